// cmwlint rules check: every mistake in a rule pack, with its place and a remedy.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"

namespace cmwlint::cli {

int run(rules_check_options const& o) {
    auto const directory = rulepack::read_directory(o.directory);
    if (!directory.error.empty()) {
        say_error(directory.error);
        return failed;
    }
    auto const loaded = rulepack::load({&directory.pack, 1});
    std::string out = render_problems(loaded.problems) + render_problems(loaded.warnings, "warning");
    if (loaded.problems.empty()) {
        for (auto const& pack : loaded.rules.packs())
            out += pack.name + " " + pack.version + " (" + pack.digest + "): ";
        out += std::to_string(loaded.rules.rules().size()) + " rules, no mistakes";
        if (auto const n = loaded.warnings.size(); n > 0)
            out += ", " + std::to_string(n) + (n == 1 ? " warning" : " warnings");
        out += "\n";
    } else {
        out += std::to_string(loaded.problems.size()) + (loaded.problems.size() == 1 ? " mistake\n" : " mistakes\n");
    }
    if (!write_output(out, {})) return failed;
    return loaded.problems.empty() ? clean : failed;
}

}  // namespace cmwlint::cli
