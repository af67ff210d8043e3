// What holds of the outline of any text.
#include "draft.hpp"
#include "support/outline_invariants.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint;

namespace {

std::vector<std::string> const pieces{"Article ",
                                      "Chapter ",
                                      "Section ",
                                      "Annex ",
                                      "PART ",
                                      "المادة ",
                                      "الباب الأول",
                                      "第五条",
                                      "第",
                                      "条",
                                      "Статья ",
                                      "Maddə ",
                                      "Artículo ",
                                      "1",
                                      "2",
                                      "3",
                                      "12",
                                      "IV",
                                      "bis",
                                      "premier",
                                      "الثالثة",
                                      "二十",
                                      ".",
                                      ":",
                                      ";",
                                      ",",
                                      " - ",
                                      "(a) ",
                                      "(b) ",
                                      "(i) ",
                                      "1. ",
                                      "2. ",
                                      "1) ",
                                      "一、",
                                      "(一)",
                                      "- ",
                                      "• ",
                                      "أ) ",
                                      "а) ",
                                      "79.8. ",
                                      "49 ",
                                      "A person may be detained",
                                      "shall be fined",
                                      "Whereas ",
                                      "Done at ",
                                      "Contents",
                                      "-17-",
                                      "[12]",
                                      "......... 4",
                                      "  ",
                                      "\t",
                                      "text",
                                      "Text of it",
                                      "这是",
                                      "نص",
                                      "текст",
                                      "\n",
                                      "\n",
                                      "\n\n",
                                      "\n"};

}  // namespace

TEST_CASE("property: the tree is sound and covers the text", "[structure][property]") {
    auto const ok = rc::check("any text out of pieces of laws", [] {
        auto const indices =
            *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()));
        std::string text;
        for (auto const i : indices) text += pieces[i];
        auto const language =
            *rc::gen::elementOf(std::vector<text::language>(text::all_languages.begin(), text::all_languages.end()));
        test::draft const d{text, language};
        auto const wrong = test::broken_invariant(d.document, d.reading.text);
        if (!wrong.empty()) RC_FAIL(wrong);
    });
    CHECK(ok);
}
