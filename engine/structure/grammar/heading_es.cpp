// Spanish headings: "TÍTULO PRELIMINAR", "Artículo 2 bis. …", "ARTICULO 7°", "Artículo 8º.", "Disposición adicional
// primera", "Cláusula Tercera", "Considerando …", "Hecho en …"; and the consolidation notes of official databases.
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct label_table : kind_table {
    label_table() {
        add("libro", provision_kind::book)("parte", provision_kind::part)("titulo", provision_kind::title)
           ("capitulo", provision_kind::chapter)("seccion", provision_kind::section)("subseccion", provision_kind::subsection)
           ("articulo", provision_kind::article)("art.", provision_kind::article)("art", provision_kind::article)
           ("clausula", provision_kind::article);
    }
} const label;
struct provision_table : x3::symbols<std::string> {
    provision_table() {
        add("disposicion adicional", "adicional")("disposicion transitoria", "transitoria")("disposicion final", "final")
           ("disposicion derogatoria", "derogatoria")("disposicion complementaria", "complementaria");
    }
} const closing_provision;
struct annex_table : kind_table {
    annex_table() {
        add("anexo", provision_kind::annex)("apendice", provision_kind::annex)("protocolo final", provision_kind::annex)
           ("protocolo adicional", provision_kind::annex);
    }
} const annex;
struct ordinals_table : ordinal_table {
    ordinals_table() {
        add("unico", 1)("unica", 1)("preliminar", 0)
           ("primero", 1)("primera", 1)("primer", 1)("segundo", 2)("segunda", 2)("tercero", 3)("tercera", 3)("tercer", 3)
           ("cuarto", 4)("cuarta", 4)("quinto", 5)("quinta", 5)("sexto", 6)("sexta", 6)("septimo", 7)("septima", 7)
           ("octavo", 8)("octava", 8)("noveno", 9)("novena", 9)("decimo", 10)("decima", 10)("undecimo", 11)("undecima", 11)
           ("duodecimo", 12)("duodecima", 12)("decimoprimero", 11)("decimoprimera", 11)("decimosegundo", 12)
           ("decimosegunda", 12)("decimotercero", 13)("decimotercera", 13)("decimocuarto", 14)("decimocuarta", 14)
           ("decimoquinto", 15)("decimoquinta", 15)("vigesimo", 20)("vigesima", 20)("trigesimo", 30)("trigesima", 30);
    }
} const ordinal_word;
struct opening_table : kind_table {
    opening_table() {
        add("considerando", provision_kind::recital)("visto", provision_kind::recital)("vistos", provision_kind::recital)
           ("reconociendo", provision_kind::recital)("reafirmando", provision_kind::recital)("recordando", provision_kind::recital)
           ("teniendo en cuenta", provision_kind::recital)("deseosos", provision_kind::recital)("deseando", provision_kind::recital)
           ("convencidos", provision_kind::recital)("animados", provision_kind::recital)("conscientes", provision_kind::recital)
           ("destacando", provision_kind::recital)("resultando", provision_kind::recital)("en uso de las", provision_kind::recital)
           ("preambulo", provision_kind::preamble)("exposicion de motivos", provision_kind::preamble)
           ("hecho en ", provision_kind::signature)("en fe de lo cual", provision_kind::signature)
           ("dado en ", provision_kind::signature)("dada en ", provision_kind::signature)
           ("suscrito en ", provision_kind::signature)("firmado en ", provision_kind::signature)
           ("indice", provision_kind::contents)
           ("seleccionar redaccion", provision_kind::note)("ultima actualizacion, public", provision_kind::note)
           ("modificacion publicada", provision_kind::note)("texto original, public", provision_kind::note)
           ("texto anadido, public", provision_kind::note)("[bloque ", provision_kind::note)("subir", provision_kind::note)("se modifica", provision_kind::note)("se anade", provision_kind::note)
           ("se deroga", provision_kind::note)("se sustituye", provision_kind::note)("se declara", provision_kind::note)
           ("redactado conforme", provision_kind::note);
    }
} const opening;
struct suffixes : suffix_table {
    suffixes() {
        add("bis", "bis")("ter", "ter")("quater", "quater")("quinquies", "quinquies")("sexies", "sexies")("septies", "septies");
    }
} const suffix;

auto const set_series = [](auto& ctx) {
    x3::_val(ctx).value.kind = provision_kind::article;
    x3::_val(ctx).value.number = x3::_attr(ctx);
};
auto const add_series_number = [](auto& ctx) { x3::_val(ctx).value.number += "-" + std::to_string(x3::_attr(ctx)); };

auto const more = *(-x3::lit(' ') >> suffix[add_suffix] >> word_end);
auto const in_words = x3::eps[start_ordinal] >> ordinal_word[add_ordinal] >> *(' ' >> ordinal_word[add_ordinal]) >> word_end;
auto const number = (in_words | plain_number >> -('.' >> (x3::lit('a') | 'o') >> word_end) | roman) >> more;

x3::rule<struct heading_es_id, heading_node> const line_rule = "heading.es";
auto const line_rule_def = prefix >> (
      x3::raw[closing_provision[set_series] >> -(gap >> (ordinal_word[add_series_number] | x3::uint_[add_series_number])
          >> -(x3::lit('a') >> word_end) >> more)][set_label]
    | x3::raw[label[set_kind] >> gap >> number][set_label]
    | x3::raw[annex[set_kind] >> word_end >> -(gap >> (number | x3::raw[x3::char_("a-z")][set_number] >> word_end))][set_label]
    | opening[set_kind]);
BOOST_SPIRIT_DEFINE(line_rule)

// Consolidation notes end with the source they rest on; a provision that begins "Se modifica …" does not.
bool is_note(heading const& h, std::string_view line) {
    bool const verb = line.starts_with("se ") || line.starts_with("redactado");
    if (line.starts_with("subir")) return line == "subir";
    return h.kind != provision_kind::note || !verb || line.find("ref. boe") != std::string_view::npos;
}
// clang-format on

}  // namespace

std::optional<heading> heading_es(std::string_view line) {
    auto found = run(line_rule, line);
    if (found && !is_note(*found, line)) return std::nullopt;
    return found;
}

}  // namespace cmwlint::structure::grammar
