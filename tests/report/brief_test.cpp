// The brief: what it says of what it is given, and that it stays within ten pages whatever that is.
#include "report/brief.hpp"

#include "report/brief_layout.hpp"
#include "report/brief_questions.hpp"
#include "report/brief_words.hpp"
#include "text/tokens.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>

using namespace cmwlint;
using diagnostic::severity;
using report::convention_part;
using text::language;

namespace {

constexpr std::array six{language::en, language::fr, language::es, language::ar, language::zh, language::ru};

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::size_t occurrences(std::string_view text, std::string_view words) {
    std::size_t n = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) ++n;
    return n;
}

report::brief_place place(severity level, std::string label, std::string quotation) {
    report::brief_place p;
    p.level = level;
    p.message = "entering is punished";
    p.where = {0, 4};
    p.provision.label = label;
    p.provision.eid = std::move(label);
    p.words = "prison";
    p.quotation = std::move(quotation);
    return p;
}

report::brief_finding finding(std::string rule, severity level, std::size_t places = 1) {
    report::brief_finding f;
    f.rule = std::move(rule);
    f.theme = "Theme";
    f.why = "The Committee asked for it in No. 4. A second sentence.";
    f.advice = "Strike it.";
    f.sources = {{"CMW/C/X/CO/1", "30(b)", "Committee", {}}, {"ICRMW", "16(4)", "Convention", {}}};
    f.convention = {"16(1)", "16(4)"};
    for (std::size_t i = 0; i < places; ++i) {
        auto const n = std::to_string(i + 1);
        f.places.push_back(
            place(level, "Article " + n, "Whoever enters " + n + " times goes to prison for " + n + " years."));
    }
    return f;
}

report::brief empty_brief() {
    report::brief b;
    b.version = "1";
    b.packs = {"small 1"};
    b.rules = 3;
    b.files.push_back(
        {std::make_shared<source::source_file const>("dir/law.txt", "text\n"), language::en, "law", "Act"});
    for (std::size_t i = 0; i < b.parts.size(); ++i) b.parts[i].is = report::all_convention_parts[i];
    return b;
}

report::brief small_brief() {
    auto b = empty_brief();
    b.parts[2].findings = {finding("DET-001", severity::error, 2), finding("OWN-001", severity::note)};
    return b;
}

// So much that ten pages cannot hold it: long sentences, many rules of every severity.
report::brief huge_brief(language said_in, std::size_t rules, std::size_t places) {
    auto b = empty_brief();
    b.language = said_in;
    for (std::size_t i = 0; i < rules; ++i) {
        auto const level = i % 3 == 0 ? severity::error : i % 3 == 1 ? severity::warning : severity::note;
        auto f = finding("R" + std::to_string(i) + "-001", level, places);
        for (auto& p : f.places) {
            for (int k = 0; k < 40; ++k) p.quotation += " 法律 и закон et la loi " + std::to_string(i) + ".";
        }
        b.parts[i % b.parts.size()].findings.push_back(std::move(f));
    }
    for (auto& p : b.parts) std::stable_sort(p.findings.begin(), p.findings.end(), report::graver);
    return b;
}

std::size_t findings_of(report::blocks const& all) {
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](auto const& b) { return b.kind == report::block_kind::finding; }));
}

}  // namespace

TEST_CASE("brief: articles stand where the Committee reads them", "[brief]") {
    using enum convention_part;
    auto const [article, part] = GENERATE(table<int, convention_part>({
        {0, implementation}, {5, implementation}, {1, principles},      {7, principles},      {8, everyone},
        {35, everyone},      {36, documented},    {56, documented},     {57, particular},     {63, particular},
        {64, conditions},    {71, conditions},    {72, implementation}, {73, implementation}, {79, principles},
        {82, principles},    {83, principles},    {84, implementation}, {93, implementation},
    }));
    CAPTURE(article);
    CHECK(report::part_of_article(article) == part);
}

TEST_CASE("brief: a first sentence ends where it ends", "[brief]") {
    CHECK(report::first_sentence("One. Two.") == "One.");
    CHECK(report::first_sentence("General comment No. 4 asks. More.") == "General comment No. 4 asks.");
    CHECK(report::first_sentence("La observación núm. 2 lo pide. Más.") == "La observación núm. 2 lo pide.");
    CHECK(report::first_sentence("委员会要求如此。其他。") == "委员会要求如此。");
    CHECK(report::first_sentence("أوصت اللجنة بذلك. وأكثر.") == "أوصت اللجنة بذلك.");
    CHECK(report::first_sentence("no end") == "no end");
    CHECK(report::first_sentence("").empty());
}

