// Markdown: pages of rules, their index, the list of rules, and coverage. docs/rules/ is made of it.
#include "report/markdown.hpp"

#include "report/coverage.hpp"
#include "report/listing.hpp"
#include "report/page_words.hpp"
#include "report/rule_page.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
}

void section(std::string& out, std::string_view heading, std::string_view paragraph) {
    if (paragraph.empty()) return;
    out.append("\n## ").append(heading).append("\n\n").append(markdown_plain(paragraph)).append("\n");
}

std::string link(std::string const& id) { return "[" + id + "](" + id + ".md)"; }

// What a paragraph of the document is called; "Principle 7" has its own name, and only English names articles.
std::string unit_of(diagnostic::citation const& s, page_words const& words) {
    bool const article = s.authority == "Convention" || s.authority == "other instrument";
    bool const english = &words == &page_words_in(text::language::en);
    if (s.paragraph.front() < '0' || s.paragraph.front() > '9' || (article && !english)) return ", ";
    return article ? ", article " : ", " + std::string{words.paragraph} + " ";
}

void add_sources(std::string& out, rule_page const& page, page_words const& words) {
    if (page.sources.empty()) return;
    out.append("\n## ").append(words.sources).append("\n\n");
    for (auto const& s : page.sources) {
        out.append("- **").append(markdown_plain(s.cited.document));
        if (!s.cited.paragraph.empty()) out.append(unit_of(s.cited, words)).append(markdown_plain(s.cited.paragraph));
        out.append("** (").append(markdown_plain(s.cited.authority));
        if (!s.cited.speaker.empty())
            out.append(", ").append(words.reporting).append(" ").append(markdown_plain(s.cited.speaker));
        out.append(")");
        if (!s.says.empty()) out.append(": ").append(markdown_plain(s.says));
        out += "\n";
    }
}

void add_examples(std::string& out, std::string_view heading, std::vector<page_example> const& all,
                  std::string_view before_note) {
    if (all.empty()) return;
    out.append("\n## ").append(heading).append("\n");
    for (auto const& e : all) {
        if (!e.note.empty()) out.append("\n").append(before_note).append(markdown_plain(e.note)).append(":\n");
        out.append("\n").append(markdown_fenced(e.text));
    }
}

void add_grades(std::string& out, rule_page const& page, page_words const& words) {
    bool const lawyer =
        std::any_of(page.grades.begin(), page.grades.end(), [](auto const& g) { return g.needs_lawyer; });
    if (page.grades.size() < 2 && !lawyer) return;
    out.append("\n## ").append(words.grades).append("\n\n");
    for (auto const& g : page.grades) {
        out.append("- ").append(severity_word(words, g.level)).append(": ").append(markdown_plain(g.message));
        out.append(g.needs_lawyer ? " (" + std::string{words.lawyer} + ")\n" : "\n");
    }
}

void add_messages(std::string& out, rule_page const& page) {
    if (page.messages_elsewhere.empty()) return;
    out += "\n## In other languages\n\n";
    for (auto const& [language, message] : page.messages_elsewhere)
        out.append("- ").append(text::code(language)).append(": ").append(markdown_plain(message)).append("\n");
}

}  // namespace

