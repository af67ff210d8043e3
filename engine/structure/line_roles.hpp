// Judges what each line is: the grammars propose headings line by line, here the neighbours and the whole law are asked
// whether that can be so. Private to structure.
#pragma once

#include "source/change.hpp"
#include "structure/lines.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::structure {

enum class line_role : std::uint8_t {
    body,
    heading,        ///< opens a provision (labels and markers)
    heading_above,  ///< title of the heading on the next line (marginal notes of common-law acts)
    cross_heading,  ///< a title without a number over several sections
    contents,       ///< of a table of contents
    note,           ///< page number, running head, footnote, editorial note
};

/// What the whole law settles for each of its lines.
struct line_usage {
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    std::uint32_t wrap_width = 0;     ///< as in `line_table`
    bool sections_subdivide = false;  ///< "section" is a subdivision: the basic unit has another name
    bool fasl_is_unit = false;        ///< "الفصل" is the basic unit
    bool adverb_units = false;        ///< "اولا: …" is the basic unit (of a contract)
    bool bare_sections = false;       ///< "49 Text" or "49." is the basic unit
    std::uint32_t front_matter = 0;   ///< lines of it
    std::uint32_t endnotes = none;    ///< first line of the notes at the end
    friend bool operator==(line_usage const&, line_usage const&) = default;
};

/// What the judge carries from line to line.
struct judge_state {
    unsigned last_section = 0;    ///< number of the last bare section
    unsigned last_paragraph = 0;  ///< number of the last paragraph without a sign ("2 The Parties …") in this article
    std::uint32_t last_label = 0;  ///< line of the last article's label
    std::string last_article;      ///< number of the last labelled article
    bool article_seen = false;     ///< in the present scope (annexes begin a new one)
    unsigned note_goes_on = 0;     ///< lines that a note may still swallow
    char note_ends_with = 0;
    friend bool operator==(judge_state const&, judge_state const&) = default;
};

/// The state before a line.
struct judge_mark {
    std::uint32_t line = 0;
    judge_state state;
};

/// The lines of a draft with their roles, and what judging those of the next version takes.
struct judged_lines {
    /// A heading as the grammar had it, before it was corrected.
    struct as_cut {
        provision_kind kind = provision_kind::article;
        std::string number;
    };
    line_table table;              ///< headings are corrected on the way: "section" is the basic unit or a subdivision,
                                   ///< "49" a section or an amount, "Статья 3221" is 322.1
    std::vector<as_cut> cut;       ///< by heading
    std::vector<line_role> alone;  ///< by line: its role before tables of contents were looked for
    std::vector<line_role> roles;  ///< by line
    line_usage usage;
    std::vector<judge_mark> marks;  ///< every so many lines, the first of all among them
};

/// Judges all lines; `table` and `cut` are given.
void judge(judged_lines&, text::reading const&, std::string_view source_text, text::language);

/// Brings the roles up to date. Of `lines` the text changed; `table`, `cut` and `alone` (there anything) have them
/// already. Returns those of which the text, the role or the heading changed.
[[nodiscard]] source::change update_roles(judged_lines&, text::reading const&, std::string_view source_text,
                                          text::language, source::change const& lines);

/// The whole number a number begins with ("12-1" → 12); 0 where there is none.
[[nodiscard]] unsigned leading_number(std::string_view number);

}  // namespace cmwlint::structure
