// The lines of a reading, each offered to the heading grammar, with what the outline must know of their surroundings.
// Private to structure.
#pragma once

#include "source/span.hpp"
#include "structure/grammar/heading.hpp"
#include "text/language.hpp"
#include "text/reading.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace cmwlint::structure {

/// How a line ends, quotes and brackets aside. "…; and" ends with a semicolon.
enum class line_end : std::uint8_t { open, sentence, semicolon, comma, colon, dash };

struct line {
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    source::span where;            ///< reading span without indentation and line end; never empty
    std::uint32_t heading = none;  ///< index into `line_table::headings`
    std::uint16_t indent = 0;      ///< columns of white space before it
    line_end ends = line_end::open;
    bool blank_before = false;
    bool is_marker = false;       ///< the heading is a marker ("(a)"), not a label
    bool capital = false;         ///< its first letter is a capital in the source (false where a script has none)
    bool furniture = false;       ///< reads as a page number or an editor's mark (see grammar::is_page_furniture)
    bool leader = false;          ///< ends as a line of a table of contents does: "Chapter 2 ........ 14"
    std::uint32_t bracketed = 0;  ///< 3 where it begins with "[3]" or "- [3]"
};

struct line_table {
    std::vector<line> lines;
    std::vector<heading> headings;
    /// Length of a full line where the text has hard line ends, else 0: every line is a paragraph then.
    std::uint32_t wrap_width = 0;
};

[[nodiscard]] line_table cut_lines(text::reading const&, std::string_view source_text, text::language);

/// Appends the lines of a stretch of the reading (whole lines). The wrap width is left alone.
void cut_lines(text::reading const&, std::string_view source_text, text::language, source::span where, line_table&);

/// Whether the line above the one that begins there is blank; so is what stands above the first.
[[nodiscard]] bool begins_after_blank(std::string_view reading, std::uint32_t line_begin);

/// See `line_table::wrap_width`.
[[nodiscard]] std::uint32_t wrap_width_of(std::vector<line> const&);

[[nodiscard]] line_end end_of(std::string_view text);

/// Whether the first letter of the source at or after `offset` is a capital (Latin or Cyrillic).
[[nodiscard]] bool capital_at(std::string_view source_text, std::uint32_t offset);

}  // namespace cmwlint::structure
