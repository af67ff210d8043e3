#include "structure/grammar/numerals.hpp"

#include <array>
#include <cstdint>
#include <utility>

namespace cmwlint::structure::grammar {
namespace {

unsigned roman_digit(char c) {
    switch (c) {
        case 'i':
            return 1;
        case 'v':
            return 5;
        case 'x':
            return 10;
        case 'l':
            return 50;
        case 'c':
            return 100;
        case 'd':
            return 500;
        case 'm':
            return 1000;
        default:
            return 0;
    }
}

constexpr std::array<std::pair<unsigned, std::string_view>, 13> roman_table{{{1000, "m"},
                                                                             {900, "cm"},
                                                                             {500, "d"},
                                                                             {400, "cd"},
                                                                             {100, "c"},
                                                                             {90, "xc"},
                                                                             {50, "l"},
                                                                             {40, "xl"},
                                                                             {10, "x"},
                                                                             {9, "ix"},
                                                                             {5, "v"},
                                                                             {4, "iv"},
                                                                             {1, "i"}}};

std::string roman(unsigned value) {
    std::string out;
    for (auto const& [amount, letters] : roman_table)
        for (; value >= amount; value -= amount) out += letters;
    return out;
}

/// A numeral character: its value (0–9) or its power of ten (10, 100, 1000).
unsigned han_digit(std::string_view c) {
    static constexpr std::array<std::pair<std::string_view, unsigned>, 18> table{{{"零", 0},
                                                                                  {"〇", 0},
                                                                                  {"一", 1},
                                                                                  {"二", 2},
                                                                                  {"两", 2},
                                                                                  {"三", 3},
                                                                                  {"四", 4},
                                                                                  {"五", 5},
                                                                                  {"六", 6},
                                                                                  {"七", 7},
                                                                                  {"八", 8},
                                                                                  {"九", 9},
                                                                                  {"十", 10},
                                                                                  {"廿", 20},
                                                                                  {"卅", 30},
                                                                                  {"百", 100},
                                                                                  {"千", 1000},
                                                                                  {"○", 0}}};
    for (auto const& [character, value] : table)
        if (c == character) return value;
    return ~0U;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Orders of the alphabets that mark points; Arabic points follow the abjad.
constexpr std::string_view cyrillic_order = "абвгдежзиклмнопрстуфхцчшщэюя";
constexpr std::string_view abjad_order = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";

std::string next_in(std::string_view order, std::string_view letter) {
    auto const at = order.find(letter);
    if (letter.size() != 2 || at == std::string_view::npos || at % 2 != 0 || at + 2 >= order.size()) return {};
    return std::string{order.substr(at + 2, 2)};
}

}  // namespace

std::optional<unsigned> roman_value(std::string_view text) {
    if (text.empty() || text.size() > 15) return std::nullopt;
    unsigned value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned const here = roman_digit(text[i]);
        unsigned const next = i + 1 < text.size() ? roman_digit(text[i + 1]) : 0;
        if (here == 0) return std::nullopt;
        value = here < next ? value - here : value + here;
    }
    if (value == 0 || value > 3999) return std::nullopt;
    bool const additive_four = text.find("iiii") != std::string_view::npos;
    if (!additive_four && roman(value) != text) return std::nullopt;
    return value;
}

std::optional<unsigned> han_value(std::string_view text) {
    if (text.empty() || text.size() % 3 != 0 || text.size() > 45) return std::nullopt;
    unsigned total = 0, pending = 0;
    bool positional = false, any = false;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned const d = han_digit(text.substr(i, 3));
        if (d == ~0U) return std::nullopt;
        if (d < 10) {
            positional = positional || (any && pending != 0);
            pending = positional ? pending * 10 + d : d;
            any = true;
        } else if (d < 100 && d != 10) {
            total += d;
        } else {
            total += (pending == 0 ? 1 : pending) * d;
            pending = 0;
        }
        if (total > 99999 || pending > 9999999) return std::nullopt;
    }
    return total + pending;
}

std::string normalise_number(std::string_view written) {
    std::string out;
    for (std::size_t i = 0; i < written.size(); ++i) {
        char const c = written[i];
        if (c == ' ' || c == '*' || c == '_' || c == '(' || c == ')') continue;
        if (static_cast<unsigned char>(c) == 0xC2) {  // ° ª º
            ++i;
            continue;
        }
        // "l. 821-1": the stop after a letter prefix is no part of the number; "12.1" keeps its own.
        if (c == '.' && (out.empty() || !digit(out.back()))) continue;
        out += c;
    }
    while (!out.empty() && (out.back() == '.' || out.back() == '-' || out.back() == ',')) out.pop_back();
    // Ordinal endings: 1er, 1re, 2eme, 2e, 7o, 3a, 1st, 2nd, 3rd, 4th.
    for (std::string_view ending : {"ere", "eme", "er", "re", "st", "nd", "rd", "th", "o"}) {
        if (out.size() > ending.size() && out.ends_with(ending) && digit(out[out.size() - ending.size() - 1])) {
            out.resize(out.size() - ending.size());
            break;
        }
    }
    return out;
}

std::string successor(std::string_view number, bool as_roman) {
    if (number.empty()) return {};
    if (as_roman) {
        auto const value = roman_value(number);
        return value ? roman(*value + 1) : std::string{};
    }
    if (digit(number.back())) {
        auto begin = number.size();
        while (begin > 0 && digit(number[begin - 1])) --begin;
        if (number.size() - begin > 8) return {};
        unsigned value = 0;
        for (char const c : number.substr(begin)) value = value * 10 + static_cast<unsigned>(c - '0');
        return std::string{number.substr(0, begin)} + std::to_string(value + 1);
    }
    if (number.size() == 1 && number[0] >= 'a' && number[0] < 'z')
        return std::string(1, static_cast<char>(number[0] + 1));
    if (auto next = next_in(cyrillic_order, number); !next.empty()) return next;
    return next_in(abjad_order, number);
}

bool is_first(std::string_view number) {
    if (number == "1" || number == "a" || number == "i" || number == "а" || number == "ا" || number == "0") return true;
    return number.ends_with(".1") || number.ends_with(".0");
}

}  // namespace cmwlint::structure::grammar
