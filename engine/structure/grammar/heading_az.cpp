// Azerbaijani headings: "Maddə 79.", "Maddə 318-1. …", "I BÖLMƏ", "FƏSİL 3", "Birinci fəsil", "Əlavə 1", "Bakı
// şəhərində …".
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct label_table : kind_table {
    label_table() {
        add("kitab", provision_kind::book)("hissə", provision_kind::part)("bölmə", provision_kind::title)
           ("fəsil", provision_kind::chapter)("paraqraf", provision_kind::section)("\xc2\xa7", provision_kind::section)
           ("maddə", provision_kind::article);
    }
} const label;
struct annex_table : kind_table {
    annex_table() { add("əlavə", provision_kind::annex)("protokol", provision_kind::annex); }
} const annex;
struct ordinals_table : ordinal_table {
    ordinals_table() {
        add("birinci", 1)("ikinci", 2)("üçüncü", 3)("dördüncü", 4)("beşinci", 5)("altinci", 6)("yeddinci", 7)("səkkizinci", 8)
           ("doqquzuncu", 9)("onuncu", 10)("on", 10)("iyirminci", 20)("iyirmi", 20)("otuzuncu", 30)("otuz", 30);
    }
} const ordinal_word;
struct opening_table : kind_table {
    opening_table() {
        for (auto w : {"nəzərə alaraq", "rəhbər tutaraq", "əsas tutaraq", "arzu edərək"}) add(w, provision_kind::recital);
        for (auto w : {"preambula"}) add(w, provision_kind::preamble);
        for (auto w : {"baki şəhərində", "baki şəhəri,", "bunun təsdiqi olaraq"}) add(w, provision_kind::signature);
        for (auto w : {"mündəricat", "mündəricə"}) add(w, provision_kind::contents);
    }
} const opening;

auto const in_words = x3::eps[start_ordinal] >> ordinal_word[add_ordinal] >> *(' ' >> ordinal_word[add_ordinal]) >> word_end;
auto const number = plain_number | roman | in_words;
auto const number_suffix = -(x3::lit("-ci") | "-cu" | "-cü" | "-nci" | "-ncu" | "-ncü");

x3::rule<struct heading_az_id, heading_node> const line_rule = "heading.az";
auto const line_rule_def = prefix >> (
      x3::raw[label[set_kind] >> gap >> number >> !x3::lit("-c")][set_label]
    | x3::raw[number >> number_suffix >> gap >> label[set_kind] >> word_end][set_label]
    | x3::raw[annex[set_kind] >> word_end >> -(gap >> (x3::lit("№") >> spaces | x3::eps) >> number)][set_label]
    | opening[set_kind]);
BOOST_SPIRIT_DEFINE(line_rule)
// clang-format on

}  // namespace

std::optional<heading> heading_az(std::string_view line) { return run(line_rule, line); }

}  // namespace cmwlint::structure::grammar
