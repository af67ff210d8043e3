// How far a raw pattern can reach, so that a change in a text need not be searched for in all of it. Not the interface
// of this room; may change.
#pragma once

#include <cstdint>
#include <string_view>

namespace cmwlint::match {

/// A bound on what one attempt to match reads from where it begins, in units: runs of characters that are all white
/// space or all none, or (where the pattern has something like `.*`) whole lines.
struct raw_reach {
    std::uint32_t units = 0;
    bool lines = false;
    bool unbounded = true;  ///< nothing is known: the whole text has to be searched

    /// A place from before which no attempt reads the byte at `at`.
    [[nodiscard]] std::uint32_t back(std::string_view text, std::uint32_t at) const;
    /// A place behind all that attempts read which begin before `at`.
    [[nodiscard]] std::uint32_t ahead(std::string_view text, std::uint32_t at) const;
};

/// Reads the syntax of RE2 as far as lengths go. What it does not know for certain is unbounded.
[[nodiscard]] raw_reach raw_reach_of(std::string_view pattern);

}  // namespace cmwlint::match
