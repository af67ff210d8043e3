// The keys of rule packs: what readers accept, and a line on each for whoever writes one. One table, so that what the
// editor offers is what the loader takes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace cmwlint::rulepack {

/// The files of a pack.
enum class pack_file_kind : std::uint8_t {
    none,  ///< has no place in a pack
    pack,
    concepts,
    sources,
    themes,
    cues,
    vocabulary,
    rule,      ///< rules/<RULE-ID>/rule.toml: the logic
    rule_text  ///< rules/<RULE-ID>/<language>.toml: texts and examples
};
/// By its path inside the pack: "rules/DET-001/en.toml".
[[nodiscard]] pack_file_kind kind_of_file(std::string_view path) noexcept;

struct key_info {
    std::string_view name;
    std::string_view about;  ///< one line of English
};

/// What may stand in a table: "" is the file itself, "also" a [[also]], "concept.*" a [concept.detained],
/// "text.variant.*" a [text.variant.short]. Empty: the keys are names of the writer's own, or there is no such table.
[[nodiscard]] std::span<key_info const> keys_of(pack_file_kind, std::string_view table) noexcept;

/// The name by which `keys_of` knows a table as it is written: "concept.*" of "concept.detained".
[[nodiscard]] std::string_view table_name(pack_file_kind, std::string_view written) noexcept;

/// Words of conditions that are no concepts: "and", "within", "permitted", "document" …
[[nodiscard]] std::span<key_info const> condition_words() noexcept;

}  // namespace cmwlint::rulepack
