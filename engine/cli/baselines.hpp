// Baselines in a run of `check`.
#pragma once

#include "workspace/settle.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cmwlint::cli {

/// Sets aside what the baselines know, or (`update`) writes them anew, and what is unchanged since `revision`.
/// `documents` are those of the drafts, null where there is none. False if a baseline is broken or cannot be written,
/// which is said on standard error.
[[nodiscard]] bool apply_baselines(workspace::run_plan const&, bool update,
                                   std::vector<std::optional<workspace::settled>> const&,
                                   std::vector<report::checked_document*> const& documents,
                                   std::string const& revision);

}  // namespace cmwlint::cli
