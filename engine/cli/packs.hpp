// Rules for a run.
#pragma once

#include "cli/commands.hpp"
#include "rulepack/rule_set.hpp"

#include <optional>
#include <span>
#include <string>

namespace cmwlint::cli {

/// The rules of the named directories and, unless they are not wanted, the built-in ones. Nothing where any of them has
/// a mistake; all mistakes are said on standard error.
[[nodiscard]] std::optional<rulepack::rule_set> load_packs(pack_options const&);

/// `file:line:column: error: message`, the line it is about, and a remedy.
[[nodiscard]] std::string render_problems(std::span<rulepack::problem const>);

}  // namespace cmwlint::cli
