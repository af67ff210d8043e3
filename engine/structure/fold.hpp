// How the lines of a draft are folded into the tree, in full or from a seam on. Private to structure.
//
// A *seam* is the line of a heading that closes everything inside of articles: what was open in there is never looked
// at again. With no text waiting in the containers that stay open, the fold needs little to go on from there, and a
// version of a draft is folded from the last seam before a change to the first one behind it at which the fold is in
// the state it was in before.
#pragma once

#include "source/change.hpp"
#include "structure/document.hpp"
#include "structure/line_roles.hpp"
#include "structure/lines.hpp"
#include "structure/outline.hpp"
#include "text/reading.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::structure {

/// What tells the markers of one list from those of another.
struct marker_key {
    marker_dress dress = marker_dress::none;
    alphabet letters = alphabet::none;
    bool upper = false;
    friend bool operator==(marker_key, marker_key) = default;
};

/// The last item of a list: a list may go on after text that interrupted it.
struct list_item {
    marker_key key;
    std::string number;
    friend bool operator==(list_item const&, list_item const&) = default;
};

/// A provision that is still open.
struct frame {
    provision_id id = 0;
    int rank = 0;  ///< inner ones are higher; all markers have the same
    marker_key key;
    std::uint32_t indent = 0;
    provision_id last_child = no_provision;  ///< notes apart
    provision_id last_of = no_provision;     ///< the last child, notes included
    unsigned unnumbered = 0;                 ///< children without a number so far
    unsigned notes = 0;                      ///< notes so far
    std::vector<list_item> lists;            ///< where the lists right under it stand
    bool has_children = false;               ///< notes count: text after them is flush
    bool list = false;                       ///< its markers are the points of a sentence, not paragraphs of their own
};

/// By kind of provision.
inline constexpr std::size_t kinds = static_cast<std::size_t>(provision_kind::note) + 1;

/// The state of the fold before it takes a line.
struct seam {
    std::uint32_t line = 0;
    provision_id next = 0;    ///< the provision that the line opens
    std::vector<frame> open;  ///< containers and the root, outermost first; none of them has flush text
    std::array<int, kinds> rank{};
    std::array<bool, kinds> kind_seen{};
    source::span above;  ///< a title that waits for the heading
};

/// What the fold reads. The views in the headings point into the reading.
struct draft_lines {
    line_table const& table;
    std::vector<line_role> const& roles;
    text::reading const& reading;
    std::string_view source;
    text::language language;
};

/// The whole document; `seams` become those of this draft.
[[nodiscard]] document fold(draft_lines const&, std::vector<seam>& seams);

/// Makes a document and its seams those of the next version. `lines` are those of which the text, the role or the
/// heading changed, `in_reading` is what changed in the text. Returns which provisions were made anew (by id); nothing
/// where the whole draft has to be folded: the document is good for nothing then.
[[nodiscard]] std::optional<made_provisions> refold(document&, std::vector<seam>& seams, draft_lines const&,
                                                    source::change const& lines, source::change const& in_reading);

}  // namespace cmwlint::structure
