// References found in text and led to their provisions.
#include "structure/reference.hpp"
#include "draft.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint;
using namespace cmwlint::structure;
using test::draft;

namespace {

/// "article:16/paragraph:2/point:a", with "-9" for a range, "here:", "previous:" and "elsewhere:" in front.
std::string written(reference const& r) {
    std::string out = r.elsewhere ? "elsewhere:" : "";
    if (r.from == reference::origin::here) out += "here:";
    if (r.from == reference::origin::previous) out += "previous:";
    for (auto const& step : r.steps) {
        if (&step != &r.steps.front()) out += "/";
        out.append(kind_name(step.kind)).append(step.number.empty() ? "" : ":").append(step.number);
    }
    return out + (r.until.empty() ? "" : "-" + r.until);
}

std::string found(std::string_view sentence, text::language language) {
    auto const folded = text::fold(sentence, language);
    std::string out;
    for (auto const& r : find_references(folded, {0, static_cast<std::uint32_t>(folded.size())}, language))
        out += (out.empty() ? "" : " ") + written(r);
    return out;
}

struct row {
    std::string sentence, expected;
};

void check(text::language language, std::vector<row> const& rows) {
    for (auto const& r : rows) {
        CAPTURE(r.sentence);
        CHECK(found(r.sentence, language) == r.expected);
    }
}

}  // namespace

TEST_CASE("reference.en", "[structure][en]") {
    check(text::language::en, {
                                  {"as provided in article 16, paragraph 2 (a)", "article:16/paragraph:2/point:a"},
                                  {"under paragraphs (1) and (2)", "paragraph:1 paragraph:2"},
                                  {"subsection (3) of section 5 applies", "article:5/paragraph:3"},
                                  {"in contravention of section 5(1)(b)", "article:5/paragraph:1/point:b"},
                                  {"sections eight, nine and ten", "article:8 article:9 article:10"},
                                  {"articles 5 to 9 of this Act", "article:5-9"},
                                  {"for the purposes of this section", "here:article"},
                                  {"the preceding article", "previous:article"},
                                  {"subsection 112(3)", "article:112/paragraph:3"},
                                  {"section 12 of the Penal Code", "elsewhere:article:12"},
                                  {"section 5 of the Deportation Act", "elsewhere:article:5"},
                                  {"section 5 or within 10 days", "article:5"},
                                  {"the article was lost", ""},
                                  {"parties to the section", ""},
                              });
}

TEST_CASE("reference.fr", "[structure][fr]") {
    check(text::language::fr, {
                                  {"l'article 16, paragraphe 2", "article:16/paragraph:2"},
                                  {"articles 5 à 9", "article:5-9"},
                                  {"les dispositions de l'article 3 ci-dessus", "article:3"},
                                  {"l'alinéa 2 du présent article", "here:article/paragraph:2"},
                                  {"l'article L. 821-1", "article:l821-1"},
                                  {"l'article précédent", "previous:article"},
                                  {"l'article 441-1 du code pénal", "elsewhere:article:441-1"},
                                  {"l'article 4 de la présente loi", "article:4"},
                                  {"les articles 2, 4 et 6 bis", "article:2 article:4 article:6bis"},
                                  {"les parties contractantes", ""},
                              });
}

TEST_CASE("reference.es", "[structure][es]") {
    check(text::language::es, {
                                  {"el artículo 16, apartado 2", "article:16/paragraph:2"},
                                  {"el apartado 2 del artículo 16", "article:16/paragraph:2"},
                                  {"los artículos 5 a 9", "article:5-9"},
                                  {"el presente artículo", "here:article"},
                                  {"el artículo anterior", "previous:article"},
                                  {"el artículo 13 de la Constitución", "elsewhere:article:13"},
                                  {"los incisos a) y b)", "point:a point:b"},
                                  {"artículo 5 de la presente Ley", "article:5"},
                              });
}

