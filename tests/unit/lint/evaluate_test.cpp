// What rules find: the meaning of every word of the condition language, on drafts of a line or two.
#include "small_rules.hpp"

using namespace cmwlint;
using test::found;
using test::strings;

namespace {
std::string rule(std::string const& find, std::string const& primary, std::string const& more = "") {
    return "find = \"" + find + "\"\nprimary = \"" + primary + "\"\n" + more;
}
}  // namespace

TEST_CASE("lint: a concept that occurs", "[lint]") {
    CHECK(found(rule("detained", "detained"), "Article 1. A child may be detained.\n") == strings{"art_1 detained"});
    CHECK(found(rule("detained", "detained"), "Article 1. A child may be heard.\n").empty());
    CHECK(found(rule("detained", "detained"), "Article 1. One is detained.\n\nArticle 2. Detention ends.\n") ==
          strings{"art_1 detained", "art_2 Detention"});
}

TEST_CASE("lint: concepts join within a sentence", "[lint]") {
    auto const both = rule("child and detained", "detained");
    CHECK(found(both, "Article 1. A child may be detained.\n").size() == 1);
    CHECK(found(both, "Article 1. A child goes to school. An adult may be detained.\n").empty());
    CHECK(found(rule("child and not detained", "child"), "Article 1. A child goes home. A child may be detained.\n")
              .size() == 1);
    CHECK(found(rule("child and (detained or prison)", "child"), "Article 1. A child suffers imprisonment.\n").size() ==
          1);
}

TEST_CASE("lint: forms of a concept", "[lint][forms]") {
    struct row {
        char const* draft;
        bool affirmed, asserted, negated, permitted, obliged, excepted, any;
    };
    auto const r = GENERATE(values<row>({
        {"A child is detained.", true, true, false, false, false, false, true},
        {"A child may be detained.", true, true, false, true, false, false, true},
        {"A child shall be detained.", true, true, false, false, true, false, true},
        {"A child shall not be detained.", false, false, true, false, false, false, true},
        {"If a child is detained, the judge hears it.", true, false, false, false, false, false, true},
        {"A judge is heard, unless a child is detained.", false, false, false, false, false, true, true},
        {"Section 4 on detention is repealed.", false, false, false, false, false, false, false},
    }));
    CAPTURE(r.draft);
    auto const fires = [&](std::string const& form) {
        return !found(rule(form + " detained", "detained"), std::string("Article 1. ") + r.draft + "\n").empty();
    };
    CHECK(fires("affirmed") == r.affirmed);
    CHECK(fires("asserted") == r.asserted);
    CHECK(fires("negated") == r.negated);
    CHECK(fires("permitted") == r.permitted);
    CHECK(fires("obliged") == r.obliged);
    CHECK(fires("excepted") == r.excepted);
    CHECK(fires("any") == r.any);
    CHECK(fires("") == r.affirmed);
}

TEST_CASE("lint: order and distance", "[lint]") {
    std::string const near = "Article 1. The child was detained.\n";
    std::string const far =
        "Article 1. The child that lived with its aunt and its uncle in the old house was detained.\n";
    CHECK(found(rule("child before detained", "detained"), near).size() == 1);
    CHECK(found(rule("detained before child", "detained"), near).empty());
    CHECK(found(rule("child before detained", "detained"), far).size() == 1);
    CHECK(found(rule("child near detained", "detained"), near).size() == 1);
    CHECK(found(rule("detained near child", "detained"), near).size() == 1);
    CHECK(found(rule("child near detained", "detained"), far).empty());
    CHECK(found(rule("child within 20 words of detained", "detained"), far).size() == 1);
    CHECK(found(rule("child within 1 words of detained", "detained"), "Article 1. A child detained.\n").size() == 1);
    CHECK(found(rule("child near negated detained", "detained"), "Article 1. The child was not detained.\n").size() ==
          1);
}

