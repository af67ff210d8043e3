// The page: golden without its style and script, and what it promises whatever a draft holds.
#include "report/html_draft.hpp"
#include "report/report.hpp"
#include "sample.hpp"
#include "support/golden.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace cmwlint;

namespace {

void cut(std::string& page, std::string_view from, std::string_view to) {
    auto const begin = page.find(from) + from.size();
    page.erase(begin, page.find(to, begin) - begin);
}

std::size_t occurrences(std::string_view text, std::string_view words) {
    std::size_t n = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) ++n;
    return n;
}

report::report_input one(report::checked_document document) {
    report::report_input in;
    in.documents = {std::move(document)};
    return in;
}

report::checked_document draft(std::string text) {
    report::checked_document document;
    document.file = test::file("a.txt", std::move(text));
    document.language = text::language::en;
    return document;
}

}  // namespace

TEST_CASE("report.html: golden", "[report]") {
    auto in = test::everything();
    auto& law = in.documents[0];
    law.headings.push_back({0, "Section 12", {0, law.file->size()}, {source::span{0, 10}, source::span{}}});
    in.themes = {{"CRIM", "Criminal penalties"}};
    auto page = render_html(in);
    cut(page, "<style>", "</style>");
    cut(page, "<script>", "</script>");
    auto const golden = std::filesystem::path{CMWLINT_SOURCE_DIR} / "tests/report/golden/page.html";
    CHECK(page == test::expected(golden, page));
}

TEST_CASE("report.html: drafts and rules write no markup", "[report]") {
    auto document = draft("<script>alert(1)</script> & \"quoted\"\n");
    document.diagnostics = {test::finding("X-1", "x", diagnostic::severity::error, "<img src=x>", {0, 8})};
    document.diagnostics[0].why = "</main><a href='http://b'>";
    auto const page = render_html(one(document));
    CHECK(occurrences(page, "<script>") == 1);
    CHECK(occurrences(page, "<img") == 0);
    CHECK(occurrences(page, "</main>") == 1);
    CHECK(page.find("&lt;script&gt;</a>alert(1)") != std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("report.html: marks that overlap are cut, and nest in nothing", "[report]") {
    auto const document = draft("one two three four");
    report::html_draft writer{document,
                              {{{0, 7}, 1, diagnostic::severity::note}, {{4, 13}, 2, diagnostic::severity::error}}};
    CHECK(writer.write({0, 18}) ==
          "<a class=\"mark note\" href=\"#c1\" data-cards=\"1\">one </a>"
          "<a class=\"mark error\" href=\"#c2\" data-cards=\"1 2\">two</a>"
          "<a class=\"mark error\" href=\"#c2\" data-cards=\"2\" tabindex=\"-1\"> three</a> four");
}

TEST_CASE("report.html: markup of a draft is read, not shown", "[report]") {
    auto document = draft("<p>Fish &amp; chips</p>\n\n  <p>two</p>");
    using kind = text::edit::kind;
    document.edits = {{{0, 3}, kind::block, ""},
                      {{8, 13}, kind::replace, "&"},
                      {{19, 23}, kind::block, ""},
                      {{27, 30}, kind::block, ""},
                      {{33, 37}, kind::block, ""}};
    report::html_draft writer{document, {{{3, 10}, 1, diagnostic::severity::error}}};
    CHECK(writer.write({0, 37}) ==
          "<a class=\"mark error\" href=\"#c1\" data-cards=\"1\">Fish &amp;</a> chips\n\ntwo\n");
}

TEST_CASE("report.html: stretches are the whole draft, in its order", "[report]") {
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "a line of a long provision\n";
    auto document = draft(text);
    document.headings = {{0, "1", {100, 5000}, {}}, {0, "2", {5000, 60000}, {}}, {1, "3", {5000, 60000}, {}}};
    std::uint32_t at = 0;
    for (auto const& s : report::stretches_of(document)) {
        CHECK(s.where.begin == at);
        CHECK(s.where.end > s.where.begin);
        CHECK(s.where.end - s.where.begin < 9000);
        at = s.where.end;
    }
    CHECK(at == document.file->size());
    CHECK(report::stretches_of(draft("")).empty());
}

TEST_CASE("report.html: a long draft with many findings takes no time", "[report]") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "No worker shall leave the country without the permission.\n";
    auto document = draft(text);
    for (std::uint32_t i = 0; i < 2000; ++i)
        document.diagnostics.push_back(
            test::finding("X-1", "x", diagnostic::severity::error, "message", {i * 580, i * 580 + 9}));
    auto const start = std::chrono::steady_clock::now();
    auto const page = render_html(one(document));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    CHECK(occurrences(page, "class=\"mark ") == 2000);
    CHECK(page.size() < 4 * text.size());
}

TEST_CASE("report.html: every language that people are spoken to in", "[report]") {
    for (auto const l : {text::language::fr, text::language::es, text::language::ar, text::language::zh,
                         text::language::ru, text::language::az}) {
        auto in = test::everything();
        in.look.language = l;
        auto const shown = l == text::language::az ? text::language::en : l;
        auto const opening = "<html lang=\"" + std::string(text::code(shown)) + "\" dir=\"" +
                             (l == text::language::ar ? "rtl" : "ltr") + "\">";
        CHECK(render_html(in).find(opening) != std::string::npos);
    }
}
