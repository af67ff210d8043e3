// Wording fixes: words that a rule finds fault with, and the words to write instead. "illegal migrants" → "migrants in
// an irregular situation".
#pragma once

#include "text/language.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::match {

/// What may stand in place of which words.
struct replacement {
    std::string from;  ///< RE2; must match the whole of the words, in whatever case
    std::string to;    ///< \1 … \9: what a group matched; \0: all of it
    bool operator==(replacement const&) const = default;
};

/// Why a replacement cannot be used.
struct replacement_problem {
    std::size_t which = 0;  ///< index of the replacement
    bool in_to = false;     ///< the mistake stands in `to`, else in `from`
    std::string message;
    std::string help;
};

/// The replacements of one rule in one language. Immutable, cheap to copy, safe to use from any thread.
class replacements {
public:
    replacements() = default;

    /// Replacements that cannot be used are told and left out.
    static replacements compile(std::span<replacement const>, text::language, std::vector<replacement_problem>&);

    [[nodiscard]] bool empty() const noexcept { return !table_; }
    /// What to write in place of `words` (UTF-8, without markup), by the first replacement that matches; empty if none
    /// does. A run of spaces and line ends is read as one space, between Chinese characters as nothing. The case of the
    /// words carries over: ALL CAPITALS, Capitals of a Title (short words stay small), Capital at the beginning.
    [[nodiscard]] std::string instead_of(std::string_view words) const;

private:
    struct table;
    std::shared_ptr<table const> table_;
};

}  // namespace cmwlint::match
