#include "cli/listed_paths.hpp"

#include "cli/console.hpp"
#include "workspace/inputs.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace cmwlint::cli {
namespace {

std::nullopt_t refuse(std::string const& what) {
    say_error("--files-from: " + what);
    return std::nullopt;
}

std::optional<std::string> bytes_of(std::string const& list) {
    if (list == "-") return std::string{std::istreambuf_iterator<char>(std::cin), {}};
    std::error_code ignored;
    if (std::filesystem::is_directory(list, ignored))
        return refuse(list + " is a directory; name it without --files-from");
    std::ifstream file{list, std::ios::binary};
    if (!file) return refuse(list + ": cannot be opened: " + std::strerror(errno));
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::optional<std::vector<std::string>> listed_paths(check_options const& o) {
    if (o.files_from.empty()) return std::vector<std::string>{};
    auto const has_stdin = [](auto const& paths) { return std::find(paths.begin(), paths.end(), "-") != paths.end(); };
    bool const from_stdin = o.files_from == "-";
    if (from_stdin && has_stdin(o.paths)) return refuse("standard input cannot be a draft and the list of drafts");
    auto const bytes = bytes_of(o.files_from);
    if (!bytes) return std::nullopt;
    auto list = workspace::paths_listed(*bytes, o.null_separated);
    if (!list.mistake.empty()) return refuse(list.mistake);
    if (from_stdin && has_stdin(list.paths)) return refuse("the list names standard input, which is the list itself");
    if (list.paths.empty() && o.paths.empty()) say_warning("nothing to check: the list of --files-from is empty");
    return std::move(list.paths);
}

std::string about_quotes(std::string const& path) {
    if (path.size() < 2 || !path.starts_with('"') || !path.ends_with('"')) return {};
    return "; git quotes such names unless it is asked for NULs: git diff --name-only -z … | cmwlint --files-from -";
}

}  // namespace cmwlint::cli
