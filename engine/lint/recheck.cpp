#include "lint/recheck.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace cmwlint::lint {

using rulepack::condition;
using rulepack::scope;
using source::change;
using structure::no_provision;
using structure::provision_id;

namespace {

// What the answer depends on where something is sought in a scope; 0 where it is the draft as a whole.
std::uint8_t unit_of(scope where) {
    switch (where) {
        case scope::provision:
            return asks::provision;
        case scope::article:
            return asks::article;
        case scope::chapter:
            return asks::chapter;
        default:
            return 0;
    }
}

}  // namespace

void asks::add(condition const& c) {
    auto const in_scope = [&](scope where) {
        if (auto const unit = unit_of(where)) {
            of |= unit;
            of_unit.push_back(&c);
        } else {
            of_draft.push_back(&c);
        }
    };
    switch (c.what) {
        case condition::kind::all:
        case condition::kind::any:
        case condition::kind::none:
            for (auto const& child : c.children) add(child);
            break;
        case condition::kind::holds:
            if (c.where == scope::heading)
                of |= headings;
            else if (c.where != scope::sentence)
                in_scope(c.where);
            break;
        case condition::kind::about:
            of |= headings;
            in_scope(c.where);
            break;
        case condition::kind::kind_is:
            of_draft.push_back(&c);
            break;
        case condition::kind::scoped:
            if (c.where == scope::sentence) {
                add(c.children.front());
            } else if (c.where == scope::document) {
                of_draft.push_back(&c);
            } else if (auto const unit = unit_of(c.where)) {
                of |= unit;
                seeks_in_unit = true;
                add(c.children.front());
            } else {
                of |= all;
            }
            break;
        case condition::kind::before:
        case condition::kind::near:
        case condition::kind::quantity:
        case condition::kind::exception:
            break;  // of the sentence itself
    }
}

namespace {

std::vector<match::concept_id> needed_of(condition const& c) {
    auto out = rulepack::needed_concepts(c);
    std::sort(out.begin(), out.end());
    return out;
}

bool touches(token_range r, change const& c) { return r.first < c.old_end && c.begin < r.last; }

token_range moved(token_range r, change const& c) {
    auto const shift = r.first >= c.old_end ? c.shift() : 0;
    return {r.first + shift, r.last + shift};
}

}  // namespace

// Around which statements something changed.
class unit_changes {
public:
    unit_changes(read_draft const& draft, draft_change const& c) : draft_(draft), c_(c) {
        auto const size = static_cast<provision_id>(draft.document.provisions.size());
        auto const& tokens = draft.prepared.tokens;
        if (c.touched.begin < c.touched.new_end)
            touched_bytes_ = {tokens[c.touched.begin].begin, tokens[c.touched.new_end - 1].end};
        find_fresh();
        settle();
        articles_.resize(size);
        chapters_.resize(size);
        ends_.resize(size);
        std::iota(ends_.begin(), ends_.end(), 1U);
        for (provision_id id = size; id-- > 1;) {
            auto& end = ends_[draft.document[id].parent];
            end = std::max(end, ends_[id]);
        }
        for (provision_id id = 0; id < size; ++id) find_units(id);
        same_.assign(size, unknown);
        around_.reserve(draft.norms.statements.size());
        for (auto const& s : draft.norms.statements) around_.push_back(changes_around(s.where));
    }

