// From the command line to a command.
#pragma once

#include "cli/commands.hpp"

#include <optional>
#include <string>

namespace cmwlint::cli {

/// A command; or, where there is none to carry out (help was asked for, an option is wrong), what to say and how to
/// end.
struct parsed {
    std::optional<command> what;
    std::string out, err;
    int exit = 0;
    std::string log_level = "warning";  ///< "error", "warning", "info", "debug", "trace"
};

/// `cmwlint FILE…` is `cmwlint check FILE…`.
[[nodiscard]] parsed parse(int argc, char const* const* argv);

}  // namespace cmwlint::cli
