// The outline of a version is what a full build gives, whatever is done to the draft.
//
// CMWLINT_SESSION_EDITS=2000 makes each case try so many edits (200 by default), CMWLINT_SESSION_SEED=n other ones.
#include "draft.hpp"
#include "support/random_edits.hpp"
#include "support/versions.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint;

namespace {

using test::difference;
using test::from_environment;
using test::read;

// A draft that is being written, and its outline.
class written {
public:
    written(std::string text, text::language l)
        : language_(l), text_(std::move(text)), reader_(l), builder_(l), reading_(reader_.read({text_, {}})) {
        document_ = builder_.build(reading_, text_);
    }

    // Returns which provisions were made anew.
    source::change becomes(std::string text) {
        auto const before = std::exchange(text_, std::move(text));
        text::source_version const old_source{before, {}}, now{text_, {}};
        auto const in_source = text::find_change(old_source, now);
        auto const in_reading = reader_.update(reading_, old_source, now, in_source);
        auto const size = static_cast<std::uint32_t>(document_.provisions.size());
        auto const made = builder_.rebuild(document_, reading_, text_, in_reading);
        CHECK(size + made.shift() == document_.provisions.size());
        return made;
    }

    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] structure::document const& document() const { return document_; }
    [[nodiscard]] std::string wrong() const {
        return difference(structure::build_outline(reading_, text_, language_), document_);
    }

private:
    text::language language_;
    std::string text_;
    text::reader reader_;
    structure::outline_builder builder_;
    text::reading reading_;
    structure::document document_;
};

// What changes a tree: headings, markers, notes and what only looks like them.
std::vector<std::string> const headings{"Article 3\n",
                                        "Article 3. Title of it\n",
                                        "ARTICLE 4\n\nTitle\n\n",
                                        "Article 17 bis. Text of it, which goes on;\n",
                                        "CHAPTER III\nOf fees\n",
                                        "PART II\n",
                                        "BOOK 1\n",
                                        "TITLE V\nGeneral\n",
                                        "Section 5. Words of it\n",
                                        "ANNEX I\nForms\n",
                                        "ANNEX\n",
                                        "SCHEDULE\n",
                                        "PREAMBLE\n",
                                        "Whereas they agreed,\n",
                                        "Considering that it is so,\n",
                                        "Done at Geneva on 1 May 2020 in two copies.\n",
                                        "CONTENTS\n",
                                        "Article 1 ......... 4\n",
                                        "Chapter 2 ........ 14\n",
                                        "(a) one;\n(b) two;\n",
                                        "(c) three: (i) four; (ii) five.\n",
                                        "1. A person shall leave.\n2. He may stay.\n",
                                        "1) x;\n2) y.\n",
                                        "- bullet\n- bullet:\n",
                                        "49 Entry\n(1) No person shall enter.\n",
                                        "50 Exit\nMarginal note\n51 Stay\n",
                                        "Marginal note\n",
                                        "[1] note\n[2] note\n[3] note\n[4] note\n[5] note\n",
                                        "Page 12\n",
                                        "-17-\n",
                                        "---\n",
                                        "  indented text\n",
                                        "Chapitre III\nDispositions\n",
                                        "Art. 5. - Les étrangers:\na) un;\nb) deux.\n",
                                        "Section 2\nDes visas\n",
                                        "Annexe\n",
                                        "Artículo 9. Visados.\n",
                                        "CAPÍTULO II\n",
                                        "المادة 12\nنص\n",
                                        "الباب الثاني\n",
                                        "الفصل 3\nنص\n",
                                        "اولا: نص\n",
                                        "أ) نص\nب) نص\n",
                                        "第十二条 外国人\n",
                                        "第三章 签证\n",
                                        "一、外国人；\n二、居留。\n",
                                        "Статья 7. Въезд\n",
                                        "Статья 71. Выезд\n",
                                        "Глава 2\n",
                                        "а) раз;\nб) два.\n",
                                        "Maddə 9. Giriş\n",
                                        "9.1. Mətn.\n9.2. Mətn.\n",
                                        "II fəsil\n",
                                        "Text.\n",
                                        "text,\n",
                                        "Text:\n",
                                        "Text that goes on and on and on until the line is full and then\n",
                                        "\n",
                                        "\n\n\n"};