    /// Statements that were read anew, in order.
    [[nodiscard]] std::vector<std::uint32_t> const& fresh() const { return fresh_; }
    /// Where a statement of the version before is now; `norms::statement_is_new` where it is not.
    [[nodiscard]] std::uint32_t now_of(std::uint32_t old) const {
        return old < now_of_.size() ? now_of_[old] : norms::statement_is_new;
    }
    /// Whether one of `of` (a set of asks::about) changed around a statement that was kept. `outside`: whether it did
    /// for what stands in no article or chapter.
    [[nodiscard]] bool is_changed(std::uint32_t statement, std::uint8_t of, bool outside) const {
        auto const& around = around_[statement];
        return (of & (around.changed | asks::all)) != 0 || (outside && (of & around.outside) != 0);
    }
    /// Whether the draft has the provisions it had, with the same names, one in the other.
    [[nodiscard]] bool same_shape() const { return c_.same_names; }
    /// By how many lines the place of diagnostics in a provision has moved, if nothing else of it is new.
    [[nodiscard]] std::optional<std::uint32_t> lines_moved(provision_id id) const {
        if (!same_shape()) return std::nullopt;
        auto const article = draft_.document.article_of(id);
        auto const place = id != 0 && article == 0 ? id : article;  // as in read_draft::place_of
        auto const& before = c_.provisions_before[place];
        auto const& now = draft_.document[place];
        auto const& c = c_.in_reading;
        bool const above = now.whole.end < c.begin, below = c.new_end <= now.whole.begin;
        if (!above && !below) return std::nullopt;
        auto const shift = below ? c.shift() : 0;
        auto const same = [&](source::span a, source::span b) {
            return a.size() == b.size() && (a.empty() || a.begin + shift == b.begin);
        };
        bool const all_same =
            same(before.label, now.label) && same(before.heading, now.heading) && same(before.whole, now.whole);
        return all_same ? std::optional{below ? c_.lines : 0} : std::nullopt;
    }

private:
    enum answer : std::uint8_t { unknown, yes, no };
    // What changed around a statement, and which units do not stand around it: sets of asks::about.
    struct changes {
        std::uint8_t changed = 0, outside = 0;
    };

    [[nodiscard]] changes changes_around(provision_id where) {
        changes out;
        bool const settled = is_settled(where, where + 1);
        auto const look = [&](provision_id unit, std::uint8_t what) {
            if (unit == 0 && settled)  // outside of such units now as before
                out.outside |= what;
            else if (unit == 0 || !same(unit))
                out.changed |= what;
        };
        look(where, asks::provision);
        look(articles_[where], asks::article);
        look(chapters_[where], asks::chapter);
        if (!settled) out.changed |= asks::headings;
        return out;
    }

    // Provisions from the beginning and from the end of the document that are as they were, and so are all above them.
    void settle() {
        auto const& a = c_.provisions_before;
        auto const& b = draft_.document.provisions;
        auto const both = static_cast<provision_id>(std::min(a.size(), b.size()));
        auto const more = c_.cut.provisions;
        while (settled_before_ < both && same_provision(a[settled_before_], b[settled_before_]) &&
               a[settled_before_].parent == b[settled_before_].parent)
            ++settled_before_;
        auto const size = static_cast<provision_id>(b.size());
        settled_from_ = size;
        while (size - settled_from_ < both - settled_before_ &&
               same_provision(a[settled_from_ - 1 - more], b[settled_from_ - 1]))
            --settled_from_;
        for (auto id = settled_from_; id < size; ++id) {  // parents come before their children
            auto const old = a[id - more].parent, parent = b[id].parent;
            bool const settled =
                old != no_provision &&
                (old < settled_before_ ? parent == old : parent >= settled_from_ && parent == old + more);
            if (!settled) settled_from_ = id + 1;
        }
    }

    // Up to its places and its parent.
    [[nodiscard]] bool same_provision(provision_before const& a, structure::provision const& b) const {
        return a.kind == b.kind && a.heading.empty() == b.heading.empty() &&
               (a.heading.empty() || same_heading(a.heading, b.heading));
    }
    [[nodiscard]] bool same_heading(source::span before, source::span now) const {
        auto const& c = c_.in_reading;
        if ((before.begin < c.old_end && c.begin < before.end) || now.overlaps(touched_bytes_)) return false;
        auto const shift = before.begin >= c.old_end ? c.shift() : 0;
        return before.begin + shift == now.begin && before.end + shift == now.end;
    }

    [[nodiscard]] bool is_settled(provision_id first, provision_id last) const {
        return last <= settled_before_ || first >= settled_from_;
    }

    // Where sentences begin that were read anew: of some only the lead-in changed.
    void find_fresh() {
        for (std::uint32_t i = 0; i < draft_.norms.statements.size(); ++i) {
            auto const& s = draft_.norms.statements[i];
            auto const old = c_.came_from[i];
            if (old == norms::statement_is_new) {
                fresh_.push_back(i);
                if (!s.linked) fresh_at_.push_back(s.segments[s.own].first);
                continue;
            }
            if (old >= now_of_.size()) now_of_.resize(old + std::size_t{1}, norms::statement_is_new);
            now_of_[old] = i;
        }
        std::sort(fresh_at_.begin(), fresh_at_.end());
    }

