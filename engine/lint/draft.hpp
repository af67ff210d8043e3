// A draft read through all passes before rules. Not the interface of this room; may change.
#pragma once

#include "lint/lint.hpp"
#include "norms/norms.hpp"
#include "rulepack/compiled.hpp"

#include <span>
#include <string>
#include <vector>

namespace cmwlint::lint {

struct read_draft {
    source::source_file const& file;
    text::reading reading;
    structure::document document;
    norms::prepared_text prepared;
    std::vector<match::hit> hits;  ///< concepts and cues, by place
    norms::interpretation norms;

    /// The source span of a range of tokens.
    [[nodiscard]] source::span source_span(norms::token_range) const;
    /// Tokens of a reading span.
    [[nodiscard]] norms::token_range tokens_in(source::span reading_span) const;
};

/// What kind of draft it is, by its title, first lines and structure.
[[nodiscard]] document_kind detect_kind(read_draft const&, rulepack::language_data const&);

/// All diagnostics of the rules that apply, unsorted.
[[nodiscard]] std::vector<diagnostic::diagnostic> evaluate(read_draft const&, document_kind, rulepack::rule_set const&,
                                                           options const&, std::string& trace);

}  // namespace cmwlint::lint
