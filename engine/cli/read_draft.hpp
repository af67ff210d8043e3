// One draft from disk or from standard input.
#pragma once

#include "ingest/ingest.hpp"

#include <string>

namespace cmwlint::cli {

/// Reads a file, or standard input for "-", which is then called `stdin_name`.
[[nodiscard]] ingest::result read_draft(std::string const& path, std::string const& stdin_name,
                                        std::string const& encoding);

}  // namespace cmwlint::cli
