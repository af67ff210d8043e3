#include "cli/packs.hpp"

#include "builtin/built_in.hpp"
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

std::optional<loaded_packs> load_packs(pack_options const& options, rulepack::load_options const& how_much,
                                       bool keep_going) {
    if (!options.built_in && options.directories.empty()) {
        say_error("--no-builtin leaves no rules: name a directory with --rules");
        return std::nullopt;
    }
    loaded_packs packs;
    if (options.directories.empty()) {
        packs.rules = builtin::rules(how_much);
        return packs;
    }
    std::vector<rulepack::pack_source> sources;
    if (options.built_in) sources.push_back(rulepack::built_in());
    for (auto const& path : options.directories) {
        packs.directories.push_back(rulepack::read_directory(path));
        if (!packs.directories.back().error.empty()) {
            say_error(packs.directories.back().error);
            return std::nullopt;
        }
        sources.push_back(packs.directories.back().pack);
    }
    auto loaded = rulepack::load(sources, how_much);
    packs.rules = std::move(loaded.rules);
    if (loaded.problems.empty()) return packs;
    auto const mistakes =
        std::to_string(loaded.problems.size()) + (loaded.problems.size() == 1 ? " mistake" : " mistakes");
    if (keep_going) {
        say_warning("the rules have " + mistakes + "; cmwlint rules check tells which");
        return packs;
    }
    print_error(render_problems(loaded.problems));
    say_error("the rules cannot be used: " + mistakes);
    return std::nullopt;
}

}  // namespace cmwlint::cli
