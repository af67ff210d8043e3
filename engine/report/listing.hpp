// Listings: the outline of a draft and the rules of a pack, as rows of plain text. Whoever has the document or the
// rules makes the rows, so that this room need not know them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::report {

/// One provision of `cmwlint outline`. Lines count from 1; `depth` is 0 for provisions directly under the root.
struct outline_row {
    std::string kind;  ///< "article"
    std::size_t depth = 0;
    std::string label;   ///< as printed in the draft
    std::string number;  ///< normalised
    std::string heading;
    std::uint32_t start_line = 1, end_line = 1;
    std::string eid;
};

/// Indented, one provision a line: `article  Article 42  Offences  [12-15]  art_42`.
[[nodiscard]] std::string render_outline_text(std::span<outline_row const>);
[[nodiscard]] std::string render_outline_json(std::string_view path, std::string_view language,
                                              std::span<outline_row const>);

/// One rule of `cmwlint rules`.
struct rule_row {
    std::string id, name, severity, message;
    std::string theme;
    std::string mode;  ///< "wording": it finds what a provision says; "absence": what is missing from the draft
    std::vector<std::string> applies_to;
    std::vector<std::string> languages;  ///< codes of the languages it has examples in
    std::string pack;
};

/// A table: id, severity, name, message, and in brackets kinds of draft, mode and languages.
[[nodiscard]] std::string render_rules_text(std::span<rule_row const>);
[[nodiscard]] std::string render_rules_markdown(std::span<rule_row const>);
[[nodiscard]] std::string render_rules_json(std::span<rule_row const>);

}  // namespace cmwlint::report
