// The style and the script of the HTML report. Not the interface of the program; may change.
#pragma once

#include <string_view>

namespace cmwlint::report {

[[nodiscard]] std::string_view html_page_style() noexcept;
[[nodiscard]] std::string_view html_page_script() noexcept;

}  // namespace cmwlint::report
