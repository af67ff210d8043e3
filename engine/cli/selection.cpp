#include "cli/selection.hpp"

#include "cli/console.hpp"

#include <algorithm>
#include <string_view>

namespace cmwlint::cli {
namespace {

char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool means(std::string_view name, rulepack::rule_info const& rule) {
    return same(name, rule.id) || same(name, rule.name) || same(name, rule.theme());
}

}  // namespace

void say_unknown(rulepack::rule_set const& rules, std::string const& name) {
    auto const near = rules.suggest(name);
    say_error("there is no rule \"" + name + "\"" +
              (near.empty() ? std::string{"; cmwlint rules lists them all"} : "; did you mean \"" + near + "\"?"));
}

std::optional<std::vector<std::string>> ids_of(rulepack::rule_set const& rules, std::vector<std::string> const& names) {
    std::vector<std::string> ids;
    bool all_known = true;
    for (auto const& name : names) {
        auto const before = ids.size();
        for (auto const& rule : rules.rules())
            if (means(name, rule)) ids.push_back(rule.id);
        if (ids.size() > before) continue;
        say_unknown(rules, name);
        all_known = false;
    }
    if (!all_known) return std::nullopt;
    return ids;
}

}  // namespace cmwlint::cli
