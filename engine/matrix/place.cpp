#include "matrix/place.hpp"

#include "structure/document.hpp"

#include <charconv>

namespace cmwlint::matrix {

int article_in(std::string_view text) noexcept {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

diagnostic::place place_shown(diagnostic::place place) {
    using structure::provision_kind;
    for (auto const kind : {provision_kind::root, provision_kind::preamble, provision_kind::recital,
                            provision_kind::signature, provision_kind::contents, provision_kind::note}) {
        if (place.label == structure::kind_name(kind)) place.label.clear();
    }
    return place;
}

}  // namespace cmwlint::matrix
