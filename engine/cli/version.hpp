#pragma once

#include <string>

namespace cmwlint::cli {

/// Of the program: "0.1.0".
[[nodiscard]] std::string version();

}  // namespace cmwlint::cli
