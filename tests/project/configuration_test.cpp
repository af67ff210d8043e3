#include "project/configuration.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

using namespace cmwlint;
namespace fs = std::filesystem;

namespace {

project::known_words const words{{"law", "agreement"}};

// A directory with files, gone at the end of a test.
class repository {
public:
    repository() : root_{test::scratch("configuration")} {
        fs::remove_all(root_);
        fs::create_directories(root_);
    }
    ~repository() { fs::remove_all(root_); }
    repository(repository const&) = delete;
    repository& operator=(repository const&) = delete;

    std::string write(std::string const& path, std::string_view text) const {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream{root_ / path} << text;
        return at(path);
    }
    [[nodiscard]] std::string at(std::string const& path) const { return (root_ / path).string(); }

private:
    fs::path root_;
};

}  // namespace

TEST_CASE("the nearest file above a draft is found") {
    repository const here;
    here.write("cmwlint.toml", "");
    here.write("a/cmwlint.toml", "");
    CHECK(project::find_upward(here.at("a/b/c/d.md"), "cmwlint.toml") == here.at("a/cmwlint.toml"));
    CHECK(project::find_upward(here.at("x/d.md"), "cmwlint.toml") == here.at("cmwlint.toml"));
    CHECK(project::find_upward(here.at("x/d.md"), "no-such-file-anywhere.toml").empty());
}

TEST_CASE("a draft named from below the configuration leads up to it") {
    repository const here;
    here.write("cmwlint.toml", "");
    here.write("a/b/d.md", "");
    auto const before = fs::current_path();
    fs::current_path(here.at("a/b"));
    auto const found = project::find_upward("d.md", "cmwlint.toml");
    auto const of_a_directory = project::find_upward("./d.md", "cmwlint.toml");
    fs::current_path(before);
    CHECK(found == "../../cmwlint.toml");
    CHECK(of_a_directory == "../../cmwlint.toml");
}

TEST_CASE("what is said for a path outweighs what is said for all, later outweighs earlier") {
    repository const here;
    auto const file = here.write("cmwlint.toml", R"(
kind = "law"
exclude = ["old/**"]
[rules]
select = ["DET"]
ignore = ["A-001"]
[[path]]
match = "t/**"
kind = "agreement"
select = ["EXP"]
ignore = "B-001"
[[path]]
match = ["t/x.md"]
fail-on = "never"
severity = { "DET-001" = "note" }
)");
    auto const read = project::read_configuration(file, words);
    REQUIRE(read.problems.empty());
    auto const law = project::settings_for(read.value, here.at("l.md"));
    CHECK(law.say.kind->value == "law");
    CHECK(law.say.kind->from.line == 2);
    CHECK(law.say.select->front().value == "DET");
    auto const treaty = project::settings_for(read.value, here.at("t/x.md"));
    CHECK(treaty.say.kind->value == "agreement");
    CHECK(treaty.say.kind->from.line == 9);
    CHECK(treaty.say.select->front().value == "EXP");
    CHECK(treaty.say.ignore.size() == 2);
    CHECK(treaty.say.fail_on->value == "never");
    CHECK(project::severity_of(treaty.say, "DET-001", "x") == diagnostic::severity::note);
    CHECK_FALSE(project::severity_of(treaty.say, "DET-002", "y"));
    auto const old = project::settings_for(read.value, here.at("old/x.md"));
    CHECK_FALSE(old.included);
    CHECK(old.why_not.line == 3);
}

TEST_CASE("a file says only what differs from the one it extends") {
    repository const here;
    here.write("shared/cmwlint.toml", "kind = \"law\"\nlanguage = \"fr\"\nbaseline = \"known.json\"\n");
    auto const file = here.write("a/cmwlint.toml", "extends = \"../shared/cmwlint.toml\"\nkind = \"agreement\"\n");
    auto const read = project::read_configuration(file, words);
    REQUIRE(read.problems.empty());
    CHECK(read.value.all.kind->value == "agreement");
    CHECK(read.value.all.language->value == text::language::fr);
    CHECK(read.value.baseline->value == here.at("shared/known.json"));
    here.write("shared/cmwlint.toml", "extends = \"../a/cmwlint.toml\"\n");
    CHECK(project::read_configuration(file, words).problems.size() == 1);
    here.write("shared/cmwlint.toml", "extends = \"nowhere.toml\"\n");
    CHECK(project::read_configuration(file, words).problems.size() == 1);
}

TEST_CASE("every mistake has a place and a remedy") {
    repository const here;
    auto const file = here.write("cmwlint.toml", R"(kind = "lew"
fail_on = "error"
language = 3
exclude = [1]
[severity]
DET = "grave"
EXP = 1
[rules]
packs = ["no-such-directory"]
built-in = "no"
[[path]]
kind = "law"
)");
    auto const problems = project::read_configuration(file, words).problems;
    std::set<std::uint32_t> lines;
    for (auto const& p : problems) lines.insert(p.line);
    CHECK(lines == std::set<std::uint32_t>{1, 2, 3, 4, 6, 7, 9, 10, 11});
    auto const about = [&](std::uint32_t line) {
        return *std::find_if(problems.begin(), problems.end(), [&](auto const& p) { return p.line == line; });
    };
    CHECK(about(1).help == "did you mean \"law\"?");
    CHECK(about(1).column == 8);
    CHECK(about(2).help == "did you mean \"fail-on\"?");
    CHECK(about(11).help.find("match") != std::string::npos);
}

TEST_CASE("thresholds: read, known by name, and set in the conditions of rules") {
    repository const here;
    auto const file = here.write("cmwlint.toml",
                                 "[thresholds]\nmonth = \"45 days\"\n"
                                 "[[path]]\nmatch = \"b\"\nthresholds = { month = \"2 years\", moth = \"x\" }\n");
    auto const read = project::read_configuration(file, words);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].line == 5);
    auto const at_a = project::settings_for(read.value, here.at("a")).say.thresholds;
    auto const at_b = project::settings_for(read.value, here.at("b")).say.thresholds;
    REQUIRE(at_a.size() == 1);
    CHECK(at_a[0].second.hours == 45 * 24);
    REQUIRE(at_b.size() == 2);
    CHECK(at_b[1].second.hours == 2 * 8760);
}

TEST_CASE("what init writes is a configuration, and names every key") {
    repository const here;
    auto const text = project::commented_configuration();
    auto const read = project::read_configuration(here.write("cmwlint.toml", text), words);
    for (auto const& p : read.problems) CHECK(p.message.empty());
    for (auto const* table : {"", "rules", "path"})
        for (auto const key : project::keys_of(table)) CHECK(text.find(key) != std::string_view::npos);
}

TEST_CASE("the JSON Schema knows the keys that the reader knows") {
    std::ifstream file{std::string{CMWLINT_SOURCE_DIR} + "/docs/cmwlint-toml.schema.json"};
    auto const schema = nlohmann::json::parse(file);
    auto const keys = [](nlohmann::json const& of) {
        std::set<std::string> all;
        for (auto const& [key, value] : of["properties"].items()) all.insert(key);
        return all;
    };
    auto const known = [](std::string_view table) {
        auto const all = project::keys_of(table);
        return std::set<std::string>{all.begin(), all.end()};
    };
    CHECK(keys(schema) == known(""));
    CHECK(keys(schema["properties"]["rules"]) == known("rules"));
    CHECK(keys(schema["properties"]["path"]["items"]) == known("path"));
}