TEST_CASE("lint: quantities are compared", "[lint][quantities]") {
    struct row {
        char const* condition;
        char const* words;
        bool holds;
    };
    auto const r = GENERATE(values<row>({
        {"duration > 24 hours", "for 48 hours", true},
        {"duration > 24 hours", "for two days", true},
        {"duration > 24 hours", "for 24 hours", false},
        {"duration >= 24 hours", "for one day or 24 hours", true},
        {"duration < 1 month", "for 20 days", true},
        {"duration < 1 month", "for 2 months", false},
        {"duration = 1 year", "for 1 year", true},
        {"duration > 24 hours", "aged 16 years", false},
        {"age < 18 years", "aged 16 years", true},
        {"age < 18 years", "for 16 years", false},
        {"at-most duration > 1 day", "for up to 3 days", true},
        {"at-most duration > 1 day", "for at least 3 days", false},
        {"at-least duration > 1 day", "for at least 3 days", true},
        {"after duration > 1 day", "after 3 days", true},
        {"after duration > 1 day", "within 3 days", false},
        {"duration > 1 day near detained", "for 3 days", true},
        {"duration > 1 day near prison", "for 3 days", false},
    }));
    CAPTURE(r.condition, r.words);
    auto const lines = found(rule(std::string("detained and ") + r.condition, "detained"),
                             std::string("Article 1. A child is detained ") + r.words + ".\n");
    CHECK(lines.empty() == !r.holds);
}

TEST_CASE("lint: an exception in the sentence", "[lint]") {
    auto const body = rule("detained", "detained", "unless = [\"exception\"]\n");
    CHECK(found(body, "Article 1. A person is detained.\n").size() == 1);
    CHECK(found(body, "Article 1. A person is detained, except a child.\n").empty());
}

TEST_CASE("lint: unless looks as far as it says", "[lint][scopes]") {
    std::string const draft =
        "Appeals Act\n\n"
        "Chapter I. Children\n\n"
        "Article 1. Rights\n"
        "1. A worker is detained.\n"
        "2. An appeal suspends.\n\n"
        "Article 2. Detention of workers\n"
        "A worker is detained again. A worker has gender.\n\n"
        "Chapter II. Others\n\n"
        "Article 3. More\n"
        "A worker is detained at last, by the employer.\n";
    auto const articles = [&](std::string const& unless) {
        std::string out;
        for (auto const& line :
             found(rule("worker and detained", "detained", "unless = [\"" + unless + "\"]\n"), draft))
            out += line[line.find("art_") + 4];
        return out;
    };
    CHECK(articles("prison in document") == "123");
    CHECK(articles("employer") == "12");
    CHECK(articles("employer in sentence") == "12");
    CHECK(articles("gender in provision") == "13");
    CHECK(articles("stay-of-execution in provision") == "123");
    CHECK(articles("stay-of-execution in article") == "23");
    CHECK(articles("stay-of-execution in chapter") == "3");
    CHECK(articles("stay-of-execution in document") == "");
    CHECK(articles("child in heading") == "3");
    CHECK(articles("detained in heading") == "13");
    CHECK(articles("appeal in title") == "");
    CHECK(articles("child in title") == "123");
    CHECK(articles("(appeal and stay-of-execution) in chapter") == "3");
    CHECK(articles("(appeal and gender) in document") == "123");
    CHECK(articles("not employer") == "3");
    CHECK(articles("about detained in article") == "13");
    CHECK(articles("about prison") == "123");
    CHECK(articles("kind law") == "");
    CHECK(articles("kind agreement") == "123");
}

TEST_CASE("lint: what is not there is found once for the draft, at its title", "[lint][absence]") {
    std::string const body = "unless = [\"any gender in document\"]\n";
    auto const pack = test::pack_with({{"T-001", body, ""}});
    CHECK(found(pack, "Labour Act\n\nArticle 1. A worker works.\n") == strings{"T-001  Labour Act"});
    CHECK(found(pack, "Labour Act\n\nArticle 1. A worker works. No women work.\n").empty());
    CHECK(found(pack, "Article 1. A worker works.\n").size() == 1);
    CHECK(found(pack, "").size() <= 1);
}

TEST_CASE("lint: `when` asks what the draft is about", "[lint][absence]") {
    auto const pack = test::pack_with(
        {{"T-001", "when = \"about worker in document\"\nunless = [\"any gender in document\"]\n", ""}});
    CHECK(found(pack, "Workers Act\n\nArticle 1. A worker works. The worker rests.\n").size() == 1);
    CHECK(found(pack, "Appeals Act\n\nArticle 1. An appeal is heard.\n").empty());
}

