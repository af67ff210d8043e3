// Findings as the protocol shows them.
#pragma once

#include "lsp/analysis.hpp"
#include "lsp/client.hpp"
#include "lsp/messages.hpp"
#include "lsp/position.hpp"
#include "rulepack/rule_set.hpp"

#include <span>
#include <string>
#include <string_view>

namespace cmwlint::lsp {

/// What a diagnostic needs to know besides the finding.
struct diagnostic_look {
    client_abilities const& client;
    std::string uri;       ///< of the document, for related information
    std::string homepage;  ///< below which docs/ can be read, with "/" at its end; empty: no links
    /// Edits since the draft was checked: findings are shown where they stand after them, those that were edited are
    /// not.
    std::span<text_change const> since = {};
    /// `text` is the decoded text of a file, not what was read: spans hold as they are.
    bool decoded = false;
};

/// All that is to be shown of a draft: findings, remarks on how it was read, and why it was not checked, if so. An
/// array of LSP `Diagnostic`. Each has a range, a severity and a message that stands alone; `data` of a finding holds
/// {"rule", "name", "provision", "fingerprint"} for whoever makes code actions. `text` is the text that was checked,
/// with the edits of `look.since`.
[[nodiscard]] json diagnostics_of(checked_draft const&, text_buffer const& text, diagnostic_look const&);

/// Findings on a file about drafts (suppressions).
[[nodiscard]] json diagnostics_of(report::checked_document const&, diagnostic_look const&);

/// A mistake in a TOML file, underlined from its place to the end of its line.
[[nodiscard]] json diagnostic_of(rulepack::problem const&, position_encoding);

/// What is said of a whole file, on its first line.
[[nodiscard]] json note_on_file(std::string says, diagnostic::severity);

/// The number of the protocol.
[[nodiscard]] int severity_number(diagnostic::severity) noexcept;

/// "message (Article 4)", then the advice and the strongest source: for clients that show nothing else.
[[nodiscard]] std::string standing_alone(diagnostic::diagnostic const&);

[[nodiscard]] json to_json(position);
[[nodiscard]] json to_json(range);

/// A value that changes when diagnostics do, for `resultId`.
[[nodiscard]] std::string result_id(json const& diagnostics);

}  // namespace cmwlint::lsp