    void find_units(provision_id id) {
        using structure::provision_kind;
        auto const& p = draft_.document[id];
        bool const root = p.parent == no_provision;
        bool const article =
            p.kind == provision_kind::article || p.kind == provision_kind::annex || p.kind == provision_kind::preamble;
        bool const chapter = p.kind >= provision_kind::book && p.kind <= provision_kind::subsection;
        articles_[id] = article ? id : root ? 0 : articles_[p.parent];
        chapters_[id] = chapter ? id : root ? 0 : chapters_[p.parent];
    }

    // The same sentences in the same provisions, and the same found in them.
    [[nodiscard]] bool same(provision_id unit) {
        if (same_[unit] == unknown) same_[unit] = compare(unit) ? yes : no;
        return same_[unit] == yes;
    }
    [[nodiscard]] bool compare(provision_id unit) const {
        if (!is_settled(unit, ends_[unit])) return false;
        auto const old = unit < settled_before_ ? unit : unit - c_.cut.provisions;
        token_range const before{c_.first_token_before[old], c_.last_token_before[old]};
        if (touches(before, c_.touched) || touches(before, c_.cut.tokens)) return false;
        auto const expected = moved(before, c_.cut.tokens);
        auto const fresh = std::lower_bound(fresh_at_.begin(), fresh_at_.end(), expected.first);
        if (fresh != fresh_at_.end() && *fresh < expected.last) return false;
        return expected.first == draft_.norms.first_token[unit] && expected.last == draft_.norms.last_token[unit];
    }

    read_draft const& draft_;
    draft_change const& c_;
    provision_id settled_before_ = 0, settled_from_ = 0;
    source::span touched_bytes_;  // of the reading
    std::vector<std::uint32_t> fresh_, fresh_at_, now_of_;
    std::vector<provision_id> articles_, chapters_, ends_;  // by provision: the unit around it; the end of its branch
    std::vector<answer> same_;
    std::vector<changes> around_;  // by statement
};

// Diagnostics of the version before, for those of the next that are the same.
class recheck::kept : public old_diagnostics {
public:
    kept() = default;
    kept(std::vector<diagnostic::diagnostic> diagnostics, std::vector<telling> told, read_draft const& draft,
         draft_change const& c, unit_changes& units)
        : old_(std::move(diagnostics)),
          draft_(&draft),
          c_(&c),
          units_(&units),
          order_(told.size()),
          taken_(told.size()),
          told_(std::move(told)) {
        std::iota(order_.begin(), order_.end(), 0U);
        std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return told_[a].of < told_[b].of; });
    }

    std::optional<diagnostic::diagnostic> take(judgement const& of, token_range words, provision_id where) override {
        if (!c_ || of.statement == judgement::whole_draft) return std::nullopt;
        auto const statement = c_->came_from[of.statement];
        if (statement == norms::statement_is_new) return std::nullopt;
        // The words of a statement that was kept lie outside of what changed.
        auto const shift = words.first >= c_->cut.tokens.new_end ? c_->cut.tokens.shift() : 0;
        key const wanted{of.rule, of.which, statement, words.first - shift, words.last - shift};
        auto const it = from(wanted);
        if (it == order_.end() || told_[*it].of != wanted || taken_[*it]) return std::nullopt;
        taken_[*it] = true;
        auto d = std::move(old_[*it]);
        move(d.where);
        move(d.sentence);
        for (auto& l : d.labels) move(l.where);
        bring_place(d.provision, told_[*it].where, where);
        return d;
    }
    void keep(judgement const& of, token_range words, provision_id where) override {
        now_.push_back({{of.rule, of.which, of.statement, words.first, words.last}, where});
    }
    [[nodiscard]] std::vector<telling> take_told() { return std::move(now_); }

    /// Reports a rule whose cases stand where they stood.
    void repeat(std::size_t rule, reporter& reporting, std::vector<diagnostic::diagnostic>& out) {
        for (auto it = from({rule, 0, 0, 0, 0}); it != order_.end() && told_[*it].of.rule == rule; ++it) {
            auto const& old = told_[*it].of;
            if (old.statement == judgement::whole_draft) continue;
            auto const words = moved({old.first, old.last}, c_->cut.tokens);
            reporting.repeat({rule, old.which, units_->now_of(old.statement)}, words, out);
        }
    }

