// What a draft does with a paragraph, for each of the answers there are.
#include "matrix/build.hpp"

#include "lint/compliance.hpp"
#include "unit/lint/small_rules.hpp"

#include <memory>

using namespace cmwlint;
using report::verdict;

namespace {

// Paragraphs of one document, and the rules that cite them.
test::pack_text pack(std::string const& paragraphs, std::vector<test::rule_text> const& rules) {
    auto pack = test::pack_with(rules);
    pack["sources.toml"] =
        "[document.S]\nsymbol = \"S/1\"\ntitle = \"S\"\nauthority = \"Committee\"\n[document.S.paragraphs]\n\"1\" = " +
        paragraphs + "\n";
    return pack;
}

report::conformity_matrix matrix_of(test::pack_text const& pack, std::string const& draft,
                                    lint::document_kind kind = lint::document_kind::law,
                                    matrix::rows_by rows = matrix::rows_by::paragraph) {
    auto const rules = test::sound_rules(pack);
    auto const file = std::make_shared<source::source_file const>("draft.txt", draft);
    lint::options how;
    how.language = text::language::en;
    how.kind = kind;
    how.compliance = true;
    return matrix::build(rules, {{file, lint::lint(*file, {}, rules, how)}}, rows, text::language::en);
}

report::matrix_result result_of(std::string const& paragraph, std::vector<test::rule_text> const& rules,
                                std::string const& draft, lint::document_kind kind = lint::document_kind::law) {
    auto const m = matrix_of(pack(paragraph, rules), draft, kind);
    REQUIRE(m.groups.size() == 1);
    REQUIRE(m.groups[0].rows.size() == 1);
    REQUIRE(m.groups[0].rows[0].results.size() == 1);
    return m.groups[0].rows[0].results[0];
}

test::rule_text const detention{"T-001",
                                "find = \"child and detained\"\nprimary = \"detained\"\nsatisfied = [\"any child and "
                                "negated detained and not exception\"]",
                                ""};
constexpr auto plain = "{ says = \"no child\", kind = \"recommendation\", checkable = [\"law\"] }";

}  // namespace

TEST_CASE("matrix: each answer", "[matrix]") {
    struct row {
        char const* draft;
        verdict is;
        std::size_t faults, clauses;
    };
    auto const r = GENERATE(values<row>({
        {"Article 1. A child is detained.\n", verdict::violated, 1, 0},
        {"Article 1. A child shall not be detained.\n", verdict::satisfied, 0, 1},
        {"Article 1. A child is detained.\n\nArticle 2. A child shall not be detained.\n", verdict::mixed, 1, 1},
        {"Article 1. An adult is detained.\n", verdict::silent, 0, 0},
        // An exception leaves nothing that satisfies.
        {"Article 1. A child shall not be detained, except a worker.\n", verdict::silent, 0, 0},
        {"Article 1. If a child shall not be detained, the worker enters.\n", verdict::silent, 0, 0},
    }));
    CAPTURE(r.draft);
    auto const result = result_of(plain, {detention}, r.draft);
    CHECK(result.is == r.is);
    CHECK(result.faults.size() == r.faults);
    CHECK(result.clauses.size() == r.clauses);
    REQUIRE(result.rules.size() == 1);
    CHECK(result.rules[0].id == "T-001");
}

TEST_CASE("matrix: notes and what needs a lawyer are to be examined", "[matrix]") {
    auto lawyer = detention;
    lawyer.body += "\nneeds-lawyer = true";
    CHECK(result_of(plain, {lawyer}, "Article 1. A child is detained.\n").is == verdict::doubtful);
    CHECK(result_of(plain, {lawyer, {"T-002", "find = \"detained\"\nprimary = \"detained\"", ""}},
                    "Article 1. A child is detained.\n")
              .is == verdict::violated);
}

TEST_CASE("matrix: what does not apply, and why", "[matrix]") {
    using report::inapplicable;
    std::string const draft = "Article 1. A child is detained.\n";
    auto const agreement = lint::document_kind::readmission_agreement;
    auto const for_laws = result_of(plain, {detention}, draft, agreement);  // rules of the small pack are for laws
    CHECK(for_laws.is == verdict::not_applicable);
    CHECK(for_laws.because == inapplicable::other_kind);
    // A paragraph on agreements asks nothing of a law, whatever the rule that cites it finds.
    auto const on_agreements =
        result_of("{ says = \"x\", checkable = [\"agreement\"], kind = \"concern\" }", {detention}, draft);
    CHECK(on_agreements.is == verdict::not_applicable);
    CHECK(on_agreements.because == inapplicable::other_kind);
    CHECK(on_agreements.faults.empty());
    std::string const on_readmission = "{ says = \"x\", checkable = [\"readmission-agreement\"], kind = \"concern\" }";
    auto any_agreement = detention;
    any_agreement.body += "\napplies-to = [\"agreement\"]";
    CHECK(result_of(on_readmission, {any_agreement}, draft, agreement).is == verdict::violated);
    CHECK(result_of(on_readmission, {any_agreement}, draft, lint::document_kind::agreement).is ==
          verdict::not_applicable);
    auto gated = detention;
    gated.body += "\nwhen = [\"appeal in document\"]";
    auto const off_topic = result_of(plain, {gated}, draft);
    CHECK(off_topic.is == verdict::not_applicable);
    CHECK(off_topic.because == inapplicable::off_topic);
    CHECK(result_of(plain, {gated}, draft + "\nArticle 2. An appeal lies.\n").is == verdict::violated);
}

