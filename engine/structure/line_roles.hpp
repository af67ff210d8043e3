// Judges what each line is: the grammars propose headings line by line, here the neighbours and the whole law are asked
// whether that can be so. Private to structure.
#pragma once

#include "structure/lines.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace cmwlint::structure {

enum class line_role : std::uint8_t {
    body,
    heading,        ///< opens a provision (labels and markers)
    heading_above,  ///< title of the heading on the next line (marginal notes of common-law acts)
    cross_heading,  ///< a title without a number over several sections
    contents,       ///< of a table of contents
    note,           ///< page number, running head, footnote, editorial note
};

/// One role a line. Headings may be corrected on the way: "section" is the basic unit or a subdivision, "49" a section
/// or an amount, "Статья 3221" is 322.1.
[[nodiscard]] std::vector<line_role> judge(line_table&, std::string_view reading, std::string_view source_text,
                                           text::reading const&, text::language);

/// The whole number a number begins with ("12-1" → 12); 0 where there is none.
[[nodiscard]] unsigned leading_number(std::string_view number);

}  // namespace cmwlint::structure
