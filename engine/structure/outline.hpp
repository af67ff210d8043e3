// From a reading to a document. Parsing never fails: a line that no grammar knows is body text.
#pragma once

#include "source/change.hpp"
#include "structure/document.hpp"
#include "text/reading.hpp"

#include <memory>
#include <string_view>

namespace cmwlint::structure {

/// Lines are offered to the language's heading grammar (Spirit X3), a stack of ranks folds them into the tree.
/// `source_text` is the text the reading was made from (for capital letters, which the reading folds away).
/// Headings out of order, duplicated or missing numbers never stop it; nesting deeper than 64 is folded into the 64th.
[[nodiscard]] document build_outline(text::reading const&, std::string_view source_text, text::language);

/// Which provisions of a version were made anew, by id. Those outside are as they were, moved; only an ancestor of a
/// provision that was made anew, or of the next one, may end elsewhere.
struct made_provisions : source::change {
    /// They stand for those that were there, one by one: of the same kind, in the same parent, with the same eid.
    bool same_names = false;
};

/// Builds the outlines of the versions of one draft at the price of what changed: lines that did not change are not
/// offered to the grammar again, and where the tree behind a change is as it was, its provisions only move. The
/// documents are those that `build_outline` gives.
class outline_builder {
public:
    explicit outline_builder(text::language);
    ~outline_builder();
    outline_builder(outline_builder&&) noexcept;
    outline_builder& operator=(outline_builder&&) noexcept;

    [[nodiscard]] document build(text::reading const&, std::string_view source_text);
    /// Makes the document of a version from that of the version before, which this builder made. `in_reading` is in
    /// whole lines, and outside of it the source is alike too.
    made_provisions rebuild(document&, text::reading const&, std::string_view source_text,
                            source::change const& in_reading);

private:
    struct memory;
    text::language language_;
    std::unique_ptr<memory> memory_;
};

}  // namespace cmwlint::structure
