// From a reading to a document. Parsing never fails: a line that no grammar knows is body text.
#pragma once

#include "structure/document.hpp"
#include "text/reading.hpp"

#include <string_view>

namespace cmwlint::structure {

/// Lines are offered to the language's heading grammar (Spirit X3), a stack of ranks folds them into the tree.
/// `source_text` is the text the reading was made from (for capital letters, which the reading folds away).
/// Headings out of order, duplicated or missing numbers never stop it; nesting deeper than 64 is folded into the 64th.
[[nodiscard]] document build_outline(text::reading const&, std::string_view source_text, text::language);

}  // namespace cmwlint::structure
