// Which grammars read which language. Private to structure.
#pragma once

#include "structure/grammar/heading.hpp"
#include "structure/grammar/reference_chain.hpp"
#include "text/language.hpp"

#include <optional>
#include <string_view>

namespace cmwlint::structure {

struct grammar_functions {
    std::optional<heading> (*heading_line)(std::string_view line);
    std::optional<reference_chain> (*reference)(std::string_view text);
    bool has_case;  ///< capital letters tell headings from running text
};

[[nodiscard]] grammar_functions const& grammars_of(text::language) noexcept;

}  // namespace cmwlint::structure
