#include "rulepack/keys.hpp"

#include "text/language.hpp"

#include <array>

namespace cmwlint::rulepack {
namespace {

constexpr std::array<key_info, 4> pack_root{
    {{"name", "what the pack is called"},
     {"version", "of the pack"},
     {"title", "what the pack is about, for people"},
     {"thresholds", "figures that conditions name, \"90 days\"; a project may choose its own"}}};

constexpr std::array<key_info, 1> concepts_root{{{"concept", "[concept.NAME]: a legal idea that rules speak of"}}};
constexpr std::array<key_info, 7> one_concept{
    {{"meaning", "what the idea covers and what it does not; linguists go by it"},
     {"includes", "hits of these concepts count as this one too"},
     {"pairs", "two concepts near each other in one sentence that together make this one"},
     {"within", "how many words apart the two of a pair may stand (12)"},
     {"any-order", "the two of a pair may stand in either order"},
     {"optional", "languages may leave it without phrases of its own"},
     {"definable", "a term that the draft itself defines may stand for it"}}};

constexpr std::array<key_info, 2> vocabulary_root{
    {{"language", "of the phrases: en, fr, es, ar, zh, ru or az"},
     {"concept", "[concept.NAME]: the words of an idea of concepts.toml"}}};
constexpr std::array<key_info, 2> one_vocabulary{
    {{"phrases", "what says it; docs/writing-rules.md, \"Phrases\""}, {"not", "what looks like it and is none"}}};

constexpr std::array<key_info, 19> rule_root{
    {{"id", "letters of the theme and a number: DET-001; also the name of the folder"},
     {"name", "lower case with hyphens: children-may-be-detained"},
     {"severity", "error, warning or note"},
     {"applies-to", "kinds of draft: law, decree, agreement, labour-agreement, contract …"},
     {"sources", "paragraphs it rests on, strongest first: \"AZE:30(b)\""},
     {"convention", "articles of the Convention"},
     {"when", "must hold of the draft, else the rule has nothing to ask"},
     {"find", "sought in every sentence; without it the rule is judged once for the whole draft"},
     {"unless", "each of these cancels"},
     {"primary", "the concept that is underlined: the first of these that occurs"},
     {"labels", "[labels]: further concepts that are pointed out, and as what"},
     {"once-per", "place, article, chapter or document"},
     {"in", "text, headings, recitals: where it is sought"},
     {"needs-lawyer", "true: the finding is a question, not an answer"},
     {"linked", "false: not judged together with what a penal clause refers to"},
     {"also", "[[also]]: another way in which the rule finds fault"},
     {"satisfied", "recognises the clause that the rule asks for"},
     {"satisfied-primary", "the concept that is shown of such a clause"},
     {"related", "ids of rules to read with this one"}}};
constexpr std::array<key_info, 10> rule_also{
    {{"severity", "error, warning or note; else that of the rule"},
     {"find", "sought in every sentence"},
     {"unless", "each of these cancels"},
     {"primary", "the concept that is underlined"},
     {"labels", "[also.labels]: further concepts that are pointed out"},
     {"once-per", "place, article, chapter or document"},
     {"in", "text, headings, recitals: where it is sought"},
     {"needs-lawyer", "true: the finding is a question, not an answer"},
     {"say", "the variant of the texts: [text.variant.NAME]"},
     {"linked", "false: not judged together with what a penal clause refers to"}}};

constexpr std::array<key_info, 5> text_root{
    {{"text", "[text]: message, why, advice"},
     {"model", "[model]: a clause that complies"},
     {"wording", "[[wording]]: words to write instead of those that are underlined"},
     {"violating", "[[violating]]: a little draft that the rule must report, at [[ ]] if marked"},
     {"compliant", "[[compliant]]: a little draft that the rule must leave alone"}}};
constexpr std::array<key_info, 6> text_table{{{"message", "what is wrong, in one line without a full stop"},
                                              {"why", "what the source says, in our own words"},
                                              {"advice", "how to draft it better"},
                                              {"limits", "what the rule cannot see"},
                                              {"labels", "[text.labels]: words for what is pointed out"},
                                              {"variant", "[text.variant.NAME]: texts of an [[also]]"}}};
constexpr std::array<key_info, 3> variant_table{{{"message", "what is wrong, in one line without a full stop"},
                                                 {"why", "what the source says, in our own words"},
                                                 {"advice", "how to draft it better"}}};
constexpr std::array<key_info, 2> model_table{
    {{"clause", "the clause, ready to be adapted"}, {"note", "what to mind when adapting it"}}};
constexpr std::array<key_info, 2> wording_table{
    {{"from", "regular expression (RE2) that matches the whole of the underlined words, in whatever case"},
     {"to", "what to write instead; \\1 is what the first group of \"from\" matched"}}};
constexpr std::array<key_info, 5> example_table{{{"text", "the draft; [[ ]] marks what must be underlined"},
                                                 {"wording", "what must be proposed instead of the first marked words"},
                                                 {"kind", "of the draft, where it is not the rule's first"},
                                                 {"note", "what it shows"},
                                                 {"near-miss", "what nearly misleads in it"}}};

constexpr std::array<key_info, 33> words{
    {{"and", "both hold"},
     {"or", "one of them holds"},
     {"not", "it does not hold"},
     {"before", "the first stands before the second in the sentence"},
     {"near", "at most eight words apart"},
     {"within", "within N words of"},
     {"about", "a scope is about a concept: in its title or heading, or often in it"},
     {"exception", "the sentence makes an exception"},
     {"kind", "the draft is of that kind; kind excerpt: only a part of one"},
     {"duration", "a period in the sentence, compared: duration > 24 hours"},
     {"age", "an age in the sentence, compared: age < 18 years"},
     {"at-most", "the draft says \" at most\""},
     {"at-least", "the draft says \" at least\""},
     {"after", "the draft says \" after\""},
     {"any", "in whatever form: affirmed, negated, permitted …"},
     {"asserted", "affirmed, and not only permitted or in a condition"},
     {"negated", "denied or forbidden"},
     {"permitted", "said to be allowed"},
     {"obliged", "said to be a duty"},
     {"excepted", "in an exception"},
     {"in", "in a scope: sentence, provision, article, chapter, document, heading, title"},
     {"sentence", "scope: the statement itself"},
     {"provision", "scope: the paragraph or point"},
     {"article", "scope: the article"},
     {"chapter", "scope: the chapter"},
     {"document", "scope: the whole draft"},
     {"heading", "scope: headings above"},
     {"title", "scope: the title of the draft"},
     {"hours", "unit"},
     {"days", "unit"},
     {"weeks", "unit"},
     {"months", "unit"},
     {"years", "unit"}}};

std::span<key_info const> keys_of_rule_text(std::string_view table) noexcept {
    if (table.empty()) return text_root;
    if (table == "text") return text_table;
    if (table == "text.variant.*") return variant_table;
    if (table == "model") return model_table;
    if (table == "wording") return wording_table;
    if (table == "violating" || table == "compliant") return example_table;
    return {};
}

}  // namespace

pack_file_kind kind_of_file(std::string_view path) noexcept {
    if (path == "pack.toml") return pack_file_kind::pack;
    if (path == "concepts.toml") return pack_file_kind::concepts;
    if (path == "sources.toml") return pack_file_kind::sources;
    if (path == "themes.toml") return pack_file_kind::themes;
    if (!path.ends_with(".toml")) return pack_file_kind::none;
    auto const slash = path.rfind('/');
    if (slash == std::string_view::npos) return pack_file_kind::none;
    auto const folder = path.substr(0, slash);
    auto const stem = path.substr(slash + 1, path.size() - slash - 6);
    bool const language = text::parse_language(stem).has_value();
    if (folder == "cues") return language ? pack_file_kind::cues : pack_file_kind::none;
    if (folder == "vocabulary") return language ? pack_file_kind::vocabulary : pack_file_kind::none;
    if (!folder.starts_with("rules/") || folder.find('/', 6) != std::string_view::npos) return pack_file_kind::none;
    return stem == "rule" ? pack_file_kind::rule : pack_file_kind::rule_text;
}

std::span<key_info const> keys_of(pack_file_kind kind, std::string_view table) noexcept {
    switch (kind) {
        case pack_file_kind::pack:
            return table.empty() ? std::span<key_info const>{pack_root} : std::span<key_info const>{};
        case pack_file_kind::concepts:
            if (table.empty()) return concepts_root;
            return table == "concept.*" ? std::span<key_info const>{one_concept} : std::span<key_info const>{};
        case pack_file_kind::vocabulary:
            if (table.empty()) return vocabulary_root;
            return table == "concept.*" ? std::span<key_info const>{one_vocabulary} : std::span<key_info const>{};
        case pack_file_kind::rule:
            if (table.empty()) return rule_root;
            return table == "also" ? std::span<key_info const>{rule_also} : std::span<key_info const>{};
        case pack_file_kind::rule_text:
            return keys_of_rule_text(table);
        default:
            return {};
    }
}

std::string_view table_name(pack_file_kind kind, std::string_view written) noexcept {
    bool const concepts = kind == pack_file_kind::concepts || kind == pack_file_kind::vocabulary;
    if (concepts && written.starts_with("concept.")) return "concept.*";
    if (kind == pack_file_kind::rule_text && written.starts_with("text.variant.")) return "text.variant.*";
    return written;
}

std::span<key_info const> condition_words() noexcept { return words; }

}  // namespace cmwlint::rulepack
