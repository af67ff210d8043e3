// Decisions on findings of an open draft: the edits and files by which they are written down. Shared by code actions
// and commands, which offer the same.
#pragma once

#include "lsp/draft_view.hpp"
#include "lsp/edits.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace cmwlint::lsp {

/// A suppression about to be written.
struct suppression_edit {
    file_edits change;
    std::string file;    ///< the suppressions file
    std::string before;  ///< its bytes as they are, at the client or on disk
    std::string added;   ///< what is added at its end
    position reason;     ///< where the reason is to be written, once the edit is made
};

/// Who decides, and why. An empty reason is written as `reason = ""`, which no check accepts: a decision without a
/// reason suppresses nothing and is shown as a mistake in its file until somebody gives one.
struct decision {
    std::string reason, by, until;
};

/// The entry that suppresses a finding of the draft (index into its diagnostics) where it stands. Nothing where the
/// finding is of no rule (a remark on a comment) or the draft is no file.
[[nodiscard]] std::optional<suppression_edit> suppression_of(context&, draft_view const&, std::size_t finding,
                                                             decision const&);

/// The model clause of the rule of a finding, in the language of the draft, on a line of its own behind the article the
/// finding stands in (behind the last article where the whole draft is meant). Nothing where the rule has no clause in
/// that language, or the draft has markup, in which a plain line may mean something else.
[[nodiscard]] std::optional<file_edits> model_clause_of(context&, draft_view&, std::size_t finding);

/// The finding that has a rule and a fingerprint; nothing where there is none any more.
[[nodiscard]] std::optional<std::size_t> finding_of(draft_view const&, std::string const& rule,
                                                    std::string const& fingerprint);

}  // namespace cmwlint::lsp
