// Two versions of a draft, both checked by one plan, held against each other: `cmwlint diff`.
#pragma once

#include "lint/lint.hpp"
#include "report/diff.hpp"
#include "workspace/plan.hpp"

#include <vector>

namespace cmwlint::workspace {

/// A version of a draft, checked with `lint::options::keep_outline` and `compliance`, in a language that is known.
struct checked_version {
    source::source_file_ptr file;
    std::vector<text::edit> edits;
    lint::result found;
};

/// What came, went and stayed. Severities of the plan's configuration hold in both versions; what is suppressed in the
/// newer one is only counted. Safeguards of rules that the plan leaves out are passed over.
[[nodiscard]] report::compared_draft compare_versions(draft_plan const&, checked_version before, checked_version after);

/// A draft that has no older version: all of it came.
[[nodiscard]] report::compared_draft new_draft(draft_plan const&, checked_version after);
/// A draft that has no newer version: all of it went.
[[nodiscard]] report::compared_draft draft_taken_out(draft_plan const&, checked_version before);

}  // namespace cmwlint::workspace
