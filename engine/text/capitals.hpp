// Capital letters, for putting words into a text that has its own. Scripts without case have none.
#pragma once

#include "text/language.hpp"

namespace cmwlint::text {

/// Whether a letter has a capital.
[[nodiscard]] bool is_small(char32_t) noexcept;
[[nodiscard]] bool is_capital(char32_t) noexcept;

/// The capital of a letter; what has none stays. In Azerbaijani that of i is İ, that of ı is I.
[[nodiscard]] char32_t capital_of(char32_t, language) noexcept;

}  // namespace cmwlint::text
