// Inputs that a draft never is and a linter must survive, promptly.
#include "draft.hpp"
#include "structure/reference.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace cmwlint;
using test::draft;

namespace {

/// Seconds that outline and references take; the reading is made before.
double seconds(std::string const& text, text::language language) {
    auto const reading = text::make_reading(text, language);
    auto const start = std::chrono::steady_clock::now();
    auto const document = structure::build_outline(reading, text, language);
    auto const references =
        structure::find_references(reading.text, {0, static_cast<std::uint32_t>(reading.text.size())}, language);
    for (auto const& r : references) (void)structure::resolve(r, document, document.at(r.where.begin));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string repeat(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

constexpr double limit = 20;  // generous: sanitizer builds on busy machines

}  // namespace

TEST_CASE("pathological: 100,000 headings", "[structure][slow]") {
    std::string text;
    for (int i = 1; i <= 100000; ++i)
        text += "Article " + std::to_string(i) + "\nSee article " + std::to_string(100000 - i) + ".\n";
    CHECK(seconds(text, text::language::en) < limit);
    CHECK(seconds(repeat("Article 1\n", 100000), text::language::en) < limit);
    CHECK(seconds(repeat("Article 1\nText\n", 100000), text::language::en) < limit);
    CHECK(seconds(repeat("第一条\n", 100000), text::language::zh) < limit);
}

TEST_CASE("pathological: nesting 10,000 deep folds into the 64th level", "[structure][slow]") {
    std::string decimals, text = "Article 1\n", number = "1";
    for (int i = 0; i < 10000; ++i) text += "(a) who:\n1. who:\n- who:\n(i) who:\n";
    for (int i = 0; i < 2000; ++i) decimals += (number += ".1") + ". Text\n";
    CHECK(seconds(text, text::language::en) < limit);
    CHECK(seconds(decimals, text::language::en) < limit);
    draft const d{text, text::language::en};
    unsigned deepest = 0;
    for (auto const& p : d.document.provisions) {
        unsigned depth = 0;
        for (auto id = p.parent; id != structure::no_provision; id = d.document[id].parent) ++depth;
        deepest = std::max(deepest, depth);
    }
    CHECK(deepest <= 64);
}

TEST_CASE("pathological: one line of 5 MB", "[structure][slow]") {
    CHECK(seconds(repeat("word ", 1000000), text::language::en) < limit);
    CHECK(seconds(repeat("(", 5000000), text::language::en) < limit);
    CHECK(seconds("1. Text " + repeat("(1) A (2) B ", 400000), text::language::en) < limit);
    CHECK(seconds("1. Text " + repeat("; (a) b ", 600000), text::language::en) < limit);
    CHECK(seconds("Article " + repeat("1", 5000000), text::language::en) < limit);
    CHECK(seconds("Article 1" + repeat(".1", 2000000), text::language::en) < limit);
    CHECK(seconds(repeat("第", 1500000), text::language::zh) < limit);
    CHECK(seconds("第" + repeat("一", 1500000), text::language::zh) < limit);
    CHECK(seconds(repeat("articles 1, ", 400000), text::language::en) < limit);
    CHECK(seconds("المادة " + repeat("الاولى ", 300000), text::language::ar) < limit);
}

TEST_CASE("pathological: nothing, and next to nothing", "[structure]") {
    for (std::string_view text :
         {"", "\n", "\n\n\n", " ", "1", "-", "(", "Article", "Article 1", "\n- \n", "---\n---", "---", "(a)", "-1-"})
        for (auto const language : text::all_languages) {
            draft const d{std::string{text}, language};
            CHECK(d.document.provisions.size() >= 1);
            CHECK(d.document.provisions[0].whole.size() == d.reading.text.size());
        }
}
