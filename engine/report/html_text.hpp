// Text for pages. Not the interface of the program; may change.
#pragma once

#include "text/language.hpp"

#include <string>
#include <string_view>

namespace cmwlint::report {

/// A text in one line for an element or a quoted attribute: nothing in it is markup, nothing steers the page.
[[nodiscard]] std::string escaped(std::string_view utf8);

/// "rtl" for Arabic, else "ltr".
[[nodiscard]] std::string_view direction(text::language) noexcept;

}  // namespace cmwlint::report
