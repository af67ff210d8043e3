#include "match/matcher.hpp"

#include "text/reading.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint;

namespace {

// The words that one concept finds in a text: "entered the country|…".
std::vector<std::string> found(std::vector<std::string> phrases, std::string const& draft,
                               text::language l = text::language::en, std::vector<std::string> but_not = {}) {
    std::vector<match::phrase_problem> problems;
    std::vector<match::wording> const wordings{{0, std::move(phrases), std::move(but_not)}};
    auto const words = match::matcher::compile(wordings, l, problems);
    REQUIRE(problems.empty());
    auto const reading = text::make_reading(draft, l);
    std::vector<text::token> tokens;
    std::vector<std::uint8_t> breaks;
    bool after = false;
    for (auto const& t : text::tokenise(reading.text, l)) {
        if (t.kind == text::token_kind::line_end) continue;
        tokens.push_back(t);
        breaks.push_back(after ? 1 : 0);
        after = reading.text.substr(t.begin, t.end - t.begin) == ";";
    }
    std::vector<std::string> out;
    for (auto const& h : words.find({reading.text, tokens, breaks, reading.lam_alef_ordered}))
        out.push_back(reading.text.substr(tokens[h.first].begin, tokens[h.last - 1].end - tokens[h.first].begin));
    return out;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("matcher: stems find inflected words and only whole words", "[match]") {
    CHECK(found({"detain*"}, "Detained persons; DETENTION; undetained.") == strings{"detained"});
    CHECK(found({"alien"}, "aliens alienate alien") == strings{"alien"});
}

TEST_CASE("matcher: gaps count words, look through commas, and end with the sentence part", "[match]") {
    CHECK(found({"enter* ...4 territory"}, "who enters, without leave, the territory") ==
          strings{"enters, without leave, the territory"});
    CHECK(found({"enter* ...3 territory"}, "who enters once more by night the territory").empty());
    CHECK(found({"enter* ...4 territory"}, "who enters; the territory").empty());
}

TEST_CASE("matcher: words side by side may be parted by a line end or a quotation mark, not by a comma", "[match]") {
    CHECK(found({"residence permit"}, "residence\npermit") == strings{"residence\npermit"});
    CHECK(found({"illegal migrant*"}, "\"illegal\" migrants") == strings{"illegal\" migrants"});
    CHECK(found({"residence permit"}, "residence, permit").empty());
}

TEST_CASE("matcher: optional words and alternatives", "[match]") {
    CHECK(found({"[the] border (post|control point)"}, "a border control point") == strings{"border control point"});
    CHECK(found({"leave [the] country"}, "leave country").size() == 1);
}

TEST_CASE("matcher: a false friend hides the hits it overlaps", "[match]") {
    CHECK(found({"minor", "minors"}, "a minor offence by a minor", text::language::en, {"minor offence*"}) ==
          strings{"minor"});
}

TEST_CASE("matcher: elided articles and hyphens part words in French", "[match][fr]") {
    CHECK(found({"étranger*"}, "l’étranger, qu'un Etranger", text::language::fr).size() == 2);
    CHECK(found({"sans papiers"}, "les sans-papiers", text::language::fr).size() == 1);
}

TEST_CASE("matcher: Arabic words are found behind particles and the article", "[match][ar]") {
    CHECK(found({"اجنبي"}, "والأجنبي وللأجنبي بالأجنبي أجنبي", text::language::ar).size() == 4);
}

TEST_CASE("matcher: reversed lam-alef is read like the sound spelling", "[match][ar]") {
    std::string const damaged =
        "يعاقب األجانب الذين دخلوا. قرارات اإلبعاد واألمر باإلقامة. األشخاص األجانب واألطفال. ال يجوز";
    CHECK(found({"اجانب"}, damaged, text::language::ar).size() == 2);
    CHECK(found({"لا يجوز"}, damaged, text::language::ar).size() == 1);
    CHECK(found({"ابعاد"}, damaged, text::language::ar).size() == 1);
}

TEST_CASE("matcher: Chinese needs no spaces and both scripts are one", "[match][zh]") {
    CHECK(found({"非法(入境|出境)"}, "凡非法入境者，處罰", text::language::zh).size() == 1);
    CHECK(found({"收容"}, "暫予收容", text::language::zh).size() == 1);
    CHECK(found({"遣返"}, "強制遣返", text::language::zh).size() == 1);
}

TEST_CASE("matcher: Russian yo and capitals", "[match][ru]") {
    CHECK(found({"заключён*"}, "ЗАКЛЮЧЕНИЕ заключенный", text::language::ru).size() == 2);
}

TEST_CASE("matcher: raw patterns run on the folded text and report whole tokens", "[match]") {
    CHECK(found({"re:art\\. [0-9]+"}, "under Art. 42 of") == strings{"art. 42"});
}

TEST_CASE("matcher: phrases that cannot work are refused when compiled", "[match]") {
    std::vector<match::phrase_problem> problems;
    std::vector<match::wording> const wordings{{0, {"good", "re:(", "re:a*", "a*", "'-'"}, {}}};
    match::matcher::compile(wordings, text::language::en, problems);
    REQUIRE(problems.size() == 4);
    CHECK(problems[0].phrase == 1);
    CHECK(problems[3].phrase == 4);
}

TEST_CASE("matcher: every hit's tokens are the words it names, however the text is cut", "[match][property]") {
    // The same words with different spacing and line ends give the same number of hits.
    std::string const words[] = {"a", "foreigner", "who", "enters", "the", "territory", "without", "a", "visa"};
    for (char const* gap : {" ", "\n", "  ", " \n", "\r\n", "\u00a0"}) {
        std::string draft;
        for (auto const& w : words) {
            draft += w;
            draft += gap;
        }
        CHECK(found({"foreigner", "enter* ...4 territory", "without [a] visa"}, draft).size() == 3);
    }
}
