// What is new in a draft since a revision of its repository: `cmwlint check --since`.
#pragma once

#include "ingest/ingest.hpp"
#include "lint/lint.hpp"
#include "workspace/git.hpp"
#include "workspace/plan.hpp"

#include <span>
#include <string>
#include <vector>

namespace cmwlint::workspace {

/// Which findings of a draft are new.
struct since_result {
    std::vector<bool> fresh;  ///< one each of the findings, in their order
    bool whole = false;       ///< the file has not changed at all
    std::string remark;       ///< why all of it counts as new although it is older; mostly empty
};

/// Holds what was found in a draft against its version of old, which is read and checked by the same plan.
/// docs/changes.md says what "new" means. `then` is known; the tree of the draft is needed where it is `different`.
[[nodiscard]] since_result find_fresh(old_version const& then, draft_plan const&, lint::outline const* now,
                                      std::span<diagnostic::diagnostic const>);

}  // namespace cmwlint::workspace
