// Derivations: how cmwlint came to say something of a sentence, or to say nothing. Like diagnostics they own their
// strings and outlive everything else.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "source/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::diagnostic {

/// A piece of a sentence as it was put together. All spans are source spans.
struct sentence_part {
    enum class role : std::uint8_t {
        lead_in,  ///< of the list that the point stands in
        own,      ///< the provision's own words
        rest,     ///< the words after the list
        linked    ///< of the provision that a penal clause refers to
    };
    role as = role::own;
    source::span where;
    std::string words;  ///< as printed in the draft, in one line
};

/// "negated", and the words that made it so.
struct derived_mark {
    std::string name;
    std::string cue;  ///< empty: taken over from another concept
};

/// A concept and the words that stand for it.
struct derived_concept {
    std::string name;
    source::span where;
    std::string words;
    std::vector<derived_mark> marks;
};

/// "at most 48 hours", and the words that say it.
struct derived_quantity {
    source::span where;
    std::string words;
    std::string read_as;
};

/// A condition and whether it holds, with its parts.
struct derived_condition {
    std::string text;  ///< in the language of docs/writing-rules.md; of `and`, `or`, `not`: that word
    bool holds = false;
    std::string remark;  ///< what was found, or what was not; may be empty
    std::vector<derived_condition> parts;
};

/// What became of one way in which a rule finds fault.
struct derived_case {
    enum class outcome : std::uint8_t {
        reported,
        said_before,  ///< it holds, but the rule has spoken of this sentence, article or draft
        cancelled,    ///< by `cancelled_by`
        not_found,    ///< `find` does not hold
        not_sought    ///< the rule is not for such drafts or such places; `remark` says why
    };
    std::string rule, name;
    severity level = severity::warning;
    outcome became = outcome::not_found;
    std::string remark;
    std::optional<derived_condition> find;  ///< empty: the rule asks for nothing in a sentence
    std::optional<derived_condition> cancelled_by;
    std::vector<derived_condition> not_cancelled_by;  ///< of what was reported: what could have cancelled it
};
/// "reported", "said before", "cancelled", "not found", "not sought".
[[nodiscard]] std::string_view name(derived_case::outcome) noexcept;
[[nodiscard]] std::string_view name(sentence_part::role) noexcept;

/// One sentence as a lawyer reads it, and what rules made of it.
struct derivation {
    std::uint32_t line = 1;  ///< where its own words begin
    place provision;
    bool whole_draft = false;  ///< not a sentence: rules that are judged once, told at the title
    bool heading = false, recital = false;
    bool linked = false;  ///< a penal clause read with the provision it refers to
    std::vector<sentence_part> parts;
    std::vector<derived_concept> concepts;  ///< in the order of the sentence; none: it says nothing that rules know
    std::vector<derived_quantity> quantities;
    std::vector<derived_case> cases;  ///< gravest outcome first, then by rule
};

}  // namespace cmwlint::diagnostic
