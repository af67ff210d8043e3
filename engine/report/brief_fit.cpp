// How much room a brief takes, and what is done without until it fits.
#include "report/brief_layout.hpp"

#include "report/terminal.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::report {
namespace {

// A line of running text is 100. What a browser sets with the page's style (brief_page.cpp) is a little less.
struct measure {
    std::size_t cells;   // of a line
    std::size_t line;    // its height
    std::size_t around;  // above and below the block
};
constexpr std::size_t page_height = 55 * 100;

constexpr measure measure_of(block_kind kind) noexcept {
    switch (kind) {
        case block_kind::title:
            return {56, 180, 40};
        case block_kind::heading:
            return {72, 140, 120};
        case block_kind::finding:
            return {86, 115, 75};
        case block_kind::quotation:
            return {92, 100, 30};
        case block_kind::item:
            return {92, 100, 10};
        case block_kind::fine:
            return {108, 90, 15};
        case block_kind::table:
            return {96, 135, 60};
        case block_kind::subtitle:
        case block_kind::paragraph:
            break;
    }
    return {96, 100, 30};
}

// In cells. Cyrillic letters are a tenth wider than Latin ones on a page.
std::size_t width(std::string_view text) {
    auto const cyrillic = std::count_if(text.begin(), text.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte >= 0xD0 && byte <= 0xD3;  // each leads one letter
    });
    return text::display_width(text) + static_cast<std::size_t>(cyrillic) / 10;
}

std::size_t height(block const& b) {
    auto const m = measure_of(b.kind);
    if (b.kind == block_kind::table) return b.rows.size() * m.line + m.around;
    std::size_t cells = 0;
    for (auto const& r : b.text) cells += width(r.text);
    return std::max<std::size_t>(1, (cells + m.cells - 1) / m.cells) * m.line + m.around;
}

constexpr std::array steps{
    thrift{},
    thrift{.notes = false},
    thrift{.notes = false, .quotations = 3, .quoted_cells = 320},
    thrift{.notes = false, .quotations = 2, .quoted_cells = 240, .safeguards = 3},
    thrift{.notes = false, .quotations = 1, .quoted_cells = 240, .safeguards = 3},
    thrift{.notes = false, .quotations = 1, .quoted_cells = 200, .advice = false, .safeguards = 2},
};

}  // namespace

std::size_t pages(blocks const& all) {
    std::size_t sum = 0;
    for (auto const& b : all) sum += height(b);
    return std::max<std::size_t>(1, (sum + page_height - 1) / page_height);
}

blocks fitted(brief const& b) {
    for (auto const& step : steps) {
        auto all = compose(b, step);
        if (pages(all) <= most_brief_pages) return all;
    }
    // The more findings, the more pages: the largest number that fits is found by halving.
    std::size_t fits = 0, too_many = 0;
    for (auto const& part : b.parts) too_many += part.findings.size();
    while (fits + 1 < too_many) {
        auto less = steps.back();
        less.findings = fits + (too_many - fits) / 2;
        (pages(compose(b, less)) <= most_brief_pages ? fits : too_many) = less.findings;
    }
    auto last = steps.back();
    last.findings = fits;
    return compose(b, last);
}

std::size_t pages_of(brief const& b) { return pages(fitted(b)); }

std::string cut(std::string_view utf8, std::size_t cells) {
    auto text = printable(utf8);
    if (text::display_width(text) <= cells) return text;
    std::size_t width = 1, end = 0, space = 0;  // "…" is a cell
    while (end < text.size()) {
        auto const c = first_character(std::string_view{text}.substr(end));
        auto const wide = text::display_width(std::string_view{text}.substr(end, c.bytes));
        if (width + wide > cells) break;
        if (c.code == U' ') space = end;
        width += wide;
        end += c.bytes;
    }
    if (space > end / 2) end = space;
    return text.substr(0, end) + "…";
}

namespace {

// The end of a text in at most `cells` cells.
std::string cut_front(std::string_view text, std::size_t cells) {
    if (text::display_width(text) <= cells) return std::string{text};
    std::size_t width = text::display_width(text) + 1, at = 0;
    while (at < text.size() && width > cells) {
        auto const c = first_character(text.substr(at));
        width -= std::min(width, text::display_width(text.substr(at, c.bytes)));
        at += c.bytes;
    }
    if (auto const space = text.find(' ', at); space != std::string_view::npos && space - at < 16) at = space + 1;
    return "…" + std::string{text.substr(at)};
}

}  // namespace

runs quoted(std::string_view sentence, std::string_view words, std::size_t cells, text::language language) {
    auto const text = printable(sentence);
    auto const marked = printable(words);
    auto const whole = text::display_width(text);
    auto const at = marked.empty() ? std::string::npos : text.rfind(marked);
    if (at == std::string::npos || marked.size() == text.size())
        return {{cut(text, cells), run_style::plain, language}};
    auto const before = text.substr(0, at), after = text.substr(at + marked.size());
    auto const shown = cut(marked, cells);
    auto const left = cells - std::min(cells, text::display_width(shown));
    auto const after_needs = text::display_width(after);
    auto const for_before = std::max(left / 2, left - std::min(left, after_needs));
    auto const head = whole <= cells ? before : cut_front(before, for_before);
    auto const for_after = left - std::min(left, text::display_width(head));
    auto const tail = whole <= cells ? after : cut(after, std::max<std::size_t>(for_after, 1));
    runs out;
    if (!head.empty()) out.push_back({head, run_style::plain, language});
    out.push_back({shown, run_style::fault, language});
    if (!tail.empty()) out.push_back({tail, run_style::plain, language});
    return out;
}

}  // namespace cmwlint::report
