#include "project/fingerprint.hpp"

#include "draft.hpp"

using namespace cmwlint;
using test::draft;

namespace {
std::string const act =
    "ACT\n\nArticle 1. Entry\nA person may enter.\n\nArticle 2. Children\n(1) A child may be "
    "detained for 30 days.\n(2) The judge decides under article 1.\n";
}

TEST_CASE("a fingerprint stays when articles are renumbered, moved and laid out anew") {
    auto const was = draft{act}.print("detained");
    CHECK(was.size() == 16);
    CHECK(draft{"ACT\n\nArticle 7. Children\n(3) A child may be\ndetained  for 30 days.\n\nArticle 9. Entry\nA person "
                "may enter.\n"}
              .print("detained") == was);
    CHECK(draft{"# ACT\n\n## Article 2. Children\n\n(1) A child may be **detained** for 30 days.\n"}.print(
              "detained") == was);
    CHECK(draft{"ACT\n\nArticle 2. Children\n(1) A child may be fined.\n(2) A child may be arrested.\n"}.print(
              "arrested") != was);
}

TEST_CASE("Chinese and Arabic are renumbered too") {
    using enum text::language;
    CHECK(draft{"法\n\n第一条 可以拘留儿童。\n\n第二条 费用。\n", zh}.print("拘留") ==
          draft{"法\n\n第一条 费用。\n\n第二十二条 可以拘留儿童。\n", zh}.print("拘留"));
    CHECK(draft{"قانون\n\nالمادة 1\nيجوز حبس الطفل.\n\nالمادة 2\nالرسوم تنشر.\n", ar}.print("حبس") ==
          draft{"قانون\n\nالمادة 1\nالرسوم تنشر.\n\nالمادة ٢٢\nيجوز حبس الطفل.\n", ar}.print("حبس"));
}

TEST_CASE("equal findings are told apart by their order, rules by their ids") {
    draft const twice{"ACT\n\nArticle 1. A\nA child may be detained.\n\nArticle 2. A\nA child may be detained.\n"};
    auto const second = twice.read.file->text().rfind("detained");
    auto const prints = project::fingerprints(
        twice.text(), std::vector{twice.finding("detained"), twice.finding("detained", "DET-001", second),
                                  twice.finding("detained", "DET-002")});
    CHECK(prints[1] == prints[0] + "-2");
    CHECK(prints[2] != prints[0]);
}

TEST_CASE("the hash of a provision minds figures, not labels") {
    auto const hash = [](std::string const& words) {
        draft const d{words};
        auto const named = project::provisions_named(d.text(), "Article 2");
        REQUIRE(named.size() == 1);
        return project::text_hash(d.text(), named.front());
    };
    auto other = act;
    CHECK(hash(act) == hash(other.replace(other.find("(1)"), 3, "(4)")));
    CHECK(hash(act) != hash(other.replace(other.find("30"), 2, "60")));
}

TEST_CASE("the hash is FNV-1a on every machine") {
    CHECK(project::hash_of("") == "cbf29ce484222325");
    CHECK(project::hash_of("a") == "af63dc4c8601ec8c");
}
