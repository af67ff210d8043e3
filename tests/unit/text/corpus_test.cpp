// Real laws and agreements, where they are at hand: their folders are named by language.
#include "ingest/ingest.hpp"
#include "text/language.hpp"
#include "text/reading.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace cmwlint;
namespace fs = std::filesystem;

TEST_CASE("corpus: every file's language is recognised and its reading is sound", "[text][corpus]") {
    fs::path const corpus = fs::path(CMWLINT_SHARED_DIR) / "corpus";
    if (!fs::exists(corpus)) {
        WARN("skipped: no corpus at " << corpus);
        return;
    }
    std::size_t files = 0;
    for (auto const* collection : {"laws", "agreements"}) {
        for (auto const& entry : fs::recursive_directory_iterator(corpus / collection / "texts")) {
            if (!entry.is_regular_file()) continue;
            auto const r = ingest::read_file(entry.path().string());
            CAPTURE(entry.path(), r.error);
            REQUIRE(r.value);
            auto const text = r.value->file->text();
            auto const l = text::detect_language(text);
            REQUIRE(l);
            CHECK(text::code(*l) == entry.path().parent_path().filename().string());
            auto const reading = text::make_reading(text, *l, r.value->edits);
            CHECK(reading.text.size() * 20 > text.size());
            CHECK(reading.map.to_origin(static_cast<std::uint32_t>(reading.text.size())) == text.size());
            ++files;
        }
    }
    CHECK(files > 50);
}
