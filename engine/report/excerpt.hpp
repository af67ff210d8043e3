// Excerpts: the lines of a draft that a diagnostic is about, with what matters underlined.
// Not the interface of the program; may change.
#pragma once

#include "report/terminal.hpp"
#include "source/source_file.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace cmwlint::report {

/// A place to point at.
struct mark {
    source::span where;    ///< source span
    bool primary = false;  ///< underlined ^^^^; others ----
    std::string text;      ///< said beside the underline; may be empty
};

/// How an excerpt looks.
struct excerpt_style {
    std::size_t width = 100;   ///< cells of a line; longer lines are cut around the marks
    ink primary = ink::error;  ///< colour of ^^^^
};

/// Rows of the form `12 | text`, each with its line end, and the width of their gutter (the digits of the largest
/// number).
///
/// Lines between two marks are left out as `...`, save a single one. Of a mark over many lines the first two and the
/// last are shown. A line too long for `width` is shown as windows around its marks. Where a window holds right-to-left
/// script, terminals reorder what they show: there the marks become rows `^ 12:5 [words]: text`, with line and column
/// (in code points).
struct excerpt {
    std::string rows;
    std::size_t gutter = 1;
};
[[nodiscard]] excerpt make_excerpt(source::source_file const&, std::span<mark const>, excerpt_style const&,
                                   painter const&);

/// A text of at most `cells` cells: the middle of a longer one becomes …
[[nodiscard]] std::string shortened(std::string_view utf8, std::size_t cells);

}  // namespace cmwlint::report