TEST_CASE("reference.ar", "[structure][ar]") {
    check(text::language::ar, {
                                  {"المنصوص عليها في المادة الثالثة", "article:3"},
                                  {"الفقرة 2 من المادة 16", "article:16/paragraph:2"},
                                  {"المواد 3 و4", "article:3 article:4"},
                                  {"المادتين 154 و156 أدناه", "article:154 article:156"},
                                  {"الفقرة الأولى من المادة 34 أعلاه", "article:34/paragraph:1"},
                                  {"أحكام هذه المادة", "here:article"},
                                  {"المادة السابقة", "previous:article"},
                                  {"طبقا للمادة 5 من هذا القانون", "article:5"},
                                  {"المادة 5 من القانون الجنائي", "elsewhere:article:5"},
                              });
}

TEST_CASE("reference.zh", "[structure][zh]") {
    check(text::language::zh, {
                                  {"依照第十六条第二款的规定", "article:16/paragraph:2"},
                                  {"违反本法第五条", "article:5"},
                                  {"本条所称", "here:article"},
                                  {"前款规定", "previous:paragraph"},
                                  {"依刑法第三百二十二条", "elsewhere:article:322"},
                                  {"第三条至第五条", "article:3-5"},
                                  {"第八条第(三)项", "article:8/point:3"},
                                  {"第五条之一", "article:5-1"},
                              });
}

TEST_CASE("reference.ru", "[structure][ru]") {
    check(text::language::ru, {
                                  {"статьями 5 и 6 настоящего Закона", "article:5 article:6"},
                                  {"части первой настоящей статьи", "here:article/paragraph:1"},
                                  {"пунктом 2 части первой статьи 5", "article:5/paragraph:1/point:2"},
                                  {"статьей 322 Уголовного кодекса", "elsewhere:article:322"},
                                  {"частями первой или второй", "paragraph:1 paragraph:2"},
                              });
}

TEST_CASE("reference.az", "[structure][az]") {
    check(text::language::az, {
                                  {"bu Məcəllənin 78.1-ci maddəsində", "article:78.1"},
                                  {"12-ci maddəsinin 2-ci hissəsi", "article:12/paragraph:2"},
                                  {"bu maddənin tələbləri", "here:article"},
                                  {"41-43-cü maddələrinə", "article:41-43"},
                                  {"318-1-ci maddəsi", "article:318-1"},
                                  {"Cinayət Məcəlləsinin 318-ci maddəsi", "elsewhere:article:318"},
                                  {"5-ci gün", ""},
                              });
}

TEST_CASE("resolve: references lead to provisions", "[structure]") {
    draft const d{
        "Article 1\n1. First.\n2. Second:\n(a) one;\n(b) two.\n\nArticle 2\nText.\n\nArticle 3\nText.\n\nAnnex "
        "I\n\nArticle 1\nOf the annex.\n",
        text::language::en};
    auto const lead = [&d](std::string_view sentence, std::string_view from) {
        auto const folded = text::fold(sentence, text::language::en);
        std::string out;
        provision_id here = 0;
        for (provision_id id = 0; id < d.document.provisions.size(); ++id)
            if (d.document[id].eid == from) here = id;
        for (auto const& r :
             find_references(folded, {0, static_cast<std::uint32_t>(folded.size())}, text::language::en))
            for (auto const id : resolve(r, d.document, here)) out += (out.empty() ? "" : " ") + d.document[id].eid;
        return out;
    };
    CHECK(lead("article 1, paragraph 2 (b)", "art_3") == "art_1__para_2__point_b");
    CHECK(lead("paragraph 1", "art_1__para_2__point_a") == "art_1__para_1");
    CHECK(lead("point (a)", "art_1__para_2__point_b") == "art_1__para_2__point_a");
    CHECK(lead("articles 1 to 3", "art_3") == "art_1 art_2 art_3");
    CHECK(lead("this article", "art_1__para_2") == "art_1");
    CHECK(lead("the preceding article", "art_3") == "art_2");
    CHECK(lead("article 1", "annex_1__art_1") == "annex_1__art_1");
    CHECK(lead("article 2", "annex_1__art_1") == "art_2");
    CHECK(lead("article 1(7)", "art_3") == "art_1");
    CHECK(lead("article 1 of the Penal Code", "art_3").empty());
    CHECK(lead("article 99", "art_3").empty());
}
