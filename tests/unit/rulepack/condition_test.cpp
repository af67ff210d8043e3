// The condition language of docs/writing-rules.md: every construct, and what binds stronger than what.
#include "rulepack/condition.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cmwlint::rulepack;

namespace {

std::string name(form f) {
    switch (f) {
        case form::affirmed:
            return "";
        case form::asserted:
            return "asserted:";
        case form::negated:
            return "negated:";
        case form::permitted:
            return "permitted:";
        case form::obliged:
            return "obliged:";
        case form::excepted:
            return "excepted:";
        case form::any:
            break;
    }
    return "any:";
}

std::string name(scope s) {
    switch (s) {
        case scope::sentence:
            return "";
        case scope::provision:
            return "@provision";
        case scope::article:
            return "@article";
        case scope::chapter:
            return "@chapter";
        case scope::document:
            return "@document";
        case scope::heading:
            return "@heading";
        case scope::title:
            break;
    }
    return "@title";
}

std::string name(concept_term const& t) { return name(t.as) + t.name; }

std::string name(condition::compare c) {
    switch (c) {
        case condition::compare::less:
            return "<";
        case condition::compare::at_most:
            return "<=";
        case condition::compare::more:
            return ">";
        case condition::compare::at_least:
            return ">=";
        case condition::compare::equal:
            break;
    }
    return "=";
}

std::string name(condition::relation r) {
    switch (r) {
        case condition::relation::any:
            return "";
        case condition::relation::at_most:
            return "at-most ";
        case condition::relation::at_least:
            return "at-least ";
        case condition::relation::after:
            break;
    }
    return "after ";
}

// The tree as one line: (or (and a b) c).
std::string shape(condition const& c) {
    auto const list = [&](std::string const& word) {
        std::string out = "(" + word;
        for (auto const& child : c.children) out += " " + shape(child);
        return out + ")";
    };
    switch (c.what) {
        case condition::kind::holds:
            return name(c.first) + name(c.where);
        case condition::kind::before:
            return "(" + name(c.first) + " < " + name(c.second) + ")";
        case condition::kind::near:
            return "(" + name(c.first) + " ~" + std::to_string(c.within) + " " + name(c.second) + ")";
        case condition::kind::about:
            return "(about " + name(c.first) + name(c.where) + ")";
        case condition::kind::quantity:
            return "(" + name(c.relates) + (c.is_age ? "age" : "duration") + name(c.op) +
                   std::to_string(static_cast<int>(c.value)) + (c.near_concept ? " ~ " + name(c.first) : "") + ")";
        case condition::kind::exception:
            return "(exception)";
        case condition::kind::kind_is:
            return "(kind " + c.text + ")";
        case condition::kind::all:
            return list("and");
        case condition::kind::any:
            return list("or");
        case condition::kind::none:
            return list("not");
        case condition::kind::scoped:
            return list("in" + name(c.where));
    }
    return "?";
}

struct row {
    char const* text;
    char const* shape;
};

std::string parsed(std::string const& text) {
    auto const p = parse_condition(text);
    return p.error.empty() ? shape(p.tree) : "error at " + std::to_string(p.error_at) + ": " + p.error;
}

}  // namespace

TEST_CASE("condition: every construct of the language", "[rulepack][condition]") {
    auto const r = GENERATE(values<row>({
        {"child", "child"},
        {"  child  ", "child"},
        {"affirmed child", "child"},
        {"asserted child", "asserted:child"},
        {"negated child", "negated:child"},
        {"permitted child", "permitted:child"},
        {"obliged child", "obliged:child"},
        {"excepted child", "excepted:child"},
        {"any child", "any:child"},
        {"child in sentence", "child"},
        {"child in provision", "child@provision"},
        {"child in article", "child@article"},
        {"child in chapter", "child@chapter"},
        {"child in document", "child@document"},
        {"child in heading", "child@heading"},
        {"child in title", "child@title"},
        {"any child in article", "any:child@article"},
        {"child before cell", "(child < cell)"},
        {"child near cell", "(child ~8 cell)"},
        {"negated child near any cell", "(negated:child ~8 any:cell)"},
        {"child within 10 words of cell", "(child ~10 cell)"},
        {"about child", "(about child@document)"},
        {"about child in document", "(about child@document)"},
        {"about child in article", "(about child@article)"},
        {"exception", "(exception)"},
        {"kind readmission-agreement", "(kind readmission-agreement)"},
        {"not child", "(not child)"},
        {"not not child", "(not (not child))"},
        {"child and cell", "(and child cell)"},
        {"child or cell", "(or child cell)"},
        {"a and b and c", "(and a b c)"},
        {"a or b or c", "(or a b c)"},
        {"((a))", "a"},
        {"(a and b) in article", "(in@article (and a b))"},
        {"not (a or b) in chapter", "(not (in@chapter (or a b)))"},
    }));
    CAPTURE(r.text);
    CHECK(parsed(r.text) == r.shape);
}

