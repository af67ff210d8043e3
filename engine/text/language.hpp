// The languages cmwlint reads. Adding one: a row here and in language.cpp, structure/grammar/heading_<code>.cpp and
// reference_<code>.cpp, a line each in structure/grammar/grammars.hpp and structure/grammar_table.cpp,
// rules/*/cues/<code>.toml, rules/*/vocabulary/<code>.toml and a <code>.toml beside each rule.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cmwlint::text {

enum class language : std::uint8_t { en, fr, es, ar, zh, ru, az };

inline constexpr std::array all_languages{language::en, language::fr, language::es, language::ar,
                                          language::zh, language::ru, language::az};

/// "en", "fr", … (ISO 639-1).
[[nodiscard]] std::string_view code(language) noexcept;
[[nodiscard]] std::optional<language> parse_language(std::string_view code) noexcept;
/// Chinese is written without spaces between words: there every character is a token of its own.
[[nodiscard]] constexpr bool words_are_spaced(language l) { return l != language::zh; }

/// The language most of a text is written in, judged by script, then by its function words, over at most the first
/// 64 KiB and last 16 KiB. Nothing where no supported language shows (digits only, Greek, Dutch, …).
[[nodiscard]] std::optional<language> detect_language(std::string_view utf8) noexcept;

}  // namespace cmwlint::text
