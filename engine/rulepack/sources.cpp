#include "rulepack/sources.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

namespace cmwlint::rulepack {
namespace {

constexpr std::array<std::string_view, 5> paragraph_kinds{"recommendation", "concern", "statement", "positive",
                                                          "procedure"};
constexpr std::array<std::string_view, 6> draft_kinds{
    "law", "agreement", "contract", "labour-agreement", "readmission-agreement", "social-security-agreement"};
constexpr int articles_of_the_convention = 93;

std::string quoted(std::string_view s) { return "\"" + std::string(s) + "\""; }

// Values of a table in the order of the file; toml++ keeps them sorted by key.
std::vector<std::pair<toml::key const*, toml::node const*>> in_order(toml::table const& t) {
    std::vector<std::pair<toml::key const*, toml::node const*>> out;
    for (auto const& [key, value] : t) out.emplace_back(&key, &value);
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) {
        auto const &x = a.first->source().begin, &y = b.first->source().begin;
        return x.line != y.line ? x.line < y.line : x.column < y.column;
    });
    return out;
}

std::optional<int> number_at(std::string_view& text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

// "16", "16(4)", "18(3)(b)"
bool is_article(std::string_view text) {
    auto const number = number_at(text);
    if (!number || *number < 1 || *number > articles_of_the_convention) return false;
    while (!text.empty()) {
        auto const close = text.find(')');
        if (text.front() != '(' || close == std::string_view::npos || close < 2) return false;
        if (!std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(close),
                         [](unsigned char c) { return std::isalnum(c) != 0; }))
            return false;
        text.remove_prefix(close + 1);
    }
    return true;
}

void check_paragraph(toml_source& in, toml::table const& t, source_paragraph const& p) {
    if (auto const* node = t.get("kind");
        node && !p.kind.empty() &&
        std::find(paragraph_kinds.begin(), paragraph_kinds.end(), p.kind) == paragraph_kinds.end())
        in.report(*node, "there is no kind of paragraph " + quoted(p.kind),
                  "known: recommendation, concern, statement, positive, procedure");
    for (auto const& article : p.articles) {
        if (!is_article(article))
            in.report(*t.get("articles"), quoted(article) + " is no article of the Convention",
                      "write it as \"16\" or \"16(4)\"; the Convention has 93 articles");
    }
    for (auto const& kind : p.checkable) {
        if (std::find(draft_kinds.begin(), draft_kinds.end(), kind) == draft_kinds.end())
            in.report(*t.get("checkable"), "there is no kind of draft " + quoted(kind),
                      "known here: law, agreement, labour-agreement, readmission-agreement, "
                      "social-security-agreement, contract");
    }
    bool const asks = p.kind == "recommendation" || p.kind == "concern" || p.kind == "statement";
    if (auto const* node = t.get("checkable"); node && p.checkable.empty() && asks && p.why_not.empty())
        in.report(*node, "no draft can show this paragraph, and it is not said why",
                  "add: why-not = \"what only practice shows: …\"");
}

source_paragraph read_paragraph(toml_source& in, toml::key const& key, toml::node const& value) {
    source_paragraph p;
    p.number = key.str();
    p.file = in.path();
    p.line = key.source().begin.line;
    if (auto const says = value.value_exact<std::string>()) {
        p.says = *says;
        return p;
    }
    auto const* t = value.as_table();
    if (!t) {
        in.report(value, "a paragraph's paraphrase is a text in quotation marks, or a table with \"says\"",
                  "for example: \"36(b)\" = { says = \"…\", kind = \"recommendation\", checkable = [\"law\"] }");
        return p;
    }
    in.only(*t, {"says", "kind", "articles", "checkable", "why-not", "speaker"});
    p.says = in.text(*t, "says", true);
    p.kind = in.text(*t, "kind");
    p.articles = in.texts(*t, "articles");
    p.checkable = in.texts(*t, "checkable");
    p.why_not = in.text(*t, "why-not");
    p.speaker = in.text(*t, "speaker");
    check_paragraph(in, *t, p);
    return p;
}

int year_of(toml_source& in, toml::table const& t) {
    auto const* node = t.get("year");
    if (!node) return 0;
    if (auto const year = node->value_exact<std::int64_t>(); year && *year >= 1900 && *year <= 2100)
        return static_cast<int>(*year);
    in.report(*node, "\"year\" is the year of the document, as a number", "for example: year = 2021");
    return 0;
}

// ---- citations ------------------------------------------------------------------------------------------------------

using paragraphs = std::vector<source_paragraph const*>;

// The paragraph of that number; else, where it has only subparagraphs, all of these.
bool add_number(source_document const& document, std::string_view number, paragraphs& into) {
    if (auto const* p = document.find(number)) {
        into.push_back(p);
        return true;
    }
    auto const before = into.size();
    for (auto const& p : document.paragraphs) {
        if (p.number.size() > number.size() && p.number.starts_with(number) && p.number[number.size()] == '(')
            into.push_back(&p);
    }
    return into.size() > before;
}