TEST_CASE("brief: capitals", "[brief]") {
    CHECK(report::capitalised("entry") == "Entry");
    CHECK(report::capitalised("étranger") == "Étranger");
    CHECK(report::capitalised("въезд") == "Въезд");
    CHECK(report::capitalised("работник") == "Работник");
    CHECK(report::capitalised("ёмкость") == "Ёмкость");
    CHECK(report::capitalised("دخول") == "دخول");
    CHECK(report::capitalised("“so”") == "“so”");
    CHECK(report::capitalised("").empty());
}

TEST_CASE("brief: a quotation keeps the words that make the case", "[brief]") {
    std::string sentence;
    for (int i = 0; i < 60; ++i) sentence += "before ";
    sentence += "goes to prison";
    for (int i = 0; i < 60; ++i) sentence += " after";
    auto const cells = GENERATE(std::size_t{20}, std::size_t{60}, std::size_t{200}, std::size_t{2000});
    CAPTURE(cells);
    std::string all;
    bool marked = false;
    for (auto const& r : report::quoted(sentence, "goes to prison", cells, language::en)) {
        all += r.text;
        marked = marked || (r.style == report::run_style::fault && r.text == "goes to prison");
    }
    CHECK(marked);
    CHECK(text::display_width(all) <= std::max<std::size_t>(cells + 2, 20));
    for (auto at = all.find("…"); at != std::string::npos; at = all.find("…")) all.erase(at, 3);
    CHECK(has(sentence, all));  // nothing but its ends is missing
}

TEST_CASE("brief: questions are whole in every language", "[brief]") {
    auto const said_in = GENERATE(from_range(six));
    auto const form =
        GENERATE(report::question_form::against, report::question_form::missing, report::question_form::to_clarify);
    CAPTURE(text::code(said_in), static_cast<int>(form));
    for (std::vector<std::string> const& articles :
         {std::vector<std::string>{}, {"16(4)"}, {"16(4)", "17"}, {"8", "16(4)", "18(3)(f)"}}) {
        auto const q = report::question_on(form, "Section 9", "{no} blank", articles, said_in);
        CHECK(has(q, "Section 9"));
        CHECK(has(q, "{no} blank"));  // what is put in is not read as a form
        CHECK(std::count(q.begin(), q.end(), '{') == 1);
        for (auto const& a : articles) CHECK(has(q, report::article_said(a, said_in)));
    }
}

TEST_CASE("brief: each form asks something else", "[brief]") {
    auto const said_in = GENERATE(from_range(six));
    auto const q = [&](report::question_form form) { return report::question_on(form, "1", "m", {"16"}, said_in); };
    CHECK(q(report::question_form::against) != q(report::question_form::missing));
    CHECK(q(report::question_form::against) != q(report::question_form::to_clarify));
    CHECK(q(report::question_form::missing) != q(report::question_form::to_clarify));
}

TEST_CASE("brief: articles in Chinese", "[brief]") {
    CHECK(report::article_said("16", language::zh) == "第16条");
    CHECK(report::article_said("16(4)", language::zh) == "第16条第4款");
    CHECK(report::article_said("18(3)(f)", language::zh) == "第18条第3款(f)项");
    CHECK(report::article_said("16(4", language::zh) == "第16(4条");
    CHECK(report::article_said("18(3)(f)", language::ru) == "18(3)(f)");
}

TEST_CASE("brief: what it says of a finding", "[brief]") {
    auto const text = report::render_brief_markdown(small_brief());
    CHECK(has(text, "### 3.1 Entering is punished\n"));
    CHECK(has(text, "> **Article 1** (law.txt, line 1): “Whoever enters 1 times goes to **prison** for 1 years.”"));
    CHECK(has(text,
              "**Why it matters:** The Committee asked for it in No. 4. \\[Rests on: CMW/C/X/CO/1, para. 30(b); "
              "Convention, art. 16(1), 16(4)\\]"));
    CHECK(has(text,
              "Article 1, Article 2: entering is punished. Please explain how this is compatible with articles "
              "16(1) and 16(4) of the Convention"));
    CHECK(has(text, "**Suggested recommendation:** Strike it."));
    CHECK(occurrences(text, "persons detained for reasons of migration") == 1);  // what only the State knows
    CHECK(has(text, "3.2 Entering is punished"));                                // the note, with the milder question
    CHECK(has(text, "Please clarify how the text is understood"));
    CHECK(has(text, "| **All** | **2** | **0** | **1** | **0** | **0** |"));
    CHECK(has(text, "- **State party:** ………………… (to be filled in)"));
    CHECK_FALSE(has(text, "Left out"));
}

