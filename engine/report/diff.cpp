#include "report/diff.hpp"

namespace cmwlint::report {

std::string_view name(finding_change c) noexcept {
    constexpr std::array<std::string_view, all_finding_changes.size()> names{"introduced", "graver",   "resolved",
                                                                             "milder",     "reworded", "same"};
    return names[static_cast<std::size_t>(c)];
}

std::string_view name(safeguard_change c) noexcept {
    constexpr std::array<std::string_view, all_safeguard_changes.size()> names{"lost",   "fewer",    "moot",
                                                                               "gained", "reworded", "same"};
    return names[static_cast<std::size_t>(c)];
}

diff_tally count(compared_draft const& draft) {
    diff_tally sum;
    for (auto const& f : draft.findings) ++sum.findings[static_cast<std::size_t>(f.is)];
    for (auto const& s : draft.safeguards) ++sum.safeguards[static_cast<std::size_t>(s.is)];
    sum.suppressed = draft.suppressed;
    return sum;
}

diff_tally count(diff_report const& report) {
    diff_tally sum;
    for (auto const& draft : report.drafts) {
        auto const one = count(draft);
        for (std::size_t i = 0; i < one.findings.size(); ++i) sum.findings[i] += one.findings[i];
        for (std::size_t i = 0; i < one.safeguards.size(); ++i) sum.safeguards[i] += one.safeguards[i];
        sum.suppressed += one.suppressed;
    }
    return sum;
}

}  // namespace cmwlint::report
