// The formats for programs: goldens over the fixed list, and what each promises beyond them.
#include "report/csv_line.hpp"
#include "report/machine.hpp"
#include "report/report.hpp"
#include "sample.hpp"
#include "support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

using namespace cmwlint;
using report::format;

namespace {

void same_as_golden(std::string const& name, std::string const& actual) {
    auto const golden = std::filesystem::path{CMWLINT_SOURCE_DIR} / "tests/report/golden" / name;
    CHECK(actual == test::expected(golden, actual));
}

std::size_t occurrences(std::string_view text, std::string_view words) {
    std::size_t n = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) ++n;
    return n;
}

report::rule_page crime_page() {
    report::rule_page page;
    page.id = "CRIM-001";
    page.name = "irregular-entry-criminalised";
    page.theme = "CRIM";
    page.level = diagnostic::severity::error;
    page.applies_to = {"law"};
    page.message = "irregular entry is punished as a crime";
    page.why = "The Committee asked for *no* penalties.";
    page.advice = "Make it an administrative matter.";
    page.sources = {{{"CMW/C/AZE/CO/3", "30(b)", "Committee"}, "Decriminalise irregular entry."},
                    {{"ICRMW", "16(4)", "Convention"}, ""}};
    page.convention = {"16(4)"};
    page.instead = {"Irregular entry is not an offence.", "Adapt the terms."};
    page.pack = "built-in";
    return page;
}

// The fixed list with everything that only programs are told: rules, the run, findings set aside, astral characters.
report::report_input for_programs() {
    auto in = test::everything();
    in.run.exit_code = 2;
    in.run.fails_from = diagnostic::severity::error;
    in.run.repository = "https://example.org/treaties.git";
    in.run.revision = "0123abc";
    in.rules = {crime_page()};
    in.themes = {{"CRIM", "Criminal penalties"}, {"DET", "Detention"}};
    auto& agreement = in.documents[2];
    report::set_aside_finding known;
    known.finding = agreement.diagnostics.front();
    known.finding.rule = "EXP-009";
    known.reason = "settled by the protocol";
    known.decided_by = "legal department";
    known.until = "2027-01-31";
    known.written_in = "cmwlint-suppressions.toml:3";
    agreement.set_aside = {known};
    return in;
}

report::report_input many(std::size_t count, diagnostic::severity first) {
    report::report_input in;
    report::checked_document document;
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "a child is detained\n";
    document.file = test::file("many.txt", std::move(text));
    document.language = text::language::en;
    for (std::uint32_t i = 0; i < count; ++i) {
        auto const level = i == 0 ? first : diagnostic::severity::error;
        document.diagnostics.push_back(
            test::finding("DET-001", "children-detained", level, "children may be detained", {i * 20 + 2, i * 20 + 7}));
        document.diagnostics.back().advice = "Do not detain children; place families in open accommodation instead.";
    }
    in.documents = {std::move(document)};
    return in;
}

}  // namespace

TEST_CASE("report.formats: the whole list in each", "[report]") {
    auto const in = for_programs();
    for (auto const f : {format::ndjson, format::sarif, format::github, format::gitlab, format::junit,
                         format::checkstyle, format::tap, format::markdown, format::csv})
        same_as_golden("programs." + std::string{name(f)}, render(f, in));
}

TEST_CASE("report.formats: nothing found, nothing read", "[report]") {
    report::report_input const nothing;
    CHECK(render_github(nothing).empty());
    CHECK(render_ndjson(nothing).empty());
    CHECK(render_gitlab(nothing) == "[]\n");
    CHECK(render_tap(nothing) == "TAP version 14\n1..0 # SKIP no drafts\n");
    CHECK(occurrences(render_csv(nothing), "\r\n") == 1);
    auto clean = nothing;
    clean.documents = {test::english_law()};
    clean.documents[0].diagnostics.clear();
    CHECK(render_tap(clean) == "TAP version 14\n1..1\nok 1 - drafts/aliens.txt\n");
    CHECK(render_junit(clean).find("tests=\"1\" failures=\"0\"") != std::string::npos);
    CHECK(render_markdown(clean) == "## cmwlint: no findings in 1 file\n");
}

TEST_CASE("report.formats: what passes --fail-on does not fail in the eyes of harnesses", "[report]") {
    auto in = for_programs();
    CHECK(occurrences(render_tap(in), "# TODO") == 2);
    CHECK(occurrences(render_junit(in), "<skipped") == 2);
    CHECK(occurrences(render_junit(in), "<failure") == 3);
    in.run.fails_from.reset();
    CHECK(occurrences(render_tap(in), "# TODO") == 5);
    CHECK(occurrences(render_junit(in), "<failure") == 0);
    CHECK(occurrences(render_junit(in), "<error") == 2);  // what could not be checked fails all the same
}

TEST_CASE("report.machine: columns in UTF-16", "[report]") {
    auto const f = test::file("x.txt", "first 𝒳 line\n法𠀀𠀁文 child\n");
    report::utf16_columns const columns{*f};
    auto const at = columns(test::at(*f, "child"));
    CHECK(at.start_line == 2);
    CHECK(at.start_column == 8);  // two characters count double
    CHECK(at.end_column == 13);
    CHECK(report::region_of(*f, test::at(*f, "child")).start_column == 6);
}

