// The tree: nesting, flush text, titles, and lines that look like headings and are none.
#include "draft.hpp"

#include <catch2/catch.hpp>

using namespace cmwlint;
using structure::provision_kind;
using test::draft;

TEST_CASE("outline: chapters, articles, paragraphs and points nest", "[structure]") {
    draft const d{
        "LAW ON ENTRY\n\nChapter 1\nGeneral\n\nArticle 1. Scope\n1. This law applies to:\n(a) visitors;\n(b) workers, "
        "who\n"
        "(i) hold a permit; or\n(ii) seek one.\n2. It enters into force at once.\n\nChapter 2\nStay\n\nArticle "
        "2\nNobody is "
        "expelled collectively.\n",
        text::language::en};
    CHECK(d.text(d.document.title) == "law on entry");
    CHECK(d.text(d["chp_1"].heading) == "general");
    CHECK(d.text(d["chp_1__art_1"].heading) == "scope");
    CHECK(d["chp_1__art_1__para_1"].kind == provision_kind::paragraph);
    CHECK(d.text(d["chp_1__art_1__para_1__point_b__point_ii"].intro) == "seek one.");
    CHECK(d.text(d["chp_1__art_1__para_2"].intro) == "it enters into force at once.");
    CHECK(d.text(d["chp_2__art_2"].intro) == "nobody is expelled collectively.");
}

TEST_CASE("outline: text after the last point is the flush of the provision that leads in", "[structure]") {
    draft const d{
        "Article 3\nAny person who:\n(a) enters at another place;\n(b) helps another to enter,\nshall be "
        "fined.\n\nArticle 4\nText.\n",
        text::language::en};
    CHECK(d.text(d["art_3"].flush) == "shall be fined.");
    CHECK(d.text(d["art_3__point_b"].intro) == "helps another to enter,");
}

TEST_CASE("outline: a point of several lines keeps them where the text is wrapped", "[structure]") {
    draft const d{
        "Article 3\nAny person who, after having been informed in writing by the competent\nauthority of the rules "
        "that apply, either\n"
        "(a) enters the territory at a place other than those that are open to\nthe public for that purpose, without "
        "having been\n"
        "authorised to do so by the authority that is competent in this matter;\n"
        "(b) remains in it after the expiry of the period that was granted to him\nor her by the authority that is "
        "competent, without having\nasked for more time.\n"
        "Article 4\nThe authority gives reasons for every decision that it takes under this\nlaw and informs the "
        "person of the remedies that are open to\nhim or her against it.\n",
        text::language::en};
    CHECK(d["art_3"].flush.empty());
    CHECK(d.text(d["art_3__point_a"].intro).find("competent in this matter;") != std::string_view::npos);
}

TEST_CASE("outline: text after a list that has a list of its own is a paragraph without a number", "[structure]") {
    draft const d{
        "Article 38\nAn alien may be detained:\n1. without papers.\n2. in flight.\nInstead of detention the agency may "
        "require the "
        "alien:\n1. to report.\n2. to stay at a place.\n\nArticle 39\nText.\n",
        text::language::en};
    CHECK(d.has("art_38__point_2"));
    CHECK(d["art_38__para_1"].number.empty());
    CHECK(d.text(d["art_38__para_1"].intro).substr(0, 10) == "instead of");
    CHECK(d.has("art_38__para_1__point_2"));
    CHECK(d["art_38"].flush.empty());
}

TEST_CASE("outline: a reference at a line's beginning is no heading", "[structure]") {
    SECTION("small letter") {
        draft const d{
            "Article 5\nThe decision is taken within the time that is provided for in\narticle 6 of this law and "
            "served in writing.\n\nArticle 6\nText.\n",
            text::language::en};
        CHECK(d.eids(provision_kind::article) == "art_5 art_6");
    }
    SECTION("capital letter in a wrapped sentence") {
        draft const d{
            "Article 4\nThe decision is taken within the time that is provided for in\nArticle 9. It is served in "
            "writing, in a language the person can\n"
            "understand, and names the remedies that are open against the\ndecision and the time within which they "
            "must be lodged with it.\nArticle 5\nText of it.\n",
            text::language::en};
        CHECK(d.eids(provision_kind::article) == "art_4 art_5");
    }
    SECTION("Arabic") {
        draft const d{
            "المادة 4\nيجوز للسلطة أن تطلب الوثائق المشار إليها في\nالمادة 3 أعلاه من كل أجنبي.\nالمادة 5\nنص.\n",
            text::language::ar};
        CHECK(d.eids(provision_kind::article) == "art_4 art_5");
    }
    SECTION("Chinese") {
        draft const d{"第四条 外国人应当在下列期限内申请\n第五条规定的证件。\n第五条 证件由主管机关签发。\n",
                      text::language::zh};
        CHECK(d.eids(provision_kind::article) == "art_4 art_5");
    }
}

