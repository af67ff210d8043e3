// The condition grammar (Spirit X3).
//   detained near child and (affirmed detained or exception) and not criminal-penalty in article
#include "rulepack/condition.hpp"

#include <boost/fusion/include/at_c.hpp>
#include <boost/fusion/include/vector.hpp>
#include <boost/spirit/home/x3.hpp>

#include <algorithm>

namespace cmwlint::rulepack {
namespace {

namespace x3 = boost::spirit::x3;
using kind = condition::kind;

struct form_table : x3::symbols<form> {
    form_table() {
        add("affirmed", form::affirmed)("asserted", form::asserted)("negated", form::negated)(
            "permitted", form::permitted)("obliged", form::obliged)("excepted", form::excepted)("any", form::any);
    }
} const form_word;
struct scope_table : x3::symbols<scope> {
    scope_table() {
        add("sentence", scope::sentence)("provision", scope::provision)("article", scope::article)(
            "chapter", scope::chapter)("document", scope::document)("heading", scope::heading)("title", scope::title);
    }
} const scope_word;
struct compare_table : x3::symbols<condition::compare> {
    compare_table() {
        add("<", condition::compare::less)("<=", condition::compare::at_most)(">", condition::compare::more)(
            ">=", condition::compare::at_least)("=", condition::compare::equal);
    }
} const compare_sign;
struct relation_table : x3::symbols<condition::relation> {
    relation_table() {
        add("at-most", condition::relation::at_most)("at-least", condition::relation::at_least)(
            "after", condition::relation::after);
    }
} const relation_word;
struct unit_table : x3::symbols<double> {  // hours; years count as themselves for ages
    unit_table() {
        add("hours", 1.0)("hour", 1.0)("days", 24.0)("day", 24.0)("weeks", 168.0)("months", 730.0)("month", 730.0)(
            "years", 8760.0)("year", 8760.0);
    }
} const unit_word;

auto const name_char = x3::char_("a-z0-9") | x3::char_('-');
auto const word_end = !name_char;
auto const keyword_text = x3::lit("and") | "or" | "not" | "in" | "before" | "near" | "within" | "about" | "exception" |
                          "kind" | "duration" | "age" | form_word | relation_word;
auto const gap = x3::omit[*x3::space];
template <typename Text>
auto keyword(Text const& text) {
    return x3::omit[x3::lit(text) >> word_end] >> gap;
}

auto const name = x3::raw[(x3::char_("a-z") >> *name_char) - (keyword_text >> word_end)] >> gap;

// Terms.
auto const set_form = [](auto& ctx) { x3::_val(ctx).as = x3::_attr(ctx); };
auto const set_name = [](auto& ctx) {
    auto const& range = x3::_attr(ctx);
    x3::_val(ctx).name.assign(range.begin(), range.end());
};
x3::rule<struct term_id, concept_term> const term = "concept";
auto const term_def = -(&(form_word >> word_end) >> form_word[set_form] >> gap) >> name[set_name];

// Atoms.
auto const set_first = [](auto& ctx) { x3::_val(ctx).first = x3::_attr(ctx); };
auto const set_second = [](auto& ctx) { x3::_val(ctx).second = x3::_attr(ctx); };
auto const set_where = [](auto& ctx) { x3::_val(ctx).where = x3::_attr(ctx); };
auto const set_within = [](auto& ctx) { x3::_val(ctx).within = x3::_attr(ctx); };
template <kind K>
struct become {
    template <typename Context>
    void operator()(Context& ctx) const {
        x3::_val(ctx).what = K;
    }
};
auto const set_text = [](auto& ctx) {
    auto const& range = x3::_attr(ctx);
    x3::_val(ctx).text.assign(range.begin(), range.end());
};
auto const set_relation = [](auto& ctx) { x3::_val(ctx).relates = x3::_attr(ctx); };
auto const set_compare = [](auto& ctx) { x3::_val(ctx).op = x3::_attr(ctx); };
auto const set_value = [](auto& ctx) { x3::_val(ctx).value = x3::_attr(ctx); };
auto const set_unit = [](auto& ctx) {
    if (!x3::_val(ctx).is_age) x3::_val(ctx).value *= x3::_attr(ctx);
};
auto const set_age = [](auto& ctx) { x3::_val(ctx).is_age = true; };
auto const set_near = [](auto& ctx) {
    x3::_val(ctx).first = x3::_attr(ctx);
    x3::_val(ctx).near_concept = true;
    x3::_val(ctx).within = 14;
};
auto const document_by_default = [](auto& ctx) { x3::_val(ctx).where = scope::document; };

x3::rule<struct atom_id, condition> const atom = "condition";
x3::rule<struct primary_id, condition> const primary = "condition in brackets";
x3::rule<struct unary_id, condition> const unary = "condition";
x3::rule<struct conjunction_id, condition> const conjunction = "conditions joined by and";
x3::rule<struct disjunction_id, condition> const disjunction = "conditions joined by or";

auto const in_scope = keyword("in") >> scope_word[set_where] >> word_end >> gap;
auto const about =
    keyword("about") >> x3::eps[become<kind::about>()] >> x3::eps[document_by_default] >> term[set_first] >> -in_scope;
auto const exception = keyword("exception") >> x3::eps[become<kind::exception>()];
auto const kind_is = keyword("kind") >> x3::eps[become<kind::kind_is>()] >> name[set_text];
auto const quantity = x3::eps[become<kind::quantity>()] >> -(relation_word[set_relation] >> word_end >> gap) >>
                      (keyword("duration") | (keyword("age") >> x3::eps[set_age])) >> compare_sign[set_compare] >> gap
                      >> ((x3::uint_[set_value] >> gap >> unit_word[set_unit] >> word_end >> gap) | name[set_text]) >>
                      -(keyword("near") >> term[set_near]);
auto const relation = (keyword("before") >> x3::eps[become<kind::before>()]) |
                      (keyword("near") >> x3::eps[become<kind::near>()]) |
                      (keyword("within") >> x3::uint_[set_within] >> gap >> keyword("words") >> keyword("of") >>
                       x3::eps[become<kind::near>()]);
auto const held = term[set_first] >> x3::eps[become<kind::holds>()] >> -((relation >> term[set_second]) | in_scope);
auto const atom_def = about | exception | kind_is | quantity | held;

// Composites. A node with one child is that child.
auto const adopt = [](auto& ctx) { x3::_val(ctx).children.push_back(x3::_attr(ctx)); };
auto const take = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };
auto const unwrap = [](auto& ctx) {
    auto& node = x3::_val(ctx);
    if (node.children.size() == 1) {
        condition only = std::move(node.children.front());
        node = std::move(only);
    }
};
auto const put_in_scope = [](auto& ctx) {
    condition inner = std::move(x3::_val(ctx));
    condition outer;
    outer.what = kind::scoped;
    outer.where = x3::_attr(ctx);
    outer.children.push_back(std::move(inner));
    x3::_val(ctx) = std::move(outer);
};
auto const primary_def =
    ('(' >> gap >> disjunction[take] >> ')' >> gap >> -(keyword("in") >> scope_word[put_in_scope] >> word_end >> gap)) |
    atom[take];
auto const unary_def = (keyword("not") >> x3::eps[become<kind::none>()] >> unary[adopt]) | primary[take];
auto const conjunction_def = x3::eps[become<kind::all>()] >> unary[adopt] % keyword("and") >> x3::eps[unwrap];
auto const disjunction_def = x3::eps[become<kind::any>()] >> conjunction[adopt] % keyword("or") >> x3::eps[unwrap];

BOOST_SPIRIT_DEFINE(term, atom, primary, unary, conjunction, disjunction)

auto const period_text = gap >> x3::uint_ >> gap >> unit_word >> gap >> x3::eoi;

}  // namespace

