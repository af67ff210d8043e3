#include "cli/packs.hpp"

#include "cli/console.hpp"
#include "report/terminal.hpp"

#include <utility>
#include <vector>

namespace cmwlint::cli {

std::string render_problems(std::span<rulepack::problem const> problems, std::string_view level) {
    std::string out;
    for (auto const& p : problems) {
        out += report::printable(p.file) + ":" + std::to_string(p.line) + ":" + std::to_string(p.column) + ": ";
        out.append(level).append(": ");
        out += report::printable(p.message) + "\n";
        if (!p.excerpt.empty()) out += "  | " + report::printable(p.excerpt) + "\n";
        if (!p.help.empty()) out += "  = help: " + report::printable(p.help) + "\n";
    }
    return out;
}

bool say_complaints(std::vector<workspace::complaint> const& complaints) {
    for (auto const& c : complaints) {
        if (!c.problems.empty()) print_error(render_problems(c.problems));
        say_error(c.says);
    }
    return !complaints.empty();
}

std::optional<workspace::loaded_packs> load_packs_or_say(pack_options const& options,
                                                         rulepack::load_options const& how_much, bool keep_going) {
    auto loaded = workspace::load_packs(options, how_much);
    if (loaded.complaints.empty() || !keep_going || !loaded.value) {
        if (say_complaints(loaded.complaints)) return std::nullopt;
        return std::move(loaded.value);
    }
    std::size_t mistakes = 0;
    for (auto const& c : loaded.complaints) mistakes += c.problems.size();
    say_warning("the rules have " + std::to_string(mistakes) + (mistakes == 1 ? " mistake" : " mistakes") +
                "; cmwlint rules check tells which");
    return std::move(loaded.value);
}

std::optional<workspace::run_plan> plan_or_say(workspace::run_request const& request,
                                               std::vector<std::string> const& files) {
    auto planned = workspace::plan_run(request, files);
    if (say_complaints(planned.complaints)) return std::nullopt;
    return std::move(planned.value);
}

bool all_excluded(std::vector<std::string> const& files, workspace::run_plan const& plan) {
    if (files.empty() || !plan.drafts.empty()) return false;
    say_error("nothing was checked: cmwlint.toml excludes all drafts; cmwlint config show FILE tells why");
    return true;
}

}  // namespace cmwlint::cli