TEST_CASE("report.machine: fingerprints know a finding again", "[report]") {
    auto const finding = [](source::source_file const& f) {
        auto d = test::finding("DET-001", "x", diagnostic::severity::error, "m", test::at(f, "detained", 1));
        d.where = test::at(f, f.text().find("be\n") == std::string_view::npos ? "be detained" : "be\n  detained");
        d.provision.eid = "art_2";
        return d;
    };
    auto const before = test::file("./law.txt", "A child may be detained.\n");
    auto const after = test::file("law.txt", "TITLE\n\nNew article.\nA child may be\n  detained.\n");
    auto const a = finding(*before), b = finding(*after);
    auto const first = report::fingerprints(before->path(), before->text(), {&a});
    CHECK(first == report::fingerprints(after->path(), after->text(), {&b}));
    auto const twice = report::fingerprints(before->path(), before->text(), {&a, &a});
    CHECK(twice == std::vector<std::string>{first[0], first[0] + "-2"});
    auto other = a;
    other.provision.eid = "art_3";
    CHECK(first != report::fingerprints(before->path(), before->text(), {&other}));
}

TEST_CASE("report.machine: paths as URIs", "[report]") {
    CHECK(report::artifact_path("././a/b.txt") == "a/b.txt");
    CHECK(report::artifact_uri("drafts/law 1#2.txt") == "drafts/law%201%232.txt");
    CHECK(report::artifact_uri("协.txt") == "%E5%8D%8F.txt");
    CHECK(report::artifact_uri("/srv/a.txt") == "file:///srv/a.txt");
    CHECK(report::artifact_uri("<stdin>") == "%3Cstdin%3E");
    CHECK(report::artifact_path("bad\xFF.txt") == "bad\xEF\xBF\xBD.txt");
}

TEST_CASE("report.machine: XML holds no character that XML forbids", "[report]") {
    CHECK(report::xml_escaped("a<b>&\"c\"\n\x01\x1b\xEF\xBF\xBE\xFF") ==
          "a&lt;b&gt;&amp;&quot;c&quot;&#10;\xEF\xBF\xBD");
}

TEST_CASE("report.csv: no cell is a formula", "[report]") {
    CHECK(report::csv_cell("=1+1") == "'=1+1");
    CHECK(report::csv_cell("  -2") == "'  -2");
    CHECK(report::csv_cell("＝1") == "'＝1");
    CHECK(report::csv_cell("\tx") == "'\tx");
    CHECK(report::csv_cell("a, \"b\"\n") == "\"a, \"\"b\"\"\n\"");
    CHECK(report::csv_cell("plain") == "plain");
}

TEST_CASE("report.github: a finding is one line whatever it says", "[report]") {
    report::report_input in;
    in.documents = {test::english_law()};
    auto& d = in.documents[0].diagnostics[0];
    d.rule = "A:1,2";
    d.message = "100%\n::error::forged";
    auto const out = render_github(in);
    CHECK(occurrences(out, "\n") == 2);
    CHECK(out.find("title=A%3A1%2C2 ") != std::string::npos);
    CHECK(out.find("::100%25 ::error::forged (Section 12)%0A") != std::string::npos);
}

TEST_CASE("report.markdown: a draft's words stay words", "[report]") {
    report::report_input in;
    in.documents = {test::english_law()};
    in.documents[0].diagnostics[0].message = "<b>x</b> [a](http://b) | `c`";
    CHECK(render_markdown(in).find("\\<b\\>x\\</b\\> \\[a\\](http://b) \\| \\`c\\`") != std::string::npos);
}

TEST_CASE("report.markdown: what GitHub would refuse is counted instead", "[report]") {
    auto const out = render_markdown(many(20'000, diagnostic::severity::error));
    CHECK(out.size() < 1'048'576);
    CHECK(out.find("\n… + ") != std::string::npos);
    CHECK(out.find("20000 errors in 1 file") != std::string::npos);
}

TEST_CASE("report.sarif: what GitHub would refuse is counted instead, the least grave left out", "[report]") {
    auto const start = std::chrono::steady_clock::now();
    auto const out = render_sarif(many(25'001, diagnostic::severity::note));
    CHECK(occurrences(out, "\"ruleId\"") == 25'000);
    CHECK(occurrences(out, "\"level\": \"error\"") == 25'000);  // the note is the one left out
    CHECK(out.find("1 of 25001 results were left out") != std::string::npos);
    CHECK(out.find("shows at most 5000 of the 25000 results") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    auto const whole = render_sarif(many(3, diagnostic::severity::note));
    CHECK(whole.find("left out:") == std::string::npos);
    CHECK(whole.find("\"suppressions\"") == std::string::npos);
}

TEST_CASE("report.formats: rendering does not depend on anything but its input", "[report]") {
    auto const in = for_programs();
    for (auto const f : report::all_formats) {
        CHECK(render(f, in) == render(f, in));
        CHECK(report::parse_format(report::name(f)) == f);
    }
}
