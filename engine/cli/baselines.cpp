// Baselines in a run of `check`.
#include "cli/baselines.hpp"

#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::cli {
namespace {

void tell_gone(workspace::baseline_outcome const& of) {
    auto const& gone = of.gone;
    if (gone.empty()) return;
    constexpr std::size_t most = 5;
    say_warning(of.file + ": " + std::to_string(gone.size()) + (gone.size() == 1 ? " finding is" : " findings are") +
                " no longer found; --update-baseline takes them out");
    for (std::size_t i = 0; i < std::min(gone.size(), most); ++i)
        print_error("  " + report::printable(gone[i].file + ": " + gone[i].rule + " " + gone[i].words) + "\n");
    if (gone.size() > most) print_error("  and " + std::to_string(gone.size() - most) + " more\n");
}

bool write_anew(workspace::baseline_outcome const& of) {
    if (!write_output(project::written(of.updated), of.file)) return false;
    say_warning(of.file + ": " + std::to_string(of.updated.findings.size()) + " findings are known from now on");
    return true;
}

}  // namespace

bool apply_baselines(workspace::run_plan const& plan, bool update,
                     std::vector<std::optional<workspace::settled>> const& all,
                     std::vector<report::checked_document*> const& documents, std::string const& revision) {
    auto const outcomes = workspace::hold_against_baselines(plan, update, all, documents, revision);
    if (update && outcomes.empty()) {
        say_error("--update-baseline: no baseline is named; name one with --baseline FILE or in cmwlint.toml");
        return false;
    }
    bool good = true;
    for (auto const& one : outcomes) {
        if (!one.problems.empty()) {
            print_error(render_problems(one.problems));
            say_error("the baseline cannot be used");
            good = false;
        } else if (update) {
            good = write_anew(one) && good;
        } else {
            tell_gone(one);
        }
    }
    return good;
}

}  // namespace cmwlint::cli
