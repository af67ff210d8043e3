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

/// Whether one name (a path without "/") is meant by a pattern as git reads it: `*`, `?`, `[a-z]`, `[!a-z]`,
/// `[[:digit:]]`, and `\` before a character that stands for itself. As in git a
/// character is a byte. A pattern that git would not understand (`[` or `\` without its end) means nothing. Case
/// counts.
[[nodiscard]] bool name_matches(std::string_view pattern, std::string_view name);

/// Whether a pattern can mean more than one file.
[[nodiscard]] bool is_wild(std::string_view pattern);

/// The directory a file lies in; "." for a bare name.
[[nodiscard]] std::string directory_of(std::string const& file);

/// `path` as seen from a directory, with "/"; both may be relative to the working directory. What lies elsewhere begins
/// with "../". Looks at names only, never at the disk, but for the working directory.
[[nodiscard]] std::string relative_to(std::string const& path, std::string const& directory);

}  // namespace cmwlint::project