private:
    [[nodiscard]] std::vector<std::uint32_t>::const_iterator from(key const& wanted) const {
        return std::partition_point(order_.begin(), order_.end(), [&](auto i) { return told_[i].of < wanted; });
    }
    void move(source::span& s) const {
        auto const shift = s.begin >= c_->in_source.old_end && !s.empty() ? c_->in_source.shift() : 0;
        s.begin += shift;
        s.end += shift;
    }
    void bring_place(diagnostic::place& place, provision_id before, provision_id now) {
        if (auto const lines = before == now ? units_->lines_moved(now) : std::nullopt) {
            place.start_line += *lines;
            place.end_line += *lines;
            return;
        }
        auto const [it, fresh] = places_.try_emplace(now);
        if (fresh) it->second = draft_->place_of(now);
        place = it->second;
    }

    std::vector<diagnostic::diagnostic> old_;
    read_draft const* draft_ = nullptr;
    draft_change const* c_ = nullptr;
    unit_changes* units_ = nullptr;
    std::vector<std::uint32_t> order_;  // of told_
    std::vector<bool> taken_;           // by telling: none twice
    std::vector<telling> told_, now_;
    std::unordered_map<provision_id, diagnostic::place> places_;  // that had to be found out anew
};

recheck::recheck(rulepack::rule_set const& rules, options const& how, std::uint64_t& identities)
    : rules_(&rules), how_(&how), identities_(&identities) {
    for (auto const& rule : rules.data().rules) {
        auto& cases = cases_.emplace_back(rule.cases.size());
        for (auto const& c : rule.when) seek_scoped(c);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            auto const& c = rule.cases[i];
            auto& k = cases[i];
            k.written = &c;
            k.find = &c.find;
            k.unless = c.unless;
            for (auto const& u : c.unless) seek_scoped(u);
            if (c.whole_document) continue;
            seek_scoped(c.find);
            k.needed = needed_of(c.find);
            k.about.add(c.find);
            for (auto const& u : c.unless) k.about.add(u);
        }
    }
}

// Notes the conditions that are sought sentence by sentence in the whole draft and would be so again in each version.
void recheck::seek_scoped(condition const& c) {
    for (auto const& child : c.children) seek_scoped(child);
    if (c.what != condition::kind::scoped || c.where != scope::document) return;
    known k;
    k.find = &c.children.front();
    k.needed = needed_of(*k.find);
    if (k.needed.empty() || k.find->what == condition::kind::holds) return;  // asked without going through sentences
    k.about.add(*k.find);
    scoped_.push_back(std::move(k));
    scoped_by_.push_back(&c);
}

bool recheck::known::is_for(statement const& s) const {
    return written ? reporter::is_for(*written, s) : !s.heading && !s.linked;
}

bool recheck::known::stands_in(statement const& s, judge const& judging) const {
    return judging.holds(*find, &s) &&
           std::none_of(unless.begin(), unless.end(), [&](auto const& u) { return judging.holds(u, &s); });
}

bool recheck::is_chosen(rulepack::rule const& rule, document_kind kind) const {
    auto const& info = rules_->rules()[rule.info];
    return applies(info, kind) && selected(info, *how_);
}

void recheck::judge_all(known& c, judge const& judging, read_draft const& draft) {
    c.candidates.clear();
    c.stands.clear();
    for (auto const index : judging.statements_with(c.needed)) {
        auto const& s = draft.norms.statements[index];
        if (!c.is_for(s)) continue;
        c.candidates.push_back(index);
        c.stands.push_back(c.stands_in(s, judging));
    }
    c.judged = true;
}

std::vector<diagnostic::diagnostic> recheck::check(read_draft const& draft, document_kind kind) {
    for (auto& cases : cases_) {
        for (auto& c : cases) c.judged = false;
    }
    for (auto& c : scoped_) c.judged = false;
    kept none;
    return report(draft, kind, nullptr, none);
}

void recheck::update(std::vector<diagnostic::diagnostic>& diagnostics, read_draft const& draft, document_kind kind,
                     draft_change const& change) {
    if (kind != kind_) {
        diagnostics = check(draft, kind);
        return;
    }
    unit_changes units(draft, change);
    kept old(std::move(diagnostics), std::move(told_), draft, change, units);
    diagnostics = report(draft, kind, &units, old);
}

