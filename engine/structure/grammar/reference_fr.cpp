// French references: "l'article 16, paragraphe 2", "articles 5 à 9", "les dispositions de l'article 3 ci-dessus",
// "l'alinéa 2 du présent article", "l'article L. 821-1", "l'article précédent", "article 441-1 du code pénal".
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/reference_node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct unit_table : kind_table {
    unit_table() {
        add("article", provision_kind::article)("art.", provision_kind::article)("paragraphe", provision_kind::paragraph)
           ("\xc2\xa7", provision_kind::paragraph)("alinea", provision_kind::paragraph)("point", provision_kind::point)
           ("lettre", provision_kind::point)("sous-alinea", provision_kind::point)("chapitre", provision_kind::chapter)
           ("section", provision_kind::section)("titre", provision_kind::title)("partie", provision_kind::part)
           ("livre", provision_kind::book)("annexe", provision_kind::annex);
    }
} const unit;
struct units_table : kind_table {
    units_table() {
        add("articles", provision_kind::article)("paragraphes", provision_kind::paragraph)("alineas", provision_kind::paragraph)
           ("points", provision_kind::point)("lettres", provision_kind::point)("chapitres", provision_kind::chapter)
           ("sections", provision_kind::section)("titres", provision_kind::title)("annexes", provision_kind::annex);
    }
} const units;
struct number_word_table : ordinal_table {
    number_word_table() {
        add("premier", 1)("premiere", 1)("deux", 2)("deuxieme", 2)("second", 2)("trois", 3)("troisieme", 3)("quatre", 4)
           ("quatrieme", 4)("cinq", 5)("cinquieme", 5)("sixieme", 6)("dernier", 99);
    }
} const number_word;
struct instrument_table : word_table {
    instrument_table() {
        for (auto w : {"code", "loi", "convention", "traite", "accord", "reglement", "charte", "pacte", "constitution", "protocole",
                       "decret", "ordonnance", "arrete", "directive", "dahir", "arrangement"})
            add(w);
    }
} const instrument;

auto const words = x3::eps[start_words] >> x3::raw[number_word[add_word] >> word_break][number_in_words];
auto const number = (figures | bracketed_number | words | roman_number | single_letter) >> below;
auto const joined = (-x3::lit(',') >> white >> (x3::lit("et") | "ou") >> white) | (x3::lit(',') >> white >> x3::eps[if_plural]);
auto const ranged = (white >> (x3::lit("a ") | "au ")) >> x3::eps[range_follows];
auto const list = number >> *((ranged >> number) | (x3::eps[no_range] >> joined >> number));
auto const pointed = (x3::lit("present") >> -x3::lit('e')) >> x3::eps[says_here];
auto const behind = white >> (x3::lit("precedent") | "precedente") >> word_break;

x3::rule<struct reference_fr_id, reference_node> const chain = "reference.fr";
auto const previous = &(unit >> behind) >> x3::eps[says_previous] >> unit[open_link] >> behind;
auto const link = pointed >> white >> unit[open_link] >> word_break
    | previous
    | x3::eps[forget_pointer] >> (units[open_link] >> x3::eps[is_plural] >> white >> list | unit[open_link] >> before_number >> list);
auto const of = x3::lit("de l'") | "de la " | "du " | "des " | "de ";
auto const connector = -x3::lit(',') >> white >> -of;
auto const own = -(white >> (x3::lit("ci-dessus") | "ci-dessous" | "ci-apres")) >> -(white >> of >> (x3::lit("presente") | "present") >> white >> instrument >> word_break);
auto const other = white >> of >> !(x3::lit("presente") | "present")
    >> x3::repeat(0, 6)[!(instrument >> word_break) >> any_word >> white] >> instrument >> word_break >> x3::eps[says_elsewhere];
auto const chain_def = link >> *(connector >> link) >> (other | own);
BOOST_SPIRIT_DEFINE(chain)
// clang-format on

}  // namespace

std::optional<reference_chain> reference_fr(std::string_view text) { return run_reference(chain, text); }

}  // namespace cmwlint::structure::grammar
