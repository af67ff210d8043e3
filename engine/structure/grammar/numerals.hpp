// Numbers as laws write them, made into ASCII digits. Private to structure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cmwlint::structure::grammar {

/// "xiv" → 14; nullopt for letters in an order no Roman would write ("ic", "iiii" is let pass up to four).
std::optional<unsigned> roman_value(std::string_view lower_case);
/// "三百二十二" → 322, "二〇" → 20, "十六" → 16; nullopt for anything else.
std::optional<unsigned> han_value(std::string_view numeral);
/// "5 bis" → "5bis", "1er" → "1", "7°" → "7", "l. 821-1" → "l821-1", "12.1." → "12.1".
std::string normalise_number(std::string_view written);
/// The number that follows in a list: "9" → "10", "1.9" → "1.10", "a" → "b", "iv" → "v" if `roman`. Empty if unknown.
std::string successor(std::string_view number, bool roman);
/// "1", "a", "i", "а", "ا", "0": a list begins with it.
bool is_first(std::string_view number);

}  // namespace cmwlint::structure::grammar
