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

/// Builds the outlines of the versions of one draft: a line that did not change is not offered to the grammar again.
/// The documents are those that `build_outline` gives.
class outline_builder {
public:
    explicit outline_builder(text::language);
    ~outline_builder();
    outline_builder(outline_builder&&) noexcept;
    outline_builder& operator=(outline_builder&&) noexcept;

    [[nodiscard]] document build(text::reading const&, std::string_view source_text);
    /// Of the version after the one that was built last; `in_reading` is in whole lines, and outside of it the source
    /// is alike too.
    [[nodiscard]] document rebuild(text::reading const&, std::string_view source_text,
                                   source::change const& in_reading);

private:
    struct kept_lines;
    text::language language_;
    std::unique_ptr<kept_lines> kept_;
};

}  // namespace cmwlint::structure
