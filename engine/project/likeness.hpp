// How alike two texts are. Not the interface of this room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace cmwlint::project {

/// The neighbouring words of a text, each couple by its hash, sorted. Couples tell texts apart where single words do
/// not: in a law every provision has "shall", and in Chinese a word is one character.
using likeness = std::vector<std::size_t>;

/// `words` have a space after each.
[[nodiscard]] inline likeness likeness_of(std::string_view words) {
    likeness out;
    std::size_t before = 0;
    while (!words.empty()) {
        auto const end = std::min(words.find(' '), words.size());
        auto const word = std::hash<std::string_view>{}(words.substr(0, end));
        out.push_back(before * 31 + word);
        before = word;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// From 0 (no couple in common) to 1 (all): twice what they share, of what both have.
[[nodiscard]] inline double alike(likeness const& a, likeness const& b) {
    std::size_t shared = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i < *j) {
            ++i;
        } else if (*j < *i) {
            ++j;
        } else {
            ++shared, ++i, ++j;
        }
    }
    auto const all = a.size() + b.size();
    return all == 0 ? 0.0 : 2.0 * static_cast<double>(shared) / static_cast<double>(all);
}

}  // namespace cmwlint::project
