// The built-in pack is opened from an image. What it says must be what its TOML says.
#include "rulepack/image.hpp"
#include "rulepack/compiled.hpp"
#include "text/tokens.hpp"

#include <catch2/catch.hpp>

using namespace cmwlint;

namespace {

rulepack::rule_set from_toml() {
    static auto const pack = rulepack::built_in();
    static auto const loaded = rulepack::load({&pack, 1});
    return loaded.rules;
}

std::string const& image() {
    static std::string const bytes = rulepack::image_of(from_toml());
    return bytes;
}

bool same(rulepack::condition const& a, rulepack::condition const& b) {
    return a.what == b.what && a.first.name == b.first.name && a.first.what == b.first.what &&
           a.first.as == b.first.as && a.second.name == b.second.name && a.second.what == b.second.what &&
           a.second.as == b.second.as && a.where == b.where && a.within == b.within && a.is_age == b.is_age &&
           a.near_concept == b.near_concept && a.op == b.op && a.relates == b.relates && a.value == b.value &&
           a.text == b.text &&
           std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same);
}

bool same(std::vector<rulepack::condition> const& a, std::vector<rulepack::condition> const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](auto const& x, auto const& y) { return same(x, y); });
}

std::vector<match::hit> hits(rulepack::rule_set const& rules, text::language l, std::string const& text) {
    auto const tokens = text::tokenise(text, l);
    std::vector<std::uint8_t> const breaks(tokens.size(), 0);
    return rules.data().in(l).words.find({text, tokens, breaks, false});
}

}  // namespace

TEST_CASE("an image is the pack: every rule") {
    auto const toml = from_toml();
    auto const opened = rulepack::open_image(image(), {});
    REQUIRE(opened.rules().size() == toml.rules().size());
    REQUIRE(opened.data().rules.size() == toml.data().rules.size());
    for (std::size_t i = 0; i < toml.rules().size(); ++i) {
        auto const& a = toml.rules()[i];
        auto const& b = opened.rules()[i];
        INFO(a.id);
        CHECK(a.id == b.id);
        CHECK(a.name == b.name);
        CHECK(a.level == b.level);
        CHECK(a.applies_to == b.applies_to);
        CHECK(a.sources.size() == b.sources.size());
        CHECK(a.cited == b.cited);
        CHECK(a.convention == b.convention);
        CHECK(a.related == b.related);
        CHECK(a.languages == b.languages);
        CHECK(a.condition == b.condition);
        CHECK(a.recognises_compliance == b.recognises_compliance);
        for (auto const l : text::all_languages) {
            CHECK(a.text_in(l).message == b.text_in(l).message);
            CHECK(a.text_in(l).advice == b.text_in(l).advice);
            CHECK(a.text_in(l).labels == b.text_in(l).labels);
            CHECK(a.model_in(l).clause == b.model_in(l).clause);
            // Opened for English messages: wordings are of the language of drafts.
            auto const& wordings = a.wordings[static_cast<std::size_t>(l)];
            CHECK(wordings == b.wordings[static_cast<std::size_t>(l)]);
            CHECK((a.id != "TERM-001" || !wordings.empty()));
        }
        auto const examples = toml.examples_of(a.id), again = opened.examples_of(a.id);
        REQUIRE(examples.size() == again.size());
        for (std::size_t e = 0; e < examples.size(); ++e) CHECK(examples[e].text == again[e].text);

        auto const& x = toml.data().rules[i];
        auto const& y = opened.data().rules[i];
        CHECK(same(x.when, y.when));
        CHECK(same(x.satisfied, y.satisfied));
        REQUIRE(x.cases.size() == y.cases.size());
        for (std::size_t c = 0; c < x.cases.size(); ++c) {
            CHECK(same(x.cases[c].find, y.cases[c].find));
            CHECK(same(x.cases[c].unless, y.cases[c].unless));
            CHECK(x.cases[c].primary == y.cases[c].primary);
            CHECK(x.cases[c].say == y.cases[c].say);
            CHECK(x.cases[c].level == y.cases[c].level);
            CHECK(x.cases[c].often == y.cases[c].often);
            CHECK(x.cases[c].whole_document == y.cases[c].whole_document);
            CHECK(x.cases[c].in_headings == y.cases[c].in_headings);
            CHECK(x.cases[c].with_references == y.cases[c].with_references);
        }
    }
    CHECK(opened.documents().size() == toml.documents().size());
    CHECK(opened.data().variants.size() == toml.data().variants.size());
    CHECK(opened.packs().front().digest == toml.packs().front().digest);
}

TEST_CASE("an image is the pack: the same words are found") {
    auto const toml = from_toml();
    auto const opened = rulepack::open_image(image(), {false, {}});
    for (auto const l : text::all_languages) {
        INFO(text::code(l));
        std::size_t found = 0;
        for (auto const& info : toml.rules()) {
            for (auto const& e : toml.examples_of(info.id)) {
                if (e.language != l) continue;
                auto const expected = hits(toml, l, e.text);
                CHECK(hits(opened, l, e.text) == expected);
                found += expected.size();
            }
        }
        CHECK(found > 100);
    }
}

TEST_CASE("only what is asked for is opened") {
    auto const opened = rulepack::open_image(image(), {false, {text::language::fr}});
    auto const& rule = opened.rules().front();
    CHECK_FALSE(rule.texts[static_cast<std::size_t>(text::language::fr)].message.empty());
    CHECK(rule.texts[static_cast<std::size_t>(text::language::ru)].message.empty());
    CHECK(opened.examples_of(rule.id).empty());
}

TEST_CASE("damaged bytes give an empty rule set") {
    for (std::size_t const kept :
         {std::size_t{0}, std::size_t{3}, std::size_t{100}, image().size() / 2, image().size() - 1})
        CHECK(rulepack::open_image(std::string_view(image()).substr(0, kept), {}).rules().empty());
}
