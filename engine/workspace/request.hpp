// What a run over drafts may be told: by the command line, or by an editor through the language server.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "lint/lint.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::workspace {

/// From which finding on a run counts as not clean.
enum class threshold : std::uint8_t { note, warning, error, never };
/// The threshold of a word of the configuration.
[[nodiscard]] threshold parse_threshold(std::string_view) noexcept;
/// The least grave finding that fails a run; nothing where none does.
[[nodiscard]] std::optional<diagnostic::severity> least_failing(threshold) noexcept;
/// Whether one of the findings is as grave as that.
[[nodiscard]] bool reaches(std::span<diagnostic::diagnostic const>, threshold) noexcept;

/// Where rules come from.
struct pack_options {
    std::vector<std::string> directories;
    bool built_in = true;
};

/// How a draft is read: by what the user knows, else by what shows.
struct reading_options {
    std::optional<text::language> language;
    std::string encoding;
};

/// Files of a repository that say how its drafts are checked; docs/configuration.md.
struct project_options {
    std::string configuration = {};       ///< the cmwlint.toml of all drafts; empty = found upward from each
    bool look_for_files = true;           ///< heed configuration and suppressions
    bool message_language_named = false;  ///< by the user, which outweighs the file
    bool fail_on_named = false;
    std::string baseline = {};  ///< a file; empty = of the configuration
    bool update_baseline = false;
    bool show_suppressed = false;
    bool force_exclude = false;  ///< `include` and `exclude` hold for named files too: hooks name what was changed
    std::string since = {};      ///< a revision of git: only what is new since then is shown and fails; empty = all
};

/// What the user asks of a run. Where it is silent, the cmwlint.toml of each draft decides.
struct run_request {
    std::vector<std::string> paths;  ///< files, directories, "-"
    bool heed_ignore_files = true;   ///< in directories; workspace/inputs.hpp
    std::string stdin_name = "<stdin>";
    reading_options reading;
    std::optional<lint::document_kind> kind;
    std::vector<std::string> select, ignore;  ///< rules: ids, names or themes
    pack_options packs;
    text::language message_language = text::language::en;
    threshold fail_on = threshold::error;
    std::string trace;  ///< a rule
    project_options project;
};

}  // namespace cmwlint::workspace
