#include "ingest/ingest.hpp"
#include "source/span.hpp"

#include <rapidcheck.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

using namespace cmwlint;

namespace {

std::string encode(std::string_view utf8, char const* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> const converter(ucnv_open(encoding, &status), ucnv_close);
    REQUIRE(U_SUCCESS(status));
    auto const text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
    std::string bytes(utf8.size() * 4 + 16, '\0');
    auto const size = text.extract(bytes.data(), static_cast<int>(bytes.size()), converter.get(), status);
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

ingest::draft read(std::string bytes, ingest::options const& o = {}) {
    auto r = ingest::read_bytes("draft.txt", std::move(bytes), o);
    CAPTURE(r.error);
    REQUIRE(r.value);
    return *r.value;
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

struct sample {
    char const* encoding;
    std::string_view text;
};

constexpr std::string_view russian =
    "Статья 322. Незаконное пересечение границы\n1. Иностранный гражданин, въехавший в страну без документов, подлежит "
    "задержанию и выдворению по решению суда. Дети могут быть задержаны вместе с родителями.\n";
constexpr std::string_view arabic =
    "المادة 4\nيجوز للإدارة احتجاز الأجنبي الذي دخل البلاد بطريقة غير مشروعة إلى حين ترحيله، ولا يجوز له الطعن في "
    "القرار.\n";
constexpr std::string_view chinese =
    "第五条 外国人非法入境的，由公安机关处五日以上十日以下拘留，可以并处罚款。未成年人可以与其父母一并拘留审查。\n";
constexpr std::string_view traditional =
    "第三條 外國人有下列情形之一者，內政部移民署得強制驅逐出國，並得暫予收容：一、入國後發現有禁止入國情形。\n";
constexpr std::string_view french =
    "Article 5. L'étranger qui a pénétré irrégulièrement dans le pays est puni d'une peine d'emprisonnement; il peut "
    "être "
    "placé en rétention jusqu'à son éloignement, où qu'il se trouve.\n";

}  // namespace

TEST_CASE("decode: encodings are recognised and mapped byte for byte", "[ingest]") {
    auto const s = GENERATE(values<sample>({
        {"windows-1251", russian},
        {"KOI8-R", russian},
        {"windows-1256", arabic},
        {"ISO-8859-6", arabic.substr(0, 90)},
        {"GB18030", chinese},
        {"Big5", traditional},
        {"windows-1252", french},
        {"UTF-16LE", russian},
        {"UTF-16BE", arabic},
        {"UTF-16LE", chinese},
        {"UTF-16BE", french},
    }));
    CAPTURE(s.encoding);
    auto const text = repeated(s.text, 8);
    auto const bytes = encode(text, s.encoding);
    auto const draft = read(bytes);
    if (std::string_view(s.encoding) == "ISO-8859-6") {  // has no Arabic comma; the sample may end inside a letter
        CHECK(draft.file->text().substr(0, 12) == text.substr(0, 12));
        return;
    }
    CHECK(draft.file->text() == text);
    auto const word = text.substr(0, 6);
    auto const there = draft.file->origin().to_origin(source::span{0, static_cast<std::uint32_t>(word.size())});
    CHECK(source::slice(bytes, there) == encode(word, s.encoding));
    auto const last_line = static_cast<std::uint32_t>(text.rfind('\n', text.size() - 2) + 1);
    auto const byte = draft.file->locate(last_line).byte;
    CHECK(bytes.substr(byte) == encode(text.substr(last_line), s.encoding));
}

TEST_CASE("decode: a guessed encoding is said, a given one is not", "[ingest]") {
    auto const bytes = encode(repeated(russian, 8), "windows-1251");
    auto const guessed = read(bytes);
    REQUIRE(guessed.remarks.size() == 1);
    CHECK_FALSE(guessed.remarks[0].error);
    CHECK(guessed.remarks[0].text.find("windows-1251") != std::string::npos);
    CHECK(guessed.remarks[0].text.find("--encoding") != std::string::npos);
    ingest::options o;
    o.encoding = "windows-1251";
    CHECK(read(bytes, o).remarks.empty());
    CHECK(read(bytes, o).file->text() == guessed.file->text());
    o.encoding = "no-such-encoding";
    auto const wrong = ingest::read_bytes("draft.txt", bytes, o);
    CHECK_FALSE(wrong.value);
    CHECK(wrong.error.find("no-such-encoding") != std::string::npos);
}

TEST_CASE("decode: byte order marks are no text", "[ingest]") {
    auto const with_bom = read(
        "\xEF\xBB\xBF"
        "Article 1");
    CHECK(with_bom.file->text() == "Article 1");
    CHECK(with_bom.file->locate(0).byte == 3);
    CHECK(read("\xFF\xFE" + encode("Статья", "UTF-16LE")).file->text() == "Статья");
    auto const big = read("\xFE\xFF" + encode("Статья", "UTF-16BE"));
    CHECK(big.file->text() == "Статья");
    CHECK(big.file->locate(0).byte == 2);
    CHECK(read("").file->text().empty());
    CHECK(read("\xEF\xBB\xBF").file->text().empty());
}

TEST_CASE("decode: broken bytes in UTF-8 are replaced, located and told once", "[ingest]") {
    std::string const bytes = "L'étranger est détenu \xFF\xC3 à l'arrivée.";
    auto const draft = read(bytes);
    CHECK(draft.file->text() == "L'étranger est détenu \uFFFD\uFFFD à l'arrivée.");
    REQUIRE(draft.remarks.size() == 1);
    CHECK(draft.remarks[0].error);
    CHECK(draft.remarks[0].text.starts_with("2 bytes are"));
    CHECK(source::slice(draft.file->text(), draft.remarks[0].where) == "\uFFFD");
    CHECK(bytes[draft.file->locate(draft.remarks[0].where.begin).byte] == '\xFF');
    auto const end = static_cast<std::uint32_t>(draft.file->text().find("arriv"));
    CHECK(bytes.substr(draft.file->locate(end).byte, 5) == "arriv");
}

TEST_CASE("decode: a single stray byte in English text is read as Windows did", "[ingest]") {
    auto const draft = read("The employer\x92s duty is to keep the passport of the worker and of the children.");
    CHECK(draft.file->text().find("employer’s") != std::string::npos);
}

TEST_CASE("decode: overlong forms, surrogates and cut characters are not UTF-8", "[ingest]") {
    for (auto const* bad :
         {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80", "\xE7\xAC"}) {
        ingest::options o;
        o.encoding = "UTF-8";
        auto const draft = read(std::string("é é é é é é ") + bad + " x", o);
        CHECK(draft.remarks.size() == 1);
        CHECK(draft.file->text().ends_with("\uFFFD x"));
    }
}

TEST_CASE("decode: any bytes can be read", "[ingest][property]") {
    rc::check("the map of any bytes is monotone and inside the file", [] {
        auto const bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        auto const r = ingest::read_bytes("x", bytes, {});
        if (!r.value) {
            RC_ASSERT(!r.error.empty());
            return;
        }
        auto const& file = *r.value->file;
        std::uint32_t before = 0;
        for (std::uint32_t i = 0; i <= file.size(); ++i) {
            auto const at = file.origin().to_origin(i);
            RC_ASSERT(at >= before && at <= bytes.size());
            before = at;
        }
    });
}
