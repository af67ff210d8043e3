#include "project/glob.hpp"

#include <catch2/catch.hpp>

using namespace cmwlint::project;

TEST_CASE("patterns mean paths as people expect") {
    CHECK(glob_matches("treaties/**", "treaties/a.md"));
    CHECK(glob_matches("treaties/**", "treaties/2026/a.md"));
    CHECK_FALSE(glob_matches("treaties/**", "laws/treaties/a.md"));
    CHECK(glob_matches("**/2026/*.md", "treaties/2026/a.md"));
    CHECK(glob_matches("**/2026/*.md", "2026/a.md"));
    CHECK_FALSE(glob_matches("**/2026/*.md", "2026/x/a.md"));
    CHECK(glob_matches("treaties", "treaties/2026/a.md"));
    CHECK(glob_matches("treaties/", "treaties/2026/a.md"));
    CHECK(glob_matches("*.md", "deep/down/a.md"));
    CHECK_FALSE(glob_matches("laws/*.md", "laws/deep/a.md"));
    CHECK(glob_matches("./laws/a?.md", "laws/ab.md"));
    CHECK(glob_matches("/laws/a.md", "laws/a.md"));
    CHECK_FALSE(glob_matches("laws", "outlaws/a.md"));
}

TEST_CASE("a question mark is one character of any script") {
    CHECK(glob_matches("?.md", "م.md"));
    CHECK(glob_matches("法?.md", "法律.md"));
    CHECK_FALSE(glob_matches("??.md", "م.md"));
}

TEST_CASE("patterns of many stars end") {
    CHECK_FALSE(glob_matches("*a*a*a*a*a*a*a*a*b", std::string(200, 'a')));
    std::string deep, stars;
    for (int i = 0; i < 60; ++i) deep += "a/", stars += "**/a/";
    CHECK_FALSE(glob_matches(stars + "b", deep + "c"));
}

TEST_CASE("paths are told from a directory") {
    CHECK(relative_to("laws/a.md", ".") == "laws/a.md");
    CHECK(relative_to("laws/a.md", "laws") == "a.md");
    CHECK(relative_to("laws/../treaties/a.md", "laws") == "../treaties/a.md");
    CHECK(relative_to("a.md", "") == "a.md");
}
