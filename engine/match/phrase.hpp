// Phrases: how lawyers write down wordings. `enter* ...4 (country|territory)`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::match {

struct phrase_element;
using phrase_sequence = std::vector<phrase_element>;

/// One element of a phrase.
struct phrase_element {
    enum class kind : std::uint8_t {
        word,  ///< `text`, as written; may fold into several words (l'étranger, 非法)
        stem,  ///< a word that begins with `text`
        any,   ///< exactly one word, whatever it is
        gap,   ///< zero to `most` words
        group  ///< one of `alternatives`, or nothing if `optional`
    };
    kind what = kind::word;
    std::string text;
    int most = 0;
    bool optional = false;
    std::vector<phrase_sequence> alternatives;
};

/// A parsed phrase, or where and why it is none.
struct parsed_phrase {
    phrase_sequence elements;
    std::string raw_pattern;     ///< of a `re:` phrase; `elements` is empty then
    std::string error;           ///< empty if the phrase is sound
    std::uint32_t error_at = 0;  ///< byte in the phrase
};

/// The longest gap, in words.
inline constexpr int longest_gap = 20;

/// Reads the phrase language of docs/writing-rules.md. Checks what can be checked without a language: brackets, gap
/// lengths, a phrase that begins or ends with a gap, one that may be empty. Never throws.
[[nodiscard]] parsed_phrase parse_phrase(std::string_view phrase);

}  // namespace cmwlint::match
