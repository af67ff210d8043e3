// What a reference grammar makes of the words: links of a chain, in the order in which they are written. Private to
// structure.
#pragma once

#include "structure/reference.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cmwlint::structure {

/// One number of a link, with the bracketed steps that hang on it: "5(1)(b)".
struct reference_number {
    std::string number;                ///< normalised; empty for "this", "the preceding"
    std::vector<std::string> below;    ///< "1", "b"
    bool range_end = false;            ///< "to 9": belongs to the number before it
    std::uint32_t begin = 0, end = 0;  ///< bytes, from the beginning of the chain; with what hangs on it
    std::uint32_t number_end = 0;      ///< of the number alone
};

/// "articles 5, 7 and 9": one kind of unit, one or more numbers.
struct reference_link {
    provision_kind kind = provision_kind::article;
    std::vector<reference_number> numbers;
    reference::origin from = reference::origin::absolute;
};

/// "paragraph 2 (a) of article 16 of this Act": links in written order.
struct reference_chain {
    std::vector<reference_link> links;
    std::uint32_t length = 0;  ///< bytes that were read
    bool elsewhere = false;    ///< of another act
};

}  // namespace cmwlint::structure
