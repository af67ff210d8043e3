#include "report/sarif_rules.hpp"

#include "report/machine.hpp"
#include "report/page_words.hpp"
#include "report/terminal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace cmwlint::report {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t most_tags = 20;  // GitHub refuses files with more

// "irregular-entry-criminalised" → "IrregularEntryCriminalised".
std::string pascal_case(std::string_view name) {
    std::string out;
    bool first = true;
    for (char const c : name) {
        bool const letter = 'a' <= c && c <= 'z';
        if (c != '-' && c != '_') out += first && letter ? static_cast<char>(c - 'a' + 'A') : c;
        first = c == '-' || c == '_';
    }
    return out;
}

std::string theme_of_page(rule_page const& page, report_input const& in) {
    for (auto const& theme : in.themes) {
        if (theme.id == page.theme) return theme.name;
    }
    return page.theme;
}

// By theme, source and article, so that alerts can be filtered by each.
json tags_of(rule_page const& page, report_input const& in) {
    std::vector<std::string> tags;
    auto const add = [&](std::string tag) {
        bool const known = std::find(tags.begin(), tags.end(), tag) != tags.end();
        if (!known && !tag.empty() && tags.size() < most_tags) tags.push_back(std::move(tag));
    };
    add(theme_of_page(page, in));
    for (auto const& s : page.sources) add(s.cited.document);
    for (auto const& article : page.convention) add("ICRMW " + article);
    return tags;
}

// "CMW/C/AZE/CO/3": what documents.un.org finds.
bool is_un_symbol(std::string_view document) {
    return document.find('/') != std::string_view::npos && std::all_of(document.begin(), document.end(), [](char c) {
               return ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '/' || c == '.' || c == '-';
           });
}

// The page of a rule; else, where nobody said where the pages stand, the document that it rests on.
std::string help_uri(rule_page const& page, report_input const& in) {
    constexpr std::string_view ours = "built-in";  // other packs have no pages there
    if (!in.run.home.empty() && page.pack == ours) return in.run.home + "docs/rules/" + page.id + ".md";
    for (auto const& s : page.sources) {
        if (is_un_symbol(s.cited.document)) return "https://undocs.org/" + s.cited.document;
    }
    return page.convention.empty() ? std::string{} : std::string{convention_page};
}

std::string source_line(page_source const& s, page_words const& words) {
    std::string out = s.cited.document;
    bool const treaty = s.cited.authority == "Convention" || s.cited.authority == "other instrument";
    if (!s.cited.paragraph.empty())
        out += ", " + (treaty ? std::string{} : std::string{words.paragraph} + " ") + s.cited.paragraph;
    if (!s.cited.authority.empty()) out += " (" + s.cited.authority;
    if (!s.cited.speaker.empty())
        out += (s.cited.authority.empty() ? " (" : ", ") + std::string{words.reporting} + " " + s.cited.speaker;
    if (out.find('(') != std::string::npos && (!s.cited.authority.empty() || !s.cited.speaker.empty())) out += ")";
    return out + (s.says.empty() ? "" : std::string{words.colon} + s.says);
}

// Help is written twice, as text and as Markdown, by one writer.
class help_writer {
public:
    help_writer(rule_page const& page, text::language language, bool markdown)
        : page_{page}, words_{page_words_in(language)}, markdown_{markdown} {}

