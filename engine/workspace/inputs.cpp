#include "workspace/inputs.hpp"

#include "project/ignore.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

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

// Walks one directory. What is still to be entered stands on a list, so that depth costs no stack.
class walk {
public:
    walk(std::string directory, input_options how, inputs& into)
        : directory_{std::move(directory)}, how_{how}, into_{into} {}

    // The drafts below the directory, sorted by path.
    std::vector<std::string> drafts() {
        auto const failed = into_.failures.size();
        auto const passed = into_.left_out.size();
        to_enter_.push_back(
            {directory_, how_.heed_ignore_files ? std::optional{project::ignore_chain::of(directory_)} : std::nullopt});
        while (!to_enter_.empty()) {
            auto const next = std::move(to_enter_.back());
            to_enter_.pop_back();
            enter(next);
        }
        if (found_.empty() && into_.failures.size() == failed) say_empty(into_.left_out.size() > passed);
        std::sort(found_.begin(), found_.end());
        std::sort(into_.left_out.begin() + static_cast<std::ptrdiff_t>(passed), into_.left_out.end(),
                  [](auto const& a, auto const& b) { return a.path < b.path; });
        return std::move(found_);
    }

private:
    struct place {
        fs::path path;
        std::optional<project::ignore_chain> ignored;
    };

    void enter(place const& from) {
        std::error_code error;
        fs::directory_iterator at{from.path, error};
        fs::directory_iterator const end;
        for (; !error && at != end; at.increment(error)) look_at(*at, from);
        if (error) {
            auto const path = from.path.string();
            into_.failures.push_back({path, path + ": cannot be searched: " + error.message()});
        }
    }

    void look_at(fs::directory_entry const& entry, place const& from) {
        std::error_code ignored;  // an entry that vanished is neither
        if (is_hidden(entry.path())) return;
        bool const directory = entry.is_directory(ignored) && !entry.is_symlink(ignored);
        if (!directory && !(is_draft(entry.path()) && entry.is_regular_file(ignored))) return;
        auto const name = entry.path().filename().string();
        if (from.ignored && passes_over(entry, from, name, directory)) return;
        if (!directory) {
            found_.push_back(entry.path().string());
        } else {
            to_enter_.push_back({entry.path(), from.ignored ? std::optional{from.ignored->below(name)} : std::nullopt});
        }
    }

    bool passes_over(fs::directory_entry const& entry, place const& from, std::string const& name, bool directory) {
        auto const decided = from.ignored->decide(name, directory);
        if (!decided || !decided->ignored) return false;
        into_.left_out.push_back({entry.path().string() + (directory ? "/" : ""),
                                  decided->file + ":" + std::to_string(decided->line) + ": " + decided->pattern});
        return true;
    }

    void say_empty(bool some_passed_over) {
        auto const* const what = some_passed_over ? ": ignore files leave no drafts in this directory; -v tells which "
                                                    "lines, --no-ignore checks what they keep out"
                                                  : ": no drafts in this directory; looked for *.txt, *.md, *.html, "
                                                    "*.htm, *.xml and *.akn";
        into_.failures.push_back({directory_, directory_ + what});
    }

    std::string directory_;
    input_options how_;
    inputs& into_;
    std::vector<place> to_enter_;
    std::vector<std::string> found_;
};

}  // namespace

inputs find_inputs(std::vector<std::string> const& paths, input_options how) {
    inputs all;
    std::unordered_set<std::string> seen;
    auto const add = [&](std::string const& path) {
        if (seen.insert(path).second) all.files.push_back(path);
    };
    for (auto const& path : paths) {
        std::error_code ignored;  // what does not exist is a file that cannot be opened: said when it is read
        if (path != "-" && fs::is_directory(path, ignored)) {
            for (auto const& file : walk{path, how, all}.drafts()) add(file);
        } else {
            add(path);
        }
    }
    return all;
}

path_list paths_listed(std::string_view bytes, bool null_separated) {
    path_list out;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        out.mistake = "it is UTF-16; write the list as UTF-8 (in PowerShell: | Out-File -Encoding utf8)";
        return out;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    char const separator = null_separated || bytes.find('\0') != std::string_view::npos ? '\0' : '\n';
    while (!bytes.empty()) {
        auto const end = bytes.find(separator);
        auto path = bytes.substr(0, end);
        if (separator == '\n' && path.ends_with('\r')) path.remove_suffix(1);
        if (!path.empty()) out.paths.emplace_back(path);
        bytes = end == std::string_view::npos ? std::string_view{} : bytes.substr(end + 1);
    }
    return out;
}

}  // namespace cmwlint::workspace
