// The cache of `--cache`: what linting drafts came to, kept from run to run in a directory of small files.
//
// A draft is known by everything that `lint()` is given: its text as decoded, the edits of its markup, the rules with
// their thresholds, the options, and the build of the program. Its path, its severities, suppressions and the baseline
// play no part: they are applied to what comes out of the cache as to what comes out of `lint()`. So a run says the
// same with a cache as without.
#pragma once

#include "lint/lint.hpp"
#include "rulepack/rule_set.hpp"
#include "source/source_file.hpp"
#include "text/reading.hpp"
#include "workspace/cache_entry.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>

namespace cmwlint::workspace {

/// The directory of a cache that is not named: its name.
inline constexpr std::string_view cache_name = ".cmwlint_cache";

/// When entries are thrown away; looked after once a day at most.
struct cache_limits {
    std::uint64_t bytes = std::uint64_t{512} << 20U;          ///< of all entries; what was not used longest goes first
    std::chrono::hours unused = std::chrono::hours{30 * 24};  ///< since an entry was last used
};

/// What tells this build of the program, with its built-in rules and the libraries it runs with, from every other: the
/// build ids that the linker wrote. Empty where it wrote none; then nothing can be kept.
[[nodiscard]] std::string build_identity();

/// By what name an entry is known: 64 hexadecimal digits. The trace and the tree of a result are never kept, so options
/// that ask for them change nothing.
[[nodiscard]] std::string entry_name(std::string_view build, source::source_file const&,
                                     std::span<text::edit const> edits, rulepack::rule_set const&,
                                     lint::options const&);

/// Any number of threads and of processes may use one directory at the same time. An entry is written under another
/// name and renamed; what cannot be read, or is damaged, or was written by another build, was never there. Nothing that
/// goes wrong with the directory ends a run: it is told once by `trouble`, and the run goes on without.
class cache {
public:
    /// Makes the directory if there is none. One that holds anything but a cache is not used: pruning deletes files.
    cache(std::string directory, std::string build, cache_limits = {});

    /// For a draft of so many bytes of text.
    [[nodiscard]] std::optional<linted> find(std::string const& name, std::uint32_t text_size);
    void keep(std::string const& name, linted const&);
    /// Throws away what the limits say, and what a run that was killed left behind; only files that are a cache's.
    void prune();

    [[nodiscard]] std::string const& build() const { return build_; }
    [[nodiscard]] std::size_t found() const { return found_; }  ///< how often `find` found something
    /// What went wrong first, with a remedy; empty: nothing. Not to be called while other threads use the cache.
    [[nodiscard]] std::string const& trouble() const { return trouble_; }

private:
    [[nodiscard]] std::string path_of(std::string const& name) const;
    [[nodiscard]] bool write(std::string const& path, std::string_view bytes);
    void prepare();
    void give_up(std::string const& what, int reason);

    std::string directory_, build_;
    cache_limits limits_;
    std::atomic<bool> readable_ = true, writable_ = true;
    std::atomic<std::size_t> found_ = 0, written_ = 0;
    std::mutex guard_;  // of `trouble_`
    std::string trouble_;
};

}  // namespace cmwlint::workspace