TEST_CASE("brief: what only the author knows", "[brief]") {
    auto b = small_brief();
    b.state = "Avalon";
    b.organisation = "Avalon Migrants' Union";
    b.date = "3 May 2026";
    auto const text = report::render_brief_markdown(b);
    CHECK(has(text, "- **State party:** Avalon\n"));
    CHECK(has(text, "Avalon Migrants' Union"));
    CHECK(has(text, "3 May 2026"));
    CHECK_FALSE(has(text, "to be filled in"));
}

TEST_CASE("brief: what is missing is asked for, not quoted", "[brief]") {
    auto b = small_brief();
    auto& p = b.parts[2].findings[0].places[0];
    p.missing = true;
    b.parts[2].findings[0].places.resize(1);
    auto text = report::render_brief_markdown(b);
    CHECK(has(text, "> **The draft as a whole** (law.txt): the matter is dealt with in Article 1, line 1."));
    CHECK(has(text, "Please indicate which other provision in force gives effect to articles 16(1) and 16(4)"));
    p.where = {};
    text = report::render_brief_markdown(b);
    CHECK_FALSE(has(text, "> **The draft as a whole**"));  // of the only draft, that says nothing
}

TEST_CASE("brief: a sentence is quoted once", "[brief]") {
    auto b = small_brief();
    b.parts[2].findings.push_back(finding("DET-002", severity::note));
    auto const text = report::render_brief_markdown(b);
    CHECK(occurrences(text, "Whoever enters 1 times") == 1);
    CHECK(occurrences(text, "“**prison**” (quoted under 3.1)") == 2);
}

TEST_CASE("brief: safeguards", "[brief]") {
    auto b = small_brief();
    report::brief_safeguard s;
    s.rules = {"DET-001"};
    s.theme = "Detention";
    s.provision.label = "Article 9";
    s.where = {0, 4};
    s.quotation = "No child is detained.";
    b.parts[2].safeguards = {s};
    auto const text = report::render_brief_markdown(b);
    CHECK(has(text, "**Safeguards in the text:** **Article 9** “No child is detained.” (Detention, but see 3.1)."));
}

TEST_CASE("brief: who is only reported is cited where nobody else has said it", "[brief]") {
    auto b = small_brief();
    auto& sources = b.parts[2].findings[0].sources;
    sources.push_back({"Panel", "9", "panel summary", "a panellist"});
    CHECK_FALSE(has(report::render_brief_markdown(b), "a panellist"));
    sources.erase(sources.begin(), sources.begin() + 2);
    CHECK(has(report::render_brief_markdown(b), "Panel, para. 9 – reporting a panellist"));
}

TEST_CASE("brief: several drafts are told apart", "[brief]") {
    auto b = small_brief();
    b.files.push_back(
        {std::make_shared<source::source_file const>("other/law.txt", "a\n"), language::ru, "decree", ""});
    b.parts[2].findings[0].places[1].file = 1;
    auto const text = report::render_brief_markdown(b);
    CHECK(has(text, "Article 1 (dir/law.txt); Article 2 (other/law.txt): entering is punished"));
}

TEST_CASE("brief: drafts and packs write no markup", "[brief]") {
    auto b = small_brief();
    b.state = "<b>";
    b.files[0].title = "<i>\x1B[31m";
    auto& f = b.parts[2].findings[0];
    f.why = "<script>alert(1)</script> ![x](y)";
    f.places[0].quotation = "</main> goes to prison [a](b) `c` \xE2\x80\xAE";
    f.places[0].provision.label = "Article <u>";
    b.failures.push_back({"x", "<x>"});
    auto const page = report::render_brief_html(b);
    for (auto const* tag : {"<script", "<b>", "<i>", "<u>", "<x>", "\x1B", "\xE2\x80\xAE"}) {
        CAPTURE(tag);
        CHECK_FALSE(has(page, tag));
    }
    CHECK(occurrences(page, "</main>") == 1);
    auto const text = report::render_brief_markdown(b);
    CHECK(occurrences(text, "<") == occurrences(text, "\\<"));
    CHECK_FALSE(has(text, "[a](b)"));
    CHECK_FALSE(has(text, "![x]"));
    CHECK_FALSE(has(text, "\x1B"));
}

TEST_CASE("brief: the page says its language and asks no network", "[brief]") {
    auto const said_in = GENERATE(from_range(six));
    auto b = small_brief();
    b.language = said_in;
    auto const page = report::render_brief_html(b);
    auto const ar = said_in == language::ar;
    CHECK(has(page, "<html lang=\"" + std::string(text::code(said_in)) + "\" dir=\"" + (ar ? "rtl" : "ltr") + "\">"));
    CHECK(has(page, "default-src 'none'; style-src 'unsafe-inline'"));
    CHECK_FALSE(has(page, "http:"));
    CHECK_FALSE(has(page, "https:"));
    // Quotations keep the draft's language; Latin symbols in Arabic do not come apart.
    CHECK(has(page, "<bdi lang=\"en\" dir=\"ltr\">") == (said_in != language::en));
    if (ar) CHECK(has(page, "<bdi dir=\"ltr\">30(b)</bdi>"));
}

