// The files that are open at the client: their texts as the user sees them, not as they are on disk.
#pragma once

#include "lsp/analysis.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/messages.hpp"
#include "lsp/position.hpp"
#include "lsp/projects.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::lsp {

/// What an open file is to us.
enum class document_role : std::uint8_t {
    draft,
    configuration,  ///< cmwlint.toml
    suppressions,   ///< cmwlint-suppressions.toml
    toml,           ///< any other TOML file: maybe of a rule pack
    other           ///< nothing we read (JSON)
};
[[nodiscard]] document_role role_of(std::string const& path, std::string const& language_id);

struct open_document {
    std::string uri;
    std::string language_id;
    std::int64_t version = 0;
    text_buffer text;
    document_role role = document_role::draft;
    draft_address address;
    std::optional<std::string> path;  ///< of a file
    bool due = true;                  ///< changed since it was last checked
    /// Edits since the last check, in their order; with `rewritten` the whole text is another.
    std::vector<text_change> changes;
    bool rewritten = false;
    analysis known;       ///< of a draft
    finding_texts texts;  ///< of its findings, as they were sent last
};

/// What became of changes that a client sent.
struct change_result {
    std::vector<std::string> remarks;  ///< a line each: what was not as it should be, and what was done instead
};

class documents {
public:
    /// Opens, or opens again.
    open_document& open(std::string uri, std::string language_id, std::int64_t version, std::string text);
    void close(std::string const& uri) { all_.erase(uri); }
    /// Null: not open.
    [[nodiscard]] open_document* find(std::string const& uri);
    [[nodiscard]] open_document const* find(std::string const& uri) const;
    /// The open file of a path; null: none.
    [[nodiscard]] open_document* find_path(std::string const& path);
    [[nodiscard]] std::map<std::string, open_document>& all() { return all_; }
    [[nodiscard]] std::map<std::string, open_document> const& all() const { return all_; }

    /// Applies `contentChanges` in their order. Positions beyond the text are its end, an end before its beginning is
    /// taken the other way round, what is no change at all is left out; each is remarked on.
    static change_result change(open_document&, std::int64_t version, json const& content_changes, position_encoding);

    /// The directory whose cmwlint.toml holds for drafts that are no files; empty: none does.
    void adopt(std::string directory) { home_ = std::move(directory); }

private:
    std::map<std::string, open_document> all_;
    std::string home_;
};

}  // namespace cmwlint::lsp
