// The fixed words of a comparison in the six languages of the United Nations. Not the interface; may change.
#pragma once

#include "report/diff.hpp"

#include <array>
#include <string_view>

namespace cmwlint::report {

struct diff_words {
    std::array<std::string_view, all_finding_changes.size()> findings;             ///< in the order of the enumerators
    std::array<std::string_view, all_safeguard_changes.size()> safeguards;         ///< "safeguard lost"; likewise
    std::string_view finding_counts, safeguard_counts;                             ///< before the figures
    std::array<std::string_view, all_safeguard_changes.size()> safeguard_figures;  ///< "lost"; likewise
    std::string_view against;              ///< between a safeguard and what a rule says without it: "against: …"
    std::string_view before, now;          ///< before what stands there in the other version
    std::string_view no_such;              ///< the older version has no such provision
    std::string_view taken_out;            ///< the newer version does not
    std::string_view answered, off_topic;  ///< why a safeguard that went is not missing
    std::string_view new_draft, gone_draft;
    std::string_view suppressed;  ///< before a number
    std::string_view kind_changed;
    std::string_view list_all;  ///< how to see what is not listed
};

/// English where the language is none of the six.
[[nodiscard]] diff_words const& diff_words_in(text::language) noexcept;
[[nodiscard]] std::string_view word_of(diff_words const&, finding_change) noexcept;
[[nodiscard]] std::string_view word_of(diff_words const&, safeguard_change) noexcept;
/// "findings: introduced 2, resolved 1, same 12": what there is none of is left out, unless there is nothing at all.
[[nodiscard]] std::string figures_of(diff_words const&, diff_tally const&, std::string_view colon);
/// The same of safeguards; empty where there is none.
[[nodiscard]] std::string safeguard_figures_of(diff_words const&, diff_tally const&, std::string_view colon);

}  // namespace cmwlint::report
