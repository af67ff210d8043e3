// Norms: what provisions say. Who must, may or must not do what; what is negated, excepted, repealed; how long.
//
//   prepare     tokens and sentence breaks          (before matching)
//   interpret   statements, marks, quantities       (after matching)
//
// A *statement* is the unit that rules judge: one sentence as a lawyer reads it, that is a point with its lead-ins and
// the words after the list, or a penal clause with the provision whose violation it punishes.
#pragma once

#include "match/matcher.hpp"
#include "norms/cues.hpp"
#include "source/change.hpp"
#include "structure/document.hpp"
#include "text/reading.hpp"
#include "text/tokens.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace cmwlint::norms {

/// Half-open range of tokens of a `prepared_text`.
struct token_range {
    std::uint32_t first = 0, last = 0;
    [[nodiscard]] bool empty() const { return first >= last; }
    [[nodiscard]] std::uint32_t size() const { return empty() ? 0 : last - first; }
};

/// Where a sentence stands in its provision.
enum class sentence_role : std::uint8_t { intro, flush, heading };

struct sentence {
    token_range tokens;
    structure::provision_id where = structure::no_provision;
    sentence_role role = sentence_role::intro;
    bool ended = false;       ///< by a full stop or the like, not by the end of the provision
    bool opens_list = false;  ///< ends with a colon or dash, or is the unended text before points
};

/// The draft cut for matching: tokens without line ends, breaks that no phrase crosses, sentences in the order of the
/// text.
struct prepared_text {
    std::vector<text::token> tokens;
    std::vector<std::uint8_t> breaks;  ///< one a token; see match::token_text
    std::vector<sentence> sentences;
};

[[nodiscard]] prepared_text prepare(text::reading const&, std::string_view source_text, structure::document const&,
                                    std::span<text::token const>, cue_table const&);

/// What a preparation keeps for the next version: how the draft was cut.
struct preparation {
    /// A provision's own text: its heading, intro or flush.
    struct piece {
        source::span where;  ///< reading span
        structure::provision_id provision = 0;
        sentence_role role = sentence_role::intro;
        bool has_points = false;
        std::uint32_t first_token = 0, first_sentence = 0;  ///< of what it was cut into
    };
    std::vector<text::token> all_tokens;  ///< line ends and what is no law included
    std::vector<piece> pieces;            ///< in the order of the text
    std::size_t provisions = 0;           ///< how many the document had
};

[[nodiscard]] prepared_text prepare(text::reading const&, std::string_view source_text, structure::document const&,
                                    std::vector<text::token> all_tokens, cue_table const&, preparation&);

/// What became of tokens and sentences (both as indices) between two versions of a draft. Sentences and tokens outside
/// of these changes say the same; both ends of a change are breaks.
struct prepared_change {
    source::change tokens, sentences;
    std::uint32_t provisions = 0;  ///< added to the provisions of sentences behind the change; wraps around
    source::change made;           ///< provisions that were made anew, by id: see structure::outline_builder
};

/// Prepares a version from the one before; only provisions that changed are cut again. `in_reading` is in whole lines,
/// `made` what the outline builder returned.
[[nodiscard]] prepared_change update_prepared(prepared_text&, preparation&, text::reading const&,
                                              std::string_view source_text, structure::document const&,
                                              cue_table const&, source::change const& in_reading,
                                              source::change const& made);

/// What cues say about a hit. A hit without `negated`, `excepted`, `repealed` is *affirmed*.
enum mark : std::uint8_t {
    negated = 1,
    permitted = 2,
    obliged = 4,
    excepted = 8,
    repealed = 16,     ///< abolished or struck text
    hypothetical = 32  ///< in a condition: "if a person is detained"
};
using marks = std::uint8_t;
[[nodiscard]] constexpr bool affirmed(marks m) { return (m & (negated | excepted | repealed)) == 0; }

/// A concept in a statement. Positions count words and punctuation along the statement's text, lead-in first.
struct concept_hit {
    match::concept_id what = 0;
    std::uint32_t first = 0, last = 0;  ///< positions in the statement
    token_range tokens;                 ///< tokens of the draft; of a pair: those of its part nearest to the own text
    marks has = 0;
};

