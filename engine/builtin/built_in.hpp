// The rule pack that is part of the program.
#pragma once

#include "rulepack/rule_set.hpp"

namespace cmwlint::builtin {

/// Ready to use in a few milliseconds: it was checked and compiled when cmwlint was built.
[[nodiscard]] rulepack::rule_set rules(rulepack::load_options const&);

}  // namespace cmwlint::builtin
