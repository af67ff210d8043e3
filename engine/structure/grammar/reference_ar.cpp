// Arabic references: "الماده 16", "المواد 3 و4", "المادتين 154 و156", "الفقره 2 من الماده 16", "الفقره الاولي من الماده
// الثالثه", "هذه الماده", "الماده السابقه", "الماده 5 من القانون الجنايي". Words may carry و ف ب ك ل.
#include "structure/grammar/arabic_words.hpp"
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/reference_node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
// Without ال: the article and the particles before it are read apart ("للماده", "بالماده").
struct unit_table : kind_table {
    unit_table() {
        for (auto w : {"ماده", "فصل"}) both_orders(*this, w, provision_kind::article);
        both_orders(*this, "فقره", provision_kind::paragraph);
        for (auto w : {"بند", "مطه", "حرف"}) both_orders(*this, w, provision_kind::point);
        both_orders(*this, "باب", provision_kind::title);  both_orders(*this, "قسم", provision_kind::part);
        both_orders(*this, "فرع", provision_kind::section); both_orders(*this, "ملحق", provision_kind::annex);
    }
} const unit;
struct units_table : kind_table {
    units_table() {
        for (auto w : {"مواد", "مادتين", "مادتان", "فصول", "فصلين"}) both_orders(*this, w, provision_kind::article);
        for (auto w : {"فقرتين", "فقرتان", "فقرات"}) both_orders(*this, w, provision_kind::paragraph);
        for (auto w : {"بندين", "بندان", "بنود"}) both_orders(*this, w, provision_kind::point);
    }
} const units;
struct instrument_table : word_table {
    instrument_table() {
        for (auto w : {"القانون", "قانون", "المرسوم", "مرسوم", "الظهير", "مدونه", "الدستور", "دستور", "النظام", "نظام", "الاتفاقيه",
                       "اتفاقيه", "الاتفاق", "اللايحه", "الميثاق", "مجله", "المجله", "قرار"})
            both_orders(*this, w, x3::unused);
    }
} const instrument;
arabic_ordinal_table const ordinal_word;

auto const in_words = x3::eps[start_words]
    >> x3::raw[ordinal_word[add_word] >> !arabic_letter_follows >> *(arabic_joiner >> ordinal_word[add_word] >> !arabic_letter_follows)]
        [number_in_words];
auto const in_digits = -x3::lit('(') >> *any_space >> x3::raw[+x3::digit >> *(x3::char_("-./") >> +x3::digit)][number_written]
    >> -(*any_space >> x3::lit(')'));
auto const letter = x3::raw[x3::char_('\xd8', '\xd9') >> x3::char_('\x80', '\xbf')][number_written] >> !arabic_letter_follows;
auto const number = in_digits | in_words | letter;
auto const joined = (*any_space >> (x3::lit("و") | "او ") >> *any_space) | (*any_space >> (x3::lit("،") | ",") >> *any_space >> x3::eps[if_plural]);
auto const ranged = (white >> (x3::lit("الي") | "اىل" | "حتي") >> white) >> x3::eps[range_follows];
auto const list = number >> *((ranged >> number) | (x3::eps[no_range] >> joined >> number));
auto const particles = -(x3::lit("و") | "ف") >> (x3::lit("لل") | (-(x3::lit("ب") | "ك") >> x3::lit("ال")));

x3::rule<struct reference_ar_id, reference_node> const chain = "reference.ar";
auto const this_word = -(x3::lit("و") | "ل" | "ب") >> (x3::lit("هذه") | "هذا") >> white >> particles;
auto const this_one = &(this_word >> unit >> !arabic_letter_follows) >> this_word >> x3::eps[says_here] >> unit[open_link];
auto const behind = white >> (x3::lit("السابقه") | "السابق") >> !arabic_letter_follows;
auto const previous_one = &(particles >> unit >> behind) >> x3::eps[says_previous] >> particles >> unit[open_link] >> behind;
auto const link = this_one | previous_one
    | x3::eps[forget_pointer] >> particles >> (units[open_link] >> x3::eps[is_plural] >> white >> -(x3::lit("من ")) >> list | unit[open_link] >> *any_space >> list);
auto const connector = white >> -(x3::lit("من") >> white);
auto const here = -(white >> (x3::lit("اعلاه") | "اعاله" | "ادناه")) >> -(white >> x3::lit("من هذ") >> (x3::lit("ه") | "ا") >> white >> instrument);
auto const other = white >> x3::lit("من") >> white >> instrument >> x3::eps[says_elsewhere];
auto const chain_def = link >> *(connector >> link) >> (other | here);
BOOST_SPIRIT_DEFINE(chain)
// clang-format on

}  // namespace

std::optional<reference_chain> reference_ar(std::string_view text) { return run_reference(chain, text); }

}  // namespace cmwlint::structure::grammar
