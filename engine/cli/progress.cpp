#include "cli/progress.hpp"

#include "cli/console.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>

namespace cmwlint::cli {
namespace {

constexpr std::size_t bar_cells = 24;
constexpr std::string_view erase = "\r\033[K";

bool is_set(char const* name) {
    auto const* const value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

}  // namespace

bool can_show_progress() {
    return isatty(STDERR_FILENO) == 1 && is_set("TERM") && std::string_view{std::getenv("TERM")} != "dumb" &&
           !is_set("CI");
}

progress::progress(std::size_t drafts, bool wanted) : drafts_{drafts} {
    if (wanted && drafts > 1) watcher_ = std::jthread{[this](std::stop_token stop) { watch(std::move(stop)); }};
}

progress::~progress() = default;

void progress::watch(std::stop_token stop) {
    using namespace std::chrono_literals;
    std::unique_lock lock{guard_};
    auto const ended_within = [&](auto time) {
        return wake_.wait_for(lock, stop, time, [&] { return stop.stop_requested(); });
    };
    if (ended_within(1s)) return;
    do draw();
    while (!ended_within(100ms));
    print_error(erase);
}

// It fits a narrow terminal: a line that wraps could not be erased.
void progress::draw() const {
    auto const done = done_.load();
    auto const filled = done * bar_cells / drafts_;
    print_error(std::string{erase} + "checked " + std::to_string(done) + " of " + std::to_string(drafts_) + " [" +
                std::string(filled, '=') + std::string(bar_cells - filled, ' ') + "]");
}

}  // namespace cmwlint::cli
