#include "cli/run_stats.hpp"

#include <sys/resource.h>

#include <cstdio>

namespace cmwlint::cli {
namespace {

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

std::string line(char const* what, double seconds) {
    char out[64];
    std::snprintf(out, sizeof out, "  %-14s %8.1f ms\n", what, seconds * 1e3);
    return out;
}

}  // namespace

void add(lint::timing& sum, lint::timing const& one) {
    sum.reading += one.reading;
    sum.outline += one.outline;
    sum.tokens += one.tokens;
    sum.match += one.match;
    sum.norms += one.norms;
    sum.rules += one.rules;
}

std::string render(run_stats const& s) {
    auto const& p = s.passes;
    double const linting = p.reading + p.outline + p.tokens + p.match + p.norms + p.rules;
    char head[256];
    std::snprintf(head, sizeof head,
                  "stats: files %zu, %.2f MB, linted at %.1f MB/s a core; threads %zu, peak memory %.0f MB\n", s.files,
                  static_cast<double>(s.bytes) / 1e6,
                  linting > 0 ? static_cast<double>(s.linted_bytes) / 1e6 / linting : 0.0, s.threads, peak_megabytes());
    std::string out = head;
    if (s.from_cache)
        out += "  from the cache " + std::to_string(*s.from_cache) + " of " + std::to_string(s.files) + "\n";
    out += line("rules   loaded", s.loading) + line("files   read", s.reading);
    out += line("reading", p.reading) + line("outline", p.outline) + line("tokens", p.tokens) + line("match", p.match);
    out += line("norms", p.norms) + line("rules", p.rules);
    return out + line("all checked in", s.checking) + line("report", s.reporting);
}

}  // namespace cmwlint::cli
