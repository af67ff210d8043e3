// cmwlint diff: two versions of a draft, or of the drafts of two directories, and what came, went and stayed.
#include "report/diff.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/read_draft.hpp"
#include "cli/version.hpp"
#include "workspace/compare.hpp"
#include "workspace/git.hpp"
#include "workspace/inputs.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <thread>

namespace cmwlint::cli {
namespace {

namespace fs = std::filesystem;
using workspace::checked_version;
using workspace::draft_plan;

// The two files of a draft; one is empty where a version has none.
struct file_pair {
    std::string before, after;
};

bool is_directory(std::string const& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

// Below the directory, with "/".
std::string path_in(std::string const& file, std::string const& directory) {
    return fs::path{file}.lexically_relative(directory).generic_string();
}

std::string without_ending(std::string const& path) { return fs::path{path}.replace_extension().generic_string(); }

// Pairs by relative path; of what is left, by the path without its ending, so that a draft may change its format.
std::vector<file_pair> pairs_of(std::vector<std::string> const& before, std::string const& old_directory,
                                std::vector<std::string> const& after, std::string const& directory) {
    std::map<std::string, file_pair> by_path;
    for (auto const& file : before) by_path[path_in(file, old_directory)].before = file;
    for (auto const& file : after) by_path[path_in(file, directory)].after = file;
    std::map<std::string, std::vector<std::string>> gone;
    for (auto const& [path, pair] : by_path)
        if (pair.after.empty()) gone[without_ending(path)].push_back(path);
    for (auto& [path, pair] : by_path) {
        if (!pair.before.empty()) continue;
        auto const it = gone.find(without_ending(path));
        if (it == gone.end() || it->second.empty()) continue;
        std::swap(pair.before, by_path[it->second.back()].before);
        it->second.pop_back();
    }
    std::vector<file_pair> out;
    for (auto& [path, pair] : by_path)
        if (!pair.before.empty() || !pair.after.empty()) out.push_back(std::move(pair));
    return out;
}

// A version that was read and checked, or what stood in the way.
struct version_result {
    std::optional<checked_version> value;
    std::string error;
};

// "main:laws/act.txt" where no file is called so.
ingest::result read_version(std::string const& path, diff_options const& o, draft_plan const& plan) {
    std::error_code ignored;
    if (path != "-" && !fs::exists(path, ignored)) {
        if (auto bytes = workspace::bytes_at_revision(".", path)) {
            ingest::options how;
            how.encoding = plan.encoding;
            return ingest::read_bytes(path, std::move(*bytes), how);
        }
    }
    return read_draft(path, o.stdin_name, plan.encoding);
}

version_result check_version(std::string const& path, diff_options const& o, draft_plan const& plan) {
    auto read = read_version(path, o, plan);
    if (!read.value) return {std::nullopt, std::move(read.error)};
    auto& draft = *read.value;
    for (auto const& r : draft.remarks) {
        auto const said = draft.file->path() + ": " + r.text;
        r.error ? say_warning(said) : say_info(said);
    }
    auto how = plan.how;
    how.keep_outline = true;
    how.compliance = true;
    how.trace.reset();
    auto found = lint::lint(*draft.file, draft.edits, *plan.rules, how);
    if (!found.language || !found.tree) return {std::nullopt, no_language(draft.file->path())};
    return {checked_version{draft.file, std::move(draft.edits), std::move(found)}, {}};
}

// What became of one draft.
struct outcome {
    std::optional<report::compared_draft> draft;
    std::vector<report::failure> failures;
};

outcome compare_one(file_pair const& files, diff_options const& o, draft_plan const& plan) {
    outcome out;
    std::optional<checked_version> before, after;
    for (auto const& [path, into] : {std::pair{&files.before, &before}, std::pair{&files.after, &after}}) {
        if (path->empty()) continue;
        auto checked = check_version(*path, o, plan);
        if (!checked.value) out.failures.push_back({*path, std::move(checked.error)});
        *into = std::move(checked.value);
    }
    if (!out.failures.empty()) return out;
    if (before && after && before->found.language != after->found.language) {
        out.failures.push_back({files.after, files.after + ": is in another language than " + files.before +
                                                 "; name the language with --language if it was mistaken"});
        return out;
    }
    if (before && after) out.draft = workspace::compare_versions(plan, std::move(*before), std::move(*after));
    if (before && !after) out.draft = workspace::draft_taken_out(plan, std::move(*before));
    if (!before && after) out.draft = workspace::new_draft(plan, std::move(*after));
    return out;
}

std::vector<outcome> compare_all(std::vector<file_pair> const& pairs, diff_options const& o,
                                 std::map<std::string, draft_plan const*> const& plans) {
    std::vector<outcome> outcomes(pairs.size());
    std::atomic<std::size_t> next = 0;
    auto const work = [&] {
        for (auto i = next++; i < pairs.size(); i = next++) {
            auto const plan = plans.find(pairs[i].after.empty() ? pairs[i].before : pairs[i].after);
            if (plan != plans.end()) outcomes[i] = compare_one(pairs[i], o, *plan->second);  // else it is excluded
        }
    };
    std::vector<std::jthread> helpers;
    auto const wanted = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), pairs.size());
    for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back(work);
    work();
    helpers.clear();  // waits for them
    return outcomes;
}

// Nothing where what was named cannot be paired; said on standard error.
std::optional<std::vector<file_pair>> find_pairs(diff_options const& o, std::vector<report::failure>& failures) {
    bool const before = is_directory(o.before), after = is_directory(o.after);
    if (before != after) {
        say_error((before ? o.before : o.after) + " is a directory and " + (before ? o.after : o.before) +
                  " is none: name two drafts, or two directories");
        return std::nullopt;
    }
    if (!before) return std::vector{file_pair{o.before, o.after}};
    auto old_files = workspace::find_inputs({o.before}), files = workspace::find_inputs({o.after});
    for (auto* one : {&old_files, &files}) failures.insert(failures.end(), one->failures.begin(), one->failures.end());
    return pairs_of(old_files.files, o.before, files.files, o.after);
}

// A finding that came or became graver, or a safeguard that was lost.
bool is_worse(report::compared_draft const& draft, threshold limit) {
    using enum report::finding_change;
    auto const least = workspace::least_failing(limit);
    auto const came = [&](report::compared_finding const& f) {
        return (f.is == introduced || f.is == graver) && f.after->level >= *least;
    };
    return least && (std::any_of(draft.findings.begin(), draft.findings.end(), came) ||
                     std::any_of(draft.safeguards.begin(), draft.safeguards.end(),
                                 [](auto const& s) { return s.is == report::safeguard_change::lost; }));
}

std::string render(diff_format format, report::diff_report const& report) {
    switch (format) {
        case diff_format::json:
            return report::render_diff_json(report);
        case diff_format::markdown:
            return report::render_diff_markdown(report);
        case diff_format::text:
            break;
    }
    return report::render_diff_text(report);
}

}  // namespace

