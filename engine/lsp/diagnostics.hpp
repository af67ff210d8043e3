// Findings as the protocol shows them.
#pragma once

#include "lsp/analysis.hpp"
#include "lsp/client.hpp"
#include "lsp/messages.hpp"
#include "lsp/position.hpp"
#include "rulepack/rule_set.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

/// How the findings of an open draft were written last: of one that is as it was only the ranges are written anew.
class finding_texts {
public:
    /// A finding without its ranges.
    struct parts {
        diagnostic::severity level = diagnostic::severity::note;
        diagnostic::place provision;
        std::string fingerprint;
        std::string rest;                 ///< all members but the ranges, up to the closing brace
        std::vector<std::string> labels;  ///< members of its related information, likewise
        std::uint64_t version = 0;        ///< in which it was written last
    };
    /// A version of the draft is written; findings keep their identities within a session.
    void begin_version(std::uint64_t session);
    /// Those of a finding. Without a `rest` where it was not written lately or has no identity.
    [[nodiscard]] parts& of(diagnostic::diagnostic const&);

private:
    std::uint64_t session_ = 0, version_ = 0;
    std::unordered_map<std::uint64_t, parts> all_;  // by identity
    std::size_t written_ = 0;                       // in this version
    parts once_;
};

/// All that is to be shown of a draft: findings, remarks on how it was read, and why it was not checked, if so.
/// Elements are LSP `Diagnostic`s. Each has a range, a severity and a message that stands alone; `data` of a finding
/// holds
/// {"rule", "name", "provision", "fingerprint"} for whoever makes code actions. `text` is the text that was checked,
/// with the edits of `look.since`.
[[nodiscard]] written_list diagnostics_of(checked_draft const&, text_buffer const& text, diagnostic_look const&,
                                          finding_texts&);

/// Findings on a file about drafts (suppressions). An array.
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
[[nodiscard]] std::string result_id(written_list const& diagnostics);

}  // namespace cmwlint::lsp
