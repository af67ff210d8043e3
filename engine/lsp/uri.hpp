// Addresses of files, as clients write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cmwlint::lsp {

/// The path of a `file:` URI on this machine; nothing for any other URI (`untitled:Untitled-1`). Bytes of a path need
/// not be UTF-8.
[[nodiscard]] std::optional<std::string> path_of(std::string_view uri);

/// What to call a document that is no file: the last part of its URI.
[[nodiscard]] std::string name_of(std::string_view uri);

/// `file:///…` of an absolute path; a relative one is made absolute.
[[nodiscard]] std::string uri_of(std::string const& path);

}  // namespace cmwlint::lsp
