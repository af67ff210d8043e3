#include "workspace/packs.hpp"

#include "builtin/built_in.hpp"
#include "project/configuration.hpp"

#include <utility>

namespace cmwlint::workspace {

complaint complaint_of(std::vector<rulepack::problem> problems, std::string so) {
    auto const count = std::to_string(problems.size()) + (problems.size() == 1 ? " mistake" : " mistakes");
    return {std::move(problems), std::move(so) + ": " + count};
}

packs_result load_packs(pack_options const& options, rulepack::load_options const& how_much) {
    packs_result out;
    if (!options.built_in && options.directories.empty()) {
        out.complaints.push_back({{}, "--no-builtin leaves no rules: name a directory with --rules"});
        return out;
    }
    auto& packs = out.value.emplace();
    if (options.directories.empty()) {
        packs.rules = builtin::rules(how_much);
        return out;
    }
    std::vector<rulepack::pack_source> sources;
    if (options.built_in) sources.push_back(rulepack::built_in());
    for (auto const& path : options.directories) {
        packs.directories.push_back(rulepack::read_directory(path));
        auto const& read = packs.directories.back();
        if (!read.error.empty()) {
            out.complaints.push_back({{}, read.error});
            out.value.reset();
            return out;
        }
        sources.push_back(read.pack);
    }
    auto loaded = rulepack::load(sources, how_much);
    packs.rules = std::move(loaded.rules);
    if (!loaded.problems.empty())
        out.complaints.push_back(complaint_of(std::move(loaded.problems), "the rules cannot be used"));
    return out;
}

std::string no_such_rule(rulepack::rule_set const& rules, std::string const& name) {
    auto const near = rules.suggest(name);
    return "there is no rule \"" + name + "\"" +
           (near.empty() ? std::string{"; cmwlint rules lists them all"} : "; did you mean \"" + near + "\"?");
}

ids_result ids_of(rulepack::rule_set const& rules, std::vector<std::string> const& names) {
    ids_result out;
    for (auto const& name : names) {
        auto ids = project::ids_meant(rules, name);
        if (ids.empty()) out.complaints.push_back({{}, no_such_rule(rules, name)});
        for (auto& id : ids) out.value.push_back(std::move(id));
    }
    return out;
}

}  // namespace cmwlint::workspace
