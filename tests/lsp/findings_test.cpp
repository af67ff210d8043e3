// Findings as a client gets them: what it can show, and what it is told where it can show nothing.
#include "lsp/analysis.hpp"
#include "lsp/diagnostics.hpp"

#include "support/random_edits.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

using namespace cmwlint;

namespace {

constexpr auto act =
    "LAW ON MIGRATION\n\nArticle 1. Entry\nA person who enters the territory illegally shall be punished by "
    "imprisonment "
    "of two years.\n";

// A draft that was checked, and what is needed to show it.
struct checked_act {
    lsp::projects all{text::language::en};
    lsp::draft_address address{"law", false};
    lsp::analysis known;
    lsp::text_buffer text{act};
    lsp::client_abilities client;

    checked_act() { REQUIRE(known.check({address, "", act, true, 1}, all.of(address)) != nullptr); }

    lsp::json of(std::string const& rule, std::string const& homepage, std::span<lsp::text_change const> since = {}) {
        lsp::diagnostic_look const look{client, "untitled:law", homepage, since, false};
        lsp::finding_texts fresh;
        for (auto const& d : lsp::json::parse(lsp::diagnostics_of(*known.last(), text, look, fresh).array().text))
            if (d.contains("code") && d["code"] == rule) return d;
        return {};
    }
};

}  // namespace

TEST_CASE("a finding is as rich as the client can show it") {
    checked_act draft;
    auto const least = draft.of("CRIM-001", "https://example.org/");
    CHECK(least["severity"] == 1);
    CHECK(least["range"]["start"]["line"] == 3);
    for (auto const* const key : {"codeDescription", "relatedInformation", "data", "tags"})
        CHECK_FALSE(least.contains(key));
    draft.client.code_description = draft.client.diagnostic_data = true;
    auto const rich = draft.of("CRIM-001", "https://example.org/");
    CHECK(rich["codeDescription"]["href"] == "https://example.org/docs/rules/CRIM-001.md");
    CHECK(rich["data"]["rule"] == "CRIM-001");
    CHECK(rich["data"]["fingerprint"].get<std::string>().size() >= 16);
    CHECK_FALSE(draft.of("CRIM-001", "").contains("codeDescription"));  // no page is known
}

TEST_CASE("findings move with edits, those that were edited are gone") {
    checked_act draft;
    auto const at = static_cast<std::uint32_t>(draft.text.text().find("imprisonment"));
    lsp::text_change const above{{0, 0}, 2}, inside{{at + 4, at + 4}, 1};
    draft.text.replace({0, 0}, "\n\n");
    CHECK(draft.of("CRIM-001", "", {&above, 1})["range"]["start"]["line"] == 5);
    CHECK(draft.of("CRIM-001", "", {&inside, 1}).is_null());
}

TEST_CASE("a check that is not wanted any more leaves the last one") {
    checked_act draft;
    std::stop_source stop;
    stop.request_stop();
    CHECK(draft.known.check({draft.address, "", "Article 1\n", true, 2}, draft.all.of(draft.address),
                            stop.get_token()) == nullptr);
    CHECK(draft.known.last()->version == 1);
    CHECK_FALSE(draft.of("CRIM-001", "").is_null());
}

TEST_CASE("what is sent of a version is what would be sent if it were the first", "[property]") {
    auto const name = GENERATE("law.en", "law.ar", "labour-agreement.zh");
    INFO(name);
    std::ifstream in{std::string{CMWLINT_SOURCE_DIR} + "/examples/" + name + ".txt", std::ios::binary};
    std::string now{std::istreambuf_iterator<char>{in}, {}};
    REQUIRE_FALSE(now.empty());
    now += "\n\n<!-- cmwlint: allow CRIM-001, DET: known -->\n\n" + now;
    lsp::client_abilities rich;
    rich.code_description = rich.diagnostic_data = rich.related_information = rich.diagnostic_tags = true;
    lsp::diagnostic_look const look{rich, "untitled:law", "https://example.org/"};
    lsp::projects all{text::language::en};
    lsp::draft_address const address{"law", false};
    lsp::analysis kept;
    lsp::finding_texts texts;
    test::typist typist(7, {"Article 4\n", "A minor may be detained.\n", "\n\n", "(a) "});
    auto const sent = [&](lsp::analysis& by, lsp::finding_texts& known) {
        REQUIRE(by.check({address, "markdown", now, true, 1}, all.of(address)) != nullptr);
        return lsp::diagnostics_of(*by.last(), lsp::text_buffer{now}, look, known).array().text;
    };
    for (int i = 0; i < 60; ++i) {
        lsp::analysis once;
        lsp::finding_texts fresh;
        INFO("edit " << i);
        REQUIRE(sent(kept, texts) == sent(once, fresh));
        now = typist.any(now).applied_to(now);
    }
}

TEST_CASE("messages stand alone") {
    diagnostic::diagnostic d;
    d.message = "a penalty";
    d.provision.label = "Article 4";
    CHECK(lsp::standing_alone(d) == "a penalty (Article 4)");
    d.advice = "Take it out.";
    d.sources = {{"CMW/C/AZE/CO/3", "30(b)", "Committee"}, {"CMW/C/GC/5", "1", "general comment"}};
    CHECK(lsp::standing_alone(d) == "a penalty (Article 4)\nTake it out. [CMW/C/AZE/CO/3, 30(b)]");
}
