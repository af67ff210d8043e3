#include "structure/renumber.hpp"

#include "structure/grammar/numerals.hpp"
#include "text/reading.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace cmwlint::structure {
namespace {

using source::span;

constexpr unsigned highest = 9'999;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<unsigned> plain_value(std::string_view number) {
    unsigned value = 0;
    auto const* const end = number.data() + number.size();
    auto const [at, error] = std::from_chars(number.data(), end, value);
    if (error != std::errc{} || at != end || value > highest) return std::nullopt;
    return value;
}

// The digits in front: 12 of "12-1" and "12bis".
unsigned leading_value(std::string_view number) {
    std::size_t digits = 0;
    while (digits < number.size() && is_digit(number[digits])) ++digits;
    return plain_value(number.substr(0, digits)).value_or(0);
}

// ---- how a number is written ----

// The ten digits of a script, zero first, as they stand in UTF-8.
struct digit_script {
    std::string_view lead;  // bytes that all its digits begin with
    char zero;              // last byte of the zero
};
constexpr std::array scripts{digit_script{"", '0'}, digit_script{"\xD9", '\xA0'}, digit_script{"\xDB", '\xB0'},
                             digit_script{"\xEF\xBC", '\x90'}};

// What is written in digits of one script: its value and how many bytes they take.
struct digits_read {
    digit_script script;
    unsigned value = 0;
    std::size_t bytes = 0;
};

std::optional<digits_read> read_digits(std::string_view written) {
    for (auto const& script : scripts) {
        digits_read out{script, 0, 0};
        auto const step = script.lead.size() + 1;
        while (written.size() - out.bytes >= step && written.substr(out.bytes, step - 1) == script.lead) {
            auto const digit = static_cast<unsigned char>(written[out.bytes + step - 1]) -
                               static_cast<unsigned>(static_cast<unsigned char>(script.zero));
            if (digit > 9 || out.value > highest) break;
            out.value = out.value * 10 + digit;
            out.bytes += step;
        }
        if (out.bytes > 0) return out;
    }
    return std::nullopt;
}

std::string in_digits(unsigned value, digit_script const& script) {
    std::string out;
    for (char const c : std::to_string(value)) {
        out += script.lead;
        out += static_cast<char>(static_cast<unsigned char>(script.zero) + static_cast<unsigned>(c - '0'));
    }
    return out;
}

