#include "structure/lines.hpp"

#include "structure/grammar/grammars.hpp"
#include "structure/grammar_table.hpp"
#include "structure/line_roles.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::structure {
namespace {

using source::span;

constexpr std::array<std::string_view, 14> conjunctions{" and", " or", " et", " ou", " y",   " e",  " o",
                                                        " u",   " و",  " او", " и",  " или", " və", " ya"};

std::string_view without_conjunction(std::string_view text) {
    auto const space = text.rfind(' ');
    if (space == std::string_view::npos || text.size() - space > 8) return text;
    for (auto word : conjunctions)
        if (text.ends_with(word)) return text.substr(0, text.size() - word.size());
    return text;
}

std::string_view trim_right(std::string_view text, std::string_view what) {
    auto const last = text.find_last_not_of(what);
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

/// Columns of white space between the beginning of the source line and `offset`; 0 where anything else stands there.
std::uint16_t indent_at(std::string_view source, std::uint32_t offset) {
    std::uint16_t columns = 0;
    for (std::size_t i = std::min<std::size_t>(offset, source.size()); i-- > 0 && columns < 1000;) {
        if (source[i] == '\n') return columns;
        if (source[i] == ' ')
            ++columns;
        else if (source[i] == '\t')
            columns = static_cast<std::uint16_t>(columns + 4);
        else if (static_cast<unsigned char>(source[i]) < 0x80 || source.compare(i > 0 ? i - 1 : 0, 2, "\xc2\xa0") != 0)
            return 0;
    }
    return columns;
}

}  // namespace

// Nine lines in ten are shorter than a full line; texts whose lines reach further are not wrapped by hand.
std::uint32_t wrap_width_of(std::vector<line> const& lines) {
    constexpr std::uint32_t narrowest_page = 40;
    constexpr std::uint32_t widest_page = 240;  // bytes: 120 Cyrillic or Arabic letters
    if (lines.size() < 4) return 0;
    std::vector<std::uint32_t> lengths;
    lengths.reserve(lines.size());
    for (auto const& l : lines) lengths.push_back(l.where.size());
    auto const full = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
    std::nth_element(lengths.begin(), full, lengths.end());
    std::uint32_t const width = *full;
    auto const longest = *std::max_element(full, lengths.end());
    if (width < narrowest_page || width > widest_page || longest > width * 3) return 0;
    // Lists and headings are short everywhere: a page that is wrapped has lines in the middle of a sentence.
    std::size_t open = 0;
    for (auto const& l : lines) open += l.ends == line_end::open && l.where.size() * 10 > width * 7;
    return open * 5 > lines.size() ? width : 0;
}

line_end end_of(std::string_view text) {
    if (text.size() > 64) text = text.substr(text.size() - 64);
    auto tail = trim_right(text, " *_\"')]>");
    auto const before = trim_right(without_conjunction(tail), " ");
    if (before.size() < tail.size() && !before.empty() && (before.back() == ';' || before.back() == ','))
        return line_end::semicolon;
    if (tail.empty()) return line_end::open;
    switch (tail.back()) {
        case '.':
        case '!':
        case '?':
            return line_end::sentence;
        case ';':
            return line_end::semicolon;
        case ',':
            return line_end::comma;
        case ':':
            return line_end::colon;
        case '-':
            return line_end::dash;
        default:
            break;
    }
    if (tail.ends_with("。") || tail.ends_with("؟")) return line_end::sentence;
    if (tail.ends_with("؛")) return line_end::semicolon;
    if (tail.ends_with("،") || tail.ends_with("、")) return line_end::comma;
    return line_end::open;
}

bool capital_at(std::string_view source, std::uint32_t offset) {
    for (std::size_t i = offset; i < source.size() && i < offset + 64; ++i) {
        auto const c = static_cast<unsigned char>(source[i]);
        auto const d = i + 1 < source.size() ? static_cast<unsigned char>(source[i + 1]) : 0;
        if (c >= 'A' && c <= 'Z') return true;
        if ((c >= 'a' && c <= 'z') || c == '\n') return false;
        if (c == 0xC3) return d <= 0x9E;                // À–Þ
        if (c == 0xC4 || c == 0xC5) return d % 2 == 0;  // Ā Ğ İ Ş Œ: capitals are even there
        if (c == 0xC6) return d == 0x8F;                // Ə
        if (c == 0xD0) return d <= 0xAF;                // Ѐ–Я
        if (c == 0xD1 || (c >= 0xC7 && c <= 0xDF)) return false;
    }
    return false;
}

namespace {

/// "Chapter 2 ........ 14" and "Chapter 2    14".
bool has_leader(std::string_view text) {
    auto const digits = text.find_last_not_of("0123456789");
    if (digits == std::string_view::npos || digits + 1 == text.size()) return false;
    auto const dots = text.find_last_not_of(". \t", digits);
    auto const run = text.substr(dots + 1, digits - dots);
    return std::count(run.begin(), run.end(), '.') >= 4 || run.find("   ") != std::string_view::npos ||
           run.find('\t') != std::string_view::npos;
}

std::uint32_t bracketed_number(std::string_view line) {
    if (line.starts_with("- ")) line.remove_prefix(2);
    if (!line.starts_with('[')) return 0;
    auto const number = leading_number(line.substr(1));
    auto const close = line.find(']');
    return close != std::string_view::npos && close <= 4 ? number : 0;
}

/// Reads one line; false where it is blank.
bool read_line(text::reading const& reading, std::string_view source_text, grammar_functions const& grammars, span raw,
               line_table& out) {
    std::string_view const text = reading.text;
    auto const bytes = source::slice(text, raw);
    auto const first = bytes.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return false;
    auto const last = bytes.find_last_not_of(" \t\r");
    line l;
    l.where = {raw.begin + static_cast<std::uint32_t>(first), raw.begin + static_cast<std::uint32_t>(last + 1)};
    l.indent = indent_at(source_text, reading.map.to_origin(l.where.begin));
    auto const body = source::slice(text, l.where);
    l.ends = end_of(body);
    l.capital = grammars.has_case && capital_at(source_text, reading.map.to_origin(l.where.begin));
    l.furniture = (body.size() < 64 || !l.capital) && grammar::is_page_furniture(body);
    l.leader = body.size() < 300 && has_leader(body);
    l.bracketed = bracketed_number(body);
    auto found = grammars.heading_line(body);
    if (!found) {
        found = grammar::marker(body);
        l.is_marker = found.has_value();
    } else {
        l.is_marker = found->dress != marker_dress::none;
    }
    if (found) {
        l.heading = static_cast<std::uint32_t>(out.headings.size());
        out.headings.push_back(std::move(*found));
    }
    out.lines.push_back(l);
    return true;
}

}  // namespace

void cut_lines(text::reading const& reading, std::string_view source_text, text::language language, span where,
               line_table& out) {
    auto const& grammars = grammars_of(language);
    std::string_view const text = reading.text;
    bool blank = begins_after_blank(text, where.begin);
    for (std::size_t begin = where.begin; begin < where.end;) {
        auto end = text.find('\n', begin);
        if (end == std::string_view::npos) end = text.size();
        span const raw{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        if (read_line(reading, source_text, grammars, raw, out)) {
            out.lines.back().blank_before = blank;
            blank = false;
        } else {
            blank = true;
        }
        begin = end + 1;
    }
}

bool begins_after_blank(std::string_view reading, std::uint32_t line_begin) {
    if (line_begin == 0) return true;
    auto const last = line_begin < 2 ? std::string_view::npos : reading.find_last_not_of(" \t\r", line_begin - 2);
    return last == std::string_view::npos || reading[last] == '\n';
}

line_table cut_lines(text::reading const& reading, std::string_view source_text, text::language language) {
    line_table out;
    cut_lines(reading, source_text, language, {0, static_cast<std::uint32_t>(reading.text.size())}, out);
    out.wrap_width = wrap_width_of(out.lines);
    return out;
}

}  // namespace cmwlint::structure
