// Positions, the table of lines, and where spans go when a text is edited.
#include "lsp/position.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <string>

using namespace cmwlint;
using lsp::position;
using lsp::position_encoding;

namespace {

// "é" 2 bytes, 1 unit, 1 code point; "ع" the same; "第" 3, 1, 1; "😀" 4, 2, 1.
auto const mixed = std::string{
    "aéع第😀z\r\nb\rc\n\n\xE2\x80\xA8"
    "d\xC2\x85"
    "e"};

void same_as_fresh(lsp::text_buffer const& text) {
    lsp::text_buffer const fresh{text.text()};
    REQUIRE(text.line_count() == fresh.line_count());
    for (std::uint32_t line = 0; line <= fresh.line_count(); ++line) REQUIRE(text.line(line) == fresh.line(line));
}

}  // namespace

TEST_CASE("lines end where the protocol says") {
    lsp::text_buffer const text{mixed};
    CHECK(text.line_count() == 5);  // not at LS and NEL
    CHECK(source::slice(text.text(), text.line(1)) == "b");
    CHECK(source::slice(text.text(), text.line(2)) == "c");
    CHECK(text.line(3).empty());
    CHECK(text.line(4).end == text.size());
    CHECK(text.line(99) == source::span{text.size(), text.size()});
    CHECK(lsp::text_buffer{}.line_count() == 1);
}

TEST_CASE("a character counts what its encoding says") {
    lsp::text_buffer const text{mixed};
    struct row {
        position_encoding encoding;
        std::array<std::uint32_t, 6> characters;  // of a é ع 第 😀 z
    };
    for (auto const& row :
         {row{position_encoding::utf8, {0, 1, 3, 5, 8, 12}}, row{position_encoding::utf16, {0, 1, 2, 3, 4, 6}},
          row{position_encoding::utf32, {0, 1, 2, 3, 4, 5}}}) {
        std::array<std::uint32_t, 6> const offsets{0, 1, 3, 5, 8, 12};
        lsp::position_teller place{text, row.encoding};
        for (std::size_t i = 0; i < offsets.size(); ++i) {
            CHECK(place(offsets[i]) == position{0, row.characters[i]});
            CHECK(text.offset({0, row.characters[i]}, row.encoding) == offsets[i]);
        }
    }
    CHECK(text.offset({0, 5}, position_encoding::utf16) == 8);  // inside the pair
    CHECK(text.offset({0, 9}, position_encoding::utf8) == 8);   // inside the four bytes
    CHECK(text.offset({0, 99}, position_encoding::utf16) == 13);
    CHECK(text.offset({99, 0}, position_encoding::utf16) == text.size());
    CHECK(lsp::position_teller{text, position_encoding::utf16}(14) == position{0, 7});  // between CR and LF
}

TEST_CASE("places are told in any order") {
    std::string line;
    for (int i = 0; i < 400; ++i) line += mixed.substr(0, 13);
    lsp::text_buffer const text{line};
    std::mt19937 dice{7};
    for (auto const e : {position_encoding::utf8, position_encoding::utf16, position_encoding::utf32}) {
        lsp::position_teller place{text, e};
        for (int i = 0; i < 500; ++i) {
            auto const at = text.offset({0, static_cast<std::uint32_t>(dice() % line.size())}, e);
            auto const told = place(at);
            CHECK(text.offset(told, e) == at);
            CHECK(told == lsp::position_teller{text, e}(at));
        }
    }
}

TEST_CASE("edits keep the table of lines") {
    std::array<std::string, 9> const parts{"", "\r", "\n", "\r\n", "x", "ab\ncd", "\n\r", "😀", "\r\r\n\n"};
    std::mt19937 dice{11};
    lsp::text_buffer text{mixed};
    for (int i = 0; i < 3000; ++i) {
        auto const begin = static_cast<std::uint32_t>(dice() % (text.size() + 3));
        auto const length = static_cast<std::uint32_t>(text.size() > 60 ? dice() % 30 : dice() % 4);
        text.replace({begin, begin + length}, parts[dice() % parts.size()]);
        same_as_fresh(text);
    }
}

TEST_CASE("spans move with edits before them and end with edits in them") {
    using lsp::moved;
    source::span const where{10, 20};
    CHECK(moved(where, lsp::text_change{{2, 4}, 9}) == source::span{17, 27});
    CHECK(moved(where, lsp::text_change{{2, 8}, 0}) == source::span{4, 14});
    CHECK(moved(where, lsp::text_change{{10, 10}, 3}) == source::span{13, 23});
    CHECK(moved(where, lsp::text_change{{20, 25}, 3}) == where);
    CHECK(moved(where, lsp::text_change{{30, 31}, 3}) == where);
    CHECK_FALSE(moved(where, lsp::text_change{{12, 12}, 1}));
    CHECK_FALSE(moved(where, lsp::text_change{{5, 11}, 6}));
    CHECK_FALSE(moved(where, lsp::text_change{{19, 22}, 0}));
    CHECK(moved({5, 5}, lsp::text_change{{0, 5}, 1}) == source::span{1, 1});
    std::array const several{lsp::text_change{{0, 0}, 5}, lsp::text_change{{40, 41}, 0}, lsp::text_change{{0, 1}, 0}};
    CHECK(moved(where, several) == source::span{14, 24});
}
