// The heading grammars, language by language: lines in the style of real laws, in our own words.
#include "structure/grammar_table.hpp"
#include "text/reading.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint;
using structure::provision_kind;

namespace {

struct row {
    std::string line;
    provision_kind kind;
    std::string number;
    std::string title;
};

void check(text::language language, std::vector<row> const& rows) {
    for (auto const& r : rows) {
        CAPTURE(r.line);
        auto const folded = text::fold(r.line, language);
        CAPTURE(folded);
        auto const found = structure::grammars_of(language).heading_line(folded);
        REQUIRE(found);
        CHECK(structure::kind_name(found->kind) == structure::kind_name(r.kind));
        CHECK(found->number == r.number);
        CHECK(found->title == text::fold(r.title, language));
    }
}

void refuse(text::language language, std::vector<std::string> const& lines) {
    for (auto const& line : lines) {
        CAPTURE(line);
        CHECK_FALSE(structure::grammars_of(language).heading_line(text::fold(line, language)));
    }
}

}  // namespace

TEST_CASE("heading.en: labels, numbers and titles", "[structure][en]") {
    check(text::language::en,
          {
              {"Article 5", provision_kind::article, "5", ""},
              {"Article 5 bis. Family unity", provision_kind::article, "5bis", "Family unity"},
              {"Art. 12-1 Stay", provision_kind::article, "12-1", "Stay"},
              {"Article the First", provision_kind::article, "1", ""},
              {"ARTICLE V", provision_kind::article, "5", ""},
              {"Section twelve", provision_kind::article, "12", ""},
              {"Section 38A: Liability of carriers", provision_kind::article, "38a", "Liability of carriers"},
              {"Section twenty-two - Appeals", provision_kind::article, "22", "Appeals"},
              {"§ 1325. Entry at other places", provision_kind::article, "1325", "Entry at other places"},
              {"### Article 4", provision_kind::article, "4", ""},
              {"PART IV - REMOVAL", provision_kind::part, "4", "REMOVAL"},
              {"PART 11Workers", provision_kind::part, "11", "Workers"},
              {"Division 6Detention", provision_kind::chapter, "6", "Detention"},
              {"CHAPTER II", provision_kind::chapter, "2", ""},
              {"Annex III", provision_kind::annex, "3", ""},
              {"SCHEDULE", provision_kind::annex, "", ""},
              {"Whereas the two States are neighbours,", provision_kind::recital, "", "the two States are neighbours,"},
              {"DONE at Utopia, in two originals", provision_kind::signature, "", "Utopia, in two originals"},
          });
    refuse(text::language::en,
           {"A person may appeal.", "Articles of clothing are exempt", "Partners shall", "Section tenants"});
}

TEST_CASE("heading.fr: labels, numbers and titles", "[structure][fr]") {
    check(text::language::fr,
          {
              {"Article premier", provision_kind::article, "1", ""},
              {"Art. 1er.", provision_kind::article, "1", ""},
              {"Article L821-1", provision_kind::article, "l821-1", ""},
              {"Article L. 312-1 A", provision_kind::article, "l312-1a", ""},
              {"Art. 16 bis - De l'entrée", provision_kind::article, "16bis", "De l'entrée"},
              {"Article 5 quater : Séjour", provision_kind::article, "5quater", "Séjour"},
              {"TITRE II : Des peines", provision_kind::title, "2", "Des peines"},
              {"Chapitre 1er. Dispositions générales", provision_kind::chapter, "1", "Dispositions générales"},
              {"Sous-section 2 : Recours", provision_kind::subsection, "2", "Recours"},
              {"Livre III : Entrée", provision_kind::book, "3", "Entrée"},
              {"Deuxième partie", provision_kind::part, "2", ""},
              {"ANNEXE II", provision_kind::annex, "2", ""},
              {"Considérant que les familles", provision_kind::recital, "", "que les familles"},
              {"Fait à Nulleville, le 3 mai", provision_kind::signature, "", "Nulleville, le 3 mai"},
          });
    refuse(text::language::fr, {"L'article 5 est abrogé.", "Articles divers", "Toute personne"});
}

TEST_CASE("heading.es: labels, numbers and titles", "[structure][es]") {
    check(text::language::es,
          {
              {"Artículo 1. Ámbito de aplicación.", provision_kind::article, "1", "Ámbito de aplicación."},
              {"ARTICULO 7°", provision_kind::article, "7", ""},
              {"Artículo 8º. Del ingreso", provision_kind::article, "8", "Del ingreso"},
              {"##### ARTICULO 30. – Las personas", provision_kind::article, "30", "Las personas"},
              {"Artículo primero. Apruébase", provision_kind::article, "1", "Apruébase"},
              {"Artículo 35 quáter. Menores", provision_kind::article, "35quater", "Menores"},
              {"Artículo IV", provision_kind::article, "4", ""},
              {"Artículo décimo segundo.- Recursos", provision_kind::article, "12", "Recursos"},
              {"Disposición adicional primera. Plazos", provision_kind::article, "adicional-1", "Plazos"},
              {"Disposición transitoria 2ª. Solicitudes", provision_kind::article, "transitoria-2", "Solicitudes"},
              {"TÍTULO PRELIMINAR", provision_kind::title, "0", ""},
              {"CAPÍTULO II De los derechos", provision_kind::chapter, "2", "De los derechos"},
              {"Sección 3.ª Visados", provision_kind::section, "3", "Visados"},
              {"ANEXO", provision_kind::annex, "", ""},
              {"CONSIDERANDO que las familias", provision_kind::recital, "", "que las familias"},
              {"Hecho en Ciudad Ficticia", provision_kind::signature, "", "Ciudad Ficticia"},
              {"Se añade por el art. único. Ref. BOE-A-0000-1", provision_kind::note, "",
               "por el art. único. Ref. BOE-A-0000-1"},
          });
    refuse(text::language::es, {"Se modifica la situación de la persona.", "Subirán los plazos", "Articulado general"});
}