std::optional<double> parse_period(std::string_view text) {
    boost::fusion::vector<unsigned, double> read;
    char const* first = text.data();
    if (!x3::parse(first, text.data() + text.size(), period_text, read)) return std::nullopt;
    return boost::fusion::at_c<0>(read) * boost::fusion::at_c<1>(read);
}

parsed_condition parse_condition(std::string_view text) {
    parsed_condition result;
    int depth = 0;
    for (char const c : text) {
        depth += c == '(' ? 1 : (c == ')' ? -1 : 0);
        if (depth > 32) {  // the grammar recurses on brackets
            result.error = "brackets are nested more than 32 deep";
            return result;
        }
    }
    int negations = 0;
    for (std::size_t at = 0, end = 0; end < text.size(); at = end + 1) {  // and on `not`, one word at a time
        end = std::min(text.find_first_of(" \t\r\n(", at), text.size());
        if (end > at) negations = text.substr(at, end - at) == "not" ? negations + 1 : 0;
        if (negations > 32) {
            result.error = "more than 32 times `not` in a row";
            return result;
        }
    }
    char const* first = text.data();
    char const* const last = first + text.size();
    bool const ok = x3::parse(first, last, gap >> disjunction, result.tree);
    if (!ok || first != last) {
        result.error_at = static_cast<std::uint32_t>(first - text.data());
        result.error = text.empty() ? "the condition is empty" : "the condition cannot be read from here on";
    }
    return result;
}

}  // namespace cmwlint::rulepack