/// Why a concept has a mark: the cue that gave it.
struct mark_reason {
    mark gave = negated;
    std::uint32_t first = 0, last = 0;  ///< positions of the concept in the statement
    token_range cue;
};

/// A quantity in a statement.
struct quantity {
    std::uint32_t first = 0, last = 0;  ///< positions in the statement
    token_range tokens;
    double value = 0;  ///< as written: 48
    unit counts = unit::none;
    bool is_age = false;  ///< a number of years that is an age
    bool at_most = false, at_least = false, after = false;
    [[nodiscard]] double hours() const { return value * hours_in(counts); }
};

/// A statement: ranges of tokens in reading order, and the provision it belongs to (that of its own text).
struct statement {
    structure::provision_id where = structure::no_provision;
    std::vector<token_range> segments;
    std::uint32_t own = 0;          ///< index of the segment that is the provision's own text
    bool linked = false;            ///< a penal clause read with the provision it refers to
    std::uint32_t linked_from = 0;  ///< index of the first segment that was reached through the reference
    bool heading = false;
    bool recital = false;
    bool has_exception = false;
    std::vector<concept_hit> hits;  ///< by position
    std::vector<quantity> quantities;
    std::vector<mark_reason> reasons;  ///< only where they were asked for
};

/// A concept made of two others that stand close together.
struct pair_rule {
    match::concept_id made = 0, first = 0, second = 0;
    std::uint32_t within = 12;
    bool any_order = false;
};

/// What concepts have to do with each other.
struct concept_relations {
    std::vector<std::vector<match::concept_id>> counts_as;  ///< by concept: the concepts that include it, transitively
    std::vector<pair_rule> pairs;                           ///< in an order in which earlier ones may feed later ones
};

/// A concept anywhere in the draft, for questions about an article, a chapter or the document.
struct document_hit {
    match::concept_id what = 0;
    token_range tokens;
    structure::provision_id where = structure::no_provision;
    marks has = 0;
    bool heading = false;
    bool recital = false;
};

struct interpretation {
    std::vector<statement> statements;       ///< those with at least one concept, in the order of their own text
    std::vector<document_hit> hits;          ///< by concept, then by position
    std::vector<std::uint32_t> first_token;  ///< by provision: first token of `whole`
    std::vector<std::uint32_t> last_token;   ///< by provision: one past the last
};

/// With `keep_reasons` each mark comes with the cue that gave it; a run that only judges does without.
[[nodiscard]] interpretation interpret(prepared_text const&, text::reading const&, structure::document const&,
                                       std::span<match::hit const>, concept_relations const&, cue_table const&,
                                       bool keep_reasons = false);

/// Interprets the versions of one draft: statements of which no word, hit or neighbour changed are read once.
class interpreter {
public:
    /// The tables outlive the interpreter.
    interpreter(concept_relations const&, cue_table const&);
    ~interpreter();
    interpreter(interpreter&&) noexcept;
    interpreter& operator=(interpreter&&) noexcept;

    [[nodiscard]] interpretation read(prepared_text const&, text::reading const&, structure::document const&,
                                      std::span<match::hit const>, bool keep_reasons = false);
    /// Makes the interpretation of a version from that of the one before. `cut` tells what became of tokens and
    /// sentences. Hits that begin at tokens outside of `touched` are as they were, and so are cues outside of `sought`,
    /// whose ends no hit crosses. Returns for each statement which one it was before; `statement_is_new` where it was
    /// read anew.
    [[nodiscard]] std::vector<std::uint32_t> update(interpretation&, prepared_text const&, text::reading const&,
                                                    structure::document const&, std::span<match::hit const>,
                                                    prepared_change const& cut, source::change const& sought,
                                                    source::change const& touched);

private:
    struct memory;
    concept_relations const* relations_;
    cue_table const* cues_;
    std::unique_ptr<memory> memory_;
};
inline constexpr std::uint32_t statement_is_new = ~std::uint32_t{0};

}  // namespace cmwlint::norms
