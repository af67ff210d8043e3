// What a keystroke costs: CPU of `session::check` after random keystrokes, beside the full check of the same draft.
//
//   bench_session [--edits N] [--language CODE] FILE…
//
// Prints for each file the median, the 99th percentile and the worst of N edits (500), the median of a full `lint()`
// with a warm matcher, and the memory that a session keeps. Timed with the CPU clock of this process.
#include "lint/session.hpp"
#include "ingest/ingest.hpp"
#include "support/random_edits.hpp"
#include "unit/lint/built_in_rules.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace cmwlint;

double cpu_ms() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

double at_fraction(std::vector<double> v, double fraction) {
    if (v.empty()) return 0;
    std::sort(v.begin(), v.end());
    return v[std::min(v.size() - 1, static_cast<std::size_t>(fraction * static_cast<double>(v.size())))];
}

struct setting {
    std::size_t edits = 500;
    std::optional<text::language> language;
};

void full_checks(source::source_file const& file, std::vector<text::edit> const& edits, lint::options how) {
    std::vector<double> times;
    lint::timing best;
    how.keep_outline = true;
    for (int i = 0; i < 7; ++i) {
        auto const begin = cpu_ms();
        auto const r = lint::lint(file, edits, test::built_in_rules(), how);
        times.push_back(cpu_ms() - begin);
        best = r.time;
    }
    std::printf(
        "  full check    median %8.2f ms  (reading %.1f, outline %.1f, tokens %.1f, match %.1f, norms %.1f, rules "
        "%.1f)\n",
        at_fraction(times, 0.5), best.reading * 1e3, best.outline * 1e3, best.tokens * 1e3, best.match * 1e3,
        best.norms * 1e3, best.rules * 1e3);
}

void edits_of(std::string const& path, std::string text, setting const& s, lint::options const& how) {
    auto const before = mallinfo2().uordblks;
    lint::session session(test::built_in_rules(), how);
    auto draft = ingest::read_bytes(path, text, {});
    session.check(draft.value->file, draft.value->edits);
    auto const kept = mallinfo2().uordblks - before;
    test::typist typist(7, {});
    std::vector<double> times, files;
    lint::timing sum;
    for (std::size_t i = 0; i < s.edits; ++i) {
        text = typist.keystroke(text).applied_to(std::move(text));
        auto const start = cpu_ms();
        draft = ingest::read_bytes(path, text, {});
        auto const begin = cpu_ms();
        auto const& time = session.check(draft.value->file, draft.value->edits)->time;
        sum = {sum.reading + time.reading, sum.outline + time.outline, sum.tokens + time.tokens,
               sum.match + time.match,     sum.norms + time.norms,     sum.rules + time.rules};
        times.push_back(cpu_ms() - begin);
        files.push_back(begin - start);
    }
    std::printf("  after an edit median %8.2f ms  p99 %8.2f ms  worst %8.2f ms   (reading the file: median %.2f ms)\n",
                at_fraction(times, 0.5), at_fraction(times, 0.99), at_fraction(times, 1.0), at_fraction(files, 0.5));
    auto const mean = [&](double seconds) {
        return seconds * 1e3 / static_cast<double>(std::max<std::size_t>(1, s.edits));
    };
    std::printf("  mean          reading %.2f, outline %.2f, tokens %.2f, match %.2f, norms %.2f, rules %.2f\n",
                mean(sum.reading), mean(sum.outline), mean(sum.tokens), mean(sum.match), mean(sum.norms),
                mean(sum.rules));
    std::printf("  memory kept   %8.1f MB, %.0f times the text\n", static_cast<double>(kept) / 1e6,
                static_cast<double>(kept) / static_cast<double>(std::max<std::size_t>(1, text.size())));
}

bool run(std::string const& path, setting const& s) {
    auto draft = ingest::read_file(path);
    if (!draft.value) {
        std::fprintf(stderr, "%s\n", draft.error.c_str());
        return false;
    }
    lint::options how;
    how.language = s.language;
    auto const& file = *draft.value->file;
    std::printf("%s: %.0f kB, %zu findings\n", path.c_str(), file.size() / 1e3,
                lint::lint(file, draft.value->edits, test::built_in_rules(), how).diagnostics.size());
    full_checks(file, draft.value->edits, how);
    edits_of(path, std::string(file.text()), s, how);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    setting s;
    bool sound = true;
    for (int i = 1; i < argc; ++i) {
        std::string const word = argv[i];
        if (word == "--edits" && i + 1 < argc)
            s.edits = std::strtoul(argv[++i], nullptr, 10);
        else if (word == "--language" && i + 1 < argc)
            s.language = text::parse_language(argv[++i]);
        else
            sound = run(word, s) && sound;
    }
    return sound ? 0 : 2;
}