TEST_CASE("lint: further cases of a rule speak with their own words and severity", "[lint][also]") {
    auto const pack =
        test::pack_with({{"T-001",
                          rule("detained", "detained") + "[[also]]\nfind = \"prison\"\nprimary = \"prison\"\nseverity "
                                                         "= \"error\"\nsay = \"jail\"\nneeds-lawyer = true\n"
                                                         "unless = [\"child\"]\n",
                          "[text.variant.jail]\nmessage = \"jail it is\"\n"}});
    auto const rules = test::sound_rules(pack);
    source::source_file const file("d",
                                   "Article 1. One is detained.\n\nArticle 2. One suffers imprisonment.\n\nArticle 3. "
                                   "A child suffers imprisonment.\n");
    lint::options how;
    how.language = text::language::en;
    how.kind = lint::document_kind::law;
    auto const result = lint::lint(file, {}, rules, how);
    REQUIRE(result.diagnostics.size() == 2);
    CHECK(result.diagnostics[0].message == "message of T-001");
    CHECK(result.diagnostics[0].level == diagnostic::severity::warning);
    CHECK_FALSE(result.diagnostics[0].needs_lawyer);
    CHECK(result.diagnostics[1].message == "jail it is");
    CHECK(result.diagnostics[1].why == "why");
    CHECK(result.diagnostics[1].level == diagnostic::severity::error);
    CHECK(result.diagnostics[1].needs_lawyer);
}

TEST_CASE("lint: two cases do not report one sentence twice", "[lint][also]") {
    auto const body = rule("child and detained", "detained") + "[[also]]\nfind = \"detained\"\nprimary = \"child\"\n";
    CHECK(found(body, "Article 1. A child may be detained.\n") == strings{"art_1 detained"});
}

TEST_CASE("lint: how often a rule speaks", "[lint][once-per]") {
    std::string const draft =
        "Chapter I. One\n\nArticle 1. One is detained. Two are detained.\n\nArticle 2. Three are detained.\n\n"
        "Chapter II. Two\n\nArticle 3. Four are detained.\n";
    auto const times = [&](std::string const& often) {
        return found(rule("detained", "detained", often), draft).size();
    };
    CHECK(times("") == 4);
    CHECK(times("once-per = \"place\"\n") == 4);
    CHECK(times("once-per = \"article\"\n") == 3);
    CHECK(times("once-per = \"chapter\"\n") == 2);
    CHECK(times("once-per = \"document\"\n") == 1);
    CHECK(found(rule("detained", "detained", "once-per = \"document\"\n"), draft)[0].find("art_1 ") !=
          std::string::npos);
}

TEST_CASE("lint: text, headings and recitals are asked for by name", "[lint][in]") {
    std::string const draft =
        "The Parliament,\n\nRecalling the detention of women,\n\nConsidering that workers are detained,\n\nhas adopted "
        "this Act:\n\n"
        "Article 1. Detention\nA worker is detained.\n";
    auto const count = [&](std::string const& where) {
        return found(rule("detained", "detained", where), draft).size();
    };
    CHECK(count("") == 1);
    CHECK(count("in = [\"headings\"]\n") == 1);
    CHECK(count("in = [\"recitals\"]\n") == 2);
    CHECK(count("in = [\"text\", \"headings\", \"recitals\"]\n") == 4);
}

TEST_CASE("lint: the first primary that occurs is underlined", "[lint][primary]") {
    auto const body = "find = \"detained and child\"\nprimary = [\"prison\", \"child\"]\n";
    CHECK(found(body, "Article 1. A child may be detained.\n") == strings{"art_1 child"});
    CHECK(found(body, "Article 1. A child may be detained after imprisonment.\n") == strings{"art_1 imprisonment"});
}

TEST_CASE("lint: a rule of one concept underlines each place where it stands", "[lint][primary]") {
    CHECK(found(rule("detained", "detained"), "Article 1. Detention follows detention.\n") ==
          strings{"art_1 Detention", "art_1 detention"});
    CHECK(
        found(rule("detained and child", "detained"), "Article 1. Detention of a child follows detention.\n").size() ==
        1);
}