// Every kind of unit in turn, long enough for seams.
std::string assorted() {
    std::string out = "A LAW ON ALIENS\n\nPREAMBLE\nWhereas they agreed,\n\n";
    for (std::size_t i = 0; i < 400; ++i) {
        out += headings[(i * 37 + i / 7) % headings.size()];
        if (i % 3 == 0) out += "\nArticle " + std::to_string(i / 3 + 1) + "\nAliens leave:\n(a) now;\n(b) later.\n\n";
    }
    return out;
}

void check_edits(std::string const& name, std::string text, text::language l) {
    auto const edits = from_environment("CMWLINT_SESSION_EDITS", 200);
    auto const seed = static_cast<std::uint32_t>(from_environment("CMWLINT_SESSION_SEED", 1));
    test::typist typist(seed, headings);
    auto const first = text;
    written draft(std::move(text), l);
    std::vector<std::string> before;
    for (std::size_t i = 0; i < edits; ++i) {
        auto next = draft.text();
        auto const strokes = typist.one_in(4) ? 1 + typist.below(4) : 1;
        bool const undo = !before.empty() && typist.one_in(8);
        for (std::size_t k = 0; k < strokes && !undo; ++k) next = typist.any(next).applied_to(next);
        if (undo) next = before[before.size() - 1 - typist.below(std::min<std::size_t>(before.size(), 3))];
        if (typist.one_in(300)) next = first;
        before.push_back(draft.text());
        draft.becomes(std::move(next));
        if (auto const wrong = draft.wrong(); !wrong.empty()) {
            auto const stem = "rebuild-" + std::to_string(seed);
            std::ofstream(stem + ".before.actual", std::ios::binary) << before.back();
            std::ofstream(stem + ".after.actual", std::ios::binary) << draft.text();
            FAIL(name << ' ' << text::code(l) << ", seed " << seed << ", edit " << i << ": " << wrong);
        }
        if (before.size() > 8) before.erase(before.begin());
    }
}

}  // namespace

TEST_CASE("rebuild: laws in all languages, any edit", "[structure][property]") {
    auto const l = GENERATE(text::language::en, text::language::fr, text::language::es, text::language::ar,
                            text::language::zh, text::language::ru, text::language::az);
    auto const law = read("examples/law." + std::string(text::code(l)) + ".txt");
    REQUIRE(!law.empty());
    check_edits("law", law + law, l);
}

TEST_CASE("rebuild: units of all kinds, any edit", "[structure][property]") {
    auto const l = GENERATE(text::language::en, text::language::fr, text::language::es, text::language::ar,
                            text::language::zh, text::language::ru, text::language::az);
    check_edits("assorted", assorted(), l);
}

TEST_CASE("rebuild: a keystroke makes the provisions around it anew, not the law", "[structure]") {
    std::string text;
    for (int i = 1; i <= 300; ++i) {
        if (i % 20 == 1) text += "CHAPTER " + std::to_string(i / 20 + 1) + "\nOf stays\n\n";
        text += "Article " + std::to_string(i) + "\nAliens leave:\n(a) now;\n(b) later.\n\n";
    }
    written draft(text, text::language::en);
    auto const all = draft.document().provisions.size();
    auto const few = all / 20;
    auto const types = [&](std::string const& where, std::size_t erased, std::string const& what) {
        auto next = draft.text();
        auto const at = next.find(where);
        REQUIRE(at != std::string::npos);
        auto const made = draft.becomes(next.replace(at, erased, what));
        CHECK(draft.wrong().empty());
        return made.new_end - made.begin;
    };
    CHECK(types("now;\n(b) later.\n\nArticle 151\n", 0, "k") < few);              // in a word
    CHECK(types("(b) later.\n\nArticle 151\n", 3, "") < few);                     // a point less
    CHECK(types("Article 152\n", 0, "Article 151 bis\nA stay ends.\n\n") < few);  // an article more
    CHECK(types("CHAPTER 9\n", 0, "\n") < few);                                   // a line more
    CHECK(types("CHAPTER 9\n", 10, "") < all / 5);                                // no chapter any more
    CHECK(types("Article 152\n", 11, "Article 153") < all);                       // names that come again
}
