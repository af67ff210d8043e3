// What becomes of findings: the severities of the configuration, suppressions, baselines.
#pragma once

#include "report/report.hpp"
#include "workspace/plan.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cmwlint::workspace {

/// What a draft came to beyond its report.
struct settled {
    std::vector<std::string> fingerprints;  ///< one each of the diagnostics that are left
    std::vector<std::size_t> came_from;     ///< of each the index among the diagnostics that were handed over
    /// One each of all diagnostics, or empty: whether it is nothing new since the revision the run asks about. Filled
    /// in by whoever knows; `hold_against_baselines` sets these aside after the baselines have seen them.
    std::vector<bool> unchanged = {};
    std::vector<project::use> uses;  ///< of the suppressions of its file
};
/// Gives findings the severities of the configuration and sets aside what is suppressed. Comments in the draft that
/// suppress nothing are told among its diagnostics.
[[nodiscard]] settled settle(draft_plan const&, report::checked_document&, lint::outline const&,
                             std::span<text::edit const>);

/// Whether the text of a draft is needed to settle it: somebody may have decided something about it.
[[nodiscard]] bool needs_text(draft_plan const&, source::source_file const&, std::span<text::edit const> edits);
/// The same with the fingerprints of the document's diagnostics at hand. Without a tree `needs_text` must be false.
[[nodiscard]] settled settle(draft_plan const&, report::checked_document&, std::vector<std::string> fingerprints,
                             lint::outline const*, std::span<text::edit const>);

/// Reports suppressions that do nothing as documents of their own. `settled` stands for `drafts`; one that could not be
/// checked has none.
void report_suppressions(run_plan const&, run_request const&, std::vector<std::optional<settled>> const&,
                         report::report_input&);

/// What one baseline makes of a run.
struct baseline_outcome {
    std::string file;
    std::vector<rulepack::problem> problems;   ///< any problem: it could not be used
    std::vector<project::known_finding> gone;  ///< found no longer
    project::baseline updated;                 ///< what it holds if it is written anew
};
/// Sets aside what the baselines of the drafts know; with `update`, all that was found; then what is `unchanged` since
/// `revision`. `documents` are those of the drafts, null where there is none. Writes nothing.
[[nodiscard]] std::vector<baseline_outcome> hold_against_baselines(run_plan const&, bool update,
                                                                   std::vector<std::optional<settled>> const&,
                                                                   std::vector<report::checked_document*> const&,
                                                                   std::string const& revision = {});

}  // namespace cmwlint::workspace
