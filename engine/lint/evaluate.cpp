// Evaluation: conditions over statements and the document. No words, no regular expressions, no I/O.
#include "lint/draft.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace cmwlint::lint {
namespace {

using norms::concept_hit;
using norms::statement;
using norms::token_range;
using rulepack::concept_term;
using rulepack::condition;
using rulepack::form;
using rulepack::rule_case;
using rulepack::scope;
using structure::provision_id;

bool has_form(norms::marks m, form wanted) {
    switch (wanted) {
        case form::affirmed:
            return norms::affirmed(m);
        case form::asserted:
            return norms::affirmed(m) && (m & norms::hypothetical) == 0;
        case form::negated:
            return (m & norms::negated) != 0 && (m & (norms::repealed | norms::hypothetical)) == 0;
        case form::permitted:
            return norms::affirmed(m) && (m & norms::permitted) != 0;
        case form::obliged:
            return norms::affirmed(m) && (m & norms::obliged) != 0 && (m & norms::hypothetical) == 0;
        case form::excepted:
            return (m & norms::excepted) != 0;
        case form::any:
            break;
    }
    return (m & norms::repealed) == 0;
}

bool applies(rulepack::rule_info const& info, document_kind kind) {
    bool const law = kind == document_kind::law || kind == document_kind::decree;
    bool const agreement = kind == document_kind::labour_agreement || kind == document_kind::readmission_agreement ||
                           kind == document_kind::social_security_agreement || kind == document_kind::agreement;
    return std::any_of(info.applies_to.begin(), info.applies_to.end(), [&](std::string const& wanted) {
        return wanted == name(kind) || (law && wanted == "law") || (agreement && wanted == "agreement");
    });
}

bool selected(rulepack::rule_info const& info, options const& how) {
    auto const named = [&](std::string const& s) { return s == info.id || s == info.name || s == info.theme(); };
    if (!how.select.empty() && std::none_of(how.select.begin(), how.select.end(), named)) return false;
    return std::none_of(how.ignore.begin(), how.ignore.end(), named);
}

// Gap in words between two stretches of a statement; 0 if they overlap.
std::uint32_t distance(concept_hit const& a, concept_hit const& b) {
    if (a.last <= b.first) return b.first - a.last;
    return b.last <= a.first ? a.first - b.last : 0;
}

class judge {
public:
    judge(read_draft const& draft, document_kind kind) : draft_(draft), kind_(kind) {
        token_range const all{0, static_cast<std::uint32_t>(draft.prepared.tokens.size())};
        everything_ = all;
        by_concept();
        order_statements();
    }

