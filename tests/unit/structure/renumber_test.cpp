// Where numbers are written, and what becomes of them when an article gets another one.
#include "structure/renumber.hpp"
#include "draft.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint;
using namespace cmwlint::structure;
using test::draft;

namespace {

provision_id id_of(draft const& d, std::string_view eid) {
    for (provision_id id = 0; id < d.document.provisions.size(); ++id)
        if (d.document[id].eid == eid) return id;
    return no_provision;
}

// The draft after a renumbering, as its source; or why not.
std::string renumbered(draft const& d, std::string_view eid, std::string const& number) {
    auto const& reading = d.reading;
    auto const article = id_of(d, eid);
    REQUIRE(article != no_provision);
    auto const references = all_references(reading.text, d.document);
    auto const plan = renumber(reading.text, d.document, references, article, number);
    if (!plan.why_not.empty()) return plan.why_not;
    auto text = d.source;
    for (auto place = plan.places.rbegin(); place != plan.places.rend(); ++place) {
        auto const where = reading.map.to_origin(place->where);
        auto const written =
            written_like(source::slice(d.source, where), d.document[article].number, number, d.document.language);
        if (!written) return "cannot be written";
        text.replace(where.begin, where.size(), *written);
    }
    return text;
}

}  // namespace

TEST_CASE("each number of a reference has its place", "[renumber]") {
    draft const d{"ACT\n\nArticle 5. Entry\nArticles 5(2), 7 and 9 to 11 apply; see paragraph 2 (a) of article 16.\n",
                  text::language::en};
    std::vector<std::string> numbers;
    for (auto const& r : all_references(d.reading.text, d.document)) {
        for (auto const& step : r.what.steps)
            if (!step.written.empty()) numbers.emplace_back(d.text(step.written));
        if (!r.what.until.empty()) numbers.emplace_back(d.text(r.what.until_written));
    }
    CHECK(numbers == std::vector<std::string>{"5", "7", "9", "11", "16", "2"});
}

TEST_CASE("labels are no references", "[renumber]") {
    draft const d{"LAW\n\nArticle 1. Entry\nText.\n\nArticle 2. Stay\nArticle 1 applies.\n", text::language::en};
    auto const all = all_references(d.reading.text, d.document);
    REQUIRE(all.size() == 1);
    CHECK(all[0].to == std::vector{id_of(d, "art_1")});
}

TEST_CASE("an article and all that refers to it", "[renumber]") {
    draft const en{
        "ACT\n\nArticle 1. Entry\nArticles 1, 2 and 3 apply.\n\nArticle 2. Stay\nSee article 1(2) and article "
        "3.\n\nArticle 3. Exit\nEnd.\n",
        text::language::en};
    CHECK(renumbered(en, "art_3", "9") ==
          "ACT\n\nArticle 1. Entry\nArticles 1, 2 and 9 apply.\n\nArticle 2. Stay\nSee article 1(2) and article "
          "9.\n\nArticle 9. Exit\nEnd.\n");
    CHECK(renumbered(en, "art_3", "2") == "there is an article 2 already");
    draft const ar{"قانون\n\nالمادة ١: الدخول\nيدخل الأجنبي.\n\nالمادة ٢: الخروج\nتطبق المادة 1 من هذا القانون.\n",
                   text::language::ar};
    CHECK(renumbered(ar, "art_1", "17") ==
          "قانون\n\nالمادة ١٧: الدخول\nيدخل الأجنبي.\n\nالمادة ٢: الخروج\nتطبق المادة 17 من هذا القانون.\n");
    draft const zh{"外国人法\n\n第三条 外国人入境。\n\n第四条 依照第三条至第四条执行。\n", text::language::zh};
    CHECK(renumbered(zh, "art_4", "105") ==
          "外国人法\n\n第三条 外国人入境。\n\n第一百零五条 依照第三条至第一百零五条执行。\n");
}

TEST_CASE("what would change its meaning is refused", "[renumber]") {
    draft const ranged{
        "ACT\n\nArticle 1. Entry\nText.\n\nArticle 2. Stay\nText.\n\nArticle 3. Exit\nArticles 1 to 3 apply.\n",
        text::language::en};
    CHECK(renumbered(ranged, "art_2", "8") ==
          "\"articles 1 to 3\" would come to mean other articles: change it by hand");
    CHECK(renumbered(ranged, "art_3", "8").find("Articles 1 to 8 apply") != std::string::npos);
    draft const annexed{
        "ACT\n\nArticle 1. Entry\nText.\n\nArticle 2. Stay\nText.\n\nANNEX I\n\nArticle 1. Form\nSee article "
        "2.\n\nArticle 7. Fee\nText.\n",
        text::language::en};
    CHECK(renumbered(annexed, "art_2", "7") == "\"article 2\" would come to mean another article 7");
}

TEST_CASE("a number is written like the one before", "[renumber]") {
    auto const en = text::language::en;
    CHECK(written_like("5", "5", "12", en) == "12");
    CHECK(written_like("٥", "5", "12", text::language::ar) == "١٢");
    CHECK(written_like("۵", "5", "12", text::language::ar) == "۱۲");
    CHECK(written_like("５", "5", "12", text::language::zh) == "１２");
    CHECK(written_like("二十", "20", "310", text::language::zh) == "三百一十");
    CHECK(written_like("五", "5", "1005", text::language::zh) == "一千零五");
    CHECK(written_like("XIV", "14", "99", en) == "XCIX");
    CHECK(written_like("1er", "1", "2", text::language::fr) == "2");
    CHECK(written_like("2", "2", "1", text::language::fr) == "1er");
    CHECK(written_like("5 bis", "5bis", "6", text::language::fr) == "6");
    CHECK(written_like("5", "5", "5bis", en) == "5bis");
    CHECK_FALSE(written_like("٥", "5", "5bis", text::language::ar));
    CHECK_FALSE(written_like("fifth", "5", "6", en));
    CHECK_FALSE(written_like("V", "5", "500", en));
}

TEST_CASE("a number may be typed in any script", "[renumber]") {
    CHECK(typed_number("7", text::language::en) == "7");
    CHECK(typed_number(" Article 7 ", text::language::en) == "7");
    CHECK(typed_number("٧", text::language::ar) == "7");
    CHECK(typed_number("第七条", text::language::zh) == "7");
    CHECK(typed_number("二十一", text::language::zh) == "21");
    CHECK(typed_number("ix", text::language::es) == "9");
    CHECK(typed_number("5 bis", text::language::fr) == "5bis");
    for (auto const* bad : {"", "x y", "0", "seven", "7; drop"}) CHECK_FALSE(typed_number(bad, text::language::en));
}

TEST_CASE("Azerbaijani endings follow the number", "[renumber]") {
    CHECK(ordinal_ending(5) == "-ci");
    CHECK(ordinal_ending(13) == "-cü");
    CHECK(ordinal_ending(40) == "-cı");
    CHECK(ordinal_ending(29) == "-cu");
    CHECK(ordinal_ending(100) == "-cü");
}
