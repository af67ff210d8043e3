// What must hold of every outline, whatever the text: for property tests and the fuzzer.
#pragma once

#include "structure/document.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace cmwlint::test {

inline bool on_boundary(std::string_view text, std::uint32_t offset) {
    return offset == text.size() || (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

/// The first invariant that is broken, in words; empty if all hold: links and order, children inside parents, siblings
/// apart, spans on character boundaries, own texts that do not overlap and together leave out nothing but marks and
/// space, unique eids, depth at most 64.
inline std::string broken_invariant(structure::document const& doc, std::string_view text) {
    using structure::no_provision;
    auto const& all = doc.provisions;
    if (all.empty() || all[0].whole.begin != 0 || all[0].whole.end != text.size())
        return "the root does not cover the text";
    std::unordered_set<std::string> eids;
    std::vector<source::span> texts;
    std::vector<unsigned> depth(all.size(), 0);
    for (structure::provision_id id = 0; id < all.size(); ++id) {
        auto const& p = all[id];
        for (auto const s : {p.label, p.heading, p.intro, p.flush, p.whole}) {
            if (s.end > text.size() || s.begin > s.end) return "a span lies outside the text: " + p.eid;
            if (!on_boundary(text, s.begin) || !on_boundary(text, s.end)) return "a span cuts a character: " + p.eid;
            if (!s.empty() && !p.whole.covers(s)) return "a provision does not cover its own text: " + p.eid;
        }
        for (auto const s : {p.label, p.heading, p.intro, p.flush})
            if (!s.empty()) texts.push_back(s);
        if (id == 0) continue;
        if (!eids.insert(p.eid).second) return "an eid stands twice: " + p.eid;
        if (p.parent >= id) return "a parent comes after its child: " + p.eid;
        depth[id] = depth[p.parent] + 1;
        if (depth[id] > 64) return "too deep: " + p.eid;
        if (!all[p.parent].whole.covers(p.whole)) return "a child lies outside its parent: " + p.eid;
        if (p.whole.begin < all[id - 1].whole.begin) return "provisions are not in the order of the text: " + p.eid;
        if (p.next_sibling != no_provision) {
            if (p.next_sibling <= id || all[p.next_sibling].parent != p.parent) return "a sibling is none: " + p.eid;
            if (p.whole.end > all[p.next_sibling].whole.begin) return "siblings overlap: " + p.eid;
        }
        if (p.first_child != no_provision && all[p.first_child].parent != id) return "a child is none: " + p.eid;
    }
    // Own texts: apart from each other; a provision's intro may enclose nothing of its children.
    std::sort(texts.begin(), texts.end());
    std::uint32_t reached = 0;
    for (auto const s : texts) {
        if (s.begin < reached) return "texts overlap at " + std::to_string(s.begin);
        for (auto i = reached; i < s.begin; ++i)
            if (static_cast<unsigned char>(text[i]) >= 0x80 || (text[i] >= 'a' && text[i] <= 'z'))
                return "text is lost at " + std::to_string(i);
        reached = s.end;
    }
    for (auto i = reached; i < text.size(); ++i)
        if (static_cast<unsigned char>(text[i]) >= 0x80 || (text[i] >= 'a' && text[i] <= 'z'))
            return "text is lost at " + std::to_string(i);
    return {};
}

}  // namespace cmwlint::test
