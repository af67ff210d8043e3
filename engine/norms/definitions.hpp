// Terms that a draft defines for itself.
#pragma once

#include "norms/norms.hpp"

#include <span>
#include <string>
#include <vector>

namespace cmwlint::norms {

/// A term that the draft defines: its words as they stand in the reading, and what counts as its meaning.
struct defined_term {
    std::vector<std::string> words;
    std::vector<match::concept_id> concepts;
    friend bool operator==(defined_term const&, defined_term const&) = default;
};

/// The terms that the draft defines ("'X' means …", "hereinafter 'X'"), with the concept that their definition names
/// first. Only concepts that are `definable` are given on.
[[nodiscard]] std::vector<defined_term> find_defined_terms(std::span<match::hit const> hits, prepared_text const&,
                                                           text::reading const&, cue_table const&,
                                                           std::vector<bool> const& definable);

/// Hits for the terms that begin with one of the tokens, sorted, each once.
[[nodiscard]] std::vector<match::hit> find_mentions(std::span<defined_term const>, prepared_text const&,
                                                    text::reading const&, token_range);

/// A mention is at most this many tokens long.
inline constexpr std::uint32_t longest_term = 6;

/// Adds to the hits those of defined terms, wherever they stand. `hits` are sorted and stay so.
void add_defined_terms(std::vector<match::hit>& hits, prepared_text const&, text::reading const&, cue_table const&,
                       std::vector<bool> const& definable);

/// Both, sorted, each once.
[[nodiscard]] std::vector<match::hit> merge_hits(std::span<match::hit const>, std::span<match::hit const>);

}  // namespace cmwlint::norms