TEST_CASE("matrix: what no text can show stays so, whichever rule rests on it", "[matrix]") {
    auto const result = result_of("{ says = \"x\", kind = \"concern\", checkable = [], why-not = \"practice\" }",
                                  {detention}, "Article 1. A child is detained.\n");
    CHECK(result.is == verdict::not_checkable);
    CHECK(result.faults.empty());
}

TEST_CASE("matrix: paragraphs without a rule, and those that ask nothing", "[matrix]") {
    auto const m =
        matrix_of(pack(std::string(plain) + "\n\"2\" = \"uncited\"\n\"3\" = { says = \"x\", kind = \"positive\" }\n"
                                            "\"4\" = { says = \"x\", kind = \"procedure\" }",
                       {detention}),
                  "Article 1. An adult is heard.\n");
    REQUIRE(m.groups.size() == 1);
    REQUIRE(m.groups[0].rows.size() == 2);
    CHECK(m.groups[0].rows[1].number == "2");
    CHECK(m.groups[0].rows[1].results[0].is == verdict::not_covered);
    CHECK(report::tally_of(m, 0)[static_cast<std::size_t>(verdict::not_covered)] == 1);
}

TEST_CASE("matrix: rows by article of the Convention", "[matrix]") {
    auto files = pack(plain, {{"T-001", detention.body + "\nconvention = [\"16(4)\"]", ""}});
    files["sources.toml"] +=
        "[document.C]\nsymbol = \"C\"\ntitle = \"C\"\nauthority = \"Convention\"\n[document.C.paragraphs]\n"
        "\"17\" = \"seventeen\"\n\"16(1)\" = \"one\"\n\"16(4)\" = \"four\"\n\"9-10\" = \"a range\"\n\"9\" = \"nine\"\n"
        "\"17(1)\" = \"part\"\n";
    auto const m =
        matrix_of(files, "Article 1. A child is detained.\n", lint::document_kind::law, matrix::rows_by::article);
    REQUIRE(m.by_article);
    REQUIRE(m.groups.size() == 1);
    std::string rows;
    for (auto const& row : m.groups[0].rows)
        rows += row.number + ": " + row.says + " [" + std::string(report::name(row.results[0].is)) + "]\n";
    CHECK(rows == "9: nine [not-covered]\n16: (1) one (4) four [violated]\n17: seventeen [not-covered]\n");
}

TEST_CASE("lint: clauses that comply have their place and their sentence", "[lint][compliance]") {
    auto const result =
        result_of(plain, {detention},
                  "Detention Act\n\nArticle 1. Custody\nThe following shall not be detained:\n(a) a child "
                  "under ten;\n(b) a child that is ill.\n");
    REQUIRE(result.clauses.size() == 2);
    CHECK(result.clauses[0].provision.label == "Article 1");
    CHECK(result.clauses[0].quotation == "The following shall not be detained: … a child under ten;");
    CHECK(result.clauses[1].words == "child");
    CHECK_FALSE(result.clauses[0].level);
}

TEST_CASE("lint: a rule without find is satisfied by a sentence or by the whole draft", "[lint][compliance]") {
    std::string const draft = "Article 1. The worker is heard.\n\nArticle 2. Women are heard.\n";
    test::rule_text const by_sentence{"T-001", "unless = [\"gender in document\"]\nsatisfied = [\"gender\"]", ""};
    test::rule_text const by_draft{"T-001",
                                   "unless = [\"gender in document\"]\nsatisfied = [\"any gender in document\"]", ""};
    for (auto const& rule : {by_sentence, by_draft}) {
        auto const result = result_of(plain, {rule}, draft);
        CHECK(result.is == verdict::satisfied);
        REQUIRE(result.clauses.size() == 1);
        CHECK(result.clauses[0].quotation == "Women are heard.");
        CHECK(result.clauses[0].provision.label == "Article 2");
    }
    auto const lacking = result_of(plain, {by_draft}, "An Act\n\nArticle 1. The worker is heard.\n");
    CHECK(lacking.is == verdict::violated);
    REQUIRE(lacking.faults.size() == 1);
    CHECK(lacking.faults[0].where.empty());  // the draft as a whole
}

TEST_CASE("lint: a title, a heading or a recital lays nothing down", "[lint][compliance]") {
    test::rule_text const gender{"T-001", "find = \"detained\"\nprimary = \"detained\"\nsatisfied = [\"gender\"]", ""};
    CHECK(result_of(plain, {gender}, "Gender Act\n\nArticle 1. Gender\nThe worker is heard.\n").is == verdict::silent);
    CHECK(result_of(plain, {gender}, "Gender Act\n\nArticle 1. Gender\nWomen are heard.\n").is == verdict::satisfied);
}

TEST_CASE("lint: compliance is not sought unless it is asked for", "[lint][compliance]") {
    auto const files = pack(plain, {detention});
    auto const rules = test::sound_rules(files);
    source::source_file const file("draft.txt", "Article 1. A child shall not be detained.\n");
    lint::options how;
    how.language = text::language::en;
    CHECK_FALSE(lint::lint(file, {}, rules, how).complies.has_value());
}
