// From rules and findings to the brief.
#include "matrix/brief.hpp"

#include "report/brief_questions.hpp"
#include "report/brief_words.hpp"
#include "unit/lint/built_in_rules.hpp"
#include "unit/lint/small_rules.hpp"

#include <memory>
#include <set>

using namespace cmwlint;
using report::convention_part;
using text::language;

namespace {

constexpr std::array six{language::en, language::fr, language::es, language::ar, language::zh, language::ru};

matrix::briefed_draft draft_of(rulepack::rule_set const& rules, std::string const& text, lint::options how = {}) {
    auto const file = std::make_shared<source::source_file const>("draft.txt", text);
    how.language = language::en;
    how.kind = lint::document_kind::law;
    how.compliance = true;
    auto found = lint::lint(*file, {}, rules, how);
    auto findings = found.diagnostics;
    return {file, &rules, how, std::move(found), std::move(findings), 0, "Act"};
}

test::rule_text const detention{"T-001",
                                "find = \"child and detained\"\nprimary = \"detained\"\nsatisfied = [\"any child and "
                                "negated detained and not exception\"]",
                                ""};
test::rule_text const no_appeal{
    "T-002",
    "find = \"detained\"\nunless = [\"any appeal in document\"]\nonce-per = \"document\"\nprimary = \"detained\"", ""};

report::brief_part const& part(report::brief const& b, convention_part p) {
    return b.parts[static_cast<std::size_t>(p)];
}

}  // namespace

TEST_CASE("brief: findings of a rule stand together, with their sentences", "[matrix][brief]") {
    auto const pack = test::pack_with({detention});
    auto const rules = test::sound_rules(pack);
    auto const b = matrix::make_brief({draft_of(rules,
                                                "Article 1. A child is detained.\nArticle 2. An adult or a child "
                                                "is detained.\nArticle 3. A child shall not be detained.\n")},
                                      language::en);
    auto const& p = part(b, matrix::part_of(rules, rules.rules()[0]));
    REQUIRE(p.findings.size() == 1);
    auto const& f = p.findings[0];
    CHECK(f.rule == "T-001");
    REQUIRE(f.places.size() == 2);
    CHECK(f.places[0].provision.label == "Article 1");
    CHECK(f.places[0].quotation.find("A child is detained.") != std::string::npos);
    CHECK_FALSE(f.places[0].missing);
    REQUIRE(p.safeguards.size() == 1);
    CHECK(p.safeguards[0].provision.label == "Article 3");
    CHECK(b.files[0].title == "Act");
    CHECK(b.rules == 1);
}

TEST_CASE("brief: what is judged once a draft is missing from it", "[matrix][brief]") {
    auto const pack = test::pack_with({no_appeal});
    auto const rules = test::sound_rules(pack);
    auto const b = matrix::make_brief({draft_of(rules, "Article 1. An adult is detained.\n")}, language::en);
    auto const& p = part(b, matrix::part_of(rules, rules.rules()[0]));
    REQUIRE(p.findings.size() == 1);
    CHECK(p.findings[0].places[0].missing);
    CHECK(p.findings[0].places[0].provision.label == "Article 1");
}

TEST_CASE("brief: what is set aside is not there, and severities are those that hold", "[matrix][brief]") {
    auto const pack = test::pack_with({detention});
    auto const rules = test::sound_rules(pack);
    auto draft = draft_of(rules, "Article 1. A child is detained.\nArticle 2. Each child is detained.\n");
    REQUIRE(draft.findings.size() == 2);
    draft.findings.erase(draft.findings.begin());
    draft.findings[0].level = diagnostic::severity::note;
    draft.set_aside = 1;
    auto const b = matrix::make_brief({draft}, language::en);
    auto const& p = part(b, matrix::part_of(rules, rules.rules()[0]));
    REQUIRE(p.findings.size() == 1);
    REQUIRE(p.findings[0].places.size() == 1);
    CHECK(p.findings[0].places[0].provision.label == "Article 2");
    CHECK(p.findings[0].level() == diagnostic::severity::note);
    CHECK(b.files[0].set_aside == 1);
}

TEST_CASE("brief: rules that are not asked praise nothing", "[matrix][brief]") {
    auto const pack = test::pack_with({detention, no_appeal});
    auto const rules = test::sound_rules(pack);
    lint::options how;
    how.ignore = {"T-001"};
    auto const b =
        matrix::make_brief({draft_of(rules, "Article 3. A child shall not be detained.\n", how)}, language::en);
    for (auto const& p : b.parts) CHECK(p.safeguards.empty());
    CHECK(b.rules == 1);
}

TEST_CASE("brief: a remark that no rule made is left out", "[matrix][brief]") {
    auto const pack = test::pack_with({detention});
    auto const rules = test::sound_rules(pack);
    auto draft = draft_of(rules, "Article 1. A child is detained.\n");
    draft.findings.push_back(draft.findings[0]);
    draft.findings.back().rule = "SUP-001";
    auto const b = matrix::make_brief({draft}, language::en);
    std::size_t count = 0;
    for (auto const& p : b.parts) count += p.findings.size();
    CHECK(count == 1);
}

TEST_CASE("brief: built-in rules stand under the part of their first article", "[matrix][brief]") {
    auto const& rules = test::built_in_rules();
    auto const [id, is] = GENERATE(table<char const*, convention_part>({
        {"LEG-001", convention_part::implementation},
        {"TERM-001", convention_part::implementation},
        {"NDX-001", convention_part::principles},
        {"DET-001", convention_part::everyone},
        {"CHI-002", convention_part::everyone},
        {"PERM-003", convention_part::documented},
        {"REC-001", convention_part::conditions},
    }));
    CAPTURE(id);
    auto const* info = rules.find(id);
    REQUIRE(info);
    CHECK(matrix::part_of(rules, *info) == is);
}

TEST_CASE("brief: each theme of the built-in rules has a question on practice, another in each language",
          "[matrix][brief]") {
    std::set<std::string_view> all;
    std::size_t count = 0;
    for (auto const& theme : test::built_in_rules().themes()) {
        for (auto const l : six) {
            CAPTURE(theme.id, text::code(l));
            auto const q = report::practice_question(theme.id, l);
            CHECK_FALSE(q.empty());
            all.insert(q);
            ++count;
        }
    }
    CHECK(all.size() == count);
    CHECK(report::practice_question("OWN", language::en).empty());
}

TEST_CASE("brief: each built-in rule gives a reason in one whole sentence", "[matrix][brief]") {
    for (auto const& info : test::built_in_rules().rules()) {
        for (auto const l : six) {
            CAPTURE(info.id, text::code(l));
            auto const why = info.text_in(l).why;
            auto const said = report::first_sentence(why);
            CHECK(said.size() >= 24);
            CHECK((said.ends_with(".") || said.ends_with("。")));
            CHECK_FALSE((said.ends_with(" No.") || said.ends_with("núm.") || said.ends_with(" art.")));
        }
    }
}
