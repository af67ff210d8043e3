// The matrix for spreadsheets.
#include "report/csv_line.hpp"
#include "report/matrix_words.hpp"

namespace cmwlint::report {
namespace {

std::string joined(std::vector<std::string> const& parts) {
    std::string out;
    for (auto const& p : parts) out += (out.empty() ? "" : ", ") + p;
    return out;
}

// One place a line of the cell: "Article 12, line 40: message [DET-001]".
std::string places(std::vector<matrix_place> const& all, matrix_file const& file, text::language language) {
    auto const& words = matrix_words_in(language);
    std::string out;
    for (auto const& p : all) {
        if (!out.empty()) out += "\n";
        out += place_words(words, p, *file.file);
        out += std::string(words.colon) + (p.level ? p.message : p.quotation) + " [" + rule_words(p, language) + "]";
    }
    return out;
}

std::string remark_on(matrix_row const& row, matrix_result const& result, matrix_words const& words) {
    std::string out;
    if (result.because != inapplicable::no)
        out = result.because == inapplicable::other_kind ? words.other_kind : words.off_topic;
    if (!row.why_not.empty())
        out += (out.empty() ? "" : "; ") + std::string(words.cannot_show) + std::string(words.colon) + row.why_not;
    return out;
}

void add_header(csv_line& l, conformity_matrix const& m) {
    for (auto const* column : {"document", "paragraph", "authority", "kind", "speaker", "articles", "says"})
        l.add(column);
    for (auto const& f : m.files) {
        std::string const of = m.files.size() > 1 ? " (" + f.file->path() + ")" : "";
        for (auto const* column : {"result", "against", "answers", "remark"}) l.add(column + of);
    }
}

bool shown_for_any(conformity_matrix const& m, matrix_row const& row) {
    for (std::size_t i = 0; i < m.files.size(); ++i) {
        if (is_shown(m, row, i)) return true;
    }
    return false;
}

}  // namespace

std::string render_matrix_csv(conformity_matrix const& m) {
    auto const& words = matrix_words_in(m.look.language);
    csv_line header;
    add_header(header, m);
    std::string out = std::string{byte_order_mark} + header.end();
    for (auto const& group : m.groups) {
        for (auto const& row : group.rows) {
            if (!shown_for_any(m, row)) continue;
            csv_line l;
            for (auto const& column :
                 {group.symbol, row.number, group.authority, row.kind, row.speaker, joined(row.articles), row.says})
                l.add(column);
            for (std::size_t i = 0; i < m.files.size(); ++i) {
                auto const& result = row.results[i];
                l.add(name(result.is));
                l.add(places(result.faults, m.files[i], m.look.language));
                l.add(places(clauses_shown(result), m.files[i], m.look.language));
                l.add(remark_on(row, result, words));
            }
            out += l.end();
        }
    }
    return out;
}

}  // namespace cmwlint::report
