// From what the user asked for, and the cmwlint.toml of each draft, to how each draft is checked.
#pragma once

#include "project/baseline.hpp"
#include "project/configuration.hpp"
#include "project/suppressions.hpp"
#include "workspace/complaint.hpp"
#include "workspace/packs.hpp"
#include "workspace/request.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::workspace {

/// How one draft is checked: as the request says, else its cmwlint.toml, else as cmwlint does it anyway.
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

/// Rule packs that were loaded, by what was asked for. A program that plans again and again hands them on.
using pack_cache = std::map<std::string, std::shared_ptr<loaded_packs const>>;

/// A draft of a directory that a configuration keeps out.
struct excluded_draft {
    std::string path;
    project::place by;  ///< the line that does
};

/// All drafts, and what their plans point to.
struct run_plan {
    std::vector<draft_plan> drafts;
    std::vector<excluded_draft> excluded;
    text::language message_language = text::language::en;  ///< of the report's fixed words
    std::map<std::string, std::unique_ptr<project::configuration>> configurations;
    std::map<std::string, std::unique_ptr<project::suppressions>> suppressions;
    pack_cache packs;
    std::map<std::string, rulepack::rule_set> adjusted;  ///< packs with thresholds of a configuration
};

struct planned {
    run_plan value;
    std::vector<complaint> complaints;  ///< any complaint: `value` must not be used
};

/// Reads what belongs to the files; leaves out what a configuration excludes.
[[nodiscard]] planned plan_run(run_request const&, std::vector<std::string> const& files, pack_cache = {});

/// The packs that are asked for, and where nothing is, those of a configuration (null: there is none).
[[nodiscard]] pack_options packs_wanted(pack_options asked, project::configuration const*);

/// What the reader of configurations must know of this program.
[[nodiscard]] project::known_words known_words();
/// The configuration of a file as `--config` and `--no-config` have it; empty: none.
[[nodiscard]] std::string configuration_file(project_options const&, std::string const& draft);
/// The suppressions of a file, by its configuration or found upward; empty: none.
[[nodiscard]] std::string suppressions_file(project_options const&, project::configuration const*,
                                            std::string const& draft);

}  // namespace cmwlint::workspace
