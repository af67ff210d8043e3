// Cues: the words by which a language negates, permits, excepts and counts. Data comes from
// rules/*/cues/<language>.toml.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace cmwlint::norms {

/// What a cue does to the concepts in its reach, or what it counts.
enum class cue_kind : std::uint8_t {
    negation,
    pseudo_negation,
    permission,
    obligation,
    exception,
    condition,
    scope_end,    ///< ends the reach "part"
    clause_end,   ///< ends the reaches "part" and "clause"
    conjunction,  ///< or, and, nor: keeps an enumeration together across its commas
    repeal,
    replace,
    definition,
    hereinafter,
    violation_of,
    number,
    unit,
    age,
    at_most,
    at_least,
    after,
    kind_word  ///< tells what kind of draft it is; says nothing about concepts
};

enum class direction : std::uint8_t { forward, backward, both };
/// How far a cue reaches at most; never beyond the sentence.
enum class reach : std::uint8_t { part, clause, sentence };

/// Time units; `years` also counts ages.
enum class unit : std::uint8_t { none, hour, day, working_day, week, month, year };
/// Hours in one unit. A working day counts 7/5 of a day, a month 730 hours, a year 8,760.
[[nodiscard]] double hours_in(unit) noexcept;

/// One cue of a language, as the matcher's id beyond the concepts.
struct cue {
    cue_kind what = cue_kind::negation;
    direction acts = direction::forward;
    reach until = reach::part;
    double value = 0;  ///< of a number word; of a unit: how many it already means (Arabic dual: 2), else 0
    unit counts = unit::none;
};

/// All cues of a language. `cues[i]` is found by the matcher under id `first_cue + i`.
struct cue_table {
    std::uint16_t first_cue = 0;
    std::vector<cue> cues;
    std::unordered_set<std::string> abbreviations;  ///< folded, without the full stop
};

}  // namespace cmwlint::norms
