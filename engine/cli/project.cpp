#include "cli/project.hpp"

#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/selection.hpp"
#include "project/fingerprint.hpp"
#include "project/glob.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace cmwlint::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> values_of(project::placed_texts const& texts) {
    std::vector<std::string> out;
    for (auto const& t : texts) out.push_back(t.value);
    return out;
}

std::vector<std::string> ids_meant(rulepack::rule_set const& rules, project::placed_texts const& names) {
    std::vector<std::string> ids;
    for (auto const& name : names)
        for (auto& id : project::ids_meant(rules, name.value)) ids.push_back(std::move(id));
    return ids;
}

// Makes the plans one by one; what several drafts share is read once.
class planner {
public:
    explicit planner(check_options const& o) : o_{o} {}

    std::optional<run_plan> plan(std::vector<std::string> const& files) {
        out_.message_language = o_.message_language;
        bool named_language = o_.project.message_language_named;
        for (auto const& file : files) {
            auto one = plan_draft(file);
            if (!one) continue;
            if (!named_language) out_.message_language = one->how.message_language;
            named_language = true;  // the first draft's configuration speaks for the report
            out_.drafts.push_back(std::move(*one));
        }
        if (good_) return std::move(out_);
        return std::nullopt;
    }

private:
    std::optional<draft_plan> plan_draft(std::string const& file) {
        draft_plan one;
        one.path = file;
        one.name = file == "-" ? o_.stdin_name : file;
        one.configuration = configuration_of(file);
        if (!good_) return std::nullopt;
        if (one.configuration != nullptr) {
            auto settings = project::settings_for(*one.configuration, file == "-" ? o_.stdin_name : file);
            bool const outright = std::find(o_.paths.begin(), o_.paths.end(), file) != o_.paths.end();
            if (!settings.included && !outright) return std::nullopt;
            one.say = std::move(settings.say);
        }
        choose(one);
        auto const* const packs = packs_of(one);
        if (packs == nullptr) return std::nullopt;
        one.rules = &packs->rules;
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

    // `--select` puts aside what the file chooses and leaves out; `--ignore` adds to it.
    void choose_rules(draft_plan& one) {
        auto const select = ids_of(*one.rules, o_.select);
        auto ignore = ids_of(*one.rules, o_.ignore);
        if (!select || !ignore) {
            good_ = false;
            return;
        }
        one.how.select = *select;
        if (o_.select.empty()) {
            if (one.say.select) one.how.select = ids_meant(*one.rules, *one.say.select);
            for (auto& id : ids_meant(*one.rules, one.say.ignore)) ignore->push_back(std::move(id));
            for (auto& id : project::rules_off(one.say, *one.rules)) ignore->push_back(std::move(id));
        }
        one.how.ignore = std::move(*ignore);
        if (!o_.trace.empty()) {
            auto const traced = ids_of(*one.rules, {o_.trace});
            if (traced) one.how.trace = lint::trace_request{*traced, {}};
            good_ = good_ && traced;
        }
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
        auto wanted = o_.packs;
        auto const* const file = one.configuration;
        if (file != nullptr && wanted.directories.empty() && file->packs) wanted.directories = values_of(*file->packs);
        if (file != nullptr && wanted.built_in && file->built_in) wanted.built_in = file->built_in->value;
        std::string key{text::code(one.how.message_language)};
        key.append(wanted.built_in ? "+" : "-");
        for (auto const& directory : wanted.directories) key.append("\n").append(directory);
        auto const known = out_.packs.find(key);
        auto& slot = out_.packs[key];
        if (known == out_.packs.end()) {
            auto loaded = load_packs(wanted, {false, {one.how.message_language}});
            if (loaded) slot = std::make_unique<loaded_packs>(std::move(*loaded));
        }
        if (!slot) good_ = false;
        // Names of rules can be judged only now that the rules are known.
        if (slot && file != nullptr && checked_names_.emplace(file, key).second)
            tell(project::check_rule_names(*file, slot->rules), "the configuration cannot be used");
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

    void tell(std::vector<rulepack::problem> const& problems, std::string_view so) {
        if (problems.empty()) return;
        print_error(render_problems(problems));
        say_error(std::string{so} + ": " + std::to_string(problems.size()) +
                  (problems.size() == 1 ? " mistake" : " mistakes"));
        good_ = false;
    }

    check_options const& o_;
    run_plan out_;
    std::map<project::configuration const*, std::string> checked_names_;
    bool good_ = true;
};

// Rules of the draft's plan, as `--select` and `--ignore` leave them.
bool could_speak(draft_plan const& plan, std::string_view name) {
    auto const has = [](std::vector<std::string> const& ids, std::string const& id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    auto const ids = project::ids_meant(*plan.rules, name);
    return std::any_of(ids.begin(), ids.end(), [&](auto const& id) {
        return (plan.how.select.empty() || has(plan.how.select, id)) && !has(plan.how.ignore, id);
    });
}

bool names_directories(check_options const& o) {
    std::error_code ignored;
    return std::any_of(o.paths.begin(), o.paths.end(), [&](auto const& p) { return fs::is_directory(p, ignored); });
}

report::set_aside_finding aside(diagnostic::diagnostic finding, draft_plan const& plan,
                                report::checked_document const& document, std::size_t by,
                                std::vector<project::comment> const& comments) {
    report::set_aside_finding out;
    out.finding = std::move(finding);
    auto const in_file = plan.suppressions == nullptr ? 0 : plan.suppressions->all.size();
    if (by < in_file) {
        auto const& s = plan.suppressions->all[by];
        out.by = report::set_aside_finding::by_what::file;
        out.reason = s.reason;
        out.decided_by = s.by;
        out.until = s.until;
        out.written_in = plan.suppressions->file + ":" + std::to_string(s.from.line);
    } else {
        auto const& c = comments[by - in_file];
        out.by = report::set_aside_finding::by_what::comment;
        out.reason = c.reason;
        out.until = c.until;
        out.written_in = document.file->path() + ":" + std::to_string(document.file->line_of(c.where.begin));
    }
    return out;
}

}  // namespace

threshold parse_threshold(std::string_view word) noexcept {
    if (word == "note") return threshold::note;
    if (word == "warning") return threshold::warning;
    if (word == "never") return threshold::never;
    return threshold::error;
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

std::optional<run_plan> plan_run(check_options const& o, std::vector<std::string> const& files) {
    return planner{o}.plan(files);
}

settled settle(draft_plan const& plan, check_options const&, report::checked_document& document,
               lint::outline const& tree, std::span<text::edit const> edits) {
    settled out;
    project::read_text const text{tree.reading, tree.document};
    for (auto& d : document.diagnostics)
        if (auto const level = project::severity_of(plan.say, d.rule, d.name)) d.level = *level;
    auto const comments = project::comments_of(*document.file, edits, text);
    auto const prints = project::fingerprints(text, document.diagnostics);
    auto const judged =
        project::judge(plan.suppressions, comments, plan.name, text, document.diagnostics, project::today());
    std::vector<diagnostic::diagnostic> left;
    for (std::size_t i = 0; i < document.diagnostics.size(); ++i) {
        auto& d = document.diagnostics[i];
        if (auto const by = judged.by[i]) {
            document.set_aside.push_back(aside(std::move(d), plan, document, *by, comments));
        } else {
            left.push_back(std::move(d));
            out.fingerprints.push_back(prints[i]);
        }
    }
    auto const in_file = judged.uses.size() - comments.size();
    out.uses.assign(judged.uses.begin(), judged.uses.begin() + static_cast<std::ptrdiff_t>(in_file));
    for (std::size_t i = 0; i < comments.size(); ++i) {
        bool const complete = std::all_of(comments[i].rules.begin(), comments[i].rules.end(),
                                          [&](auto const& r) { return could_speak(plan, r); });
        for (auto& d : project::review(comments[i], judged.uses[in_file + i], complete)) left.push_back(std::move(d));
    }
    document.diagnostics = std::move(left);  // comments' remarks stand last until the baseline is done
    return out;
}

void report_suppressions(run_plan const& plan, check_options const& o, std::vector<std::optional<settled>> const& all,
                         report::report_input& in) {
    bool const walked = names_directories(o);
    for (auto const& [path, file] : plan.suppressions) {
        report::checked_document about;
        about.file = file->text;
        about.language = text::language::en;
        about.kind = "other";
        about.about_project = true;
        for (std::size_t s = 0; s < file->all.size(); ++s) {
            auto const& one = file->all[s];
            std::vector<project::use> uses;
            bool spoken = true;
            for (std::size_t i = 0; i < plan.drafts.size(); ++i) {
                if (plan.drafts[i].suppressions != file.get() || !all[i]) continue;
                uses.push_back(all[i]->uses[s]);
                if (!uses.back().for_draft) continue;
                for (auto const& rule : one.rules) spoken = spoken && could_speak(plan.drafts[i], rule.value);
            }
            bool const named = !one.file.empty() && !project::is_wild(one.file) &&
                               std::any_of(uses.begin(), uses.end(), [](auto const& u) { return u.for_draft; });
            for (auto& d : project::review(one, uses, *file->text, spoken && (named || walked)))
                about.diagnostics.push_back(std::move(d));
        }
        std::sort(about.diagnostics.begin(), about.diagnostics.end(), diagnostic::before);
        if (!about.diagnostics.empty()) in.documents.push_back(std::move(about));
    }
}

}  // namespace cmwlint::cli
