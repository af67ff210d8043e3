// What the words of a draft were taken for: for editors, which colour them, tell about them and lead from one to
// another. A check makes and forgets all of this; who only wants findings needs none of it.
#pragma once

#include "lint/lint.hpp"
#include "norms/glossary.hpp"
#include "norms/norms.hpp"
#include "structure/reference.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::lint {

/// All in the order of the text. Tokens are indices into `prepared.tokens`, whose offsets are reading offsets.
struct draft_words {
    norms::prepared_text prepared;
    std::vector<match::hit> hits;  ///< concepts, and cues from `cue_table::first_cue` on
    std::vector<norms::definition> definitions;
    std::vector<norms::mention> mentions;
    std::vector<norms::quantity> quantities;
    std::vector<structure::placed_reference> references;

    /// The reading span of a range of tokens; empty for an empty range.
    [[nodiscard]] source::span reading_span(norms::token_range) const;
};

/// Reads the words of a draft whose tree is known. Costs about what a check of it costs before rules are asked.
[[nodiscard]] draft_words read_words(source::source_file const&, outline const&, rulepack::rule_set const&);

/// The same where the draft was cut and its words were found already: `hits` are those of the vocabulary. Cheaper.
[[nodiscard]] draft_words words_of(norms::prepared_text, std::vector<match::hit> hits, outline const&,
                                   rulepack::rule_set const&);

/// What a force word does: commands, allows, or denies ("shall not", "يحظر", "不得", and "not" by itself).
enum class force : std::uint8_t { obligation, permission, negation };
struct force_word {
    norms::token_range where;
    force says = force::obligation;
};
/// The force words of a draft. A negation of several words outweighs what it overlaps ("must not" is no "must"); else
/// of two that overlap the first, of two that begin together the longer. Cues longer than a few words are sentences,
/// not force words, and are left out.
[[nodiscard]] std::vector<force_word> force_words(draft_words const&, text::language, rulepack::rule_set const&);

/// A concept at a place of the draft, and what the cues around it make of it.
struct concept_at {
    std::string_view name;  ///< "detention"; lives as long as the rule set
    norms::token_range where;
    norms::marks has = 0;
    std::vector<std::string_view> counts_as;  ///< wider concepts that it is one of
};
/// The concepts whose words contain a reading offset: the shortest words first, each concept once.
[[nodiscard]] std::vector<concept_at> concepts_at(draft_words const&, outline const&, rulepack::rule_set const&,
                                                  std::uint32_t reading_offset);

}  // namespace cmwlint::lint
