// What drafts and packs hold cannot break out of any format.
#include "report/matrix.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace cmwlint;
using report::verdict;

namespace {

report::conformity_matrix hostile() {
    report::conformity_matrix m;
    m.version = "1";
    m.packs = {"<p> 1"};
    m.files.push_back(
        {std::make_shared<source::source_file const>("<a>|\"b\".txt", "line 1\nline 2\n"), text::language::en, "law"});
    report::matrix_row row;
    row.number = "1\">";
    row.says = "=HYPERLINK(\"x\"), a|b <script>alert(1)</script>";
    row.speaker = "'s & \xE2\x80\xAE";  // right-to-left override
    row.results.emplace_back();
    auto& result = row.results.back();
    result.is = verdict::violated;
    result.faults.push_back({"T-001",
                             diagnostic::severity::error,
                             false,
                             "m <b>",
                             {7, 11},
                             {"Article </td>", "art_1", "", 2, 2},
                             "line",
                             "<i>a line\x1B[31m</i> | line"});
    m.groups.push_back({"K\"", "S<1>", "T&T", "Committee", 0, {row}});
    m.failures.push_back({"x", "x: <u>"});
    return m;
}

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("matrix: a page escapes what it is given", "[matrix][render]") {
    auto const page = report::render_matrix_html(hostile());
    for (auto const* tag : {"<a>", "<script>alert", "<b>", "<i>", "<u>", "<p> 1", "<1>", "Article </td>"}) {
        CAPTURE(tag);
        CHECK_FALSE(has(page, tag));
    }
    CHECK(has(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(has(page, "id=\"f1-K-1\""));
    CHECK(has(page, "| <mark>line</mark>"));  // the last of the words that are the same
    CHECK_FALSE(has(page, "\x1B"));
    CHECK_FALSE(has(page, "\xE2\x80\xAE"));
}

TEST_CASE("matrix: a spreadsheet takes no cell for a formula", "[matrix][render]") {
    auto const csv = report::render_matrix_csv(hostile());
    CHECK(
        csv.starts_with("\xEF\xBB\xBF"
                        "document,"));
    CHECK(has(csv, "\"'=HYPERLINK(\"\"x\"\"), a|b"));
    CHECK(has(csv, "\r\n"));
}

TEST_CASE("matrix: a Markdown cell stays a cell", "[matrix][render]") {
    auto const page = report::render_matrix_markdown(hostile());
    CHECK(has(page, "a\\|b &lt;script>"));
    CHECK(has(page, "\\| line”"));
    CHECK_FALSE(has(page, "\x1B"));
}

TEST_CASE("matrix: text for terminals has no escapes of the draft's", "[matrix][render]") {
    auto const text = report::render_matrix_text(hostile());
    CHECK_FALSE(has(text, "\x1B"));
    CHECK(has(text, "Article </td>, line 2: m <b> [T-001]"));
}

TEST_CASE("matrix: a clause that satisfies several rules is shown once", "[matrix][render]") {
    report::matrix_result result;
    for (auto const* rule : {"A-001", "A-002", "A-002", "B-001"})
        result.clauses.push_back({rule, std::nullopt, false, "", {1, 2}, {}, "x", rule[0] == 'A' ? "same" : "other"});
    auto const shown = report::clauses_shown(result);
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].rule == "A-001, A-002");
    CHECK(shown[1].rule == "B-001");
}

TEST_CASE("matrix: rows can be chosen by their result", "[matrix][render]") {
    auto m = hostile();
    m.only = {verdict::satisfied};
    CHECK_FALSE(report::is_shown(m, m.groups[0].rows[0], 0));
    CHECK_FALSE(has(report::render_matrix_json(m), "HYPERLINK"));
    CHECK_FALSE(has(report::render_matrix_csv(m), "HYPERLINK"));
    CHECK(report::tally_of(m, 0)[static_cast<std::size_t>(verdict::violated)] == 1);
    for (auto const v : report::all_verdicts) CHECK(report::parse_verdict(report::name(v)) == v);
    CHECK_FALSE(report::parse_verdict("good"));
}
