// How far a long run is, for whoever sits before the terminal.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stop_token>
#include <thread>

namespace cmwlint::cli {

/// Whether standard error is a terminal that a line can be drawn on and erased from, before which somebody sits: not a
/// dumb one (TERM), and not the log of a continuous integration (CI).
[[nodiscard]] bool can_show_progress();

/// A line on standard error that is drawn anew a few times a second, once the run has lasted a second, and erased when
/// this ends.
class progress {
public:
    /// For so many drafts; one alone is not worth a line.
    progress(std::size_t drafts, bool wanted);
    ~progress();
    progress(progress const&) = delete;
    progress& operator=(progress const&) = delete;

    /// Another draft was checked. From any thread.
    void one_done() { ++done_; }

private:
    void watch(std::stop_token);
    void draw() const;

    std::size_t drafts_;
    std::atomic<std::size_t> done_ = 0;
    std::mutex guard_;
    std::condition_variable_any wake_;
    std::jthread watcher_;  // last: it uses all of the above
};

}  // namespace cmwlint::cli
