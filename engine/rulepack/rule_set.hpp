// Rule packs: directories of TOML in, one immutable rule set out, or every mistake in them with its place.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "match/replacements.hpp"
#include "source/source_file.hpp"
#include "text/language.hpp"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::rulepack {

/// One example of a rule: a little draft and what the rule must do on it.
struct example {
    text::language language = text::language::en;
    bool violating = true;
    std::string text;                 ///< without the [[ ]] marks
    std::vector<source::span> marks;  ///< bytes of `text` that a diagnostic must touch; may be empty
    std::string wording;              ///< what the rule must propose to write instead of words it reports; may be empty
    std::string kind;                 ///< document kind, as named on the command line
    std::string note;                 ///< `note` or `near-miss`
    std::string file;                 ///< where it stands
    std::uint32_t line = 1;
};

/// What a rule says in one language. Empty strings where a pack has none; readers fall back to English.
struct rule_text {
    std::string message, why, advice;
    std::string limits;                                       ///< what the rule is known not to see; may be empty
    std::vector<std::pair<std::string, std::string>> labels;  ///< role → text; "primary" is the underlined span
};

/// A clause of our own that a drafter can adapt. Shown, never put into a draft.
struct model_clause {
    std::string clause;  ///< empty: the pack has none in this language
    std::string note;    ///< what to mind when adapting it; may be empty
};

/// One paragraph of a source document.
struct source_paragraph {
    std::string number;                 ///< as cited: "36(b)"; of a treaty, the article
    std::string says;                   ///< in our own words; the document is the authority
    std::string kind;                   ///< "recommendation", "concern", "statement", "positive", "procedure"; or empty
    std::vector<std::string> articles;  ///< of the Convention
    std::vector<std::string>
        checkable;        ///< drafts that can show it: "law", "readmission-agreement", …; empty: none can
    std::string why_not;  ///< what of it no text can show
    std::string speaker;  ///< who is reported ("Government of Morocco"); empty: the authority itself
    std::string file;     ///< where it stands in the pack
    std::uint32_t line = 1;
};

/// A document that rules rest on.
struct source_document {
    std::string key;     ///< "AZE", as rules cite it
    std::string symbol;  ///< "CMW/C/AZE/CO/3", as people cite it
    std::string title;
    std::string authority;  ///< who speaks: "Committee", "Convention", "general comment", "panel summary", …
    int year = 0;           ///< 0 where the pack does not say
    std::vector<source_paragraph> paragraphs;  ///< in the order of the document

    /// By its number; null if the pack has no such paragraph.
    [[nodiscard]] source_paragraph const* find(std::string_view number) const;
    /// The paragraphs that a citation names: itself, else each of "47, 50", "40-45", "36(a)-(c)". A number that has
    /// only subparagraphs means all of them. Empty if one of them is unknown.
    [[nodiscard]] std::vector<source_paragraph const*> cited_by(std::string_view citation) const;
};

/// A paragraph as a rule cites it.
struct paragraph_reference {
    std::string document;  ///< key of the document
    std::string number;
    bool operator==(paragraph_reference const&) const = default;
};

/// What rules have in common: the letters before the hyphen of their ids.
struct theme_info {
    std::string id;                                             ///< "DET"
    std::array<std::string, text::all_languages.size()> names;  ///< by language; "Detention"

    /// Falls back to English.
    [[nodiscard]] std::string const& name_in(text::language) const;
};

/// What one may know of a rule without being the evaluator.
struct rule_info {
    std::string id;    ///< "CRIM-001"
    std::string name;  ///< "irregular-entry-criminalised"
    diagnostic::severity level = diagnostic::severity::warning;
    std::vector<std::string> applies_to;        ///< "law", "agreement", "contract", "readmission-agreement", …
    std::vector<diagnostic::citation> sources;  ///< strongest first
    std::vector<paragraph_reference> cited;     ///< each paragraph of `sources`, ranges expanded
    std::vector<std::string> convention;
    std::vector<std::string> related;                             ///< ids of rules to read with this one
    std::array<rule_text, text::all_languages.size()> texts;      ///< by language
    std::array<model_clause, text::all_languages.size()> models;  ///< by language
    /// What to write instead of the words it underlines, by the language of the draft (whatever language it speaks).
    std::array<std::vector<match::replacement>, text::all_languages.size()> wordings;
    std::vector<text::language> languages;  ///< languages with examples
    std::string condition;                  ///< `find` as written, for `explain`
    bool recognises_compliance = false;     ///< it has `satisfied` conditions
    std::string pack;

