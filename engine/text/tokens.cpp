#include "text/tokens.hpp"

#include "text/characters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace cmwlint::text {
namespace {

enum class ascii_class : std::uint8_t { other, letter, digit, separator, line_end, beyond };

constexpr std::array<ascii_class, 256> classes = [] {
    std::array<ascii_class, 256> table{};
    for (std::size_t c = 0x80; c < 0x100; ++c) table[c] = ascii_class::beyond;
    for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = ascii_class::letter;
    for (std::size_t c = '0'; c <= '9'; ++c) table[c] = ascii_class::digit;
    for (std::size_t c = 0; c <= 0x20; ++c) table[c] = ascii_class::separator;
    table['-'] = table['\''] = ascii_class::separator;
    table['\n'] = ascii_class::line_end;
    return table;
}();

constexpr ascii_class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

bool is_digit_at(std::string_view s, std::size_t at) { return at < s.size() && class_of(s[at]) == ascii_class::digit; }

// Digits, and single points and commas between digits.
std::size_t end_of_number(std::string_view s, std::size_t at) {
    for (;;) {
        while (is_digit_at(s, at)) ++at;
        bool const separated = at < s.size() && (s[at] == '.' || s[at] == ',') && is_digit_at(s, at + 1);
        if (!separated) return at;
        ++at;
    }
}

std::size_t end_of_letters(std::string_view s, std::size_t at) {
    while (at < s.size()) {
        auto const k = class_of(s[at]);
        if (k == ascii_class::letter) {
            ++at;
            continue;
        }
        if (k != ascii_class::beyond) break;
        auto const c = character_at(s, at);
        if (is_han(c.value) || !is_letter(c.value)) break;
        at += c.size;
    }
    return at;
}

}  // namespace

std::vector<token> tokenise(std::string_view reading, language) {
    std::vector<token> tokens;
    tokens.reserve(reading.size() / 5);
    auto const put = [&](std::size_t begin, std::size_t end, token_kind kind) {
        tokens.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind});
        return end;
    };
    for (std::size_t at = 0; at < reading.size();) {
        switch (class_of(reading[at])) {
            case ascii_class::letter:
                at = put(at, end_of_letters(reading, at), token_kind::word);
                break;
            case ascii_class::digit:
                at = put(at, end_of_number(reading, at), token_kind::number);
                break;
            case ascii_class::separator:
                ++at;
                break;
            case ascii_class::line_end:
                at = put(at, at + 1, token_kind::line_end);
                break;
            case ascii_class::other:
                at = put(at, at + 1, token_kind::punctuation);
                break;
            case ascii_class::beyond: {
                auto const c = character_at(reading, at);
                if (is_han(c.value))
                    at = put(at, at + c.size, token_kind::word);
                else if (is_letter(c.value))
                    at = put(at, end_of_letters(reading, at), token_kind::word);
                else
                    at = put(at, at + c.size, token_kind::punctuation);
            }
        }
    }
    return tokens;
}

std::size_t display_width(std::string_view utf8) noexcept {
    std::size_t width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        if (class_of(utf8[at]) != ascii_class::beyond) {
            ++width;
            ++at;
            continue;
        }
        auto const c = character_at(utf8, at);
        at += c.size;
        auto const code_point = static_cast<UChar32>(c.value);
        auto const mask = U_MASK(u_charType(code_point));
        if ((mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) continue;
        auto const east_asian = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
        width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

std::size_t code_points(std::string_view utf8) noexcept {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace cmwlint::text
