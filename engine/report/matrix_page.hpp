// The fixed parts of the matrix as a page: how it looks and how its filter works. Not the interface; may change.
#pragma once

#include <string_view>

namespace cmwlint::report {

[[nodiscard]] std::string_view matrix_page_style() noexcept;   ///< CSS
[[nodiscard]] std::string_view matrix_page_script() noexcept;  ///< JavaScript; the page is whole without it

}  // namespace cmwlint::report
