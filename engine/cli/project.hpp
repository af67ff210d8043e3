// What cmwlint.toml, suppressions and baselines mean for a run of `check`.
#pragma once

#include "cli/commands.hpp"
#include "cli/packs.hpp"
#include "project/baseline.hpp"
#include "project/configuration.hpp"
#include "project/suppressions.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::cli {

/// How one draft is checked: as the command line says, else its cmwlint.toml, else as cmwlint does it anyway.
struct draft_plan {
    std::string path;  ///< "-" is standard input
    std::string name;  ///< as shown: of standard input what the user calls it
    rulepack::rule_set const* rules = nullptr;
    lint::options how;
    std::string encoding;
    threshold fail_on = threshold::error;
    project::choices say;  ///< of the configuration; its severities are given to what is found
    project::configuration const* configuration = nullptr;  ///< null: there is none
    project::suppressions const* suppressions = nullptr;    ///< null: there are none
    std::string baseline;                                   ///< file; empty: none
};

/// All drafts, and what their plans point to.
struct run_plan {
    std::vector<draft_plan> drafts;
    text::language message_language = text::language::en;  ///< of the report's fixed words
    std::map<std::string, std::unique_ptr<project::configuration>> configurations;
    std::map<std::string, std::unique_ptr<project::suppressions>> suppressions;
    std::map<std::string, std::unique_ptr<loaded_packs>> packs;
};

/// Reads what belongs to the files; leaves out what a configuration excludes. Nothing where any of it has a mistake:
/// all are said on standard error.
[[nodiscard]] std::optional<run_plan> plan_run(check_options const&, std::vector<std::string> const& files);

/// What a draft came to beyond its report.
struct settled {
    std::vector<std::string> fingerprints;  ///< one each of the diagnostics that are left
    std::vector<project::use> uses;         ///< of the suppressions of its file
};
/// Gives findings the severities of the configuration and sets aside what is suppressed. Comments in the draft that
/// suppress nothing are told among its diagnostics.
[[nodiscard]] settled settle(draft_plan const&, check_options const&, report::checked_document&, lint::outline const&,
                             std::span<text::edit const>);

/// Reports suppressions that do nothing as documents of their own. `settled` stands for `drafts`; one that could not be
/// checked has none.
void report_suppressions(run_plan const&, check_options const&, std::vector<std::optional<settled>> const&,
                         report::report_input&);

/// Sets aside what the baselines know, or writes them anew. `documents` are those of the drafts, null where there is
/// none. False if a baseline is broken or cannot be written, which is said on standard error.
[[nodiscard]] bool apply_baselines(run_plan const&, check_options const&, std::vector<std::optional<settled>> const&,
                                   std::vector<report::checked_document*> const& documents);

/// The threshold of a word of the configuration.
[[nodiscard]] threshold parse_threshold(std::string_view) noexcept;
/// What the reader of configurations must know of this program.
[[nodiscard]] project::known_words known_words();
/// The configuration of a file as `--config` and `--no-config` have it; empty: none.
[[nodiscard]] std::string configuration_file(project_options const&, std::string const& draft);
/// The suppressions of a file, by its configuration or found upward; empty: none.
[[nodiscard]] std::string suppressions_file(project_options const&, project::configuration const*,
                                            std::string const& draft);

}  // namespace cmwlint::cli
