// The terms a draft explains, and where it does: for whoever reads it in an editor.
//
// `definitions.hpp` asks what a term *means to rules* (a concept), so it passes over terms that mean none. Here every
// term counts, and every place where it stands.
#pragma once

#include "norms/norms.hpp"

#include <span>
#include <string>
#include <vector>

namespace cmwlint::norms {

/// A place where a draft says what it means by a term: "'X' means …", "… (hereinafter 'X')".
struct definition {
    token_range term;            ///< the words between the quotation marks, without an article before them
    token_range cue;             ///< "means", "hereinafter"
    std::uint32_t sentence = 0;  ///< index of the sentence that defines it
};

/// All definitions, in the order of the text; of a term that is defined twice, both. `hits` are sorted.
[[nodiscard]] std::vector<definition> find_definitions(prepared_text const&, text::reading const&,
                                                       std::span<match::hit const> hits, cue_table const&);

/// A place where a defined term stands; its definition is one of them.
struct mention {
    token_range where;
    std::uint32_t of = 0;  ///< index of its definition; of a term that is defined twice, of the first
};

/// Wherever a defined term stands word for word (as folded), in the order of the text; of two that begin at the same
/// word the longer one, and none inside another.
[[nodiscard]] std::vector<mention> find_term_mentions(std::span<definition const>, prepared_text const&,
                                                      text::reading const&);

/// The quantities of all sentences, each read by itself, in the order of the text. Positions count in the sentence.
/// `hits` are sorted.
[[nodiscard]] std::vector<quantity> find_all_quantities(prepared_text const&, text::reading const&,
                                                        std::span<match::hit const> hits, cue_table const&);

}  // namespace cmwlint::norms
