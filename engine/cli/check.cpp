// cmwlint check: the run most people make. Find the drafts, read each, lint it, report all, say how it ended.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/inputs.hpp"
#include "cli/packs.hpp"
#include "cli/read_draft.hpp"
#include "cli/reports.hpp"
#include "cli/selection.hpp"
#include "cli/version.hpp"
#include "report/derivation.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

namespace cmwlint::cli {
namespace {

// What became of one file.
struct outcome {
    std::optional<report::checked_document> document;
    std::optional<report::failure> failure;
    lint::timing time;
    double reading_seconds = 0;  // of the file, with its decoding
    std::optional<report::derivation_input> trace;
};

class stopwatch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

outcome check_one(std::string const& path, check_options const& o, lint::options const& how,
                  rulepack::rule_set const& rules) {
    outcome result;
    stopwatch const watch;
    auto read = read_draft(path, o.stdin_name, o.reading.encoding);
    result.reading_seconds = watch.seconds();
    if (!read.value) {
        result.failure = report::failure{path == "-" ? o.stdin_name : path, std::move(read.error)};
        return result;
    }
    auto const& draft = *read.value;
    auto found = lint::lint(*draft.file, draft.edits, rules, how);
    auto& document = result.document.emplace();
    document.file = draft.file;
    document.language = found.language;
    document.kind = name(found.kind);
    document.diagnostics = std::move(found.diagnostics);
    for (auto const& r : draft.remarks) document.remarks.push_back({r.where, r.text, r.error});
    result.time = found.time;
    if (how.trace) result.trace = {draft.file, found.language, document.kind, {}, std::move(found.derivations), true};
    return result;
}

// Files are shared out among threads; where an outcome stands does not depend on which of them came to it.
std::vector<outcome> check_all(std::vector<std::string> const& files, check_options const& o, lint::options const& how,
                               rulepack::rule_set const& rules) {
    std::vector<outcome> outcomes(files.size());
    std::atomic<std::size_t> next = 0;
    auto const work = [&] {
        for (auto i = next++; i < files.size(); i = next++) outcomes[i] = check_one(files[i], o, how, rules);
    };
    std::size_t const wanted = o.jobs > 0 ? o.jobs : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(wanted, files.size()); ++i) helpers.emplace_back(work);
    work();
    helpers.clear();  // waits for them
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
        if (!document.language) {
            say_error(file.path() +
                      ": could not be checked: no language that cmwlint reads was recognised; name it with --language");
        }
    }
}

void print_stats(std::vector<outcome> const& outcomes, double loading, double rendering) {
    lint::timing sum;
    double reading = 0;
    std::size_t bytes = 0;
    for (auto const& o : outcomes) {
        sum.reading += o.time.reading;
        sum.outline += o.time.outline;
        sum.tokens += o.time.tokens;
        sum.match += o.time.match;
        sum.norms += o.time.norms;
        sum.rules += o.time.rules;
        reading += o.reading_seconds;
        if (o.document) bytes += o.document->file->size();
    }
    double const linting = sum.reading + sum.outline + sum.tokens + sum.match + sum.norms + sum.rules;
    double const megabytes = static_cast<double>(bytes) / 1e6;
    char line[512];
    std::snprintf(
        line, sizeof line,
        "stats: files %zu, %.2f MB, linted at %.1f MB/s a core\n"
        "  rules   loaded %8.1f ms\n  files   read   %8.1f ms\n  reading        %8.1f ms\n  outline        %8.1f ms\n"
        "  tokens         %8.1f ms\n  match          %8.1f ms\n  norms          %8.1f ms\n  rules          %8.1f ms\n"
        "  report         %8.1f ms\n",
        outcomes.size(), megabytes, linting > 0 ? megabytes / linting : 0.0, loading * 1e3, reading * 1e3,
        sum.reading * 1e3, sum.outline * 1e3, sum.tokens * 1e3, sum.match * 1e3, sum.norms * 1e3, sum.rules * 1e3,
        rendering * 1e3);
    print_error(line);
}

bool reaches(report::tally const& sum, threshold limit) {
    switch (limit) {
        case threshold::never:
            return false;
        case threshold::error:
            return sum.errors > 0;
        case threshold::warning:
            return sum.errors + sum.warnings > 0;
        case threshold::note:
            return sum.findings() > 0;
    }
    return false;
}

int ending(report::report_input const& in, check_options const& o) {
    auto const sum = report::count(in);
    if (!in.failures.empty()) return failed;
    if (o.exit_zero) return clean;
    if (sum.documents_unchecked > 0) return failed;
    return reaches(sum, o.fail_on) ? findings : clean;
}

std::optional<diagnostic::severity> least_failing(threshold limit) {
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

report::run_facts facts_of(check_options const& o, int exit) {
    auto const fails_from = o.exit_zero ? std::nullopt : least_failing(o.fail_on);
    return {exit, fails_from, o.category, o.repository, o.revision, o.branch, homepage()};
}

// What the user asked for, in the words of lint; nothing where a rule is named that does not exist.
std::optional<lint::options> lint_options(rulepack::rule_set const& rules, check_options const& o) {
    auto const select = ids_of(rules, o.select);
    auto const ignore = ids_of(rules, o.ignore);
    std::optional<lint::trace_request> trace;
    if (!o.trace.empty()) {
        auto const traced = ids_of(rules, {o.trace});
        if (!traced) return std::nullopt;
        trace = lint::trace_request{*traced, {}};
    }
    if (!select || !ignore) return std::nullopt;
    return lint::options{o.reading.language, o.kind, o.message_language, *select, *ignore, trace};
}

}  // namespace

int run(check_options const& o) {
    stopwatch const loading;
    auto const packs = load_packs(o.packs, {false, {o.message_language}});
    if (!packs) return failed;
    auto const how = lint_options(packs->rules, o);
    if (!how) return failed;
    double const loading_seconds = loading.seconds();

    auto found = find_inputs(o.paths);
    say_info("files to check: " + std::to_string(found.files.size()));
    auto outcomes = check_all(found.files, o, *how, packs->rules);

    report::report_input in;
    in.version = version();
    in.failures = std::move(found.failures);
    in.look.language = o.message_language;
    in.look.width = terminal_width();
    for (auto& one : outcomes) {
        if (one.document) in.documents.push_back(*one.document);
        if (one.failure) in.failures.push_back(*one.failure);
        if (one.trace)
            print_error(report::render_derivation_text(*one.trace, {false, in.look.language, in.look.width}));
    }
    announce(in, shows_text(o.reports));
    stopwatch const rendering;
    auto const exit = ending(in, o);
    in.run = facts_of(o, exit);
    add_rules(in, o, packs->rules, *how);
    bool const written = write_reports(std::move(in), o);
    if (o.stats) print_stats(outcomes, loading_seconds, rendering.seconds());
    return written ? exit : static_cast<int>(failed);
}

}  // namespace cmwlint::cli
