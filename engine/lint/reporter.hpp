// The reporter: what becomes of a case that holds, as diagnostics. Not the interface of this room; may change.
#pragma once

#include "lint/judge.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace cmwlint::lint {

/// Whether the options choose a rule.
[[nodiscard]] bool selected(rulepack::rule_info const&, options const&);

/// Hands out diagnostics of the version before, so that their texts need not be put together again.
class old_diagnostics {
public:
    virtual ~old_diagnostics() = default;
    /// That of the same case, statement and words, brought up to date: its words stand in that provision now.
    virtual std::optional<diagnostic::diagnostic> take(judgement const& of, token_range words,
                                                       structure::provision_id) = 0;
    /// Told of each diagnostic that is reported, in their order.
    virtual void keep(judgement const& of, token_range words, structure::provision_id) = 0;
};

/// Reports the cases of rules, one rule after the other and each in the order of the statements.
class reporter {
public:
    reporter(read_draft const&, rulepack::rule_set const&, options const&, judge const&, std::vector<judgement>& log,
             old_diagnostics* old = nullptr);

    /// Begins with a rule. Whether the draft deals with its matter at all.
    [[nodiscard]] bool begin(rulepack::rule const&);
    /// Judges a case of the rule in all statements that could fulfil it, or in the draft, and reports.
    void run(rulepack::rule_case const&, std::vector<diagnostic::diagnostic>& out);

    /// Whether a case of the rule that is judged sentence by sentence is one for such a sentence at all.
    [[nodiscard]] static bool is_for(rulepack::rule_case const&, statement const&);
    /// Reports a case in statements where it stands, in order: indices into `norms.statements`.
    void tell(rulepack::rule_case const&, std::vector<std::uint32_t> const& statements,
              std::vector<diagnostic::diagnostic>& out);
    void judge_document(rulepack::rule_case const&, std::vector<diagnostic::diagnostic>& out);
    /// Reports what was reported in the version before and would be again; `words` as they are counted now.
    void repeat(judgement const&, token_range words, std::vector<diagnostic::diagnostic>& out);

private:
    void judge_statements(rulepack::rule_case const&, std::vector<diagnostic::diagnostic>& out);
    void begin_case(rulepack::rule_case const&);
    using outcome = diagnostic::derived_case::outcome;
    void note(std::uint32_t index, outcome became, rulepack::condition const* cancelled_by = nullptr);
    bool tell(rulepack::rule_case const&, std::uint32_t index, std::vector<diagnostic::diagnostic>& out);
    structure::provision_id unit_of(rulepack::once_per, structure::provision_id where) const;
    bool report(rulepack::rule_case const&, statement const&, std::vector<diagnostic::diagnostic>& out);
    static token_range segment_of(statement const&, token_range words);
    concept_hit const* focus_of(rulepack::rule_case const&, statement const&, concept_hit const& primary) const;
    structure::provision_id provision_of(statement const&, token_range where) const;
    std::vector<concept_hit const*> primaries(rulepack::rule_case const&, statement const&) const;
    static std::uint32_t penal_part(statement const&);
    std::vector<concept_hit const*> primaries(rulepack::rule_case const&, statement const&, std::uint32_t before) const;
    void add_labels(rulepack::rule_case const&, statement const&, concept_hit const& primary, concept_hit const& focus,
                    diagnostic::diagnostic&) const;
    std::string wording_for(source::span) const;
    diagnostic::diagnostic make(rulepack::rule_case const&, source::span where, structure::provision_id) const;

    read_draft const& draft_;
    rulepack::rule_set const& rules_;
    options const& how_;
    judge const& judging_;
    std::vector<judgement>& log_;
    old_diagnostics* old_;
    rulepack::rule const* rule_ = nullptr;       // the rule at hand
    rulepack::rule_info const* info_ = nullptr;  // and what is known of it
    judgement now_;                              // what is being judged
    bool tracing_ = false;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;
    std::set<std::uint32_t> judged_;              // first tokens of the sentences reported
    std::set<structure::provision_id> reported_;  // units in which the case at hand has spoken
};

}  // namespace cmwlint::lint
