// One choice for all tables of fixed words. Not the interface of this room.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "text/language.hpp"

#include <string_view>

namespace cmwlint::report {

/// The table of a language; English where the language is none of the six of the United Nations.
template <typename Words>
[[nodiscard]] constexpr Words const& in_language(text::language language, Words const& english, Words const& french,
                                                 Words const& spanish, Words const& arabic, Words const& chinese,
                                                 Words const& russian) noexcept {
    switch (language) {
        case text::language::fr:
            return french;
        case text::language::es:
            return spanish;
        case text::language::ar:
            return arabic;
        case text::language::zh:
            return chinese;
        case text::language::ru:
            return russian;
        case text::language::en:
        case text::language::az:
            break;
    }
    return english;
}

/// The word for a severity in a table that has `error`, `warning` and `note`.
template <typename Words>
[[nodiscard]] constexpr std::string_view word_of(Words const& words, diagnostic::severity level) noexcept {
    switch (level) {
        case diagnostic::severity::note:
            return words.note;
        case diagnostic::severity::warning:
            return words.warning;
        case diagnostic::severity::error:
            break;
    }
    return words.error;
}

}  // namespace cmwlint::report
