// cmwlint.toml: what a repository says once about how its drafts are checked. Found upward from each draft, the nearest
// wins. Values keep the place they were written at, so that `cmwlint config show` can name it and mistakes point to it.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "rulepack/rule_set.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cmwlint::project {

inline constexpr std::string_view configuration_name = "cmwlint.toml";

/// Where something was written. An empty file: nowhere, it is how cmwlint does it anyway.
struct place {
    std::string file;
    std::uint32_t line = 1, column = 1;  ///< from 1
    [[nodiscard]] bool nowhere() const { return file.empty(); }
};

/// A value and where it was written.
template <typename Value>
struct placed {
    Value value{};
    place from;
};
using placed_text = placed<std::string>;
using placed_texts = std::vector<placed_text>;

/// What may be said for all drafts, and again for those of one `[[path]]`. Empty where nothing was said.
struct choices {
    std::optional<placed_text> kind;      ///< "law", "agreement", …; see lint
    std::optional<placed_text> encoding;  ///< "windows-1256"
    std::optional<placed<text::language>> language;
    std::optional<placed_text> fail_on;  ///< "error", "warning", "note", "never"
    std::optional<placed_texts> select;  ///< rules; of a `[[path]]`: instead of those chosen for all
    placed_texts ignore;                 ///< rules; of a `[[path]]`: besides those ignored for all
    /// Rule or theme and "error", "warning", "note" or "off", in the order of the file.
    std::vector<std::pair<placed_text, std::string>> severity;
    /// Figures of rules, by the name their pack gives them: "90 days".
    std::vector<std::pair<placed_text, rulepack::threshold_info>> thresholds;
};

/// What holds for the drafts that one of the patterns means. Later ones outweigh earlier ones.
struct path_choices {
    placed_texts match;
    choices say;
};

/// One cmwlint.toml with what it extends.
struct configuration {
    std::string file;       ///< the one that was found
    std::string directory;  ///< it lies in; globs are relative to it
    choices all;
    std::vector<path_choices> paths;  ///< of the extended file first
    std::optional<placed_texts> include, exclude;
    std::optional<placed_texts> packs;  ///< directories, as they are to be opened
    std::optional<placed<bool>> built_in;
    std::optional<placed<text::language>> message_language;
    std::optional<placed_text> baseline, suppressions;  ///< files, as they are to be opened
};

/// What the reader cannot know by itself.
struct known_words {
    std::vector<std::string> kinds;  ///< of documents
};

struct configuration_result {
    configuration value;
    std::vector<rulepack::problem> problems;  ///< any problem: the value must not be used
};

/// Reads a file and what it extends. All mistakes are told, each with its place.
[[nodiscard]] configuration_result read_configuration(std::string const& file, known_words const&);

/// The nearest file of that name in the directory of a draft or above; empty if there is none. "-" is looked for in the
/// working directory.
[[nodiscard]] std::string find_upward(std::string const& draft, std::string_view name);

/// What a configuration says of one draft.
struct settings {
    choices say;           ///< of `[[path]]` and of all, put together
    bool included = true;  ///< by `include` and `exclude`; what is named outright is checked all the same
    place why_not;         ///< the `exclude` or `include` that keeps it out
};
[[nodiscard]] settings settings_for(configuration const&, std::string const& draft);

/// Rules and thresholds that were named and do not exist, once the packs are known.
[[nodiscard]] std::vector<rulepack::problem> check_rule_names(configuration const&, rulepack::rule_set const&);

[[nodiscard]] std::vector<rulepack::problem> check_rule_names(std::span<placed_text const>, rulepack::rule_set const&);

/// Whether a name, id or theme means the rule; in any case of letters.
[[nodiscard]] bool means(std::string_view name, std::string_view rule_id, std::string_view rule_name);
/// The ids that a name, id or theme means; in any case of letters. Empty: there is no such rule.
[[nodiscard]] std::vector<std::string> ids_meant(rulepack::rule_set const&, std::string_view name);

/// The severity that the configuration gives a rule; nothing where it leaves it as it is. Ids outweigh themes, later
/// lines outweigh earlier ones. "off" is told by `rules_off`.
[[nodiscard]] std::optional<diagnostic::severity> severity_of(choices const&, std::string_view rule_id,
                                                              std::string_view rule_name);
[[nodiscard]] std::vector<std::string> rules_off(choices const&, rulepack::rule_set const&);

/// The keys of each table, as the reader knows them: "" is the file itself, "rules", "path". For the JSON Schema.
[[nodiscard]] std::span<std::string_view const> keys_of(std::string_view table);

/// A commented file to start from: `cmwlint init`.
[[nodiscard]] std::string_view commented_configuration();

}  // namespace cmwlint::project
