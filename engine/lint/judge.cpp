#include "lint/judge.hpp"

#include <algorithm>
#include <cmath>

namespace cmwlint::lint {

using rulepack::condition;
using rulepack::form;
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

namespace {

// "law" is any law, "agreement" any agreement.
bool means(std::string_view wanted, document_kind kind) {
    bool const law = kind == document_kind::law || kind == document_kind::decree;
    bool const agreement = kind == document_kind::labour_agreement || kind == document_kind::readmission_agreement ||
                           kind == document_kind::social_security_agreement || kind == document_kind::agreement;
    return wanted == name(kind) || (law && wanted == "law") || (agreement && wanted == "agreement");
}

}  // namespace

bool applies(rulepack::rule_info const& info, document_kind kind) {
    return std::any_of(info.applies_to.begin(), info.applies_to.end(),
                       [&](std::string const& wanted) { return means(wanted, kind); });
}

std::uint32_t distance(concept_hit const& a, concept_hit const& b) {
    if (a.last <= b.first) return b.first - a.last;
    return b.last <= a.first ? a.first - b.last : 0;
}

judge::judge(read_draft const& draft, document_kind kind) : draft_(draft), kind_(kind) {
    token_range const all{0, static_cast<std::uint32_t>(draft.prepared.tokens.size())};
    everything_ = all;
    excerpt_ = is_excerpt();
}

std::vector<std::uint32_t> judge::statements_with(std::vector<match::concept_id> const& concepts) const {
    std::vector<std::uint32_t> out;
    auto const& statements_of = by_concept();
    for (auto const c : concepts) {
        if (c < statements_of.size()) out.insert(out.end(), statements_of[c].begin(), statements_of[c].end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool judge::holds(condition const& c, statement const* s) const {
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

std::vector<concept_hit const*> judge::hits_of(rulepack::concept_term const& term, statement const& s) const {
    std::vector<concept_hit const*> out;
    for (auto const& h : s.hits) {
        if (h.what == term.what && has_form(h.has, term.as)) out.push_back(&h);
    }
    return out;
}

std::vector<std::uint32_t> const& judge::in_order() const {
    if (in_order_) return *in_order_;
    auto& out = in_order_.emplace();
    for (std::uint32_t i = 0; i < draft_.norms.statements.size(); ++i) {
        auto const& s = draft_.norms.statements[i];
        if (!s.heading && !s.linked) out.push_back(i);
    }
    std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return own_begin(a) < own_begin(b); });
    return out;
}

std::vector<std::vector<std::uint32_t>> const& judge::by_concept() const {
    if (statements_of_) return *statements_of_;
    auto& out = statements_of_.emplace();
    for (std::uint32_t i = 0; i < draft_.norms.statements.size(); ++i) {
        for (auto const& h : draft_.norms.statements[i].hits) {
            if (h.what >= out.size()) out.resize(h.what + 1u);
            auto& list = out[h.what];
            if (list.empty() || list.back() != i) list.push_back(i);
        }
    }
    return out;
}

token_range judge::range_of(provision_id id) const {
    if (id == structure::no_provision || id == 0) return everything_;
    return {draft_.norms.first_token[id], draft_.norms.last_token[id]};
}

token_range judge::range_of(scope where, statement const* s) const {
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
std::span<norms::document_hit const> judge::hits_in(match::concept_id what, token_range range) const {
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

std::span<norms::document_hit const> judge::hits_in(match::concept_id what, scope where, statement const* s) const {
    return hits_in(what, range_of(where, s));
}

std::size_t judge::count(match::concept_id what, token_range range) const { return hits_in(what, range).size(); }

bool judge::occurs(rulepack::concept_term const& term, scope where, statement const* s) const {
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
bool judge::in_headings(match::concept_id what, provision_id from) const {
    for (auto at = from; at != structure::no_provision; at = draft_.document[at].parent) {
        auto const& heading = draft_.document[at].heading;
        if (!heading.empty() && count(what, draft_.tokens_in(heading)) > 0) return true;
    }
    return false;
}

bool judge::holds_scoped(condition const& c, statement const* s) const {
    auto const& inner = c.children.front();
    // A rule without a sentence at hand has only the document to look through.
    if (c.where == scope::sentence || (!s && c.where != scope::document)) return holds(inner, s);
    if (inner.what == condition::kind::holds) return occurs(inner.first, c.where, s);
    // Judged sentence by sentence: true if one statement of the scope fulfils it. The answer is the same for every
    // sentence of the scope, so it is kept.
    auto const range = range_of(c.where, s);
    auto const [it, fresh] = scoped_.try_emplace({&c, range.first, range.last}, false);
    if (!fresh) return it->second;
    auto const begins_before = [&](std::uint32_t token) {
        return [this, token](std::uint32_t index) { return own_begin(index) < token; };
    };
    auto const first = std::partition_point(in_order().begin(), in_order().end(), begins_before(range.first));
    auto const last = std::partition_point(first, in_order().end(), begins_before(range.last));
    bool const found =
        std::any_of(first, last, [&](std::uint32_t index) { return holds(inner, &draft_.norms.statements[index]); });
    scoped_[{&c, range.first, range.last}] = found;
    return found;
}

void judge::remember(condition const& scoped, bool holds) const {
    scoped_[{&scoped, everything_.first, everything_.last}] = holds;
}

std::uint32_t judge::own_begin(std::uint32_t index) const {
    auto const& s = draft_.norms.statements[index];
    return s.segments[s.own].first;
}

bool judge::related(condition const& c, statement const* s) const {
    if (!s) return false;
    for (auto const* a : hits_of(c.first, *s)) {
        for (auto const* b : hits_of(c.second, *s)) {
            if (c.what == condition::kind::before ? precedes(*a, *b) : distance(*a, *b) <= words(c.within)) return true;
        }
    }
    return false;
}

std::uint32_t judge::words(std::uint32_t n) const { return draft_.document.language == text::language::zh ? 2 * n : n; }

// Where verbs stand last, order says nothing: what governs a word stands near it on either side.
bool judge::precedes(concept_hit const& a, concept_hit const& b) const {
    constexpr std::uint32_t governed = 12;
    if (draft_.document.language == text::language::az) return distance(a, b) <= governed;
    return a.first < b.first && a.last <= b.last;
}

// A heading or title names it, or it is frequent: in an article twice, in a draft three times and four in a
// thousand words.
bool judge::is_about(rulepack::concept_term const& term, scope where, statement const* s) const {
    if (s && in_headings(term.what, s->where)) return true;
    auto const range = range_of(where, s);
    auto const found = count(term.what, range);
    if (where != scope::document) return found >= 2;
    if (occurs(term, scope::title, s)) return true;
    std::size_t const size = range.size();
    return (found >= 3 && found * 250 >= size) || (found >= 2 && size < 400);
}

bool judge::compares(condition const& c, statement const* s) const {
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

bool judge::compares(condition::compare op, double left, double right) {
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

// A single article without a title, or a few lines: what it lacks, the rest of the draft may say.
bool judge::is_excerpt() const {
    constexpr std::size_t few_words = 120;
    auto const& provisions = draft_.document.provisions;
    auto const is_article = [](auto const& p) { return p.kind == structure::provision_kind::article; };
    auto const articles = std::count_if(provisions.begin(), provisions.end(), is_article);
    if (articles == 0) return everything_.size() < few_words;
    auto const first = std::find_if(provisions.begin(), provisions.end(), is_article);
    auto const& tokens = draft_.prepared.tokens;
    return articles == 1 && (tokens.empty() || tokens.front().begin >= first->whole.begin);
}

bool judge::kind_matches(std::string const& wanted) const {
    return wanted == "excerpt" ? excerpt_ : means(wanted, kind_);
}

}  // namespace cmwlint::lint