TEST_CASE("brief: a language without words of its own is told in English", "[brief]") {
    auto b = small_brief();
    b.language = language::az;
    CHECK(has(report::render_brief_html(b), "<html lang=\"en\" dir=\"ltr\">"));
}

TEST_CASE("brief: never more than ten pages", "[brief][budget]") {
    auto const said_in = GENERATE(language::en, language::ar, language::zh, language::ru);
    auto const rules = GENERATE(std::size_t{1}, std::size_t{30}, std::size_t{143}, std::size_t{900});
    CAPTURE(text::code(said_in), rules);
    auto b = huge_brief(said_in, rules, 30);
    for (int i = 0; i < 300; ++i) b.failures.push_back({"f", std::string(5000, 'f')});
    for (int i = 0; i < 300; ++i) b.files.push_back(b.files[0]);
    auto const all = report::fitted(b);
    CHECK(report::pages(all) <= report::most_brief_pages);
    CHECK(report::pages_of(b) == report::pages(all));
    CHECK(findings_of(all) > 0);
    CHECK(report::render_brief_markdown(b) == report::render_brief_markdown(b));
}

TEST_CASE("brief: what a pack says cannot burst it", "[brief][budget]") {
    auto b = small_brief();
    std::string const endless(100'000, 'x');
    auto& f = b.parts[2].findings[0];
    f.why = f.advice = f.places[0].message = f.places[0].quotation = f.places[0].words = endless;
    f.places[0].provision.label = b.state = b.files[0].title = endless;
    CHECK(report::pages_of(b) <= 3);
}

TEST_CASE("brief: the least grave is left out first, and it is said", "[brief][budget]") {
    auto const b = huge_brief(language::en, 143, 30);
    auto const text = report::render_brief_markdown(b);
    auto const left = text.substr(text.find("**Left out to keep to 10 pages:**"), 400);
    CHECK(has(left, "findings: 1"));
    CHECK(has(left, "provisions that are named and not quoted"));
    CHECK(has(left, "suggested recommendations"));
    // All that is shown is serious while something serious is left out.
    auto const all = report::fitted(b);
    auto const serious = std::count_if(all.begin(), all.end(), [](auto const& one) {
        return one.kind == report::block_kind::finding && one.tone == report::weight::serious;
    });
    CHECK(serious > 0);
    CHECK(static_cast<std::size_t>(serious) == findings_of(all));
    CHECK(serious < 48);
    CHECK(report::pages(all) == report::most_brief_pages);  // the room is used
}

TEST_CASE("brief: notes go before quotations of what is graver", "[brief][budget]") {
    auto b = huge_brief(language::en, 24, 6);
    auto const whole = report::compose(b, {});
    REQUIRE(report::pages(whole) > report::most_brief_pages);
    auto const text = report::render_brief_markdown(b);
    CHECK(has(text, "findings: 8 (R11-001, "));  // the notes
    CHECK(findings_of(report::fitted(b)) == 16);
}

TEST_CASE("brief: three points are named first, the gravest", "[brief]") {
    auto b = empty_brief();
    b.parts[0].findings = {finding("LEG-001", severity::warning)};
    b.parts[2].findings = {finding("DET-001", severity::error)};
    b.parts[3].findings = {finding("PERM-001", severity::error, 3), finding("PERM-002", severity::note)};
    auto const text = report::render_brief_markdown(b);
    auto const list = text.substr(text.find("**Most serious:**"), text.find("## 1.") - text.find("**Most serious:**"));
    CHECK(list.find("**4.1**") < list.find("**3.1**"));
    CHECK(list.find("**3.1**") < list.find("**1.1**"));
    CHECK_FALSE(has(list, "**4.2**"));
}

TEST_CASE("brief: nothing found is said", "[brief]") {
    auto b = empty_brief();
    b.parts[2].rules_asked = 7;
    auto const text = report::render_brief_markdown(b);
    CHECK(has(text, "Nothing was found in the documents read."));
    CHECK(has(text, "Nothing was found. Rules that looked: 7."));
    CHECK(has(text, "No rule had anything to ask of such documents."));
    CHECK_FALSE(has(text, "Particular categories"));
    CHECK(report::pages_of(b) <= 2);
}
