// Patterns for paths, as people know them from .gitignore.
#pragma once

#include <string>
#include <string_view>

namespace cmwlint::project {

/// Whether a path ("treaties/2026/x.md", with "/" between its parts, relative to where the pattern was written) is
/// meant by a pattern: `*` is any characters but "/", `?` one of them, `**` any number of whole parts. A pattern
/// without an inner "/" is meant at any depth; one that ends in "/", or names a directory above the path, means all
/// below it. Case counts.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

/// Whether a pattern can mean more than one file.
[[nodiscard]] bool is_wild(std::string_view pattern);

/// `path` as seen from a directory, with "/"; both may be relative to the working directory. What lies elsewhere begins
/// with "../". Looks at names only, never at the disk, but for the working directory.
[[nodiscard]] std::string relative_to(std::string const& path, std::string const& directory);

}  // namespace cmwlint::project
