// Shared by the heading grammars; private to structure/grammar. Grammars read lines: no skipper, no expectation points;
// only ASCII inside char_(), other letters as literals or symbols.
#pragma once

#include "structure/grammar/heading.hpp"
#include "structure/grammar/numerals.hpp"

#include <boost/range/iterator_range_core.hpp>
#include <boost/spirit/home/x3.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cmwlint::structure::grammar {

namespace x3 = boost::spirit::x3;
using slice = boost::iterator_range<char const*>;  // what x3::raw[] yields: a position for nothing

struct heading_node {
    heading value;
    slice label;
    unsigned ordinal = 0;  // sum of the parts of an ordinal in words
};

inline std::string_view view(slice s) { return {s.begin(), static_cast<std::size_t>(s.size())}; }

// Setters, so that grammars read as grammar. With actions X3 does no attribute guessing.
inline auto const set_kind = [](auto& ctx) { x3::_val(ctx).value.kind = x3::_attr(ctx); };
inline auto const set_label = [](auto& ctx) { x3::_val(ctx).label = x3::_attr(ctx); };
inline auto const set_number = [](auto& ctx) { x3::_val(ctx).value.number = normalise_number(view(x3::_attr(ctx))); };
inline auto const add_suffix = [](auto& ctx) { x3::_val(ctx).value.number += x3::_attr(ctx); };
inline auto const append = [](auto& ctx) { x3::_val(ctx).value.number += view(x3::_attr(ctx)); };
inline auto const set_adaptable = [](auto& ctx) { x3::_val(ctx).value.adaptable = true; };
inline auto const start_ordinal = [](auto& ctx) { x3::_val(ctx).ordinal = 0; };
inline auto const add_ordinal = [](auto& ctx) {
    auto& node = x3::_val(ctx);
    node.ordinal += x3::_attr(ctx);
    node.value.number = std::to_string(node.ordinal);
    node.value.in_words = true;
};
inline auto const set_roman = [](auto& ctx) {
    auto const value = roman_value(view(x3::_attr(ctx)));
    x3::_pass(ctx) = value.has_value();
    if (!value) return;
    x3::_val(ctx).value.number = std::to_string(*value);
    x3::_val(ctx).value.in_words = true;
};

using kind_table = x3::symbols<provision_kind>;
using ordinal_table = x3::symbols<unsigned>;
using word_table = x3::symbols<x3::unused_type>;
using suffix_table = x3::symbols<std::string>;

// clang-format off
// Marks of Markdown that a plain-text reading leaves before a heading; emphasis inside one ("**Articulo** **1°**").
inline auto const prefix = *(x3::char_(" #*>_") | (x3::lit('-') >> ' '));
inline auto const gap    = +x3::char_(" *_");
inline auto const spaces = *x3::char_(" *_");

inline auto const word_end  = !(x3::alnum | x3::char_('\xc3', '\xdb'));  // no Latin, Cyrillic or Arabic letter follows
inline auto const roman     = x3::raw[+x3::char_("ivxlcdm")][set_roman] >> -(x3::lit("er") | "re") >> word_end;  // "Titre Ier"
// 5  12-1  18.8  l821-1  l. 821-1  38a  1er  7°  3 bis
inline auto const prefixed  = -(x3::char_("lrda") >> -x3::lit('.') >> -x3::lit(' ') >> -x3::lit('*'));
inline auto const digits    = +x3::digit >> *(x3::char_(".-") >> +x3::digit);
inline auto const ordinal_ending =
    (x3::lit("er") | "ere" | "eme" | "re" | "e" | "o" | "a" | "st" | "nd" | "rd" | "th") >> word_end;
inline auto const sign      = x3::lit("\xc2\xb0") | "\xc2\xba" | "\xc2\xaa";  // ° º ª
inline auto const letter_suffix = -(-x3::lit('-') >> x3::alpha >> word_end);
inline auto const plain_number = x3::raw[prefixed >> digits >> -(sign | ordinal_ending) >> -sign >> letter_suffix][set_number];
// clang-format on

/// Runs a line rule that stops behind the number; the rest of the line, without its separator, is the title.
template <typename Rule>
std::optional<heading> run(Rule const& rule, std::string_view line) {
    heading_node node;
    char const* first = line.data();
    char const* const last = first + line.size();
    if (!x3::parse(first, last, rule, node)) return std::nullopt;
    heading& out = node.value;
    out.label = view(node.label);
    std::string_view rest{first, static_cast<std::size_t>(last - first)};
    bool const glued = !rest.empty() && ((rest[0] >= 'a' && rest[0] <= 'z') || (rest[0] >= '0' && rest[0] <= '9'));
    // "part 11workers" happens to parts and divisions; "article 5x…" is some other word.
    if (glued && out.dress == marker_dress::none && out.kind >= provision_kind::article &&
        out.kind < provision_kind::signature && !out.label.empty())
        return std::nullopt;
    auto const begin = rest.find_first_not_of(" *_.:;-)\t");
    auto const separator = rest.substr(0, begin);
    out.separated = separator.find_first_of(".:;-)") != std::string_view::npos;
    out.title = begin == std::string_view::npos ? std::string_view{} : rest.substr(begin);
    return std::move(out);
}

}  // namespace cmwlint::structure::grammar
