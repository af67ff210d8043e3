// Two versions of drafts, one held against the other: what came, what went, what stayed. Plain values and one renderer
// a format; who makes them (room `workspace`) knows rules and provisions, this room does not.
#pragma once

#include "report/report.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::report {

/// What became of a finding from the older version to the newer.
enum class finding_change : std::uint8_t {
    introduced,  ///< the older version did not have it
    graver,      ///< it was there, and is graver now
    resolved,    ///< the newer version does not have it
    milder,      ///< it is there, and is less grave now
    reworded,    ///< it stands in other words
    same         ///< the words it rests on are the same; they may stand elsewhere
};
inline constexpr std::array all_finding_changes{finding_change::introduced, finding_change::graver,
                                                finding_change::resolved,   finding_change::milder,
                                                finding_change::reworded,   finding_change::same};
/// "introduced", "graver", … as in JSON.
[[nodiscard]] std::string_view name(finding_change) noexcept;

/// What became of a safeguard: a clause that answers a rule.
enum class safeguard_change : std::uint8_t {
    lost,      ///< no clause of the newer version answers the rule, which still asks
    fewer,     ///< another clause still answers the rule
    moot,      ///< the newer version does not deal with the matter any more
    gained,    ///< the older version had no such clause
    reworded,  ///< it stands in other words
    same
};
inline constexpr std::array all_safeguard_changes{safeguard_change::lost,     safeguard_change::fewer,
                                                  safeguard_change::moot,     safeguard_change::gained,
                                                  safeguard_change::reworded, safeguard_change::same};
/// "lost", "fewer", … as in JSON.
[[nodiscard]] std::string_view name(safeguard_change) noexcept;

/// A provision of one version, to be named and quoted.
struct quoted_provision {
    diagnostic::place provision;
    source::span where;  ///< source span of it
    std::string text;    ///< as printed, in one line
};

struct compared_finding {
    finding_change is = finding_change::same;
    std::optional<diagnostic::diagnostic> before, after;
    /// What corresponds to the finding's provision in the version that has no such finding; empty: no provision does.
    std::optional<quoted_provision> counterpart;
};

/// A clause that answers a rule.
struct shown_clause {
    source::span where;  ///< source span of the words that make the case; empty: the draft as a whole
    diagnostic::place provision;
    std::string text;  ///< the sentence as printed, in one line
};

struct compared_safeguard {
    safeguard_change is = safeguard_change::same;
    std::string rule;  ///< "DET-003"
    std::string asks;  ///< what the rule says where no clause answers it, in the language of the report
    std::optional<shown_clause> before, after;
    std::optional<quoted_provision> counterpart;  ///< as of a finding
};

/// One version of a draft.
struct compared_version {
    source::source_file_ptr file;  ///< never null
    text::language language = text::language::en;
    std::string kind;  ///< "law", "labour-agreement", …
};

/// A draft in both versions, or in one where the other has none.
struct compared_draft {
    std::optional<compared_version> before, after;
    std::vector<compared_finding> findings;      ///< by `is`, then by place
    std::vector<compared_safeguard> safeguards;  ///< likewise
    std::size_t suppressed = 0;                  ///< findings of the newer version that somebody decided to let stand
};

struct diff_report {
    std::string version;                 ///< of cmwlint
    std::vector<compared_draft> drafts;  ///< in the order of their paths
    std::vector<failure> failures;       ///< what could not be compared
    bool all = false;                    ///< also list what stayed as it was
    style look;
};

/// How many of each, over all drafts, in the order of `all_finding_changes` and `all_safeguard_changes`.
struct diff_tally {
    std::array<std::size_t, all_finding_changes.size()> findings{};
    std::array<std::size_t, all_safeguard_changes.size()> safeguards{};
    std::size_t suppressed = 0;
    [[nodiscard]] std::size_t of(finding_change c) const { return findings[static_cast<std::size_t>(c)]; }
    [[nodiscard]] std::size_t of(safeguard_change c) const { return safeguards[static_cast<std::size_t>(c)]; }
};
[[nodiscard]] diff_tally count(diff_report const&);
[[nodiscard]] diff_tally count(compared_draft const&);

/// Whether it is listed where `all` is not asked for.
[[nodiscard]] constexpr bool is_change(finding_change c) noexcept {
    return c != finding_change::same && c != finding_change::reworded;
}
[[nodiscard]] constexpr bool is_change(safeguard_change c) noexcept {
    return c != safeguard_change::same;  // in other words a safeguard may be narrower
}

/// For people: each finding that came with its lines and what stood there before, then what went, then safeguards.
[[nodiscard]] std::string render_diff_text(diff_report const&);
/// docs/json-diff.schema.json; promised stable.
[[nodiscard]] std::string render_diff_json(diff_report const&);
/// For a wiki, a merge request or the page of a job.
[[nodiscard]] std::string render_diff_markdown(diff_report const&);

}  // namespace cmwlint::report
