#include "report/messages.hpp"

#include <array>

namespace cmwlint::report {
namespace {

// clang-format off
constexpr phrases english{
    .error = "error", .warning = "warning", .note = "note", .remark = "remark",
    .why = "why", .source = "source", .convention = "Convention", .help = "help",
    .lawyer_label = "note",
    .lawyer = "the text alone cannot decide this; it needs a lawyer's eye",
    .reporting = "reporting", .also = "also",
    .explain = "cmwlint explain RULE shows the sources of a rule, examples and a model clause",
    .paragraph = {"para.", "paras."},
    .article = {"article", "articles"},
    .errors = {"error", "errors"}, .warnings = {"warning", "warnings"}, .notes = {"note", "notes"}, .files = {"file", "files"},
    .no_findings = "no findings", .in = "in", .of = "of", .nothing_checked = "nothing was checked",
    .not_checked = {"could not be checked", "could not be checked"},
    .language_unknown = "no language that cmwlint reads was recognised; name it with --language",
    .colon = ": ",
};

constexpr phrases french{
    .error = "erreur", .warning = "avertissement", .note = "note", .remark = "remarque",
    .why = "pourquoi", .source = "source", .convention = "Convention", .help = "conseil",
    .lawyer_label = "note",
    .lawyer = "le texte seul ne permet pas de trancher ; l’œil d’un juriste est nécessaire",
    .reporting = "rapportant", .also = "aussi",
    .explain = "cmwlint explain RÈGLE montre les sources d’une règle, des exemples et une clause modèle",
    .paragraph = {"par.", "par."},
    .article = {"article", "articles"},
    .errors = {"erreur", "erreurs"}, .warnings = {"avertissement", "avertissements"}, .notes = {"note", "notes"}, .files = {"fichier", "fichiers"},
    .no_findings = "rien à signaler", .in = "dans", .of = "sur", .nothing_checked = "rien n’a été vérifié",
    .not_checked = {"n’a pas pu être vérifié", "n’ont pas pu être vérifiés"},
    .language_unknown = "aucune langue connue de cmwlint n’a été reconnue ; indiquez-la avec --language",
    .colon = " : ",
};

struct named {
    std::string_view name, english, french;
};
constexpr std::array languages{
    named{"en", "English", "anglais"},      named{"fr", "French", "français"}, named{"es", "Spanish", "espagnol"},
    named{"ar", "Arabic", "arabe"},         named{"zh", "Chinese", "chinois"}, named{"ru", "Russian", "russe"},
    named{"az", "Azerbaijani", "azerbaïdjanais"},
};
constexpr std::array kinds{
    named{"law", "law", "loi"},
    named{"decree", "decree", "décret"},
    named{"agreement", "agreement", "accord"},
    named{"labour-agreement", "labour agreement", "accord de main-d’œuvre"},
    named{"readmission-agreement", "readmission agreement", "accord de réadmission"},
    named{"social-security-agreement", "social security agreement", "accord de sécurité sociale"},
    named{"contract", "contract", "contrat"},
    named{"other", "other text", "autre texte"},
};
// clang-format on

template <std::size_t N>
std::string_view look_up(std::array<named, N> const& table, std::string_view name, text::language said_in) {
    for (auto const& row : table)
        if (row.name == name) return said_in == text::language::fr ? row.french : row.english;
    return name;
}

}  // namespace

phrases const& phrases_in(text::language language) noexcept {
    return language == text::language::fr ? french : english;
}

std::string_view severity_word(phrases const& words, diagnostic::severity level) noexcept {
    switch (level) {
        case diagnostic::severity::note:
            return words.note;
        case diagnostic::severity::warning:
            return words.warning;
        case diagnostic::severity::error:
            return words.error;
    }
    return words.error;
}

std::string quantity(std::size_t n, counted word, text::language language) {
    bool const singular = n == 1 || (n == 0 && language == text::language::fr);
    return std::to_string(n).append(" ").append(singular ? word.one : word.many);
}

std::string_view language_name(text::language which, text::language said_in) noexcept {
    return look_up(languages, text::code(which), said_in);
}

std::string_view kind_name(std::string_view kind, text::language said_in) noexcept {
    return look_up(kinds, kind, said_in);
}

}  // namespace cmwlint::report
