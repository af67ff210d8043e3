#include "text/characters.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <catch2/catch.hpp>
#include <memory>

using namespace cmwlint::text;

TEST_CASE("characters: the table of simplified characters is CLDR's", "[text][zh]") {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> const simplify(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    REQUIRE(U_SUCCESS(status));
    std::string expected;
    for (UChar32 c = 0x3400; c < 0xA000; ++c) {
        icu::UnicodeString text(c);
        simplify->transliterate(text);
        if (text.length() != 1 || text.char32At(0) == c || text.char32At(0) < 0x3400) continue;
        append_utf8(expected, static_cast<char32_t>(c));
        text.toUTF8String(expected);
    }
    CHECK(expected == traditional_and_simplified);
}

TEST_CASE("characters: UTF-8 is read forwards and backwards", "[text]") {
    std::string_view const text = "aé第𠀀";
    std::size_t at = 0;
    for (char32_t const c : {U'a', U'é', U'第', U'𠀀'}) {
        auto const here = character_at(text, at);
        CHECK(here.value == c);
        at += here.size;
        CHECK(character_before(text, at).value == c);
    }
    CHECK(character_at("\xFF", 0).value == 0xFFFD);
    CHECK(character_at("\xE7\xAC", 0).value == 0xFFFD);
    CHECK(character_before("\x80\x80\x80\x80\x80", 5).size == 1);
}

TEST_CASE("characters: letters and Chinese characters are told", "[text]") {
    CHECK(is_letter(U'ə'));
    CHECK(is_letter(U'ا'));
    CHECK(is_letter(0x20000));
    CHECK_FALSE(is_letter(U'5'));
    CHECK_FALSE(is_letter(U'،'));
    CHECK(is_han(U'条'));
    CHECK(is_cjk(U'、'));
    CHECK_FALSE(is_han(U'、'));
    CHECK(is_small_letter(U'я'));
    CHECK_FALSE(is_small_letter(U'Я'));
}
