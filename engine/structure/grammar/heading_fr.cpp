// French headings: "TITRE II : Des peines", "Article premier", "Art. 1er.", "Article L821-1", "Art. 16 bis", "Annexe
// II", "Considérant …", "Vu la loi …", "Fait à …".
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct label_table : kind_table {
    label_table() {
        add("livre", provision_kind::book)("partie", provision_kind::part)("titre", provision_kind::title)
           ("chapitre", provision_kind::chapter)("section", provision_kind::section)("sous-section", provision_kind::subsection)
           ("paragraphe", provision_kind::subsection)
           ("article", provision_kind::article)("art.", provision_kind::article)("art", provision_kind::article)
           ("clause", provision_kind::article);
    }
} const label;
struct annex_table : kind_table {
    annex_table() {
        add("annexe", provision_kind::annex)("appendice", provision_kind::annex)("protocole final", provision_kind::annex)
           ("protocole additionnel", provision_kind::annex)("protocole special", provision_kind::annex);
    }
} const annex;
struct ordinals_table : ordinal_table {
    ordinals_table() {
        add("premier", 1)("premiere", 1)("unique", 1)("un", 1)("deux", 2)("trois", 3)("quatre", 4)("cinq", 5)("six", 6)
           ("sept", 7)("huit", 8)("neuf", 9)("dix", 10)("onze", 11)("douze", 12)("deuxieme", 2)("second", 2)("seconde", 2)
           ("troisieme", 3)("quatrieme", 4)("cinquieme", 5)("sixieme", 6)("septieme", 7)("huitieme", 8)("neuvieme", 9)
           ("dixieme", 10)("onzieme", 11)("douzieme", 12);
    }
} const ordinal_word;
struct opening_table : kind_table {
    opening_table() {
        add("considerant", provision_kind::recital)("vu ", provision_kind::recital)("vu l", provision_kind::recital)
           ("attendu", provision_kind::recital)("desireux", provision_kind::recital)("desirant", provision_kind::recital)
           ("soucieux", provision_kind::recital)("rappelant", provision_kind::recital)("reconnaissant", provision_kind::recital)
           ("conscients", provision_kind::recital)("animes", provision_kind::recital)("sur le rapport", provision_kind::recital)
           ("notre conseil d'etat entendu", provision_kind::recital)("de l'assentiment", provision_kind::recital)
           ("preambule", provision_kind::preamble)("expose des motifs", provision_kind::preamble)
           ("fait a ", provision_kind::signature)("fait en ", provision_kind::signature)("en foi de quoi", provision_kind::signature)
           ("table des matieres", provision_kind::contents)("sommaire", provision_kind::contents);
    }
} const opening;
struct suffixes : suffix_table {
    suffixes() {
        add("bis", "bis")("ter", "ter")("quater", "quater")("quinquies", "quinquies")("sexies", "sexies")
           ("septies", "septies")("octies", "octies")("nonies", "nonies")("decies", "decies");
    }
} const suffix;

auto const more = *(-x3::lit(' ') >> suffix[add_suffix] >> word_end) >> -(' ' >> x3::raw[x3::char_("a-z") >> &x3::eoi][append]);
auto const in_words = x3::eps[start_ordinal] >> ordinal_word[add_ordinal] >> word_end;
auto const number = (plain_number | roman | in_words) >> more;
// "deuxieme partie", "premiere section"
auto const ordinal_first = in_words >> gap >> label[set_kind] >> word_end;

x3::rule<struct heading_fr_id, heading_node> const line_rule = "heading.fr";
auto const line_rule_def = prefix >> (
      x3::raw[label[set_kind] >> gap >> number][set_label]
    | x3::raw[ordinal_first][set_label]
    | x3::raw[+x3::lit("\xc2\xa7") >> spaces >> number][set_label]
    | x3::raw[annex[set_kind] >> word_end >> -(gap >> (number | x3::raw[x3::char_("a-z")][set_number] >> word_end))][set_label]
    | opening[set_kind]);
BOOST_SPIRIT_DEFINE(line_rule)
// clang-format on

}  // namespace

std::optional<heading> heading_fr(std::string_view line) { return run(line_rule, line); }

}  // namespace cmwlint::structure::grammar