// Of what did not change the answers are kept.
bool recheck::judge_changed(known& c, judge const& judging, read_draft const& draft, unit_changes& units,
                            bool outside) {
    auto const stands = [&](std::uint32_t index) { return c.stands_in(draft.norms.statements[index], judging); };
    auto const needs = [&](auto const& hit) { return std::binary_search(c.needed.begin(), c.needed.end(), hit.what); };
    bool const of_more = (c.about.of & ~asks::sentence) != 0;
    bool as_before = true;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < c.candidates.size(); ++i) {
        auto const index = units.now_of(c.candidates[i]);
        bool const stood = c.stands[i] != 0, gone = index == norms::statement_is_new;
        bool const does = !gone && (of_more && units.is_changed(index, c.about.of, outside) ? stands(index) : stood);
        as_before = as_before && does == stood;
        if (gone) continue;
        c.candidates[kept] = index;
        c.stands[kept++] = does;
    }
    c.candidates.resize(kept);
    c.stands.resize(kept);
    for (auto const index : units.fresh()) {
        auto const& s = draft.norms.statements[index];
        if (!c.is_for(s) || std::none_of(s.hits.begin(), s.hits.end(), needs)) continue;
        auto const at = std::lower_bound(c.candidates.begin(), c.candidates.end(), index) - c.candidates.begin();
        bool const does = stands(index);
        c.candidates.insert(c.candidates.begin() + at, index);
        c.stands.insert(c.stands.begin() + at, does);
        as_before = as_before && !does;
    }
    return as_before;
}

bool recheck::bring_up_to_date(known& c, judge const& judging, read_draft const& draft, unit_changes* units) {
    auto const ask = [&](std::vector<condition const*> const& questions) {
        std::vector<bool> out(questions.size());
        std::transform(questions.begin(), questions.end(), out.begin(),
                       [&](auto const* q) { return judging.holds(*q, nullptr); });
        return out;
    };
    auto answers = ask(c.about.of_draft), outside = ask(c.about.of_unit);
    bool as_before = false;
    if (units && c.judged && answers == c.answers)
        as_before = judge_changed(c, judging, draft, *units, c.about.seeks_in_unit || outside != c.answers_outside);
    else
        judge_all(c, judging, draft);
    c.answers = std::move(answers);
    c.answers_outside = std::move(outside);
    return as_before;
}

void recheck::tell(known const& c, reporter& reporting, std::vector<diagnostic::diagnostic>& out) {
    std::vector<std::uint32_t> stand;
    for (std::size_t i = 0; i < c.candidates.size(); ++i) {
        if (c.stands[i]) stand.push_back(c.candidates[i]);
    }
    reporting.tell(*c.written, stand, out);
}

std::vector<diagnostic::diagnostic> recheck::report(read_draft const& draft, document_kind kind, unit_changes* units,
                                                    kept& old) {
    kind_ = kind;
    std::vector<diagnostic::diagnostic> out;
    std::vector<judgement> log;
    judge const judging(draft, kind);
    reporter reporting(draft, *rules_, *how_, judging, log, &old);
    for (std::size_t i = 0; i < scoped_.size(); ++i) {
        auto& c = scoped_[i];
        bring_up_to_date(c, judging, draft, units);
        judging.remember(*scoped_by_[i], std::find(c.stands.begin(), c.stands.end(), 1) != c.stands.end());
    }
    auto const& rules = rules_->data().rules;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        bool const asked = is_chosen(rules[r], kind) && reporting.begin(rules[r]);
        // Where provisions and answers are as they were, what is reported is, too.
        bool as_before = units && units->same_shape();
        for (auto& c : cases_[r]) {
            if (!asked)
                c.judged = false;
            else if (!c.written->whole_document)
                as_before = bring_up_to_date(c, judging, draft, units) && as_before;
        }
        if (!asked) continue;
        if (as_before) old.repeat(r, reporting, out);
        for (auto& c : cases_[r]) {
            if (c.written->whole_document)
                reporting.judge_document(*c.written, out);
            else if (!as_before)
                tell(c, reporting, out);
        }
    }
    return sorted(std::move(out), old.take_told());
}

// In the order of all output, and the keys with them.
std::vector<diagnostic::diagnostic> recheck::sorted(std::vector<diagnostic::diagnostic> all,
                                                    std::vector<telling> told) {
    std::vector<std::uint32_t> order(all.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return diagnostic::before(all[a], all[b]); });
    std::vector<diagnostic::diagnostic> out;
    out.reserve(all.size());
    told_.clear();
    told_.reserve(all.size());
    for (auto const i : order) {
        auto& d = out.emplace_back(std::move(all[i]));
        if (d.identity == 0) d.identity = ++*identities_;
        told_.push_back(told[i]);
    }
    return out;
}

}  // namespace cmwlint::lint
