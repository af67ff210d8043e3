// What rules said of two versions of a draft, paired.
#include "project/changes.hpp"

#include "draft.hpp"

namespace {

using namespace cmwlint;
using test::draft;

struct rounds {
    draft before, after;
    project::read_text old_text, text;
    project::version_pairs pairs;
    std::vector<project::claim> were, are;

    rounds(std::string const& was, std::string const& is)
        : before{was}, after{is}, old_text{before.text()}, text{after.text()}, pairs{old_text, text} {}

    static project::claim claim_at(draft const& d, std::string const& words, std::string const& sentence,
                                   std::string const& print, std::string const& rule) {
        return {rule, d.finding(words).where, print, sentence};
    }
    void was(std::string const& words, std::string const& sentence, std::string const& print,
             std::string const& rule = "R") {
        were.push_back(claim_at(before, words, sentence, print, rule));
    }
    void is(std::string const& words, std::string const& sentence, std::string const& print,
            std::string const& rule = "R") {
        are.push_back(claim_at(after, words, sentence, print, rule));
    }
    [[nodiscard]] std::vector<project::claim_pair> run() const { return project::pair_claims(pairs, were, are); }
};

std::string const offence = "A person who enters elsewhere shall be imprisoned for one year.";
std::string const harsher = "Any person who enters elsewhere shall be imprisoned for ten years and fined.";
std::string const custody = "A child may be detained by the police for two days.";

}  // namespace

TEST_CASE("The same finding under another number", "[claims]") {
    rounds r{"# Act\n\nArticle 1. Offences\n" + offence + "\n",
             "# Act\n\nArticle 1. Aims\nAll are protected.\n\nArticle 2. Offences\n" + offence + "\n"};
    r.was("imprisoned", offence, "p");
    r.is("imprisoned", offence, "p");
    auto const pairs = r.run();
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].is == project::wording::same);
}

TEST_CASE("A finding in other words, in the article that corresponds", "[claims]") {
    rounds r{"# Act\n\nArticle 1. Offences\n" + offence + "\n",
             "# Act\n\nArticle 1. Aims\nAll are protected.\n\nArticle 2. Offences\n" + harsher + "\n"};
    r.was("imprisoned", offence, "p");
    r.is("imprisoned", harsher, "q");
    auto const pairs = r.run();
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].is == project::wording::reworded);
}

TEST_CASE("Another rule, or another matter, is another finding", "[claims]") {
    rounds r{"# Act\n\nArticle 1. Offences\n" + offence + "\n\nArticle 2. Fees\nThe fee is published.\n",
             "# Act\n\nArticle 1. Offences\n" + offence + "\n\nArticle 2. Fees\n" + custody + "\n"};
    r.was("imprisoned", offence, "p");
    r.is("imprisoned", offence, "p", "S");
    r.is("detained", custody, "q");
    CHECK(r.run().empty());
}

TEST_CASE("A sentence that moved into an article of its own keeps its finding", "[claims]") {
    rounds r{"# Act\n\nArticle 1. Offences\nThe border is guarded by the police day and night. " + offence + "\n",
             "# Act\n\nArticle 1. Guard\nThe border is guarded by the police day and night.\n\nArticle 2. Penalty\n" +
                 offence + "\n"};
    r.was("imprisoned", offence, "p");
    r.is("imprisoned", offence, "q");
    auto const pairs = r.run();
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].is == project::wording::same);
}

TEST_CASE("Each finding has one counterpart, the likeliest", "[claims]") {
    rounds r{"# Act\n\nArticle 1. Custody\n1. " + custody + "\n2. A child may be detained at the port.\n",
             "# Act\n\nArticle 1. Custody\n1. A child may be detained at the port of entry.\n2. " + custody + "\n"};
    r.was("detained by the police", custody, "a");
    r.was("detained at the port", "A child may be detained at the port.", "b");
    r.is("detained at the port", "A child may be detained at the port of entry.", "c");
    r.is("detained by the police", custody, "d");
    auto const pairs = r.run();
    REQUIRE(pairs.size() == 2);
    CHECK((pairs[0].before == 1 && pairs[0].after == 0));
    CHECK((pairs[1].before == 0 && pairs[1].after == 1));
}

TEST_CASE("What the whole draft lacks is one finding of both versions", "[claims]") {
    rounds r{"# Act\n\nArticle 1. Aims\nAll are protected.\n", "# Act\n\nArticle 1. Fees\nFees are published.\n"};
    r.were.push_back({"ABS", {}, "a", "One."});
    r.are.push_back({"ABS", {}, "b", "Two."});
    CHECK(r.run().size() == 1);
}
