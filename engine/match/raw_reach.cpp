#include "match/raw_reach.hpp"

#include <algorithm>
#include <optional>

namespace cmwlint::match {
namespace {

constexpr std::uint32_t most_units = 2000;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// What one character of the text may be, for an element that matches one character.
struct character_set {
    bool space = false;     // white space other than a line end
    bool line_end = false;  // '\n'
    bool other = false;     // anything else
    void add(character_set s) {
        space |= s.space;
        line_end |= s.line_end;
        other |= s.other;
    }
};
constexpr character_set everything{true, true, true}, no_line_end{true, false, true}, white{true, true, false},
    black{false, false, true};

struct extent {
    std::uint32_t units = 0;
    bool lines = false;
    std::optional<character_set> single;  // it is one character of these
};

// Recursive descent over the pattern. `bounded` falls at the first thing that has no bound or is not known.
class reader {
public:
    explicit reader(std::string_view pattern) : rest_(pattern) {}

    raw_reach read() {
        bool const anchored =
            rest_.starts_with('^') || rest_.starts_with("\\A") || rest_.ends_with('$') || rest_.ends_with("\\z");
        auto const all = alternation(0);
        if (!rest_.empty() || anchored || all.units > most_units) fail();
        return {all.units, all.lines, !bounded_};
    }

private:
    void fail() { bounded_ = false; }
    [[nodiscard]] bool at(std::string_view s) const { return rest_.starts_with(s); }
    bool take(std::string_view s) {
        if (!at(s)) return false;
        rest_.remove_prefix(s.size());
        return true;
    }

    extent alternation(unsigned depth) {
        if (depth > 32) fail();
        auto out = sequence(depth);
        while (bounded_ && take("|")) {
            auto const other = sequence(depth);
            out.units = std::max(out.units, other.units);
            out.lines |= other.lines;
            if (out.single && other.single)
                out.single->add(*other.single);
            else
                out.single.reset();
        }
        return out;
    }

    extent sequence(unsigned depth) {
        extent out;
        std::size_t parts = 0;
        while (bounded_ && !rest_.empty() && !at("|") && !at(")")) {
            auto const part = repeated(element(depth));
            out.units = std::min(out.units + part.units, most_units + 1);
            out.lines |= part.lines;
            out.single = parts++ == 0 ? part.single : std::nullopt;
        }
        return out;
    }

    extent repeated(extent one) {
        while (bounded_ && !rest_.empty()) {
            if (take("*") || take("+")) {
                one = without_end(one);
            } else if (at("{")) {
                auto const most = most_of_braces();
                if (!most) return one;
                one = *most == 0 ? without_end(one) : times(one, *most);
            } else if (!take("?")) {
                break;
            }
            take("?");  // lazy
        }
        return one;
    }

    static extent times(extent one, std::uint32_t n) {
        one.units = static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{one.units} * n, most_units + 1));
        if (n > 1) one.single.reset();
        return one;
    }

    // Any number of one character stays in a run or a line where the character does.
    extent without_end(extent one) {
        if (!one.single) {
            fail();
            return one;
        }
        auto const s = *one.single;
        bool const one_run = !(s.other && (s.space || s.line_end));
        if (!one_run && s.line_end) fail();
        return {1, !one_run, std::nullopt};
    }

    // "{2,5}" → 5; "{2,}" → 0; nothing where the brace stands for itself.
    std::optional<std::uint32_t> most_of_braces() {
        auto const close = rest_.find('}');
        if (close == std::string_view::npos) return fail(), std::nullopt;
        auto inside = rest_.substr(1, close - 1);
        rest_.remove_prefix(close + 1);
        if (auto const comma = inside.find(','); comma != std::string_view::npos) {
            inside = inside.substr(comma + 1);
            if (inside.empty()) return 0;
        }
        std::uint32_t n = 0;
        for (char const c : inside) {
            if (c < '0' || c > '9' || n > 1000) return fail(), std::nullopt;
            n = n * 10 + static_cast<std::uint32_t>(c - '0');
        }
        return std::max(n, 1U);
    }

    extent element(unsigned depth) {
        if (take("(")) {
            if (!take("?:") && at("?")) fail();  // flags and names
            auto inner = alternation(depth + 1);
            if (!take(")")) fail();
            return inner;
        }
        if (at("[")) return {1, false, bracketed()};
        if (take("\\")) return escape();
        if (take(".")) return {1, false, no_line_end};
        if (take("^") || take("$")) return {0, false, std::nullopt};
        return {1, false, literal()};
    }

