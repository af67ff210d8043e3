#include "rulepack/image.hpp"

#include "match/archive.hpp"
#include "rulepack/compiled.hpp"

#include <algorithm>

// Members of a type in one fixed order, for both directions. A member that is missing here is lost in the built-in
// pack: the test "an image is the pack" compares all rules with what their TOML says.
namespace cmwlint::source {
template <typename Archive>
void fields(Archive& a, span& s) {
    a(s.begin, s.end);
}
}  // namespace cmwlint::source

namespace cmwlint::diagnostic {
template <typename Archive>
void fields(Archive& a, citation& c) {
    a(c.document, c.paragraph, c.authority, c.speaker);
}
}  // namespace cmwlint::diagnostic

namespace cmwlint::match {
template <typename Archive>
void fields(Archive& a, replacement& r) {
    a(r.from, r.to);
}
}  // namespace cmwlint::match

namespace cmwlint::norms {
template <typename Archive>
void fields(Archive& a, cue& c) {
    a(c.what, c.acts, c.until, c.value, c.counts);
}
template <typename Archive>
void fields(Archive& a, pair_rule& p) {
    a(p.made, p.first, p.second, p.within, p.any_order);
}
template <typename Archive>
void fields(Archive& a, concept_relations& r) {
    a(r.counts_as, r.pairs);
}
}  // namespace cmwlint::norms

