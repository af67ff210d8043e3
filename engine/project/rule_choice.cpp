// Rules that a configuration names: ids ("DET-004"), names, themes ("DET").
#include "project/configuration.hpp"
#include "project/files.hpp"

#include <algorithm>

namespace cmwlint::project {
namespace {

char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view theme_of(std::string_view id) { return id.substr(0, id.find('-')); }

rulepack::problem unknown(placed_text const& name, rulepack::rule_set const& rules) {
    rulepack::problem p;
    p.file = name.from.file;
    p.line = name.from.line;
    p.column = name.from.column;
    p.message = "there is no rule \"" + name.value + "\"";
    auto const near = rules.suggest(name.value);
    p.help = near.empty() ? "cmwlint rules lists them all" : "did you mean \"" + near + "\"?";
    if (auto const bytes = bytes_of(p.file)) p.excerpt = rulepack::line_of(*bytes, p.line);
    return p;
}

bool is_threshold(std::string_view name, rulepack::rule_set const& rules) {
    auto const all = rules.thresholds();
    return std::any_of(all.begin(), all.end(), [&](auto const& t) { return t.name == name; });
}

rulepack::problem unknown_threshold(placed_text const& name, rulepack::rule_set const& rules) {
    std::vector<std::string> known;
    std::string list;
    for (auto const& t : rules.thresholds()) {
        known.push_back(t.name);
        list.append(list.empty() ? "known: " : ", ").append(t.name);
    }
    rulepack::problem p;
    p.file = name.from.file;
    p.line = name.from.line;
    p.column = name.from.column;
    p.message = "there is no threshold \"" + name.value + "\"";
    auto const near = rulepack::closest(name.value, known);
    p.help = near.empty() ? list : "did you mean \"" + near + "\"?";
    if (auto const bytes = bytes_of(p.file)) p.excerpt = rulepack::line_of(*bytes, p.line);
    return p;
}

void check(choices const& say, rulepack::rule_set const& rules, std::vector<rulepack::problem>& problems) {
    auto const one = [&](placed_text const& name) {
        if (ids_meant(rules, name.value).empty()) problems.push_back(unknown(name, rules));
    };
    if (say.select) std::for_each(say.select->begin(), say.select->end(), one);
    std::for_each(say.ignore.begin(), say.ignore.end(), one);
    for (auto const& [name, level] : say.severity) one(name);
    for (auto const& [name, figure] : say.thresholds)
        if (!is_threshold(name.value, rules)) problems.push_back(unknown_threshold(name, rules));
}

// What the configuration says of a rule: an id or name first, else a theme; the last that says it.
std::string_view said_of(choices const& say, std::string_view id, std::string_view name) {
    std::string_view by_theme, by_id;
    for (auto const& [meant, level] : say.severity) {
        if (same(meant.value, id) || same(meant.value, name)) by_id = level;
        if (same(meant.value, theme_of(id))) by_theme = level;
    }
    return by_id.empty() ? by_theme : by_id;
}

}  // namespace

bool means(std::string_view name, std::string_view id, std::string_view rule_name) {
    return same(name, id) || same(name, rule_name) || same(name, theme_of(id));
}

std::vector<std::string> ids_meant(rulepack::rule_set const& rules, std::string_view name) {
    std::vector<std::string> ids;
    for (auto const& rule : rules.rules())
        if (means(name, rule.id, rule.name)) ids.push_back(rule.id);
    return ids;
}

std::vector<rulepack::problem> check_rule_names(configuration const& all, rulepack::rule_set const& rules) {
    std::vector<rulepack::problem> problems;
    check(all.all, rules, problems);
    for (auto const& path : all.paths) check(path.say, rules, problems);
    return problems;
}

std::vector<rulepack::problem> check_rule_names(std::span<placed_text const> names, rulepack::rule_set const& rules) {
    std::vector<rulepack::problem> problems;
    for (auto const& name : names)
        if (ids_meant(rules, name.value).empty()) problems.push_back(unknown(name, rules));
    return problems;
}

std::optional<diagnostic::severity> severity_of(choices const& say, std::string_view rule_id,
                                                std::string_view rule_name) {
    for (auto const level : {diagnostic::severity::note, diagnostic::severity::warning, diagnostic::severity::error})
        if (said_of(say, rule_id, rule_name) == diagnostic::name(level)) return level;
    return std::nullopt;
}

std::vector<std::string> rules_off(choices const& say, rulepack::rule_set const& rules) {
    std::vector<std::string> ids;
    if (say.severity.empty()) return ids;
    for (auto const& rule : rules.rules())
        if (said_of(say, rule.id, rule.name) == "off") ids.push_back(rule.id);
    return ids;
}

}  // namespace cmwlint::project
