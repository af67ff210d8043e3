#include "workspace/plan.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace cmwlint::workspace {
namespace {

std::vector<std::string> values_of(project::placed_texts const& texts) {
    std::vector<std::string> out;
    for (auto const& t : texts) out.push_back(t.value);
    return out;
}

std::vector<std::string> all_meant(rulepack::rule_set const& rules, project::placed_texts const& names) {
    std::vector<std::string> ids;
    for (auto const& name : names)
        for (auto& id : project::ids_meant(rules, name.value)) ids.push_back(std::move(id));
    return ids;
}

}  // namespace

pack_options packs_wanted(pack_options asked, project::configuration const* file) {
    if (file != nullptr && asked.directories.empty() && file->packs) asked.directories = values_of(*file->packs);
    if (file != nullptr && asked.built_in && file->built_in) asked.built_in = file->built_in->value;
    return asked;
}

namespace {

// Makes the plans one by one; what several drafts share is read once.
class planner {
public:
    planner(run_request const& o, pack_cache packs) : o_{o}, outright_(o.paths.begin(), o.paths.end()) {
        out_.packs = std::move(packs);
    }

    planned plan(std::vector<std::string> const& files) {
        out_.message_language = o_.message_language;
        bool named_language = o_.project.message_language_named;
        for (auto const& file : files) {
            auto one = plan_draft(file);
            if (!one) continue;
            if (!named_language) out_.message_language = one->how.message_language;
            named_language = true;  // the first draft's configuration speaks for the report
            out_.drafts.push_back(std::move(*one));
        }
        return {std::move(out_), std::move(complaints_)};
    }

private:
    std::optional<draft_plan> plan_draft(std::string const& file) {
        draft_plan one;
        one.path = file;
        one.name = file == "-" ? o_.stdin_name : file;
        one.configuration = configuration_of(file);
        if (!complaints_.empty()) return std::nullopt;
        if (one.configuration != nullptr) {
            auto settings = project::settings_for(*one.configuration, file == "-" ? o_.stdin_name : file);
            bool const outright = !o_.project.force_exclude && outright_.contains(file);
            if (!settings.included && !outright) {
                out_.excluded.push_back({file, std::move(settings.why_not)});
                return std::nullopt;
            }
            one.say = std::move(settings.say);
        }
        choose(one);
        auto const* const packs = packs_of(one);
        if (packs == nullptr) return std::nullopt;
        one.rules = with_thresholds(*packs, one.say);
        choose_rules(one);
        one.suppressions = suppressions_of(one);
        return one;
    }

    void choose(draft_plan& one) {
        auto const* const file = one.configuration;
        one.how.language = o_.reading.language;
        if (!one.how.language && one.say.language) one.how.language = one.say.language->value;
        one.how.kind = o_.kind;
        if (!one.how.kind && one.say.kind) one.how.kind = lint::parse_kind(one.say.kind->value);
        one.encoding = o_.reading.encoding;
        if (one.encoding.empty() && one.say.encoding) one.encoding = one.say.encoding->value;
        one.fail_on = o_.fail_on;
        if (!o_.project.fail_on_named && one.say.fail_on) one.fail_on = parse_threshold(one.say.fail_on->value);
        one.how.message_language = o_.message_language;
        if (!o_.project.message_language_named && file != nullptr && file->message_language)
            one.how.message_language = file->message_language->value;
        one.baseline = o_.project.baseline;
        if (one.baseline.empty() && file != nullptr && file->baseline) one.baseline = file->baseline->value;
        one.how.keep_outline = true;
    }

    // The rules with the figures that the configuration gives them.
    rulepack::rule_set const* with_thresholds(loaded_packs const& packs, project::choices const& say) {
        if (say.thresholds.empty()) return &packs.rules;
        std::vector<rulepack::threshold_info> chosen;
        auto key = std::to_string(reinterpret_cast<std::uintptr_t>(&packs));
        for (auto const& [name, figure] : say.thresholds) {
            chosen.push_back(figure);
            key.append("\n").append(figure.name).append("=").append(std::to_string(figure.hours));
        }
        auto& slot = out_.adjusted[key];
        if (slot.rules().empty()) slot = packs.rules.with(chosen);
        return &slot;
    }

    // `--select` puts aside what the file chooses and leaves out; `--ignore` adds to it.
    void choose_rules(draft_plan& one) {
        one.how.select = named(*one.rules, o_.select);
        auto ignore = named(*one.rules, o_.ignore);
        if (o_.select.empty()) {
            if (one.say.select) one.how.select = all_meant(*one.rules, *one.say.select);
            for (auto& id : all_meant(*one.rules, one.say.ignore)) ignore.push_back(std::move(id));
            for (auto& id : project::rules_off(one.say, *one.rules)) ignore.push_back(std::move(id));
        }
        one.how.ignore = std::move(ignore);
        if (!o_.trace.empty()) one.how.trace = lint::trace_request{named(*one.rules, {o_.trace}), {}};
    }

