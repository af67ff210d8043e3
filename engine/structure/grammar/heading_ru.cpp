// Russian headings: "Статья 18.8. …", "Глава V", "Глава первая", "Раздел III", "§ 2", "Приложение № 1", "Принимая во
// внимание …", "Совершено в …"; editorial notes "(в ред. …)", "Сноска. …".
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct label_table : kind_table {
    label_table() {
        add("книга", provision_kind::book)("часть", provision_kind::part)("раздел", provision_kind::title)
           ("подраздел", provision_kind::title)("глава", provision_kind::chapter)("параграф", provision_kind::section)
           ("\xc2\xa7", provision_kind::section)("статья", provision_kind::article)("ст.", provision_kind::article);
    }
} const label;
struct annex_table : kind_table {
    annex_table() {
        for (auto w : {"приложение", "дополнительный протокол", "заключительный протокол"}) add(w, provision_kind::annex);
    }
} const annex;
struct ordinals_table : ordinal_table {
    ordinals_table() {
        auto all = [this](unsigned value, std::string const& stem) {
            for (auto ending : {"ая", "ый", "ий", "ой", "ое", "ье", "ья"}) add(stem + ending, value);
        };
        all(1, "перв"); all(2, "втор"); all(3, "трет"); all(4, "четверт"); all(5, "пят"); all(6, "шест"); all(7, "седьм");
        all(8, "восьм"); all(9, "девят"); all(10, "десят"); all(11, "одиннадцат"); all(12, "двенадцат");
        all(13, "тринадцат"); all(14, "четырнадцат"); all(15, "пятнадцат"); all(20, "двадцат");
    }
} const ordinal_word;
struct opening_table : kind_table {
    opening_table() {
        for (auto w : {"принимая во внимание", "учитывая", "признавая", "руководствуясь", "стремясь", "исходя из", "желая",
                       "подтверждая", "в соответствии с пунктом"})
            add(w, provision_kind::recital);
        for (auto w : {"преамбула"}) add(w, provision_kind::preamble);
        for (auto w : {"совершено в ", "совершено г", "в удостоверение чего"}) add(w, provision_kind::signature);
        for (auto w : {"оглавление", "содержание"}) add(w, provision_kind::contents);
        for (auto w : {"сноска.", "(в ред. ", "(ред. ", "(в редакции", "(дополнение ", "(статья введена", "(введена", "(введен ",
                       "(часть введена", "(пункт ", "(утратил", "примечание изпи"})
            add(w, provision_kind::note);
    }
} const opening;

auto const in_words = x3::eps[start_ordinal] >> ordinal_word[add_ordinal] >> word_end;
auto const number = plain_number | roman | in_words;
auto const between = spaces >> -(x3::lit("№") | "no") >> spaces;

x3::rule<struct heading_ru_id, heading_node> const line_rule = "heading.ru";
auto const line_rule_def = prefix >> (
      x3::raw[label[set_kind] >> between >> number][set_label]
    | x3::raw[in_words >> gap >> label[set_kind] >> word_end][set_label]
    | x3::raw[annex[set_kind] >> word_end >> -(between >> number)][set_label]
    | opening[set_kind]);
BOOST_SPIRIT_DEFINE(line_rule)
// clang-format on

}  // namespace

std::optional<heading> heading_ru(std::string_view line) { return run(line_rule, line); }

}  // namespace cmwlint::structure::grammar
