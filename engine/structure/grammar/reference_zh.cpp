// Chinese references: "第十六条第二款", "第三十八条第一项", "本法第五条", "本条", "前款", "第三条至第五条". Whether
// they lead to another law ("刑法第三百二十二条") is written before them: the caller looks back.
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/reference_node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct unit_table : kind_table {
    unit_table() {
        add("条", provision_kind::article)("款", provision_kind::paragraph)("项", provision_kind::point)("目", provision_kind::point)
           ("章", provision_kind::chapter)("节", provision_kind::section)("编", provision_kind::book);
    }
} const unit;
struct numeral_table : word_table {
    numeral_table() {
        for (auto c : {"零","〇","○","一","二","两","三","四","五","六","七","八","九","十","廿","卅","百","千"}) add(c);
    }
} const numeral;

auto const number_han = [](auto& ctx) {
    auto& node = x3::_val(ctx);
    auto const value = han_value(view(x3::_attr(ctx)));
    x3::_pass(ctx) = value.has_value();
    if (!value) return;
    node.ordinal_words = x3::_attr(ctx);
    node.written = std::to_string(*value);
};
// The unit stands behind its number.
auto const close_link = [](auto& ctx) {
    auto& node = x3::_val(ctx);
    auto const kind = x3::_attr(ctx);
    auto const same = [kind](reference_link const& l) { return l.kind == kind; };
    x3::_pass(ctx) = kind == provision_kind::point || std::none_of(node.chain.links.begin(), node.chain.links.end(), same);
    if (!x3::_pass(ctx)) return;
    node.chain.links.push_back({kind, {}, reference::origin::absolute});
    add_number_text(node, node.written, node.ordinal_words);
};
auto const number_digits = [](auto& ctx) {
    auto& node = x3::_val(ctx);
    node.ordinal_words = x3::_attr(ctx);
    node.written = view(x3::_attr(ctx));
};
auto const add_inserted = [](auto& ctx) {
    auto& links = x3::_val(ctx).chain.links;
    auto const value = han_value(view(x3::_attr(ctx)));
    auto const text = value ? std::to_string(*value) : std::string{view(x3::_attr(ctx))};
    if (links.empty() || links.back().numbers.empty()) return;
    auto& number = links.back().numbers.back();
    number.number += "-" + text;
    number.end = number.number_end = offset_in(x3::_val(ctx), x3::_attr(ctx).end());
};
auto const range_to = [](auto& ctx) {
    auto& links = x3::_val(ctx).chain.links;
    if (!links.empty()) {
        x3::_val(ctx).range_next = true;
        add_number_text(x3::_val(ctx), x3::_val(ctx).written, x3::_val(ctx).ordinal_words);
    }
};

auto const figure = -x3::lit('(') >> -x3::lit(' ')
    >> (x3::raw[+numeral][number_han] | x3::raw[+x3::digit >> -('-' >> +x3::digit)][number_digits]) >> -x3::lit(' ') >> -x3::lit(')');
auto const inserted = -(x3::lit("之") >> x3::raw[+numeral | +x3::digit][add_inserted]);
x3::rule<struct reference_zh_id, reference_node> const chain = "reference.zh";
auto const link = x3::lit("第") >> -x3::lit(' ') >> figure >> -x3::lit(' ') >> unit[close_link] >> inserted;
auto const same_kind_range = x3::lit("至第") >> figure >> x3::omit[unit] >> x3::eps[range_to];
auto const here = x3::lit("本") >> x3::eps[says_here] >> unit[open_link];
auto const previous = (x3::lit("前") | "上一" | "上") >> -(numeral) >> x3::eps[says_previous] >> unit[open_link];
auto const chain_def = (here | previous | link) >> *link >> -same_kind_range;
BOOST_SPIRIT_DEFINE(chain)
// clang-format on

}  // namespace

std::optional<reference_chain> reference_zh(std::string_view text) { return run_reference(chain, text); }

}  // namespace cmwlint::structure::grammar
