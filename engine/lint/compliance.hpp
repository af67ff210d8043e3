// Compliance: what in a draft does what the rules ask for, and which rules had anything to ask of it. Found only where
// `options::compliance` wants it; a check does without.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "source/span.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cmwlint::lint {

/// Whether a rule was for the draft at all.
enum class standing : std::uint8_t {
    applied,
    off_topic,  ///< its `when` says that the draft does not deal with the matter
    other_kind  ///< it is not for drafts of this kind
};

/// A sentence of a draft, to be quoted.
struct clause {
    source::span where;  ///< source span: the words that make the case; empty: the draft as a whole
    diagnostic::place provision;
    std::string words;  ///< those words as printed; empty: the draft as a whole
    std::string text;   ///< the sentence as printed, in one line, behind its lead-ins
};

/// A clause that satisfies a rule.
struct satisfied_rule {
    std::string rule;
    clause by;
};

struct rule_standing {
    std::string rule;
    standing is = standing::applied;
};

struct compliance {
    std::vector<satisfied_rule> satisfied;  ///< by rule, then by place
    std::vector<clause> faults;             ///< one a diagnostic, in their order: the sentence it stands in
    std::vector<rule_standing> standings;   ///< one a rule of the set, in their order
};

}  // namespace cmwlint::lint
