// cmwlint check: the run most people make. Find the drafts, read each, lint it, report all, say how it ended.
#include "cli/baselines.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/headings.hpp"
#include "cli/listed_paths.hpp"
#include "cli/packs.hpp"
#include "cli/progress.hpp"
#include "cli/read_draft.hpp"
#include "cli/reports.hpp"
#include "cli/run_stats.hpp"
#include "cli/version.hpp"
#include "project/fingerprint.hpp"
#include "report/derivation.hpp"
#include "workspace/cache.hpp"
#include "workspace/inputs.hpp"
#include "workspace/settle.hpp"
#include "workspace/since.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <iterator>
#include <thread>

namespace cmwlint::cli {
namespace {

using workspace::draft_plan;
using workspace::run_plan;

// What became of one file.
struct outcome {
    std::optional<report::checked_document> document;
    std::optional<report::failure> failure;
    lint::timing time;
    bool linted = false;         // not taken from the cache
    double reading_seconds = 0;  // of the file, with its decoding
    std::size_t bytes = 0;       // of its text
    std::optional<report::derivation_input> trace;
    std::optional<workspace::settled> also;  // of a document whose language is known
};

class stopwatch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// Reports name clean drafts and show nothing of them; so thousands of them need not be held in memory.
void forget_text(report::checked_document& document) {
    if (!document.diagnostics.empty() || !document.set_aside.empty() || !document.remarks.empty()) return;
    document.file = std::make_shared<source::source_file>(document.file->path(), std::string{}, source::source_map{},
                                                          document.file->encoding());
}

// What all drafts of a run are checked with.
struct run_tools {
    check_options const& o;
    workspace::cache* cache;      // null: there is none
    workspace::history* history;  // null: nobody asks what is new
};

// What the rules say of a draft. `tree` is what it was read as.
workspace::linted lint_draft(ingest::draft const& draft, draft_plan const& plan, std::optional<lint::outline>& tree,
                             outcome& result) {
    auto found = lint::lint(*draft.file, draft.edits, *plan.rules, plan.how);
    result.time = found.time;
    result.linted = true;
    workspace::linted out{found.language, std::string{name(found.kind)}, std::move(found.diagnostics), {}};
    if (found.tree)
        out.fingerprints = project::fingerprints({found.tree->reading, found.tree->document}, out.diagnostics);
    tree = std::move(found.tree);
    if (plan.how.trace) result.trace = {draft.file, out.language, out.kind, {}, std::move(found.derivations), true};
    return out;
}

// The same from the cache, where it is known. A trace is not: it tells how a draft was read. A draft that is `compared`
// with an older version needs its tree.
workspace::linted lint_or_recall(ingest::draft const& draft, draft_plan const& plan, run_tools const& with,
                                 bool compared, std::optional<lint::outline>& tree, outcome& result) {
    auto* const cache = plan.how.trace ? nullptr : with.cache;
    if (cache == nullptr) return lint_draft(draft, plan, tree, result);
    auto const name = workspace::entry_name(cache->build(), *draft.file, draft.edits, *plan.rules, plan.how);
    if (auto known = cache->find(name, draft.file->size())) {
        bool const read_again =
            compared || shows_drafts(with.o.reports) || workspace::needs_text(plan, *draft.file, draft.edits);
        if (known->language && read_again) tree = lint::read_outline(*draft.file, draft.edits, known->language);
        return std::move(*known);
    }
    auto found = lint_draft(draft, plan, tree, result);
    cache->keep(name, found);
    return found;
}

// The version that a draft is held against; nothing where nobody asks for one.
std::optional<workspace::old_version> version_then(draft_plan const& plan, workspace::history* history) {
    if (history == nullptr) return std::nullopt;
    std::error_code ignored;
    if (plan.path == "-" && !std::filesystem::exists(plan.name, ignored)) {
        workspace::old_version unknown;
        unknown.error = plan.name + ": standard input has no earlier versions; --stdin-name FILE names the draft it is";
        return unknown;
    }
    return history->version_of(plan.name);
}

// Marks what is nothing new since then. A remark on a comment is new if the file changed at all.
void mark_unchanged(workspace::settled& also, workspace::since_result const& since, std::size_t diagnostics) {
    for (auto const index : also.came_from) also.unchanged.push_back(!since.fresh[index]);
    also.unchanged.resize(diagnostics, since.whole);
}

outcome check_one(draft_plan const& plan, run_tools const& with) {
    outcome result;
    auto const then = version_then(plan, with.history);
    if (then && then->what == workspace::old_version::is::unknown) {
        result.failure = report::failure{plan.name, then->error};
        return result;
    }
    stopwatch const watch;
    auto read = read_draft(plan.path, with.o.stdin_name, plan.encoding);
    result.reading_seconds = watch.seconds();
    if (!read.value) {
        result.failure = report::failure{plan.name, std::move(read.error) + about_quotes(plan.path)};
        return result;
    }
    auto const& draft = *read.value;
    result.bytes = draft.file->size();
    std::optional<lint::outline> tree;
    bool const compared = then && then->what == workspace::old_version::is::different;
    auto found = lint_or_recall(draft, plan, with, compared, tree, result);
    auto& document = result.document.emplace();
    document.file = draft.file;
    document.language = found.language;
    document.kind = std::move(found.kind);
    document.diagnostics = std::move(found.diagnostics);
    for (auto const& r : draft.remarks) document.remarks.push_back({r.where, r.text, r.error});
    bool const shown = shows_drafts(with.o.reports);
    if (tree && shown) {
        document.headings = headings_of(draft, *tree);
        document.edits = draft.edits;
    }
    if (found.language) {
        std::optional<workspace::since_result> since;
        if (then) since = workspace::find_fresh(*then, plan, tree ? &*tree : nullptr, document.diagnostics);
        if (since && !since->remark.empty()) document.remarks.push_back({{}, since->remark, false});
        result.also =
            workspace::settle(plan, document, std::move(found.fingerprints), tree ? &*tree : nullptr, draft.edits);
        if (since) mark_unchanged(*result.also, *since, document.diagnostics.size());
    }
    if (!shown) forget_text(document);
    return result;
}

// A mistake of ours in one draft, or a draft too big for the memory that is left, does not hide what is found in
// others.
outcome check_guarded(draft_plan const& plan, run_tools const& with) {
    try {
        return check_one(plan, with);
    } catch (std::exception const& e) {
        outcome result;
        result.failure = report::failure{plan.name, plan.name + ": could not be checked: internal error: " + e.what()};
        return result;
    }
}

std::size_t threads_for(check_options const& o, std::size_t files) {
    constexpr std::size_t most = 256;  // more only wait for each other
    std::size_t const wanted = o.jobs > 0 ? o.jobs : std::max(1U, std::thread::hardware_concurrency());
    return std::max<std::size_t>(1, std::min({wanted, files, most}));
}

// What is wrong with the revision is said once, not of every file.
bool revision_known(run_plan const& plan, check_options const& o) {
    if (o.project.since.empty() || plan.drafts.empty()) return true;
    workspace::history history{o.project.since};
    auto const then = version_then(plan.drafts.front(), &history);
    if (then->of_all) say_error(then->error);
    return !then->of_all;
}

// Files are shared out among threads; where an outcome stands does not depend on which of them came to it.
std::vector<outcome> check_all(std::vector<draft_plan> const& files, run_tools const& with) {
    std::vector<outcome> outcomes(files.size());
    std::atomic<std::size_t> next = 0;
    progress shown{files.size(), with.o.progress && can_show_progress()};
    auto const work = [&] {
        for (auto i = next++; i < files.size(); i = next++) {
            outcomes[i] = check_guarded(files[i], with);
            shown.one_done();
        }
    };
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < threads_for(with.o, files.size()); ++i) helpers.emplace_back(work);
    work();
    helpers.clear();  // waits for them
    return outcomes;
}

// Where a cache lies that is not named: beside the configuration of the first draft, else here.
std::string cache_directory(run_plan const& plan, check_options const& o) {
    if (!o.cache_directory.empty()) return o.cache_directory;
    auto const* const file = plan.drafts.empty() ? nullptr : plan.drafts.front().configuration;
    std::string const name{workspace::cache_name};
    return file == nullptr ? name : (std::filesystem::path{file->directory} / name).lexically_normal().string();
}

// All drafts, with the cache that is asked for. What the cache cannot do is told, and no more.
std::vector<outcome> check_with_cache(run_plan const& plan, check_options const& o, run_stats& stats) {
    stopwatch const watch;
    std::optional<workspace::cache> cache;
    if (o.cache) cache.emplace(cache_directory(plan, o), workspace::build_identity());
    std::optional<workspace::history> history;
    if (!o.project.since.empty()) history.emplace(o.project.since);
    auto outcomes = check_all(plan.drafts, {o, cache ? &*cache : nullptr, history ? &*history : nullptr});
    if (cache) {
        cache->prune();
        if (!cache->trouble().empty()) say_warning("--cache: " + cache->trouble());
        stats.from_cache = cache->found();
    }
    stats.files = outcomes.size();
    stats.threads = threads_for(o, outcomes.size());
    stats.checking = watch.seconds();
    for (auto const& one : outcomes) {
        stats.bytes += one.bytes;
        if (one.linted) stats.linted_bytes += one.bytes;
        stats.reading += one.reading_seconds;
        add(stats.passes, one.time);
    }
    return outcomes;
}

std::string place(source::source_file const& file, source::span where) {
    auto const at = file.locate(where.begin);
    return file.path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": ";
}

// On standard error: what the user must know whatever the format of the report.
void announce(report::report_input const& in, bool text_shown) {
    for (auto const& f : in.failures) say_error(f.message);
    for (auto const& document : in.documents) {
        auto const& file = *document.file;
        for (auto const& r : document.remarks) {
            if (r.error) {
                say_warning(place(file, r.where) + r.text);
            } else if (!text_shown) {  // a text report shows them
                say_info(place(file, r.where) + r.text);
            }
        }
        if (!document.language) say_error(no_language(file.path()));
    }
}

// The strictest threshold of all drafts: for files that are about several of them.
threshold strictest(run_plan const& plan, check_options const& o) {
    if (plan.drafts.empty()) return o.fail_on;
    return std::min_element(plan.drafts.begin(), plan.drafts.end(),
                            [](auto const& a, auto const& b) { return a.fail_on < b.fail_on; })
        ->fail_on;
}

// `limits` stand for the documents; each draft may have a threshold of its own.
int ending(report::report_input const& in, check_options const& o, std::vector<threshold> const& limits) {
    if (!in.failures.empty()) return failed;
    if (o.exit_zero) return clean;
    if (report::count(in).documents_unchecked > 0) return failed;
    for (std::size_t i = 0; i < in.documents.size(); ++i)
        if (workspace::reaches(in.documents[i].diagnostics, limits[i])) return findings;
    return clean;
}

// A hook names whatever was changed and cannot know what is a draft.
bool nothing_left(workspace::inputs const& found, run_plan const& plan, check_options const& o) {
    bool const by_hook = o.project.force_exclude && !found.files.empty() && plan.drafts.empty();
    if (by_hook) say_info("nothing to check: cmwlint.toml excludes all files that were named");
    return !by_hook && all_excluded(found.files, plan);
}

// What was found in directories and is not checked, line by line: for -v.
void tell_left_out(workspace::inputs const& found, run_plan const& plan) {
    for (auto const& one : found.left_out) say_info("passed over: " + one.path + " (" + one.why + ")");
    for (auto const& one : plan.excluded)
        say_info("excluded: " + one.path + " (" + one.by.file + ":" + std::to_string(one.by.line) + ")");
}

// Puts what became of the drafts into the report, and what baselines and suppressions make of it. False if a baseline
// cannot be used.
bool gather(run_plan const& plan, check_options const& o, std::vector<outcome>& outcomes, report::report_input& in,
            std::vector<threshold>& limits) {
    std::vector<std::optional<workspace::settled>> also;
    std::vector<report::checked_document*> documents;
    for (auto& one : outcomes) {
        also.push_back(std::move(one.also));
        documents.push_back(one.document ? &*one.document : nullptr);
    }
    bool const good = apply_baselines(plan, o.project.update_baseline, also, documents, o.project.since);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        auto& one = outcomes[i];
        if (one.document) {
            in.documents.push_back(std::move(*one.document));
            limits.push_back(plan.drafts[i].fail_on);
        }
        if (one.failure) in.failures.push_back(std::move(*one.failure));
        if (one.trace)
            print_error(report::render_derivation_text(*one.trace, {false, in.look.language, in.look.width}));
    }
    workspace::report_suppressions(plan, o, also, in);
    limits.resize(in.documents.size(), strictest(plan, o));
    return good;
}

}  // namespace

