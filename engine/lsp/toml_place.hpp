// Where in a TOML file the pointer stands. A file that is being written is no TOML, so lines are looked at, not the
// grammar.
#pragma once

#include "lsp/position.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace cmwlint::lsp {

struct toml_place {
    std::string table;  ///< "suppress", "rules", "path", "" before the first
    std::string key;    ///< whose value is being written; empty: a key is
    bool quoted = false;
    source::span typed;  ///< bytes of the file that a completion takes the place of
    std::uint32_t table_line = 0;
};
/// `line` from 0, `pointer` a byte of it.
[[nodiscard]] toml_place place_in(text_buffer const&, std::uint32_t line, std::uint32_t pointer);

/// Without white space at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view);
/// Without white space, and without the quotation marks around it.
[[nodiscard]] std::string_view unquoted(std::string_view);

}  // namespace cmwlint::lsp
