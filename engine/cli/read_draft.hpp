// One draft from disk or from standard input.
#pragma once

#include "ingest/ingest.hpp"

#include <string>

namespace cmwlint::cli {

/// Reads a file, or standard input for "-", which is then called `stdin_name`.
[[nodiscard]] ingest::result read_draft(std::string const& path, std::string const& stdin_name,
                                        std::string const& encoding);

/// Why a draft that was read was not checked: none of its words is of a language cmwlint reads. Names it and a remedy.
[[nodiscard]] std::string no_language(std::string const& draft);

}  // namespace cmwlint::cli
