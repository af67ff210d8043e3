// Findings as a client gets them: what it can show, and what it is told where it can show nothing.
#include "lsp/analysis.hpp"
#include "lsp/diagnostics.hpp"

#include <catch2/catch.hpp>

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
        for (auto const& d : lsp::diagnostics_of(*known.last(), text, {client, "untitled:law", homepage, since, false}))
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

TEST_CASE("messages stand alone") {
    diagnostic::diagnostic d;
    d.message = "a penalty";
    d.provision.label = "Article 4";
    CHECK(lsp::standing_alone(d) == "a penalty (Article 4)");
    d.advice = "Take it out.";
    d.sources = {{"CMW/C/AZE/CO/3", "30(b)", "Committee"}, {"CMW/C/GC/5", "1", "general comment"}};
    CHECK(lsp::standing_alone(d) == "a penalty (Article 4)\nTake it out. [CMW/C/AZE/CO/3, 30(b)]");
}
