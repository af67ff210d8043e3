// The brief: what was found in drafts, put together as the Committee on Migrant Workers reads an alternative report. It
// asks civil society for reports that are concise (as a rule not more than ten pages), speak of the articles of the
// Convention, name provisions, and may propose questions and recommendations to the State (statement of the
// twenty-first session, paragraph 7). Plain values and one renderer a format; who makes the values (room `matrix`)
// knows rules and drafts, this room does not.
#pragma once

#include "report/report.hpp"
#include "source/source_file.hpp"
#include "text/language.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::report {

/// The headings under which the Committee's concluding observations go through the Convention.
enum class convention_part : std::uint8_t {
    implementation,  ///< general measures: articles 73 and 84, with scope, terms, procedure and reservations
    principles,      ///< articles 7 and 83, with what else holds for all rights (1, 79-82)
    everyone,        ///< all migrant workers: articles 8-35
    documented,      ///< those in a regular situation: articles 36-56
    particular,      ///< frontier workers, seafarers and other categories: articles 57-63
    conditions       ///< sound, equitable, humane and lawful conditions: articles 64-71
};
inline constexpr std::array all_convention_parts{convention_part::implementation, convention_part::principles,
                                                 convention_part::everyone,       convention_part::documented,
                                                 convention_part::particular,     convention_part::conditions};

/// The heading under which an article is read; numbers that are no article of the Convention are `implementation`.
[[nodiscard]] convention_part part_of_article(int article) noexcept;

/// A provision that a rule found fault with.
struct brief_place {
    std::size_t file = 0;  ///< of `brief::files`
    diagnostic::severity level = diagnostic::severity::warning;
    bool needs_lawyer = false;    ///< a text alone cannot decide it
    bool missing = false;         ///< something is missing from the draft; the place is where it deals with the matter
    std::string message;          ///< in the language of the brief
    source::span where;           ///< source span; empty: the draft as a whole
    diagnostic::place provision;  ///< empty label: it has none in the draft
    std::string words;            ///< at `where`, in one line
    std::string quotation;        ///< the sentence around them as printed, in one line
};

/// All that one rule found.
struct brief_finding {
    std::string rule;                           ///< "DET-001"
    std::string theme;                          ///< "Detention", in the language of the brief
    std::string why, advice;                    ///< of the gravest place
    std::vector<diagnostic::citation> sources;  ///< strongest first
    std::vector<std::string> convention;        ///< articles: "16(4)"
    std::vector<brief_place> places;            ///< never empty; the gravest first, then by file and place

    [[nodiscard]] diagnostic::severity level() const { return places.front().level; }
    /// Even its gravest place needs a lawyer's eye.
    [[nodiscard]] bool to_be_examined() const { return places.front().needs_lawyer; }
};

/// Which of two findings is to be read first: the graver, then what is firm, then what the Committee or the Convention
/// says itself, then what more documents say, then what more provisions show.
[[nodiscard]] bool graver(brief_finding const&, brief_finding const&) noexcept;

/// A clause that does what rules ask for.
struct brief_safeguard {
    std::size_t file = 0;
    std::vector<std::string> rules;  ///< that it answers
    std::string theme;               ///< of the first of them, in the language of the brief
    diagnostic::place provision;
    source::span where;            ///< source span; empty: the draft as a whole
    std::string words, quotation;  ///< as in `brief_place`
};

struct brief_part {
    convention_part is = convention_part::implementation;
    std::vector<brief_finding> findings;      ///< in the order of `graver`
    std::vector<brief_safeguard> safeguards;  ///< those worth naming first come first
    std::size_t rules_asked = 0;              ///< rules of this part that had something to ask of one of the drafts
};

/// A draft that was read.
struct brief_file {
    source::source_file_ptr file;  ///< never null
    text::language language = text::language::en;
    std::string kind;           ///< "law", "labour-agreement", …
    std::string title;          ///< as printed in the draft; may be empty
    std::size_t set_aside = 0;  ///< findings that somebody decided not to report
};

struct brief {
    std::string version;             ///< of cmwlint
    std::vector<std::string> packs;  ///< "cmw 0.1.0"
    std::size_t rules = 0;           ///< how many there are to look for
    /// What only the author knows; where empty the brief leaves room for it.
    std::string state, organisation, date;
    std::vector<brief_file> files;
    std::array<brief_part, all_convention_parts.size()> parts;  ///< in the order of `all_convention_parts`
    std::vector<std::string> articles_without_rule;             ///< of the Convention's Parts II to VI: "13"
    std::vector<failure> failures;                              ///< files that could not be read or recognised
    text::language language = text::language::en;               ///< of all but what is quoted
};

/// A brief is as long as the Committee asks for.
inline constexpr std::size_t most_brief_pages = 10;

/// How many printed A4 pages the brief takes, from 1, never more than `most_brief_pages`. What does not fit is left out
/// and the brief says so: first remarks (notes), then quotations beyond the first of a rule, the ends of long
/// quotations, proposed recommendations, and last whole findings, the least grave first. Lines are counted, not set:
/// 96 cells of text to a line (a Latin letter 1, a Chinese character 2) and 55 lines to a page, which is less than a
/// browser puts on it.
[[nodiscard]] std::size_t pages_of(brief const&);

/// Markdown, for whoever goes on writing.
[[nodiscard]] std::string render_brief_markdown(brief const&);
/// One page that needs nothing else: no network, no script, light and dark; printed on A4.
[[nodiscard]] std::string render_brief_html(brief const&);

}  // namespace cmwlint::report
