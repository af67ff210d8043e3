// The brief as Markdown, for whoever goes on writing.
#include "report/brief_layout.hpp"
#include "report/markdown.hpp"
#include "report/terminal.hpp"

namespace cmwlint::report {
namespace {

// Emphasis holds only where no space stands inside its marks.
std::string emphasised(std::string const& text, std::string_view mark) {
    auto const first = text.find_first_not_of(' ');
    if (first == std::string::npos) return text;
    auto const last = text.find_last_not_of(' ');
    return text.substr(0, first) + std::string{mark} + text.substr(first, last - first + 1) + std::string{mark} +
           text.substr(last + 1);
}

std::string line_of(runs const& text) {
    std::string out;
    for (auto const& r : text) {
        bool const bold = r.style == run_style::strong || r.style == run_style::fault;
        out += bold ? emphasised(markdown_words(r.text), "**") : markdown_words(r.text);
    }
    return out;
}

std::string table_of(std::vector<std::vector<std::string>> const& rows) {
    std::string out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool const sum = i + 1 == rows.size();
        for (auto const& cell : rows[i])
            out += "| " + (sum ? "**" + markdown_words(cell) + "**" : markdown_words(cell)) + " ";
        out += "|\n";
        if (i > 0) continue;
        out += "|---|";
        for (std::size_t c = 1; c < rows[i].size(); ++c) out += "---:|";
        out += "\n";
    }
    return out;
}

std::string_view start_of(block_kind kind) noexcept {
    switch (kind) {
        case block_kind::title:
            return "# ";
        case block_kind::heading:
            return "\n## ";
        case block_kind::finding:
            return "\n### ";
        case block_kind::quotation:
            return "\n> ";
        case block_kind::item:
        case block_kind::fine:
            return "- ";
        case block_kind::subtitle:
        case block_kind::paragraph:
        case block_kind::table:
            break;
    }
    return "\n";
}

bool is_list(block_kind kind) noexcept { return kind == block_kind::item || kind == block_kind::fine; }

}  // namespace

std::string render_brief_markdown(brief const& b) {
    std::string out;
    bool list = false;
    for (auto const& one : fitted(b)) {
        if (is_list(one.kind) && !list) out += '\n';
        list = is_list(one.kind);
        out += start_of(one.kind);
        out += one.kind == block_kind::table ? table_of(one.rows) : line_of(one.text) + "\n";
    }
    return out;
}

}  // namespace cmwlint::report
