// What the program says on standard error, and what it knows of the terminal and the user's language.
#pragma once

#include "cli/commands.hpp"
#include "text/language.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace cmwlint::cli {

/// Sends the log to standard error, from that level on: "error", "warning", "info", "debug", "trace".
void start_log(std::string const& level);

/// One line each on standard error, with what may harm a terminal taken out. Errors and warnings are for whoever runs
/// the program; the rest tells what it does.
void say_error(std::string_view);
void say_warning(std::string_view);
void say_info(std::string_view);
void say_debug(std::string_view);

/// Several lines on standard error as they are (statistics, traces, problems of a rule pack).
void print_error(std::string_view);

/// Whether standard output is to be coloured: as asked, else if it is a terminal and NO_COLOR is not set.
[[nodiscard]] bool use_colour(colouring, bool to_file);
/// Cells of a line of the terminal, between 60 and 120; 100 where there is none, so that output in files does not
/// depend on windows.
[[nodiscard]] std::size_t terminal_width();
/// The language of LC_ALL, LC_MESSAGES or LANG, the first that is set; English where we do not speak it.
[[nodiscard]] text::language environment_language();

}  // namespace cmwlint::cli