int run(check_options const& named) {
    auto listed = listed_paths(named);
    if (!listed) return failed;
    auto o = named;
    o.paths.insert(o.paths.end(), std::make_move_iterator(listed->begin()), std::make_move_iterator(listed->end()));
    auto found = workspace::find_inputs(o.paths, {o.heed_ignore_files});
    stopwatch const loading;
    auto const plan = plan_or_say(o, found.files);
    if (!plan || nothing_left(found, *plan, o)) return failed;
    run_stats stats;
    stats.loading = loading.seconds();
    if (!revision_known(*plan, o)) return failed;
    tell_left_out(found, *plan);
    say_info("files to check: " + std::to_string(plan->drafts.size()));
    auto outcomes = check_with_cache(*plan, o, stats);

    report::report_input in;
    in.version = version();
    in.failures = std::move(found.failures);
    in.look.language = plan->message_language;
    in.look.width = terminal_width();
    in.look.show_set_aside = o.project.show_suppressed;
    std::vector<threshold> limits;
    if (!gather(*plan, o, outcomes, in, limits)) return failed;
    announce(in, shows_text(o.reports));
    stopwatch const rendering;
    auto const exit = ending(in, o, limits);
    auto told = o;
    told.fail_on = strictest(*plan, o);
    told.message_language = plan->message_language;
    in.run = facts_of(told, exit);
    if (!plan->drafts.empty()) add_rules(in, told, *plan->drafts.front().rules, plan->drafts.front().how);
    bool const written = write_reports(std::move(in), o);
    stats.reporting = rendering.seconds();
    if (o.stats) print_error(render(stats));
    return written ? exit : static_cast<int>(failed);
}

}  // namespace cmwlint::cli
