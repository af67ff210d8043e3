// Russian references: "статьями 5 и 6 настоящего Закона", "пунктом 2 части первой статьи 5", "части первой настоящей
// статьи", "статьей 322 Уголовного кодекса".
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/reference_node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct unit_table : kind_table {
    unit_table() {
        auto all = [this](provision_kind kind, std::string const& stem, std::initializer_list<char const*> endings) {
            for (auto ending : endings) add(stem + ending, kind);
        };
        all(provision_kind::article, "стать", {"я", "и", "е", "ю", "ей"});    add("ст.", provision_kind::article);
        all(provision_kind::paragraph, "част", {"ь", "и", "ью"});              add("ч.", provision_kind::paragraph);
        all(provision_kind::paragraph, "абзац", {"", "а", "у", "ем", "е"});
        all(provision_kind::point, "пункт", {"", "а", "у", "ом", "е"});        add("п.", provision_kind::point);
        all(provision_kind::point, "подпункт", {"", "а", "у", "ом", "е"});
        all(provision_kind::chapter, "глав", {"а", "ы", "е", "у", "ой"});
        all(provision_kind::title, "раздел", {"", "а", "у", "ом", "е"});
        all(provision_kind::annex, "приложени", {"е", "я", "ю", "ем", "и"});
    }
} const unit;
struct units_table : kind_table {
    units_table() {
        for (auto w : {"статьи", "статей", "статьям", "статьями", "статьях"}) add(w, provision_kind::article);
        for (auto w : {"части", "частей", "частям", "частями", "частях", "абзацев", "абзацами"}) add(w, provision_kind::paragraph);
        for (auto w : {"пункты", "пунктов", "пунктам", "пунктами", "пунктах", "подпункты", "подпунктов", "подпунктами"})
            add(w, provision_kind::point);
        for (auto w : {"главы", "глав", "главами"}) add(w, provision_kind::chapter);
    }
} const units;
struct number_word_table : ordinal_table {
    number_word_table() {
        auto all = [this](unsigned value, std::string const& stem) {
            for (auto ending : {"ая", "ой", "ую", "ый", "ого", "ому", "ым", "ом", "ий", "его", "ьей", "ья", "ью", "ых", "ыми"})
                add(stem + ending, value);
        };
        all(1, "перв"); all(2, "втор"); all(3, "трет"); all(4, "четверт"); all(5, "пят"); all(6, "шест"); all(7, "седьм");
        all(8, "восьм"); all(9, "девят"); all(10, "десят"); add("третьего", 3)("третьем", 3);
    }
} const number_word;
struct instrument_table : word_table {
    instrument_table() {
        for (auto w : {"кодекса", "закона", "конституции", "договора", "конвенции", "соглашения", "протокола", "указа", "положения",
                       "устава", "пакта", "постановления"})
            add(w);
    }
} const instrument;

auto const words = x3::eps[start_words] >> x3::raw[number_word[add_word] >> word_break][number_in_words];
auto const quoted_letter = -x3::lit('"') >> x3::raw[x3::char_('\xd0', '\xd1') >> x3::char_('\x80', '\xbf') >> word_break][number_written]
    >> -x3::lit('"') >> -x3::lit(')');
auto const number = (figures >> -x3::lit(')')) | words | roman_number | quoted_letter;
auto const joined = white >> (x3::lit("или") | "и" | "либо") >> white | x3::lit(',') >> white;
auto const ranged = (*x3::lit(' ') >> '-' >> *x3::lit(' ')) >> x3::eps[range_follows];
auto const list = number >> *((ranged >> number) | (x3::eps[no_range] >> joined >> number));
auto const pointed = (x3::lit("настоящ") >> (x3::lit("ей") | "его" | "ая" | "ую" | "ему" | "ем" | "им") | "данной" | "этой")
    >> x3::eps[says_here];
auto const behind = (x3::lit("предыдущ") | "предшествующ") >> (x3::lit("ей") | "его" | "ая" | "ую" | "им") >> x3::eps[says_previous];

x3::rule<struct reference_ru_id, reference_node> const chain = "reference.ru";
auto const link = (pointed | behind) >> white >> unit[open_link] >> word_break
    | x3::eps[forget_pointer] >> (units[open_link] >> white >> list)
    | (unit[open_link] >> before_number >> list);
auto const connector = -x3::lit(',') >> white;
auto const own_strict = white >> (x3::lit("настоящего") | "настоящей") >> white >> x3::repeat(0, 3)[!(instrument >> word_break) >> any_word >> white]
    >> instrument >> word_break;
auto const other = white >> !(x3::lit("настоящ"))
    >> x3::repeat(0, 3)[!(instrument >> word_break) >> any_word >> white] >> instrument >> word_break >> x3::eps[says_elsewhere];
auto const chain_def = link >> *(connector >> link) >> -(own_strict | other);
BOOST_SPIRIT_DEFINE(chain)
// clang-format on

}  // namespace

std::optional<reference_chain> reference_ru(std::string_view text) { return run_reference(chain, text); }

}  // namespace cmwlint::structure::grammar
