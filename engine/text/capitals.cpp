#include "text/capitals.hpp"

#include <unicode/uchar.h>

namespace cmwlint::text {

bool is_small(char32_t c) noexcept { return capital_of(c, language::en) != c; }

bool is_capital(char32_t c) noexcept { return u_isupper(static_cast<UChar32>(c)) != 0; }

char32_t capital_of(char32_t c, language l) noexcept {
    if (l == language::az && c == 'i') return 0x130;
    return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

}  // namespace cmwlint::text