    // Rules that the request names. What is not known is told once, however many drafts there are.
    std::vector<std::string> named(rulepack::rule_set const& rules, std::vector<std::string> const& names) {
        auto ids = ids_of(rules, names);
        for (auto& c : ids.complaints) {
            bool const said = std::any_of(complaints_.begin(), complaints_.end(),
                                          [&](auto const& other) { return other.says == c.says; });
            if (!said) complaints_.push_back(std::move(c));
        }
        return std::move(ids.value);
    }

    project::configuration const* configuration_of(std::string const& draft) {
        auto const file = configuration_file(o_.project, draft);
        if (file.empty()) return nullptr;
        auto& slot = out_.configurations[file];
        if (!slot) {
            auto read = project::read_configuration(file, known_words());
            tell(read.problems, "the configuration cannot be used");
            slot = std::make_unique<project::configuration>(std::move(read.value));
        }
        return slot.get();
    }

    loaded_packs const* packs_of(draft_plan const& one) {
        auto const wanted = packs_wanted(o_.packs, one.configuration);
        std::string key{text::code(one.how.message_language)};
        key.append(wanted.built_in ? "+" : "-");
        for (auto const& directory : wanted.directories) key.append("\n").append(directory);
        auto const known = out_.packs.find(key);
        auto& slot = out_.packs[key];
        if (known == out_.packs.end()) {
            auto loaded = load_packs(wanted, {false, {one.how.message_language}});
            if (loaded.complaints.empty()) slot = std::make_shared<loaded_packs const>(std::move(*loaded.value));
            for (auto& c : loaded.complaints) complaints_.push_back(std::move(c));
        }
        // Names of rules can be judged only now that the rules are known.
        if (slot && one.configuration != nullptr && checked_names_.emplace(one.configuration, key).second)
            tell(project::check_rule_names(*one.configuration, slot->rules), "the configuration cannot be used");
        return slot.get();
    }

    project::suppressions const* suppressions_of(draft_plan const& one) {
        auto const file = suppressions_file(o_.project, one.configuration, one.path);
        if (file.empty()) return nullptr;
        auto& slot = out_.suppressions[file];
        if (!slot) {
            auto read = project::read_suppressions(file);
            tell(read.problems, "the suppressions cannot be used");
            for (auto const& s : read.value.all)
                tell(project::check_rule_names(s.rules, *one.rules), "the suppressions cannot be used");
            slot = std::make_unique<project::suppressions>(std::move(read.value));
        }
        return slot.get();
    }

    void tell(std::vector<rulepack::problem> problems, std::string so) {
        if (!problems.empty()) complaints_.push_back(complaint_of(std::move(problems), std::move(so)));
    }

    run_request const& o_;
    std::unordered_set<std::string_view> outright_;  // named itself, so never excluded
    run_plan out_;
    std::map<project::configuration const*, std::string> checked_names_;
    std::vector<complaint> complaints_;
};

}  // namespace

threshold parse_threshold(std::string_view word) noexcept {
    if (word == "note") return threshold::note;
    if (word == "warning") return threshold::warning;
    if (word == "never") return threshold::never;
    return threshold::error;
}

std::optional<diagnostic::severity> least_failing(threshold limit) noexcept {
    switch (limit) {
        case threshold::note:
            return diagnostic::severity::note;
        case threshold::warning:
            return diagnostic::severity::warning;
        case threshold::error:
            return diagnostic::severity::error;
        case threshold::never:
            break;
    }
    return std::nullopt;
}

bool reaches(std::span<diagnostic::diagnostic const> findings, threshold limit) noexcept {
    auto const least = least_failing(limit);
    return least && std::any_of(findings.begin(), findings.end(), [&](auto const& d) { return d.level >= *least; });
}

project::known_words known_words() {
    project::known_words words;
    for (auto k = 0; k <= static_cast<int>(lint::document_kind::other); ++k)
        words.kinds.emplace_back(lint::name(static_cast<lint::document_kind>(k)));
    return words;
}

std::string configuration_file(project_options const& o, std::string const& draft) {
    if (!o.look_for_files) return {};
    return o.configuration.empty() ? project::find_upward(draft, project::configuration_name) : o.configuration;
}

std::string suppressions_file(project_options const& o, project::configuration const* file, std::string const& draft) {
    if (!o.look_for_files) return {};
    if (file != nullptr && file->suppressions) return file->suppressions->value;
    return project::find_upward(draft, project::suppressions_name);
}

planned plan_run(run_request const& o, std::vector<std::string> const& files, pack_cache packs) {
    return planner{o, std::move(packs)}.plan(files);
}

}  // namespace cmwlint::workspace
