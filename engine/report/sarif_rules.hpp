// Rules as SARIF declares them. Not the interface of the program; may change.
#pragma once

#include "report/report.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace cmwlint::report {

/// The rules that could have spoken, and those that did although nobody declared them, with where each stands.
struct sarif_rules {
    explicit sarif_rules(report_input const&);
    std::vector<rule_page> pages;
    std::map<std::string, std::size_t> index;  ///< by id

private:
    void declare(diagnostic::diagnostic const&);
};

/// Where the text of the Convention stands.
inline constexpr std::string_view convention_page =
    "https://www.ohchr.org/en/instruments-mechanisms/instruments/"
    "international-convention-protection-rights-all-migrant-workers";

/// A `reportingDescriptor`: names, help as text and as Markdown, default level, tags.
[[nodiscard]] nlohmann::ordered_json sarif_rule(rule_page const&, report_input const&);

/// A text with a full stop at its end, as SARIF asks of messages.
[[nodiscard]] std::string sentence(std::string text, text::language);

}  // namespace cmwlint::report
