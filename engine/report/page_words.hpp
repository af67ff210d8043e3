// The headings of rule pages in the six languages of the United Nations. Not the interface of the program; may change.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "text/language.hpp"

#include <string_view>

namespace cmwlint::report {

struct page_words {
    std::string_view error, warning, note;
    std::string_view applies_to, finds_absence;
    std::string_view why, advice, sources, convention, grades, lawyer;
    std::string_view violating, compliant, near_miss;
    std::string_view model, model_caution;
    std::string_view limits, related, condition;
    std::string_view paragraph, reporting;
    std::string_view colon;
};

/// English where the language is none of the six.
[[nodiscard]] page_words const& page_words_in(text::language) noexcept;
[[nodiscard]] std::string_view severity_word(page_words const&, diagnostic::severity) noexcept;

}  // namespace cmwlint::report
