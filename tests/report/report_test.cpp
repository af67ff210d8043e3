// Every format renders one fixed list; the outcome is compared byte for byte with golden/.
#include "report/report.hpp"

#include "report/coverage.hpp"
#include "report/excerpt.hpp"
#include "report/listing.hpp"
#include "report/rule_page.hpp"
#include "report/terminal.hpp"
#include "sample.hpp"
#include "support/golden.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace cmwlint;
using report::format;

namespace {

void same_as_golden(std::string const& name, std::string const& actual) {
    auto const golden = std::filesystem::path{CMWLINT_SOURCE_DIR} / "tests/report/golden" / name;
    CHECK(actual == test::expected(golden, actual));
}

report::checked_document one_line(std::string text, source::span where) {
    report::checked_document document;
    document.file = test::file("one.txt", std::move(text));
    document.language = text::language::en;
    document.diagnostics = {test::finding("X-001", "x", diagnostic::severity::error, "message", where)};
    return document;
}

std::string text_of(report::checked_document document) {
    report::report_input in;
    in.documents = {std::move(document)};
    return report::render_text(in);
}

}  // namespace

TEST_CASE("report.text: the whole list in English", "[report]") {
    same_as_golden("all.txt", render(format::text, test::everything()));
}

TEST_CASE("report.text: the fixed words in French", "[report]") {
    auto in = test::everything();
    in.look.language = text::language::fr;
    same_as_golden("all.fr.txt", render(format::text, in));
}

TEST_CASE("report.text: in colour and narrow", "[report]") {
    report::report_input in;
    in.documents = {test::english_law()};
    in.look.colour = true;
    in.look.width = 60;
    same_as_golden("colour.txt", render(format::text, in));
}

TEST_CASE("report.concise: one line a finding", "[report]") {
    same_as_golden("all.concise", render(format::concise, test::everything()));
}

TEST_CASE("report.json: everything", "[report]") {
    same_as_golden("all.json", render(format::json, test::everything()));
}

TEST_CASE("report.json: nothing found is said with empty lists", "[report]") {
    report::report_input nothing;
    nothing.version = "0.0.0";
    same_as_golden("empty.json", render(format::json, nothing));
}

TEST_CASE("report.text: the summary", "[report]") {
    report::report_input in;
    CHECK(report::render_text(in) == "nothing was checked\n");
    auto clean = test::english_law();
    clean.diagnostics.clear();
    clean.remarks.clear();
    in.documents = {clean};
    CHECK(report::render_text(in) == "no findings in 1 file (law, English)\n");
    in.documents.push_back(clean);
    in.documents[1].kind = "decree";
    CHECK(report::render_text(in) == "no findings in 2 files\n");
    in.failures = {{"a", "a: no such file"}};
    CHECK(report::render_text(in) == "no findings in 2 files; 1 file could not be checked:\n  a: no such file\n");
}

TEST_CASE("report: tally", "[report]") {
    auto const sum = report::count(test::everything());
    CHECK(sum.errors == 3);
    CHECK(sum.warnings == 1);
    CHECK(sum.notes == 1);
    CHECK(sum.findings() == 5);
    CHECK(sum.documents_with_findings == 4);
    CHECK(sum.documents_checked == 4);
    CHECK(sum.documents_unchecked == 2);
}

TEST_CASE("report: formats have names", "[report]") {
    for (auto const f : {format::text, format::concise, format::json})
        CHECK(report::parse_format(report::name(f)) == f);
    CHECK_FALSE(report::parse_format("yaml"));
}

TEST_CASE("report.text: what may steer a terminal is not written to it", "[report]") {
    auto const text = text_of(one_line("evil \x1b[31m red \xE2\x80\xAE override \x07", {0, 4}));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(text.find("evil \xEF\xBF\xBD[31m red  override") != std::string::npos);
}

TEST_CASE("report.text: an empty span is one place", "[report]") {
    CHECK(text_of(one_line("some text", {5, 5})).find("1 | some text\n  |      ^\n") != std::string::npos);
    CHECK(text_of(one_line("", {0, 0})).find("1 |\n  | ^\n") != std::string::npos);
    CHECK(text_of(one_line("end\n", {4, 4})).find("^") != std::string::npos);
}

