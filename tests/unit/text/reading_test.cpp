#include "text/reading.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace cmwlint::text;
using cmwlint::source::slice;
using cmwlint::source::span;

namespace {

std::string read(std::string_view text, language l = language::en, std::vector<edit> const& edits = {}) {
    return make_reading(text, l, edits).text;
}

// The source text that a piece of the reading stands for.
std::string source_of(std::string_view source, reading const& r, std::string_view what) {
    auto const at = r.text.find(what);
    REQUIRE(at != std::string::npos);
    auto const begin = static_cast<std::uint32_t>(at);
    return std::string(slice(source, r.map.to_origin(span{begin, begin + static_cast<std::uint32_t>(what.size())})));
}

struct row {
    language l;
    std::string_view source, reading;
};

}  // namespace

TEST_CASE("reading: characters are folded", "[text]") {
    auto const r = GENERATE(values<row>({
        {language::en, "ARTICLE 5", "article 5"},
        {language::en, "“Alien” ‘means’ – a person", "\"alien\" 'means' - a person"},
        {language::en, "ﬁne ＡＢＣ Ⅳ", "fine abc iv"},
        {language::en, "soft\u00ADhyphen zero\u200Bwidth \u202Ebidi", "softhyphen zerowidth bidi"},
        {language::en, "non\u00A0breaking\u3000space", "non breaking space"},
        {language::fr, "L’ÉTRANGER « séjourne » à Nîmes", "l'etranger \" sejourne \" a nimes"},
        {language::fr, "main-d'œuvre", "main-d'oeuvre"},
        {language::fr, "e\u0301tranger", "etranger"},
        {language::es, "Niños y niñas, artículo 8º", "ninos y ninas, articulo 8°"},
        {language::es, "n.º 5 y 2.ª", "n.° 5 y 2.a"},
        {language::ru, "Ёлка, зачёт, Й и\u0306 а\u0301", "елка, зачет, й й а"},
        {language::ru, "«Закон № 115-ФЗ»", "\"закон № 115-фз\""},
        {language::az, "İŞÇİ ƏCNƏBİ Qızıl ğöüç", "işçi əcnəbi qizil ğöüç"},
        {language::az, "s\u0327əxs u\u0308çu\u0308n", "şəxs üçün"},
        {language::ar, "الأَجَانِبُ إلى آخر ٱلْمُـــدَّة", "الاجانب الي اخر المده"},
        {language::ar, "مسؤول شئون المادة ٢٤", "مسوول شيون الماده 24"},
        {language::ar, "ﻻ ﷲ", "لا الله"},
        {language::zh, "第 一 章 總則", "第一章总则"},
        {language::zh, "第 38-1 條　外國人，（移民署）", "第 38-1 条外国人,(移民署)"},
        {language::zh, "１２３", "123"},
        {language::en, "① first", "(1) first"},
        {language::en, "½", "1/2"},
    }));
    CAPTURE(r.source);
    CHECK(read(r.source, r.l) == r.reading);
}

TEST_CASE("reading: line ends and spaces", "[text]") {
    CHECK(read("a\nb\r\nc\rd\u0085e\u2028f\u2029g\fh") == "a\nb\nc\nd\ne\nf\ng\nh");
    CHECK(read("a\r\n\r\nb") == "a\n\nb");
    CHECK(read("a  \n   \n\t b ") == "a\n\nb");
    CHECK(read("  a \t b") == "a b");
    CHECK(read("") == "");
    CHECK(read("\n") == "\n");
}

TEST_CASE("reading: words parted at a line end are joined", "[text]") {
    CHECK(read("irregular immi-\ngration") == "irregular immigration");
    CHECK(read("immi-\r\n   gration") == "immigration");
    CHECK(read("immi\u00AD\ngration") == "immigration");
    CHECK(read("the non-\nrefoulement rule") == "the non-refoulement rule");
    CHECK(read("celui-\nci", language::fr) == "celui-ci");
    CHECK(read("a third-coun-\ntry national; any third-\ncountry") == "a third-country national; any third-country");
    SECTION("the text itself decides where it can") {
        CHECK(read("co-operation … co-\noperation") == "co-operation ... co-operation");
        CHECK(read("cooperation … co-\noperation") == "cooperation ... cooperation");
    }
    SECTION("what is no parted word is left alone") {
        CHECK(read("see -\nbelow") == "see -\nbelow");
        CHECK(read("immi-\n\ngration") == "immi-\n\ngration");
        CHECK(read("anti-\nTrafficking") == "anti-\ntrafficking");
        CHECK(read("1990-\nto date") == "1990-\nto date");
        CHECK(read("törədilmə-\niki ilədək", language::az) == "törədilmə-\niki ilədək");
    }
    SECTION("and can be pointed at") {
        std::string_view const source = "irregular immi-\n  gration now";
        auto const r = make_reading(source, language::en);
        CHECK(source_of(source, r, "immigration") == "immi-\n  gration");
        CHECK(source_of(source, r, "now") == "now");
    }
}