    // Statements that contain one of the concepts, in order.
    std::vector<std::uint32_t> statements_with(std::vector<match::concept_id> const& concepts) const {
        std::vector<std::uint32_t> out;
        for (auto const c : concepts) {
            if (c < statements_of_.size()) out.insert(out.end(), statements_of_[c].begin(), statements_of_[c].end());
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    // `s` is null where a condition is judged over the whole draft.
    bool holds(condition const& c, statement const* s) const {
        switch (c.what) {
            case condition::kind::all:
                return std::all_of(c.children.begin(), c.children.end(),
                                   [&](auto const& child) { return holds(child, s); });
            case condition::kind::any:
                return std::any_of(c.children.begin(), c.children.end(),
                                   [&](auto const& child) { return holds(child, s); });
            case condition::kind::none:
                return !holds(c.children.front(), s);
            case condition::kind::scoped:
                return holds_scoped(c, s);
            case condition::kind::holds:
                return occurs(c.first, c.where, s);
            case condition::kind::before:
            case condition::kind::near:
                return related(c, s);
            case condition::kind::about:
                return is_about(c.first, c.where, s);
            case condition::kind::quantity:
                return compares(c, s);
            case condition::kind::exception:
                return s && s->has_exception;
            case condition::kind::kind_is:
                return kind_matches(c.text);
        }
        return false;
    }

    std::vector<concept_hit const*> hits_of(concept_term const& term, statement const& s) const {
        std::vector<concept_hit const*> out;
        for (auto const& h : s.hits) {
            if (h.what == term.what && has_form(h.has, term.as)) out.push_back(&h);
        }
        return out;
    }

private:
    void order_statements() {
        for (std::uint32_t i = 0; i < draft_.norms.statements.size(); ++i) {
            auto const& s = draft_.norms.statements[i];
            if (!s.heading && !s.linked) in_order_.push_back(i);
        }
        std::stable_sort(in_order_.begin(), in_order_.end(),
                         [&](auto a, auto b) { return own_begin(a) < own_begin(b); });
    }

    void by_concept() {
        for (std::uint32_t i = 0; i < draft_.norms.statements.size(); ++i) {
            for (auto const& h : draft_.norms.statements[i].hits) {
                if (h.what >= statements_of_.size()) statements_of_.resize(h.what + 1u);
                auto& list = statements_of_[h.what];
                if (list.empty() || list.back() != i) list.push_back(i);
            }
        }
    }

    token_range range_of(provision_id id) const {
        if (id == structure::no_provision || id == 0) return everything_;
        return {draft_.norms.first_token[id], draft_.norms.last_token[id]};
    }

    token_range range_of(scope where, statement const* s) const {
        if (!s) return everything_;
        switch (where) {
            case scope::provision:
                return range_of(s->where);
            case scope::article:
                return range_of(draft_.document.article_of(s->where));
            case scope::chapter:
                return range_of(draft_.document.chapter_of(s->where));
            default:
                return everything_;
        }
    }

    // The hits of a concept in a range.
    std::span<norms::document_hit const> hits_in(match::concept_id what, token_range range) const {
        auto const& hits = draft_.norms.hits;
        auto const before = [&](std::uint32_t token) {
            return [what, token](norms::document_hit const& h) {
                return h.what != what ? h.what < what : h.tokens.first < token;
            };
        };
        auto const first = std::partition_point(hits.begin(), hits.end(), before(range.first));
        auto const last = std::partition_point(first, hits.end(), before(range.last));
        return {hits.data() + (first - hits.begin()), static_cast<std::size_t>(last - first)};
    }

    std::size_t count(match::concept_id what, token_range range) const { return hits_in(what, range).size(); }

    bool occurs(concept_term const& term, scope where, statement const* s) const {
        if (where == scope::sentence && s) {
            return std::any_of(s->hits.begin(), s->hits.end(),
                               [&](auto const& h) { return h.what == term.what && has_form(h.has, term.as); });
        }
        if (where == scope::heading) return s && in_headings(term.what, s->where);
        if (where == scope::title) return count(term.what, draft_.tokens_in(draft_.document.title)) > 0;
        auto const hits = hits_in(term.what, range_of(where, s));
        return std::any_of(hits.begin(), hits.end(), [&](auto const& h) { return has_form(h.has, term.as); });
    }

    // In the heading of the provision or of one around it.
    bool in_headings(match::concept_id what, provision_id from) const {
        for (auto at = from; at != structure::no_provision; at = draft_.document[at].parent) {
            auto const& heading = draft_.document[at].heading;
            if (!heading.empty() && count(what, draft_.tokens_in(heading)) > 0) return true;
        }
        return false;
    }

    bool holds_scoped(condition const& c, statement const* s) const {
        auto const& inner = c.children.front();
        if (!s || c.where == scope::sentence) return holds(inner, s);
        if (inner.what == condition::kind::holds) return occurs(inner.first, c.where, s);
        // Judged sentence by sentence: true if one statement of the scope fulfils it. The answer is the same for every
        // sentence of the scope, so it is kept.
        auto const range = range_of(c.where, s);
        auto const [it, fresh] = scoped_.try_emplace({&c, range.first, range.last}, false);
        if (!fresh) return it->second;
        auto const begins_before = [&](std::uint32_t token) {
            return [this, token](std::uint32_t index) { return own_begin(index) < token; };
        };
        auto const first = std::partition_point(in_order_.begin(), in_order_.end(), begins_before(range.first));
        auto const last = std::partition_point(first, in_order_.end(), begins_before(range.last));
        bool const found = std::any_of(
            first, last, [&](std::uint32_t index) { return holds(inner, &draft_.norms.statements[index]); });
        scoped_[{&c, range.first, range.last}] = found;
        return found;
    }

    std::uint32_t own_begin(std::uint32_t index) const {
        auto const& s = draft_.norms.statements[index];
        return s.segments[s.own].first;
    }

    bool related(condition const& c, statement const* s) const {
        if (!s) return false;
        for (auto const* a : hits_of(c.first, *s)) {
            for (auto const* b : hits_of(c.second, *s)) {
                if (c.what == condition::kind::before ? precedes(*a, *b) : distance(*a, *b) <= words(c.within))
                    return true;
            }
        }
        return false;
    }

    // Chinese says in two or three characters what others say in one word.
    std::uint32_t words(std::uint32_t n) const { return draft_.document.language == text::language::zh ? 2 * n : n; }

    // Where verbs stand last, order says nothing: what governs a word stands near it on either side.
    bool precedes(concept_hit const& a, concept_hit const& b) const {
        constexpr std::uint32_t governed = 12;
        if (draft_.document.language == text::language::az) return distance(a, b) <= governed;
        return a.first < b.first && a.last <= b.last;
    }

    // A heading or title names it, or it is frequent: in an article twice, in a draft three times and four in a
    // thousand words.
    bool is_about(concept_term const& term, scope where, statement const* s) const {
        if (s && in_headings(term.what, s->where)) return true;
        auto const range = range_of(where, s);
        auto const found = count(term.what, range);
        if (where != scope::document) return found >= 2;
        if (occurs(term, scope::title, s)) return true;
        std::size_t const size = range.size();
        return (found >= 3 && found * 250 >= size) || (found >= 2 && size < 400);
    }

    bool compares(condition const& c, statement const* s) const {
        if (!s) return false;
        return std::any_of(s->quantities.begin(), s->quantities.end(), [&](norms::quantity const& q) {
            if (q.is_age != c.is_age) return false;
            if (c.relates == condition::relation::at_most && !q.at_most) return false;
            if (c.relates == condition::relation::at_least && !q.at_least) return false;
            if (c.relates == condition::relation::after && !q.after) return false;
            if (!compares(c.op, c.is_age ? q.value : q.hours(), c.value)) return false;
            if (!c.near_concept) return true;
            concept_hit place;
            place.first = q.first;
            place.last = q.last;
            auto const hits = hits_of(c.first, *s);
            return std::any_of(hits.begin(), hits.end(),
                               [&](auto const* h) { return distance(*h, place) <= words(c.within); });
        });
    }

    static bool compares(condition::compare op, double left, double right) {
        constexpr double tiny = 1e-6;
        switch (op) {
            case condition::compare::less:
                return left < right - tiny;
            case condition::compare::at_most:
                return left <= right + tiny;
            case condition::compare::more:
                return left > right + tiny;
            case condition::compare::at_least:
                return left >= right - tiny;
            case condition::compare::equal:
                break;
        }
        return std::abs(left - right) <= tiny;
    }

    bool kind_matches(std::string const& wanted) const {
        rulepack::rule_info probe;
        probe.applies_to = {wanted};
        return applies(probe, kind_);
    }

    read_draft const& draft_;
    document_kind kind_;
    token_range everything_;
    std::vector<std::vector<std::uint32_t>> statements_of_;
    std::vector<std::uint32_t> in_order_;  // statements of the text itself, by their own words
    // Answers about whole scopes, by condition (or concept) and range.
    mutable std::map<std::tuple<condition const*, std::uint32_t, std::uint32_t>, bool> scoped_;
};

class reporter {
public:
    reporter(read_draft const& draft, rulepack::rule_set const& rules, options const& how, judge const& judging,
             std::string& trace)
        : draft_(draft), rules_(rules), how_(how), judging_(judging), trace_(trace) {}

    void run(rulepack::rule const& rule, std::vector<diagnostic::diagnostic>& out) {
        auto const& info = rules_.rules()[rule.info];
        tracing_ = !how_.trace.empty() && (how_.trace == info.id || how_.trace == info.name);
        auto const ready =
            std::all_of(rule.when.begin(), rule.when.end(), [&](auto const& c) { return judging_.holds(c, nullptr); });
        if (tracing_ && !ready) trace_ += info.id + ": the draft is not what the rule is for (`when`)\n";
        if (!ready) return;
        seen_.clear();
        judged_.clear();
        for (auto const& c : rule.cases) {
            if (c.whole_document)
                judge_document(info, c, out);
            else
                judge_statements(info, c, out);
        }
    }

private:
    void judge_document(rulepack::rule_info const& info, rule_case const& c, std::vector<diagnostic::diagnostic>& out) {
        auto const cancelled =
            std::find_if(c.unless.begin(), c.unless.end(), [&](auto const& u) { return judging_.holds(u, nullptr); });
        if (tracing_)
            trace_ += info.id + " (whole draft): " +
                      (cancelled == c.unless.end()
                           ? "reported"
                           : "cancelled by unless #" + std::to_string(cancelled - c.unless.begin() + 1)) +
                      "\n";
        if (cancelled != c.unless.end()) return;
        auto where = draft_.document.title;
        if (where.empty() && !draft_.prepared.sentences.empty()) {
            auto const t = draft_.prepared.sentences.front().tokens;
            where = {draft_.prepared.tokens[t.first].begin, draft_.prepared.tokens[t.last - 1].end};
        }
        auto d = make(info, c, draft_.reading.map.to_origin(where), structure::provision_id{0});
        out.push_back(std::move(d));
    }

    void judge_statements(rulepack::rule_info const& info, rule_case const& c,
                          std::vector<diagnostic::diagnostic>& out) {
        auto const wanted = rulepack::needed_concepts(c.find);
        std::set<provision_id> reported;
        for (auto const index : judging_.statements_with(wanted)) {
            statement const& s = draft_.norms.statements[index];
            if (s.linked && !c.with_references) continue;
            if (s.heading ? !c.in_headings : (s.recital ? !c.in_recitals : !c.in_text)) continue;
            bool const found = judging_.holds(c.find, &s);
            condition const* cancelled = nullptr;
            if (found) {
                for (auto const& u : c.unless) {
                    if (judging_.holds(u, &s)) {
                        cancelled = &u;
                        break;
                    }
                }
            }
            if (tracing_) describe(info, s, found, cancelled, c);
            if (!found || cancelled) continue;
            // An earlier case of the rule has spoken here, or the sentence says by itself what it says with its
            // reference.
            auto const own = s.segments[s.own].first;
            if (s.linked ? judged_.contains(own) : !judged_.insert(own).second) continue;
            if (c.often != rulepack::once_per::place && !reported.insert(unit_of(c.often, s.where)).second) continue;
            report(info, c, s, out);
        }
    }

    provision_id unit_of(rulepack::once_per often, provision_id where) const {
        if (often == rulepack::once_per::article) return draft_.document.article_of(where);
        return often == rulepack::once_per::chapter ? draft_.document.chapter_of(where) : provision_id{0};
    }

    void report(rulepack::rule_info const& info, rule_case const& c, statement const& s,
                std::vector<diagnostic::diagnostic>& out) {
        auto places = primaries(c, s);
        if (places.empty()) places.push_back(nullptr);
        bool const each = c.find.what == condition::kind::holds && c.often == rulepack::once_per::place;
        if (!each) places.resize(1);
        for (auto const* primary : places) {
            auto const* focus = primary ? focus_of(c, s, *primary) : nullptr;
            auto const where = focus ? focus->tokens : s.segments[s.own];
            if (primary && seen_.contains({primary->tokens.first, primary->tokens.last}))
                continue;  // the lead-in alone said it all
            if (!seen_.insert({where.first, where.last}).second) continue;
            auto d = make(info, c, draft_.source_span(where), provision_of(s, where));
            if (primary) add_labels(info, c, s, *primary, *focus, d);
            out.push_back(std::move(d));
        }
    }

    // In a list under one penalty the point that is at fault is underlined, and the penalty of the lead-in is labelled.
    concept_hit const* focus_of(rule_case const& c, statement const& s, concept_hit const& primary) const {
        auto const own = s.segments[s.own];
        auto const in_own = [&](concept_hit const& h) {
            return own.first <= h.tokens.first && h.tokens.first < own.last;
        };
        if (s.linked || in_own(primary)) return &primary;
        for (auto const& role : c.roles) {
            for (auto const& h : s.hits) {
                if (h.what == role.what && in_own(h) && (h.has & norms::repealed) == 0) return &h;
            }
        }
        return &primary;
    }

    provision_id provision_of(statement const& s, token_range where) const {
        auto const own = s.segments[s.own];
        if (own.first <= where.first && where.first < own.last) return s.where;
        return draft_.document.at(draft_.prepared.tokens[where.first].begin);
    }

    // Candidates for the underlined span: the case's first concept that occurs, affirmed hits and the statement's own
    // text first.
    std::vector<concept_hit const*> primaries(rule_case const& c, statement const& s) const {
        // A penal clause is where the fault stands; what it refers to is labelled.
        if (s.linked) {
            auto found = primaries(c, s, penal_part(s));
            if (!found.empty()) return found;
        }
        return primaries(c, s, ~std::uint32_t{0});
    }

    // One past the last position of the penal clause of a linked statement.
    static std::uint32_t penal_part(statement const& s) {
        std::uint32_t size = 0;
        for (std::uint32_t i = 0; i < s.linked_from && i < s.segments.size(); ++i) size += s.segments[i].size();
        return size;
    }

    std::vector<concept_hit const*> primaries(rule_case const& c, statement const& s, std::uint32_t before) const {
        for (auto const what : c.primary) {
            std::vector<concept_hit const*> found;
            for (auto const& h : s.hits) {
                if (h.what == what && (h.has & norms::repealed) == 0 && h.first < before) found.push_back(&h);
            }
            if (found.empty()) continue;
            auto const own = s.segments[s.own];
            std::stable_sort(found.begin(), found.end(), [&](auto const* a, auto const* b) {
                auto const rank = [&](concept_hit const* h) {
                    bool const in_own = own.first <= h->tokens.first && h->tokens.first < own.last;
                    return (norms::affirmed(h->has) ? 0 : 2) + (in_own ? 0 : 1);
                };
                return rank(a) < rank(b);
            });
            bool const each = c.find.what == condition::kind::holds;
            if (each) {
                found.erase(std::remove_if(found.begin(), found.end(),
                                           [&](auto const* h) { return !has_form(h->has, c.find.first.as); }),
                            found.end());
            }
            // Of hits that overlap, the longest speaks.
            std::vector<concept_hit const*> kept;
            for (auto const* h : found) {
                bool const inside = std::any_of(found.begin(), found.end(), [&](auto const* o) {
                    return o != h && o->first <= h->first && h->last <= o->last &&
                           o->last - o->first > h->last - h->first;
                });
                if (!inside) kept.push_back(h);
            }
            return kept;
        }
        return {};
    }

    void add_labels(rulepack::rule_info const& info, rule_case const& c, statement const& s, concept_hit const& primary,
                    concept_hit const& focus, diagnostic::diagnostic& d) const {
        auto const texts = info.text_in(how_.message_language);
        auto const text_of = [&](std::string const& role) -> std::string {
            for (auto const& [key, text] : texts.labels) {
                if (key == role) return text;
            }
            return {};
        };
        std::vector<source::span> taken;
        auto const add = [&](source::span where, std::string text) {
            if (text.empty() ||
                std::any_of(taken.begin(), taken.end(), [&](auto const& t) { return t.overlaps(where); }))
                return false;
            taken.push_back(where);
            d.labels.push_back({where, std::move(text)});
            return true;
        };
        std::string focus_text = text_of("primary");
        for (auto const& role : c.roles) {
            if (&focus != &primary && role.what == focus.what) focus_text = text_of(role.name);
        }
        if (!add(d.where, std::move(focus_text))) taken.push_back(d.where);
        if (&focus != &primary) add(draft_.source_span(primary.tokens), text_of("primary"));
        for (auto const& role : c.roles) {
            if (&focus != &primary && role.what == focus.what) continue;
            for (auto const& h : s.hits) {
                if (h.what == role.what && &h != &primary && add(draft_.source_span(h.tokens), text_of(role.name)))
                    break;
            }
        }
        std::sort(d.labels.begin(), d.labels.end(), [](auto const& a, auto const& b) { return a.where < b.where; });
    }

    diagnostic::diagnostic make(rulepack::rule_info const& info, rule_case const& c, source::span where,
                                provision_id provision) const {
        diagnostic::diagnostic d;
        d.rule = info.id;
        d.name = info.name;
        d.level = c.level;
        d.where = where;
        d.needs_lawyer = c.needs_lawyer;
        d.sources = info.sources;
        d.convention = info.convention;
        auto text = info.text_in(how_.message_language);
        if (!c.say.empty()) {
            auto const& variants = rules_.data().variants;
            if (auto const it = variants.find(info.id + "/" + c.say); it != variants.end()) {
                auto const pick = [&](std::string rulepack::variant_text::*member, std::string& into) {
                    auto const& mine = it->second[static_cast<std::size_t>(how_.message_language)].*member;
                    auto const& english = it->second[static_cast<std::size_t>(text::language::en)].*member;
                    if (!mine.empty())
                        into = mine;
                    else if (!english.empty())
                        into = english;
                };
                pick(&rulepack::variant_text::message, text.message);
                pick(&rulepack::variant_text::why, text.why);
                pick(&rulepack::variant_text::advice, text.advice);
            }
        }
        d.message = std::move(text.message);
        d.why = std::move(text.why);
        d.advice = std::move(text.advice);
        d.provision = place_of(provision);
        return d;
    }

    diagnostic::place place_of(provision_id provision) const {
        auto const article = draft_.document.article_of(provision);
        // In the heading of a chapter that heading is the place, not the whole draft.
        bool const heading = provision != 0 && article == 0;
        auto const& p = draft_.document[heading ? provision : article];
        diagnostic::place out;
        out.label = source_text(p.label);
        out.heading = source_text(p.heading);
        out.eid = draft_.document[provision].eid.empty() ? p.eid : draft_.document[provision].eid;
        if (out.label.empty()) out.label = structure::kind_name(p.kind);
        auto const extent =
            heading && !p.heading.empty() ? source::join(p.label.empty() ? p.heading : p.label, p.heading) : p.whole;
        auto const where = draft_.reading.map.to_origin(extent);
        out.start_line = draft_.file.line_of(where.begin);
        out.end_line = draft_.file.line_of(where.end > where.begin ? where.end - 1 : where.begin);
        return out;
    }

    // As printed in the draft, white space as single spaces.
    std::string source_text(source::span reading_span) const {
        if (reading_span.empty()) return {};
        std::string out;
        for (char const ch : source::slice(draft_.file.text(), draft_.reading.map.to_origin(reading_span))) {
            bool const space = ch == ' ' || ch == '\n' || ch == '\r' || ch == '\t';
            if (!space)
                out += ch;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
        while (!out.empty() && out.back() == ' ') out.pop_back();
        return out;
    }

    // One block a statement: its words, what was found in it, and why it is or is not reported.
    void describe(rulepack::rule_info const& info, statement const& s, bool found, condition const* cancelled,
                  rule_case const& c) {
        auto const line = draft_.file.line_of(draft_.source_span(s.segments[s.own]).begin);
        trace_ += info.id + " line " + std::to_string(line) +
                  (s.linked ? " (read with the provision it refers to)" : "") + ": ";
        trace_ += !found ? "condition does not hold"
                         : (cancelled ? "cancelled by unless #" + std::to_string(cancelled - c.unless.data() + 1)
                                      : "reported");
        trace_ += "\n  ";
        for (auto const& segment : s.segments) {
            auto const text = source::slice(draft_.file.text(), draft_.source_span(segment));
            trace_ += std::string(text.substr(0, 400)) + (text.size() > 400 ? " …" : "") + " | ";
        }
        trace_ += "\n";
        for (auto const& h : s.hits) {
            trace_ += "    " + rules_.data().concepts[h.what] + ": \"" +
                      std::string(source::slice(draft_.file.text(), draft_.source_span(h.tokens))) + "\"";
            constexpr std::array<std::pair<norms::mark, char const*>, 6> names{
                {{norms::negated, " negated"},
                 {norms::permitted, " permitted"},
                 {norms::obliged, " obliged"},
                 {norms::excepted, " excepted"},
                 {norms::repealed, " repealed"},
                 {norms::hypothetical, " hypothetical"}}};
            for (auto const& [bit, word] : names) {
                if (h.has & bit) trace_ += word;
            }
            trace_ += "\n";
        }
        for (auto const& q : s.quantities) {
            trace_ += "    " + std::string(q.is_age ? "age " : "duration ") +
                      std::to_string(static_cast<int>(q.is_age ? q.value : q.hours())) +
                      (q.is_age ? " years" : " hours") + (q.at_most ? " at-most" : "") +
                      (q.at_least ? " at-least" : "") + (q.after ? " after" : "") + "\n";
        }
    }

    read_draft const& draft_;
    rulepack::rule_set const& rules_;
    options const& how_;
    judge const& judging_;
    std::string& trace_;
    bool tracing_ = false;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;
    std::set<std::uint32_t> judged_;  // first tokens of the sentences reported
};

}  // namespace

std::vector<diagnostic::diagnostic> evaluate(read_draft const& draft, document_kind kind,
                                             rulepack::rule_set const& rules, options const& how, std::string& trace) {
    std::vector<diagnostic::diagnostic> out;
    judge const judging(draft, kind);
    reporter reporting(draft, rules, how, judging, trace);
    for (auto const& rule : rules.data().rules) {
        auto const& info = rules.rules()[rule.info];
        if (applies(info, kind) && selected(info, how)) reporting.run(rule, out);
    }
    return out;
}

}  // namespace cmwlint::lint
