// The words that only the HTML report needs, in the six languages of the United Nations. Not the interface; may change.
#pragma once

#include "text/language.hpp"

#include <string_view>

namespace cmwlint::report {

struct html_words {
    std::string_view title, skip, outline, findings;
    std::string_view severity, theme, source, all_themes, all_sources;
    std::string_view shown;  ///< "{n} of {all} findings"
    std::string_view next, previous, keys, nothing_shown;
    std::string_view whole_draft, set_aside, reason, remarks;
};

/// English where the language is none of the six.
[[nodiscard]] html_words const& html_words_in(text::language) noexcept;

}  // namespace cmwlint::report
