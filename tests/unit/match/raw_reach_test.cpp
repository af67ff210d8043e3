#include "match/raw_reach.hpp"

#include "match/matcher.hpp"
#include "text/tokens.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace cmwlint;
using match::raw_reach_of;

TEST_CASE("raw reach: words and gaps are counted, characters in braces one by one", "[match]") {
    CHECK(raw_reach_of("abc").units == 3);
    CHECK(raw_reach_of("a+").units == 1);
    CHECK(raw_reach_of("\\w+ \\p{L}{2,}x").units == 4);
    CHECK(raw_reach_of("[^,.;:]{1,80},").units == 81);
    CHECK(raw_reach_of("(?:a|bcd)?e").units == 4);
    CHECK(raw_reach_of("x(?:\\s*[;.]|\\s*$)").units == 3);
    for (auto const* p : {"abc", "a+", "[^\\s.;]+\\s+\\p{L}*(?:[^a\\s]|b)", "[a-z]+ x", "\\bш\\w*"}) {
        CHECK_FALSE(raw_reach_of(p).unbounded);
        CHECK_FALSE(raw_reach_of(p).lines);
    }
}

TEST_CASE("raw reach: what may run through words and gaps ends with its line", "[match]") {
    CHECK(raw_reach_of("a.*b").lines);
    CHECK(raw_reach_of("a[^\\n;]+b").lines);
    CHECK_FALSE(raw_reach_of("a.*b").unbounded);
}

TEST_CASE("raw reach: what has no bound, or is not known, is unbounded", "[match]") {
    for (auto const* p :
         {"a[^;]*b", "(?:ab)*", "(?s)a.*b", "a[\\W]+", "a\\D*", "^a", "a$", "a\\Qb", "[[:alpha:]]+", "(a", "a{3"})
        CHECK(raw_reach_of(p).unbounded);
}

namespace {

struct text_of_words {
    std::string reading;
    std::vector<text::token> tokens;
    std::vector<std::uint8_t> breaks;

    explicit text_of_words(std::string text) : reading(std::move(text)) {
        for (auto const& t : text::tokenise(reading, text::language::en)) {
            if (t.kind == text::token_kind::line_end) continue;
            breaks.push_back(t.begin == 0 || reading[t.begin - 1] == '\n' ? 1 : 0);
            tokens.push_back(t);
        }
    }
    [[nodiscard]] match::token_text view() const { return {reading, tokens, breaks, false}; }
};

// Which of the tokens lie in the lines of a change.
source::change in_tokens(text_of_words const& before, text_of_words const& now, source::change const& c) {
    auto const count = [](text_of_words const& t, std::uint32_t end) {
        std::uint32_t n = 0;
        while (n < t.tokens.size() && t.tokens[n].begin < end) ++n;
        return n;
    };
    return {count(now, c.begin), count(before, c.old_end), count(now, c.new_end)};
}

}  // namespace

TEST_CASE("matcher: the hits of a version, made from those of the one before", "[match][property]") {
    std::vector<match::phrase_problem> problems;
    std::vector<match::wording> const wordings{{0, {"a b", "re:a+ \\w+ b", "re:b[^c]{1,9}c"}, {"c a b"}},
                                               {1, {"re:a.*b", "c ...3 c", "re:c[^a]*a"}, {"re:b b c"}},
                                               {2, {"re:(^|[^a])b\\s+a", "a a c"}, {}}};
    auto const words = match::matcher::compile(wordings, text::language::en, problems);
    REQUIRE(problems.empty());
    std::mt19937 random(11);
    auto const below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    auto const line = [&] {
        std::string out;
        for (auto n = 1 + below(9); n > 0; --n) out += std::string(1, "abcaab"[below(6)]) + (below(6) ? " " : "; ");
        out.back() = '\n';
        return out;
    };
    std::vector<std::string> lines;
    for (int i = 0; i < 30; ++i) lines.push_back(line());
    auto const text = [&] {
        std::string out;
        for (auto const& l : lines) out += l;
        return out;
    };
    text_of_words before(text());
    match::match_memory memory;
    auto hits = words.find(before.view(), memory);
    for (int edit = 0; edit < 2000; ++edit) {
        auto const at = below(lines.size()), gone = std::min<std::size_t>(below(3), lines.size() - at);
        source::change c;
        for (std::size_t i = 0; i < at; ++i) c.begin += static_cast<std::uint32_t>(lines[i].size());
        c.old_end = c.new_end = c.begin;
        for (std::size_t i = at; i < at + gone; ++i) c.old_end += static_cast<std::uint32_t>(lines[i].size());
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at),
                    lines.begin() + static_cast<std::ptrdiff_t>(at + gone));
        for (auto n = below(3) + (lines.size() < 10 ? 1 : 0); n > 0; --n) {
            lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line());
            c.new_end += static_cast<std::uint32_t>(lines[at].size());
        }
        text_of_words const now(text());
        auto const sought = words.update(hits, memory, now.view(), c, in_tokens(before, now, c));
        INFO("edit " << edit << ":\n" << now.reading);
        REQUIRE(hits == words.find(now.view()));
        CHECK(sought.begin <= sought.new_end);
        before = now;
    }
}
