// Spanish references: "artículo 16, apartado 2", "artículos 5 a 9", "el apartado 2 del artículo 16", "el presente
// artículo", "el artículo anterior", "artículo 149.1.2.ª de la Constitución", "los incisos a) y b)".
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/reference_node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct unit_table : kind_table {
    unit_table() {
        add("articulo", provision_kind::article)("art.", provision_kind::article)("clausula", provision_kind::article)
           ("apartado", provision_kind::paragraph)("parrafo", provision_kind::paragraph)("numeral", provision_kind::paragraph)
           ("inciso", provision_kind::point)("letra", provision_kind::point)("literal", provision_kind::point)
           ("punto", provision_kind::point)("capitulo", provision_kind::chapter)("seccion", provision_kind::section)
           ("titulo", provision_kind::title)("libro", provision_kind::book)("anexo", provision_kind::annex);
    }
} const unit;
struct units_table : kind_table {
    units_table() {
        add("articulos", provision_kind::article)("arts.", provision_kind::article)("apartados", provision_kind::paragraph)
           ("parrafos", provision_kind::paragraph)("numerales", provision_kind::paragraph)("incisos", provision_kind::point)
           ("letras", provision_kind::point)("literales", provision_kind::point)("puntos", provision_kind::point)
           ("capitulos", provision_kind::chapter)("titulos", provision_kind::title);
    }
} const units;
struct number_word_table : ordinal_table {
    number_word_table() {
        add("primero", 1)("primera", 1)("segundo", 2)("segunda", 2)("tercero", 3)("tercera", 3)("cuarto", 4)("cuarta", 4)
           ("quinto", 5)("quinta", 5)("sexto", 6)("sexta", 6)("septimo", 7)("octavo", 8)("noveno", 9)("decimo", 10);
    }
} const number_word;
struct instrument_table : word_table {
    instrument_table() {
        for (auto w : {"codigo", "ley", "convenio", "convencion", "tratado", "acuerdo", "reglamento", "carta", "pacto", "constitucion",
                       "protocolo", "decreto", "orden", "directiva", "estatuto"})
            add(w);
    }
} const instrument;

auto const words = x3::eps[start_words] >> x3::raw[number_word[add_word] >> word_break][number_in_words];
auto const number = (figures | bracketed_number | words | roman_number | single_letter) >> below;
auto const joined = (-x3::lit(',') >> white >> (x3::lit("y") | "e" | "o" | "u") >> white) | (x3::lit(',') >> white >> x3::eps[if_plural]);
auto const ranged = (white >> (x3::lit("al ") | "a ")) >> x3::eps[range_follows];
auto const list = number >> *((ranged >> number) | (x3::eps[no_range] >> joined >> number));
auto const pointed = (x3::lit("presente") | "este" | "esta") >> x3::eps[says_here];
auto const behind = white >> (x3::lit("anterior") | "precedente" | "que antecede") >> word_break;

x3::rule<struct reference_es_id, reference_node> const chain = "reference.es";
auto const previous = &(unit >> behind) >> x3::eps[says_previous] >> unit[open_link] >> behind;
auto const link = pointed >> white >> unit[open_link] >> word_break
    | previous
    | x3::eps[forget_pointer] >> (units[open_link] >> x3::eps[is_plural] >> white >> list | unit[open_link] >> before_number >> list);
auto const of = x3::lit("de la ") | "de los " | "del " | "de ";
auto const own_word = x3::lit("la presente") | "presente" | "esta" | "este";
auto const connector = -x3::lit(',') >> white >> -of;
auto const own = -(white >> of >> own_word >> white >> instrument >> word_break);
auto const other = white >> of >> !own_word
    >> x3::repeat(0, 6)[!(instrument >> word_break) >> any_word >> white] >> instrument >> word_break >> x3::eps[says_elsewhere];
auto const chain_def = link >> *(connector >> link) >> (other | own);
BOOST_SPIRIT_DEFINE(chain)
// clang-format on

}  // namespace

std::optional<reference_chain> reference_es(std::string_view text) { return run_reference(chain, text); }

}  // namespace cmwlint::structure::grammar