    character_set literal() {
        auto const lead = static_cast<unsigned char>(rest_.front());
        auto const c = rest_.front();
        rest_.remove_prefix(std::min<std::size_t>(rest_.size(), lead < 0x80   ? 1
                                                                : lead < 0xE0 ? 2
                                                                : lead < 0xF0 ? 3
                                                                              : 4));
        if (c == '\n') return {false, true, false};
        return is_space(c) ? character_set{true, false, false} : black;
    }

    extent escape() {
        if (rest_.empty()) fail();
        if (!bounded_) return {};
        if (at("b") || at("B")) {
            rest_.remove_prefix(1);
            return {0, false, std::nullopt};
        }
        return {1, false, escaped_set()};
    }

    // Behind a backslash: what one character it stands for.
    character_set escaped_set() {
        auto const c = rest_.front();
        rest_.remove_prefix(1);
        switch (c) {
            case 's':
                return white;
            case 'S':
            case 'w':
            case 'd':
                return black;
            case 'W':
            case 'D':
                return everything;
            case 'p':
            case 'P':
                return unicode_class(c == 'P');
            case 'n':
                return {false, true, false};
            case 't':
            case 'r':
            case 'f':
                return {true, false, false};
            default:
                break;
        }
        bool const letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
        if (letter) fail();
        return is_space(c) ? everything : black;
    }

    // Letters, marks, numbers, punctuation and symbols are no white space; what is none of these may be.
    character_set unicode_class(bool negated) {
        std::string_view name = rest_.substr(0, 1);
        if (take("{")) {
            auto const close = rest_.find('}');
            if (close == std::string_view::npos) return fail(), everything;
            name = rest_.substr(0, close);
            rest_.remove_prefix(close + 1);
        } else if (!rest_.empty()) {
            rest_.remove_prefix(1);
        }
        bool const known = !name.empty() && std::string_view("LMNPS").find(name.front()) != std::string_view::npos;
        return known && !negated && name.size() <= 2 ? black : everything;
    }

    character_set bracketed() {
        rest_.remove_prefix(1);
        bool const negated = take("^");
        character_set in;
        bool excludes_white = false, excludes_line_end = false;
        for (bool first = true; bounded_; first = false) {
            if (rest_.empty() || at("[:")) {
                fail();
                break;
            }
            if (!first && take("]")) break;
            bool range_of_black = false;
            if (take("\\")) {
                if (rest_.empty()) {
                    fail();
                    break;
                }
                bool const white_space = at("s"), line_end = at("n");
                excludes_white |= white_space;
                excludes_line_end |= line_end;
                in.add(escaped_set());
            } else {
                auto const s = literal();
                excludes_line_end |= s.line_end;
                range_of_black = s.other;  // all white space sorts before it
                in.add(s);
            }
            if (at("-") && !at("-]") && !range_of_black) in.add(everything);  // a range: whatever lies in it
        }
        if (!negated) return in;
        if (excludes_white) return black;
        return excludes_line_end ? no_line_end : everything;
    }

    std::string_view rest_;
    bool bounded_ = true;
};

// One unit from `at`: to the end of the run, or of the line if that is farther.
std::size_t unit_ahead(std::string_view text, std::size_t at, bool lines) {
    if (at >= text.size()) return text.size();
    auto end = at;
    bool const space = is_space(text[at]);
    while (end < text.size() && is_space(text[end]) == space) ++end;
    if (!lines) return end;
    auto const line = text.find('\n', at);
    return std::max(end, line == std::string_view::npos ? text.size() : line + 1);
}

std::size_t unit_back(std::string_view text, std::size_t at, bool lines) {
    if (at == 0) return 0;
    auto begin = at - 1;
    bool const space = is_space(text[begin]);
    while (begin > 0 && is_space(text[begin - 1]) == space) --begin;
    if (!lines) return begin;
    auto const line = at < 2 ? std::string_view::npos : text.rfind('\n', at - 2);
    return std::min(begin, line == std::string_view::npos ? 0 : line + 1);
}

}  // namespace

std::uint32_t raw_reach::back(std::string_view text, std::uint32_t at) const {
    std::size_t place = at;
    for (std::uint32_t i = 0; i < units + 2 && place > 0; ++i) place = unit_back(text, place, lines);
    return static_cast<std::uint32_t>(place);
}

std::uint32_t raw_reach::ahead(std::string_view text, std::uint32_t at) const {
    std::size_t place = at;
    for (std::uint32_t i = 0; i < units + 2 && place < text.size(); ++i) place = unit_ahead(text, place, lines);
    return static_cast<std::uint32_t>(place);
}

raw_reach raw_reach_of(std::string_view pattern) { return reader(pattern).read(); }

}  // namespace cmwlint::match
