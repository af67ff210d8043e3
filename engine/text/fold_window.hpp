// Folding a few lines of a text whose other lines are folded already. Not the interface of this room; may change.
#pragma once

#include "text/reading.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace cmwlint::text {

/// Folds the source bytes `[begin, end)`, which begin at a line begin behind which `written` ends the reading so far.
/// The window begins with `written` again, and its map counts from there. Nothing where `end` is not the end of the
/// source and no line begin either, once folded (a word goes on in the next line).
[[nodiscard]] std::optional<reading> fold_window(source_version const&, language, std::string_view written,
                                                 std::uint32_t begin, std::uint32_t end, word_census&, bool& torn);

/// Reads a whole source. `torn` is set where letters were put back by what words stand elsewhere in it.
[[nodiscard]] reading fold_all(source_version const&, language, word_census&, bool& torn);

}  // namespace cmwlint::text
