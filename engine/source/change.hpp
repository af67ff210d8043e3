// What became of a sequence between two versions of a draft: one stretch was replaced, all else is as it was.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

namespace cmwlint::source {

/// Elements `[begin, old_end)` of the old version became `[begin, new_end)` of the new one: bytes of a text, tokens,
/// lines, sentences – whoever hands a change out says what it counts. Before `begin` both versions are alike, and so
/// are they from `old_end` and `new_end` on.
struct change {
    std::uint32_t begin = 0;
    std::uint32_t old_end = 0;
    std::uint32_t new_end = 0;

    [[nodiscard]] constexpr bool empty() const { return begin == old_end && begin == new_end; }
    /// What is added to the places of all that stands behind the change. Unsigned, and wraps around where the text
    /// became shorter.
    [[nodiscard]] constexpr std::uint32_t shift() const { return new_end - old_end; }
    /// Where something that begins at `old_place`, before or behind the change, begins now.
    [[nodiscard]] constexpr std::uint32_t moved(std::uint32_t old_place) const {
        return old_place >= old_end ? old_place + shift() : old_place;
    }
};

/// How many bytes two texts have in common at their beginnings and at their ends; the two stretches may overlap.
[[nodiscard]] std::uint32_t common_prefix(std::string_view, std::string_view);
[[nodiscard]] std::uint32_t common_suffix(std::string_view, std::string_view);

/// Makes the elements of the new version from those of the old one; `fresh` are the `new_end - begin` changed ones.
/// Places that the elements behind the change hold themselves are not moved.
template <typename T>
void splice(std::vector<T>& elements, change const& c, std::vector<T> fresh) {
    auto const first = elements.begin() + c.begin;
    auto const both = std::min<std::ptrdiff_t>(c.old_end - c.begin, static_cast<std::ptrdiff_t>(fresh.size()));
    auto const rest = std::move(fresh.begin(), fresh.begin() + both, first);
    if (fresh.begin() + both == fresh.end())
        elements.erase(rest, elements.begin() + c.old_end);
    else
        elements.insert(rest, std::make_move_iterator(fresh.begin() + both), std::make_move_iterator(fresh.end()));
}

}  // namespace cmwlint::source
