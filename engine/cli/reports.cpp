#include "cli/reports.hpp"

#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/version.hpp"
#include "workspace/rule_pages.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

namespace cmwlint::cli {
namespace {

struct request {
    std::string format, file;
    bool names_file = false;
};

request split(std::string const& word) {
    auto const sign = word.find('=');
    if (sign == std::string::npos) return {word, {}, false};
    return {word.substr(0, sign), word.substr(sign + 1), true};
}

// "-" is standard output, as elsewhere.
report_request made(request const& r) {
    return {*report::parse_format(r.format), r.file == "-" ? std::string{} : r.file};
}

std::string collision(std::vector<report_request> const& reports) {
    std::set<std::string> taken;
    for (auto const& r : reports) {
        if (taken.insert(r.file).second) continue;
        std::string const name{report::name(r.format)};
        return r.file.empty() ? "two reports for standard output: give one a file, as in --format " + name + "=FILE"
                              : "two reports for " + r.file + ": give each a file of its own";
    }
    return {};
}

bool named(std::vector<std::string> const& ids, std::string const& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string variable(char const* name) {
    auto const* const value = std::getenv(name);
    return value == nullptr ? std::string{} : value;
}

// "https://dev.azure.com/ministry/" → "ministry".
std::string last_part(std::string url) {
    while (url.ends_with('/')) url.pop_back();
    return url.substr(url.rfind('/') + 1);
}

void add_azure(report::run_facts& facts) {
    std::string const prefix = "azuredevops/pipeline/build/";
    auto const definition = variable("SYSTEM_DEFINITIONID"), phase = variable("SYSTEM_PHASEID");
    facts.automation_id = prefix + last_part(variable("SYSTEM_COLLECTIONURI")) + "/" +
                          variable("SYSTEM_TEAMPROJECTID") + "/" + definition + "/" + phase + "/" +
                          variable("BUILD_SOURCEBRANCH") + "/" + variable("BUILD_BUILDID");
    facts.automation = {{prefix + "buildDefinitionId", definition},
                        {prefix + "buildDefinitionName", variable("BUILD_DEFINITIONNAME")},
                        {prefix + "phaseId", phase},
                        {prefix + "phaseName", variable("SYSTEM_PHASENAME")}};
}

}  // namespace

report::run_facts facts_of(check_options const& o, int exit) {
    report::run_facts facts;
    facts.exit_code = exit;
    if (!o.exit_zero) facts.fails_from = workspace::least_failing(o.fail_on);
    facts.repository = o.repository;
    facts.revision = o.revision;
    facts.branch = o.branch;
    facts.home = homepage();
    if (!variable("TF_BUILD").empty()) add_azure(facts);
    if (!o.category.empty()) facts.automation_id = o.category + (o.category.ends_with('/') ? "" : "/");
    return facts;
}

std::string check_request(std::string const& word) {
    auto const r = split(word);
    if (!report::parse_format(r.format)) {
        std::string choices;
        for (auto const f : report::all_formats) choices.append(choices.empty() ? "" : "|").append(report::name(f));
        return "\"" + r.format + "\" is none of " + choices;
    }
    return r.names_file && r.file.empty() ? "\"" + word + "\" names no file after =" : std::string{};
}

requested_reports requests_of(std::vector<std::string> const& words, std::string const& output) {
    requested_reports all;
    std::size_t last_plain = words.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const r = split(words[i]);
        all.reports.push_back(made(r));
        if (!r.names_file) last_plain = i;
    }
    if (words.empty()) all.reports.push_back({});
    auto const file = output == "-" ? std::string{} : output;
    if (!output.empty() && !words.empty() && last_plain == words.size()) {
        all.mistake = "--output is for a --format without a file, and each of yours names one";
    } else if (!file.empty()) {
        all.reports[words.empty() ? 0 : last_plain].file = file;
    }
    if (all.mistake.empty()) all.mistake = collision(all.reports);
    return all;
}

bool shows_text(std::vector<report_request> const& reports) {
    return std::any_of(reports.begin(), reports.end(),
                       [](auto const& r) { return r.format == report::format::text && r.file.empty(); });
}

bool shows_drafts(std::vector<report_request> const& reports) {
    return std::any_of(reports.begin(), reports.end(), [](auto const& r) { return report::shows_drafts(r.format); });
}

void add_rules(report::report_input& in, check_options const& o, rulepack::rule_set const& rules,
               lint::options const& how) {
    bool const wanted =
        std::any_of(o.reports.begin(), o.reports.end(), [](auto const& r) { return report::declares_rules(r.format); });
    if (!wanted) return;
    for (auto const& info : rules.rules()) {
        if ((how.select.empty() || named(how.select, info.id)) && !named(how.ignore, info.id))
            in.rules.push_back(workspace::page_of(rules, info, o.message_language, 0));
    }
    for (auto const& theme : rules.themes()) in.themes.push_back({theme.id, theme.name_in(o.message_language)});
}

bool write_reports(report::report_input in, check_options const& o) {
    bool written = true;
    for (auto const& r : o.reports) {
        in.look.colour = use_colour(o.colour, !r.file.empty());
        written &= write_output(report::render(r.format, in), r.file);
    }
    return written;
}

}  // namespace cmwlint::cli