TEST_CASE("heading.ar: digits, ordinals, references at a line's beginning", "[structure][ar]") {
    check(text::language::ar, {
                                  {"المادة 16", provision_kind::article, "16", ""},
                                  {"المادة ٤٢: الدخول", provision_kind::article, "42", "الدخول"},
                                  {"مادة 4:", provision_kind::article, "4", ""},
                                  {"المادة (7)", provision_kind::article, "7", ""},
                                  {"المادة 5 مكرر", provision_kind::article, "5bis", ""},
                                  {"المادة الأولى", provision_kind::article, "1", ""},
                                  {"## المادة الثالثة والثلاثون", provision_kind::article, "33", ""},
                                  {"المادة الخامسة عشرة", provision_kind::article, "15", ""},
                                  {"المادة الحادية والعشرون بعد المائة", provision_kind::article, "121", ""},
                                  {"المادة الثانية بعد الثلاثمائة", provision_kind::article, "302", ""},
                                  {"المادة الأولى- التعاريف", provision_kind::article, "1", "التعاريف"},
                                  {"القسم األول :أحكام عامة", provision_kind::part, "1", "أحكام عامة"},
                                  {"الباب الثاني: الإقامة", provision_kind::title, "2", "الإقامة"},
                                  {"الفصل الثالث", provision_kind::chapter, "3", ""},
                                  {"الفرع 2", provision_kind::section, "2", ""},
                                  {"ثانياً: التزامات الطرف", provision_kind::point, "2", "التزامات الطرف"},
                                  {"حرر في المدينة", provision_kind::signature, "", "المدينة"},
                              });
    refuse(text::language::ar, {"المادة 3أعلاه ،التأكد", "المادة 34 أدناه.", "الفصل 9من الظهير", "المادة ،516أو",
                                "المادتين 154و 156", "المادة 5 و 6", "هذه المادة"});
}

TEST_CASE("heading.zh: numerals, inserted articles, references at a line's beginning", "[structure][zh]") {
    check(text::language::zh, {
                                  {"第五条 为了保护家庭", provision_kind::article, "5", "为了保护家庭"},
                                  {"第五条之一 未成年人", provision_kind::article, "5-1", "未成年人"},
                                  {"第 38-1 條", provision_kind::article, "38-1", ""},
                                  {"第三百二十二条", provision_kind::article, "322", ""},
                                  {"第１０条", provision_kind::article, "10", ""},
                                  {"## 第一章 总则", provision_kind::chapter, "1", "总则"},
                                  {"第 二 章 國民入出國", provision_kind::chapter, "2", "國民入出國"},
                                  {"第三节 拘留", provision_kind::section, "3", "拘留"},
                                  {"第一编", provision_kind::book, "1", ""},
                                  {"附件一", provision_kind::annex, "1", ""},
                                  {"鉴于双方友好", provision_kind::recital, "", "双方友好"},
                              });
    refuse(text::language::zh, {"第五条规定的期限", "第十六条第二款的", "第三条、第四条", "第一次", "附件所列"});
}

TEST_CASE("heading.ru: labels, numbers and titles", "[structure][ru]") {
    check(text::language::ru,
          {
              {"Статья 18.8. Нарушение правил", provision_kind::article, "18.8", "Нарушение правил"},
              {"Статья 197-1. Пребывание", provision_kind::article, "197-1", "Пребывание"},
              {"### Статья 384. Изъятие документов", provision_kind::article, "384", "Изъятие документов"},
              {"Глава V. Ответственность", provision_kind::chapter, "5", "Ответственность"},
              {"Глава первая", provision_kind::chapter, "1", ""},
              {"Раздел III", provision_kind::title, "3", ""},
              {"§ 2. Задержание", provision_kind::section, "2", "Задержание"},
              {"Приложение № 1", provision_kind::annex, "1", ""},
              {"Учитывая интересы семей,", provision_kind::recital, "", "интересы семей,"},
              {"(в ред. закона от 1 мая)", provision_kind::note, "", "закона от 1 мая)"},
              {"Совершено в г. Городе", provision_kind::signature, "", "г. Городе"},
          });
    refuse(text::language::ru, {"Статьями 5 и 6", "Частые нарушения", "Лицо не подлежит"});
}

TEST_CASE("heading.az: labels, numbers and titles", "[structure][az]") {
    check(text::language::az,
          {
              {"Maddə 79. Uşaqların hüquqları", provision_kind::article, "79", "Uşaqların hüquqları"},
              {"Maddə 318-1. Təşkil", provision_kind::article, "318-1", "Təşkil"},
              {"I BÖLMƏ", provision_kind::title, "1", ""},
              {"FƏSİL 3", provision_kind::chapter, "3", ""},
              {"Birinci fəsil", provision_kind::chapter, "1", ""},
              {"Əlavə 1", provision_kind::annex, "1", ""},
          });
    refuse(text::language::az, {"Maddənin tələbləri", "Maddə 5-ci", "Hər bir şəxs"});
}
