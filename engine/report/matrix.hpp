// The conformity matrix: for each paragraph of the documents that rules rest on (or each article of the Convention),
// whether a draft violates it, satisfies it, says nothing of it, or cannot show it. Plain values and one renderer a
// format; who makes the values (room `matrix`) knows rules and drafts, this room does not.
#pragma once

#include "report/report.hpp"
#include "source/source_file.hpp"
#include "text/language.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::report {

/// What a draft does with a paragraph.
enum class verdict : std::uint8_t {
    violated,        ///< a rule that cites it found fault
    mixed,           ///< fault in one place, a clause that answers it in another
    doubtful,        ///< only findings that a text alone cannot decide: notes, and what needs a lawyer's eye
    satisfied,       ///< a clause that answers it was found, and no fault
    silent,          ///< a rule looked, and found neither
    not_applicable,  ///< it is not asked of such a draft, or the draft does not deal with the matter
    not_checkable,   ///< no text can show it
    not_covered,     ///< a text could show it, and no rule looks for it
};
inline constexpr std::array all_verdicts{verdict::violated,      verdict::mixed,      verdict::doubtful,
                                         verdict::satisfied,     verdict::silent,     verdict::not_applicable,
                                         verdict::not_checkable, verdict::not_covered};
/// "violated", "not-applicable", … as in JSON, CSV, page ids and on the command line.
[[nodiscard]] std::string_view name(verdict) noexcept;
[[nodiscard]] std::optional<verdict> parse_verdict(std::string_view) noexcept;

/// Why a paragraph does not apply.
enum class inapplicable : std::uint8_t { no, other_kind, off_topic };

/// A place in a draft that violates or satisfies a paragraph.
struct matrix_place {
    std::string rule;                           ///< "DET-001"
    std::optional<diagnostic::severity> level;  ///< of a fault; none of a clause that complies
    bool needs_lawyer = false;                  ///< a text alone cannot decide it
    std::string message;                        ///< what the rule says, in the language of the report
    source::span where;                         ///< source span; empty: the draft as a whole
    diagnostic::place provision;
    std::string words;      ///< at `where`, in one line
    std::string quotation;  ///< the sentence around them, in one line
};

/// A rule that cites the paragraph, and what it made of the draft: "violated", "satisfied", "silent", "not-applicable".
struct matrix_rule {
    std::string id;
    verdict is = verdict::silent;
};

/// One draft under one paragraph.
struct matrix_result {
    verdict is = verdict::not_covered;
    inapplicable because = inapplicable::no;
    std::vector<matrix_place> faults, clauses;  ///< each by place
    std::vector<matrix_rule> rules;
};

/// A paragraph, or an article of the Convention.
struct matrix_row {
    std::string number;                  ///< "36(b)", "16"
    std::string says;                    ///< in our own words
    std::string kind;                    ///< "recommendation", "concern", "statement"; may be empty
    std::string speaker;                 ///< who is only reported; empty: the authority itself
    std::string why_not;                 ///< what no text can show
    std::vector<std::string> articles;   ///< of the Convention
    std::vector<std::string> checkable;  ///< kinds of draft
    std::vector<matrix_result> results;  ///< one a file, in their order
};

/// A document.
struct matrix_group {
    std::string key, symbol, title, authority;
    int year = 0;  ///< 0: not said
    std::vector<matrix_row> rows;
};

/// A draft.
struct matrix_file {
    source::source_file_ptr file;  ///< never null
    text::language language = text::language::en;
    std::string kind;  ///< "law", "labour-agreement", …
};

struct conformity_matrix {
    std::string version;             ///< of cmwlint
    std::vector<std::string> packs;  ///< "cmw 0.1.0"
    bool by_article = false;         ///< rows are articles of the Convention
    std::vector<matrix_file> files;
    std::vector<matrix_group> groups;
    std::vector<failure> failures;  ///< files that could not be read or recognised
    std::vector<verdict> only;      ///< rows with one of these in the file at hand are shown; empty: all
    style look;
};

/// How many rows of a file have each verdict, in the order of `all_verdicts`, over all rows whatever is shown.
[[nodiscard]] std::array<std::size_t, all_verdicts.size()> tally_of(conformity_matrix const&, std::size_t file);
/// Whether a row is shown for a file (see `only`).
[[nodiscard]] bool is_shown(conformity_matrix const&, matrix_row const&, std::size_t file);

/// The clauses that comply as they are shown to people: a sentence that satisfies several rules once, with all of them
/// ("DET-003, DET-006") as its rule.
[[nodiscard]] std::vector<matrix_place> clauses_shown(matrix_result const&);

/// For terminals: a block a file, a paragraph a line or more.
[[nodiscard]] std::string render_matrix_text(conformity_matrix const&);
/// RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8: a line a paragraph, four columns a file.
[[nodiscard]] std::string render_matrix_csv(conformity_matrix const&);
/// docs/json-matrix.schema.json; promised stable.
[[nodiscard]] std::string render_matrix_json(conformity_matrix const&);
/// One page that needs nothing else: no network, light and dark, printable, filters by verdict.
[[nodiscard]] std::string render_matrix_html(conformity_matrix const&);
/// Tables for a wiki or a merge request.
[[nodiscard]] std::string render_matrix_markdown(conformity_matrix const&);

}  // namespace cmwlint::report
