// Quantities: "forty-eight (48) hours", "ثمان وأربعين ساعة", "二十四小时" as numbers with units and relations.
#include "norms/statement_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

namespace cmwlint::norms {

double hours_in(unit u) noexcept {
    switch (u) {
        case unit::hour:
            return 1;
        case unit::day:
            return 24;
        case unit::working_day:
            return 24 * 7 / 5.0;
        case unit::week:
            return 168;
        case unit::month:
            return 730;
        case unit::year:
            return 8760;
        case unit::none:
            break;
    }
    return 0;
}

namespace {

// How many tokens before a unit its number may reach, and how far off "at most" or "of age" may stand.
constexpr std::uint32_t longest_number = 10;
constexpr std::uint32_t nearness = 4;

class finder {
public:
    finder(statement& s, statement_text const& text) : s_(s), text_(text) {}

    void find() {
        for (auto const& c : text_.cues) {
            if (c.what->what != cue_kind::unit) continue;
            // Longer unit phrases ("working days") hide the shorter ones inside them.
            if (std::any_of(text_.cues.begin(), text_.cues.end(), [&](cue_hit const& o) {
                    return o.what->what == cue_kind::unit && o.first <= c.first && c.last <= o.last &&
                           o.last - o.first > c.last - c.first;
                }))
                continue;
            if (auto q = read(c)) s_.quantities.push_back(*q);
        }
    }

private:
    std::optional<double> word_value(std::uint32_t p, std::uint32_t& first) const {
        std::optional<double> value;
        std::uint32_t longest = 0;
        for (auto const& c : text_.cues) {
            if (c.what->what != cue_kind::number || c.last != p + 1) continue;
            if (c.last - c.first > longest) {
                longest = c.last - c.first;
                value = c.what->value;
                first = c.first;
            }
        }
        return value;
    }

    static std::optional<double> digits(std::string_view word) {
        std::string plain;
        for (char const ch : word) {
            if (ch >= '0' && ch <= '9')
                plain += ch;
            else if (ch != '.' && ch != ',')
                return std::nullopt;
        }
        if (plain.empty() || plain.size() > 9) return std::nullopt;
        return std::strtod(plain.c_str(), nullptr);
    }

    // Reads backward from the unit. Digits win over words ("forty-eight (48) hours").
    std::optional<quantity> read(cue_hit const& unit_cue) const {
        quantity q;
        q.counts = unit_cue.what->counts;
        q.first = unit_cue.first;
        q.last = unit_cue.last;
        std::vector<double> words;  // nearest to the unit first
        std::optional<double> number;
        std::uint32_t p = unit_cue.first;
        std::uint32_t const limit = p > longest_number ? p - longest_number : 0;
        while (p > limit) {
            auto const at = p - 1;
            std::uint32_t first = at;
            if (text_.kind_at(at) == text::token_kind::number) {
                auto const value = digits(text_.word_at(at));
                if (!value || number || !words.empty()) break;
                number = value;
                q.first = at;
                p = at;
            } else if (auto const value = word_value(at, first)) {
                words.push_back(*value);
                q.first = first;
                p = first;
            } else if (text_.word_at(at) == "(" || text_.word_at(at) == ")") {
                p = at;
            } else if (is_conjunction(at) && !words.empty()) {
                p = at;
            } else {
                break;
            }
        }
        if (number)
            q.value = *number;
        else if (!words.empty())
            q.value = combine(words);
        else if (unit_cue.what->value > 0)
            q.value = unit_cue.what->value;
        else if (auto const after = number_after(unit_cue)) {
            q.value = *after;
            q.last = unit_cue.last + 1;
        } else {
            return std::nullopt;
        }
        if (unit_cue.what->value > 1 && !number && words.empty()) q.value = unit_cue.what->value;
        q.tokens = {text_.token_at(q.first), text_.token_at(q.last - 1) + 1};
        relate(q);
        return q;
    }

    // "شهر واحد": the number word follows its unit.
    std::optional<double> number_after(cue_hit const& unit_cue) const {
        for (auto const& c : text_.cues) {
            if (c.what->what == cue_kind::number && c.first == unit_cue.last && c.last == c.first + 1)
                return c.what->value;
        }
        return std::nullopt;
    }

    bool is_conjunction(std::uint32_t p) const {
        return std::any_of(text_.cues.begin(), text_.cues.end(), [&](cue_hit const& c) {
            return c.what->what == cue_kind::conjunction && c.first <= p && p < c.last;
        });
    }

    // 2, 100, 20, 4 → 224; 2, 10, 4 → 24 (Chinese). What is irregular ("quatre-vingt") is one word of the cues.
    static double combine(std::vector<double> const& backward) {
        double total = 0, current = 0;
        for (auto it = backward.rbegin(); it != backward.rend(); ++it) {
            double const v = *it;
            bool const multiplies = v >= 100 || (v == 10 && current < 10);
            if (multiplies) {
                total += (current > 0 ? current : 1) * v;
                current = 0;
            } else {
                current += v;
            }
        }
        return total + current;
    }

    bool near(cue_hit const& c, quantity const& q) const {
        if (c.last <= q.first) return q.first - c.last <= nearness;
        if (c.first >= q.last) return c.first - q.last < nearness;
        return true;
    }

    void relate(quantity& q) const {
        for (auto const& c : text_.cues) {
            if (!near(c, q)) continue;
            switch (c.what->what) {
                case cue_kind::at_most:
                    q.at_most = true;
                    break;
                case cue_kind::at_least:
                    q.at_least = true;
                    break;
                case cue_kind::after:
                    q.after = true;
                    break;
                case cue_kind::age:
                    q.is_age = q.is_age || q.counts == unit::year;
                    break;
                default:
                    break;
            }
        }
    }

    statement& s_;
    statement_text const& text_;
};

}  // namespace

void find_quantities(statement& s, statement_text const& text) { finder(s, text).find(); }

}  // namespace cmwlint::norms
