// The only door to the Spirit grammars: plain functions on folded text. None of them throws; a line or text that a
// grammar does not know is nullopt. A new language adds one heading_<code>.cpp and one reference_<code>.cpp and its two
// lines here.
#pragma once

#include "structure/grammar/heading.hpp"
#include "structure/grammar/reference_chain.hpp"

#include <optional>
#include <string_view>

namespace cmwlint::structure::grammar {

/// Headings, recitals, closing formulas and notes of one language. `line` has no line end.
std::optional<heading> heading_en(std::string_view line);
std::optional<heading> heading_fr(std::string_view line);
std::optional<heading> heading_es(std::string_view line);
std::optional<heading> heading_ar(std::string_view line);
std::optional<heading> heading_zh(std::string_view line);
std::optional<heading> heading_ru(std::string_view line);
std::optional<heading> heading_az(std::string_view line);

/// Numbers and letters of paragraphs and points, bullets: the same in all languages.
std::optional<heading> marker(std::string_view line);
/// Page numbers, bracketed editorial numbers, comments of markup: the same in all languages.
bool is_page_furniture(std::string_view line);

/// A cross-reference at the very beginning of `text`.
std::optional<reference_chain> reference_en(std::string_view text);
std::optional<reference_chain> reference_fr(std::string_view text);
std::optional<reference_chain> reference_es(std::string_view text);
std::optional<reference_chain> reference_ar(std::string_view text);
std::optional<reference_chain> reference_zh(std::string_view text);
std::optional<reference_chain> reference_ru(std::string_view text);
std::optional<reference_chain> reference_az(std::string_view text);

}  // namespace cmwlint::structure::grammar
