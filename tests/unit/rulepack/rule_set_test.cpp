// What one may ask of a rule set: rules by id and name, suggestions for mistyped ones, texts in a language.
#include "rulepack/compiled.hpp"
#include "sound_pack.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace cmwlint;
using text::language;

TEST_CASE("rule set: rules are found by id and name in any case", "[rulepack][rule-set]") {
    auto const pack = test::sound_pack();
    auto const rules = pack.load().rules;
    for (char const* name : {"T-001", "t-001", "children-detained", "CHILDREN-DETAINED"}) {
        CAPTURE(name);
        REQUIRE(rules.find(name));
        CHECK(rules.find(name)->id == "T-001");
    }
    for (char const* name : {"", "T", "T-01", "T-0011", "children"}) CHECK_FALSE(rules.find(name));
    CHECK(rules.find("T-001")->theme() == "T");
}

TEST_CASE("rule set: a mistyped id, name or theme has a nearest one, nonsense has none", "[rulepack][rule-set]") {
    auto const pack = test::sound_pack();
    auto const rules = pack.load().rules;
    CHECK(rules.suggest("T-003") == "T-001");
    CHECK(rules.suggest("t002") == "T-002");
    CHECK(rules.suggest("children-detaned") == "children-detained");
    CHECK(rules.suggest("entry_named") == "entry-named");
    CHECK(rules.suggest("completely different words").empty());
    CHECK(rulepack::rule_set().suggest("T-001").empty());
    CHECK_FALSE(rulepack::rule_set().find("T-001"));
}

TEST_CASE("rule set: each missing piece of a text falls back to English", "[rulepack][rule-set]") {
    auto pack = test::sound_pack();
    pack["rules/T-001/fr.toml"] = "[text]\nmessage = \"des enfants\"\n[text.labels]\nprimary = \"ici\"\n";
    auto const loaded = pack.load();
    REQUIRE(loaded.problems.empty());
    auto const& rule = *loaded.rules.find("T-001");
    auto const french = rule.text_in(language::fr);
    CHECK(french.message == "des enfants");
    CHECK(french.why == "it says so");
    CHECK(french.advice == "do not");
    CHECK(french.labels == std::vector<std::pair<std::string, std::string>>{{"primary", "ici"}, {"who", "they"}});
    auto const russian = rule.text_in(language::ru);
    CHECK(russian.message == "children may be detained");
    CHECK(rule.text_in(language::en).labels.size() == 2);
    CHECK(rule.languages == std::vector<language>{language::en});
}

TEST_CASE("rule set: sources are cited as they stand in the list of sources", "[rulepack][rule-set]") {
    auto const pack = test::sound_pack();
    auto const rules = pack.load().rules;
    auto const& sources = rules.find("T-001")->sources;
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].document == "X/1");
    CHECK(sources[0].paragraph == "3(a)");
    CHECK(sources[0].authority == "Committee");
    CHECK(rules.find("T-001")->convention == std::vector<std::string>{"16"});
    CHECK(rules.find("T-001")->condition == "detained and minor-detained");
}

TEST_CASE("rule set: paragraphs tell what they say, of whom, and what a text can show", "[rulepack][rule-set]") {
    auto pack = test::sound_pack();
    pack["sources.toml"] +=
        R"T("36(b)" = { says = "b", kind = "recommendation", articles = ["16(4)"], checkable = ["law"] }
"36(a)" = { says = "a", kind = "statement", checkable = [], why-not = "practice", speaker = "a panellist" }
"9" = "nine"
"10" = "ten"
)T";
    auto const loaded = pack.load();
    REQUIRE(loaded.problems.empty());
    auto const* document = loaded.rules.document("OURS");
    REQUIRE(document != nullptr);
    std::string order;
    for (auto const& p : document->paragraphs) order += p.number + " ";
    CHECK(order == "3(a) 4 36(b) 36(a) 9 10 ");
    auto const* p = document->find("36(b)");
    REQUIRE(p != nullptr);
    CHECK(p->says == "b");
    CHECK(p->articles == std::vector<std::string>{"16(4)"});
    CHECK(p->checkable == std::vector<std::string>{"law"});
    CHECK(document->find("36(a)")->speaker == "a panellist");
    CHECK(document->find("36(a)")->why_not == "practice");
    auto const cited = [&](char const* citation) {
        std::string all;
        for (auto const* one : document->cited_by(citation)) all += one->number + " ";
        return all;
    };
    CHECK(cited("4") == "4 ");
    CHECK(cited("9-10") == "9 10 ");
    CHECK(cited("4, 9-10") == "4 9 10 ");
    CHECK(cited("36") == "36(b) 36(a) ");
    CHECK(cited("36(a)-(b)") == "36(a) 36(b) ");
    CHECK(cited("9-11").empty());
    CHECK(cited("36(a)-(c)").empty());
    CHECK(cited("5").empty());
    CHECK(cited("").empty());
}

