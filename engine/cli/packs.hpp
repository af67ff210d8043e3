// Rules for a run.
#pragma once

#include "cli/commands.hpp"
#include "rulepack/rule_set.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::cli {

/// Rules and the bytes they were made from, which must live as long.
struct loaded_packs {
    std::vector<rulepack::directory_result> directories;
    rulepack::rule_set rules;
};

/// The rules of the named directories and, unless they are not wanted, the built-in ones. Nothing where any of them has
/// a mistake; all mistakes are said on standard error.
/// With `keep_going` what could be loaded is used all the same: for whoever writes a pack and tries the finished part
/// of it.
[[nodiscard]] std::optional<loaded_packs> load_packs(pack_options const&, rulepack::load_options const& = {},
                                                     bool keep_going = false);

/// `file:line:column: error: message`, the line it is about, and a remedy. `level` stands in for "error".
[[nodiscard]] std::string render_problems(std::span<rulepack::problem const>, std::string_view level = "error");

}  // namespace cmwlint::cli
