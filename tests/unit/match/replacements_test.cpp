// Wording fixes: what is written instead of which words, in whose capitals, and what is wrong with a table.
#include "match/replacements.hpp"

#include <catch2/catch.hpp>

using namespace cmwlint;
using match::replacement;
using match::replacements;
using text::language;

namespace {

replacements of(std::vector<replacement> const& all, language l = language::en) {
    std::vector<match::replacement_problem> problems;
    auto out = replacements::compile(all, l, problems);
    REQUIRE(problems.empty());
    return out;
}

replacements english() {
    return of({{R"((?:illegal|clandestine) (?:im)?migration)", "irregular migration"},
               {R"(illegal ((?:\pL+ )?(?:migrants|aliens)))", R"(\1 in an irregular situation)"},
               {R"(illegal (\pL+))", R"(undocumented \1)"}});
}

match::replacement_problem fault(std::string from, std::string to) {
    std::vector<match::replacement_problem> problems;
    auto const out = replacements::compile(std::vector<replacement>{{"a", "b"}, {std::move(from), std::move(to)}},
                                           language::en, problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].which == 1);
    CHECK_FALSE(problems[0].help.empty());
    CHECK(out.instead_of("a") == "b");  // a mistake takes no other row along
    return problems[0];
}

}  // namespace

TEST_CASE("replacements: the first row that matches all the words says what to write", "[match][replacements]") {
    auto const known = english();
    CHECK(known.instead_of("illegal migrants") == "migrants in an irregular situation");
    CHECK(known.instead_of("illegal female migrants") == "female migrants in an irregular situation");
    CHECK(known.instead_of("illegal migrant") == "undocumented migrant");
    CHECK(known.instead_of("illegal immigration") == "irregular migration");
    CHECK(known.instead_of("clandestine migrants").empty());
    CHECK(known.instead_of("all illegal migrants").empty());
    CHECK(known.instead_of("illegal migrants there").empty());
    CHECK(known.instead_of("").empty());
    CHECK(replacements{}.instead_of("illegal migrants").empty());
}

TEST_CASE("replacements: line ends and runs of spaces are one space", "[match][replacements]") {
    auto const known = english();
    for (char const* words :
         {"illegal\nmigrants", "illegal\r\n\t  migrants", "illegal\xC2\xA0migrants", " illegal  migrants\n"})
        CHECK(known.instead_of(words) == "migrants in an irregular situation");
    CHECK(of({{"a\n   b", "c"}}).instead_of("a b") == "c");  // in the table too
    auto const chinese = of({{"非法(移徙工人|A级 工人)", R"(身份不正常的\1)"}}, language::zh);
    CHECK(chinese.instead_of("非\n  法移徙 工人") == "身份不正常的移徙工人");
    CHECK(chinese.instead_of("非法A级工人") == "身份不正常的A级工人");
}

TEST_CASE("replacements: the capitals of the words carry over", "[match][replacements]") {
    auto const known = english();
    CHECK(known.instead_of("Illegal migrants") == "Migrants in an irregular situation");
    CHECK(known.instead_of("Illegal Migrants") == "Migrants in an Irregular Situation");
    CHECK(known.instead_of("ILLEGAL MIGRANTS") == "MIGRANTS IN AN IRREGULAR SITUATION");
    CHECK(known.instead_of("illegal Malian migrants") == "Malian migrants in an irregular situation");
    CHECK(known.instead_of("Clandestine immigration") == "Irregular migration");
    auto const russian = of({{"незаконн(ая|ой) миграци(\\pL)", "нерегулярн\\1 миграци\\2"}}, language::ru);
    CHECK(russian.instead_of("Незаконная миграция") == "Нерегулярная миграция");
    CHECK(russian.instead_of("НЕЗАКОННОЙ МИГРАЦИИ") == "НЕРЕГУЛЯРНОЙ МИГРАЦИИ");
    auto const azerbaijani = of({{"qanunsuz (miqrasiya)", "nizamsız \\1"}}, language::az);
    CHECK(azerbaijani.instead_of("QANUNSUZ MİQRASİYA") == "NİZAMSIZ MİQRASİYA");
    CHECK(azerbaijani.instead_of("Qanunsuz miqrasiya") == "Nizamsız miqrasiya");
    auto const french = of({{"(étrangers) illégaux", "\\1 en situation irrégulière"}}, language::fr);
    CHECK(french.instead_of("ÉTRANGERS ILLÉGAUX") == "ÉTRANGERS EN SITUATION IRRÉGULIÈRE");
    CHECK(french.instead_of("Étrangers illégaux") == "Étrangers en situation irrégulière");
    CHECK(of({{"المهاجر غير الشرعي", "المهاجر في وضع غير نظامي"}}, language::ar).instead_of("المهاجر غير الشرعي") ==
          "المهاجر في وضع غير نظامي");
}

TEST_CASE("replacements: a group that took no part is nothing", "[match][replacements]") {
    auto const arabic = of({{"(هجرة) (ال)?سرية", "\\1 غير \\2نظامية"}}, language::ar);
    CHECK(arabic.instead_of("هجرة سرية") == "هجرة غير نظامية");
    CHECK(of({{"(a)?(b)", "\\1 \\2"}}).instead_of("b") == "b");
    CHECK(of({{"a(b)", "\\0\\1"}}).instead_of("ab") == "abb");
}

TEST_CASE("replacements: mistakes are told with a remedy", "[match][replacements]") {
    auto problem = fault("(", "x");
    CHECK_FALSE(problem.in_to);
    CHECK(problem.message.find("no regular expression: missing )") != std::string::npos);
    problem = fault("(?:a)", "\\1");
    CHECK(problem.in_to);
    CHECK(problem.message == "\"to\" asks for \\1, but \"from\" has no group");
    CHECK(fault("(a)", "\\2").message == "\"to\" asks for \\2, but \"from\" has 1 group");
    CHECK(fault("(a)(b)", "\\2 \\x").message == "in \"to\" a backslash stands before no digit");
    CHECK(fault("(a)", "\\").message == "in \"to\" a backslash stands before no digit");
    CHECK(fault(" \n", "x").message == "\"from\" is empty");
    CHECK(fault("c", " ").message == "\"to\" is empty");
}