// "40-45"
std::optional<bool> add_numbers(source_document const& document, std::string_view range, paragraphs& into) {
    auto const first = number_at(range);
    if (!first || range.empty() || range.front() != '-') return std::nullopt;
    range.remove_prefix(1);
    auto const last = number_at(range);
    if (!last || !range.empty() || *last < *first || *last - *first > 200) return std::nullopt;
    for (int n = *first; n <= *last; ++n) {
        if (!add_number(document, std::to_string(n), into)) return false;
    }
    return true;
}

// "36(a)-(c)"
std::optional<bool> add_letters(source_document const& document, std::string_view range, paragraphs& into) {
    auto const dash = range.find(")-(");
    if (dash == std::string_view::npos || dash < 2 || range.size() != dash + 5 || range.back() != ')' ||
        range[dash - 2] != '(')
        return std::nullopt;
    auto const head = range.substr(0, dash - 1);
    for (char letter = range[dash - 1]; letter <= range[dash + 3]; ++letter) {
        if (!add_number(document, std::string(head) + letter + ")", into)) return false;
    }
    return range[dash - 1] <= range[dash + 3];
}

bool add_part(source_document const& document, std::string_view part, paragraphs& into) {
    if (document.find(part)) return add_number(document, part, into);
    if (auto const numbers = add_numbers(document, part, into)) return *numbers;
    if (auto const letters = add_letters(document, part, into)) return *letters;
    return add_number(document, part, into);
}

std::string_view trimmed(std::string_view s) {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
}

}  // namespace

source_paragraph const* source_document::find(std::string_view number) const {
    auto const it =
        std::find_if(paragraphs.begin(), paragraphs.end(), [&](auto const& p) { return p.number == number; });
    return it == paragraphs.end() ? nullptr : &*it;
}

std::vector<source_paragraph const*> source_document::cited_by(std::string_view citation) const {
    if (auto const* p = find(citation)) return {p};
    std::vector<source_paragraph const*> out;
    while (!citation.empty()) {
        auto const comma = std::min(citation.find(','), citation.size());
        if (!add_part(*this, trimmed(citation.substr(0, comma)), out)) return {};
        citation.remove_prefix(std::min(comma + 1, citation.size()));
    }
    return out;
}

std::string const& theme_info::name_in(text::language l) const {
    auto const& name = names[static_cast<std::size_t>(l)];
    return name.empty() ? names[static_cast<std::size_t>(text::language::en)] : name;
}

void read_documents(toml_source& in, std::vector<source_document>& into) {
    in.only(in.root(), {"document"});
    auto const* all = in.table(in.root(), "document");
    if (!all) return;
    for (auto const& [key, value] : in_order(*all)) {
        auto const* t = value->as_table();
        if (!t) {
            in.report(*value, "a source is a table: [document.NAME]");
            continue;
        }
        in.only(*t, {"symbol", "title", "authority", "year", "paragraphs"});
        source_document document;
        document.key = key->str();
        document.symbol = in.text(*t, "symbol", true);
        document.title = in.text(*t, "title", true);
        document.authority = in.text(*t, "authority", true);
        document.year = year_of(in, *t);
        if (auto const* paragraphs = in.table(*t, "paragraphs")) {
            for (auto const& [number, paragraph] : in_order(*paragraphs))
                document.paragraphs.push_back(read_paragraph(in, *number, *paragraph));
        }
        auto const older = std::find_if(into.begin(), into.end(), [&](auto const& d) { return d.key == document.key; });
        if (older == into.end())
            into.push_back(std::move(document));
        else
            *older = std::move(document);
    }
}

void read_themes(toml_source& in, std::vector<theme_info>& into) {
    in.only(in.root(), {"theme"});
    auto const* all = in.table(in.root(), "theme");
    if (!all) return;
    for (auto const& [key, value] : in_order(*all)) {
        auto const* t = value->as_table();
        if (!t) {
            in.report(*value, "a theme is a table: [theme." + std::string(key->str()) + "]");
            continue;
        }
        in.only(*t, {"en", "fr", "es", "ar", "zh", "ru", "az"});
        theme_info theme;
        theme.id = key->str();
        for (auto const l : text::all_languages)
            theme.names[static_cast<std::size_t>(l)] = in.text(*t, text::code(l), l == text::language::en);
        auto const older = std::find_if(into.begin(), into.end(), [&](auto const& x) { return x.id == theme.id; });
        if (older == into.end())
            into.push_back(std::move(theme));
        else
            *older = std::move(theme);
    }
}

}  // namespace cmwlint::rulepack
