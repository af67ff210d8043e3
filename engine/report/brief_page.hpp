// How the brief looks as a page. Not the interface; may change.
#pragma once

#include <string_view>

namespace cmwlint::report {

[[nodiscard]] std::string_view brief_page_style() noexcept;  ///< CSS

}  // namespace cmwlint::report
