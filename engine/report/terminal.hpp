// Terminal text: cells, colours, line breaking, and keeping a draft's bytes from steering the terminal.
// Not the interface of the program; may change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cmwlint::report {

/// One code point of a UTF-8 text. Invalid bytes come one at a time as U+FFFD, so that walking always ends.
struct character {
    char32_t code = 0;
    std::size_t bytes = 0;  ///< 0 only at the end of the text
};
[[nodiscard]] character first_character(std::string_view utf8) noexcept;

/// What a terminal does with a character.
enum class behaviour : std::uint8_t {
    printable,
    tab,
    harmful,    ///< control characters, line separators, invalid bytes: shown as U+FFFD
    invisible,  ///< bidirectional controls, zero-width spaces, soft hyphens: left out
};
[[nodiscard]] behaviour behaviour_of(char32_t) noexcept;

/// Letters of a right-to-left script (Arabic, Hebrew, Syriac, …): where terminals reorder, columns mean nothing.
[[nodiscard]] bool is_right_to_left(char32_t) noexcept;
[[nodiscard]] bool has_right_to_left(std::string_view utf8) noexcept;

/// A text that may be written to a terminal in one line: line ends and tabs become a space, harmful characters U+FFFD.
[[nodiscard]] std::string printable(std::string_view utf8);

/// Breaks a text into lines of at most `width` cells, the first of which begins `first` cells in; lines after the first
/// begin with `indent` spaces. Breaks at spaces and between wide (Chinese) characters; a longer word stays whole.
[[nodiscard]] std::string wrap(std::string_view utf8, std::size_t width, std::size_t first, std::size_t indent);

/// The colours a report uses; plain text where they are off.
enum class ink : std::uint8_t { plain, strong, error, warning, note, gutter, help };
class painter {
public:
    explicit painter(bool colour) : colour_{colour} {}
    /// `text` in that colour, and back to plain.
    [[nodiscard]] std::string operator()(ink, std::string_view text) const;

private:
    bool colour_;
};

}  // namespace cmwlint::report
