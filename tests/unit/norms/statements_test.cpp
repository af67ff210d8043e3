// What sentences say: reach of negation, lead-ins, references, quantities. A small vocabulary of its own, so that the
// tests do not depend on the rule pack.
#include "norms/norms.hpp"
#include "structure/outline.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace cmwlint;
using namespace cmwlint::norms;

namespace {

enum concept_number : match::concept_id {
    child,
    detention,
    enter,
    without_visa,
    irregular_entry,
    prison,
    employer,
    concept_count
};

struct read_text {
    std::string source;
    text::reading reading;
    structure::document document;
    prepared_text prepared;
    interpretation norms;
};

cue make(cue_kind kind, reach until = reach::part, direction acts = direction::forward) {
    cue c;
    c.what = kind;
    c.until = until;
    c.acts = acts;
    return c;
}

read_text read(std::string source) {
    std::vector<match::wording> words{{child, {"child", "children", "minor*"}, {}},
                                      {detention, {"detain*", "detention"}, {}},
                                      {enter, {"enter*", "entry"}, {}},
                                      {without_visa, {"without [a] visa"}, {}},
                                      {prison, {"imprisonment"}, {}},
                                      {employer, {"employer*"}, {}}};
    cue_table cues;
    cues.first_cue = concept_count;
    auto const add = [&](cue c, std::vector<std::string> phrases) {
        words.push_back({static_cast<match::concept_id>(concept_count + cues.cues.size()), std::move(phrases), {}});
        cues.cues.push_back(c);
    };
    add(make(cue_kind::negation), {"shall not", "may not", "does not", "not"});
    add(make(cue_kind::negation, reach::clause), {"no", "nothing in this ...3 (authorises|permits)"});
    add(make(cue_kind::negation, reach::clause, direction::both), {"is prohibited", "are prohibited"});
    add(make(cue_kind::pseudo_negation), {"not later than"});
    add(make(cue_kind::permission), {"may"});
    add(make(cue_kind::obligation), {"shall", "must"});
    add(make(cue_kind::exception, reach::clause), {"except", "unless"});
    add(make(cue_kind::scope_end), {"who", "and shall"});
    add(make(cue_kind::conjunction), {"and", "or"});
    add(make(cue_kind::repeal), {"is repealed"});
    add(make(cue_kind::replace), {"is replaced by"});
    add(make(cue_kind::violation_of), {"contravene*", "in breach of"});
    add(make(cue_kind::at_most), {"within", "not later than"});
    add(make(cue_kind::after), {"after"});
    add(make(cue_kind::age), {"under", "of age"});
    auto number = [&](char const* word, double value) {
        cue c = make(cue_kind::number);
        c.value = value;
        add(c, {word});
    };
    number("forty", 40);
    number("eight", 8);
    number("two", 2);
    number("hundred", 100);
    auto unit_cue = [&](unit u, std::vector<std::string> phrases) {
        cue c = make(cue_kind::unit);
        c.counts = u;
        add(c, std::move(phrases));
    };
    unit_cue(unit::hour, {"hour", "hours"});
    unit_cue(unit::day, {"day", "days"});
    unit_cue(unit::working_day, {"working days"});
    unit_cue(unit::year, {"year", "years"});
    cues.abbreviations = {"art", "no"};

    concept_relations relations;
    relations.counts_as.resize(concept_count);
    relations.pairs.push_back({irregular_entry, enter, without_visa, 10, true});

    read_text out;
    out.source = std::move(source);
    out.reading = text::make_reading(out.source, text::language::en);
    out.document = structure::build_outline(out.reading, out.source, text::language::en);
    auto const tokens = text::tokenise(out.reading.text, text::language::en);
    out.prepared = prepare(out.reading, out.source, out.document, tokens, cues);
    std::vector<match::phrase_problem> problems;
    auto const matcher = match::matcher::compile(words, text::language::en, problems);
    REQUIRE(problems.empty());
    auto const hits = matcher.find({out.reading.text, out.prepared.tokens, out.prepared.breaks, false});
    out.norms = interpret(out.prepared, out.reading, out.document, hits, relations, cues);
    return out;
}

// The marks of the first hit of a concept in the first statement that has it.
marks marks_of(read_text const& r, match::concept_id what) {
    for (auto const& s : r.norms.statements) {
        for (auto const& h : s.hits) {
            if (h.what == what) return h.has;
        }
    }
    FAIL("the concept was not found");
    return 0;
}

bool together(read_text const& r, match::concept_id a, match::concept_id b) {
    auto const has = [](statement const& s, match::concept_id c) {
        return std::any_of(s.hits.begin(), s.hits.end(), [&](auto const& h) { return h.what == c && affirmed(h.has); });
    };
    return std::any_of(r.norms.statements.begin(), r.norms.statements.end(),
                       [&](auto const& s) { return has(s, a) && has(s, b); });
}

}  // namespace

