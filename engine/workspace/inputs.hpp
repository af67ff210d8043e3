// From what the user named to the drafts that are read.
#pragma once

#include "report/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::workspace {

/// What was found in a directory and is not checked.
struct passed_over {
    std::string path;
    std::string why;  ///< "laws/.gitignore:3: old/"
};

struct inputs {
    std::vector<std::string> files;  ///< as they are to be opened and shown; "-" is standard input
    std::vector<report::failure> failures;
    std::vector<passed_over> left_out;  ///< by ignore files; of a directory that is ignored only itself
};

struct input_options {
    bool heed_ignore_files = true;  ///< .gitignore, .git/info/exclude, .cmwlintignore; project/ignore.hpp
};

/// Files as named and in that order, each once; directories become the drafts below them (*.txt *.md *.html *.htm *.xml
/// *.akn), sorted by path. Hidden entries and links to directories are passed over, and what ignore files mean; what is
/// named itself never is. A directory without drafts is a failure: checking nothing is not "clean". A directory that
/// cannot be read is a failure, and does not keep those beside it from being searched.
[[nodiscard]] inputs find_inputs(std::vector<std::string> const& paths, input_options = {});

/// Paths that a file lists.
struct path_list {
    std::vector<std::string> paths;
    std::string mistake;  ///< why it cannot be used; empty: it can
};
/// One path a line (LF or CRLF), or, if asked for or if there is a NUL in it, each ended by a NUL. Empty ones are
/// passed over; nothing is trimmed or unquoted.
[[nodiscard]] path_list paths_listed(std::string_view bytes, bool null_separated);

}  // namespace cmwlint::workspace
