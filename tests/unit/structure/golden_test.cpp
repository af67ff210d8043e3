// Short statutes of our own, one oddity a file, and the outlines they must give. CMWLINT_ACCEPT=1 rewrites the
// outlines.
#include "support/golden.hpp"
#include "draft.hpp"
#include "structure/outline_dump.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <vector>

using namespace cmwlint;
namespace fs = std::filesystem;

TEST_CASE("golden outlines", "[structure][golden]") {
    auto const root = fs::path{CMWLINT_SOURCE_DIR} / "tests" / "structure";
    std::vector<fs::path> files;
    for (auto const& entry : fs::recursive_directory_iterator(root))
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    REQUIRE_FALSE(files.empty());
    for (auto const& file : files) {
        CAPTURE(file.string());
        auto const language = text::parse_language(file.parent_path().filename().string());
        REQUIRE(language);
        test::draft const d{test::read_bytes(file), *language};
        auto golden = file;
        golden.replace_extension(".outline");
        auto const actual = structure::dump(d.document, d.reading);
        CHECK(actual == test::expected(golden, actual));
    }
}
