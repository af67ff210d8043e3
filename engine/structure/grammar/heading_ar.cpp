// Arabic headings: "الماده 16: …", "الماده الثالثه والعشرون", "ماده 4:", "القسم الاول", "الماده 5 مكرر", "اولا:", "اذ
// …", "حرر في …". "الماده 3 اعلاه" and "الفصل 9 من …" are references at a line's beginning. All forms are folded (ا for
// أ, ه for ة, ي for ى); each stands also with lam and alef in the order of damaged PDF texts.
#include "structure/grammar/arabic_words.hpp"
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct label_table : kind_table {
    label_table() {
        auto add_both = [this](std::string_view w, provision_kind k) { both_orders(*this, w, k); };
        add_both("الكتاب", provision_kind::book);   add_both("الجزء", provision_kind::part);
        add_both("القسم", provision_kind::part);    add_both("الباب", provision_kind::title);
        add_both("الفرع", provision_kind::section);  add_both("المبحث", provision_kind::subsection);
        add_both("المطلب", provision_kind::subsection);
        add_both("الماده", provision_kind::article); add_both("ماده", provision_kind::article);
    }
} const label;
// الفصل is the article of Tunisian and older Moroccan laws, else a chapter; البند the article of contracts.
struct adaptable_table : kind_table {
    adaptable_table() {
        both_orders(*this, "الفصل", provision_kind::chapter);
        both_orders(*this, "البند", provision_kind::article);
    }
} const adaptable;
struct annex_table : kind_table {
    annex_table() {
        for (auto w : {"الملحق", "ملحق", "البروتوكول الاضافي", "مرفق", "المرفق"}) both_orders(*this, w, provision_kind::annex);
    }
} const annex;
struct opening_table : kind_table {
    opening_table() {
        for (auto w : {"اذ ", "واذ ", "بناء علي", "وبناء علي", "بعد الاطلاع علي", "وبعد الاطلاع علي", "وعلي القانون",
                       "وعلي المرسوم", "حيث ان", "ورغبه في", "رغبه في", "رغبه من", "وادراكا", "اعتبارا"})
            both_orders(*this, w, provision_kind::recital);
        for (auto w : {"ديباجه", "الديباجه", "تمهيد"}) both_orders(*this, w, provision_kind::preamble);
        for (auto w : {"حرر ب", "وحرر ب", "حرر في", "وحرر في", "حررت", "واثباتا لذلك", "واشهادا علي", "وقع في", "وقعه بالعطف"})
            both_orders(*this, w, provision_kind::signature);
        for (auto w : {"الفهرس", "فهرس", "المحتويات", "فهرست"}) both_orders(*this, w, provision_kind::contents);
    }
} const opening;
arabic_ordinal_table const ordinal_word;
// "اولا: …" marks the items of contracts and resolutions.
struct adverb_table : ordinal_table {
    adverb_table() {
        unsigned n = 0;
        for (auto w : {"اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"})
            both_orders(*this, w, ++n);
        both_orders(*this, "حادي عشر", 11U); both_orders(*this, "ثاني عشر", 12U);
    }
} const adverb;
// What follows the number of a reference, never that of a heading.
struct reference_tail_table : word_table {
    reference_tail_table() {
        for (auto w : {"اعلاه", "ادناه", "من ", "المذكور", "المشار", "السالف", "والماده", "او الماده", "و ", "او ", "الي ", "،",
                       "هذه", "هذا", "علي", "السابقه", "يليه"})
            both_orders(*this, w, x3::unused);
    }
} const reference_tail;

auto const mark_item = [](auto& ctx) {
    auto& out = x3::_val(ctx).value;
    out.kind = provision_kind::point;
    out.dress = marker_dress::word;
    out.letters = alphabet::digits;
    out.number = std::to_string(x3::_attr(ctx));
};
auto const add_bis = [](auto& ctx) { x3::_val(ctx).value.number += "bis"; };

auto const ordinal = ordinal_word[add_ordinal] >> !arabic_letter_follows;
auto const in_words = x3::eps[start_ordinal] >> ordinal >> *(arabic_joiner >> ordinal);
auto const in_digits = -x3::lit('(') >> -x3::lit(' ')
    >> x3::raw[+x3::digit >> *(x3::char_("-./") >> +x3::digit)][set_number] >> -x3::lit(' ') >> -x3::lit(')');
auto const repeated = -(*x3::lit(' ') >> -x3::lit('(') >> (x3::lit("مكررا") | "مكرره" | "مكرر") >> -x3::lit(')') >> x3::eps[add_bis]);
auto const number = (in_words | in_digits) >> repeated >> !(*x3::lit(' ') >> reference_tail);
auto const between = *x3::char_(" *_.");  // "الماده16" happens

x3::rule<struct heading_ar_id, heading_node> const line_rule = "heading.ar";
auto const line_rule_def = prefix >> (
      x3::raw[(label[set_kind] | adaptable[set_kind] >> x3::eps[set_adaptable]) >> between >> number][set_label]
    | x3::raw[annex[set_kind] >> !arabic_letter_follows >> -(between >> number)][set_label]
    | x3::raw[adverb[mark_item] >> !arabic_letter_follows >> spaces >> x3::char_(":.)-")][set_label]
    | opening[set_kind]);
BOOST_SPIRIT_DEFINE(line_rule)
// clang-format on

}  // namespace

std::optional<heading> heading_ar(std::string_view line) { return run(line_rule, line); }

}  // namespace cmwlint::structure::grammar
