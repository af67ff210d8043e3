#include "cli/console.hpp"

#include "report/terminal.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace cmwlint::cli {
namespace {

std::string_view environment(char const* name) {
    char const* const value = std::getenv(name);
    return value != nullptr ? std::string_view{value} : std::string_view{};
}

}  // namespace

void start_log(std::string const& level) {
    auto log = std::make_shared<spdlog::logger>("cmwlint", std::make_shared<spdlog::sinks::stderr_sink_st>());
    log->set_pattern("%n: %l: %v");
    log->set_level(spdlog::level::from_str(level));
    log->flush_on(spdlog::level::trace);
    spdlog::set_default_logger(std::move(log));
}

void say_error(std::string_view what) { spdlog::error("{}", report::printable(what)); }
void say_warning(std::string_view what) { spdlog::warn("{}", report::printable(what)); }
void say_info(std::string_view what) { spdlog::info("{}", report::printable(what)); }
void say_debug(std::string_view what) { spdlog::debug("{}", report::printable(what)); }

void print_error(std::string_view lines) { std::fwrite(lines.data(), 1, lines.size(), stderr); }

bool use_colour(colouring wish, bool to_file) {
    if (wish != colouring::automatic) return wish == colouring::always;
    return !to_file && environment("NO_COLOR").empty() && environment("TERM") != "dumb" && isatty(STDOUT_FILENO) == 1;
}

std::size_t terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
    return std::clamp<std::size_t>(size.ws_col, 60, 120);
}

text::language environment_language() {
    for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        auto const value = environment(name);
        if (!value.empty()) return text::parse_language(value.substr(0, 2)).value_or(text::language::en);
    }
    return text::language::en;
}

}  // namespace cmwlint::cli
