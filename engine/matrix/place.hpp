// What matrix and brief read alike. Not the interface of this room.
#pragma once

#include "diagnostic/diagnostic.hpp"

#include <string_view>

namespace cmwlint::matrix {

/// "16" of "16(4)" or "16-18": the first article that is named; 0 if none is.
[[nodiscard]] int article_in(std::string_view) noexcept;

/// A provision as it is named to a reader. What has no label in the draft is called by its kind, in English, which is
/// taken away: the line says enough.
[[nodiscard]] diagnostic::place place_shown(diagnostic::place);

}  // namespace cmwlint::matrix
