// Conditions: what a rule looks for, as a typed tree. Language of docs/writing-rules.md.
//
// A new condition word touches: the enums here, condition_grammar.cpp, lint/evaluate.cpp,
// docs/writing-rules.md and their tests.
#pragma once

#include "match/matcher.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::rulepack {

/// Where a concept is sought.
enum class scope : std::uint8_t { sentence, provision, article, chapter, document, heading, title };

/// In which form a concept counts. `affirmed`: neither negated, excepted nor repealed; `asserted`: affirmed, and not in
/// a condition ("if he is detained").
enum class form : std::uint8_t { affirmed, asserted, negated, permitted, obliged, excepted, any };

/// One concept in a form: `negated appeal`.
struct concept_term {
    std::string name;
    match::concept_id what = 0;  ///< set by `resolve`
    form as = form::affirmed;
    std::uint32_t at = 0;  ///< byte in the condition, for messages
};

struct condition {
    enum class kind : std::uint8_t {
        holds,      ///< `first` occurs in `where`
        before,     ///< `first` precedes `second` in the sentence
        near,       ///< `first` and `second` stand at most `within` words apart
        about,      ///< `where` is about `first`
        quantity,   ///< a duration or age compares so; near `first` if `near_concept`
        exception,  ///< the sentence makes an exception
        kind_is,    ///< the draft is of kind `text`
        all,
        any,
        none,   ///< of `children`
        scoped  ///< `children` are judged in `where`
    };
    enum class compare : std::uint8_t { less, at_most, more, at_least, equal };
    enum class relation : std::uint8_t { any, at_most, at_least, after };

    kind what = kind::all;
    concept_term first, second;
    scope where = scope::sentence;
    std::uint32_t within = 8;
    bool is_age = false;
    bool near_concept = false;
    compare op = compare::more;
    relation relates = relation::any;
    double value = 0;  ///< hours, or years of an age
    std::string text;  ///< a kind of draft; of a quantity the threshold it is compared with, empty: a figure
    std::vector<condition> children;
};

inline constexpr double hours_a_year = 8760;

/// A parsed condition, or where and why it is none.
struct parsed_condition {
    condition tree;
    std::string error;           ///< empty if sound
    std::uint32_t error_at = 0;  ///< byte in the text
};
[[nodiscard]] parsed_condition parse_condition(std::string_view text);

/// A period or age as written, "90 days", in hours (a month has 730, a year 8760); nothing where it is none.
[[nodiscard]] std::optional<double> parse_period(std::string_view text);

/// A condition in the words it is written in: "child near detained and not exception". Read again it means the same.
[[nodiscard]] std::string to_text(condition const&);

/// The concepts of which one must stand in a sentence for the condition to hold there; empty if none must: such a
/// condition cannot be sought. Rules are tried only on sentences with one of these.
[[nodiscard]] std::vector<match::concept_id> needed_concepts(condition const&);

/// Calls `visit(concept_term&)` for each concept of a condition.
template <typename Visitor>
void each_concept(condition& c, Visitor&& visit) {
    bool const uses_first = c.what == condition::kind::holds || c.what == condition::kind::before ||
                            c.what == condition::kind::near || c.what == condition::kind::about ||
                            (c.what == condition::kind::quantity && c.near_concept);
    if (uses_first) visit(c.first);
    if (c.what == condition::kind::before || c.what == condition::kind::near) visit(c.second);
    for (auto& child : c.children) each_concept(child, visit);
}

}  // namespace cmwlint::rulepack
