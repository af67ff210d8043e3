// The document: a draft as a tree of provisions, the way a lawyer cites it.
#pragma once

#include "source/span.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::structure {

/// Kinds of provision, outermost first. `article` is the basic unit whatever the law calls it (article, section of a
/// common-law act, §, 条, المادة); `section` is the subdivision of a chapter.
enum class provision_kind : std::uint8_t {
    root,
    annex,
    preamble,
    recital,
    book,
    part,
    title,
    chapter,
    section,
    subsection,
    article,
    paragraph,  ///< numbered unit directly under an article: 1., (1), 1-, 79.8.; or text after a list that has a list
                ///< of its own (no label, no number)
    point,      ///< (a), a), أ), а), 一、 under a paragraph; nests
    signature,  ///< closing formula and signature block
    contents,   ///< a table of contents: not law
    note,       ///< footnote, editorial or amendment note: not law
};

using provision_id = std::uint32_t;
inline constexpr provision_id no_provision = ~provision_id{0};

/// All spans are reading spans.
struct provision {
    provision_kind kind = provision_kind::root;
    source::span label;  ///< "Article 5 bis", "(a)", "第五条之一"
    /// Normalised, lower case: "5bis", "12-1", "a", "iv"; ordinals and numerals as digits. Letters of other scripts
    /// stay
    /// ("а", "ب"). Empty for bullets and for paragraphs that have no number.
    std::string number;
    source::span heading;  ///< the title beside, below or (marginal notes) above the label; may be empty
    source::span intro;    ///< own text before the first child (the whole text where there are none)
    source::span flush;    ///< own text after the last child ("… shall be punished by imprisonment."); may be empty
    source::span whole;    ///< from the label (or the heading above it) to the end of the last descendant
    provision_id parent = no_provision;
    provision_id first_child = no_provision;
    provision_id next_sibling = no_provision;
    std::string eid;  ///< Akoma Ntoso style: "chp_2__art_16__para_2__point_a"; unique in the document
};

/// Provisions in the order of the text; the first is the root. Parents come before their children.
struct document {
    text::language language = text::language::en;
    std::vector<provision> provisions;
    source::span title;  ///< the draft's own title line(s); may be empty
    /// Annexes to articles, sorted by number, then by place: how references find them. May be left empty (then they
    /// look through all provisions).
    std::vector<provision_id> units_by_number;

    [[nodiscard]] provision const& operator[](provision_id id) const { return provisions[id]; }
    /// The innermost provision whose `whole` contains the reading offset.
    [[nodiscard]] provision_id at(std::uint32_t reading_offset) const;
    /// The enclosing provision of that kind (or the provision itself); `no_provision` if none.
    [[nodiscard]] provision_id enclosing(provision_id, provision_kind) const;
    /// The innermost article-level unit: the article, else the annex, preamble or root.
    [[nodiscard]] provision_id article_of(provision_id) const;
    /// The chapter-like unit around a provision: section, chapter, title, part or book, innermost first; else the root.
    [[nodiscard]] provision_id chapter_of(provision_id) const;
};

/// "article", "chapter", … as used in eids, JSON and messages.
[[nodiscard]] std::string_view kind_name(provision_kind) noexcept;

}  // namespace cmwlint::structure