TEST_CASE("rule set: themes have names and an order; those without are called by their letters",
          "[rulepack][rule-set]") {
    auto pack = test::sound_pack();
    pack["themes.toml"] = "[theme.U]\nen = \"Unions\"\nfr = \"Syndicats\"\n";
    auto const loaded = pack.load();
    REQUIRE(loaded.problems.empty());
    auto const themes = loaded.rules.themes();
    REQUIRE(themes.size() == 2);
    CHECK(themes[0].name_in(language::fr) == "Syndicats");
    CHECK(themes[0].name_in(language::ru) == "Unions");
    CHECK(themes[1].id == "T");
    CHECK(themes[1].name_in(language::en) == "T");
}

TEST_CASE("rule set: model clauses, limits and related rules", "[rulepack][rule-set]") {
    auto pack = test::sound_pack();
    pack["rules/T-001/rule.toml"] = "related = [\"T-002\"]\n" + pack["rules/T-001/rule.toml"];
    pack.replace("rules/T-001/en.toml", "advice = \"do not\"", "advice = \"do not\"\nlimits = \"blind\"");
    pack["rules/T-001/en.toml"] += "[model]\nclause = \"No child is held.\"\n";
    auto const loaded = pack.load();
    REQUIRE(loaded.problems.empty());
    auto const& info = *loaded.rules.find("T-001");
    CHECK(info.related == std::vector<std::string>{"T-002"});
    CHECK(info.text_in(language::fr).limits == "blind");
    CHECK(info.model_in(language::fr).clause == "No child is held.");
    CHECK(info.cited == std::vector<rulepack::paragraph_reference>{{"OURS", "3(a)"}});
}

TEST_CASE("rule set: the order of the files changes nothing", "[rulepack][rule-set]") {
    auto const pack = test::sound_pack();
    auto const forward = pack.load(), backward = pack.load(true);
    REQUIRE(forward.problems.empty());
    REQUIRE(backward.problems.empty());
    REQUIRE(forward.rules.rules().size() == backward.rules.rules().size());
    for (std::size_t i = 0; i < forward.rules.rules().size(); ++i) {
        CHECK(forward.rules.rules()[i].id == backward.rules.rules()[i].id);
        CHECK(forward.rules.rules()[i].level == backward.rules.rules()[i].level);
    }
}

TEST_CASE("rule set: a pack says its name, version and what it was made from", "[rulepack][rule-set]") {
    auto pack = test::sound_pack();
    auto const before = pack.load();
    REQUIRE(before.rules.packs().size() == 1);
    auto const info = before.rules.packs()[0];
    CHECK(info.name == "small");
    CHECK(info.version == "1.2");
    CHECK(info.title == "A small pack");
    CHECK(info.digest.size() == 16);
    pack["pack.toml"] += "\n";
    CHECK(pack.load().rules.packs()[0].digest != info.digest);
}