    std::string write() {
        section(words_.why, page_.why);
        section(words_.advice, page_.advice);
        if (!page_.instead.clause.empty()) {
            section(words_.model, std::string{words_.model_caution});
            quote(page_.instead.clause);
            if (!page_.instead.note.empty()) paragraph(page_.instead.note);
        }
        section(words_.limits, page_.limits);
        std::string articles;
        for (auto const& a : page_.convention) articles += (articles.empty() ? "" : ", ") + a;
        section(words_.convention, articles);
        sources();
        while (!out_.empty() && out_.back() == '\n') out_.pop_back();
        return out_.empty() ? said(page_.message) : out_;
    }

private:
    std::string said(std::string_view text) const {
        std::string out;
        for (char const c : printable(text)) {
            if (markdown_ && std::string_view{"\\`*_<>[]|#"}.find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
        return out;
    }

    void heading(std::string_view words) {
        out_.append(markdown_ ? "**" : "").append(words).append(markdown_ ? "**\n\n" : "\n");
    }
    void paragraph(std::string_view text) { out_ += said(text) + "\n\n"; }
    void section(std::string_view words, std::string_view text) {
        if (text.empty()) return;
        heading(words);
        paragraph(text);
    }

    void quote(std::string_view text) {
        std::string_view const edge = markdown_ ? "> " : "  ";
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find('\n', at), text.size());
            out_.append(edge).append(said(text.substr(at, end - at))).append(markdown_ ? "  \n" : "\n");
            at = end + 1;
        }
        out_ += '\n';
    }

    void sources() {
        if (page_.sources.empty()) return;
        heading(words_.sources);
        for (auto const& s : page_.sources) out_ += "- " + said(source_line(s, words_)) + "\n";
    }

    rule_page const& page_;
    page_words const& words_;
    bool markdown_;
    std::string out_;
};

std::string_view level_of(diagnostic::severity level) { return diagnostic::name(level); }

json properties_of(rule_page const& page, report_input const& in) {
    json properties{{"tags", tags_of(page, in)},
                    {"problem.severity", page.level == diagnostic::severity::note ? std::string_view{"recommendation"}
                                                                                  : diagnostic::name(page.level)},
                    {"theme", page.theme}};
    if (!page.applies_to.empty()) properties["appliesTo"] = page.applies_to;
    if (!page.instead.clause.empty()) {
        properties["modelClause"] = {{"applicability", "display-only"}, {"text", page.instead.clause}};
        if (!page.instead.note.empty()) properties["modelClause"]["note"] = page.instead.note;
    }
    return properties;
}

}  // namespace

sarif_rules::sarif_rules(report_input const& in) : pages{in.rules} {
    for (std::size_t i = 0; i < pages.size(); ++i) index.emplace(pages[i].id, i);
    for (auto const& document : in.documents) {
        for (auto const& d : document.diagnostics) declare(d);
        for (auto const& s : document.set_aside) declare(s.finding);
    }
}

void sarif_rules::declare(diagnostic::diagnostic const& d) {
    if (!index.emplace(d.rule, pages.size()).second) return;
    rule_page page;
    page.id = d.rule;
    page.name = d.name;
    page.theme = theme_of(d.rule);
    page.level = d.level;
    page.message = d.message;
    page.why = d.why;
    page.advice = d.advice;
    page.convention = d.convention;
    page.instead = d.instead;
    for (auto const& s : d.sources) page.sources.push_back({s, {}});
    pages.push_back(std::move(page));
}

json sarif_rule(rule_page const& page, report_input const& in) {
    auto const language = in.look.language;
    auto const message = sentence(printable(page.message), language);
    json rule{{"id", page.id}};
    if (!page.name.empty()) rule["name"] = pascal_case(page.name);
    rule["shortDescription"] = {{"text", message}};
    rule["fullDescription"] = {{"text", page.why.empty() ? message : sentence(printable(page.why), language)}};
    rule["help"] = {{"text", sentence(help_writer{page, language, false}.write(), language)},
                    {"markdown", help_writer{page, language, true}.write()}};
    if (auto const uri = help_uri(page, in); !uri.empty()) rule["helpUri"] = uri;
    rule["defaultConfiguration"] = {{"level", level_of(page.level)}};
    rule["properties"] = properties_of(page, in);
    return rule;
}

std::string sentence(std::string text, text::language language) {
    for (std::string_view const end : {".", "。", "؟", "!", "?", "！", "？", "…"}) {
        if (text.ends_with(end)) return text;
    }
    return text + (language == text::language::zh ? "。" : ".");
}

}  // namespace cmwlint::report