TEST_CASE("condition: not binds stronger than and, and stronger than or", "[rulepack][condition]") {
    auto const r = GENERATE(values<row>({
        {"a and b or c", "(or (and a b) c)"},
        {"a or b and c", "(or a (and b c))"},
        {"(a or b) and c", "(and (or a b) c)"},
        {"not a and b", "(and (not a) b)"},
        {"not (a and b)", "(not (and a b))"},
        {"a and not b or not c and d", "(or (and a (not b)) (and (not c) d))"},
        {"a and b in article", "(and a b@article)"},
        {"a near b and c", "(and (a ~8 b) c)"},
        {"a before b or c before d", "(or (a < b) (c < d))"},
        {"about a and b", "(and (about a@document) b)"},
        {"duration > 1 day and a", "(and (duration>24) a)"},
    }));
    CAPTURE(r.text);
    CHECK(parsed(r.text) == r.shape);
}

TEST_CASE("condition: quantities are compared in hours, ages in years", "[rulepack][condition]") {
    auto const r = GENERATE(values<row>({
        {"duration > 24 hours", "(duration>24)"},
        {"duration >= 1 hour", "(duration>=1)"},
        {"duration < 2 days", "(duration<48)"},
        {"duration <= 1 day", "(duration<=24)"},
        {"duration = 3 weeks", "(duration=504)"},
        {"duration > 1 month", "(duration>730)"},
        {"duration > 2 months", "(duration>1460)"},
        {"duration > 1 year", "(duration>8760)"},
        {"duration>2 years", "(duration>17520)"},
        {"age < 18 years", "(age<18)"},
        {"age >= 18 years near child", "(age>=18 ~ child)"},
        {"duration > 24 hours near negated child", "(duration>24 ~ negated:child)"},
        {"at-most duration < 7 days", "(at-most duration<168)"},
        {"at-least duration < 7 days", "(at-least duration<168)"},
        {"after duration >= 1 year near permit", "(after duration>=8760 ~ permit)"},
    }));
    CAPTURE(r.text);
    CHECK(parsed(r.text) == r.shape);
}

TEST_CASE("condition: a name may begin like a word of the language", "[rulepack][condition]") {
    auto const name = GENERATE(as<std::string>{}, "notice", "order", "andorra", "inhabitant", "in-kind", "beforehand",
                               "nearby", "within-reach", "aboutness", "exceptional", "kindness", "duration-of-stay",
                               "aged", "age-limit", "anyone", "negated-x", "after-care", "not-a-word", "at-most-x");
    CAPTURE(name);
    CHECK(parsed(name) == name);
    CHECK(parsed("not " + name + " and " + name) == "(and (not " + name + ") " + name + ")");
}

TEST_CASE("condition: mistakes are told with the byte from where it cannot be read", "[rulepack][condition]") {
    struct mistake {
        char const* text;
        std::uint32_t at;
    };
    auto const m = GENERATE(values<mistake>({
        {"", 0},
        {"and", 0},
        {"child and", 6},
        {"child nd cell", 6},
        {"child cell", 6},
        {"child near", 6},
        {"child within ten words of cell", 6},
        {"child in artcle", 6},
        {"child)", 5},
        {"Child", 0},
        {"not", 0},
        {"negated", 0},
        {"duration > 24", 0},
        {"duration > 24 parsecs", 0},
        {"kind", 0},
        {"child & cell", 6},
        {"child\xff", 5},
    }));
    CAPTURE(m.text);
    auto const p = parse_condition(m.text);
    CHECK_FALSE(p.error.empty());
    CHECK(p.error_at == m.at);
}

TEST_CASE("condition: each concept of a tree is visited", "[rulepack][condition]") {
    auto p = parse_condition(
        "a and not (b near c or about d in article) and duration > 1 day near e and age < 18 years and kind law and f "
        "before g");
    REQUIRE(p.error.empty());
    std::vector<std::string> names;
    each_concept(p.tree, [&](concept_term& t) { names.push_back(t.name); });
    CHECK(names == std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g"});
}

TEST_CASE("condition: `in` after a pair would be overlooked, so it is refused", "[rulepack][condition]") {
    // "binds to one concept only; use brackets for more"
    CHECK_FALSE(parse_condition("child near cell in article").error.empty());
    CHECK(parsed("(child near cell) in article") == "(in@article (child ~8 cell))");
}

TEST_CASE("condition: depth without bound is refused, not recursed into", "[rulepack][condition]") {
    CHECK_FALSE(parse_condition(std::string(100000, '(') + "a").error.empty());
    std::string negations;
    for (int i = 0; i < 100000; ++i) negations += "not ";
    CHECK_FALSE(parse_condition(negations + "a").error.empty());
}

TEST_CASE("condition: a long one is read in linear time", "[rulepack][condition]") {
    std::string text = "a";
    for (int i = 0; i < 20000; ++i) text += " and (b or not c near d)";
    CHECK(parse_condition(text).tree.children.size() == 20001);
}

TEST_CASE("condition.text: a condition is told in the words it is written in", "[rulepack][condition]") {
    for (std::string const text : {
             "child near detained and not exception",
             "(negated appeal or any detained) and child within 16 words of detained",
             "at-most duration > 3 days near detained",
             "age < 18 years",
             "about child and about child in article and kind law",
             "(child and not (detained or exception)) in chapter",
             "permitted child before obliged detained",
             "excepted child in heading",
         }) {
        auto const p = parse_condition(text);
        REQUIRE(p.error.empty());
        CHECK(to_text(p.tree) == text);
    }
}