TEST_CASE("reading: letter-spaced words are joined", "[text]") {
    auto const r = GENERATE(values<row>({
        {language::en, "A r t i c l e  5", "article 5"},
        {language::en, "C H A P T E R   O N E", "chapter one"},
        {language::az, "M a d d ə   3 1 8 . Keçmə", "maddə 318. keçmə"},
        {language::az, "## M a d d ə   3 1 8-1. Keçmə", "## maddə 318-1. keçmə"},
        {language::az, "F Ə S İ L 1", "fəsil 1"},
        {language::ru, "С т а т ь я  5", "статья 5"},
        {language::en, "points a b c d of", "points a b c d of"},
        {language::en, "is a b test", "is a b test"},
        {language::en, "1 2 3 4 5", "1 2 3 4 5"},
        {language::es, "y a o la", "y a o la"},
    }));
    CAPTURE(r.source);
    CHECK(read(r.source, r.l) == r.reading);
}

TEST_CASE("reading: torn Azerbaijani letters find back to their words", "[text][az]") {
    auto const r = GENERATE(values<row>({
        {language::az, "müvafiq q ə rarda", "müvafiq qərarda"},
        {language::az, "i ş axtaran v ə i ş siz şə xsl ə rin  i şə düz ə lm ə si",
         "iş axtaran və işsiz şəxslərin işə düzəlməsi"},
        {language::az, "ə cn ə bil ə r v ə v ə t ə nda ş lı ğ ı olmayan şə xsl ə r",
         "əcnəbilər və vətəndaşliği olmayan şəxslər"},
        {language::az, "c ə rim ə v ə ya i ş", "cərimə və ya iş"},
        {language::az, "I BÖLM Ə", "i bölmə"},
        {language::az, "Xarici dövl ə tin v ə t ə nda ş ı", "xarici dövlətin vətəndaşi"},
    }));
    CAPTURE(r.source);
    CHECK(read(r.source, r.l) == r.reading);
}

TEST_CASE("reading: numbers", "[text]") {
    CHECK(read("amende de 1\u202F500 euros", language::fr) == "amende de 1500 euros");
    CHECK(read("1\u00A0500\u00A0000 euros", language::fr) == "1500000 euros");
    CHECK(read("art. 5\u00A0et", language::fr) == "art. 5 et");
    CHECK(read("Статья 322¹", language::ru) == "статья 322.1");
    CHECK(read("mot¹² suite", language::fr) == "mot12 suite");
    CHECK(read("5¹²", language::ru) == "5.12");
}

TEST_CASE("reading: reversed lam-alef is recognised and ordered", "[text][ar]") {
    auto const damaged = make_reading("دخول وإقامة األجانب بالمملكة", language::ar);
    CHECK(damaged.lam_alef_ordered);
    auto const sound = make_reading("دخول وإقامة الأجانب بالمملكة", language::ar);
    CHECK_FALSE(sound.lam_alef_ordered);
    CHECK(order_lam_alef(sound.text) == damaged.text);
    CHECK(order_lam_alef(fold("لا", language::ar)) == order_lam_alef(fold("ال", language::ar)));
    CHECK(order_lam_alef("") == "");
    CHECK(order_lam_alef("abc") == "abc");
}

