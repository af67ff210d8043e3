// Where the product of a command goes.
#pragma once

#include <string>
#include <string_view>

namespace cmwlint::cli {

/// Writes to a file, or to standard output where `path` is empty. A file appears whole or not at all: it is written
/// beside its place and renamed. Says on standard error what went wrong and returns false.
[[nodiscard]] bool write_output(std::string_view bytes, std::string const& path);

}  // namespace cmwlint::cli
