// The brief as blocks of text, the same for every format, and how much room they take. Not the interface; may change.
#pragma once

#include "report/brief.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cmwlint::report {

enum class run_style : std::uint8_t {
    plain,
    strong,
    soft,  ///< what is said beside
    fault  ///< the words of a quotation that make the case
};

/// Text in one style.
struct run {
    std::string text;
    run_style style = run_style::plain;
    std::optional<text::language> language = {};  ///< of a draft that is quoted; empty: that of the brief
    bool foreign = false;                         ///< a path, a symbol, a version: of no language, left to right
};
using runs = std::vector<run>;

enum class block_kind : std::uint8_t {
    title,
    subtitle,
    heading,    ///< a part of the brief, or of the Convention
    finding,    ///< the heading of a finding
    paragraph,  ///< the first run may be strong: what it is about
    quotation,
    item,  ///< of a list
    fine,  ///< in smaller letters
    table  ///< `rows`; the first has the headings, the last the sums
};

/// What a finding is to the reader.
enum class weight : std::uint8_t { serious, concern, remark };

struct block {
    block_kind kind = block_kind::paragraph;
    runs text = {};
    std::string anchor = {};        ///< "p3-2": headings of parts and findings have one
    weight tone = weight::concern;  ///< of a finding
    bool question = false;          ///< of a paragraph: what to ask the State
    bool of_finding = false;        ///< of a paragraph: it belongs to the finding before it
    std::vector<std::vector<std::string>> rows = {};
};
using blocks = std::vector<block>;

/// What is done without, so that a brief gets shorter.
struct thrift {
    bool notes = true;                                    ///< findings that are notes
    std::size_t quotations = 6;                           ///< a finding
    std::size_t quoted_cells = 420;                       ///< a quotation
    bool advice = true;                                   ///< proposed recommendations
    std::size_t safeguards = 4;                           ///< a part
    std::size_t findings = static_cast<std::size_t>(-1);  ///< in all, the gravest
};

/// All that is said with so much thrift.
[[nodiscard]] blocks compose(brief const&, thrift const&);

/// How many pages blocks take; see `pages_of`.
[[nodiscard]] std::size_t pages(blocks const&);

/// The most that fits into `most_brief_pages`.
[[nodiscard]] blocks fitted(brief const&);

/// A sentence of at most `cells` cells with the words that make the case in it, marked; what is cut is shown as "…".
[[nodiscard]] runs quoted(std::string_view sentence, std::string_view words, std::size_t cells, text::language);

/// A text of at most `cells` cells: of a longer one the end becomes "…".
[[nodiscard]] std::string cut(std::string_view utf8, std::size_t cells);

}  // namespace cmwlint::report
