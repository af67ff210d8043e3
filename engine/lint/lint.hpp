// Lint: one draft in, diagnostics out. The pass list of the program.
#pragma once

#include "diagnostic/derivation.hpp"
#include "diagnostic/diagnostic.hpp"
#include "lint/compliance.hpp"
#include "source/source_file.hpp"
#include "structure/document.hpp"
#include "text/language.hpp"
#include "text/reading.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::rulepack {
class rule_set;
}

namespace cmwlint::lint {

/// What a draft is. Rules apply to kinds; `law` and `decree` are both "law" to a rule, the agreements "agreement".
enum class document_kind : std::uint8_t {
    law,
    decree,
    labour_agreement,
    readmission_agreement,
    social_security_agreement,
    agreement,
    contract,
    other
};
/// "law", "decree", "labour-agreement", … as in JSON, on the command line and in rules.
[[nodiscard]] std::string_view name(document_kind) noexcept;
[[nodiscard]] std::optional<document_kind> parse_kind(std::string_view) noexcept;

/// Of what `result::derivations` are wanted.
struct trace_request {
    std::vector<std::string> rules;     ///< ids; empty = every rule that came near
    std::optional<std::uint32_t> line;  ///< from 1; empty = wherever one of the rules came near
};

struct options {
    std::optional<text::language> language;  ///< empty = detect
    std::optional<document_kind> kind;       ///< empty = detect
    text::language message_language = text::language::en;
    std::vector<std::string> select;  ///< rule ids, names or themes ("CRIM"); empty = all
    std::vector<std::string> ignore;
    std::optional<trace_request> trace;
    bool keep_outline = false;  ///< also hand back what the draft was read as: `result::tree`
    bool compliance = false;    ///< also seek what satisfies rules: `result::complies`
};

/// Seconds of CPU per pass, for `--stats` and docs/performance.md.
struct timing {
    double reading = 0, outline = 0, tokens = 0, match = 0, norms = 0, rules = 0;
};

/// The text of a draft as it was read, and its tree.
struct outline {
    text::language language = text::language::en;
    text::reading reading;
    structure::document document;
};

struct result {
    std::optional<text::language> language;  ///< empty: no supported language was recognised, nothing was checked
    document_kind kind = document_kind::other;
    std::vector<diagnostic::diagnostic> diagnostics;  ///< sorted by `diagnostic::before`
    std::optional<compliance> complies;               ///< where it was asked for
    std::optional<outline> tree;                      ///< where it was asked for
    timing time;
    std::vector<diagnostic::derivation> derivations;  ///< where a trace was asked for, in the order of the text
};

/// Pure: same file, rules and options give the same result. Never fails.
[[nodiscard]] result lint(source::source_file const&, std::span<text::edit const> edits, rulepack::rule_set const&,
                          options const& = {});

/// The tree alone, for `cmwlint outline`.
[[nodiscard]] std::optional<outline> read_outline(source::source_file const&, std::span<text::edit const> edits,
                                                  std::optional<text::language> = {});

}  // namespace cmwlint::lint
