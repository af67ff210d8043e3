// Shared by the reference grammars; private to structure/grammar. A grammar reads from the first word of a reference as
// far as it goes on; the builder below gathers the links in written order.
#pragma once

#include "structure/grammar/node.hpp"
#include "structure/grammar/reference_chain.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cmwlint::structure::grammar {

// Actions run even where the alternative they stand in fails later: look ahead before opening a link, and keep the
// check that ends a number inside raw[].
struct reference_node {
    reference_chain chain;
    char const* begin = nullptr;
    bool plural = false;      // "articles": a comma may go on with the list
    bool range_next = false;  // "to" was read
    unsigned ordinal = 0;
    slice ordinal_words;  // a number whose unit comes later, as written …
    std::string written;  // … and normalised
    reference::origin from = reference::origin::absolute;
};

inline std::uint32_t offset_in(reference_node const& node, char const* at) {
    return static_cast<std::uint32_t>(at - node.begin);
}

// One kind appears once in a chain: "article 5, article 6" are two references.
inline auto const forget_pointer = [](auto& ctx) { x3::_val(ctx).from = reference::origin::absolute; };
inline auto const open_link = [](auto& ctx) {
    auto& node = x3::_val(ctx);
    auto const kind = x3::_attr(ctx);
    auto const same = [kind](reference_link const& l) { return l.kind == kind; };
    x3::_pass(ctx) =
        kind == provision_kind::point || std::none_of(node.chain.links.begin(), node.chain.links.end(), same);
    if (!x3::_pass(ctx)) return;
    node.chain.links.push_back({kind, {}, node.from});
    node.from = reference::origin::absolute;
    node.plural = false;
    node.range_next = false;
};
inline auto const is_plural = [](auto& ctx) { x3::_val(ctx).plural = true; };
inline auto const if_plural = [](auto& ctx) { x3::_pass(ctx) = x3::_val(ctx).plural; };
inline auto const says_here = [](auto& ctx) { x3::_val(ctx).from = reference::origin::here; };
inline auto const says_previous = [](auto& ctx) { x3::_val(ctx).from = reference::origin::previous; };
inline auto const range_follows = [](auto& ctx) { x3::_val(ctx).range_next = true; };
inline auto const no_range = [](auto& ctx) { x3::_val(ctx).range_next = false; };
inline auto const says_elsewhere = [](auto& ctx) { x3::_val(ctx).chain.elsewhere = true; };

inline void add_number_text(reference_node& node, std::string number, slice where) {
    if (node.chain.links.empty()) return;
    auto const end = offset_in(node, where.end());
    node.chain.links.back().numbers.push_back(
        {std::move(number), {}, node.range_next, offset_in(node, where.begin()), end, end});
    node.range_next = false;
}
inline auto const number_written = [](auto& ctx) {
    add_number_text(x3::_val(ctx), normalise_number(view(x3::_attr(ctx))), x3::_attr(ctx));
};
inline auto const number_roman = [](auto& ctx) {
    auto const value = roman_value(view(x3::_attr(ctx)));
    x3::_pass(ctx) = value.has_value();
    if (value) add_number_text(x3::_val(ctx), std::to_string(*value), x3::_attr(ctx));
};
inline auto const start_words = [](auto& ctx) { x3::_val(ctx).ordinal = 0; };
inline auto const add_word = [](auto& ctx) { x3::_val(ctx).ordinal += x3::_attr(ctx); };
inline auto const number_in_words = [](auto& ctx) {
    add_number_text(x3::_val(ctx), std::to_string(x3::_val(ctx).ordinal), x3::_attr(ctx));
};
inline auto const step_below = [](auto& ctx) {
    auto& links = x3::_val(ctx).chain.links;
    if (links.empty() || links.back().numbers.empty()) return;
    auto& number = links.back().numbers.back();
    number.below.push_back(normalise_number(view(x3::_attr(ctx))));
    number.end = offset_in(x3::_val(ctx), x3::_attr(ctx).end());
};

// clang-format off
inline auto const word_break   = !(x3::alnum | x3::char_('\xc3', '\xdb'));
inline auto const any_space    = x3::char_(" \n");
// Spaces, at most one line end among them.
inline auto const white        = +x3::lit(' ') >> -(x3::lit('\n') >> *x3::lit(' ')) | x3::lit('\n') >> *x3::lit(' ');
// Between a unit and its number: "section 5", "section(1)", "§5".
inline auto const before_number = white | &(x3::digit | '(');
// "(1)" "(b)" "(iv)" behind a number; bracketed numbers by themselves.
inline auto const below        = *(*any_space >> x3::raw['(' >> x3::alnum >> -x3::alnum >> -x3::alnum >> -x3::alnum
                                   >> -('.' >> +x3::digit) >> ')'][step_below]);
inline auto const figures      = x3::raw[prefixed >> +x3::digit >> *(x3::char_(".-") >> +x3::digit)
                                   >> -(sign | ordinal_ending) >> letter_suffix
                                   >> *(-x3::lit(' ') >> (x3::lit("bis") | "ter" | "quater" | "quinquies" | "sexies") >> word_break)]
                                   [number_written];
inline auto const bracketed_number =
    x3::raw['(' >> x3::alnum >> -x3::alnum >> -x3::alnum >> -('.' >> +x3::digit) >> ')'][number_written];
inline auto const roman_number = x3::raw[+x3::char_("ivxlc") >> word_break][number_roman];
inline auto const single_letter = x3::raw[x3::char_("a-z") >> word_break][number_written] >> -x3::lit(')');
// clang-format on

/// A word: bytes up to a space or a stop.
inline auto const any_word = +(x3::char_ - x3::char_(" \n.,;:()\""));

template <typename Rule>
std::optional<reference_chain> run_reference(Rule const& rule, std::string_view text) {
    reference_node node;
    node.begin = text.data();
    char const* first = text.data();
    if (!x3::parse(first, text.data() + text.size(), rule, node)) return std::nullopt;
    std::erase_if(node.chain.links,
                  [](reference_link const& l) { return l.numbers.empty() && l.from == reference::origin::absolute; });
    if (node.chain.links.empty()) return std::nullopt;
    while (first > text.data() && (first[-1] == ' ' || first[-1] == '\n')) --first;
    node.chain.length = offset_in(node, first);
    return std::move(node.chain);
}

}  // namespace cmwlint::structure::grammar
