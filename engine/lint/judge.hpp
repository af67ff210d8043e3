// The judge: whether conditions hold in a statement or in the draft. Not the interface of this room; may change.
#pragma once

#include "lint/draft.hpp"
#include "rulepack/condition.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace cmwlint::lint {

using norms::concept_hit;
using norms::statement;
using norms::token_range;

/// Whether marks are what a condition asks for: "negated appeal".
[[nodiscard]] bool has_form(norms::marks, rulepack::form wanted);

/// Whether a rule is for drafts of that kind.
[[nodiscard]] bool applies(rulepack::rule_info const&, document_kind);

/// Gap in words between two stretches of a statement; 0 if they overlap.
[[nodiscard]] std::uint32_t distance(concept_hit const&, concept_hit const&);

/// Answers questions about one draft. Keeps what it found out about whole articles and chapters.
class judge {
public:
    judge(read_draft const&, document_kind);

    /// Statements that contain one of the concepts, in order: indices into `norms.statements`.
    [[nodiscard]] std::vector<std::uint32_t> statements_with(std::vector<match::concept_id> const&) const;
    /// The statement is null where a condition is judged over the whole draft.
    [[nodiscard]] bool holds(rulepack::condition const&, statement const*) const;
    /// Tells it what a condition that is scoped to the draft holds, where somebody knows.
    void remember(rulepack::condition const& scoped, bool holds) const;
    /// Where the statement has the concept in that form.
    [[nodiscard]] std::vector<concept_hit const*> hits_of(rulepack::concept_term const&, statement const&) const;
    /// `n` as words of the draft's language: Chinese says in two or three characters what others say in one word.
    [[nodiscard]] std::uint32_t words(std::uint32_t n) const;
    /// The hits of a concept in a scope of the statement, in whatever form.
    [[nodiscard]] std::span<norms::document_hit const> hits_in(match::concept_id, rulepack::scope,
                                                               statement const*) const;

private:
    std::vector<std::uint32_t> const& in_order() const;
    std::vector<std::vector<std::uint32_t>> const& by_concept() const;
    token_range range_of(structure::provision_id) const;
    token_range range_of(rulepack::scope, statement const*) const;
    std::span<norms::document_hit const> hits_in(match::concept_id, token_range) const;
    std::size_t count(match::concept_id, token_range) const;
    bool occurs(rulepack::concept_term const&, rulepack::scope, statement const*) const;
    bool in_headings(match::concept_id, structure::provision_id from) const;
    bool holds_scoped(rulepack::condition const&, statement const*) const;
    std::uint32_t own_begin(std::uint32_t statement) const;
    bool related(rulepack::condition const&, statement const*) const;
    bool precedes(concept_hit const&, concept_hit const&) const;
    bool is_about(rulepack::concept_term const&, rulepack::scope, statement const*) const;
    bool compares(rulepack::condition const&, statement const*) const;
    static bool compares(rulepack::condition::compare, double left, double right);
    bool kind_matches(std::string const& wanted) const;
    [[nodiscard]] bool is_excerpt() const;

    read_draft const& draft_;
    document_kind kind_;
    token_range everything_;
    bool excerpt_ = false;
    // Made when first asked for.
    mutable std::optional<std::vector<std::vector<std::uint32_t>>> statements_of_;
    mutable std::optional<std::vector<std::uint32_t>> in_order_;  // statements of the text itself, by their own words
    // Answers about whole scopes, by condition (or concept) and range.
    mutable std::map<std::tuple<rulepack::condition const*, std::uint32_t, std::uint32_t>, bool> scoped_;
};

}  // namespace cmwlint::lint
