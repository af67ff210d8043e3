#include "cli/selection.hpp"

#include "cli/console.hpp"
#include "cli/packs.hpp"

namespace cmwlint::cli {

void say_unknown(rulepack::rule_set const& rules, std::string const& name) {
    say_error(workspace::no_such_rule(rules, name));
}

std::optional<std::vector<std::string>> ids_or_say(rulepack::rule_set const& rules,
                                                   std::vector<std::string> const& names) {
    auto ids = workspace::ids_of(rules, names);
    if (say_complaints(ids.complaints)) return std::nullopt;
    return std::move(ids.value);
}

}  // namespace cmwlint::cli