int run(diff_options const& o) {
    report::diff_report report;
    auto const pairs = find_pairs(o, report.failures);
    if (!pairs) return failed;
    std::vector<std::string> files;
    for (auto const& pair : *pairs) files.push_back(pair.after.empty() ? pair.before : pair.after);
    auto const plan = plan_or_say(o, files);
    if (!plan || all_excluded(files, *plan)) return failed;
    std::map<std::string, draft_plan const*> plans;
    for (auto const& one : plan->drafts) plans[one.path] = &one;

    bool worse = false;
    auto outcomes = compare_all(*pairs, o, plans);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        for (auto& f : outcomes[i].failures) report.failures.push_back(std::move(f));
        if (!outcomes[i].draft) continue;
        worse = worse || is_worse(*outcomes[i].draft, plans[files[i]]->fail_on);
        report.drafts.push_back(std::move(*outcomes[i].draft));
    }
    for (auto const& f : report.failures) say_error(f.message);
    report.version = version();
    report.all = o.all;
    report.look = {use_colour(o.colour, !o.output.empty()), plan->message_language, terminal_width()};
    if (!write_output(render(o.format, report), o.output) || !report.failures.empty()) return failed;
    return worse && !o.exit_zero ? findings : clean;
}

}  // namespace cmwlint::cli
