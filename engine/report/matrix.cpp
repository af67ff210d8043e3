#include "report/matrix.hpp"

#include <algorithm>

namespace cmwlint::report {

std::string_view name(verdict v) noexcept {
    constexpr std::array<std::string_view, all_verdicts.size()> names{
        "violated", "mixed", "doubtful", "satisfied", "silent", "not-applicable", "not-checkable", "not-covered"};
    return names[static_cast<std::size_t>(v)];
}

std::optional<verdict> parse_verdict(std::string_view word) noexcept {
    for (auto const v : all_verdicts) {
        if (name(v) == word) return v;
    }
    return std::nullopt;
}

std::array<std::size_t, all_verdicts.size()> tally_of(conformity_matrix const& m, std::size_t file) {
    std::array<std::size_t, all_verdicts.size()> counts{};
    for (auto const& group : m.groups) {
        for (auto const& row : group.rows) ++counts[static_cast<std::size_t>(row.results[file].is)];
    }
    return counts;
}

bool is_shown(conformity_matrix const& m, matrix_row const& row, std::size_t file) {
    return m.only.empty() || std::find(m.only.begin(), m.only.end(), row.results[file].is) != m.only.end();
}

std::vector<matrix_place> clauses_shown(matrix_result const& result) {
    std::vector<matrix_place> out;
    for (auto const& clause : result.clauses) {
        auto const same = std::find_if(out.begin(), out.end(), [&](matrix_place const& shown) {
            return shown.quotation == clause.quotation && shown.provision.eid == clause.provision.eid;
        });
        if (same == out.end())
            out.push_back(clause);
        else if (same->rule.find(clause.rule) == std::string::npos)
            same->rule += ", " + clause.rule;
    }
    return out;
}

}  // namespace cmwlint::report