TEST_CASE("outline: common-law sections without a word, with marginal notes", "[structure]") {
    draft const d{
        "Entry Act\n\nPART 1Entry\n\nDuty to answer\n10 A person must answer.\n\nWarrant\n11\n  (1) An officer may "
        "issue a warrant.\n"
        "  Without warrant\n  (2) An officer may arrest\n    (a) a person in flight;\n    (b) a person without "
        "papers.\n\nReview\n\nFirst review\n"
        "12 The review is held within 24 hours.\n\nFurther\n12.1 It is held again.\n\nEnd\n13 The Act ends.\n",
        text::language::en};
    CHECK(d.eids(provision_kind::article) ==
          "part_1__art_10 part_1__art_11 part_1__sec_1__art_12 part_1__sec_1__art_12.1 part_1__sec_1__art_13");
    CHECK(d.text(d["part_1__art_11"].heading) == "warrant");
    CHECK(d.text(d["part_1__art_11__para_2"].heading) == "without warrant");
    CHECK(d.text(d["part_1__sec_1"].heading) == "review");
}

TEST_CASE("outline: numbered sections are the basic unit where there are no articles", "[structure]") {
    draft const d{
        "1. Short title\nThis is the Act.\n2. Meaning of words\nWords have meanings.\n(1) A word.\n(2) Another.\n3. "
        "Appeals\nAn appeal suspends the order.\n4. End\nIt ends.\n",
        text::language::en};
    CHECK(d.eids(provision_kind::article) == "art_1 art_2 art_3 art_4");
    CHECK(d.text(d["art_3"].heading) == "appeals");
    CHECK(d.has("art_2__para_2"));
}

TEST_CASE("outline: a whole section on one line is cut at its markers", "[structure]") {
    draft const d{
        "1. Title\n1. Title This is the Act.\n2. Domicile (1) A person has a home in the country if- (a) he resides "
        "there and means to stay; or (b) he "
        "returns to it always, subject to subsection (2). (2) A child shares it.\n3. End It ends.\n4. More Text.\n",
        text::language::en};
    CHECK(d.has("art_2__para_1__point_a"));
    CHECK(d.text(d["art_2__para_1__point_b"].intro).find("subject to subsection (2).") != std::string_view::npos);
    CHECK(d.text(d["art_2__para_2"].intro) == "a child shares it.");
}

TEST_CASE("outline: in a section on one line, too, the words after a list belong to its lead-in", "[structure]") {
    draft const d{
        "1. Title\n1. Title This is the Act.\n2. Offences (1) Any person who- (a) brings an alien into the country "
        "without the leave of the Minister; or (b) hides an alien who was so brought in; shall be guilty of an "
        "offence. "
        "(2) The court may order costs.\n3. End It ends.\n4. More Text.\n",
        text::language::en};
    CHECK(d.text(d["art_2__para_1__point_b"].intro) == "hides an alien who was so brought in;");
    CHECK(d.text(d["art_2__para_1"].flush) == "shall be guilty of an offence.");
    CHECK(d.has("art_2__para_2"));
}

TEST_CASE("outline: what an amendment put between two paragraphs", "[structure]") {
    draft const lines{
        "Article 5. Entry\n(1) An alien enters at a post.\n(2) Children are exempt.\n(2a) Whoever contravenes "
        "subsection (1) is fined.\n(2b) The fine is small.\n(3) Fees are paid.\n",
        text::language::en};
    for (auto const* eid : {"art_5__para_2", "art_5__para_2a", "art_5__para_2b", "art_5__para_3"})
        CHECK(lines.has(eid));
    CHECK(lines.text(lines["art_5__para_2a"].intro) == "whoever contravenes subsection (1) is fined.");
    draft const one_line{
        "1. Title\n1. Title This is the Act.\n2. Entry (1) An alien enters the country at a post that the Minister has "
        "named in the Gazette. (2) A child is exempt. (2A) Whoever contravenes subsection (1) is fined. (3) Fees are "
        "paid.\n3. End It ends.\n4. More Text.\n",
        text::language::en};
    for (auto const* eid : {"art_2__para_2", "art_2__para_2a", "art_2__para_3"}) CHECK(one_line.has(eid));
}

