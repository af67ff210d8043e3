// A span is how every part of cmwlint says "here": a half-open range of bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace cmwlint::source {

/// Bytes `[begin, end)`. Which text they count in is said by whoever hands the span out:
/// a *source span* counts in `source_file::text()` (UTF-8), a *reading span* in `text::reading::text`.
/// Both ends lie on UTF-8 boundaries. 32 bits: files of 4 GiB and more are refused when read.
struct span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr bool empty() const { return begin >= end; }
    [[nodiscard]] constexpr std::uint32_t size() const { return empty() ? 0 : end - begin; }
    [[nodiscard]] constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    [[nodiscard]] constexpr bool covers(span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] constexpr bool overlaps(span other) const { return begin < other.end && other.begin < end; }
    friend constexpr bool operator==(span, span) = default;
    friend constexpr auto operator<=>(span, span) = default;
};

/// The smallest span that covers both.
[[nodiscard]] constexpr span join(span a, span b) {
    return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/// The text a span stands for; empty where the span does not fit the text.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, span s) {
    return s.begin <= s.end && s.end <= text.size() ? text.substr(s.begin, s.end - s.begin) : std::string_view{};
}

}  // namespace cmwlint::source
