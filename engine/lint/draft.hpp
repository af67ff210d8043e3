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
    std::span<text::edit const> edits;
    text::reading reading;
    structure::document document;
    norms::prepared_text prepared;
    std::vector<match::hit> hits;  ///< concepts and cues, by place
    norms::interpretation norms;

    /// The source span of a range of tokens.
    [[nodiscard]] source::span source_span(norms::token_range) const;
    /// Tokens of a reading span.
    [[nodiscard]] norms::token_range tokens_in(source::span reading_span) const;
    /// A source span as printed, in one line.
    [[nodiscard]] std::string printed(source::span) const;
    /// Whether markup other than entities and spaces stands within a source span.
    [[nodiscard]] bool is_marked_up(source::span) const;
    /// The article (or heading) that a diagnostic in a provision stands in.
    [[nodiscard]] diagnostic::place place_of(structure::provision_id) const;
};

/// What became of one case of a rule in one statement, or in the draft as a whole.
struct judgement {
    static constexpr std::uint32_t whole_draft = ~std::uint32_t{0};
    std::size_t rule = 0;   ///< index into the rules of the set
    std::size_t which = 0;  ///< of its cases
    std::uint32_t statement = whole_draft;
    diagnostic::derived_case::outcome became = diagnostic::derived_case::outcome::not_found;
    rulepack::condition const* cancelled_by = nullptr;
};

/// What kind of draft it is, by its title, first lines and structure.
[[nodiscard]] document_kind detect_kind(read_draft const&, rulepack::language_data const&);

/// All diagnostics of the rules that apply, unsorted. Where the options ask for a trace, `log` gets what was judged.
[[nodiscard]] std::vector<diagnostic::diagnostic> evaluate(read_draft const&, document_kind, rulepack::rule_set const&,
                                                           options const&, std::vector<judgement>& log);

/// What was asked for, told from the log.
[[nodiscard]] std::vector<diagnostic::derivation> derive(read_draft const&, document_kind, rulepack::rule_set const&,
                                                         trace_request const&, std::vector<judgement> const& log);

/// What satisfies the rules that apply, and the sentences of the diagnostics that were found.
[[nodiscard]] compliance find_compliance(read_draft const&, document_kind, rulepack::rule_set const&,
                                         std::vector<diagnostic::diagnostic> const&);

}  // namespace cmwlint::lint
