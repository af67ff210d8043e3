// What the evaluator needs of a rule set. Not for the command line: see rule_set.hpp.
#pragma once

#include "norms/norms.hpp"
#include "rulepack/condition.hpp"
#include "rulepack/rule_set.hpp"

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace cmwlint::rulepack {

/// How often a case reports: at each place, or once an article, chapter or document (at the first place).
enum class once_per : std::uint8_t { place, article, chapter, document };

/// One way in which a rule finds fault. Most rules have one.
struct rule_case {
    bool whole_document = false;             ///< no `find`: judged once, reported at the title
    condition find;                          ///< sought in every statement
    std::vector<condition> unless;           ///< each cancels
    std::vector<match::concept_id> primary;  ///< underlined: the first of these that occurs
    struct role {
        std::string name;
        match::concept_id what = 0;
    };
    std::vector<role> roles;  ///< secondary labels
    once_per often = once_per::place;
    bool in_headings = false, in_recitals = false, in_text = true;
    std::string say;  ///< variant of the rule's texts; empty = the rule's own
    diagnostic::severity level = diagnostic::severity::warning;
    bool needs_lawyer = false;
    bool with_references = true;  ///< penal clauses are also judged together with what they refer to
};

struct rule {
    std::size_t info = 0;         ///< index of its rule_info
    std::vector<condition> when;  ///< all must hold of the draft (its kinds are checked before)
    std::vector<rule_case> cases;
    std::vector<condition> satisfied;                  ///< each recognises the clause that the rule asks for
    std::vector<match::concept_id> satisfied_primary;  ///< shown of it: the first of these that occurs; may be empty
};

/// Texts of a rule variant in a language.
struct variant_text {
    std::string message, why, advice;
};

/// How a draft shows its kind: concept ids of the `[kinds]` cues.
struct kind_cue {
    std::string kind;
    match::concept_id what = 0;
};

/// Everything of one language: made on first use.
struct language_data {
    match::matcher words;
    norms::cue_table cues;
    std::vector<kind_cue> kinds;
    bool has_vocabulary = false;
};

class compiled {
public:
    std::vector<std::string> concepts;
    norms::concept_relations relations;
    std::vector<bool> definable;  ///< by concept: a draft's own term may stand for it
    std::vector<rule_info> infos;
    std::vector<rule> rules;                                         ///< in the order of their ids
    std::unordered_map<std::string, std::vector<example>> examples;  ///< by rule id
    std::unordered_map<std::string, std::array<variant_text, text::all_languages.size()>>
        variants;  ///< by "rule id/say"
    std::vector<pack_info> packs;
    std::vector<source_document> documents;
    std::vector<theme_info> themes;
    std::vector<threshold_info> thresholds;
    match::concept_id migration_term = 0;  ///< concepts the engine itself asks for
    bool has_migration_term = false;

    /// Thread-safe; compiles the language's words when first asked for them.
    [[nodiscard]] language_data const& in(text::language) const;
    /// Makes the words of a language on demand; set by whoever made the rule set.
    std::function<language_data(text::language)> make_language;
    /// What a rule would write instead of words in a draft of that language. `rule` is an index into `infos`.
    /// Thread-safe; those of all rules are compiled when a language is first asked for.
    [[nodiscard]] match::replacements const& wordings_of(std::size_t rule, text::language) const;
    std::shared_ptr<compiled const> words_of;  ///< whose words these rules share; null: its own

private:
    mutable std::array<std::once_flag, text::all_languages.size()> made_, wordings_made_;
    mutable std::array<std::vector<match::replacements>, text::all_languages.size()> wordings_;
    mutable std::array<std::unique_ptr<language_data>, text::all_languages.size()> languages_;
};

}  // namespace cmwlint::rulepack
