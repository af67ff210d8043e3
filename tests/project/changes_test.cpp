// Which provision is which, in two versions of a draft.
#include "project/changes.hpp"

#include "draft.hpp"

#include <algorithm>

namespace {

using namespace cmwlint;
using test::draft;

structure::provision_id named(draft const& d, std::string const& eid) {
    auto const& all = d.tree.document.provisions;
    auto const it = std::find_if(all.begin(), all.end(), [&](auto const& p) { return p.eid == eid; });
    INFO(eid);
    REQUIRE(it != all.end());
    return static_cast<structure::provision_id>(it - all.begin());
}

struct versions {
    draft before, after;
    project::read_text old_text, text;
    project::version_pairs pairs;

    versions(std::string const& was, std::string const& is, text::language l = text::language::en)
        : before{was, l}, after{is, l}, old_text{before.text()}, text{after.text()}, pairs{old_text, text} {}

    // The address it had; "" if it is new.
    [[nodiscard]] std::string was(std::string const& eid) const {
        auto const id = pairs.before_of(named(after, eid));
        return id == structure::no_provision ? std::string{} : before.tree.document[id].eid;
    }
    [[nodiscard]] bool changed(std::string const& eid) const { return pairs.changed(named(after, eid)); }
};

std::string const entry = "Entry\nA person may enter the territory at any crossing that is open to traffic.\n\n";
std::string const fees = "Fees\nThe Minister publishes the fees for visas once a year in the gazette.\n\n";
std::string const offences =
    "Offences\nA person who enters the territory elsewhere shall be imprisoned for one year.\n\n";

}  // namespace

TEST_CASE("A provision that was renumbered has not changed", "[changes]") {
    versions const v{"# Act\n\nArticle 1. " + entry + "Article 2. " + offences,
                     "# Act\n\nArticle 1. " + fees + "Article 2. " + entry + "Article 3. " + offences};
    CHECK(v.was("art_3") == "art_2");
    CHECK_FALSE(v.changed("art_3"));
    CHECK(v.was("art_2") == "art_1");
    CHECK(v.was("art_1").empty());
    CHECK(v.changed("art_1"));
}

TEST_CASE("A provision that was moved, or copied once more", "[changes]") {
    versions const v{
        "# Act\n\nArticle 1. " + entry + "Article 2. " + offences + "Article 3. " + fees,
        "# Act\n\nArticle 1. " + offences + "Article 2. " + fees + "Article 3. " + entry + "Article 4. " + fees};
    CHECK(v.was("art_1") == "art_2");
    CHECK_FALSE(v.changed("art_1"));
    CHECK_FALSE(v.changed("art_3"));
    CHECK_FALSE(v.changed("art_2"));
    CHECK(v.changed("art_4"));  // the copy
    CHECK(v.was("art_4").empty());
}

TEST_CASE("A reworded provision keeps its counterpart, also under another number", "[changes]") {
    std::string const reworded =
        "Offences\nA person who enters the territory elsewhere shall be fined or imprisoned for one year.\n\n";
    versions const v{"# Act\n\nArticle 1. " + entry + "Article 2. " + offences,
                     "# Act\n\nArticle 1. " + entry + "Article 2. " + fees + "Article 3. " + reworded};
    CHECK(v.was("art_3") == "art_2");
    CHECK(v.changed("art_3"));
    CHECK(v.was("art_2").empty());
    CHECK(v.pairs.after_of(named(v.before, "art_2")) == named(v.after, "art_3"));
}

TEST_CASE("A provision that was split: the larger half is its counterpart", "[changes]") {
    std::string const whole =
        "Return\nA person may be returned to the country of origin after a hearing before a judge of the court. "
        "Children are never returned without a study of their interests.\n\n";
    std::string const half =
        "Return\nA person may be returned to the country of origin after a hearing before a judge of the court.\n\n";
    std::string const rest = "Children\nChildren are never returned without a study of their interests.\n\n";
    versions const v{"# Act\n\nArticle 1. " + whole + "Article 2. " + fees,
                     "# Act\n\nArticle 1. " + half + "Article 2. " + rest + "Article 3. " + fees};
    CHECK(v.was("art_1") == "art_1");
    CHECK(v.changed("art_1"));
    CHECK(v.was("art_2").empty());
    CHECK_FALSE(v.changed("art_3"));
}

TEST_CASE("Figures count, layout and case do not", "[changes]") {
    std::string const act = "# Act\n\nArticle 1. Entry\nA person may stay for 30 days at the border.\n";
    CHECK(versions(act, "# Act\n\nArticle 1. Entry\nA person may stay for 60 days at the border.\n").changed("art_1"));
    CHECK_FALSE(versions(act, "# ACT\n\nARTICLE 1. Entry\n\nA person may stay\nfor 30  days at the Border.\n")
                    .changed("art_1"));
}

