#include "workspace/inputs.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>

namespace cmwlint::workspace {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> endings{".txt", ".md", ".html", ".htm", ".xml", ".akn"};

bool is_draft(fs::path const& path) {
    auto ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_hidden(fs::path const& path) { return path.filename().string().starts_with('.'); }

std::vector<std::string> drafts_below(fs::path const& directory, std::vector<report::failure>& failures) {
    std::vector<std::string> found;
    std::error_code error;
    fs::recursive_directory_iterator at{directory, fs::directory_options::none, error};
    fs::recursive_directory_iterator const end;
    for (; !error && at != end; at.increment(error)) {
        std::error_code ignored;  // an entry that vanished is neither
        if (is_hidden(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file(ignored) && is_draft(at->path())) {
            found.push_back(at->path().string());
        }
    }
    if (error) {
        failures.push_back({directory.string(), directory.string() + ": cannot be searched: " + error.message()});
    } else if (found.empty()) {
        failures.push_back({directory.string(), directory.string() +
                                                    ": no drafts in this directory; looked for *.txt, *.md, "
                                                    "*.html, *.htm, *.xml and *.akn"});
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

inputs find_inputs(std::vector<std::string> const& paths) {
    inputs all;
    std::unordered_set<std::string> seen;
    auto const add = [&](std::string const& path) {
        if (seen.insert(path).second) all.files.push_back(path);
    };
    for (auto const& path : paths) {
        std::error_code ignored;  // what does not exist is a file that cannot be opened: said when it is read
        if (path != "-" && fs::is_directory(path, ignored)) {
            for (auto const& file : drafts_below(path, all.failures)) add(file);
        } else {
            add(path);
        }
    }
    return all;
}

}  // namespace cmwlint::workspace
