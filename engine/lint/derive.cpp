// Derivations: the log of the reporter and the statements themselves, told so that a person can follow them.
#include "lint/judge.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <tuple>

namespace cmwlint::lint {
namespace {

using diagnostic::derivation;
using diagnostic::derived_case;
using diagnostic::derived_condition;
using outcome = derived_case::outcome;
using rulepack::concept_term;
using rulepack::condition;
using rulepack::scope;

std::string quoted(std::string const& words) { return "\"" + words + "\""; }

std::string plural(std::size_t n, std::string_view word) {
    return std::to_string(n) + " " + std::string{word} + (n == 1 ? "" : "s");
}

// "at most 48 hours"
std::string read_as(norms::quantity const& q) {
    constexpr std::array<std::string_view, 7> units{"", "hour", "day", "working day", "week", "month", "year"};
    std::string out = q.at_most ? "at most " : q.at_least ? "at least " : q.after ? "after " : "";
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "%g", q.value);
    out.append(number.data()).append(" ").append(units[static_cast<std::size_t>(q.counts)]);
    if (q.value < 1 || q.value > 1) out += "s";
    return q.is_age ? out + " of age" : out;
}

struct named_mark {
    norms::mark bit;
    std::string_view name;
};
constexpr std::array mark_names{
    named_mark{norms::negated, "negated"},   named_mark{norms::permitted, "permitted"},
    named_mark{norms::obliged, "obliged"},   named_mark{norms::excepted, "excepted"},
    named_mark{norms::repealed, "repealed"}, named_mark{norms::hypothetical, "in a condition"}};

std::string marks_text(norms::marks has) {
    std::string out;
    for (auto const& m : mark_names)
        if (has & m.bit) out.append(out.empty() ? "" : ", ").append(m.name);
    return out.empty() ? "affirmed" : out;
}

// Says of a condition whether it holds and what was found for it.
class explainer {
public:
    explainer(read_draft const& draft, document_kind kind) : draft_(draft), kind_(kind), judging_(draft, kind) {}

    [[nodiscard]] bool holds(condition const& c) const { return judging_.holds(c, nullptr); }

    [[nodiscard]] derived_condition explain(condition const& c, statement const* s) const {
        derived_condition out;
        out.holds = judging_.holds(c, s);
        switch (c.what) {
            case condition::kind::all:
            case condition::kind::any:
            case condition::kind::none:
                out.text = c.what == condition::kind::all ? "and" : c.what == condition::kind::any ? "or" : "not";
                for (auto const& child : c.children) out.parts.push_back(explain(child, s));
                break;
            default:
                out.text = to_text(c);
                out.remark = remark(c, s);
        }
        return out;
    }

private:
    std::string remark(condition const& c, statement const* s) const {
        switch (c.what) {
            case condition::kind::holds:
                return c.where == scope::sentence && s ? occurrence(c.first, *s) : elsewhere(c.first, c.where, s);
            case condition::kind::before:
            case condition::kind::near:
                return s ? relation(c, *s) : std::string{};
            case condition::kind::about:
                return "found " + plural(judging_.hits_in(c.first.what, c.where, s).size(), "time");
            case condition::kind::quantity:
                return s ? quantities(c, *s) : std::string{};
            case condition::kind::kind_is:
                return "the draft is of kind " + std::string{name(kind_)};
            default:
                return {};
        }
    }

    // The words of a term here; where it occurs in another form only, what form that is.
    std::string occurrence(concept_term const& term, statement const& s) const {
        auto const hits = judging_.hits_of(term, s);
        if (!hits.empty()) return words_of(hits.front()->tokens);
        for (auto const& h : s.hits)
            if (h.what == term.what) return words_of(h.tokens) + " is " + marks_text(h.has);
        return "no words for " + term.name + " here";
    }

    std::string elsewhere(concept_term const& term, scope where, statement const* s) const {
        if (where == scope::heading || where == scope::title) return {};
        auto const hits = judging_.hits_in(term.what, where, s);
        auto const first =
            std::find_if(hits.begin(), hits.end(), [&](auto const& h) { return has_form(h.has, term.as); });
        if (first != hits.end()) return words_of(first->tokens) + ", line " + std::to_string(line_of(first->tokens));
        if (hits.empty()) return "no words for it there";
        return words_of(hits.front().tokens) + ", line " + std::to_string(line_of(hits.front().tokens)) + ", is " +
               marks_text(hits.front().has);
    }

    // The two that stand nearest to each other.
    std::string relation(condition const& c, statement const& s) const {
        auto const left = judging_.hits_of(c.first, s), right = judging_.hits_of(c.second, s);
        if (left.empty()) return occurrence(c.first, s);
        if (right.empty()) return occurrence(c.second, s);
        concept_hit const* a = left.front();
        concept_hit const* b = right.front();
        for (auto const* l : left)
            for (auto const* r : right)
                if (distance(*l, *r) < distance(*a, *b)) std::tie(a, b) = std::pair{l, r};
        auto const apart = distance(*a, *b);
        return words_of(a->tokens) + " and " + words_of(b->tokens) +
               (apart == 0 ? " side by side" : ", " + plural(apart, "word") + " apart");
    }

