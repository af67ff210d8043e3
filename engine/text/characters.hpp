// What becomes of each character in a reading. Not the interface of this room; may change.
#pragma once

#include "text/language.hpp"
#include "text/utf8.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::text {

/// How a character is read. The low 24 bits carry what the kind needs.
enum class folded_kind : std::uint8_t {
    keep,  ///< as it is
    one,
    two,
    three,  ///< becomes so many bytes, which stand in the low 24 bits, first byte lowest
    drop,   ///< not read (soft hyphen, vowel sign, tatweel, bidi control)
    space,  ///< a space, or a control character that stands for nothing
    line_end,
    text,         ///< becomes several characters: an index into `fold_table::texts`
    mark,         ///< a combining mark: composes with a letter before it (и + breve = й) or is dropped
    thin_space,   ///< parts the thousands of a number ("1 500") or is a space
    superscript,  ///< a raised digit, which stands in the low 24 bits
};

struct folded {
    std::uint32_t bits = 0;
    [[nodiscard]] constexpr folded_kind kind() const { return static_cast<folded_kind>(bits >> 24); }
    [[nodiscard]] constexpr std::uint32_t value() const { return bits & 0xFFFFFFU; }
};

/// The folding of every character of the Basic Multilingual Plane. Immutable once made.
class fold_table {
public:
    /// Azerbaijani keeps its letters, Chinese is simplified; all other languages share a table. Made at the first call.
    static fold_table const& of(language);

    [[nodiscard]] folded operator[](char32_t c) const { return c < entries_.size() ? entries_[c] : folded{}; }
    /// What a character becomes when its kind is one, two, three or text.
    [[nodiscard]] std::string_view replacement(folded const&) const;
    /// Characters beyond the plane (mathematical letters …), slowly.
    [[nodiscard]] std::string beyond(char32_t) const;

private:
    enum class variety : std::uint8_t { common, azerbaijani, chinese };
    explicit fold_table(variety);
    void simplify_han();
    void set(char32_t, std::string_view);

    std::vector<folded> entries_;
    std::vector<std::string> texts_;
    variety variety_;
};

/// Pairs of characters, each traditional one followed by its simplified form.
extern std::string_view const traditional_and_simplified;

/// Han characters and the punctuation and full-width forms that are set with them.
[[nodiscard]] constexpr bool is_cjk(char32_t c) {
    return (c >= 0x2E80 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE50) ||
           (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x20000 && c < 0x34000);
}
[[nodiscard]] constexpr bool is_han(char32_t c) {
    return (c >= 0x4E00 && c < 0xA000) || (c >= 0x3400 && c < 0x4DC0) || c == 0x3007 || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0x20000 && c < 0x34000);
}

[[nodiscard]] bool is_letter(char32_t) noexcept;        ///< letters and the marks that stand on them
[[nodiscard]] bool is_small_letter(char32_t) noexcept;  ///< lower case

}  // namespace cmwlint::text