TEST_CASE("lint: labels point at what plays a role", "[lint][labels]") {
    auto const pack = test::pack_with(
        {{"T-001", rule("detained and child", "detained") + "[labels]\nchild = \"who\"\nprison = \"where\"\n",
          "[text.labels]\nprimary = \"this\"\nwho = \"they\"\nwhere = \"there\"\n"}});
    auto const rules = test::sound_rules(pack);
    source::source_file const file("d", "Article 1. A child may be detained.\n");
    lint::options how;
    how.language = text::language::en;
    how.kind = lint::document_kind::law;
    auto const result = lint::lint(file, {}, rules, how);
    REQUIRE(result.diagnostics.size() == 1);
    auto const& labels = result.diagnostics[0].labels;
    REQUIRE(labels.size() == 2);
    CHECK(source::slice(file.text(), labels[0].where) == "child");
    CHECK(labels[0].text == "they");
    CHECK(source::slice(file.text(), labels[1].where) == "detained");
    CHECK(labels[1].text == "this");
}

TEST_CASE("lint: in a list under one penalty the point at fault is underlined, the penalty is labelled",
          "[lint][focus]") {
    auto const pack = test::pack_with(
        {{"T-001", rule("prison and irregular-entry", "prison") + "[labels]\nirregular-entry = \"act\"\n",
          "[text.labels]\nprimary = \"the penalty\"\nact = \"the act\"\n"}});
    auto const rules = test::sound_rules(pack);
    source::source_file const file("d",
                                   "Article 7. The following shall be punished by imprisonment:\n"
                                   "(a) an employer who keeps no register;\n"
                                   "(b) whoever enters the country without a visa.\n");
    lint::options how;
    how.language = text::language::en;
    how.kind = lint::document_kind::law;
    auto const result = lint::lint(file, {}, rules, how);
    REQUIRE(result.diagnostics.size() == 1);
    auto const& d = result.diagnostics[0];
    CHECK(d.provision.eid == "art_7__point_b");
    CHECK(source::slice(file.text(), d.where) == "enters the country without a visa");
    REQUIRE(d.labels.size() == 2);
    CHECK(source::slice(file.text(), d.labels[0].where) == "imprisonment");
    CHECK(d.labels[0].text == "the penalty");
    CHECK(d.labels[1].text == "the act");
}

TEST_CASE("lint: a penal clause is read with the provision it punishes, and only with that", "[lint][linked]") {
    std::string const draft =
        "Article 5. No person shall enter the country without a visa.\n\n"
        "Article 6. An employer keeps a register.\n\n"
        "Article 7. Whoever contravenes Article 5 suffers imprisonment.\n\n"
        "Article 8. Whoever contravenes Article 6 suffers imprisonment.\n";
    CHECK(found(rule("prison and any irregular-entry", "prison"), draft) == strings{"art_7 imprisonment"});
    CHECK(found(rule("prison and employer", "prison"), draft) == strings{"art_8 imprisonment"});
}

TEST_CASE("lint: terms that the draft defines for itself", "[lint][definitions]") {
    std::string const draft =
        "Article 1. \"Placement\" means the detention of a person.\n\n"
        "Article 2. A child is subject to Placement.\n";
    auto const lines = found(rule("child and detained", "detained"), draft);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == "art_2 Placement");
}

TEST_CASE("lint: the place of a finding as a lawyer cites it", "[lint][place]") {
    auto const pack = test::pack_with({{"T-001", rule("detained", "detained"), ""}});
    auto const rules = test::sound_rules(pack);
    source::source_file const file("d",
                                   "Immigration Act\n\nArticle 1. Aims\nNothing.\n\nArticle 2.   Custody  of "
                                   "workers\n1. A worker works.\n2. A worker:\n"
                                   "(a) rests;\n(b) is detained.\n\nArticle 3. End\nNothing.\n");
    lint::options how;
    how.language = text::language::en;
    auto const result = lint::lint(file, {}, rules, how);
    REQUIRE(result.diagnostics.size() == 1);
    auto const& place = result.diagnostics[0].provision;
    CHECK(place.label == "Article 2");
    CHECK(place.heading == "Custody of workers");
    CHECK(place.eid == "art_2__para_2__point_b");
    CHECK(place.start_line == 6);
    CHECK(place.end_line == 10);
    CHECK(file.line_of(result.diagnostics[0].where.begin) == 10);
}
