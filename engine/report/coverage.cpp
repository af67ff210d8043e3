// Coverage as text for a terminal, and as rows for a spreadsheet.
#include "report/coverage.hpp"

#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
}

std::string ids_of(coverage_row const& row) {
    std::vector<std::string> ids;
    for (auto const& rule : row.rules) ids.push_back(rule.id);
    return joined(ids, " ");
}

// RFC 4180.
std::string cell(std::string_view text) {
    if (text.find_first_of("\",\r\n") == std::string_view::npos) return std::string{text};
    std::string out = "\"";
    for (char const c : text) out.append(c == '"' ? 2 : 1, c);
    return out + "\"";
}

std::string line_of(coverage_row const& row) {
    std::string line = row.paragraph + " " + std::string{name(row.state)};
    if (!row.rules.empty()) {
        auto const languages = joined(languages_of(row), " ");
        line += ": " + ids_of(row) + " (" + (languages.empty() ? "no examples" : languages) + ")";
    }
    if (row.state == coverage_state::not_checkable && !row.why_not.empty()) line += ": " + row.why_not;
    return line;
}

}  // namespace

std::string_view name(coverage_state state) noexcept {
    constexpr std::array<std::string_view, 4> names{"covered", "gap", "not checkable", "cited"};
    return names[static_cast<std::size_t>(state)];
}

std::size_t coverage::count(coverage_state state) const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](coverage_row const& row) { return row.state == state; }));
}

std::vector<coverage_row const*> coverage::gaps() const {
    std::vector<coverage_row const*> out;
    for (auto const& row : rows)
        if (row.state == coverage_state::gap) out.push_back(&row);
    return out;
}

std::vector<std::string> languages_of(coverage_row const& row) {
    std::vector<std::string> out;
    for (auto const& rule : row.rules)
        for (auto const& l : rule.languages)
            if (std::find(out.begin(), out.end(), l) == out.end()) out.push_back(l);
    return out;
}

std::string render_coverage_text(coverage const& all, std::size_t width) {
    std::string out, document;
    for (auto const& row : all.rows) {
        if (row.document != document) {
            document = row.document;
            out.append(out.empty() ? "" : "\n").append(document).append("\n");
        }
        out.append("  ").append(wrap(printable(line_of(row)), width, 2, 6)).append("\n");
    }
    out += "\n" + std::to_string(all.rows.size()) +
           " paragraphs: " + std::to_string(all.count(coverage_state::covered)) + " covered, " +
           std::to_string(all.count(coverage_state::gap)) + " without a rule, " +
           std::to_string(all.count(coverage_state::not_checkable)) + " not checkable on a text, " +
           std::to_string(all.count(coverage_state::cited)) + " only cited\n";
    if (auto const gaps = all.gaps(); !gaps.empty()) {
        out += "\nno rule looks for:\n";
        for (auto const* row : gaps)
            out.append("  ")
                .append(wrap(printable(row->document + ", " + row->paragraph + ": " + row->says), width, 2, 6))
                .append("\n");
    }
    return out;
}

std::string render_coverage_csv(coverage const& all) {
    std::string out = "document,paragraph,authority,speaker,kind,says,state,checkable,why_not,rules,languages\r\n";
    for (auto const& row : all.rows) {
        std::vector<std::string> const cells{row.document,
                                             row.paragraph,
                                             row.authority,
                                             row.speaker,
                                             row.kind,
                                             row.says,
                                             std::string{name(row.state)},
                                             joined(row.checkable, " "),
                                             row.why_not,
                                             ids_of(row),
                                             joined(languages_of(row), " ")};
        std::string line;
        for (auto const& c : cells) line += (&c == cells.data() ? "" : ",") + cell(c);
        out += line + "\r\n";
    }
    return out;
}

}  // namespace cmwlint::report
