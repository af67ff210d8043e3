// Rules for programs: what `cmwlint explain` tells, as JSON.
#include "report/rule_page.hpp"

#include <nlohmann/json.hpp>

namespace cmwlint::report {
namespace {

using json = nlohmann::ordered_json;

json of(std::vector<page_grade> const& grades) {
    json all = json::array();
    for (auto const& g : grades)
        all.push_back(
            {{"severity", diagnostic::name(g.level)}, {"message", g.message}, {"needs-lawyer", g.needs_lawyer}});
    return all;
}

json of(std::vector<page_source> const& sources) {
    json all = json::array();
    for (auto const& s : sources) {
        json one{{"document", s.cited.document}, {"paragraph", s.cited.paragraph}, {"authority", s.cited.authority}};
        if (!s.cited.speaker.empty()) one["speaker"] = s.cited.speaker;
        one["says"] = s.says;
        all.push_back(std::move(one));
    }
    return all;
}

json of(std::vector<page_example> const& examples) {
    json all = json::array();
    for (auto const& e : examples) all.push_back({{"text", e.text}, {"note", e.note}});
    return all;
}

json of(rule_page const& p) {
    json related = json::array();
    for (auto const& [id, name] : p.related) related.push_back({{"id", id}, {"name", name}});
    return {{"id", p.id},
            {"name", p.name},
            {"theme", p.theme},
            {"severity", diagnostic::name(p.level)},
            {"of-absence", p.of_absence},
            {"applies-to", p.applies_to},
            {"message", p.message},
            {"why", p.why},
            {"advice", p.advice},
            {"limits", p.limits},
            {"grades", of(p.grades)},
            {"sources", of(p.sources)},
            {"convention", p.convention},
            {"violating", of(p.violating)},
            {"compliant", of(p.compliant)},
            {"model", {{"clause", p.instead.clause}, {"note", p.instead.note}}},
            {"condition", p.condition},
            {"related", std::move(related)},
            {"languages", p.languages},
            {"pack", p.pack}};
}

}  // namespace

std::string render_pages_json(std::span<rule_page const> pages) {
    json rules = json::array();
    for (auto const& p : pages) rules.push_back(of(p));
    return json{{"rules", std::move(rules)}}.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace cmwlint::report