TEST_CASE("outline: annexes begin numbers anew, and doubles are told apart", "[structure]") {
    draft const d{"Article 1\nText.\nArticle 2\nText.\nArticle 2\nAgain.\n\nAnnex I\n\nArticle 1\nText of the annex.\n",
                  text::language::en};
    CHECK(d.eids(provision_kind::article) == "art_1 art_2 art_2__dup2 annex_1__art_1");
}

TEST_CASE("outline: recitals and closing formulas", "[structure]") {
    draft const d{
        "AGREEMENT\n\nThe Government of A and the Government of B,\nConsidering their friendship,\nDesiring to help "
        "workers,\nHave agreed:\n\n"
        "Article 1\nText.\n\nDone at Utopia, in two originals.\n",
        text::language::en};
    CHECK(d.eids(provision_kind::recital) == "preamble__rec_1 preamble__rec_2");
    CHECK(d.text(d["signature"].intro) == "done at utopia, in two originals.");
}

TEST_CASE("outline: tables of contents, page numbers and notes are not law", "[structure]") {
    SECTION("under a word") {
        draft const d{
            "LAW\n\nContents\nChapter 1 Entry\nArticle 1 Visa\nArticle 2 Border\nChapter 2 Stay\nArticle 3 "
            "Permit\n\nChapter 1 Entry\nArticle 1 "
            "Visa\nA visa is needed.\nArticle 2 Border\nText.\nChapter 2 Stay\nArticle 3 Permit\nText.\n",
            text::language::en};
        CHECK(d.eids(provision_kind::article) == "chp_1__art_1 chp_1__art_2 chp_2__art_3");
        CHECK(d.eids(provision_kind::contents) == "toc_1");
    }
    SECTION("with leaders") {
        draft const d{
            "Chapter 1 Entry ......... 3\nArticle 1 Visa .......... 4\n\nChapter 1 Entry\nArticle 1 Visa\nText.\n",
            text::language::en};
        CHECK(d.eids(provision_kind::article) == "chp_1__art_1");
    }
    SECTION("page numbers interrupt and do not end a paragraph") {
        draft const d{
            "Article 1\nThe person is informed of the decision in\n\n-2-\n\na language that the person "
            "understands.\nArticle 2\nText.\n",
            text::language::en};
        CHECK(d.text(d["art_1"].intro) == "the person is informed of the decision in");
        CHECK(d.text(d["art_1"].flush) == "a language that the person understands.");
        CHECK(d["art_1__note_1"].kind == provision_kind::note);
    }
}

TEST_CASE("outline: where sections are subdivisions", "[structure]") {
    draft const d{"Chapter 1\nSection 1 Entry\nArticle 1\nText.\nArticle 2\nText.\nSection 2 Stay\nArticle 3\nText.\n",
                  text::language::en};
    CHECK(d.eids(provision_kind::article) == "chp_1__sec_1__art_1 chp_1__sec_1__art_2 chp_1__sec_2__art_3");
}

TEST_CASE("outline: superscripts lost in plain text", "[structure][ru]") {
    draft const d{
        "Статья 322. Пересечение границы\nТекст.\nСтатья 3221. Организация\nТекст.\nСтатья 3222. "
        "Регистрация\nТекст.\nСтатья 323. Иное\nТекст.\n",
        text::language::ru};
    CHECK(d.eids(provision_kind::article) == "art_322 art_322.1 art_322.2 art_323");
}

TEST_CASE("document: looking up", "[structure]") {
    draft const d{"Preface\n\nChapter 1\nEntry\n\nArticle 1\nText:\n(a) one;\n(b) two.\n", text::language::en};
    auto const& doc = d.document;
    auto const b = doc.at(d["chp_1__art_1__point_b"].intro.begin);
    CHECK(doc[b].eid == "chp_1__art_1__point_b");
    CHECK(doc[doc.article_of(b)].eid == "chp_1__art_1");
    CHECK(doc[doc.chapter_of(b)].eid == "chp_1");
    CHECK(doc.enclosing(b, provision_kind::part) == structure::no_provision);
    CHECK(doc.at(0) == 0);
    CHECK(doc.at(1000000) == 0);
    CHECK(doc.chapter_of(0) == 0);
}
