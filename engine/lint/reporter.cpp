#include "lint/reporter.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace cmwlint::lint {

using rulepack::condition;
using rulepack::rule_case;
using structure::provision_id;

bool selected(rulepack::rule_info const& info, options const& how) {
    auto const named = [&](std::string const& s) { return s == info.id || s == info.name || s == info.theme(); };
    if (!how.select.empty() && std::none_of(how.select.begin(), how.select.end(), named)) return false;
    return std::none_of(how.ignore.begin(), how.ignore.end(), named);
}

reporter::reporter(read_draft const& draft, rulepack::rule_set const& rules, options const& how, judge const& judging,
                   std::vector<judgement>& log, old_diagnostics* old)
    : draft_(draft), rules_(rules), how_(how), judging_(judging), log_(log), old_(old) {}

bool reporter::begin(rulepack::rule const& rule) {
    rule_ = &rule;
    info_ = &rules_.rules()[rule.info];
    now_.rule = static_cast<std::size_t>(&rule - rules_.data().rules.data());
    tracing_ = how_.trace && (how_.trace->rules.empty() || std::find(how_.trace->rules.begin(), how_.trace->rules.end(),
                                                                     info_->id) != how_.trace->rules.end());
    seen_.clear();
    judged_.clear();
    return std::all_of(rule.when.begin(), rule.when.end(), [&](auto const& c) { return judging_.holds(c, nullptr); });
}

void reporter::run(rule_case const& c, std::vector<diagnostic::diagnostic>& out) {
    if (c.whole_document)
        judge_document(c, out);
    else
        judge_statements(c, out);
}

void reporter::begin_case(rule_case const& c) {
    now_.which = static_cast<std::size_t>(&c - rule_->cases.data());
    reported_.clear();
}

void reporter::judge_document(rule_case const& c, std::vector<diagnostic::diagnostic>& out) {
    begin_case(c);
    auto const cancelled =
        std::find_if(c.unless.begin(), c.unless.end(), [&](auto const& u) { return judging_.holds(u, nullptr); });
    bool const silent = cancelled != c.unless.end();
    note(judgement::whole_draft, silent ? outcome::cancelled : outcome::reported, silent ? &*cancelled : nullptr);
    if (silent) return;
    auto where = draft_.document.title;
    if (where.empty() && !draft_.prepared.sentences.empty()) {
        auto const t = draft_.prepared.sentences.front().tokens;
        where = {draft_.prepared.tokens[t.first].begin, draft_.prepared.tokens[t.last - 1].end};
    }
    out.push_back(make(c, draft_.reading.map.to_origin(where), structure::provision_id{0}));
    now_.statement = judgement::whole_draft;
    if (old_) old_->keep(now_, {}, 0);
}

void reporter::repeat(judgement const& of, token_range words, std::vector<diagnostic::diagnostic>& out) {
    auto const provision = provision_of(draft_.norms.statements[of.statement], words);
    if (auto kept = old_->take(of, words, provision)) out.push_back(std::move(*kept));
    old_->keep(of, words, provision);
}

bool reporter::is_for(rule_case const& c, statement const& s) {
    if (s.linked && !c.with_references) return false;
    return s.heading ? c.in_headings : (s.recital ? c.in_recitals : c.in_text);
}

void reporter::judge_statements(rule_case const& c, std::vector<diagnostic::diagnostic>& out) {
    begin_case(c);
    for (auto const index : judging_.statements_with(rulepack::needed_concepts(c.find))) {
        statement const& s = draft_.norms.statements[index];
        if (!is_for(c, s)) continue;
        bool const found = judging_.holds(c.find, &s);
        auto const cancelled =
            found ? std::find_if(c.unless.begin(), c.unless.end(), [&](auto const& u) { return judging_.holds(u, &s); })
                  : c.unless.end();
        bool const silent = cancelled != c.unless.end();
        if (!found || silent)
            note(index, found ? outcome::cancelled : outcome::not_found, silent ? &*cancelled : nullptr);
        else
            note(index, tell(c, index, out) ? outcome::reported : outcome::said_before);
    }
}

