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

bool is_among(rulepack::rule_info const& rule, std::vector<std::string> const& names) {
    return std::any_of(names.begin(), names.end(), [&](auto const& name) { return means(name, rule); });
}

bool all_known(rulepack::rule_set const& rules, std::vector<std::string> const& names) {
    bool known = true;
    for (auto const& name : names) {
        auto const all = rules.rules();
        if (std::any_of(all.begin(), all.end(), [&](auto const& rule) { return means(name, rule); })) continue;
        auto const near = rules.suggest(name);
        say_error("there is no rule \"" + name + "\"" +
                  (near.empty() ? std::string{"; cmwlint rules lists them all"} : "; did you mean \"" + near + "\"?"));
        known = false;
    }
    return known;
}

}  // namespace cmwlint::cli
