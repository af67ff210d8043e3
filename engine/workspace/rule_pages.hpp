// From a rule set to what reports show of it.
#pragma once

#include "report/coverage.hpp"
#include "report/listing.hpp"
#include "report/rule_page.hpp"
#include "rulepack/rule_set.hpp"

#include <cstddef>
#include <vector>

namespace cmwlint::workspace {

/// A rule in a language; what it does not say there, and its examples where it has none there, in English. At most so
/// many examples of either sort, of different sorts of drafting.
[[nodiscard]] report::rule_page page_of(rulepack::rule_set const&, rulepack::rule_info const&, text::language,
                                        std::size_t examples);

/// All rules, one row each.
[[nodiscard]] std::vector<report::rule_row> rows_of(rulepack::rule_set const&, text::language);

/// Each paragraph of the documents, with the rules that rest on it.
[[nodiscard]] report::coverage coverage_of(rulepack::rule_set const&);

}  // namespace cmwlint::workspace
