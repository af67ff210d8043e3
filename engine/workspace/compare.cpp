#include "workspace/compare.hpp"

#include "project/changes.hpp"

#include <algorithm>
#include <tuple>

namespace cmwlint::workspace {
namespace {

using report::compared_draft;
using report::compared_finding;
using report::compared_safeguard;
using report::finding_change;
using report::safeguard_change;
using structure::no_provision;
using structure::provision_id;

bool has(std::vector<std::string> const& ids, std::string const& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// One version with what is compared of it.
class side {
public:
    side(draft_plan const& plan, checked_version of)
        : plan_{plan}, of_{std::move(of)}, text_{of_.found.tree->reading, of_.found.tree->document} {
        auto& all = of_.found.diagnostics;
        for (auto& d : all)
            if (auto const level = project::severity_of(plan.say, d.rule, d.name)) d.level = *level;
        auto const prints = project::fingerprints(text_, all);
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto const where = all[i].sentence.empty() ? source::span{} : all[i].where;
            findings_.push_back({all[i].rule, where, prints[i], of_.found.complies->faults[i].text});
        }
        read_clauses();
    }
    side(side const&) = delete;
    side& operator=(side const&) = delete;

    [[nodiscard]] project::read_text const& text() const { return text_; }
    [[nodiscard]] std::vector<project::claim> const& findings() const { return findings_; }
    [[nodiscard]] std::vector<project::claim> const& safeguards() const { return safeguards_; }
    [[nodiscard]] diagnostic::diagnostic const& finding(std::size_t i) const { return of_.found.diagnostics[i]; }
    [[nodiscard]] report::shown_clause clause(std::size_t i) const {
        auto const& c = clauses_[i]->by;
        return {c.where, c.provision, c.text};
    }
    [[nodiscard]] report::compared_version shown() const {
        return {of_.file, *of_.found.language, std::string{lint::name(of_.found.kind)}};
    }
    [[nodiscard]] bool answers(std::string const& rule) const {
        return std::any_of(safeguards_.begin(), safeguards_.end(), [&](auto const& c) { return c.rule == rule; });
    }
    [[nodiscard]] bool asks(std::string const& rule) const {
        auto const& all = of_.found.complies->standings;
        return std::any_of(all.begin(), all.end(),
                           [&](auto const& s) { return s.rule == rule && s.is == lint::standing::applied; });
    }
    // Of each finding whether somebody decided to let it stand.
    [[nodiscard]] std::vector<bool> suppressed() const {
        auto const comments = project::comments_of(*of_.file, of_.edits, text_);
        auto const judged =
            project::judge(plan_.suppressions, comments, plan_.name, text_, of_.found.diagnostics, project::today());
        std::vector<bool> out;
        for (auto const& by : judged.by) out.push_back(by.has_value());
        return out;
    }

    [[nodiscard]] provision_id provision_at(source::span where) const {
        if (where.empty() || text_.document.provisions.empty()) return no_provision;
        return text_.document.at(text_.reading.map.to_derived(where.begin));
    }
    [[nodiscard]] bool is_large(provision_id id) const { return project::is_large(text_.document[id].kind); }
    [[nodiscard]] provision_id parent(provision_id id) const { return text_.document[id].parent; }

    // A provision with its text; it is named by the article it stands in.
    [[nodiscard]] report::quoted_provision quote(provision_id id) const {
        auto const& unit = text_.document[text_.document.article_of(id)];
        auto const& own = text_.document[id];
        report::quoted_provision out;
        out.provision.label = printed(unit.label);
        out.provision.eid = unit.eid;
        out.provision.heading = printed(unit.heading);
        auto const whole = text_.reading.map.to_origin(unit.whole);
        out.provision.start_line = of_.file->line_of(whole.begin);
        out.provision.end_line = of_.file->line_of(whole.end);
        auto words = own.whole;  // without label and heading, which name it already
        if (!own.intro.empty()) {
            words.begin = own.intro.begin;
        } else if (own.first_child != no_provision) {
            words.begin = text_.document[own.first_child].whole.begin;
        }
        out.where = text_.reading.map.to_origin(words);
        out.text = printed(words);
        return out;
    }

private:
    [[nodiscard]] std::string printed(source::span reading) const {
        if (reading.empty()) return {};
        return text::printed(of_.file->text(), of_.edits, text_.reading.map.to_origin(reading));
    }

    void read_clauses() {
        std::vector<diagnostic::diagnostic> as_findings;  // what a clause is known by is what a finding is known by
        for (auto const& s : of_.found.complies->satisfied) {
            bool const chosen = plan_.how.select.empty() || has(plan_.how.select, s.rule);
            if (!chosen || has(plan_.how.ignore, s.rule)) continue;
            clauses_.push_back(&s);
            auto& d = as_findings.emplace_back();
            d.rule = s.rule;
            d.where = d.sentence = s.by.where;
        }
        auto const prints = project::fingerprints(text_, as_findings);
        for (std::size_t i = 0; i < clauses_.size(); ++i)
            safeguards_.push_back({clauses_[i]->rule, clauses_[i]->by.where, prints[i], clauses_[i]->by.text});
    }

    draft_plan const& plan_;
    checked_version of_;
    project::read_text text_;
    std::vector<project::claim> findings_, safeguards_;
    std::vector<lint::satisfied_rule const*> clauses_;
};

source::span place_of(compared_finding const& f) { return f.after ? f.after->where : f.before->where; }
source::span place_of(compared_safeguard const& s) { return s.after ? s.after->where : s.before->where; }

template <typename Compared>
void put_in_order(std::vector<Compared>& all) {
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
        return std::tuple{a.is, place_of(a)} < std::tuple{b.is, place_of(b)};
    });
}

