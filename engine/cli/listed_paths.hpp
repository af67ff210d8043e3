// Paths that the user does not name one by one: `--files-from`.
#pragma once

#include "cli/commands.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cmwlint::cli {

/// What `--files-from` lists; empty without it. Nothing where the list cannot be used, which is said on standard error.
/// An empty list is no mistake: nothing changed, so nothing is checked.
[[nodiscard]] std::optional<std::vector<std::string>> listed_paths(check_options const&);

/// What to add to the message of a file that could not be opened, where its name shows why: git quotes names with
/// letters beyond ASCII unless it is asked for NULs. Empty: nothing.
[[nodiscard]] std::string about_quotes(std::string const& path);

}  // namespace cmwlint::cli