TEST_CASE("report.text: wide and combining characters are underlined where they stand", "[report]") {
    CHECK(text_of(one_line("第五条 人", {0, 9})).find("  | ^^^^^^\n") != std::string::npos);
    CHECK(text_of(one_line("e\xCC\x81t abc", {5, 6})).find("  |    ^\n") != std::string::npos);
}

TEST_CASE("report.text: a long mark shows its beginning and its end", "[report]") {
    std::string text;
    for (int i = 1; i <= 9; ++i) text += "line " + std::to_string(i) + "\n";
    auto const size = static_cast<std::uint32_t>(text.size());
    auto const out = text_of(one_line(text, {0, size}));
    CHECK(out.find("1 | line 1\n  | ^^^^^^\n2 | line 2\n  | ^^^^^^\n...\n9 | line 9\n  | ^^^^^^\n") !=
          std::string::npos);
}

TEST_CASE("report.text: big inputs are rendered promptly", "[report]") {
    report::checked_document document;
    std::string text;
    for (int i = 0; i < 500000; ++i) text += "a child is ";  // 5 MB on one line
    document.file = test::file("big.txt", std::move(text));
    document.language = text::language::en;
    for (std::uint32_t i = 0; i < 200; ++i) {
        document.diagnostics.push_back(
            test::finding("X-001", "x", diagnostic::severity::error, "message", {i * 25300 + 2, i * 25300 + 7}));
        document.diagnostics.back().labels = {{{2, 7}, "first"}, {{5000002, 5000007}, "last"}};
    }
    auto const start = std::chrono::steady_clock::now();
    report::report_input in;
    in.documents = {document};
    for (auto const f : {format::text, format::concise, format::json}) CHECK(render(f, in).size() < 2'000'000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("report.excerpt: any bytes, any span, any width", "[report]") {
    // A cheap generator of awkward lines: what matters is that every combination ends and stays within its bounds.
    std::uint32_t seed = 1;
    auto const next = [&] { return seed = seed * 1664525 + 1013904223; };
    static std::string const alphabet[] = {"a",        " ",    "\t",           "\n",   "é", "条",   "ا",
                                           "\xCC\x81", "\r\n", "\xE2\x80\xA8", "\x01", "😀", "word "};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        std::vector<std::uint32_t> bounds{0};
        for (auto n = next() % 200; n > 0; --n) {
            text += alphabet[(next() >> 8) % std::size(alphabet)];
            bounds.push_back(static_cast<std::uint32_t>(text.size()));
        }
        source::source_file const file{"x", text};
        std::vector<report::mark> marks;
        for (auto n = 1 + (next() >> 9) % 4; n > 0; --n) {
            auto const a = bounds[(next() >> 8) % bounds.size()], b = bounds[(next() >> 8) % bounds.size()];
            marks.push_back({{std::min(a, b), std::max(a, b)}, marks.empty(), (next() >> 9) % 2 != 0 ? "label" : ""});
        }
        auto const made =
            report::make_excerpt(file, marks, {10 + (next() >> 9) % 90, report::ink::error}, report::painter{false});
        CHECK((made.rows.find('^') != std::string::npos));
        CHECK(made.rows.back() == '\n');
    }
}

TEST_CASE("report.terminal: wrapping", "[report]") {
    CHECK(report::wrap("one two three", 9, 2, 2) == "one two\n  three");
    CHECK(report::wrap("", 10, 0, 0).empty());
    CHECK(report::wrap("unbreakable", 4, 0, 0) == "unbreakable");
    CHECK(report::wrap("委员会建议，缔约国。", 8, 0, 0) == "委员会建\n议，缔约\n国。");
    CHECK(report::wrap("  spaces   run  together ", 80, 0, 0) == "spaces run together");
}

TEST_CASE("report.terminal: shortening keeps both ends", "[report]") {
    CHECK(report::shortened("short", 10) == "short");
    CHECK(report::shortened("abcdefghij", 5) == "ab…ij");
    CHECK(report::shortened("第五条第五条", 7) == "第…条");
}

TEST_CASE("report.listing: outline and rules", "[report]") {
    std::vector<report::outline_row> const outline{{"chapter", 0, "CHAPTER II", "2", "Entry", 1, 9, "chp_2"},
                                                   {"article", 1, "Article 5", "5", "", 2, 9, "chp_2__art_5"}};
    CHECK(report::render_outline_text(outline) ==
          "chapter  CHAPTER II  \"Entry\"  1-9  chp_2\n  article  Article 5  2-9  chp_2__art_5\n");
    same_as_golden("outline.json", report::render_outline_json("a.txt", "en", outline));
    std::vector<report::rule_row> const rules{
        {"DET-001", "children-detained", "error", "children may be detained", "DET", "wording", {"law"}, {"en"}, "cmw"},
        {"X-1", "x", "note", "a|m", "X", "absence", {"law", "agreement"}, {"en", "fr"}, "own"}};
    CHECK(report::render_rules_text(rules) ==
          "DET-001  error  children-detained  children may be detained  [law; wording; en]\n"
          "X-1      note   x                  a|m  [law agreement; absence; en fr]\n");
    CHECK_THAT(report::render_rules_markdown(rules),
               Catch::Contains("| X-1 | x | note | law, agreement | absence | en fr | a\\|m |\n"));
    same_as_golden("rules.json", report::render_rules_json(rules));
}

namespace {

// Two findings at "imprisonment" of the first sentence of the English law.
report::checked_document two_at_the_same_words(std::string second_rule, diagnostic::severity second_level) {
    auto document = test::english_law();
    auto const& f = *document.file;
    auto& crime = document.diagnostics.front();
    crime.labels.clear();
    crime.sentence = source::join(test::at(f, "(1) Any"), test::at(f, "two years."));
    auto second = test::finding(std::move(second_rule), "second", second_level, "the same in other words",
                                source::join(test::at(f, "imprisonment"), test::at(f, "for a term")));
    second.sentence = crime.sentence;
    document.diagnostics = {crime, second};
    return document;
}

}  // namespace

TEST_CASE("report.text: two rules that say the same of the same words are one diagnostic", "[report][same-words]") {
    auto const one = text_of(two_at_the_same_words("CRIM-003", diagnostic::severity::warning));
    CHECK_THAT(one, Catch::Contains("error[CRIM-001, CRIM-003]: irregular entry is punished as a crime\n"));
    CHECK_THAT(one, Catch::Contains("= also: CRIM-003: the same in other words\n"));
    CHECK_THAT(one, Catch::Contains("1 error in 1 file"));
    SECTION("concise and JSON keep both") {
        report::report_input in;
        in.documents = {two_at_the_same_words("CRIM-003", diagnostic::severity::warning)};
        CHECK_THAT(render_concise(in), Catch::Contains("error[CRIM-001]") && Catch::Contains("warning[CRIM-003]"));
        CHECK_THAT(render_json(in), Catch::Contains("\"CRIM-001\"") && Catch::Contains("\"CRIM-003\""));
        CHECK(report::count(in).findings() == 2);
    }
}

TEST_CASE("report.text: the graver of two that say the same is shown", "[report][same-words]") {
    auto document = two_at_the_same_words("CRIM-003", diagnostic::severity::error);
    document.diagnostics.front().level = diagnostic::severity::note;
    CHECK_THAT(text_of(document), Catch::Contains("error[CRIM-003, CRIM-001]: the same in other words\n"));
}

TEST_CASE("report.text: findings that do not belong together stay apart", "[report][same-words]") {
    auto document = two_at_the_same_words("DET-001", diagnostic::severity::error);
    SECTION("rules of two themes") { CHECK_THAT(text_of(document), Catch::Contains("2 errors in 1 file")); }
    SECTION("unless one names the other") {
        document.diagnostics.back().related = {"CRIM-001"};
        CHECK_THAT(text_of(document), Catch::Contains("error[CRIM-001, DET-001]"));
    }
    SECTION("two sentences") {
        document.diagnostics.back().rule = "CRIM-003";
        document.diagnostics.back().sentence.begin += 4;
        CHECK_THAT(text_of(document), Catch::Contains("2 errors in 1 file"));
    }
    SECTION("two places") {
        document.diagnostics.back().rule = "CRIM-003";
        document.diagnostics.back().where = test::at(*document.file, "enters");
        CHECK_THAT(text_of(document), Catch::Contains("2 errors in 1 file"));
    }
    SECTION("what is missing from the whole draft") {
        document.diagnostics.back().rule = "CRIM-003";
        for (auto& d : document.diagnostics) d.sentence = {};
        CHECK_THAT(text_of(document), Catch::Contains("2 errors in 1 file"));
    }
}

TEST_CASE("report.text: who is only reported is named as such", "[report]") {
    auto document = one_line("Aliens are detained.", {0, 6});
    document.diagnostics.front().sources = {{"CMW/C/AZE/CO/3", "36(b)", "Committee", ""},
                                            {"A/HRC/51/1", "12", "panel summary", "a panellist"},
                                            {"A/HRC/51/1", "13", "panel summary", "a panellist"},
                                            {"A/60/1", "5", "Secretary-General", "Government of Morocco"}};
    CHECK_THAT(text_of(document), Catch::Contains("= source: CMW/C/AZE/CO/3, para. 36(b); A/HRC/51/1, paras. 12, 13 "
                                                  "(panel summary, reporting a"));
    CHECK_THAT(text_of(document), Catch::Contains("reporting the Government of Morocco)"));
}

TEST_CASE("report: a model clause is shown for display only", "[report]") {
    auto document = one_line("Aliens are detained.", {0, 6});
    document.diagnostics.front().instead = {"No alien is detained.", "name the authority"};
    report::report_input in;
    in.documents = {document};
    CHECK_THAT(render_json(in), Catch::Contains("\"applicability\": \"display-only\"") &&
                                    Catch::Contains("\"text\": \"No alien is detained.\"") &&
                                    Catch::Contains("\"note\": \"name the authority\""));
    CHECK_THAT(text_of(document), !Catch::Contains("No alien is detained.") && Catch::Contains("cmwlint explain RULE"));
}

namespace {

report::coverage three_paragraphs() {
    using state = report::coverage_state;
    report::coverage all;
    all.rows = {{"DOC/1", "5", "Committee", "", "recommendation", "Say \"no\", plainly", {"law"}, "", {}, state::gap},
                {"DOC/1", "6", "Committee", "", "concern", "it happens", {}, "practice", {}, state::not_checkable},
                {"DOC/1",
                 "7(a)",
                 "Committee",
                 "",
                 "recommendation",
                 "free children",
                 {"law"},
                 "",
                 {{"DET-001", {"en", "fr"}}, {"DET-002", {"en"}}},
                 state::covered}};
    return all;
}

}  // namespace

TEST_CASE("report.coverage: what nobody looks after is listed", "[report][coverage]") {
    auto const all = three_paragraphs();
    auto const text = report::render_coverage_text(all, 100);
    CHECK_THAT(text, Catch::Contains("DOC/1\n  5 gap\n  6 not checkable: practice\n"
                                     "  7(a) covered: DET-001 DET-002 (en fr)\n"));
    CHECK_THAT(text,
               Catch::Contains("3 paragraphs: 1 covered, 1 without a rule, 1 not checkable on a text, 0 only cited"));
    CHECK_THAT(text, Catch::Contains("no rule looks for:\n  DOC/1, 5: Say"));
    CHECK_THAT(report::render_coverage_csv(all),
               Catch::Contains("DOC/1,5,Committee,,recommendation,\"Say \"\"no\"\", plainly\",gap,law,,,\r\n"));
    CHECK_THAT(report::render_coverage_markdown(all), Catch::Contains("| 6 | it happens | not checkable: practice |"));
    CHECK_THAT(report::render_coverage_json(all), Catch::Contains("\"gaps\": 1"));
}

TEST_CASE("report.page: Markdown of a rule cannot be steered by its words", "[report][page]") {
    report::rule_page page;
    page.id = "X-001";
    page.name = "x";
    page.message = "a *b* <script>";
    page.violating = {{"Article 1. ```\nEnd", "a|b"}};
    auto const text = report::render_page_markdown(page);
    CHECK_THAT(text, Catch::Contains("a \\*b\\* \\<script\\>"));
    CHECK_THAT(text, Catch::Contains("````text\nArticle 1. ```\nEnd\n````\n"));
}
