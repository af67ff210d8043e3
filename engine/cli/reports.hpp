// Several reports of one run, each to its place.
#pragma once

#include "cli/commands.hpp"
#include "lint/lint.hpp"
#include "report/report.hpp"
#include "rulepack/rule_set.hpp"

#include <string>
#include <vector>

namespace cmwlint::cli {

/// What `--format` and `--output` ask for, or what is wrong with it.
struct requested_reports {
    std::vector<report_request> reports;
    std::string mistake;  ///< empty: none
};

/// `words` are values of `--format`: "text", "sarif=out.sarif". `output` is the file of the last that names none. Only
/// one report can go to standard output, and only one to a file.
[[nodiscard]] requested_reports requests_of(std::vector<std::string> const& words, std::string const& output);

/// What is wrong with one value of `--format`; empty: nothing.
[[nodiscard]] std::string check_request(std::string const& word);

/// Whether a report for people goes to standard output.
[[nodiscard]] bool shows_text(std::vector<report_request> const&);

/// Whether one of them shows the drafts themselves.
[[nodiscard]] bool shows_drafts(std::vector<report_request> const&);

/// Adds the rules that could have spoken, for formats that declare them.
void add_rules(report::report_input&, check_options const&, rulepack::rule_set const&, lint::options const&);

/// What the program knows of the run it is part of: what the user named, and in Azure Pipelines what its variables say,
/// since Advanced Security there refuses results without it.
[[nodiscard]] report::run_facts facts_of(check_options const&, int exit);

/// Writes all, even if one of them cannot be written; what went wrong is said on standard error.
[[nodiscard]] bool write_reports(report::report_input, check_options const&);

}  // namespace cmwlint::cli
