#include "text/tokens.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace cmwlint::text;

namespace {
// "w:word n:24 p:. |" for a line end
std::string tokens_of(std::string_view reading, language l = language::en) {
    std::string all;
    for (auto const& t : tokenise(reading, l)) {
        if (!all.empty()) all += ' ';
        if (t.kind == token_kind::line_end)
            all += '|';
        else
            all.append(t.kind == token_kind::word     ? "w:"
                       : t.kind == token_kind::number ? "n:"
                                                      : "p:")
                .append(reading.substr(t.begin, t.end - t.begin));
    }
    return all;
}
struct row {
    std::string_view reading, tokens;
};
}  // namespace

TEST_CASE("tokens: words, numbers and punctuation", "[text]") {
    auto const r = GENERATE(values<row>({
        {"l'etranger", "w:l w:etranger"},
        {"sans-papiers", "w:sans w:papiers"},
        {"within 24h.", "w:within n:24 w:h p:."},
        {"المادة 3اعلاه", "w:المادة n:3 w:اعلاه"},
        {"1er", "n:1 w:er"},
        {"1.500,50", "n:1.500,50"},
        {"79.8. x", "n:79.8 p:. w:x"},
        {"12-1", "n:12 n:1"},
        {"5, 6", "n:5 p:, n:6"},
        {"3(a)", "n:3 p:( w:a p:)"},
        {"a\n\nb", "w:a | | w:b"},
        {"n° 5", "w:n p:° n:5"},
        {"§ 5;", "p:§ n:5 p:;"},
        {"şəxslər", "w:şəxslər"},
        {"", ""},
        {"  ", ""},
    }));
    CAPTURE(r.reading);
    CHECK(tokens_of(r.reading) == r.tokens);
}

TEST_CASE("tokens: every Chinese character is a word", "[text][zh]") {
    CHECK(tokens_of("第5条。", language::zh) == "w:第 n:5 w:条 p:。");
    CHECK(tokens_of("外国人、", language::zh) == "w:外 w:国 w:人 p:、");
}

TEST_CASE("tokens: width and length", "[text]") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("第五条") == 6);
    CHECK(display_width("المادة 5") == 8);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("") == 0);
    CHECK(code_points("é第𠀀a") == 4);
}
