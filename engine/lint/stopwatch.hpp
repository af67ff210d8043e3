// Times passes. Not the interface of this room; may change.
#pragma once

#include <ctime>
#include <utility>

namespace cmwlint::lint {

/// Seconds of CPU of this thread from lap to lap: drafts are checked side by side, and none is charged for the others.
class stopwatch {
public:
    double lap() {
        auto const last = std::exchange(last_, now());
        return last_ - last;
    }

private:
    static double now() {
        timespec t{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
    }
    double last_ = now();
};

}  // namespace cmwlint::lint
