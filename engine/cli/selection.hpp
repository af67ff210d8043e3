// The rules a user names.
#pragma once

#include "rulepack/rule_set.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cmwlint::cli {

/// The ids of the rules that are meant by the names: ids, names or themes ("DET"), in any case. Nothing where one of
/// the names means no rule; which, and what may have been meant instead, is said on standard error.
[[nodiscard]] std::optional<std::vector<std::string>> ids_or_say(rulepack::rule_set const&,
                                                                 std::vector<std::string> const& names);

/// Says on standard error that there is no such rule, and what may have been meant.
void say_unknown(rulepack::rule_set const&, std::string const& name);

}  // namespace cmwlint::cli