    /// The text in a language; each missing piece falls back to English.
    [[nodiscard]] rule_text text_in(text::language) const;
    /// The model clause in a language, else in English.
    [[nodiscard]] model_clause const& model_in(text::language) const;
    /// "CRIM" of "CRIM-001".
    [[nodiscard]] std::string_view theme() const;
};

/// A figure that conditions name instead of writing it, so that a project can choose its own: "90 days".
struct threshold_info {
    std::string name;  ///< "job-loss-period"
    std::string text;  ///< as written
    double hours = 0;
};

struct pack_info {
    std::string name, version, title;
    std::string digest;  ///< 16 hex digits over all files of the pack
};

/// One mistake in a rule pack, pointing into its TOML.
struct problem {
    std::string file;
    std::uint32_t line = 1, column = 1;  ///< from 1; columns in code points
    std::string message;
    std::string help;     ///< a remedy ("did you mean \"detained\"?"); may be empty
    std::string excerpt;  ///< the line of the file
};

class compiled;  // what the evaluator needs: rulepack/compiled.hpp

/// Compiled, immutable, cheap to copy, safe to use from any thread.
class rule_set {
public:
    rule_set();
    explicit rule_set(std::shared_ptr<compiled const>);
    [[nodiscard]] std::span<rule_info const> rules() const;
    [[nodiscard]] std::span<example const> examples_of(std::string_view rule_id) const;
    [[nodiscard]] std::span<pack_info const> packs() const;
    /// The documents that rules rest on, in the order of the packs.
    [[nodiscard]] std::span<source_document const> documents() const;
    /// By key ("AZE"); null if unknown.
    [[nodiscard]] source_document const* document(std::string_view key) const;
    /// In the order of the packs: themes.toml, then those of rules that stand in none.
    [[nodiscard]] std::span<theme_info const> themes() const;
    /// By id or name, in any case; null if unknown.
    [[nodiscard]] rule_info const* find(std::string_view id_or_name) const;
    /// The closest id, name or theme to a mistyped one; empty if none is near.
    [[nodiscard]] std::string suggest(std::string_view) const;
    /// In the order of the packs.
    [[nodiscard]] std::span<threshold_info const> thresholds() const;
    /// The same rules with other figures; names that are none of `thresholds()` change nothing. Words are shared, so
    /// this costs a copy of the conditions.
    [[nodiscard]] rule_set with(std::span<threshold_info const>) const;
    [[nodiscard]] compiled const& data() const { return *data_; }

private:
    std::shared_ptr<compiled const> data_;
};

/// A file of a pack: path inside the pack ("rules/DET-001/en.toml") and its bytes.
struct pack_file {
    std::string path;
    std::string_view bytes;
};

struct load_result {
    rule_set rules;
    std::vector<problem> problems;  ///< any problem: the set must not be used
    std::vector<problem> warnings;  ///< what a good pack would have and this one can do without
};

/// Loads packs whole. `name` is what problems call a pack ("built-in", a directory).
struct pack_source {
    std::string name;
    std::vector<pack_file> files;  ///< the bytes must outlive every rule set made from them
    bool built_in = false;
};

/// How much of the packs is read. The built-in pack is validated when cmwlint is built and tested, so a run reads of it
/// only what it needs (start-up time); other packs are always read whole, whatever is asked for here.
struct load_options {
    bool everything = true;             ///< all languages, texts and examples, all checks
    std::vector<text::language> texts;  ///< else: the message languages wanted (English always)
};
[[nodiscard]] load_result load(std::span<pack_source const>, load_options const& = {});

/// The pack that is part of the program.
[[nodiscard]] pack_source built_in();
/// All *.toml below a directory; `error` names the directory and the reason where it cannot be read.
struct directory_result {
    std::vector<std::string> texts;  ///< owns the bytes of `pack.files`
    pack_source pack;
    std::string error;
};
[[nodiscard]] directory_result read_directory(std::string const& path);

}  // namespace cmwlint::rulepack
