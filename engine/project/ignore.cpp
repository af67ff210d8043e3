#include "project/ignore.hpp"

#include "project/files.hpp"
#include "project/glob.hpp"

#include <filesystem>
#include <utility>

namespace cmwlint::project {
namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        path.remove_prefix(slash + 1);
    }
}

// Spaces at the end do not count, unless a backslash stands before them.
std::string_view without_trailing_spaces(std::string_view line) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) ++i;
        if (line[i] != ' ' || (i > 0 && line[i - 1] == '\\')) end = i + 1;
    }
    return line.substr(0, end);
}

std::string joined(std::string const& directory, std::string const& name) {
    return directory.ends_with('/') ? directory + name : directory + "/" + name;
}

// The first line of a file that says where something of git lies ("gitdir: ../.git/worktrees/x").
std::string named_in(fs::path const& file, std::string_view key) {
    auto const bytes = bytes_of(file.string());
    if (!bytes || !bytes->starts_with(key)) return {};
    auto const end = bytes->find_first_of("\r\n");
    auto const path = bytes->substr(key.size(), end == std::string::npos ? end : end - key.size());
    return path.empty() ? path : (file.parent_path() / path).lexically_normal().string();
}

// Where .git/info lies for all worktrees of a repository.
fs::path common_git_directory(fs::path const& git) {
    std::error_code ignored;
    if (fs::is_directory(git, ignored)) return git;
    fs::path const own = named_in(git, "gitdir: ");
    if (own.empty()) return {};
    auto const common = named_in(own / "commondir", "");
    return common.empty() ? own : fs::path{common};
}

std::string absolute(std::string const& directory) {
    std::error_code ignored;
    auto const full = fs::absolute(directory.empty() ? "." : directory, ignored).lexically_normal();
    return (full.has_filename() ? full : full.parent_path()).string();
}

bool is_below(std::string const& path, std::string const& directory) {
    return path == directory || path.starts_with(joined(directory, ""));
}

// The outermost directory whose ignore files count.
std::string top_for(std::string const& directory) {
    for (fs::path at = directory;; at = at.parent_path()) {
        std::error_code ignored;
        if (fs::exists(at / ".git", ignored)) return at.string();
        if (at == at.parent_path()) break;
    }
    auto const here = absolute(".");
    return is_below(directory, here) ? here : directory;
}

}  // namespace

ignore_file::ignore_file(std::string file, std::string_view text) : file_{std::move(file)} {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::uint32_t number = 1; !text.empty(); ++number) {
        auto const end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        add(without_trailing_spaces(line), number);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
}

void ignore_file::add(std::string_view line, std::uint32_t number) {
    if (line.empty() || line[0] == '#') return;
    pattern p;
    p.written = line;
    p.line = number;
    p.negated = line[0] == '!';
    if (p.negated) line.remove_prefix(1);
    p.directories_only = line.ends_with('/');
    if (p.directories_only) line.remove_suffix(1);
    p.anchored = line.find('/') != std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) return;
    for (auto const part : parts_of(line)) p.parts.emplace_back(part);
    patterns_.push_back(std::move(p));
}

// `**` as a whole part is any number of parts, at the end at least one.
bool ignore_file::pattern::means(std::vector<std::string_view> const& path) const {
    if (!anchored) return name_matches(parts.front(), path.back());
    std::size_t p = 0, t = 0, star = parts.size(), after_star = 0;
    while (t < path.size()) {
        if (p < parts.size() && parts[p] == "**") {
            if (p + 1 == parts.size()) return true;
            star = p++;
            after_star = t;
        } else if (p < parts.size() && name_matches(parts[p], path[t])) {
            ++p;
            ++t;
        } else if (star < parts.size()) {
            p = star + 1;
            t = ++after_star;
        } else {
            return false;
        }
    }
    return p == parts.size();
}

std::optional<ignore_decision> ignore_file::decide(std::string_view path, bool is_directory) const {
    auto const parts = parts_of(path);
    for (auto p = patterns_.rbegin(); p != patterns_.rend(); ++p) {
        if (p->directories_only && !is_directory) continue;
        if (p->means(parts)) return ignore_decision{!p->negated, file_, p->line, p->written};
    }
    return std::nullopt;
}

std::shared_ptr<ignore_chain::level const> ignore_chain::read(std::string directory, std::string const& shown) {
    auto out = std::make_shared<level>();
    auto const take = [](std::optional<ignore_file>& into, std::string const& file, std::string name) {
        if (auto const text = bytes_of(file)) into.emplace(std::move(name), *text);
    };
    take(out->ours, joined(directory, std::string{ignore_name}), joined(shown, std::string{ignore_name}));
    take(out->git, joined(directory, ".gitignore"), joined(shown, ".gitignore"));
    std::error_code ignored;
    if (auto const git = fs::path{directory} / ".git"; fs::exists(git, ignored))
        if (auto const common = common_git_directory(git); !common.empty())
            take(out->exclude, (common / "info" / "exclude").string(), joined(shown, ".git/info/exclude"));
    out->directory = std::move(directory);
    return out;
}

void ignore_chain::enter(std::string directory, std::string const& shown) {
    auto one = read(std::move(directory), shown);
    if (one->ours || one->git || one->exclude) levels_.push_back(std::move(one));
}

ignore_chain ignore_chain::of(std::string const& directory) {
    ignore_chain out;
    out.directory_ = absolute(directory);
    out.shown_ = directory.empty() ? "." : directory;
    auto const top = top_for(out.directory_);
    std::vector<std::string> above;
    for (fs::path at = out.directory_; at.string() != top; at = at.parent_path())
        above.push_back(at.parent_path().string());
    for (auto at = above.rbegin(); at != above.rend(); ++at) out.enter(*at, *at);
    out.enter(out.directory_, out.shown_);
    return out;
}

ignore_chain ignore_chain::below(std::string const& name) const {
    auto out = *this;
    out.directory_ = joined(directory_, name);
    out.shown_ = joined(shown_, name);
    out.enter(out.directory_, out.shown_);
    return out;
}

std::optional<ignore_decision> ignore_chain::decide(std::string const& name, bool is_directory) const {
    auto const path = joined(directory_, name);
    auto const ask = [&](std::optional<ignore_file> level::*which) -> std::optional<ignore_decision> {
        for (auto at = levels_.rbegin(); at != levels_.rend(); ++at) {
            auto const& file = (**at).*which;
            if (!file) continue;
            auto const from = (*at)->directory.size() + ((*at)->directory.ends_with('/') ? 0 : 1);
            if (auto decided = file->decide(std::string_view{path}.substr(from), is_directory)) return decided;
        }
        return std::nullopt;
    };
    for (auto const which : {&level::ours, &level::git, &level::exclude})
        if (auto decided = ask(which)) return decided;
    return std::nullopt;
}

}  // namespace cmwlint::project
