// The rules a user names.
#pragma once

#include "rulepack/rule_set.hpp"

#include <string>
#include <vector>

namespace cmwlint::cli {

/// Whether each name is an id, a name or a theme of some rule, in any case. Says on standard error which is not, and
/// what may have been meant.
[[nodiscard]] bool all_known(rulepack::rule_set const&, std::vector<std::string> const& names);

/// Whether a rule is meant by one of the names.
[[nodiscard]] bool is_among(rulepack::rule_info const&, std::vector<std::string> const& names);

}  // namespace cmwlint::cli
