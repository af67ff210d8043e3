// The matrix as Markdown tables, for wikis and merge requests.
#include "report/matrix_words.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::size_t places_shown = 6;

// What a table cell may hold: one line, with nothing in it that Markdown or HTML would take for its own.
std::string cell(std::string_view text) {
    std::string out;
    for (char const c : printable(text)) {
        if (std::string_view{"\\|`*_[]#~"}.find(c) != std::string_view::npos) out += '\\';
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

std::string place(matrix_place const& p, matrix_file const& file, text::language language) {
    auto const& words = matrix_words_in(language);
    std::string out(symbol_of(p.level ? verdict::violated : verdict::satisfied));
    out += " ";
    out += "**" + cell(place_words(words, p, *file.file)) + "**";
    if (p.level) out += std::string(words.colon) + cell(p.message);
    out += " (" + cell(rule_words(p, language)) + ")";
    if (!p.quotation.empty()) out += "<br>“" + cell(p.quotation) + "”";
    return out;
}

std::string where(matrix_row const& row, matrix_result const& result, matrix_file const& file,
                  text::language language) {
    auto const& words = matrix_words_in(language);
    std::vector<std::string> lines;
    if (result.because != inapplicable::no)
        lines.emplace_back(result.because == inapplicable::other_kind ? words.other_kind : words.off_topic);
    auto const clauses = clauses_shown(result);
    for (auto const* places : {&result.faults, &clauses}) {
        for (std::size_t i = 0; i < std::min(places->size(), places_shown); ++i)
            lines.push_back(place((*places)[i], file, language));
        if (places->size() > places_shown)
            lines.push_back("+ " + std::to_string(places->size() - places_shown) + " " + std::string(words.more));
    }
    if (!row.why_not.empty() && result.is != verdict::not_applicable)
        lines.push_back("*" + std::string(words.cannot_show) + std::string(words.colon) + "*" + cell(row.why_not));
    std::string out;
    for (auto const& line : lines) out += (out.empty() ? "" : "<br>") + line;
    return out;
}

std::string asked(matrix_row const& row, matrix_words const& words) {
    std::string out = cell(row.says);
    std::string more;
    if (!row.kind.empty()) more = paragraph_kind_word(words, row.kind);
    if (!row.speaker.empty()) more += (more.empty() ? "" : "; ") + std::string(words.said_by) + " " + cell(row.speaker);
    if (!more.empty()) out += "<br>*" + more + "*";
    return out;
}

void write(std::string& out, conformity_matrix const& m, matrix_group const& group, std::size_t file,
           matrix_words const& words) {
    bool const any =
        std::any_of(group.rows.begin(), group.rows.end(), [&](auto const& row) { return is_shown(m, row, file); });
    if (!any) return;
    out += "\n### " + cell(group.symbol) + "\n\n" + cell(group.title) + "\n";
    if (auto const note = authority_note(words, group.authority); !note.empty())
        out += "\n*" + std::string(note) + "*\n";
    out += "\n| " + std::string(m.by_article ? words.article : words.paragraph) + " | " + std::string(words.says) +
           " | " + std::string(words.verdict) + " | " + std::string(words.where) + " |\n|---|---|---|---|\n";
    for (auto const& row : group.rows) {
        if (!is_shown(m, row, file)) continue;
        auto const& result = row.results[file];
        out += "| " + cell(row.number) + " | " + asked(row, words) + " | " + std::string(symbol_of(result.is)) + " " +
               std::string(words_of(words, result.is).name) + " | " +
               where(row, result, m.files[file], m.look.language) + " |\n";
    }
}

}  // namespace

std::string render_matrix_markdown(conformity_matrix const& m) {
    auto const& words = matrix_words_in(m.look.language);
    std::string out = "# " + std::string(m.by_article ? words.by_article_title : words.title) + "\n\n" +
                      std::string(words.caution) + "\n";
    for (auto const& f : m.failures)
        out += "\n**" + std::string(words.unread) + std::string(words.colon) + "**" + cell(f.message) + "\n";
    for (std::size_t i = 0; i < m.files.size(); ++i) {
        auto const& f = m.files[i];
        out += "\n## " + cell(f.file->path()) + "\n\n" + std::string(kind_word(words, f.kind)) + ", " +
               std::string(autonym(f.language)) + "\n\n| | " + std::string(words.verdict) + " | |\n|---:|---|---|\n";
        auto const counts = tally_of(m, i);
        for (auto const v : all_verdicts) {
            auto const& said = words_of(words, v);
            if (auto const n = counts[static_cast<std::size_t>(v)]; n > 0)
                out += "| " + std::to_string(n) + " | " + std::string(symbol_of(v)) + " " + std::string(said.name) +
                       " | " + std::string(said.meaning) + " |\n";
        }
        for (auto const& group : m.groups) write(out, m, group, i, words);
    }
    std::string packs;
    for (auto const& p : m.packs) packs += ", " + p;
    return out + "\n" + std::string(words.made_with) + " cmwlint " + m.version + cell(packs) + "\n";
}

}  // namespace cmwlint::report
