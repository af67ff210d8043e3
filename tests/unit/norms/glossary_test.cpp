// Terms that a draft explains, wherever they stand; quantities of sentences that rules have nothing to say of.
#include "norms/glossary.hpp"
#include "structure/outline.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint;
using namespace cmwlint::norms;

namespace {

struct glossary {
    text::reading reading;
    prepared_text prepared;
    std::vector<definition> definitions;
    std::vector<mention> mentions;
    std::vector<quantity> quantities;

    [[nodiscard]] std::string words(token_range t) const {
        auto const& tokens = prepared.tokens;
        return reading.text.substr(tokens[t.first].begin, tokens[t.last - 1].end - tokens[t.first].begin);
    }
};

glossary read(std::string const& source, text::language language) {
    std::vector<match::wording> words;
    cue_table cues;
    auto const add = [&](cue_kind kind, std::vector<std::string> phrases) -> cue& {
        words.push_back({static_cast<match::concept_id>(cues.cues.size()), std::move(phrases), {}});
        cues.cues.push_back({});
        cues.cues.back().what = kind;
        return cues.cues.back();
    };
    add(cue_kind::definition, {"means", "是指"});
    add(cue_kind::hereinafter, {"hereinafter"});
    add(cue_kind::unit, {"days", "日"}).counts = unit::day;
    add(cue_kind::number, {"三十"}).value = 30;
    add(cue_kind::at_most, {"at most"});
    glossary out;
    out.reading = text::make_reading(source, language);
    auto const document = structure::build_outline(out.reading, source, language);
    out.prepared = prepare(out.reading, source, document, text::tokenise(out.reading.text, language), cues);
    std::vector<match::phrase_problem> problems;
    auto const hits = match::matcher::compile(words, language, problems)
                          .find({out.reading.text, out.prepared.tokens, out.prepared.breaks, false});
    REQUIRE(problems.empty());
    out.definitions = find_definitions(out.prepared, out.reading, hits, cues);
    out.mentions = find_term_mentions(out.definitions, out.prepared, out.reading);
    out.quantities = find_all_quantities(out.prepared, out.reading, hits, cues);
    return out;
}

}  // namespace

TEST_CASE("glossary: terms are found where they are defined and wherever they stand", "[norms][glossary]") {
    auto const g = read(
        "Article 1. The \"Holding Centre\" means a house. The place for transit (hereinafter \"the Transit Holding "
        "Centre\") is a room.\n\nArticle 2. The holding centre is open; the transit holding centre is not.\n",
        text::language::en);
    REQUIRE(g.definitions.size() == 2);
    CHECK(g.words(g.definitions[0].term) == "holding centre");
    CHECK(g.words(g.definitions[1].term) == "transit holding centre");
    REQUIRE(g.mentions.size() == 4);  // the longer term hides the shorter one inside it
    CHECK(g.mentions[2].of == 0);
    CHECK(g.mentions[3].of == 1);
    CHECK(g.words(g.mentions[3].where) == "transit holding centre");
    auto const& sentence = g.prepared.sentences[g.definitions[1].sentence];
    CHECK(g.words(sentence.tokens).find("place for transit") != std::string::npos);
}

TEST_CASE("glossary: Chinese terms", "[norms][glossary]") {
    auto const g = read("外国人法\n\n第一条 “收容所”是指场所。\n\n第二条 收容所开放三十日。\n", text::language::zh);
    REQUIRE(g.mentions.size() == 2);
    CHECK(g.words(g.mentions[1].where) == "收容所");
    REQUIRE(g.quantities.size() == 1);
    CHECK(g.quantities[0].hours() == Approx(720));
}

TEST_CASE("glossary: short words and words without quotation marks are no terms", "[norms][glossary]") {
    CHECK(read("Article 1. \"It\" means a thing. Law means a rule.\n", text::language::en).definitions.empty());
}

TEST_CASE("glossary: quantities are found without any concept", "[norms][glossary]") {
    auto const g = read("Article 1. It lasts at most 30 days.\n\nArticle 2. Then 5 days.\n", text::language::en);
    REQUIRE(g.quantities.size() == 2);
    CHECK(g.words(g.quantities[0].tokens) == "30 days");
    CHECK(g.quantities[0].at_most);
    CHECK_FALSE(g.quantities[1].at_most);
}