std::string markdown_plain(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '\n' || c == '\r' || c == '\t') {
            out += ' ';
            continue;
        }
        if (std::string_view{"\\`*_<>[]|#"}.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string markdown_words(std::string_view text) {
    std::string out;
    for (char const c : printable(text)) {
        if (std::string_view{"\\`*_<>[]|#&~!$"}.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string markdown_code(std::string_view text) {
    auto out = printable(text);
    std::replace(out.begin(), out.end(), '`', '\'');
    return "`" + out + "`";
}

std::string markdown_fenced(std::string_view text) {
    std::string fence = "```";
    while (text.find(fence) != std::string_view::npos) fence += '`';
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    return fence + "text\n" + std::string{text} + "\n" + fence + "\n";
}

std::string render_page_markdown(rule_page const& page) { return render_page_markdown(page, text::language::en); }

std::string render_page_markdown(rule_page const& page, text::language language) {
    auto const& words = page_words_in(language);
    bool const english = &words == &page_words_in(text::language::en);
    std::string out = "# " + page.id + " " + page.name + "\n\n";
    out.append(markdown_plain(page.message)).append("\n\n");
    out.append(english ? "- severity: " : "- ").append(severity_word(words, page.level)).append("\n");
    out.append("- ").append(words.applies_to).append(words.colon).append(joined(page.applies_to, ", ")).append("\n");
    if (page.of_absence)
        out.append("- ").append(words.finds_absence).append(english ? "; stands at the title of the draft\n" : "\n");
    if (!page.convention.empty())
        out.append("- ")
            .append(english ? "Convention" : words.convention)
            .append(words.colon)
            .append(joined(page.convention, ", "))
            .append("\n");
    if (english && !page.languages.empty())
        out.append("- tried in: ").append(joined(page.languages, ", ")).append("\n");
    section(out, words.why, page.why);
    add_grades(out, page, words);
    add_sources(out, page, words);
    section(out, words.advice, page.advice);
    if (!page.instead.clause.empty()) {
        out.append("\n## ").append(words.model).append("\n\n").append("(").append(words.model_caution).append(")\n\n");
        out.append(markdown_fenced(page.instead.clause));
        if (!page.instead.note.empty()) out.append("\n").append(markdown_plain(page.instead.note)).append("\n");
    }
    add_examples(out, words.violating, page.violating, "");
    add_examples(out, words.compliant, page.compliant, english ? "near miss, " : "");
    section(out, words.limits, page.limits);
    if (!page.related.empty()) {
        out.append("\n## ").append(words.related).append("\n\n");
        for (auto const& [id, name] : page.related)
            out.append("- ").append(link(id)).append(" ").append(name).append("\n");
    }
    if (!page.condition.empty())
        out.append("\n## ").append(words.condition).append("\n\n").append(markdown_fenced(page.condition));
    if (english) add_messages(out, page);
    return out;
}

std::string render_index_markdown(std::span<page_theme const> themes) {
    std::string out =
        "# Rules\n\nWhat cmwlint finds, theme by theme. Made from the rule pack by `cmwlint rules docs docs/rules`; "
        "changes belong in the pack.\n";
    for (auto const& theme : themes) {
        if (theme.pages.empty()) continue;
        out.append("\n## ").append(markdown_plain(theme.name));
        if (theme.name != theme.id) out.append(" (").append(theme.id).append(")");
        out += "\n\n| rule | severity | finds |\n|---|---|---|\n";
        for (auto const* page : theme.pages)
            out.append("| ")
                .append(link(page->id))
                .append(" | ")
                .append(diagnostic::name(page->level))
                .append(" | ")
                .append(markdown_plain(page->message))
                .append(" |\n");
    }
    return out;
}

std::string render_rules_markdown(std::span<rule_row const> rows) {
    std::string out =
        "| rule | name | severity | applies to | finds | languages | message |\n|---|---|---|---|---|---|---|\n";
    for (auto const& row : rows) {
        out.append("| ")
            .append(row.id)
            .append(" | ")
            .append(markdown_plain(row.name))
            .append(" | ")
            .append(row.severity);
        out.append(" | ").append(joined(row.applies_to, ", ")).append(" | ").append(row.mode).append(" | ");
        out.append(joined(row.languages, " ")).append(" | ").append(markdown_plain(row.message)).append(" |\n");
    }
    return out;
}

std::string render_coverage_markdown(coverage const& all) {
    std::string out =
        "# Coverage\n\n| covered | without a rule | not checkable on a text | only cited |\n|---|---|---|---|\n| ";
    out += std::to_string(all.count(coverage_state::covered)) + " | " + std::to_string(all.count(coverage_state::gap)) +
           " | " + std::to_string(all.count(coverage_state::not_checkable)) + " | " +
           std::to_string(all.count(coverage_state::cited)) + " |\n";
    std::string document;
    for (auto const& row : all.rows) {
        if (row.document != document) {
            document = row.document;
            out += "\n## " + markdown_plain(document) +
                   "\n\n| paragraph | says | state | rules | languages |\n|---|---|---|---|---|\n";
        }
        std::vector<std::string> ids;
        for (auto const& rule : row.rules) ids.push_back(rule.id);
        std::string state{name(row.state)};
        if (!row.why_not.empty())
            state +=
                (row.state == coverage_state::not_checkable ? ": " : "; no text shows: ") + markdown_plain(row.why_not);
        std::string const speaker = row.speaker.empty() ? "" : " (" + markdown_plain(row.speaker) + ")";
        out += "| " + markdown_plain(row.paragraph) + " | " + markdown_plain(row.says) + speaker + " | " + state +
               " | " + joined(ids, ", ") + " | " + joined(languages_of(row), " ") + " |\n";
    }
    return out;
}

}  // namespace cmwlint::report