TEST_CASE("reading: every piece leads back to its own source", "[text]") {
    std::string_view const source = "\u00ABL\u2019\u00C9tranger\u00BB  entré en œuvre – ½ Straße";
    auto const r = make_reading(source, language::fr);
    CHECK(r.text == "\"l'etranger\" entre en oeuvre - 1/2 strasse");
    CHECK(source_of(source, r, "etranger") == "Étranger");
    CHECK(source_of(source, r, "entre") == "entré");
    CHECK(source_of(source, r, "oeuvre") == "œuvre");
    CHECK(source_of(source, r, "1/2") == "½");
    CHECK(source_of(source, r, "strasse") == "Straße");
    CHECK(source_of(source, r, "tran") == "tran");
}

TEST_CASE("reading: edits", "[text]") {
    std::string_view const source = "<b>entre</b>&nbsp;l&eacute;gal<p>x</p><br>y";
    auto const at = [&](std::string_view what) {
        auto const begin = static_cast<std::uint32_t>(source.find(what));
        return span{begin, begin + static_cast<std::uint32_t>(what.size())};
    };
    using kind = edit::kind;
    std::vector<edit> const edits{
        {at("<b>"), kind::drop, {}},          {at("</b>"), kind::drop, {}}, {at("&nbsp;"), kind::replace, "\u00A0"},
        {at("&eacute;"), kind::replace, "é"}, {at("<p>"), kind::block, {}}, {at("</p>"), kind::block, {}},
        {at("<br>"), kind::replace, "\n"}};
    auto const r = make_reading(source, language::fr, edits);
    CHECK(r.text == "entre legal\nx\n\ny");
    CHECK(source_of(source, r, "entre") == "entre");
    CHECK(source_of(source, r, "legal") == "l&eacute;gal");
    CHECK(source_of(source, r, "e legal") == "e</b>&nbsp;l&eacute;gal");
    CHECK(source_of(source, r, "y") == "y");
    SECTION("blocks make no more than one blank line") {
        std::vector<edit> many;
        for (std::uint32_t i = 1; i < 9; ++i) many.push_back({{i, i + 1}, kind::block, {}});
        CHECK(read("a________b", language::en, many) == "a\n\nb");
    }
    SECTION("edits that do not fit are passed over") {
        CHECK(read("abc", language::en, {{{2, 9}, kind::drop, {}}}) == "abc");
        CHECK(read("abc", language::en, {{{1, 2}, kind::drop, {}}, {{0, 1}, kind::drop, {}}}) == "ac");
    }
}

TEST_CASE("reading: a replacement of several characters is one run", "[text]") {
    std::string_view const source = "a&x;b";
    auto const r = make_reading(source, language::en, std::vector<edit>{{{1, 4}, edit::kind::replace, "uvw"}});
    CHECK(r.text == "auvwb");
    CHECK(source_of(source, r, "u") == "&x;");
    CHECK(source_of(source, r, "w") == "&x;");
    CHECK(source_of(source, r, "b") == "b");
}

TEST_CASE("fold: phrases are folded as texts are", "[text]") {
    CHECK(fold("L'Étranger", language::fr) == "l'etranger");
    CHECK(fold("أجنبي*", language::ar) == "اجنبي*");
    CHECK(fold("外國人", language::zh) == "外国人");
    CHECK(fold("a b c d e f", language::en) == "a b c d e f");
    CHECK(fold("re-\nentry", language::en) == "re- entry");
    CHECK(fold("", language::en) == "");
}

TEST_CASE("reading.printed: the source without its markup, in one line", "[text]") {
    std::string const source = "<p>L&eacute;tat  <b>peut</b>\n d\u00e9tenir</p>";
    using kind = edit::kind;
    auto const at = [&](std::string_view what) {
        auto const begin = static_cast<std::uint32_t>(source.find(what));
        return span{begin, begin + static_cast<std::uint32_t>(what.size())};
    };
    std::vector<edit> const edits{{at("<p>"), kind::block, ""},
                                  {at("&eacute;"), kind::replace, "\u00e9"},
                                  {at("<b>"), kind::drop, ""},
                                  {at("</b>"), kind::drop, ""},
                                  {at("</p>"), kind::block, ""}};
    span const all{0, static_cast<std::uint32_t>(source.size())};
    CHECK(printed(source, edits, all) == "L\u00e9tat peut d\u00e9tenir");
    CHECK(printed(source, edits, at("<b>peut</b>")) == "peut");
    CHECK(printed(source, edits, span{0, 0}).empty());
    CHECK(printed(source, {}, at("&eacute;")) == "&eacute;");
}
