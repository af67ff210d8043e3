// The words of menus and marks in an editor, in the languages people are spoken to in. Words that reports have too
// come from there (report/page_words.hpp, report/messages.hpp).
#pragma once

#include "text/language.hpp"

#include <string_view>

namespace cmwlint::lsp {

struct editor_words {
    std::string_view suppress;         ///< before a rule and a place: "Suppress" DET-001 (Article 5)
    std::string_view whole_draft;      ///< such a place
    std::string_view write;            ///< before the words to write instead, in quotation marks
    std::string_view insert_model;     ///< before a rule
    std::string_view add_to_baseline;  ///< before a rule
    std::string_view no_baseline;      ///< why that cannot be done: no baseline is named
    std::string_view show_rule;        ///< before a rule
};

/// English where the language is none of the six.
[[nodiscard]] editor_words const& editor_words_in(text::language) noexcept;

}  // namespace cmwlint::lsp