finding_change change_of(diagnostic::diagnostic const& before, diagnostic::diagnostic const& after,
                         project::wording words) {
    if (after.level != before.level)
        return after.level > before.level ? finding_change::graver : finding_change::milder;
    return words == project::wording::same ? finding_change::same : finding_change::reworded;
}

class comparison {
public:
    comparison(draft_plan const& plan, side const& before, side const& after)
        : plan_{plan}, before_{before}, after_{after}, pairs_{before.text(), after.text()} {}

    compared_draft run() {
        out_.before = before_.shown();
        out_.after = after_.shown();
        findings();
        safeguards();
        put_in_order(out_.findings);
        put_in_order(out_.safeguards);
        return std::move(out_);
    }

private:
    void findings() {
        auto const pairs = project::pair_claims(pairs_, before_.findings(), after_.findings());
        auto const suppressed = after_.suppressed();
        std::vector<bool> old_paired(before_.findings().size()), paired(after_.findings().size());
        for (auto const& p : pairs) {
            old_paired[p.before] = paired[p.after] = true;
            auto const& was = before_.finding(p.before);
            auto const& is = after_.finding(p.after);
            if (!suppressed[p.after]) out_.findings.push_back({change_of(was, is, p.is), was, is, std::nullopt});
        }
        for (std::size_t i = 0; i < paired.size(); ++i) {
            out_.suppressed += suppressed[i] ? 1 : 0;
            if (paired[i] || suppressed[i]) continue;
            out_.findings.push_back({finding_change::introduced, std::nullopt, after_.finding(i),
                                     counterpart_before(after_.findings()[i].where)});
        }
        for (std::size_t i = 0; i < old_paired.size(); ++i)
            if (!old_paired[i])
                out_.findings.push_back({finding_change::resolved, before_.finding(i), std::nullopt,
                                         counterpart_after(before_.findings()[i].where)});
    }

