// Seeks the clauses that satisfy rules. A clause that the same rule reports does not satisfy it.
#include "lint/compliance.hpp"

#include "lint/judge.hpp"

#include <algorithm>
#include <set>

namespace cmwlint::lint {
namespace {

class seeker {
public:
    seeker(read_draft const& draft, document_kind kind, std::vector<diagnostic::diagnostic> const& faults)
        : draft_(draft), kind_(kind), faults_(faults), judging_(draft, kind) {}

    standing standing_of(rulepack::rule_info const& info, rulepack::rule const& rule) const {
        if (!applies(info, kind_)) return standing::other_kind;
        bool const on_topic =
            std::all_of(rule.when.begin(), rule.when.end(), [&](auto const& c) { return judging_.holds(c, nullptr); });
        return on_topic ? standing::applied : standing::off_topic;
    }

    void seek(rulepack::rule_info const& info, rulepack::rule const& rule, std::vector<satisfied_rule>& out) const {
        std::set<std::uint32_t> said;  // first tokens of the sentences found
        for (auto const& c : rule.satisfied) {
            auto const needed = rulepack::needed_concepts(c);
            if (needed.empty()) {
                if (said.empty() && judging_.holds(c, nullptr)) out.push_back({info.id, in_draft(rule)});
                continue;
            }
            for (auto const index : judging_.statements_with(needed)) {
                statement const& s = draft_.norms.statements[index];
                if (!may_comply(s) || !judging_.holds(c, &s) || at_fault(info.id, s)) continue;
                auto const shown = words_shown(rule, s);
                auto const own = s.segments[s.own];
                bool const in_own = own.first <= shown.first && shown.first < own.last;
                // What the lead-in says is said once, not again for each of its points.
                if (said.insert(in_own ? own.first : shown.first).second)
                    out.push_back({info.id, clause_of(s, shown, in_own)});
            }
        }
    }

    // The sentence of a diagnostic. One at the title is about the draft as a whole.
    clause fault(diagnostic::diagnostic const& d) const {
        if (d.where == draft_.reading.map.to_origin(draft_.document.title)) return {{}, d.provision, {}, {}};
        clause out{d.where, d.provision, draft_.printed(d.where), {}};
        auto const begin = draft_.reading.map.to_derived(d.where.begin);
        auto const token = draft_.tokens_in({begin, begin + 1}).first;
        statement const* best = nullptr;
        for (auto const& s : draft_.norms.statements) {
            auto const own = s.segments[s.own];
            if (s.linked || token < own.first || token >= own.last) continue;
            if (!best || own.size() < best->segments[best->own].size()) best = &s;
        }
        out.text = best ? words_of(*best) : out.words;
        return out;
    }

private:
    // A title, a heading or a recital promises; what it promises must be laid down.
    bool may_comply(statement const& s) const {
        auto const title_words = draft_.tokens_in(draft_.document.title);
        auto const first = s.segments[s.own].first;
        bool const title = title_words.first <= first && first < title_words.last;
        return !s.heading && !s.recital && !s.linked && !title;
    }

    bool at_fault(std::string const& rule, statement const& s) const {
        auto const own = draft_.source_span(s.segments[s.own]);
        return std::any_of(faults_.begin(), faults_.end(),
                           [&](auto const& d) { return d.rule == rule && own.contains(d.where.begin); });
    }

    clause clause_of(statement const& s, token_range shown, bool in_own) const {
        auto const where = draft_.source_span(shown);
        if (in_own) return {where, draft_.place_of(s.where), draft_.printed(where), words_of(s)};
        auto const provision = draft_.document.at(draft_.prepared.tokens[shown.first].begin);
        return {where, draft_.place_of(provision), draft_.printed(where), draft_.printed(sentence_around(shown))};
    }

    // Of the first concept to be shown that occurs in the sentence itself, else in its lead-in.
    static token_range words_shown(rulepack::rule const& rule, statement const& s) {
        auto const own = s.segments[s.own];
        token_range before{};
        for (auto const what : rule.satisfied_primary) {
            for (auto const& h : s.hits) {
                if (h.what != what || (h.has & norms::repealed) != 0) continue;
                if (own.first <= h.tokens.first && h.tokens.first < own.last) return h.tokens;
                if (before.empty() && h.tokens.first < own.first) before = h.tokens;
            }
        }
        return before.empty() ? own : before;
    }

    // Found in the draft as a whole: the first place of the first concept that occurs, else no place.
    clause in_draft(rulepack::rule const& rule) const {
        for (auto const what : rule.satisfied_primary) {
            for (auto const& h : judging_.hits_in(what, rulepack::scope::document, nullptr)) {
                if ((h.has & norms::repealed) != 0) continue;
                auto const where = draft_.source_span(h.tokens);
                auto const provision = draft_.document.at(draft_.prepared.tokens[h.tokens.first].begin);
                return {where, draft_.place_of(provision), draft_.printed(where),
                        draft_.printed(sentence_around(h.tokens))};
            }
        }
        return {};
    }

    source::span sentence_around(token_range words) const {
        for (auto const& s : draft_.prepared.sentences) {
            if (s.tokens.first <= words.first && words.first < s.tokens.last) return draft_.source_span(s.tokens);
        }
        return draft_.source_span(words);
    }

    std::string words_of(statement const& s) const {
        std::string out;
        for (std::uint32_t i = 0; i <= s.own && i < s.segments.size(); ++i) {
            if (!out.empty()) out += " … ";
            out += draft_.printed(draft_.source_span(s.segments[i]));
        }
        return out;
    }

    read_draft const& draft_;
    document_kind kind_;
    std::vector<diagnostic::diagnostic> const& faults_;
    judge judging_;
};

}  // namespace

compliance find_compliance(read_draft const& draft, document_kind kind, rulepack::rule_set const& rules,
                           std::vector<diagnostic::diagnostic> const& faults) {
    compliance out;
    seeker const seeking(draft, kind, faults);
    for (auto const& d : faults) out.faults.push_back(seeking.fault(d));
    for (auto const& rule : rules.data().rules) {
        auto const& info = rules.rules()[rule.info];
        auto const is = seeking.standing_of(info, rule);
        out.standings.push_back({info.id, is});
        auto const first = out.satisfied.size();
        if (is == standing::applied) seeking.seek(info, rule, out.satisfied);
        std::stable_sort(out.satisfied.begin() + static_cast<std::ptrdiff_t>(first), out.satisfied.end(),
                         [](auto const& a, auto const& b) { return a.by.where < b.by.where; });
    }
    return out;
}

}  // namespace cmwlint::lint
