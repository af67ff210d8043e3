// Chinese headings, simplified by the reading: "第二章 总则", "第五条之一", "第 38-1 条", "第三百二十二条", "附件一",
// "鉴于…". A line that begins "第五条规定的" goes on with a reference.
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct unit_table : kind_table {
    unit_table() {
        add("编", provision_kind::book)("分编", provision_kind::part)("部分", provision_kind::part)("篇", provision_kind::part)
           ("章", provision_kind::chapter)("节", provision_kind::section)("目", provision_kind::subsection)
           ("条", provision_kind::article);
    }
} const unit;
struct numeral_table : word_table {
    numeral_table() {
        for (auto c : {"零","〇","○","一","二","两","三","四","五","六","七","八","九","十","廿","卅","百","千"}) add(c);
    }
} const numeral;
struct annex_table : kind_table {
    annex_table() {
        for (auto w : {"附件", "附录", "附表", "议定书"}) add(w, provision_kind::annex);
    }
} const annex;
struct opening_table : kind_table {
    opening_table() {
        for (auto w : {"鉴于", "考虑到", "认识到", "忆及", "为了促进", "愿意", "根据"}) add(w, provision_kind::recital);
        for (auto w : {"序言", "前言", "绪言"}) add(w, provision_kind::preamble);
        for (auto w : {"以昭信守", "兹由", "下列签署人", "订于", "签订于"}) add(w, provision_kind::signature);
        for (auto w : {"目录", "目次"}) add(w, provision_kind::contents);
    }
} const opening;
// What follows the number of a reference, never that of a heading.
struct reference_tail_table : word_table {
    reference_tail_table() {
        for (auto w : {"规定", "所规定", "所列", "所称", "所定", "所述", "第", "、", ",", "和第", "及第", "与第", "或第", "至第", "或者第",
                       "的", "之规定", "以外", "情形", "之一的"})
            add(w);
    }
} const reference_tail;

auto const set_han = [](auto& ctx) {
    auto const value = han_value(view(x3::_attr(ctx)));
    x3::_pass(ctx) = value.has_value();
    if (!value) return;
    x3::_val(ctx).value.number = std::to_string(*value);
    x3::_val(ctx).value.in_words = true;
};
auto const add_han = [](auto& ctx) {
    if (auto const value = han_value(view(x3::_attr(ctx)))) x3::_val(ctx).value.number += "-" + std::to_string(*value);
};
auto const add_digits = [](auto& ctx) {
    x3::_val(ctx).value.number += "-" + normalise_number(view(x3::_attr(ctx)));
};

auto const in_numerals = x3::raw[+numeral];
auto const number = in_numerals[set_han] | x3::raw[digits][set_number];
auto const inserted = -(x3::lit("之") >> (in_numerals[add_han] | x3::raw[+x3::digit][add_digits]) >> !x3::lit("的"));

x3::rule<struct heading_zh_id, heading_node> const line_rule = "heading.zh";
auto const line_rule_def = prefix >> (
      x3::raw[x3::lit("第") >> spaces >> number >> spaces >> unit[set_kind] >> inserted][set_label] >> !reference_tail
    | x3::raw[annex[set_kind] >> spaces >> -number][set_label] >> &(x3::eoi | x3::char_(" :.("))
    | opening[set_kind]);
BOOST_SPIRIT_DEFINE(line_rule)
// clang-format on

}  // namespace

std::optional<heading> heading_zh(std::string_view line) { return run(line_rule, line); }

}  // namespace cmwlint::structure::grammar
