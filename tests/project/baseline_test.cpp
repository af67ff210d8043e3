#include "project/baseline.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace cmwlint::project;

namespace {
known_finding const first{"laws/a.md", "DET-001", "0011223344556677", "detained"};
known_finding const second{"laws/b.md", "DET-001", "8899aabbccddeeff", "locked \"up\""};
known_finding const third{"laws/a.md", "EXP-001", "0123456789abcdef", "驱逐"};
bool everything_exists(std::string const&) { return true; }
bool nothing_exists(std::string const&) { return false; }
}  // namespace

TEST_CASE("a baseline is written one finding a line, sorted, and read back") {
    auto const bytes = written({{third, second, first}});
    CHECK(bytes == written({{first, second, third}}));
    CHECK(std::count(bytes.begin(), bytes.end(), '\n') == 6);
    auto const read = read_baseline("known.json", bytes);
    REQUIRE(read.problems.empty());
    REQUIRE(read.value.findings.size() == 3);
    CHECK(read.value.findings[0].fingerprint == first.fingerprint);
    CHECK(read.value.findings[2].words == second.words);
    CHECK(read_baseline("known.json", written({})).problems.empty());
}

TEST_CASE("mistakes in a baseline have a place") {
    auto bytes = written({{first, second, third}});
    auto const cut = read_baseline("known.json", bytes.substr(0, bytes.size() / 2));
    REQUIRE(cut.problems.size() == 1);
    CHECK(cut.problems[0].line > 1);
    auto const at = bytes.rfind("fingerprint");
    auto const spoilt = read_baseline("known.json", bytes.replace(at, 11, "fingerprunt"));
    REQUIRE(spoilt.problems.size() == 1);
    CHECK(spoilt.problems[0].line == 5);
    CHECK(spoilt.problems[0].column == 1);
    CHECK(spoilt.problems[0].message.find("fingerprint") != std::string::npos);
    CHECK(read_baseline("known.json", "[]").problems.size() == 1);
    CHECK(read_baseline("known.json", "").problems.size() == 1);
    CHECK(read_baseline("known.json", R"({"cmwlint-baseline": 99, "findings": []})").problems.size() == 1);
    CHECK(read_baseline("known.json", R"({"cmwlint-baseline": 1, "findings": [1]})").problems.size() == 1);
}

TEST_CASE("only what the baseline does not know is new") {
    auto const same = compare({{first, second}}, {first}, {"laws/a.md"}, everything_exists);
    CHECK(same.known == std::vector<bool>{true});
    CHECK(same.gone.empty());
    CHECK(same.updated.findings.size() == 2);  // laws/b.md was not checked: what is known of it stays

    auto twice = first;
    twice.fingerprint += "-2";
    auto const more = compare({{first}}, {first, twice, third}, {"laws/a.md"}, everything_exists);
    CHECK(more.known == std::vector<bool>{true, false, false});
}

TEST_CASE("what moved is known, what was copied is new, what is mended is gone") {
    auto moved = first;
    moved.file = "laws/c.md";
    CHECK(compare({{first}}, {moved}, {"laws/c.md"}, nothing_exists).known[0]);
    CHECK_FALSE(compare({{first}}, {moved}, {"laws/c.md"}, everything_exists).known[0]);
    CHECK(compare({{first}}, {moved}, {"laws/a.md", "laws/c.md"}, everything_exists).known[0]);
    auto const both = compare({{first}}, {moved, first}, {"laws/a.md", "laws/c.md"}, everything_exists);
    CHECK(both.known == std::vector<bool>{false, true});

    auto const mended = compare({{first, second}}, {}, {"laws/a.md"}, everything_exists);
    REQUIRE(mended.gone.size() == 1);
    CHECK(mended.gone[0].fingerprint == first.fingerprint);
    CHECK(mended.updated.findings.size() == 1);
}
