// Derivations, shown: why a rule spoke of a sentence, or did not. For `cmwlint why` and `cmwlint check --trace`.
#pragma once

#include "diagnostic/derivation.hpp"
#include "report/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::report {

struct derivation_input {
    source::source_file_ptr file;            ///< never null
    std::optional<text::language> language;  ///< empty: none was recognised, so nothing was read
    std::string kind;
    std::optional<std::uint32_t> line;  ///< that was asked about, from 1
    std::vector<diagnostic::derivation> sentences;
    /// Conditions are shown to their last part, not only what decided them. For whoever asks about a rule.
    bool in_full = false;
};

/// The sentence as read, the words found in it with what the cues made of them, and the rules that came near: which
/// reported, which were cancelled by what, which lacked what. English, whatever the language of the draft.
[[nodiscard]] std::string render_derivation_text(derivation_input const&, style const&);
/// All of it, always in full: docs/json-why.schema.json.
[[nodiscard]] std::string render_derivation_json(derivation_input const&);

}  // namespace cmwlint::report
