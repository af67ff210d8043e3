// Findings that say the same of the same words, put together for readers. Not the interface of the program; may change.
#pragma once

#include "diagnostic/diagnostic.hpp"

#include <span>
#include <vector>

namespace cmwlint::report {

/// A finding as a person is shown it, and those that stand with it.
struct same_words {
    diagnostic::diagnostic const* shown = nullptr;      ///< the gravest, of equals the one with the strongest source
    std::vector<diagnostic::diagnostic const*> others;  ///< in the order they came
};

/// Puts together findings of rules that are related or of one theme, where they underline the same words (or one's
/// words contain the other's) of the same sentence. A rule never stands with itself. Order: that of the findings shown.
[[nodiscard]] std::vector<same_words> by_same_words(std::span<diagnostic::diagnostic const>);

}  // namespace cmwlint::report
