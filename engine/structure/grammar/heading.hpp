// What a heading grammar makes of one line. Private to structure.
#pragma once

#include "structure/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace cmwlint::structure {

/// How a marker is dressed; two markers of one list wear the same dress and the same alphabet.
enum class marker_dress : std::uint8_t {
    none,      ///< a label in words ("article 5"): no marker
    bare,      ///< 49 – a number and nothing else: a common-law section, or a page number, or an amount
    dot,       ///< 1.  a.  一.
    paren,     ///< 1)  a)  ا)
    brackets,  ///< (1)  (a)  (一)
    hyphen,    ///< 1-  ا -
    degree,    ///< 1°
    comma,     ///< 一、
    word,      ///< اولا:
    circle,    ///< ①
    bullet,    ///< - • –
};

/// What counts in a marker.
enum class alphabet : std::uint8_t { digits, decimal, latin, roman, cyrillic, arabic, han, none };

/// A line taken apart. The views point into the folded line.
struct heading {
    provision_kind kind = provision_kind::article;
    marker_dress dress = marker_dress::none;
    alphabet letters = alphabet::none;
    std::string_view label;  ///< "article 5 bis", "(a)"; empty for recitals, signatures, notes
    std::string_view title;  ///< what follows the label and its separator
    std::string number;      ///< normalised as provision::number; empty where there is none
    bool separated = false;  ///< a sign (not only space) stands between label and title
    bool in_words = false;   ///< the number is written in words or numerals, not in digits
    bool adaptable = false;  ///< article or subdivision, as the rest of the law has it ("section", "الفصل", "clause")
};

}  // namespace cmwlint::structure