void reporter::tell(rule_case const& c, std::vector<std::uint32_t> const& statements,
                    std::vector<diagnostic::diagnostic>& out) {
    begin_case(c);
    for (auto const index : statements) tell(c, index, out);
}

// Whether it was news: an earlier case of the rule may have spoken here, or the sentence says by itself what it says
// with its reference.
bool reporter::tell(rule_case const& c, std::uint32_t index, std::vector<diagnostic::diagnostic>& out) {
    statement const& s = draft_.norms.statements[index];
    now_.statement = index;
    auto const own = s.segments[s.own].first;
    return (s.linked ? !judged_.contains(own) : judged_.insert(own).second) &&
           (c.often == rulepack::once_per::place || reported_.insert(unit_of(c.often, s.where)).second) &&
           report(c, s, out);
}

void reporter::note(std::uint32_t index, outcome became, condition const* cancelled_by) {
    if (!tracing_) return;
    now_.statement = index;
    now_.became = became;
    now_.cancelled_by = cancelled_by;
    log_.push_back(now_);
}

provision_id reporter::unit_of(rulepack::once_per often, provision_id where) const {
    if (often == rulepack::once_per::article) return draft_.document.article_of(where);
    return often == rulepack::once_per::chapter ? draft_.document.chapter_of(where) : provision_id{0};
}

// Whether there was anything to say that has not been said.
bool reporter::report(rule_case const& c, statement const& s, std::vector<diagnostic::diagnostic>& out) {
    auto const before = out.size();
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
        auto const provision = provision_of(s, where);
        if (auto kept = old_ ? old_->take(now_, where, provision) : std::nullopt) {
            out.push_back(std::move(*kept));
        } else {
            auto d = make(c, draft_.source_span(where), provision);
            if (primary) add_labels(c, s, *primary, *focus, d);
            d.sentence = draft_.source_span(segment_of(s, where));
            d.wording = wording_for(d.where);
            out.push_back(std::move(d));
        }
        if (old_) old_->keep(now_, where, provision);
    }
    return out.size() > before;
}

// The part of the statement that the words stand in: what a point is blamed for may stand in its lead-in.
token_range reporter::segment_of(statement const& s, token_range words) {
    auto const holds = [&](token_range const& r) { return r.first <= words.first && words.first < r.last; };
    auto const it = std::find_if(s.segments.begin(), s.segments.end(), holds);
    return it == s.segments.end() ? s.segments[s.own] : *it;
}

// In a list under one penalty the point that is at fault is underlined, and the penalty of the lead-in is labelled.
concept_hit const* reporter::focus_of(rule_case const& c, statement const& s, concept_hit const& primary) const {
    auto const own = s.segments[s.own];
    auto const in_own = [&](concept_hit const& h) { return own.first <= h.tokens.first && h.tokens.first < own.last; };
    if (s.linked || in_own(primary)) return &primary;
    for (auto const& role : c.roles) {
        for (auto const& h : s.hits) {
            if (h.what == role.what && in_own(h) && (h.has & norms::repealed) == 0) return &h;
        }
    }
    return &primary;
}

provision_id reporter::provision_of(statement const& s, token_range where) const {
    auto const own = s.segments[s.own];
    if (own.first <= where.first && where.first < own.last) return s.where;
    return draft_.document.at(draft_.prepared.tokens[where.first].begin);
}

// Candidates for the underlined span: the case's first concept that occurs, affirmed hits and the statement's own
// text first.
std::vector<concept_hit const*> reporter::primaries(rule_case const& c, statement const& s) const {
    // A penal clause is where the fault stands; what it refers to is labelled.
    if (s.linked) {
        auto found = primaries(c, s, penal_part(s));
        if (!found.empty()) return found;
    }
    return primaries(c, s, ~std::uint32_t{0});
}

