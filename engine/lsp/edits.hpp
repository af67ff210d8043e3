// Changes of files, as the client is asked to make them. Versions go along where the client heeds them, so that an edit
// that was made for an older text is refused instead of being put in the wrong place.
#pragma once

#include "lsp/context.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::lsp {

/// Puts `text` in place of a range.
struct text_edit {
    range where;
    std::string text;
    bool snippet = false;  ///< `text` is a snippet, for clients that take it in edits
};

/// The edits of one file.
struct file_edits {
    std::string uri;
    std::optional<std::int64_t> version;  ///< of an open file; empty: it is not open
    bool create = false;                  ///< it does not exist yet
    std::vector<text_edit> edits;
};

/// A WorkspaceEdit. A snippet becomes plain text where the client takes none (`takes_snippets`).
[[nodiscard]] json workspace_edit(client_abilities const&, std::vector<file_edits> const&);

/// Whether the client takes snippets in workspace edits, and whether it can create files.
[[nodiscard]] bool takes_snippets(client_abilities const&);
[[nodiscard]] bool creates_files(client_abilities const&);

/// Text that a snippet gives as it is.
[[nodiscard]] std::string snippet_escaped(std::string_view text);

}  // namespace cmwlint::lsp