std::string in_roman(unsigned value, bool upper) {
    constexpr std::array<std::pair<unsigned, std::string_view>, 9> parts{
        {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string out;
    for (auto const& [worth, letters] : parts)
        for (; value >= worth; value -= worth) out += letters;
    if (upper)
        for (auto& c : out) c = static_cast<char>(c - 'a' + 'A');
    return out;
}

// 16 十六, 105 一百零五, 322 三百二十二.
std::string in_han(unsigned value) {
    constexpr std::array<std::string_view, 10> digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr std::array<std::pair<unsigned, std::string_view>, 3> units{{{1000, "千"}, {100, "百"}, {10, "十"}}};
    if (value >= 10 && value < 20) return "十" + (value == 10 ? std::string{} : std::string{digits[value - 10]});
    std::string out;
    bool gap = false;
    for (auto const& [worth, name] : units) {
        auto const digit = value / worth;
        value %= worth;
        if (digit == 0) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += digits[0];
        gap = false;
        out.append(digits[digit]).append(name);
    }
    if (value > 0) out.append(gap ? digits[0] : "").append(digits[value]);
    return out;
}

bool all_of_letters(std::string_view text, std::string_view letters) {
    return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

// Endings of a first article: "1er", "1º". They go with the number.
bool is_ordinal_ending(std::string_view rest) {
    for (std::string_view const known : {"", "er", "ère", "º", "°", "o", ".º", ".o", "ª", "a"})
        if (rest == known) return true;
    return false;
}

// ---- where a number stands ----

class planner {
public:
    planner(std::string_view reading, document const& doc, std::span<placed_reference const> references,
            provision_id article, std::string const& number)
        : reading_{reading},
          doc_{doc},
          references_{references},
          article_{article},
          old_{doc[article].number},
          new_{number} {}

    renumbering run() {
        if (!refuse_collision() && !refuse_ranges()) collect();
        std::sort(out_.places.begin(), out_.places.end(), by_place);
        out_.places.erase(std::unique(out_.places.begin(), out_.places.end(), same_place), out_.places.end());
        return std::move(out_);
    }

private:
    static bool by_place(number_place const& a, number_place const& b) { return a.where < b.where; }
    static bool same_place(number_place const& a, number_place const& b) { return a.where == b.where; }

    bool refuse(std::string why, span at) {
        if (out_.why_not.empty()) {
            out_.why_not = std::move(why);
            out_.at = at;
        }
        return true;
    }

    [[nodiscard]] provision_id scope_of(provision_id id) const {
        auto const annex = doc_.enclosing(id, provision_kind::annex);
        return annex == no_provision ? 0 : annex;
    }

    [[nodiscard]] bool below(provision_id id, provision_id above) const {
        for (; id != no_provision && id < doc_.provisions.size(); id = doc_[id].parent)
            if (id == above) return true;
        return false;
    }

    [[nodiscard]] bool leads_here(placed_reference const& r) const {
        return std::any_of(r.to.begin(), r.to.end(), [&](provision_id to) { return below(to, article_); });
    }

    [[nodiscard]] std::string slice(span where) const { return std::string{source::slice(reading_, where)}; }

    // Another article of the number, in the same part of the draft or where a reference would find it first.
    bool refuse_collision() {
        for (provision_id id = 1; id < doc_.provisions.size(); ++id) {
            auto const& other = doc_[id];
            if (id == article_ || other.kind != provision_kind::article || other.number != new_) continue;
            if (scope_of(id) == scope_of(article_))
                return refuse("there is an article " + new_ + " already", other.label);
            for (auto const& r : references_) {
                bool const taken = leads_here(r) && scope_of(r.from) == scope_of(id);
                bool const takes = scope_of(r.from) == scope_of(article_) &&
                                   std::any_of(r.to.begin(), r.to.end(), [&](auto to) { return below(to, id); });
                if (taken || takes)
                    return refuse("\"" + slice(r.what.where) + "\" would come to mean another article " + new_,
                                  r.what.where);
            }
        }
        return false;
    }

    // Whether the article stays between its neighbours, so that every range goes on meaning what it meant.
    [[nodiscard]] bool keeps_order() const {
        unsigned before = 0, after = ~0U;
        for (provision_id id = 1; id < doc_.provisions.size(); ++id) {
            if (doc_[id].kind != provision_kind::article || scope_of(id) != scope_of(article_)) continue;
            auto const value = leading_value(doc_[id].number);
            if (id < article_) before = value;
            if (id > article_ && after == ~0U) after = value;
        }
        auto const value = leading_value(new_);
        return before < value && value < after;
    }

    bool refuse_ranges() {
        if (keeps_order()) return false;
        for (auto const& r : references_)
            if (!r.what.until.empty() && leads_here(r))
                return refuse("\"" + slice(r.what.where) + "\" would come to mean other articles: change it by hand",
                              r.what.where);
        return false;
    }

    void collect() {
        auto const own = number_in_label(reading_, doc_, article_);
        if (!own) {
            refuse("the number of this article does not stand in its label by itself", doc_[article_].label);
            return;
        }
        add(*own);
        for (provision_id id = article_ + 1; id < doc_.provisions.size() && below(id, article_); ++id) {
            if (!doc_[id].number.starts_with(old_ + ".")) continue;
            if (!source::slice(reading_, doc_[id].label).starts_with(old_ + ".")) {
                refuse("\"" + slice(doc_[id].label) + "\" carries the number in a way cmwlint cannot change",
                       doc_[id].label);
                return;
            }
            add_front(doc_[id].label);
        }
        for (auto const& r : references_)
            if (leads_here(r)) add_reference(r);
    }

    void add_reference(placed_reference const& r) {
        for (auto const& step : r.what.steps) {
            if (step.written.empty()) continue;
            if (step.kind == provision_kind::article && step.number == old_) add(step.written);
            if (step.number.starts_with(old_ + ".")) add_front(step.written);
        }
        bool const whole = !r.what.until_written.empty() && !r.what.steps.empty() &&
                           r.what.steps.back().kind == provision_kind::article;
        if (whole && r.what.until == old_ && r.to.back() == article_) add(r.what.until_written);
    }

    // Of "318.1" the number of the article.
    void add_front(span where) {
        if (!source::slice(reading_, where).starts_with(old_)) {
            refuse("\"" + slice(where) + "\" carries the number in a way cmwlint cannot change", where);
            return;
        }
        out_.places.push_back({{where.begin, where.begin + static_cast<std::uint32_t>(old_.size())}, {}});
    }

    void add(span where) {
        number_place place{where, {where.end, where.end}};
        if (doc_.language == text::language::az) {
            auto const behind = reading_.substr(where.end);
            for (std::string_view const ending : {"-ci", "-cu", "-cü"})
                if (behind.starts_with(ending)) place.ending.end += static_cast<std::uint32_t>(ending.size());
        }
        out_.places.push_back(place);
    }

    std::string_view reading_;
    document const& doc_;
    std::span<placed_reference const> references_;
    provision_id article_;
    std::string old_, new_;
    renumbering out_;
};

}  // namespace

std::optional<span> number_in_label(std::string_view reading, document const& doc, provision_id id) {
    auto const& p = doc[id];
    if (p.number.empty() || p.label.empty()) return std::nullopt;
    for (auto const& r : find_references(reading, p.label, doc.language))
        for (auto const& step : r.steps)
            if (!step.written.empty() && step.number == p.number && step.kind <= provision_kind::article)
                return step.written;
    // Labels that no reference is written like: "5.", "(5)", "مادة 5". The number is the only one of the label.
    auto const label = source::slice(reading, p.label);
    auto const at = label.find(p.number);
    if (at == std::string_view::npos || !is_digit(p.number.front())) return std::nullopt;
    auto const end = at + p.number.size();
    bool const cut = (at > 0 && is_digit(label[at - 1])) || (end < label.size() && is_digit(label[end]));
    if (cut || label.find(p.number, end) != std::string_view::npos) return std::nullopt;
    auto const begin = p.label.begin + static_cast<std::uint32_t>(at);
    return span{begin, begin + static_cast<std::uint32_t>(p.number.size())};
}

std::optional<std::string> typed_number(std::string_view typed, text::language language) {
    auto folded = text::fold(typed, language);
    while (!folded.empty() && (folded.back() == ' ' || folded.back() == '.')) folded.pop_back();
    folded.erase(0, folded.find_first_not_of(' '));
    if (folded.empty() || folded.size() > 60) return std::nullopt;
    auto const whole = span{0, static_cast<std::uint32_t>(folded.size())};
    if (auto const named = find_references(folded, whole, language);
        named.size() == 1 && named[0].where == whole && named[0].steps.size() == 1 && named[0].until.empty() &&
        named[0].steps[0].kind == provision_kind::article && !named[0].steps[0].number.empty())
        return named[0].steps[0].number;
    if (auto const value = grammar::han_value(folded)) return std::to_string(*value);
    if (all_of_letters(folded, "ivxlc"))
        if (auto const value = grammar::roman_value(folded)) return std::to_string(*value);
    if (!is_digit(folded.front()) || all_of_letters(folded, "0")) return std::nullopt;
    auto number = grammar::normalise_number(folded);
    bool const good = std::all_of(number.begin(), number.end(),
                                  [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.'; });
    return good && leading_value(number) > 0 ? std::optional{number} : std::nullopt;
}

renumbering renumber(std::string_view reading, document const& doc, std::span<placed_reference const> references,
                     provision_id article, std::string const& number) {
    return planner{reading, doc, references, article, number}.run();
}

std::optional<std::string> written_like(std::string_view written, std::string_view from, std::string_view to,
                                        text::language language) {
    auto const old_value = plain_value(from), new_value = plain_value(to);
    if (auto const digits = read_digits(written)) {
        bool const plain = old_value && digits->value == *old_value && is_ordinal_ending(written.substr(digits->bytes));
        if (plain && new_value) {
            bool const first_in_french = language == text::language::fr && *new_value == 1;
            return in_digits(*new_value, digits->script) + (first_in_french ? "er" : "");
        }
        bool const ascii = digits->script.lead.empty();
        if (!ascii || grammar::normalise_number(text::fold(written, language)) != from) return std::nullopt;
        return std::string{to};
    }
    if (!old_value || !new_value) return std::nullopt;
    if (auto const value = grammar::han_value(written); value && *value == *old_value) return in_han(*new_value);
    bool const upper = all_of_letters(written, "IVXLC");
    if (!upper && !all_of_letters(written, "ivxlc")) return std::nullopt;
    auto const value = grammar::roman_value(text::fold(written, text::language::en));
    constexpr unsigned highest_roman = 399;
    if (!value || *value != *old_value || *new_value > highest_roman) return std::nullopt;
    return in_roman(*new_value, upper);
}

std::string_view ordinal_ending(unsigned number) noexcept {
    constexpr std::array<std::string_view, 10> of_digit{"",    "-ci", "-ci", "-cü", "-cü",
                                                        "-ci", "-cı", "-ci", "-ci", "-cu"};
    constexpr std::array<std::string_view, 10> of_ten{"",    "-cu", "-ci", "-cu", "-cı",
                                                      "-ci", "-cı", "-ci", "-ci", "-cı"};
    if (number % 10 != 0) return of_digit[number % 10];
    if (number % 100 != 0) return of_ten[number / 10 % 10];
    return number % 1000 != 0 ? "-cü" : "-ci";  // yüz, min
}

}  // namespace cmwlint::structure
