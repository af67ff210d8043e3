#pragma once

#include <string>

namespace cmwlint::cli {

/// Of the program: "0.1.0".
[[nodiscard]] std::string version();

/// The URL below which docs/ can be read, with a "/" at its end; empty where whoever built the program named none.
[[nodiscard]] std::string homepage();

}  // namespace cmwlint::cli
