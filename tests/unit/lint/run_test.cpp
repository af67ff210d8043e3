// A run as a whole: which rules are tried, and that nothing but the draft and the rules decides what is found.
#include "built_in_rules.hpp"
#include "small_rules.hpp"

#include <algorithm>

using namespace cmwlint;
using test::found;
using test::strings;

namespace {

std::string rule(std::string const& concept_name) {
    return "find = \"" + concept_name + "\"\nprimary = \"" + concept_name + "\"\n";
}

test::pack_text three_rules() {
    return test::pack_with(
        {{"CRIM-001", rule("prison"), ""}, {"DET-001", rule("child"), ""}, {"DET-002", rule("detained"), ""}});
}

std::string const draft = "Article 1. A child is detained.\n\nArticle 2. A child suffers imprisonment.\n";

strings chosen(strings select, strings ignore) {
    lint::options how;
    how.select = std::move(select);
    how.ignore = std::move(ignore);
    strings ids;
    for (auto const& line : found(three_rules(), draft, how)) ids.push_back(line.substr(0, line.find(' ')));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace

TEST_CASE("lint: rules are chosen by id, name and theme", "[lint][select]") {
    CHECK(chosen({}, {}) == strings{"CRIM-001", "DET-001", "DET-002"});
    CHECK(chosen({"DET"}, {}) == strings{"DET-001", "DET-002"});
    CHECK(chosen({"DET-002"}, {}) == strings{"DET-002"});
    CHECK(chosen({"rule-crim-001"}, {}) == strings{"CRIM-001"});
    CHECK(chosen({"DET-002", "CRIM"}, {}) == strings{"CRIM-001", "DET-002"});
    CHECK(chosen({}, {"DET"}) == strings{"CRIM-001"});
    CHECK(chosen({"DET"}, {"DET-001"}) == strings{"DET-002"});
    CHECK(chosen({"DET-001"}, {"rule-det-001"}).empty());
}

TEST_CASE("lint: rules apply to the kinds they name", "[lint][kinds]") {
    struct row {
        char const* applies;
        lint::document_kind kind;
        bool fires;
    };
    using k = lint::document_kind;
    auto const r = GENERATE(values<row>({
        {"\"law\"", k::law, true},
        {"\"law\"", k::decree, true},
        {"\"decree\"", k::law, false},
        {"\"decree\"", k::decree, true},
        {"\"law\"", k::agreement, false},
        {"\"agreement\"", k::agreement, true},
        {"\"agreement\"", k::labour_agreement, true},
        {"\"agreement\"", k::readmission_agreement, true},
        {"\"agreement\"", k::social_security_agreement, true},
        {"\"readmission-agreement\"", k::readmission_agreement, true},
        {"\"readmission-agreement\"", k::agreement, false},
        {"\"contract\"", k::contract, true},
        {"\"contract\"", k::law, false},
        {"\"law\", \"contract\"", k::contract, true},
        {"\"law\"", k::other, false},
        {"\"agreement\"", k::other, false},
    }));
    CAPTURE(r.applies, lint::name(r.kind));
    auto const pack = test::pack_with({{"T-001", rule("child") + "applies-to = [" + r.applies + "]\n", ""}});
    lint::options how;
    how.kind = r.kind;
    CHECK(found(pack, draft, how).empty() == !r.fires);
}

TEST_CASE("lint: the order in which files of a pack are read does not matter", "[lint][determinism]") {
    auto const pack = three_rules();
    source::source_file const file("d", draft);
    lint::options how;
    how.language = text::language::en;
    auto const forward = test::lines_of(lint::lint(file, {}, test::sound_rules(pack), how), file);
    auto const backward = test::lines_of(lint::lint(file, {}, test::sound_rules(pack, true), how), file);
    CHECK(forward == backward);
    CHECK(forward.size() == 4);
}

TEST_CASE("lint: findings come in the order of the text", "[lint]") {
    auto const pack = three_rules();
    source::source_file const file("d", draft);
    lint::options how;
    how.language = text::language::en;
    auto const result = lint::lint(file, {}, test::sound_rules(pack), how);
    CHECK(std::is_sorted(result.diagnostics.begin(), result.diagnostics.end(), diagnostic::before));
    CHECK(result.diagnostics.front().where.begin < result.diagnostics.back().where.begin);
}

TEST_CASE("lint: an empty draft, one without a language, and one without rules", "[lint][edge]") {
    auto const pack = three_rules();
    auto const rules = test::sound_rules(pack);
    for (char const* text : {"", " ", "\n\n\n", "12345 67890", "…", "ελληνικό κείμενο"}) {
        CAPTURE(text);
        source::source_file const file("d", text);
        auto const result = lint::lint(file, {}, rules);
        CHECK_FALSE(result.language);
        CHECK(result.diagnostics.empty());
        lint::options how;
        for (auto const l : text::all_languages) {
            how.language = l;
            CHECK(lint::lint(file, {}, rules, how).diagnostics.empty());
        }
    }
    source::source_file const file("d", draft);
    CHECK(lint::lint(file, {}, rulepack::rule_set()).diagnostics.empty());
}

TEST_CASE("lint: messages are in the language that is asked for, or in English", "[lint][messages]") {
    auto pack = three_rules();
    pack["rules/DET-001/ru.toml"] = "[text]\nmessage = \"сообщение\"\n";
    auto const rules = test::sound_rules(pack);
    source::source_file const file("d", "Article 1. A child.\n");
    lint::options how;
    how.language = text::language::en;
    how.kind = lint::document_kind::law;
    how.message_language = text::language::ru;
    auto const result = lint::lint(file, {}, rules, how);
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].message == "сообщение");
    CHECK(result.diagnostics[0].why == "why");
}

