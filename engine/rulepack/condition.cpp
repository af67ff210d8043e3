#include "rulepack/condition.hpp"

#include <array>
#include <cstdio>

namespace cmwlint::rulepack {
namespace {

std::string in_scope(scope where) {
    constexpr std::array<std::string_view, 7> words{
        "", " in provision", " in article", " in chapter", " in document", " in heading", " in title"};
    return std::string{words[static_cast<std::size_t>(where)]};
}

std::string to_text(concept_term const& term) {
    constexpr std::array<std::string_view, 7> words{"",         "asserted ", "negated ", "permitted ",
                                                    "obliged ", "excepted ", "any "};
    return std::string{words[static_cast<std::size_t>(term.as)]} + term.name;
}

std::string number(double n) {
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%g", n);
    return out.data();
}

// The largest unit that gives a whole number.
std::string hours_text(double hours) {
    constexpr std::array<std::pair<double, std::string_view>, 3> units{
        {{8760, "years"}, {730, "months"}, {24, "days"}}};
    for (auto const& [size, unit] : units) {
        double const n = hours / size;
        if (n >= 2 && n == static_cast<double>(static_cast<long>(n))) return number(n) + " " + std::string{unit};
    }
    return number(hours) + " hours";
}

std::string quantity_text(condition const& c) {
    constexpr std::array<std::string_view, 4> relations{"", "at-most ", "at-least ", "after "};
    constexpr std::array<std::string_view, 5> signs{" < ", " <= ", " > ", " >= ", " = "};
    std::string out{relations[static_cast<std::size_t>(c.relates)]};
    out.append(c.is_age ? "age" : "duration").append(signs[static_cast<std::size_t>(c.op)]);
    if (!c.text.empty())
        out += c.text;
    else
        out += c.is_age ? number(c.value) + " years" : hours_text(c.value);
    return c.near_concept ? out + " near " + to_text(c.first) : out;
}

bool is_list(condition const& c) { return c.what == condition::kind::all || c.what == condition::kind::any; }

std::string joined(condition const& c, std::string_view word) {
    std::string out;
    for (auto const& child : c.children) {
        bool const nested = is_list(child) && child.what != c.what;
        out += out.empty() ? "" : word;
        out += nested ? "(" + to_text(child) + ")" : to_text(child);
    }
    return out;
}

}  // namespace

std::string to_text(condition const& c) {
    switch (c.what) {
        case condition::kind::all:
            return joined(c, " and ");
        case condition::kind::any:
            return joined(c, " or ");
        case condition::kind::none:
            return is_list(c.children.front()) ? "not (" + to_text(c.children.front()) + ")"
                                               : "not " + to_text(c.children.front());
        case condition::kind::scoped:
            return "(" + to_text(c.children.front()) + ")" + in_scope(c.where);
        case condition::kind::holds:
            return to_text(c.first) + in_scope(c.where);
        case condition::kind::about:
            if (c.where == scope::document) return "about " + to_text(c.first);
            return "about " + to_text(c.first) + (c.where == scope::sentence ? " in sentence" : in_scope(c.where));
        case condition::kind::before:
            return to_text(c.first) + " before " + to_text(c.second);
        case condition::kind::near: {
            bool const plain = c.within == condition{}.within;
            return to_text(c.first) + (plain ? " near " : " within " + std::to_string(c.within) + " words of ") +
                   to_text(c.second);
        }
        case condition::kind::quantity:
            return quantity_text(c);
        case condition::kind::exception:
            return "exception";
        case condition::kind::kind_is:
            return "kind " + c.text;
    }
    return {};
}

std::vector<match::concept_id> needed_concepts(condition const& c) {
    switch (c.what) {
        case condition::kind::holds:
            return c.where == scope::sentence ? std::vector{c.first.what} : std::vector<match::concept_id>{};
        case condition::kind::before:
        case condition::kind::near:
            return {c.first.what};
        case condition::kind::quantity:
            if (c.near_concept) return {c.first.what};
            return {};
        case condition::kind::all: {
            std::vector<match::concept_id> best;
            for (auto const& child : c.children) {
                auto const t = needed_concepts(child);
                if (!t.empty() && (best.empty() || t.size() < best.size())) best = t;
            }
            return best;
        }
        case condition::kind::any: {
            std::vector<match::concept_id> all;
            for (auto const& child : c.children) {
                auto const t = needed_concepts(child);
                if (t.empty()) return {};
                all.insert(all.end(), t.begin(), t.end());
            }
            return all;
        }
        default:
            return {};
    }
}

}  // namespace cmwlint::rulepack
