// A draft as a page shows it: its text cut where provisions begin, with findings marked in place.
// Not the interface of the program; may change.
#pragma once

#include "report/report.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cmwlint::report {

/// Words to be marked.
struct html_mark {
    source::span where;      ///< source span
    std::size_t number = 0;  ///< of the card that tells why
    diagnostic::severity level = diagnostic::severity::warning;
};

/// A stretch of a draft. Long provisions are cut into several at line ends, so that browsers lay out what is seen only.
struct html_stretch {
    source::span where;
    std::size_t heading = 0;  ///< of `checked_document::headings`, from 1; 0: it goes on, or stands before the first
};

/// Together they are the whole draft, in its order.
[[nodiscard]] std::vector<html_stretch> stretches_of(checked_document const&);

/// Writes stretches one after the other. Marks may overlap and go over several stretches: they are cut into links that
/// nest in nothing, `<a class="mark error" href="#c3" data-cards="3 4">`; the tabulator stops at the first of each.
class html_draft {
public:
    /// `marks` in the order of the text.
    html_draft(checked_document const&, std::vector<html_mark> marks);
    [[nodiscard]] std::string write(source::span);

private:
    void piece(std::string& out, source::span where);
    void text(std::string& out, source::span where);
    void line_end(std::string& out);
    [[nodiscard]] std::string open_mark(source::span where);

    checked_document const& document_;
    std::vector<html_mark> marks_;
    std::vector<source::span> strong_;  ///< labels and headings
    std::vector<std::uint32_t> cuts_;   ///< where something begins or ends, sorted
    std::vector<bool> begun_;           ///< marks whose id was given
    std::size_t next_edit_ = 0, first_mark_ = 0;
    std::size_t line_ends_ = 0;  ///< just written
    bool markup_ = false;        ///< line ends and spaces of the source mean nothing much
};

}  // namespace cmwlint::report
