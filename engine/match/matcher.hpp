// The matcher: the words of all concepts and cues of one language, compiled once; text in, hits out.
//
// It knows neither provisions nor rules. Phrases run over tokens, not bytes: each distinct word is looked up once
// (whole words in a hash table, stems by their lengths), and all phrases run side by side as one automaton that is
// built while it runs. Raw patterns (`re:`) run as RE2 over the text. docs/architecture.md says why tokens and not RE2
// for all, with figures.
#pragma once

#include "match/phrase.hpp"
#include "source/change.hpp"
#include "source/span.hpp"
#include "text/language.hpp"
#include "text/tokens.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::match {

/// Index of a concept (or cue) in the list the matcher was compiled from.
using concept_id = std::uint16_t;

/// A concept found: tokens `[first, last)`.
struct hit {
    concept_id what = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    friend bool operator==(hit const&, hit const&) = default;
};

/// The wordings of one concept in one language.
struct wording {
    concept_id what = 0;
    std::vector<std::string> phrases;
    std::vector<std::string> but_not;  ///< hits that overlap one of these do not count
};

/// A phrase that could not be compiled.
struct phrase_problem {
    std::size_t wording = 0;  ///< index into the wordings
    bool in_but_not = false;
    std::size_t phrase = 0;  ///< index into its list
    std::string message;
};

/// The draft as the matcher sees it: tokens without line ends.
struct token_text {
    std::string_view reading;
    std::span<text::token const> tokens;  ///< words, numbers, punctuation
    /// One a token: a phrase must not reach from the token before into this one.
    std::span<std::uint8_t const> breaks;
    /// The reading is ordered (see text::order_lam_alef); Arabic only.
    bool lam_alef_ordered = false;
};

/// What a matcher keeps of one version of a draft for the next.
struct match_memory {
    std::vector<std::vector<source::span>> raw;  ///< by raw pattern: where it matched, in bytes of the reading
};

/// Immutable and safe to use from any thread.
class matcher {
public:
    matcher();
    ~matcher();
    matcher(matcher&&) noexcept;
    matcher& operator=(matcher&&) noexcept;

    /// Compiles; problems are reported for each phrase that had to be left out. No gap reaches over one of the
    /// `gap_stops` (folded words): "the appeal … suspends" is not in "the appeal does not suspend".
    static matcher compile(std::span<wording const>, text::language, std::vector<phrase_problem>& problems,
                           std::span<std::string const> gap_stops = {});

    /// The compiled form as bytes, for `open` in the same build of cmwlint: opening is many times faster than
    /// compiling.
    [[nodiscard]] std::string image() const;
    /// A matcher that finds nothing where the bytes are damaged.
    [[nodiscard]] static matcher open(std::string_view image);

    /// All hits, sorted by (first, last, what), without duplicates. Linear in the text for a given vocabulary.
    [[nodiscard]] std::vector<hit> find(token_text const&) const;
    /// The same, and what the next version needs.
    [[nodiscard]] std::vector<hit> find(token_text const&, match_memory&) const;
    /// Makes the hits of a version from those of the one before. `in_reading` says which bytes of the reading changed,
    /// `in_tokens` which tokens; both ends of that are breaks. Returns the tokens whose hits were sought again: those
    /// that changed and some around them, from break to break; no hit of either version crosses their ends.
    [[nodiscard]] source::change update(std::vector<hit>&, match_memory&, token_text const& now,
                                        source::change const& in_reading, source::change const& in_tokens) const;

private:
    struct program;
    class automaton;
    class automaton_pool;
    void run(token_text const&, std::vector<hit>& hits, std::vector<hit>& friends) const;
    std::unique_ptr<program const> program_;
    std::unique_ptr<automaton_pool> pool_;  ///< caches; never change what is found
};

}  // namespace cmwlint::match
