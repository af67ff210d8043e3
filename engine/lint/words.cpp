#include "lint/words.hpp"

#include "rulepack/compiled.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::lint {
namespace {

using norms::cue_kind;
using norms::token_range;

constexpr std::uint32_t longest_force_word = 4;  // tokens

std::optional<force> force_of(cue_kind kind) {
    if (kind == cue_kind::obligation) return force::obligation;
    if (kind == cue_kind::permission) return force::permission;
    if (kind == cue_kind::negation) return force::negation;
    return std::nullopt;
}

}  // namespace

source::span draft_words::reading_span(token_range range) const {
    if (range.empty()) return {};
    return {prepared.tokens[range.first].begin, prepared.tokens[range.last - 1].end};
}

draft_words read_words(source::source_file const& file, outline const& tree, rulepack::rule_set const& rules) {
    auto const& language = rules.data().in(tree.language);
    auto const& reading = tree.reading;
    auto prepared =
        norms::prepare(reading, file.text(), tree.document, text::tokenise(reading.text, tree.language), language.cues);
    auto hits = language.words.find({reading.text, prepared.tokens, prepared.breaks, reading.lam_alef_ordered});
    return words_of(std::move(prepared), std::move(hits), tree, rules);
}

draft_words words_of(norms::prepared_text prepared, std::vector<match::hit> hits, outline const& tree,
                     rulepack::rule_set const& rules) {
    auto const& language = rules.data().in(tree.language);
    auto const& reading = tree.reading;
    draft_words out;
    out.prepared = std::move(prepared);
    out.hits = std::move(hits);
    out.definitions = norms::find_definitions(out.prepared, reading, out.hits, language.cues);
    out.mentions = norms::find_term_mentions(out.definitions, out.prepared, reading);
    out.quantities = norms::find_all_quantities(out.prepared, reading, out.hits, language.cues);
    out.references = structure::all_references(reading.text, tree.document);
    return out;
}

std::vector<force_word> force_words(draft_words const& words, text::language language,
                                    rulepack::rule_set const& rules) {
    auto const& cues = rules.data().in(language).cues;
    std::vector<force_word> out, strong;
    std::uint32_t pseudo_end = 0;  // "not only … but also" denies nothing
    auto const add = [](std::vector<force_word>& to, force_word const& w) {
        if (!to.empty() && w.where.first == to.back().where.first && w.where.last > to.back().where.last) to.pop_back();
        if (to.empty() || w.where.first >= to.back().where.last) to.push_back(w);
    };
    for (auto const& h : words.hits) {
        if (h.what < cues.first_cue) continue;
        auto const kind = cues.cues[h.what - cues.first_cue].what;
        if (kind == cue_kind::pseudo_negation) pseudo_end = std::max(pseudo_end, h.last);
        auto const says = force_of(kind);
        auto const size = h.last - h.first;
        if (!says || size > longest_force_word || (*says == force::negation && h.first < pseudo_end)) continue;
        add(*says == force::negation && size > 1 ? strong : out, {{h.first, h.last}, *says});
    }
    // Both are sorted and without overlaps in themselves.
    std::erase_if(out, [&](force_word const& w) {
        auto const over = std::partition_point(strong.begin(), strong.end(),
                                               [&](force_word const& s) { return s.where.last <= w.where.first; });
        return over != strong.end() && over->where.first < w.where.last;
    });
    out.insert(out.end(), strong.begin(), strong.end());
    std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.where.first < b.where.first; });
    return out;
}

std::vector<concept_at> concepts_at(draft_words const& words, outline const& tree, rulepack::rule_set const& rules,
                                    std::uint32_t offset) {
    auto const& data = rules.data();
    auto const& cues = data.in(tree.language).cues;
    auto const read = norms::interpret(words.prepared, tree.reading, tree.document, words.hits, data.relations, cues);
    std::vector<concept_at> out;
    for (auto const& h : words.hits) {
        token_range const where{h.first, h.last};
        auto const span = words.reading_span(where);
        if (h.what >= cues.first_cue || !(span.contains(offset) || span.end == offset)) continue;
        concept_at one{data.concepts[h.what], where, 0, {}};
        for (auto const& seen : read.hits)
            if (seen.what == h.what && seen.tokens.first == h.first && seen.tokens.last == h.last) one.has |= seen.has;
        if (h.what < data.relations.counts_as.size())
            for (auto const wider : data.relations.counts_as[h.what]) one.counts_as.push_back(data.concepts[wider]);
        auto const same = [&](concept_at const& c) { return c.name == one.name; };
        if (std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(one));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](auto const& a, auto const& b) { return a.where.size() < b.where.size(); });
    return out;
}

}  // namespace cmwlint::lint
