// From what the user named to the drafts that are read.
#pragma once

#include "report/report.hpp"

#include <string>
#include <vector>

namespace cmwlint::workspace {

struct inputs {
    std::vector<std::string> files;  ///< as they are to be opened and shown; "-" is standard input
    std::vector<report::failure> failures;
};

/// Files as named and in that order, each once; directories become the drafts below them (*.txt *.md *.html *.htm *.xml
/// *.akn), sorted by path. Hidden entries and links to directories are passed over. A directory without drafts is a
/// failure: checking nothing is not "clean".
[[nodiscard]] inputs find_inputs(std::vector<std::string> const& paths);

}  // namespace cmwlint::workspace