TEST_CASE("rule set: a second pack adds rules to the first, and their mistakes are told apart",
          "[rulepack][rule-set]") {
    auto const first = test::sound_pack();
    test::pack_text second({{"pack.toml", "name = \"second\"\nversion = \"1\"\n"},
                            {"rules/U-001/rule.toml",
                             "id = \"U-001\"\nname = \"second-rule\"\nseverity = \"note\"\napplies-to = [\"law\"]\n"
                             "sources = [\"OURS:4\"]\nfind = \"child\"\nprimary = \"child\"\n"},
                            {"rules/U-001/en.toml", "[text]\nmessage = \"m\"\nwhy = \"w\"\nadvice = \"a\"\n"}},
                           "second");
    std::vector<rulepack::pack_source> packs{first.source(), second.source()};
    auto const loaded = rulepack::load(packs);
    REQUIRE(loaded.problems.empty());
    CHECK(loaded.rules.rules().size() == 3);
    CHECK(loaded.rules.find("U-001")->pack == "second");
    second.replace("rules/U-001/rule.toml", "find = \"child\"", "find = \"chld\"");
    packs[1] = second.source();
    auto const broken = rulepack::load(packs);
    REQUIRE(broken.problems.size() == 1);
    CHECK(broken.problems[0].file == "second/rules/U-001/rule.toml");
}

TEST_CASE("rule set: a language without vocabulary has none", "[rulepack][rule-set]") {
    auto const pack = test::sound_pack();
    auto const rules = pack.load().rules;
    CHECK(rules.data().in(language::en).has_vocabulary);
    CHECK_FALSE(rules.data().in(language::zh).has_vocabulary);
}

TEST_CASE("rule set: the built-in pack is sound and complete in every language", "[rulepack][built-in]") {
    std::vector<rulepack::pack_source> const packs{rulepack::built_in()};
    auto const loaded = rulepack::load(packs);
    for (auto const& p : loaded.problems)
        UNSCOPED_INFO(p.file << ":" << p.line << ":" << p.column << ": " << p.message);
    CHECK(loaded.problems.empty());
    for (auto const& rule : loaded.rules.rules()) {
        CAPTURE(rule.id);
        for (auto const l : text::all_languages) {
            if (l == language::az) continue;  // explained in English: the pack speaks the six languages of the UN
            CAPTURE(text::code(l));
            auto const& own = rule.texts[static_cast<std::size_t>(l)];
            CHECK_FALSE(own.message.empty());
            CHECK_FALSE(own.why.empty());
            CHECK_FALSE(own.advice.empty());
        }
        CHECK_FALSE(rule.sources.empty());
    }
}

TEST_CASE("rule set: what is read of the built-in pack for a run is what is in the whole", "[rulepack][built-in]") {
    std::vector<rulepack::pack_source> const packs{rulepack::built_in()};
    auto const whole = rulepack::load(packs);
    auto const run = rulepack::load(packs, {false, {language::fr}});
    CHECK(run.problems.empty());
    REQUIRE(whole.rules.rules().size() == run.rules.rules().size());
    for (std::size_t i = 0; i < whole.rules.rules().size(); ++i) {
        auto const& a = whole.rules.rules()[i];
        auto const& b = run.rules.rules()[i];
        CHECK(a.id == b.id);
        CHECK(a.text_in(language::fr).message == b.text_in(language::fr).message);
        CHECK(a.text_in(language::en).why == b.text_in(language::en).why);
    }
}

TEST_CASE("rule set: a directory is read with everything below it, or it is said why not", "[rulepack][directory]") {
    namespace fs = std::filesystem;
    auto const root = test::scratch("rulepack");
    fs::remove_all(root);
    auto pack = test::sound_pack();
    for (char const* path :
         {"pack.toml", "concepts.toml", "sources.toml", "cues/en.toml", "vocabulary/en.toml", "rules/T-001/rule.toml",
          "rules/T-001/en.toml", "rules/T-002/rule.toml", "rules/T-002/en.toml"}) {
        fs::create_directories((root / path).parent_path());
        std::ofstream(root / path, std::ios::binary) << pack.at(path);
    }
    std::ofstream(root / "README.md") << "no part of it";
    auto const read = rulepack::read_directory(root.string());
    CHECK(read.error.empty());
    CHECK(read.pack.files.size() == 9);
    std::vector<rulepack::pack_source> const packs{read.pack};
    CHECK(rulepack::load(packs).problems.empty());
    fs::remove_all(root);
    auto const missing = rulepack::read_directory(root.string());
    CHECK_THAT(missing.error, Catch::Contains(root.string()));
}
