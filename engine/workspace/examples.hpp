// The examples that rules carry: little drafts that a rule must report, or leave alone.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "rulepack/rule_set.hpp"

#include <cstdint>
#include <vector>

namespace cmwlint::workspace {

enum class example_outcome : std::uint8_t {
    ok_reported,  ///< it violates, and the rule says so, where it is marked
    ok_silent,    ///< it complies, and the rule is silent
    missing,      ///< it violates, and the rule is silent or speaks elsewhere
    noisy,        ///< it complies, and the rule speaks
    misworded     ///< it violates, and the rule says so, but would write other words instead than it should
};

struct tried_example {
    example_outcome outcome = example_outcome::ok_reported;
    std::string wording;  ///< what the rule would write instead of the first marked words; empty: nothing
    std::vector<diagnostic::diagnostic> said;  ///< by all rules; spans count in the example's text
    [[nodiscard]] bool good() const {
        return outcome == example_outcome::ok_reported || outcome == example_outcome::ok_silent;
    }
};

/// Lints an example as any other draft, in its language and kind (else the first the rule is for).
[[nodiscard]] tried_example try_example(rulepack::rule_set const&, rulepack::rule_info const&,
                                        rulepack::example const&);

}  // namespace cmwlint::workspace
