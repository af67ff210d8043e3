// UTF-8, character by character. For text that is known to be valid; nonsense bytes come out as U+FFFD and never hang.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cmwlint::text {

/// A code point and the number of bytes it takes up.
struct character {
    char32_t value = 0;
    std::uint32_t size = 1;
};

/// The character that begins at `at` (`at < utf8.size()`).
[[nodiscard]] constexpr character character_at(std::string_view utf8, std::size_t at) noexcept {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    auto const left = utf8.size() - at;
    unsigned const first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && left >= 2) return {((first & 0x1FU) << 6) | (byte(1) & 0x3FU), 2};
    if (first >= 0xE0 && first < 0xF0 && left >= 3) {
        return {((first & 0x0FU) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU), 3};
    }
    if (first >= 0xF0 && first < 0xF5 && left >= 4) {
        return {((first & 0x07U) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) | (byte(3) & 0x3FU), 4};
    }
    return {0xFFFD, 1};
}

/// The character that ends just before `end` (`end > 0`).
[[nodiscard]] constexpr character character_before(std::string_view utf8, std::size_t end) noexcept {
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(utf8[begin]) & 0xC0U) == 0x80U) --begin;
    auto const c = character_at(utf8.substr(0, end), begin);
    return begin + c.size == end ? c : character{0xFFFD, 1};
}

/// Appends a code point; surrogates and values beyond U+10FFFF as U+FFFD.
inline void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
        return;
    }
    if (c < 0x800) {
        out.push_back(static_cast<char>(0xC0U | (c >> 6)));
    } else {
        if (c < 0x10000) {
            out.push_back(static_cast<char>(0xE0U | (c >> 12)));
        } else {
            out.push_back(static_cast<char>(0xF0U | (c >> 18)));
            out.push_back(static_cast<char>(0x80U | ((c >> 12) & 0x3FU)));
        }
        out.push_back(static_cast<char>(0x80U | ((c >> 6) & 0x3FU)));
    }
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
}

}  // namespace cmwlint::text
