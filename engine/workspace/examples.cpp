#include "workspace/examples.hpp"

#include "lint/lint.hpp"

#include <algorithm>

namespace cmwlint::workspace {
namespace {

using rulepack::example;
using rulepack::rule_info;

// A rule says nothing of kinds of agreement or of decrees that it does not have to; examples mostly leave the kind out
// too.
std::optional<lint::document_kind> kind_of(example const& e, rule_info const& rule) {
    if (auto const kind = lint::parse_kind(e.kind)) return kind;
    auto const& kinds = rule.applies_to;
    if (kinds.empty() || std::find(kinds.begin(), kinds.end(), "law") != kinds.end()) return lint::document_kind::law;
    return lint::parse_kind(kinds.front());
}

bool touches_a_mark(example const& e, diagnostic::diagnostic const& d) {
    return e.marks.empty() || std::any_of(e.marks.begin(), e.marks.end(), [&](source::span m) {
               return m.overlaps(d.where) ||
                      std::any_of(d.labels.begin(), d.labels.end(), [&](auto const& l) { return m.overlaps(l.where); });
           });
}

// What would be written instead of the first marked words; of all that is reported where nothing is marked.
std::string wording_of(example const& e, rule_info const& rule, std::vector<diagnostic::diagnostic> const& said) {
    auto const it = std::find_if(said.begin(), said.end(), [&](diagnostic::diagnostic const& d) {
        return d.rule == rule.id && (e.marks.empty() || e.marks.front().overlaps(d.where));
    });
    return it == said.end() ? std::string{} : it->wording;
}

}  // namespace

tried_example try_example(rulepack::rule_set const& rules, rule_info const& rule, example const& e) {
    source::source_file const file{e.file, e.text};
    lint::options how;
    how.language = e.language;
    how.kind = kind_of(e, rule);
    tried_example out;
    out.said = lint::lint(file, {}, rules, how).diagnostics;
    auto const by_rule = [&](auto const& d) { return d.rule == rule.id; };
    auto const in_place = [&](auto const& d) { return by_rule(d) && touches_a_mark(e, d); };
    bool const spoke = std::any_of(out.said.begin(), out.said.end(), by_rule);
    if (e.violating)
        out.outcome = std::any_of(out.said.begin(), out.said.end(), in_place) ? example_outcome::ok_reported
                                                                              : example_outcome::missing;
    else
        out.outcome = spoke ? example_outcome::noisy : example_outcome::ok_silent;
    out.wording = wording_of(e, rule, out.said);
    if (out.outcome == example_outcome::ok_reported && !e.wording.empty() && out.wording != e.wording)
        out.outcome = example_outcome::misworded;
    return out;
}

}  // namespace cmwlint::workspace