    void safeguards() {
        auto const& were = before_.safeguards();
        auto const& are = after_.safeguards();
        std::vector<bool> old_paired(were.size()), paired(are.size());
        for (auto const& p : project::pair_claims(pairs_, were, are)) {
            old_paired[p.before] = paired[p.after] = true;
            bool const same = p.is == project::wording::same;
            add(same ? safeguard_change::same : safeguard_change::reworded, are[p.after].rule, before_.clause(p.before),
                after_.clause(p.after), std::nullopt);
        }
        for (std::size_t i = 0; i < paired.size(); ++i)
            if (!paired[i])
                add(safeguard_change::gained, are[i].rule, std::nullopt, after_.clause(i),
                    counterpart_before(are[i].where));
        for (std::size_t i = 0; i < old_paired.size(); ++i)
            if (!old_paired[i])
                add(went(were[i].rule), were[i].rule, before_.clause(i), std::nullopt,
                    counterpart_after(were[i].where));
    }

    [[nodiscard]] safeguard_change went(std::string const& rule) const {
        if (after_.answers(rule)) return safeguard_change::fewer;
        return after_.asks(rule) ? safeguard_change::lost : safeguard_change::moot;
    }

    void add(safeguard_change is, std::string const& rule, std::optional<report::shown_clause> before,
             std::optional<report::shown_clause> after, std::optional<report::quoted_provision> counterpart) {
        auto const* const info = plan_.rules->find(rule);
        auto asks = info == nullptr ? std::string{} : info->text_in(plan_.how.message_language).message;
        out_.safeguards.push_back(
            {is, rule, std::move(asks), std::move(before), std::move(after), std::move(counterpart)});
    }

    // What corresponds to the provision at a place, or else to the next around it, up to its article.
    [[nodiscard]] std::optional<report::quoted_provision> counterpart_before(source::span where) const {
        for (auto id = after_.provision_at(where); id != no_provision && !after_.is_large(id); id = after_.parent(id))
            if (auto const was = pairs_.before_of(id); was != no_provision) return before_.quote(was);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<report::quoted_provision> counterpart_after(source::span where) const {
        for (auto id = before_.provision_at(where); id != no_provision && !before_.is_large(id);
             id = before_.parent(id))
            if (auto const is = pairs_.after_of(id); is != no_provision) return after_.quote(is);
        return std::nullopt;
    }

    draft_plan const& plan_;
    side const& before_;
    side const& after_;
    project::version_pairs pairs_;
    compared_draft out_;
};

// A draft that is in one version only, held against nothing.
compared_draft alone(draft_plan const& plan, checked_version version, bool came) {
    side const all{plan, std::move(version)};
    compared_draft out;
    (came ? out.after : out.before) = all.shown();
    auto const suppressed = all.suppressed();
    for (std::size_t i = 0; i < all.findings().size(); ++i) {
        if (came && suppressed[i]) {
            ++out.suppressed;
            continue;
        }
        auto& f = out.findings.emplace_back();
        f.is = came ? finding_change::introduced : finding_change::resolved;
        (came ? f.after : f.before) = all.finding(i);
    }
    for (std::size_t i = 0; i < all.safeguards().size(); ++i) {
        auto& s = out.safeguards.emplace_back();
        s.is = came ? safeguard_change::gained : safeguard_change::moot;
        s.rule = all.safeguards()[i].rule;
        if (auto const* const info = plan.rules->find(s.rule))
            s.asks = info->text_in(plan.how.message_language).message;
        (came ? s.after : s.before) = all.clause(i);
    }
    put_in_order(out.findings);
    put_in_order(out.safeguards);
    return out;
}

}  // namespace

compared_draft compare_versions(draft_plan const& plan, checked_version before, checked_version after) {
    side const was{plan, std::move(before)}, is{plan, std::move(after)};
    return comparison{plan, was, is}.run();
}

compared_draft new_draft(draft_plan const& plan, checked_version after) { return alone(plan, std::move(after), true); }

compared_draft draft_taken_out(draft_plan const& plan, checked_version before) {
    return alone(plan, std::move(before), false);
}

}  // namespace cmwlint::workspace