// One past the last position of the penal clause of a linked statement.
std::uint32_t reporter::penal_part(statement const& s) {
    std::uint32_t size = 0;
    for (std::uint32_t i = 0; i < s.linked_from && i < s.segments.size(); ++i) size += s.segments[i].size();
    return size;
}

std::vector<concept_hit const*> reporter::primaries(rule_case const& c, statement const& s,
                                                    std::uint32_t before) const {
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
                return o != h && o->first <= h->first && h->last <= o->last && o->last - o->first > h->last - h->first;
            });
            if (!inside) kept.push_back(h);
        }
        return kept;
    }
    return {};
}

void reporter::add_labels(rule_case const& c, statement const& s, concept_hit const& primary, concept_hit const& focus,
                          diagnostic::diagnostic& d) const {
    auto const texts = info_->text_in(how_.message_language);
    auto const text_of = [&](std::string const& role) -> std::string {
        for (auto const& [key, text] : texts.labels) {
            if (key == role) return text;
        }
        return {};
    };
    std::vector<source::span> taken;
    auto const add = [&](source::span where, std::string text) {
        if (text.empty() || std::any_of(taken.begin(), taken.end(), [&](auto const& t) { return t.overlaps(where); }))
            return false;
        taken.push_back(where);
        d.labels.push_back({where, std::move(text)});
        return true;
    };
    // A variant that misses something in the whole draft underlines the place, not the fault that the label names.
    bool const names_place = !c.say.empty() && c.often == rulepack::once_per::document;
    std::string focus_text = names_place ? std::string{} : text_of("primary");
    for (auto const& role : c.roles) {
        if (&focus != &primary && role.what == focus.what) focus_text = text_of(role.name);
    }
    if (!add(d.where, std::move(focus_text))) taken.push_back(d.where);
    if (&focus != &primary) add(draft_.source_span(primary.tokens), text_of("primary"));
    for (auto const& role : c.roles) {
        if (&focus != &primary && role.what == focus.what) continue;
        for (auto const& h : s.hits) {
            if (h.what == role.what && &h != &primary && add(draft_.source_span(h.tokens), text_of(role.name))) break;
        }
    }
    std::sort(d.labels.begin(), d.labels.end(), [](auto const& a, auto const& b) { return a.where < b.where; });
}

// What the rule would write in place of words of the draft. Nothing where that would take markup away, or where the
// last of the words goes on after them ("illegal migrants' rights").
std::string reporter::wording_for(source::span where) const {
    auto const& known = rules_.data().wordings_of(rule_->info, draft_.document.language);
    if (known.empty() || draft_.is_marked_up(where)) return {};
    auto const rest = draft_.file.text().substr(where.end);
    auto const size = rest.empty() ? 0 : text::character_at(rest, 0).size;
    auto const next = draft_.printed({where.end, where.end + size});  // an entity as what it stands for
    for (std::string_view const joint : {"'", "\xE2\x80\x99", "-", "\xE2\x80\x90", "\xE2\x80\x91"})
        if (next == joint) return {};
    auto out = known.instead_of(draft_.printed(where));
    bool const markup = !draft_.edits.empty() && out.find_first_of("<>&") != std::string::npos;
    return markup ? std::string{} : out;
}

diagnostic::diagnostic reporter::make(rule_case const& c, source::span where, provision_id provision) const {
    auto const& info = *info_;
    diagnostic::diagnostic d;
    d.rule = info.id;
    d.name = info.name;
    d.level = c.level;
    d.where = where;
    d.needs_lawyer = c.needs_lawyer;
    d.sources = info.sources;
    d.convention = info.convention;
    d.related = info.related;
    auto const& model = info.model_in(how_.message_language);
    d.instead = {model.clause, model.note};
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
    d.provision = draft_.place_of(provision);
    return d;
}

}  // namespace cmwlint::lint
