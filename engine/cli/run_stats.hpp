// `--stats`: where the time of a run went.
#pragma once

#include "lint/lint.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace cmwlint::cli {

/// What a run came to. Seconds of passes are CPU time, summed over the threads; all others are on the clock.
struct run_stats {
    std::size_t files = 0, threads = 1;
    std::size_t bytes = 0;                  ///< of the texts of all drafts, decoded
    std::size_t linted_bytes = 0;           ///< of those that were linted
    std::optional<std::size_t> from_cache;  ///< drafts; empty: there is no cache
    lint::timing passes;
    double loading = 0, reading = 0, checking = 0, reporting = 0;
};

/// Several lines, each with its end.
[[nodiscard]] std::string render(run_stats const&);

/// Adds the passes of one draft.
void add(lint::timing& sum, lint::timing const& one);

}  // namespace cmwlint::cli