    std::string quantities(condition const& c, statement const& s) const {
        std::string all;
        for (auto const& q : s.quantities)
            if (q.is_age == c.is_age) all += (all.empty() ? "" : "; ") + words_of(q.tokens) + " = " + read_as(q);
        return all.empty() ? (c.is_age ? "no age here" : "no length of time here") : all;
    }

    std::string words_of(token_range tokens) const { return quoted(draft_.printed(draft_.source_span(tokens))); }
    std::uint32_t line_of(token_range tokens) const { return draft_.file.line_of(draft_.source_span(tokens).begin); }

    read_draft const& draft_;
    document_kind kind_;
    judge judging_;
};

class teller {
public:
    teller(read_draft const& draft, document_kind kind, rulepack::rule_set const& rules, trace_request const& wanted,
           std::vector<judgement> const& log)
        : draft_(draft), kind_(kind), rules_(rules), wanted_(wanted), log_(log), explainer_(draft, kind) {
        for (std::size_t i = 0; i < log.size(); ++i) by_statement_.emplace_back(log[i].statement, i);
        std::sort(by_statement_.begin(), by_statement_.end());
    }

    std::vector<derivation> tell() {
        std::vector<derivation> out;
        tell_whole_draft(out);
        std::set<std::uint32_t> told;  // first tokens of sentences
        for (std::uint32_t i = 0; i < draft_.norms.statements.size(); ++i) {
            auto const& s = draft_.norms.statements[i];
            if (!is_wanted(i, s)) continue;
            told.insert(s.segments[s.own].first);
            out.push_back(tell(i, s));
        }
        if (wanted_.line) tell_unspoken(told, out);
        std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.line < b.line; });
        return out;
    }