TEST_CASE("A cross-reference is what it leads to, not its figures", "[changes]") {
    std::string const refers = "Offences\nA person who contravenes article 1 shall be fined by the court.\n\n";
    std::string const follows = "Offences\nA person who contravenes article 2 shall be fined by the court.\n\n";
    std::string const was = "# Act\n\nArticle 1. " + entry + "Article 2. " + refers;
    versions const renumbered{was, "# Act\n\nArticle 1. " + fees + "Article 2. " + entry + "Article 3. " + follows};
    CHECK_FALSE(renumbered.changed("art_3"));
    versions const elsewhere{was, "# Act\n\nArticle 1. " + fees + "Article 2. " + entry + "Article 3. " + refers};
    CHECK(elsewhere.was("art_3") == "art_2");
    CHECK(elsewhere.changed("art_3"));
}

TEST_CASE("A lead-in belongs to its points, a point to its paragraph", "[changes]") {
    std::string const list =
        "Offences\nShall be fined a person who:\n(a) enters the territory elsewhere;\n(b) hides.\n";
    versions const lead{"# Act\n\nArticle 1. " + list,
                        "# Act\n\nArticle 1. Offences\nShall be imprisoned a person who:\n(a) enters the territory "
                        "elsewhere;\n(b) hides.\n"};
    CHECK(lead.was("art_1__point_a") == "art_1__point_a");
    CHECK(lead.changed("art_1__point_a"));
    versions const point{"# Act\n\nArticle 1. " + list,
                         "# Act\n\nArticle 1. Offences\nShall be fined a person who:\n(a) enters the territory "
                         "elsewhere;\n(b) hides others.\n"};
    CHECK_FALSE(point.changed("art_1__point_a"));
    CHECK(point.changed("art_1__point_b"));
    CHECK(point.changed("art_1"));
}

TEST_CASE("Without articles the sentence decides", "[changes]") {
    versions const v{"A person may enter anywhere. The fee is published.",
                     "The fee is published every year. A person may enter anywhere."};
    auto const unchanged = v.after.finding("A person may enter anywhere"), changed = v.after.finding("every year");
    CHECK_FALSE(v.pairs.changed(unchanged.where, unchanged.sentence));
    CHECK(v.pairs.changed(changed.where, changed.sentence));
}

TEST_CASE("New is what was not found, what changed, and what points into what changed", "[changes]") {
    versions const v{"# Act\n\nArticle 1. " + entry + "Article 2. " + offences + "Article 3. " + fees,
                     "# Act\n\nArticle 1. " + entry + "Article 2. " + offences +
                         "Article 3. Fees\nThe Minister publishes the new fees for visas once a year.\n"};
    auto unchanged = v.after.finding("imprisoned"), pointing = unchanged, changed = v.after.finding("new fees");
    pointing.labels.push_back({changed.where, "fees"});
    diagnostic::diagnostic whole;
    whole.rule = "ABS-001";
    std::vector const found{unchanged, pointing, changed, whole};
    std::vector<std::string> const prints{"a", "b", "c", "d"};
    auto const fresh = [&](std::unordered_set<std::string> const& known) {
        return project::new_findings(v.pairs, known, prints, found);
    };
    CHECK(fresh({"a", "b", "c", "d"}) == std::vector<bool>{false, true, true, false});
    CHECK(fresh({}) == std::vector<bool>(4, true));
}

TEST_CASE("Versions in Arabic, Chinese and Russian", "[changes]") {
    versions const ar{
        "القانون\n\nالمادة 1\nيجوز لكل شخص الدخول من أي معبر مفتوح.\n\nالمادة 2\nيعاقب بالحبس كل من دخل من غيره.\n",
        "القانون\n\nالمادة 1\nتنشر الرسوم كل سنة.\n\nالمادة 2\nيجوز لكل شخص الدخول من أي معبر مفتوح.\n\n"
        "المادة 3\nيعاقب بالحبس كل من دخل من غيره.\n",
        text::language::ar};
    CHECK(ar.was("art_3") == "art_2");
    CHECK_FALSE(ar.changed("art_3"));
    versions const zh{
        "边境法\n\n第一条 任何人可以从开放口岸入境。\n\n第二条 非法入境的，处一年有期徒刑。\n",
        "边境法\n\n第一条 费用每年公布。\n\n第二条 任何人可以从开放口岸入境。\n\n第三条 非法入境的，处三年有期徒刑。\n",
        text::language::zh};
    CHECK(zh.was("art_2") == "art_1");
    CHECK_FALSE(zh.changed("art_2"));
    CHECK(zh.was("art_3") == "art_2");
    CHECK(zh.changed("art_3"));
    versions const ru{"Закон\n\nСтатья 1. Въезд\nВъезд открыт для всех лиц.\n\nСтатья 2. Сборы\nСборы публикуются.\n",
                      "Закон\n\nСтатья 1. Сборы\nСборы публикуются.\n\nСтатья 2. Въезд\nВъезд открыт для всех лиц.\n",
                      text::language::ru};
    CHECK(ru.was("art_1") == "art_2");
    CHECK_FALSE(ru.changed("art_1"));
}

TEST_CASE("An empty version", "[changes]") {
    versions const v{"", "# Act\n\nArticle 1. " + entry};
    CHECK(v.changed("art_1"));
    CHECK(v.was("art_1").empty());
    versions const gone{"# Act\n\nArticle 1. " + entry, ""};
    CHECK(gone.pairs.after_of(named(gone.before, "art_1")) == structure::no_provision);
}
