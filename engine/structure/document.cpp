#include "structure/document.hpp"

#include <algorithm>

namespace cmwlint::structure {

provision_id document::at(std::uint32_t offset) const {
    if (provisions.empty()) return no_provision;
    // Provisions begin in ascending order: the last one that begins at or before the offset lies on the right branch.
    auto const after = std::upper_bound(provisions.begin(), provisions.end(), offset,
                                        [](std::uint32_t o, provision const& p) { return o < p.whole.begin; });
    if (after == provisions.begin()) return 0;
    auto id = static_cast<provision_id>(after - provisions.begin() - 1);
    while (id != 0 && !provisions[id].whole.contains(offset)) id = provisions[id].parent;
    return id;
}

provision_id document::enclosing(provision_id id, provision_kind kind) const {
    for (; id < provisions.size(); id = provisions[id].parent)
        if (provisions[id].kind == kind) return id;
    return no_provision;
}

provision_id document::article_of(provision_id id) const {
    for (; id < provisions.size(); id = provisions[id].parent) {
        auto const kind = provisions[id].kind;
        if (kind == provision_kind::article || kind == provision_kind::annex || kind == provision_kind::preamble)
            return id;
    }
    return provisions.empty() ? no_provision : 0;
}

provision_id document::chapter_of(provision_id id) const {
    for (; id < provisions.size(); id = provisions[id].parent) {
        auto const kind = provisions[id].kind;
        if (kind >= provision_kind::book && kind <= provision_kind::subsection) return id;
    }
    return provisions.empty() ? no_provision : 0;
}

std::string_view kind_name(provision_kind kind) noexcept {
    switch (kind) {
        case provision_kind::root:
            return "root";
        case provision_kind::annex:
            return "annex";
        case provision_kind::preamble:
            return "preamble";
        case provision_kind::recital:
            return "recital";
        case provision_kind::book:
            return "book";
        case provision_kind::part:
            return "part";
        case provision_kind::title:
            return "title";
        case provision_kind::chapter:
            return "chapter";
        case provision_kind::section:
            return "section";
        case provision_kind::subsection:
            return "subsection";
        case provision_kind::article:
            return "article";
        case provision_kind::paragraph:
            return "paragraph";
        case provision_kind::point:
            return "point";
        case provision_kind::signature:
            return "signature";
        case provision_kind::contents:
            return "contents";
        case provision_kind::note:
            return "note";
    }
    return "provision";
}

}  // namespace cmwlint::structure
