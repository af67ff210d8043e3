// What keeps a run from being made: mistakes in files a user wrote. The command line prints them, the server publishes
// them as diagnostics of these files.
#pragma once

#include "rulepack/rule_set.hpp"

#include <string>
#include <vector>

namespace cmwlint::workspace {

/// Mistakes with their places, and what follows from them ("the configuration cannot be used: 2 mistakes"). Without
/// mistakes that have a place (a directory that does not exist), `says` is all there is to say.
struct complaint {
    std::vector<rulepack::problem> problems;
    std::string says;  ///< one line; names what cannot be used
};

/// "…: 1 mistake", "…: 3 mistakes".
[[nodiscard]] complaint complaint_of(std::vector<rulepack::problem> problems, std::string so);

}  // namespace cmwlint::workspace
