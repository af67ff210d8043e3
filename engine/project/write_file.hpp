// Files that appear whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace cmwlint::project {

/// Writes a file beside its place and renames it, so that nobody ever reads half of it; a device or a pipe is written
/// to as it is. Empty: done. Else why not and what to do, in one line that names the file.
[[nodiscard]] std::string write_file(std::string_view bytes, std::string const& path);

}  // namespace cmwlint::project
