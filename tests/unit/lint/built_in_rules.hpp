// The built-in pack, read once for all tests of a program.
#pragma once

#include "lint/lint.hpp"
#include "rulepack/rule_set.hpp"

#include <array>

namespace cmwlint::test {

inline rulepack::rule_set const& built_in_rules() {
    static rulepack::rule_set const rules = [] {
        std::array const packs{rulepack::built_in()};
        return rulepack::load(packs).rules;
    }();
    return rules;
}

}  // namespace cmwlint::test
