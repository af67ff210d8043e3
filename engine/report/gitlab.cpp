// GitLab Code Quality: a JSON array of what the merge request widget shows and compares between branches.
#include "report/machine.hpp"
#include "report/terminal.hpp"

#include <nlohmann/json.hpp>

namespace cmwlint::report {
namespace {

using json = nlohmann::ordered_json;

// The widget leaves out what has no severity.
std::string_view severity_of(diagnostic::severity level) {
    switch (level) {
        case diagnostic::severity::note:
            return "info";
        case diagnostic::severity::warning:
            return "minor";
        case diagnostic::severity::error:
            return "major";
    }
    return "major";
}

json issue(std::string const& description, std::string const& check, std::string const& fingerprint,
           std::string_view severity, std::string const& path, region const& at) {
    return {{"description", description},
            {"check_name", check},
            {"fingerprint", fingerprint},
            {"severity", severity},
            {"location", {{"path", path}, {"lines", {{"begin", at.start_line}, {"end", at.end_line}}}}}};
}

json issue(checked_document const& document, diagnostic::diagnostic const& d, std::string const& fingerprint) {
    auto one = issue(message_in_place(d), d.rule, fingerprint, severity_of(d.level),
                     artifact_path(document.file->path()), region_of(*document.file, d.where));
    if (!d.why.empty() || !d.advice.empty())
        one["content"] = {
            {"body", printable(d.why) + (d.why.empty() || d.advice.empty() ? "" : "\n\n") + printable(d.advice)}};
    return one;
}

}  // namespace

std::string render_gitlab(report_input const& in) {
    json issues = json::array();
    for (auto const& document : in.documents) {
        auto const known_by = fingerprints(document);
        for (std::size_t i = 0; i < document.diagnostics.size(); ++i)
            issues.push_back(issue(document, document.diagnostics[i], known_by[i]));
    }
    for (auto const& file : unchecked_files(in)) {
        diagnostic::diagnostic stand_in;
        stand_in.rule = "not-checked";
        auto const known_by = fingerprints(file.path, {}, {&stand_in}).front();
        issues.push_back(issue(file.message, stand_in.rule, known_by, "critical", file.path, {}));
    }
    return issues.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace cmwlint::report
