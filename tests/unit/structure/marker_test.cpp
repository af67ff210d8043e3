// Markers of paragraphs and points, and numerals.
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/numerals.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint::structure;

TEST_CASE("marker: number, dress and rest of the line", "[structure]") {
    struct row {
        std::string line, number;
        marker_dress dress;
        std::string title;
    };
    std::vector<row> const rows{
        {"1. the parties", "1", marker_dress::dot, "the parties"},
        {"(1) the parties", "1", marker_dress::brackets, "the parties"},
        {"(1)the parties", "1", marker_dress::brackets, "the parties"},
        {"(1).", "1", marker_dress::brackets, ""},
        {"1) the parties", "1", marker_dress::paren, "the parties"},
        {"1 ) the parties", "1", marker_dress::paren, "the parties"},
        {"1-1. the same acts", "1-1", marker_dress::dot, "the same acts"},
        {"1- the parties", "1", marker_dress::hyphen, "the parties"},
        {"79.8. text", "79.8", marker_dress::dot, "text"},
        {"- 79.8. text", "79.8", marker_dress::dot, "text"},
        {"2° text", "2", marker_dress::degree, "text"},
        {"a) text", "a", marker_dress::paren, "text"},
        {"a. text", "a", marker_dress::dot, "text"},
        {"(b.1) text", "b1", marker_dress::brackets, "text"},
        {"(iv) text", "iv", marker_dress::brackets, "text"},
        {"ii. text", "ii", marker_dress::dot, "text"},
        {"(aa) text", "aa", marker_dress::brackets, "text"},
        {"а) текст", "а", marker_dress::paren, "текст"},
        {"ə) mətn", "ə", marker_dress::paren, "mətn"},
        {"ا- نص", "ا", marker_dress::hyphen, "نص"},
        {"ب) نص", "ب", marker_dress::paren, "نص"},
        {"1-نص", "1", marker_dress::hyphen, "نص"},
        {"一、文字", "1", marker_dress::comma, "文字"},
        {"十二、文字", "12", marker_dress::comma, "文字"},
        {"(三)文字", "3", marker_dress::brackets, "文字"},
        {"- text", "", marker_dress::bullet, "text"},
        {"• text", "", marker_dress::bullet, "text"},
        {"49 text", "49", marker_dress::bare, "text"},
        {"38a. text", "38a", marker_dress::dot, "text"},
    };
    for (auto const& r : rows) {
        CAPTURE(r.line);
        auto const found = grammar::marker(r.line);
        REQUIRE(found);
        CHECK(found->number == r.number);
        CHECK(static_cast<int>(found->dress) == static_cast<int>(r.dress));
        CHECK(found->title == r.title);
    }
}

TEST_CASE("marker: running text is none", "[structure]") {
    for (auto line : {"the parties", "a person who", "i may", "12-ci maddə", "2009-10", "iv", "-", "", "text (1)",
                      "500.000درهم", "e.g. this"}) {
        CAPTURE(line);
        CHECK_FALSE((grammar::marker(line) && grammar::marker(line)->dress != marker_dress::bare));
    }
}

TEST_CASE("page furniture", "[structure]") {
    for (auto line : {"-17-", "- 134 -", "page 3 of 10", "[122] amended", "- 33مرسوم رقم", "<!-- end -->", "---"})
        CHECK(grammar::is_page_furniture(line));
    for (auto line : {"17 persons", "page numbers", "[the minister]", "- 1. text", "- text", "article 5"})
        CHECK_FALSE(grammar::is_page_furniture(line));
}

TEST_CASE("numerals", "[structure]") {
    CHECK(grammar::roman_value("xiv") == 14U);
    CHECK(grammar::roman_value("mcmxc") == 1990U);
    CHECK_FALSE(grammar::roman_value("ic"));
    CHECK_FALSE(grammar::roman_value("civic"));
    CHECK(grammar::han_value("三百二十二") == 322U);
    CHECK(grammar::han_value("十六") == 16U);
    CHECK(grammar::han_value("一百零五") == 105U);
    CHECK(grammar::han_value("二〇") == 20U);
    CHECK_FALSE(grammar::han_value("条"));
    CHECK(grammar::normalise_number("5 bis") == "5bis");
    CHECK(grammar::normalise_number("1er") == "1");
    CHECK(grammar::normalise_number("l. 821-1") == "l821-1");
    CHECK(grammar::normalise_number("12.1.") == "12.1");
    CHECK(grammar::normalise_number("7°") == "7");
    CHECK(grammar::successor("9", false) == "10");
    CHECK(grammar::successor("1.9", false) == "1.10");
    CHECK(grammar::successor("iv", true) == "v");
    CHECK(grammar::successor("h", false) == "i");
    CHECK(grammar::successor("в", false) == "г");
    CHECK(grammar::successor("ب", false) == "ج");
    CHECK(grammar::successor("z", false).empty());
}
