// Rules as pages: what a rule finds, why, and how to draft it better. Whoever has the rules makes the pages, so that
// this room need not know them.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "text/language.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cmwlint::report {

/// A paragraph that a rule rests on.
struct page_source {
    diagnostic::citation cited;
    std::string says;  ///< in our own words
};

/// How grave a finding is, and when: a rule may grade its findings.
struct page_grade {
    diagnostic::severity level = diagnostic::severity::warning;
    std::string message;
    bool needs_lawyer = false;
};

/// A little draft that the rule reports, or one that it does not.
struct page_example {
    std::string text;
    std::string note;  ///< what it shows; of a compliant one: what nearly misled
};

/// Everything there is to know of a rule, in one language where it speaks that, else in English.
struct rule_page {
    std::string id, name, theme;
    diagnostic::severity level = diagnostic::severity::warning;
    bool of_absence = false;  ///< it finds what is missing from a draft, and says so at its title
    std::vector<std::string> applies_to;
    std::string message, why, advice, limits;
    std::vector<page_grade> grades;       ///< more than one where findings are graded
    std::vector<page_source> sources;     ///< strongest first
    std::vector<std::string> convention;  ///< articles
    std::vector<page_example> violating, compliant;
    diagnostic::model instead;
    std::string condition;                                                   ///< as written; may be empty
    std::vector<std::pair<std::string, std::string>> related;                ///< ids and names
    std::vector<std::string> languages;                                      ///< codes of those it has examples in
    std::vector<std::pair<text::language, std::string>> messages_elsewhere;  ///< in the other languages
    std::string pack;
};

/// How a page looks in a terminal.
struct page_style {
    text::language language = text::language::en;  ///< of the headings
    std::size_t width = 100;
};
[[nodiscard]] std::string render_page_text(rule_page const&, page_style const&);

/// {"rules": […]}, an object a rule with what its page tells, keys as in rule packs; for programs, promised stable.
[[nodiscard]] std::string render_pages_json(std::span<rule_page const>);

/// A Markdown page with English headings, as under docs/rules/.
[[nodiscard]] std::string render_page_markdown(rule_page const&);

/// The rules of one theme.
struct page_theme {
    std::string id, name;
    std::vector<rule_page const*> pages;
};
/// The index of the pages, theme by theme.
[[nodiscard]] std::string render_index_markdown(std::span<page_theme const>);

}  // namespace cmwlint::report
