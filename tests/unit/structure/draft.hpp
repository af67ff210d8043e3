// A draft for tests of the outline: source, reading and document together.
#pragma once

#include "structure/document.hpp"
#include "structure/outline.hpp"
#include "text/reading.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace cmwlint::test {

struct draft {
    std::string source;
    text::reading reading;
    structure::document document;

    draft(std::string text, text::language language)
        : source(std::move(text)),
          reading(text::make_reading(source, language)),
          document(structure::build_outline(reading, source, language)) {}

    [[nodiscard]] std::string_view text(source::span s) const { return source::slice(reading.text, s); }
    /// The provision with that eid; fails the caller's test by being the root where there is none.
    [[nodiscard]] structure::provision const& operator[](std::string_view eid) const {
        for (auto const& p : document.provisions)
            if (p.eid == eid) return p;
        return document.provisions.front();
    }
    [[nodiscard]] bool has(std::string_view eid) const { return (*this)[eid].eid == eid && !eid.empty(); }
    /// "art_5 art_6 …": the eids of one kind, in order.
    [[nodiscard]] std::string eids(structure::provision_kind kind) const {
        std::string out;
        for (auto const& p : document.provisions)
            if (p.kind == kind) out += (out.empty() ? "" : " ") + p.eid;
        return out;
    }
};

}  // namespace cmwlint::test
