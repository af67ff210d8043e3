#include "report/listing.hpp"

#include "report/terminal.hpp"
#include "text/tokens.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

std::string padded(std::string_view text, std::size_t cells) {
    std::string out = printable(text);
    auto const width = text::display_width(out);
    out.append(width < cells ? cells - width : 0, ' ');
    return out;
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
}

template <typename Row>
std::size_t widest(std::span<Row const> rows, std::string Row::*column) {
    std::size_t cells = 0;
    for (auto const& row : rows) cells = std::max(cells, text::display_width(row.*column));
    return cells;
}

}  // namespace

std::string render_outline_text(std::span<outline_row const> rows) {
    std::string out;
    for (auto const& row : rows) {
        // Indentation stops growing where it would leave no room for the words.
        out.append(2 * std::min<std::size_t>(row.depth, 20), ' ').append(row.kind);
        if (!row.label.empty()) out.append("  ").append(printable(row.label));
        if (!row.heading.empty()) out.append("  \"").append(printable(row.heading)).append("\"");
        out.append("  ").append(std::to_string(row.start_line)).append("-").append(std::to_string(row.end_line));
        out.append("  ").append(row.eid).append("\n");
    }
    return out;
}

std::string render_rules_text(std::span<rule_row const> rows) {
    auto const ids = widest(rows, &rule_row::id);
    auto const severities = widest(rows, &rule_row::severity);
    auto const names = widest(rows, &rule_row::name);
    std::string out;
    for (auto const& row : rows) {
        out.append(padded(row.id, ids)).append("  ").append(padded(row.severity, severities)).append("  ");
        out.append(padded(row.name, names)).append("  ").append(printable(row.message));
        out.append("  [").append(joined(row.applies_to, " ")).append("; ").append(row.mode).append("; ");
        out.append(joined(row.languages, " ")).append("]\n");
    }
    return out;
}

}  // namespace cmwlint::report
