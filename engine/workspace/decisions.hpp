// Decisions on findings, as they are written down: a suppression with its reason, or an entry of the baseline. For the
// command line and the language server alike; nothing here writes a file.
#pragma once

#include "project/baseline.hpp"
#include "project/suppressions.hpp"
#include "workspace/plan.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cmwlint::workspace {

/// The file that suppressions of a draft are written to: the one that holds for it, else one beside its cmwlint.toml,
/// else beside the draft. It need not exist.
[[nodiscard]] std::string suppressions_file_for(project_options const&, project::configuration const*,
                                                std::string const& draft);

/// A suppression of one rule at a provision of a draft, with the hash of its text as it is now; of the whole draft
/// where the provision is the root or none. `reason`, `by` and `until` are left to whoever decides. `file` is where it
/// is going to be written.
[[nodiscard]] project::suppression suppression_of(std::string const& rule, structure::provision_id,
                                                  project::read_text const&, std::string const& draft,
                                                  std::string const& file);

/// What a suppression adds to the end of its file, line ends before it included. `bytes` are those of the file now.
[[nodiscard]] std::string addition(std::string_view bytes, project::suppression const&);

/// A finding of a draft as its baseline (`draft_plan::baseline`) knows it.
[[nodiscard]] project::known_finding known_finding_of(draft_plan const&, source::source_file const&,
                                                      diagnostic::diagnostic const&, std::string fingerprint);

/// The bytes of a baseline that knows one finding more; the others stay, whether they are still found or not.
struct baseline_addition {
    std::string bytes;
    std::vector<rulepack::problem> problems;  ///< any problem: the baseline that is there cannot be used
};
[[nodiscard]] baseline_addition baseline_with(std::string const& file, project::known_finding);

}  // namespace cmwlint::workspace
