#include "match/phrase.hpp"

#include <catch2/catch.hpp>

using namespace cmwlint::match;
using kind = phrase_element::kind;

TEST_CASE("phrase: words, stems, gaps and groups are told apart", "[match][phrase]") {
    auto const p = parse_phrase("enter* ...4 (country|the territory) [of * State]");
    REQUIRE(p.error.empty());
    REQUIRE(p.elements.size() == 4);
    CHECK(p.elements[0].what == kind::stem);
    CHECK(p.elements[0].text == "enter");
    CHECK(p.elements[1].what == kind::gap);
    CHECK(p.elements[1].most == 4);
    CHECK(p.elements[2].what == kind::group);
    CHECK_FALSE(p.elements[2].optional);
    REQUIRE(p.elements[2].alternatives.size() == 2);
    CHECK(p.elements[2].alternatives[1].size() == 2);
    CHECK(p.elements[3].optional);
    CHECK(p.elements[3].alternatives[0][1].what == kind::any);
}

TEST_CASE("phrase: a gap without a number is six words", "[match][phrase]") {
    auto const p = parse_phrase("detained ... removal");
    REQUIRE(p.error.empty());
    CHECK(p.elements[1].most == 6);
}

TEST_CASE("phrase: letters of every script are words", "[match][phrase]") {
    for (auto const* text : {"незаконн* пересечен*", "非法(入境|出境)", "بدون تاشيره", "l'étranger"}) {
        CAPTURE(text);
        CHECK(parse_phrase(text).error.empty());
    }
}

TEST_CASE("phrase: mistakes are told with their place", "[match][phrase]") {
    struct row {
        char const* phrase;
        char const* says;
    };
    auto const r = GENERATE(values<row>({{"", "empty"},
                                         {"enter (a|b", "cannot be read"},
                                         {"... border", "begins and ends with a word"},
                                         {"border ...", "begins and ends with a word"},
                                         {"[a] [b]", "optional"},
                                         {"a ...40 b", "1 to 20"},
                                         {"a (b|) c", "alternative is empty"},
                                         {"a | b", "cannot be read"},
                                         {"re:", "empty"}}));
    CAPTURE(r.phrase);
    auto const p = parse_phrase(r.phrase);
    CHECK_THAT(p.error, Catch::Contains(r.says));
    CHECK(p.error_at <= std::string(r.phrase).size());
}

TEST_CASE("phrase: brackets nested beyond reason are refused, not recursed into", "[match][phrase]") {
    CHECK_FALSE(parse_phrase(std::string(100000, '(')).error.empty());
}
