// Rules for a run, and what is wrong with what the user wrote, said on standard error.
#pragma once

#include "cli/commands.hpp"
#include "workspace/packs.hpp"
#include "workspace/plan.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::cli {

/// The rules of the named directories and, unless they are not wanted, the built-in ones. Nothing where any of them has
/// a mistake; all mistakes are said on standard error.
/// With `keep_going` what could be loaded is used all the same: for whoever writes a pack and tries the finished part
/// of it.
[[nodiscard]] std::optional<workspace::loaded_packs> load_packs_or_say(pack_options const&,
                                                                       rulepack::load_options const& = {},
                                                                       bool keep_going = false);

/// The plan of a run; nothing where a file of the user's has a mistake: all are said on standard error.
[[nodiscard]] std::optional<workspace::run_plan> plan_or_say(workspace::run_request const&,
                                                             std::vector<std::string> const& files);

/// True, and said on standard error, where files were named or found but the plan leaves all of them out: nothing was
/// checked, which is not "clean".
[[nodiscard]] bool all_excluded(std::vector<std::string> const& files, workspace::run_plan const&);

/// `file:line:column: error: message`, the line it is about, and a remedy. `level` stands in for "error".
[[nodiscard]] std::string render_problems(std::span<rulepack::problem const>, std::string_view level = "error");

/// Says all of them on standard error; true if there are any.
bool say_complaints(std::vector<workspace::complaint> const&);

}  // namespace cmwlint::cli
