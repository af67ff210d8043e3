// One draft as it is known: its text read, linted and settled, as the command line does it.
#pragma once

#include "ingest/ingest.hpp"
#include "lint/session.hpp"
#include "lint/words.hpp"
#include "lsp/projects.hpp"
#include "project/fingerprint.hpp"
#include "report/report.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cmwlint::lsp {

/// Longer drafts are not checked in an editor, and that is said. Bytes.
inline constexpr std::size_t longest_draft = std::size_t{16} << 20U;

/// A text to be checked.
struct draft_text {
    draft_address address;
    std::string language_id;   ///< what the client takes it for; heeded where the name tells no format
    std::string text;          ///< UTF-8 from a client, any encoding from a file
    bool decoded = true;       ///< it comes from a client, so cmwlint.toml's `encoding` is not meant
    std::int64_t version = 0;  ///< of the client
};

/// What became of a check. Spans count in `source.file->text()`; `in_client_text` leads to the bytes of `draft_text`.
struct checked_draft {
    std::int64_t version = 0;
    std::uint64_t session = 0;  ///< within one, identities of diagnostics mean the same; 0: nothing was linted
    std::shared_ptr<workspace::run_plan const> run;  ///< keeps alive what `plan` points to
    workspace::draft_plan const* plan = nullptr;     ///< null: left out, or there is none
    ingest::draft source;                            ///< without a `file` where the text could not be read
    lint::result const* read = nullptr;              ///< language, kind, tree; null: nothing was linted
    lint::session const* of = nullptr;               ///< whose last version it is, where it was linted
    report::checked_document document;               ///< settled: `diagnostics` are what the user sees
    /// One each of `document.diagnostics`: what a baseline knows it by; empty for remarks on comments.
    std::vector<std::string> fingerprints;
    /// What is to be said of the suppressions file because of this draft.
    std::vector<report::checked_document> about_files;
    std::vector<rulepack::problem> baseline_problems;  ///< why the baseline sets nothing aside
    std::string unchecked;        ///< why nothing was checked, for the user; empty: it was, or there was no need
    bool may_be_written = false;  ///< `unchecked` for want of words only: the draft may just have been begun

    /// The bytes of the text as the client has it.
    [[nodiscard]] source::span in_client_text(source::span where) const {
        return source.file->origin().to_origin(where);
    }

    /// What the words of this version were taken for: read when a feature first asks, kept as long as the version.
    /// Only where `read` has a tree.
    [[nodiscard]] lint::draft_words const& words() const;
    mutable std::shared_ptr<lint::draft_words const> known_words;  ///< of `words`
};

/// Checks the versions of one draft, each at the price of what changed.
class analysis {
public:
    /// Null where `stop` was asked for; `last` is then what it was, or null where the plan is another.
    checked_draft const* check(draft_text, draft_planned const&, std::stop_token stop = {});
    /// The last version that was checked; null: none.
    [[nodiscard]] checked_draft const* last() const { return last_ ? &*last_ : nullptr; }

private:
    lint::session& session_for(draft_planned const&);

    std::shared_ptr<workspace::run_plan const> run_;  // of the session
    workspace::draft_plan const* plan_ = nullptr;
    std::optional<lint::session> session_;
    std::uint64_t sessions_ = 0;  // so far
    project::word_memory memory_;
    std::optional<checked_draft> last_;
};

}  // namespace cmwlint::lsp
