#include "project/ignore.hpp"

#include "project/glob.hpp"

#include <catch2/catch.hpp>

using namespace cmwlint::project;

// Against git itself: ignore_files.py. Here what its random patterns reach seldom.

TEST_CASE("names mean names as git reads them") {
    CHECK(name_matches("draft-[0-9].md", "draft-7.md"));
    CHECK_FALSE(name_matches("draft-[!0-9].md", "draft-7.md"));
    CHECK(name_matches("[[:upper:]]*", "Act.txt"));
    CHECK(name_matches("[]-]x", "]x"));
    CHECK(name_matches("[a-]x", "-x"));
    CHECK(name_matches("\\*.txt", "*.txt"));
    CHECK_FALSE(name_matches("\\*.txt", "a.txt"));
    CHECK(name_matches("*قانون*", "مشروع قانون.txt"));
    for (auto const* broken : {"[", "[a", "[a-", "[!", "[]", "a\\", "[[:digit:]", "[[:digit:", "[\\"})
        CHECK_FALSE(name_matches(broken, "a"));
    CHECK_FALSE(name_matches("*a*a*a*a*a*a*a*a*a*b", std::string(3000, 'a')));
}

TEST_CASE("the last line that means a path decides") {
    ignore_file const file{".gitignore",
                           "\xEF\xBB\xBF*.md\r\n# words\n!keep.md\r\n/old/\nlaws/**/x\nspace\\ \nend  \n"};
    auto const ignored = [&](std::string_view path, bool directory = false) {
        auto const decided = file.decide(path, directory);
        return decided && decided->ignored;
    };
    CHECK(ignored("a.md"));
    CHECK(ignored("deep/a.md"));
    CHECK_FALSE(ignored("deep/keep.md"));
    CHECK(file.decide("deep/keep.md", false)->line == 3);
    CHECK(file.decide("deep/keep.md", false)->pattern == "!keep.md");
    CHECK(ignored("old", true));
    CHECK_FALSE(ignored("old"));
    CHECK_FALSE(ignored("laws/old", true));
    CHECK(ignored("laws/x"));
    CHECK(ignored("laws/a/b/x"));
    CHECK(ignored("space "));
    CHECK(ignored("end"));
    CHECK_FALSE(file.decide("a.txt", false).has_value());
}

TEST_CASE("two stars at the end do not mean the directory itself") {
    ignore_file const file{".gitignore", "a/**\n!a/keep.txt\n"};
    CHECK_FALSE(file.decide("a", true).has_value());
    CHECK(file.decide("a/b.txt", false)->ignored);
    CHECK_FALSE(file.decide("a/keep.txt", false)->ignored);
}
