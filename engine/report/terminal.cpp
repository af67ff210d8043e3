#include "report/terminal.hpp"

#include "text/tokens.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace cmwlint::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool within(char32_t code, char32_t low, char32_t high) { return low <= code && code <= high; }

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Characters that may not begin a line in Chinese typesetting.
bool closes(char32_t code) {
    static constexpr std::u32string_view closing = U"。，、；：？！）》」』】〉〕…％";
    return closing.find(code) != std::u32string_view::npos;
}

// A piece of text that is not broken inside: a word, or one wide character with the punctuation that must follow it.
struct piece {
    std::string_view bytes;
    std::size_t cells = 0;
    bool space_before = false;
};

std::vector<piece> cut(std::string_view text) {
    std::vector<piece> pieces;
    bool space = false;
    bool previous_wide = true;
    for (std::size_t at = 0; at < text.size();) {
        auto const next = first_character(text.substr(at));
        auto const bytes = text.substr(at, next.bytes);
        at += next.bytes;
        if (next.code == U' ' || next.code == U'\n' || next.code == U'\t') {
            space = true;
            continue;
        }
        auto const cells = text::display_width(bytes);
        bool const wide = cells > 1;
        bool const fresh = pieces.empty() || space || ((wide || previous_wide) && !closes(next.code));
        if (fresh) {
            pieces.push_back({bytes, cells, space});
        } else {
            auto& last = pieces.back();
            last.bytes = std::string_view{last.bytes.data(), last.bytes.size() + bytes.size()};
            last.cells += cells;
        }
        space = false;
        previous_wide = wide;
    }
    return pieces;
}

}  // namespace

character first_character(std::string_view text) noexcept {
    if (text.empty()) return {};
    auto const lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80U) return {lead, 1};
    std::size_t const length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 1;
    if (length == 1 || text.size() < length) return {U'\uFFFD', 1};
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[i])) return {U'\uFFFD', 1};
        code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    return {code, length};
}

behaviour behaviour_of(char32_t code) noexcept {
    if (code == U'\t') return behaviour::tab;
    if (code < 0x20 || within(code, 0x7F, 0x9F) || within(code, 0x2028, 0x2029) || code == 0xFFFD) {
        return behaviour::harmful;
    }
    if (code == 0xAD || code == 0x61C || within(code, 0x200B, 0x200F) || within(code, 0x202A, 0x202E) ||
        within(code, 0x2060, 0x206F) || code == 0xFEFF || within(code, 0xE0000, 0xE0FFF)) {
        return behaviour::invisible;
    }
    return behaviour::printable;
}

bool is_right_to_left(char32_t code) noexcept {
    return within(code, 0x590, 0x8FF) || within(code, 0xFB1D, 0xFDFF) || within(code, 0xFE70, 0xFEFE) ||
           within(code, 0x10800, 0x10FFF) || within(code, 0x1E800, 0x1EFFF);
}

bool has_right_to_left(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        auto const next = first_character(text.substr(at));
        if (is_right_to_left(next.code)) return true;
        at += next.bytes;
    }
    return false;
}

std::string printable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const next = first_character(text.substr(at));
        switch (behaviour_of(next.code)) {
            case behaviour::printable:
                shown += text.substr(at, next.bytes);
                break;
            case behaviour::tab:
                shown += ' ';
                break;
            case behaviour::harmful:
                if (next.code == U'\n' || next.code == 0x2028 || next.code == 0x2029) {
                    shown += ' ';
                } else if (next.code != U'\r') {
                    shown += replacement;
                }
                break;
            case behaviour::invisible:
                break;
        }
        at += next.bytes;
    }
    return shown;
}

std::string wrap(std::string_view text, std::size_t width, std::size_t first, std::size_t indent) {
    std::string lines;
    std::size_t column = first;
    bool begun = false;
    for (auto const& p : cut(text)) {
        std::size_t const gap = begun && p.space_before ? 1 : 0;
        if (begun && column + gap + p.cells > width) {
            lines += '\n';
            lines.append(indent, ' ');
            column = indent;
        } else {
            lines.append(gap, ' ');
            column += gap;
        }
        lines += p.bytes;
        column += p.cells;
        begun = true;
    }
    return lines;
}

std::string painter::operator()(ink colour, std::string_view text) const {
    static constexpr std::array<std::string_view, 7> codes{"", "1", "1;31", "1;33", "1;36", "1;34", "1;32"};
    auto const code = codes[static_cast<std::size_t>(colour)];
    if (!colour_ || code.empty() || text.empty()) return std::string{text};
    std::string painted = "\x1b[";
    painted.append(code).append("m").append(text).append("\x1b[0m");
    return painted;
}

}  // namespace cmwlint::report