namespace cmwlint::rulepack {

template <typename Archive>
void fields(Archive& a, example& e) {
    a(e.language, e.violating, e.text, e.marks, e.wording, e.kind, e.note, e.file, e.line);
}
template <typename Archive>
void fields(Archive& a, rule_text& t) {
    a(t.message, t.why, t.advice, t.limits, t.labels);
}
template <typename Archive>
void fields(Archive& a, model_clause& m) {
    a(m.clause, m.note);
}
template <typename Archive>
void fields(Archive& a, source_paragraph& p) {
    a(p.number, p.says, p.kind, p.articles, p.checkable, p.why_not, p.speaker, p.file, p.line);
}
template <typename Archive>
void fields(Archive& a, source_document& d) {
    a(d.key, d.symbol, d.title, d.authority, d.year, d.paragraphs);
}
template <typename Archive>
void fields(Archive& a, paragraph_reference& p) {
    a(p.document, p.number);
}
template <typename Archive>
void fields(Archive& a, theme_info& t) {
    a(t.id, t.names);
}
template <typename Archive>
void fields(Archive& a, threshold_info& t) {
    a(t.name, t.text, t.hours);
}
// Without texts and model clauses: they stand by language.
template <typename Archive>
void fields(Archive& a, rule_info& r) {
    a(r.id, r.name, r.level, r.applies_to, r.sources, r.cited, r.convention, r.related, r.wordings, r.languages,
      r.condition, r.recognises_compliance, r.pack);
}
template <typename Archive>
void fields(Archive& a, pack_info& p) {
    a(p.name, p.version, p.title, p.digest);
}
template <typename Archive>
void fields(Archive& a, concept_term& t) {
    a(t.name, t.what, t.as, t.at);
}
template <typename Archive>
void fields(Archive& a, condition& c) {
    a(c.what, c.first, c.second, c.where, c.within, c.is_age, c.near_concept, c.op, c.relates, c.value, c.text,
      c.children);
}
template <typename Archive>
void fields(Archive& a, rule_case::role& r) {
    a(r.name, r.what);
}
template <typename Archive>
void fields(Archive& a, rule_case& c) {
    a(c.whole_document, c.find, c.unless, c.primary, c.roles, c.often, c.in_headings, c.in_recitals, c.in_text, c.say,
      c.level, c.needs_lawyer, c.with_references);
}
template <typename Archive>
void fields(Archive& a, rule& r) {
    a(r.info, r.when, r.cases, r.satisfied, r.satisfied_primary);
}
template <typename Archive>
void fields(Archive& a, variant_text& t) {
    a(t.message, t.why, t.advice);
}
template <typename Archive>
void fields(Archive& a, kind_cue& k) {
    a(k.kind, k.what);
}

namespace {

using match::archive_reader;
using match::archive_writer;
using text::language;

// What rules say in one language, in the order of the rules; variants by their keys.
struct language_texts {
    std::vector<rule_text> texts;
    std::vector<model_clause> models;
    std::vector<std::pair<std::string, variant_text>> variants;
};
template <typename Archive>
void fields(Archive& a, language_texts& t) {
    a(t.texts, t.models, t.variants);
}

template <typename Archive>
void rules_of(Archive& a, compiled& c) {
    a(c.concepts, c.relations, c.definable, c.infos, c.rules, c.packs, c.documents, c.themes, c.thresholds,
      c.migration_term, c.has_migration_term);
}

std::string texts_of(compiled const& c, std::size_t l) {
    language_texts out;
    for (auto const& info : c.infos) {
        out.texts.push_back(info.texts[l]);
        out.models.push_back(info.models[l]);
    }
    for (auto const& [key, by_language] : c.variants) out.variants.emplace_back(key, by_language[l]);
    std::sort(out.variants.begin(), out.variants.end(), [](auto const& x, auto const& y) { return x.first < y.first; });
    archive_writer a;
    a(out);
    return a.take();
}

void add_texts(std::string_view bytes, std::size_t l, compiled& c) {
    archive_reader a(bytes);
    language_texts in;
    a(in);
    if (!a.good() || in.texts.size() != c.infos.size() || in.models.size() != c.infos.size()) return;
    for (std::size_t i = 0; i < c.infos.size(); ++i) {
        c.infos[i].texts[l] = std::move(in.texts[i]);
        c.infos[i].models[l] = std::move(in.models[i]);
    }
    for (auto& [key, text] : in.variants) c.variants[key][l] = std::move(text);
}

std::string words_of(compiled const& c, language l) {
    language_data const& words = c.in(l);
    std::vector<std::string> abbreviations(words.cues.abbreviations.begin(), words.cues.abbreviations.end());
    std::sort(abbreviations.begin(), abbreviations.end());
    archive_writer a;
    a(words.words.image(), words.cues.first_cue, words.cues.cues, abbreviations, words.kinds, words.has_vocabulary);
    return a.take();
}

language_data open_words(std::string_view bytes) {
    archive_reader a(bytes);
    language_data out;
    out.words = match::matcher::open(a.view());
    std::vector<std::string> abbreviations;
    a(out.cues.first_cue, out.cues.cues, abbreviations, out.kinds, out.has_vocabulary);
    out.cues.abbreviations.insert(abbreviations.begin(), abbreviations.end());
    return out;
}

}  // namespace

std::string image_of(rule_set const& rules) {
    compiled const& c = rules.data();
    archive_writer core;
    rules_of(core, const_cast<compiled&>(c));  // a writer changes nothing
    std::vector<std::pair<std::string, std::vector<example>>> examples(c.examples.begin(), c.examples.end());
    std::sort(examples.begin(), examples.end(), [](auto const& x, auto const& y) { return x.first < y.first; });
    archive_writer example_bytes;
    example_bytes(examples);

    archive_writer a;
    a(core.take(), example_bytes.take());
    for (auto const l : text::all_languages) a(texts_of(c, static_cast<std::size_t>(l)), words_of(c, l));
    return a.take();
}

rule_set open_image(std::string_view image, load_options const& options) {
    archive_reader a(image);
    auto made = std::make_shared<compiled>();
    archive_reader core(a.view());
    auto const example_bytes = a.view();
    rules_of(core, *made);
    std::array<std::string_view, text::all_languages.size()> words;
    for (auto const l : text::all_languages) {
        auto const index = static_cast<std::size_t>(l);
        auto const texts = a.view();
        words[index] = a.view();
        bool const wanted = options.everything || l == language::en ||
                            std::find(options.texts.begin(), options.texts.end(), l) != options.texts.end();
        if (wanted) add_texts(texts, index, *made);
    }
    if (!a.good() || !core.good()) return {};
    if (options.everything) {
        std::vector<std::pair<std::string, std::vector<example>>> examples;
        archive_reader in(example_bytes);
        in(examples);
        for (auto& [id, list] : examples) made->examples.emplace(std::move(id), std::move(list));
    }
    made->make_language = [words](language l) { return open_words(words[static_cast<std::size_t>(l)]); };
    return rule_set(std::move(made));
}

}  // namespace cmwlint::rulepack
