#include "structure/grammar_table.hpp"

#include "structure/grammar/grammars.hpp"

#include <array>

namespace cmwlint::structure {

// In the order of text::language.
grammar_functions const& grammars_of(text::language l) noexcept {
    using namespace grammar;
    static constexpr std::array<grammar_functions, text::all_languages.size()> table{{
        {heading_en, reference_en, true},
        {heading_fr, reference_fr, true},
        {heading_es, reference_es, true},
        {heading_ar, reference_ar, false},
        {heading_zh, reference_zh, false},
        {heading_ru, reference_ru, true},
        {heading_az, reference_az, true},
    }};
    return table[static_cast<std::size_t>(l)];
}

}  // namespace cmwlint::structure