TEST_CASE("lint: a trace tells why a rule spoke and why it did not", "[lint][trace]") {
    auto const pack = test::pack_with({{"T-001", rule("detained") + "unless = [\"child\"]\n", ""}});
    auto const rules = test::sound_rules(pack);
    source::source_file const file("d",
                                   "Article 1. A child is detained.\n\nArticle 2. A worker is detained.\n\nArticle 3. "
                                   "None shall not be detained.\n");
    lint::options how;
    how.language = text::language::en;
    how.kind = lint::document_kind::law;
    how.trace = lint::trace_request{{"T-001"}, {}};
    auto const told = lint::lint(file, {}, rules, how).derivations;
    using outcome = diagnostic::derived_case::outcome;
    REQUIRE(told.size() == 3);
    CHECK(told[0].line == 1);
    REQUIRE(told[0].cases.size() == 1);
    CHECK(told[0].cases[0].became == outcome::cancelled);
    REQUIRE(told[0].cases[0].cancelled_by);
    CHECK(told[0].cases[0].cancelled_by->text == "child");
    CHECK(told[0].cases[0].cancelled_by->remark == "\"child\"");
    CHECK(told[1].line == 3);
    CHECK(told[1].cases[0].became == outcome::reported);
    CHECK(told[2].line == 5);
    CHECK(told[2].cases[0].became == outcome::not_found);
    REQUIRE(told[2].cases[0].find);
    CHECK(told[2].cases[0].find->remark == "\"detained\" is negated, obliged");
    REQUIRE(told[2].concepts.size() == 1);
    REQUIRE(told[2].concepts[0].marks.size() == 2);
    CHECK(told[2].concepts[0].marks[0].name == "negated");
    CHECK(told[2].concepts[0].marks[0].cue == "shall not");
    CHECK(told[2].concepts[0].marks[1].cue == "shall");
    how.trace.reset();
    CHECK(lint::lint(file, {}, rules, how).derivations.empty());
}

TEST_CASE("lint: a line is told of whatever was found in it", "[lint][trace]") {
    auto const pack = test::pack_with({{"T-001", rule("detained") + "unless = [\"child\"]\n", ""}});
    auto const rules = test::sound_rules(pack);
    source::source_file const file("d", "Article 1. A child is detained.\n\nArticle 2. The sun is warm.\n");
    lint::options how;
    how.language = text::language::en;
    how.kind = lint::document_kind::law;
    how.trace = lint::trace_request{{}, 3};
    auto const told = lint::lint(file, {}, rules, how).derivations;
    REQUIRE(told.size() == 1);
    CHECK(told[0].concepts.empty());
    CHECK(told[0].cases.empty());
    REQUIRE(told[0].parts.size() == 1);
    CHECK(told[0].parts[0].words == "The sun is warm.");
    SECTION("a rule that was named says why it was not sought") {
        how.trace = lint::trace_request{{"T-001"}, 1};
        how.kind = lint::document_kind::agreement;
        auto const named = lint::lint(file, {}, rules, how).derivations;
        REQUIRE(named.size() == 1);
        REQUIRE(named[0].cases.size() == 1);
        CHECK(named[0].cases[0].became == diagnostic::derived_case::outcome::not_sought);
        CHECK(named[0].cases[0].remark == "the rule is for: law; the draft is of kind agreement");
    }
    SECTION("an empty line holds no sentence") {
        how.trace = lint::trace_request{{}, 2};
        CHECK(lint::lint(file, {}, rules, how).derivations.empty());
    }
}

TEST_CASE("lint: a rule set may serve many drafts at once and does not change", "[lint][determinism]") {
    auto const pack = three_rules();
    auto const rules = test::sound_rules(pack);
    source::source_file const file("d", draft);
    lint::options how;
    how.language = text::language::en;
    auto const first = test::lines_of(lint::lint(file, {}, rules, how), file);
    for (int i = 0; i < 20; ++i) {
        source::source_file const other(
            "o", "Article " + std::to_string(i) + ". Detention of the child number " + std::to_string(i) + ".\n");
        (void)lint::lint(other, {}, rules, how);
        CHECK(test::lines_of(lint::lint(file, {}, rules, how), file) == first);
    }
}

TEST_CASE("lint: other words are proposed only where they can stand as they are", "[lint][wording]") {
    auto const proposed = [](std::string const& text, std::vector<text::edit> const& edits = {}) {
        lint::options how;
        how.select = {"TERM-001"};
        how.language = text::language::en;
        source::source_file const file{"draft", "Article 3. Rights\n" + text};
        auto const all = lint::lint(file, edits, test::built_in_rules(), how).diagnostics;
        return all.size() == 1 ? all.front().wording : std::to_string(all.size()) + " findings";
    };
    auto const at = [](std::uint32_t begin, std::uint32_t size) {
        return source::span{18 + begin, 18 + begin + size};  // behind the heading
    };
    std::string const instead = "migrants in an irregular situation";
    CHECK(proposed("The office advises illegal migrants.") == instead);
    CHECK(proposed("The office advises illegal\n  migrants - in writing.") == instead);
    CHECK(proposed("The office keeps illegal migrants' papers.").empty());
    CHECK(proposed("The office keeps illegal migrants’ papers.").empty());
    CHECK(proposed("The office finds infiltrators.").empty());  // the table knows no other word
    using kind = text::edit::kind;
    CHECK(proposed("The office advises illegal <b>migrants.", {{at(27, 3), kind::drop, ""}}).empty());
    CHECK(proposed("The office advises illegal&nbsp;migrants.", {{at(26, 6), kind::replace, " "}}) == instead);
    CHECK(proposed("The office keeps illegal migrants&#8217; papers.", {{at(33, 7), kind::replace, "’"}}).empty());
}
