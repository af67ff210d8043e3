// Tokens: the reading cut into words, numbers and punctuation. Phrases, clauses and quantities count in tokens.
#pragma once

#include "source/span.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace cmwlint::text {

enum class token_kind : std::uint8_t {
    word,         ///< letters (and marks); in Chinese one Han character
    number,       ///< digits, with inner separators ("1.500", "24"); never a sign
    punctuation,  ///< one character
    line_end,     ///< '\n'
};

/// Half-open bytes of the reading.
struct token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    token_kind kind = token_kind::word;
};

/// Cuts the reading into tokens. Spaces, hyphens and apostrophes separate words and are no tokens ("l'étranger" is two
/// words, "sans-papiers" too); a change between letters and digits separates ("المادة 3اعلاه", "24h"), every other
/// punctuation character is a token. Linear in the text.
[[nodiscard]] std::vector<token> tokenise(std::string_view reading, language);

/// Terminal cells a UTF-8 text takes up (East Asian wide = 2, combining marks = 0).
[[nodiscard]] std::size_t display_width(std::string_view utf8) noexcept;
/// Code points of a UTF-8 text.
[[nodiscard]] std::size_t code_points(std::string_view utf8) noexcept;

}  // namespace cmwlint::text