TEST_CASE("norms: what is forbidden is not what is allowed", "[norms][marks]") {
    CHECK((marks_of(read("Article 1. Children shall not be detained."), detention) & negated) != 0);
    CHECK((marks_of(read("Article 1. No child shall, for any reason, be detained."), detention) & negated) != 0);
    CHECK((marks_of(read("Article 1. Nothing in this Law authorises the detention of a minor."), detention) &
           negated) != 0);
    CHECK((marks_of(read("Article 1. The detention of children is prohibited."), detention) & negated) != 0);
    CHECK(affirmed(marks_of(read("Article 1. A child may be detained."), detention)));
    CHECK((marks_of(read("Article 1. A child may be detained."), detention) & permitted) != 0);
    CHECK((marks_of(read("Article 1. A child must be detained."), detention) & obliged) != 0);
}

TEST_CASE("norms: a negation ends with its part of the sentence", "[norms][marks]") {
    CHECK(affirmed(marks_of(read("Article 1. A minor who does not answer, shall be detained."), detention)));
    CHECK((marks_of(read("Article 1. Children shall not be searched, fined or detained."), detention) & negated) != 0);
    CHECK(affirmed(
        marks_of(read("Article 1. A minor shall be heard not later than the second day of detention."), detention)));
}

TEST_CASE("norms: exceptions cover what they except and no more", "[norms][marks]") {
    auto const inserted =
        read("Article 1. A person who enters, unless he is a minor, shall be punished by imprisonment.");
    CHECK((marks_of(inserted, child) & excepted) != 0);
    CHECK(affirmed(marks_of(inserted, prison)));
    CHECK((marks_of(read("Article 1. No one shall be detained except a child."), child) & excepted) != 0);
}

TEST_CASE("norms: repealed and struck text says nothing", "[norms][marks]") {
    CHECK((marks_of(read("Article 1. Article 9 on imprisonment is repealed."), prison) & repealed) != 0);
    CHECK((marks_of(read("Article 1. The word \"imprisonment\" is replaced by \"fine\"."), prison) & repealed) != 0);
}

TEST_CASE("norms: a point is read with its lead-in and with the words after the list", "[norms][statements]") {
    auto const r = read(
        "Article 7. The following shall be punished by imprisonment:\n"
        "(a) an employer who does not keep a register;\n"
        "(b) whoever enters the country without a visa.\n");
    CHECK(together(r, prison, irregular_entry));
    CHECK(together(r, prison, employer));
    CHECK_FALSE(together(r, employer, irregular_entry));
}

TEST_CASE("norms: a negation in a lead-in reaches its points", "[norms][statements]") {
    auto const r = read("Article 7. No child shall:\n(a) be detained;\n(b) be fined.\n");
    CHECK((marks_of(r, detention) & negated) != 0);
}

TEST_CASE("norms: a penal clause is read with the provision it refers to", "[norms][statements]") {
    auto const r = read(
        "Article 5. No person shall enter the country without a visa.\n\n"
        "Article 6. The Minister may make rules.\n\n"
        "Article 7. A person who contravenes Article 5 is liable to imprisonment.\n");
    CHECK(together(r, prison, irregular_entry));
    auto const other = read(
        "Article 5. No person shall enter the country without a visa.\n\n"
        "Article 6. An employer shall keep a register.\n\n"
        "Article 7. A person who contravenes Article 6 is liable to imprisonment.\n");
    CHECK_FALSE(together(other, prison, irregular_entry));
}

TEST_CASE("norms: quantities in digits and words, with unit and relation", "[norms][quantities]") {
    struct row {
        char const* text;
        double hours;
        bool at_most, is_age;
    };
    auto const r = GENERATE(values<row>({{"within 48 hours of detention", 48, true, false},
                                         {"within forty-eight (48) hours of detention", 48, true, false},
                                         {"detention for two hundred days", 4800, false, false},
                                         {"detention for 10 working days", 336, false, false},
                                         {"detention of persons under 16 years of age", 140160, false, true}}));
    CAPTURE(r.text);
    auto const text = read(std::string("Article 1. The rules are ") + r.text + ".");
    REQUIRE(text.norms.statements.size() == 1);
    REQUIRE(text.norms.statements[0].quantities.size() == 1);
    auto const& q = text.norms.statements[0].quantities[0];
    CHECK(q.hours() == Approx(r.hours));
    CHECK(q.at_most == r.at_most);
    CHECK(q.is_age == r.is_age);
}

TEST_CASE("norms: abbreviations and small letters do not end a sentence", "[norms][sentences]") {
    CHECK(read("Article 1. Under art. 5 of Law No. 7 a child may be detained. The employer pays.")
              .prepared.sentences.size() == 2);
}
