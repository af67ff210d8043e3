// What linting one draft came to, as a value and as bytes.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::workspace {

/// What linting one draft came to, before anybody's decisions about it: severities are those of the rules, nothing is
/// suppressed or known.
struct linted {
    std::optional<text::language> language;           ///< empty: none was recognised, so nothing was checked
    std::string kind;                                 ///< "law"; see lint
    std::vector<diagnostic::diagnostic> diagnostics;  ///< sorted by `diagnostic::before`
    std::vector<std::string> fingerprints;            ///< one each of the diagnostics: project/fingerprint.hpp
};

/// The bytes of an entry. A text that occurs often (why, advice, sources) stands in it once.
[[nodiscard]] std::string packed(linted);

/// Bytes of `packed`, for a draft of `text_size` bytes. Every number is looked at before it is used: whatever the bytes
/// are, they give a value whose spans lie in the draft, or nothing.
[[nodiscard]] std::optional<linted> unpacked(std::string_view bytes, std::uint32_t text_size);

}  // namespace cmwlint::workspace
