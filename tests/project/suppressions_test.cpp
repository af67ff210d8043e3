#include "project/suppressions.hpp"

#include "draft.hpp"
#include "support/scratch.hpp"

#include <filesystem>
#include <fstream>

using namespace cmwlint;
using test::draft;

namespace {

std::string const act =
    "ACT\n\nArticle 1. Entry\nA person may be detained.\n\nArticle 2. Children\n(1) A child may be "
    "locked up.\n(2) The judge decides.\n";

project::suppressions_result from_text(std::string const& text) {
    auto const path = test::scratch("suppressions.toml");
    std::ofstream{path} << text;
    auto result = project::read_suppressions(path.string());
    std::filesystem::remove(path);
    return result;
}

// What of two findings is set aside, by a suppression of these values.
std::string judged(project::suppression one, std::string const& today = "2026-11-22") {
    draft const d{act};
    one.rules = {{"DET-001", {}}};
    project::suppressions file;
    file.directory = ".";
    file.all.push_back(one);
    auto const found = std::vector{d.finding("detained"), d.finding("locked up")};
    auto const result = project::judge(&file, {}, "laws/d.md", d.text(), found, today);
    std::string out;
    for (auto const& by : result.by) out += by ? '-' : '!';
    if (result.uses[0].stale) out += " stale";
    if (result.uses[0].expired > 0) out += " expired";
    return out + (result.uses[0].moved_to.empty() ? "" : " " + result.uses[0].moved_to);
}

}  // namespace

TEST_CASE("a suppression reaches the provisions it names") {
    CHECK(judged({}) == "--");
    CHECK(judged({.provision = "art_1"}) == "-!");
    CHECK(judged({.provision = "Article 2"}) == "!-");
    CHECK(judged({.provision = "article 2"}) == "!-");
    CHECK(judged({.provision = "art_2__para_1"}) == "!-");
    CHECK(judged({.provision = "art_2__para_2"}) == "!!");
    CHECK(judged({.file = "laws/**"}) == "--");
    CHECK(judged({.file = "treaties/**"}) == "!!");
}

TEST_CASE("a suppression ends after its last day, and with the text it was written for") {
    CHECK(judged({.until = "2026-11-22"}) == "--");
    CHECK(judged({.until = "2026-11-21"}) == "!! expired");
    draft const d{act};
    auto const hash = project::text_hash(d.text(), project::provisions_named(d.text(), "art_1").front());
    CHECK(judged({.provision = "art_1", .text_hash = hash}) == "-!");
    CHECK(judged({.provision = "art_2", .text_hash = hash}) == "!! stale art_1");
    CHECK(judged({.provision = "art_2", .text_hash = "0000000000000000"}) == "!! stale");
}

TEST_CASE("mistakes in the file are told with their places") {
    auto const good = from_text("[[suppress]]\nrule = \"DET-001\"\nreason = \"so\"\nuntil = 2027-01-31\n");
    REQUIRE(good.problems.empty());
    CHECK(good.value.all[0].until == "2027-01-31");
    CHECK(good.value.all[0].from.line == 1);
    auto const bad =
        from_text("[[suppress]]\nrule = \"DET-001\"\nreson = \"so\"\nuntil = \"soon\"\ntext-hash = \"1\"\n");
    REQUIRE(bad.problems.size() == 4);
    CHECK(from_text("[[suppress]]\nreason = \"so\"\n").problems.size() == 1);
    CHECK(from_text("[[suppress]]\nrule = \"A\"\nreason = \" \"\n").problems.size() == 1);
    CHECK(from_text("[[suppress]\n").problems.size() == 1);
}

TEST_CASE("what is written is read back") {
    project::suppression one{{{"DET-001", {}}, {"EXP", {}}}, "a \"b\".md", "art_1", "0123", "because\nof \\ it", "me"};
    one.until = "2027-01-31";
    auto const read = from_text(project::written(one));
    REQUIRE(read.problems.empty());
    auto const& back = read.value.all.at(0);
    CHECK(back.rules.size() == 2);
    CHECK(back.file == one.file);
    CHECK(back.reason == "because of \\ it");
    CHECK(back.until == one.until);
}

TEST_CASE("comments hold for the provision they stand in or before") {
    draft const d{
        "# ACT\n\n<!-- cmwlint: allow DET, EXP-001 until 2027-01-31: the reason -->\nArticle 1. Entry\nA person "
        "enters.\n\n"
        "Article 2. Fees\nA fee. <!-- cmwlint: allow DET-001: so -->\n\nArticle 3. End\n"
        "<!-- cmwlint: allow -->\n<!-- cmwlint: allow DET-001 -->\n<!-- cmwlint: forbid -->\n<!-- else -->\n"
        "`<!-- no comment`\n"};
    auto const all = project::comments_of(*d.read.file, d.read.edits, d.text());
    REQUIRE(all.size() == 5);
    CHECK(all[0].rules == std::vector<std::string>{"DET", "EXP-001"});
    CHECK(all[0].until == "2027-01-31");
    CHECK(all[0].reason == "the reason");
    CHECK(d.tree.document[all[0].provision].eid == "art_1");
    CHECK(d.tree.document[all[1].provision].eid == "art_2");
    CHECK(all[1].mistake.empty());
    for (std::size_t i = 2; i < 5; ++i) CHECK_FALSE(all[i].mistake.empty());
}

TEST_CASE("plain text has no comments") {
    draft const d{"ACT\n\nArticle 1. A\n<!-- cmwlint: allow DET-001: so --> A person enters.\n", text::language::en,
                  "d.txt"};
    CHECK(project::comments_of(*d.read.file, d.read.edits, d.text()).empty());
}

TEST_CASE("days are days") {
    CHECK(project::is_day("2027-01-31"));
    for (auto const* day : {"2027-13-01", "2027-00-10", "2027-1-1", "soon", "", "2027/01/31", "2027-01-32"})
        CHECK_FALSE(project::is_day(day));
}
