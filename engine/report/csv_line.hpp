// Lines of a table for spreadsheets, as RFC 4180 has them. Not the interface of the program; may change.
#pragma once

#include <string>
#include <string_view>

namespace cmwlint::report {

/// A cell, quoted where it must be. One that a spreadsheet would take for a formula gets an apostrophe: drafts are not
/// trusted.
[[nodiscard]] std::string csv_cell(std::string_view);

/// Cells are added from left to right; `end` gives the line with its CRLF.
class csv_line {
public:
    void add(std::string_view text) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += csv_cell(text);
    }
    [[nodiscard]] std::string end() const { return out_ + "\r\n"; }

private:
    std::string out_;
    bool first_ = true;
};

/// Without it Excel takes UTF-8 for the code page of the machine.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace cmwlint::report
