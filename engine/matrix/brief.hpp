// From rules and what they found in drafts to the brief that is shown.
#pragma once

#include "lint/lint.hpp"
#include "report/brief.hpp"
#include "rulepack/rule_set.hpp"

#include <string>
#include <vector>

namespace cmwlint::matrix {

/// A draft that was linted with `lint::options::compliance`, in a language that was recognised.
struct briefed_draft {
    source::source_file_ptr file;
    rulepack::rule_set const* rules = nullptr;  ///< it was held against; never null
    lint::options how;                          ///< `select` and `ignore` hold ids
    lint::result found;
    std::vector<diagnostic::diagnostic> findings;  ///< of `found`, those that are to be reported, at their severities
    std::size_t set_aside = 0;                     ///< how many are not
    std::string title;                             ///< as printed; may be empty
};

/// Findings and safeguards under the parts of the Convention: a rule stands under the first article it names, else
/// under the first that a paragraph it cites bears on. Findings of rules that the draft's rule set does not have
/// (remarks on suppressions) are left out. Version and what only the author knows are left to the caller.
[[nodiscard]] report::brief make_brief(std::vector<briefed_draft> const&, text::language said_in);

/// The part under which a rule is read.
[[nodiscard]] report::convention_part part_of(rulepack::rule_set const&, rulepack::rule_info const&);

}  // namespace cmwlint::matrix