private:
    bool is_wanted(std::uint32_t index, statement const& s) const {
        if (wanted_.line) return touches_line(s.segments[s.own]);
        return !entries_of(index).empty();
    }

    bool touches_line(token_range tokens) const {
        auto const where = draft_.source_span(tokens);
        return !where.empty() && draft_.file.line_of(where.begin) <= *wanted_.line &&
               *wanted_.line <= draft_.file.line_of(where.end - 1);
    }

    std::span<std::pair<std::uint32_t, std::size_t> const> entries_of(std::uint32_t statement) const {
        auto const [first, last] =
            std::equal_range(by_statement_.begin(), by_statement_.end(), std::pair{statement, std::size_t{0}},
                             [](auto const& a, auto const& b) { return a.first < b.first; });
        return {first, last};
    }

    // Rules that are judged once for the draft: told where they were asked for, or where their finding stands.
    void tell_whole_draft(std::vector<derivation>& out) const {
        derivation d;
        auto const title = draft_.reading.map.to_origin(draft_.document.title);
        d.line = draft_.file.line_of(title.begin);
        d.whole_draft = true;
        d.provision = draft_.place_of(0);
        if (!title.empty()) d.parts.push_back({diagnostic::sentence_part::role::own, title, draft_.printed(title)});
        bool const here = wanted_.line && !title.empty() && d.line <= *wanted_.line &&
                          *wanted_.line <= draft_.file.line_of(title.end - 1);
        for (auto const& [statement, at] : entries_of(judgement::whole_draft)) {
            bool const shown = !wanted_.rules.empty() || (here && log_[at].became == outcome::reported);
            if (shown) d.cases.push_back(case_of(log_[at], nullptr));
        }
        if (!d.cases.empty()) out.push_back(std::move(d));
    }

    // Sentences at the line in which no concept was found.
    void tell_unspoken(std::set<std::uint32_t> const& told, std::vector<derivation>& out) const {
        for (auto const& s : draft_.prepared.sentences) {
            if (s.tokens.empty() || told.contains(s.tokens.first) || !touches_line(s.tokens)) continue;
            derivation d;
            auto const where = draft_.source_span(s.tokens);
            d.line = draft_.file.line_of(where.begin);
            d.provision = draft_.place_of(s.where);
            d.heading = s.role == norms::sentence_role::heading;
            d.parts.push_back({diagnostic::sentence_part::role::own, where, draft_.printed(where)});
            out.push_back(std::move(d));
        }
    }

    derivation tell(std::uint32_t index, statement const& s) const {
        derivation d;
        d.line = draft_.file.line_of(draft_.source_span(s.segments[s.own]).begin);
        d.provision = draft_.place_of(s.where);
        d.heading = s.heading;
        d.recital = s.recital;
        d.linked = s.linked;
        add_parts(s, d);
        for (auto const& h : s.hits) d.concepts.push_back(concept_of(h, s));
        for (auto const& q : s.quantities) {
            auto const where = draft_.source_span(q.tokens);
            d.quantities.push_back({where, draft_.printed(where), read_as(q)});
        }
        for (auto const& [statement, at] : entries_of(index)) d.cases.push_back(case_of(log_[at], &s));
        add_not_sought(s, d);
        std::stable_sort(d.cases.begin(), d.cases.end(), [](auto const& a, auto const& b) {
            return std::tuple{a.became, missing(a)} < std::tuple{b.became, missing(b)};
        });
        return d;
    }

    void add_parts(statement const& s, derivation& d) const {
        using role = diagnostic::sentence_part::role;
        for (std::uint32_t i = 0; i < s.segments.size(); ++i) {
            auto const where = draft_.source_span(s.segments[i]);
            bool const linked = s.linked && i >= s.linked_from;
            auto const as = linked ? role::linked : i < s.own ? role::lead_in : i == s.own ? role::own : role::rest;
            d.parts.push_back({as, where, draft_.printed(where)});
        }
    }

    diagnostic::derived_concept concept_of(concept_hit const& h, statement const& s) const {
        auto const where = draft_.source_span(h.tokens);
        diagnostic::derived_concept out{rules_.data().concepts[h.what], where, draft_.printed(where), {}};
        for (auto const& m : mark_names) {
            if (!(h.has & m.bit)) continue;
            // A pair has its marks from its parts, so any part's reason is one.
            auto const reason = std::find_if(s.reasons.begin(), s.reasons.end(), [&](norms::mark_reason const& r) {
                return r.gave == m.bit && h.first <= r.first && r.last <= h.last;
            });
            out.marks.push_back({std::string{m.name},
                                 reason == s.reasons.end() ? "" : draft_.printed(draft_.source_span(reason->cue))});
        }
        return out;
    }

    derived_case case_of(judgement const& j, statement const* s) const {
        auto const& rule = rules_.data().rules[j.rule];
        auto const& c = rule.cases[j.which];
        auto out = named_case(rule, c);
        out.became = j.became;
        if (!c.whole_document) out.find = explainer_.explain(c.find, s);
        if (j.cancelled_by) out.cancelled_by = explainer_.explain(*j.cancelled_by, s);
        if (j.became == outcome::reported)
            for (auto const& u : c.unless) out.not_cancelled_by.push_back(explainer_.explain(u, s));
        return out;
    }

    derived_case named_case(rulepack::rule const& rule, rulepack::rule_case const& c) const {
        auto const& info = rules_.rules()[rule.info];
        derived_case out;
        out.rule = info.id;
        out.name = info.name;
        out.level = c.level;
        return out;
    }

    // Where a rule was named, the reader wants to know why it did not even come near.
    void add_not_sought(statement const& s, derivation& d) const {
        if (!wanted_.line) return;
        for (auto const& rule : rules_.data().rules) {
            auto const& info = rules_.rules()[rule.info];
            if (std::find(wanted_.rules.begin(), wanted_.rules.end(), info.id) == wanted_.rules.end()) continue;
            if (std::any_of(d.cases.begin(), d.cases.end(), [&](auto const& c) { return c.rule == info.id; })) continue;
            for (auto const& c : rule.cases) {
                auto out = named_case(rule, c);
                out.became = outcome::not_sought;
                out.remark = why_not_sought(rule, c, s);
                if (!c.whole_document) out.find = explainer_.explain(c.find, &s);
                if (!c.whole_document || &c == rule.cases.data()) d.cases.push_back(std::move(out));
            }
        }
    }

    std::string why_not_sought(rulepack::rule const& rule, rulepack::rule_case const& c, statement const& s) const {
        auto const& info = rules_.rules()[rule.info];
        if (!applies(info, kind_)) {
            std::string kinds;
            for (auto const& k : info.applies_to) kinds += (kinds.empty() ? "" : ", ") + k;
            return "the rule is for: " + kinds + "; the draft is of kind " + std::string{name(kind_)};
        }
        for (auto const& w : rule.when)
            if (!explainer_.holds(w)) return "the draft is not what the rule is for: " + to_text(w);
        if (c.whole_document) return "the rule is judged once for the whole draft";
        if (s.heading && !c.in_headings) return "the rule does not look in headings";
        if (s.recital && !c.in_recitals) return "the rule does not look in recitals";
        if (s.linked && !c.with_references) return "the rule does not follow references";
        std::string concepts;
        for (auto const what : rulepack::needed_concepts(c.find))
            concepts += (concepts.empty() ? "" : ", ") + rules_.data().concepts[what];
        return "the sentence has none of the concepts by which the rule is sought: " + concepts;
    }

    // How many conditions of a conjunction are not met: the fewer, the nearer the rule came.
    static std::size_t missing(derived_case const& c) {
        if (!c.find || c.find->holds) return 0;
        if (c.find->text != "and") return 1;
        return static_cast<std::size_t>(
            std::count_if(c.find->parts.begin(), c.find->parts.end(), [](auto const& part) { return !part.holds; }));
    }

    read_draft const& draft_;
    document_kind kind_;
    rulepack::rule_set const& rules_;
    trace_request const& wanted_;
    std::vector<judgement> const& log_;
    explainer explainer_;
    std::vector<std::pair<std::uint32_t, std::size_t>> by_statement_;  // statement, index into the log
};

}  // namespace

std::vector<derivation> derive(read_draft const& draft, document_kind kind, rulepack::rule_set const& rules,
                               trace_request const& wanted, std::vector<judgement> const& log) {
    return teller(draft, kind, rules, wanted, log).tell();
}

}  // namespace cmwlint::lint
