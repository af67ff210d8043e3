// Evaluation of the versions of one draft: a case of a rule is judged again only in sentences of which something that
// it asks about has changed. Not the interface of this room; may change.
//
// What a condition asks about is read off its tree (`asks`): the sentence itself, the provision, article or chapter
// around it, the headings above it, or the draft as a whole. The last are few questions with one answer each; where an
// answer is another than before, the case is judged anew everywhere.
#pragma once

#include "lint/reporter.hpp"
#include "source/change.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cmwlint::lint {

/// What a condition asks about, besides its sentence.
struct asks {
    enum about : std::uint8_t { sentence = 1, provision = 2, article = 4, chapter = 8, headings = 16, all = 32 };
    std::uint8_t of = sentence;                          ///< a set of `about`; `all`: nobody knows
    std::vector<rulepack::condition const*> of_draft{};  ///< parts whose answer is the same for every sentence
    /// Parts about a provision, article or chapter. Where none stands around a sentence they are about the draft, and
    /// their answer is the same for all such sentences.
    std::vector<rulepack::condition const*> of_unit{};
    bool seeks_in_unit = false;  ///< some of them are sought sentence by sentence: `of_unit` does not tell all

    /// Adds what a condition asks in a sentence.
    void add(rulepack::condition const&);
};

/// What is asked of a provision of the version before.
struct provision_before {
    structure::provision_kind kind = structure::provision_kind::root;
    structure::provision_id parent = structure::no_provision;
    source::span label, heading, whole;
};

/// What became of a draft between two versions.
struct draft_change {
    std::vector<provision_before> const& provisions_before;
    bool same_names;  ///< the provisions stand for those before one by one; see structure::made_provisions
    std::vector<std::uint32_t> const& first_token_before;  ///< as in norms::interpretation
    std::vector<std::uint32_t> const& last_token_before;
    std::vector<std::uint32_t> const& came_from;  ///< by statement: which it was; `norms::statement_is_new`
    norms::prepared_change const& cut;
    source::change const& touched;     ///< tokens whose hits may have changed
    source::change const& in_reading;  ///< bytes, whole lines
    source::change const& in_source;   ///< bytes
    std::uint32_t lines;               ///< of the source, more than before; wraps around
};

class unit_changes;

class recheck {
public:
    /// Diagnostics get the numbers after `identities` as identities; it counts on.
    recheck(rulepack::rule_set const&, options const&, std::uint64_t& identities);

    /// All diagnostics of a draft, sorted.
    [[nodiscard]] std::vector<diagnostic::diagnostic> check(read_draft const&, document_kind);
    /// Makes the diagnostics of a version from those of the one before.
    void update(std::vector<diagnostic::diagnostic>&, read_draft const&, document_kind, draft_change const&);

private:
    // What is judged sentence by sentence – a case of a rule, or what a condition seeks somewhere in the draft – and in
    // which sentences it stood in the version that was judged last.
    struct known {
        rulepack::rule_case const* written = nullptr;  // null of a condition
        rulepack::condition const* find = nullptr;
        std::span<rulepack::condition const> unless;
        asks about;
        std::vector<match::concept_id> needed;
        bool judged = false;                    // otherwise what follows says nothing
        std::vector<std::uint32_t> candidates;  // statements with a concept that it needs, in order
        std::vector<char> stands;               // in which of them it does
        std::vector<bool> answers;              // of `about.of_draft`
        std::vector<bool> answers_outside;      // of `about.of_unit`, outside of all units

        [[nodiscard]] bool is_for(statement const&) const;
        [[nodiscard]] bool stands_in(statement const&, judge const&) const;
    };
    // Which diagnostic of the last version was of which case, statement and words, and in which provision it was told.
    struct key {
        std::size_t rule = 0, which = 0;
        std::uint32_t statement = 0, first = 0, last = 0;
        friend auto operator<=>(key const&, key const&) = default;
    };
    struct telling {
        key of;
        structure::provision_id where = 0;
    };
    class kept;

    [[nodiscard]] bool is_chosen(rulepack::rule const&, document_kind) const;
    void seek_scoped(rulepack::condition const&);
    static void judge_all(known&, judge const&, read_draft const&);
    // These two tell whether the case stands where it stood before.
    static bool judge_changed(known&, judge const&, read_draft const&, unit_changes&, bool outside);
    static bool bring_up_to_date(known&, judge const&, read_draft const&, unit_changes*);
    static void tell(known const&, reporter&, std::vector<diagnostic::diagnostic>&);
    std::vector<diagnostic::diagnostic> report(read_draft const&, document_kind, unit_changes*, kept&);
    std::vector<diagnostic::diagnostic> sorted(std::vector<diagnostic::diagnostic>, std::vector<telling>);

    rulepack::rule_set const* rules_;
    options const* how_;
    std::uint64_t* identities_;
    document_kind kind_ = document_kind::other;
    std::vector<std::vector<known>> cases_;              // by rule
    std::vector<known> scoped_;                          // conditions "(…) in document", inner ones first
    std::vector<rulepack::condition const*> scoped_by_;  // by `scoped_`: the condition whose child that is
    std::vector<telling> told_;                          // by diagnostic of the last version
};

}  // namespace cmwlint::lint
