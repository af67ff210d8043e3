#include "workspace/git.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <set>
#include <string_view>

extern char** environ;  // NOLINT: POSIX has it so

namespace cmwlint::workspace {
namespace {

namespace fs = std::filesystem;

constexpr int not_started = 127;

// A pipe whose ends no other child inherits.
class pipe_ends {
public:
    pipe_ends() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
    }
    pipe_ends(pipe_ends const&) = delete;
    pipe_ends& operator=(pipe_ends const&) = delete;
    ~pipe_ends() {
        close_one(0);
        close_one(1);
    }
    [[nodiscard]] int reading() const { return ends_[0]; }
    [[nodiscard]] int writing() const { return ends_[1]; }
    void close_writing() { close_one(1); }

private:
    void close_one(std::size_t which) {
        if (ends_[which] >= 0) ::close(ends_[which]);
        ends_[which] = -1;
    }
    std::array<int, 2> ends_{-1, -1};
};

// A hook of git tells its children which repository it runs in; we ask about the one a file lies in. Nor is the index
// refreshed: that would wait for locks.
std::vector<std::string> environment() {
    std::vector<std::string> out;
    for (auto** entry = environ; *entry != nullptr; ++entry) {
        std::string_view const one{*entry};
        bool const in_the_way = one.starts_with("GIT_DIR=") || one.starts_with("GIT_COMMON_DIR=") ||
                                one.starts_with("GIT_WORK_TREE=") || one.starts_with("GIT_INDEX_FILE=") ||
                                one.starts_with("GIT_PREFIX=") || one.starts_with("GIT_LITERAL_PATHSPECS=") ||
                                one.starts_with("GIT_OPTIONAL_LOCKS=");
        if (!in_the_way) out.emplace_back(one);
    }
    out.emplace_back("GIT_OPTIONAL_LOCKS=0");
    return out;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (auto& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

// Reads both until they end, so that neither can fill up while the other is waited for.
void read_all(int out_end, int err_end, git_answer& into) {
    std::array<pollfd, 2> ends{pollfd{out_end, POLLIN, 0}, pollfd{err_end, POLLIN, 0}};
    std::array<std::string*, 2> const texts{&into.out, &into.err};
    std::array<char, 1U << 16U> buffer{};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) return;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (ends[i].fd < 0 || ends[i].revents == 0) continue;
            auto const n = ::read(ends[i].fd, buffer.data(), buffer.size());
            if (n > 0) texts[i]->append(buffer.data(), static_cast<std::size_t>(n));
            if (n == 0 || (n < 0 && errno != EINTR)) ends[i].fd = -1;
        }
    }
}

std::string one_line(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

std::string first_line(std::string const& text) { return text.substr(0, text.find('\n')); }

// Pieces that each end with a NUL.
std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        auto const end = std::min(text.find('\0'), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

// The nearest directory above that holds a repository, as far as names tell; else the directory itself.
fs::path holder_of_git(fs::path const& directory) {
    std::error_code ignored;
    for (auto at = directory;; at = at.parent_path()) {
        if (fs::exists(at / ".git", ignored)) return at;
        if (at == at.parent_path()) return directory;
    }
}

std::string not_a_repository(git_answer const& said) {
    if (said.exit == not_started) return "git could not be started: install git, or leave out --since";
    if (said.err.find("dubious ownership") != std::string::npos)
        return "git does not trust this repository, which belongs to somebody else: " + first_line(said.err) +
               "; git config --global --add safe.directory DIRECTORY allows it";
    return "lies in no git repository, so nothing is known of earlier versions: check it without --since";
}

// The commit that a revision means, or what is wrong with it.
std::string commit_of(std::string const& top, std::string revision, std::string& error) {
    bool const from_fork = revision.ends_with("...");
    if (from_fork) revision.resize(revision.size() - 3);
    git_answer said;
    said.exit = 1;
    if (!revision.empty() && revision.front() != '-')
        said = ask_git(top, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
    bool const known = said.exit == 0;
    if (known && from_fork) said = ask_git(top, {"merge-base", one_line(said.out), "HEAD"});
    if (said.exit == 0) return one_line(said.out);
    error = known ? "the revision \"" + revision + "\" and the checkout have no commit in common"
                  : "there is no revision \"" + revision + "\" in the repository " + top;
    bool const shallow = one_line(ask_git(top, {"rev-parse", "--is-shallow-repository"}).out) == "true";
    if (shallow)
        error +=
            "; its clone is shallow: git fetch --unshallow brings all commits (in GitHub Actions fetch-depth: 0, in "
            "GitLab GIT_DEPTH: 0)";
    else
        error +=
            known ? "; name the revision itself" : "; name a commit, branch or tag (git fetch brings those of others)";
    return {};
}

}  // namespace

git_answer ask_git(std::string const& directory, std::vector<std::string> const& words) {
    git_answer answer;
    answer.exit = not_started;
    pipe_ends out, err;
    if (out.reading() < 0 || err.reading() < 0) return answer;
    std::vector<std::string> argv{"git", "-C", directory};
    argv.insert(argv.end(), words.begin(), words.end());
    auto variables = environment();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out.writing(), 1);
    posix_spawn_file_actions_adddup2(&actions, err.writing(), 2);
    pid_t child = 0;
    auto const failed =
        posix_spawnp(&child, "git", &actions, nullptr, pointers(argv).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return answer;
    out.close_writing();
    err.close_writing();
    read_all(out.reading(), err.reading(), answer);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    answer.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    return answer;
}

struct history::repository {
    std::string top;                             // directory; empty: none
    std::string commit;                          // the revision
    std::string error;                           // why it cannot be asked, without the file
    bool for_all = false;                        // which is true of other files too
    std::map<std::string, std::string> changed;  // path now → path then, empty: there was none
    std::set<std::string> kept;                  // paths at the revision
};

history::history(std::string revision) : revision_{std::move(revision)} {}
history::~history() = default;

history::repository const& history::repository_of(std::string const& directory) {
    std::lock_guard const lock{mutex_};
    auto& slot = repositories_[holder_of_git(directory).string()];
    if (slot) return *slot;
    slot = std::make_unique<repository>();
    auto& r = *slot;
    auto const top = ask_git(directory, {"rev-parse", "--show-toplevel"});
    if (top.exit != 0) {
        r.error = not_a_repository(top);
        r.for_all = top.exit == not_started;
        return r;
    }
    r.top = one_line(top.out);
    r.for_all = true;
    r.commit = commit_of(r.top, revision_, r.error);
    if (!r.error.empty()) return r;
    auto const changed = ask_git(r.top, {"diff", "--no-ext-diff", "-M", "--name-status", "-z", r.commit, "--"});
    auto const kept = ask_git(r.top, {"ls-tree", "-r", "-z", "--name-only", "--full-tree", r.commit});
    if (changed.exit != 0 || kept.exit != 0) {
        r.error = "git cannot tell what changed: " + first_line(changed.err + kept.err);
        return r;
    }
    for (auto& path : pieces_of(kept.out)) r.kept.insert(std::move(path));
    auto const words = pieces_of(changed.out);
    for (std::size_t i = 0; i + 1 < words.size();) {  // M path, R100 old new, …
        bool const two = words[i].starts_with("R") || words[i].starts_with("C");
        if (two && i + 2 < words.size()) r.changed[words[i + 2]] = words[i + 1];
        if (!two) r.changed[words[i + 1]] = words[i].starts_with("A") ? std::string{} : words[i + 1];
        i += two ? 3 : 2;
    }
    return r;
}

old_version history::version_of(std::string const& file) {
    old_version out;
    std::error_code error;
    auto const path = fs::canonical(file, error);
    if (error) {
        out.error = file + ": cannot be found: " + error.message();
        return out;
    }
    auto const& r = repository_of(path.parent_path().string());
    if (!r.error.empty()) {
        out.of_all = r.for_all;
        out.error = (r.for_all ? "" : file + ": ") + r.error;
        return out;
    }
    out.path = path.lexically_relative(r.top).generic_string();
    auto const it = r.changed.find(out.path);
    if (it != r.changed.end()) out.path = it->second;
    bool const was = it != r.changed.end() ? !out.path.empty() : r.kept.count(out.path) > 0;
    out.what = !was                    ? old_version::is::absent
               : it == r.changed.end() ? old_version::is::same
                                       : old_version::is::different;
    if (out.what != old_version::is::different) return out;
    // With the filters of a checkout: line ends, encodings, large files kept elsewhere.
    auto held = ask_git(r.top, {"cat-file", "--filters", r.commit + ":" + out.path});
    out.bytes = std::move(held.out);
    if (held.exit != 0) {
        out.what = old_version::is::unknown;
        out.error = file + ": its version at " + revision_ + " cannot be read: " + first_line(held.err);
    }
    return out;
}

std::optional<std::string> bytes_at_revision(std::string const& directory, std::string const& words) {
    auto const colon = words.find(':');
    if (colon == std::string::npos || colon == 0 || words.front() == '-') return std::nullopt;
    auto held = ask_git(directory, {"cat-file", "--filters", words});
    if (held.exit != 0) return std::nullopt;
    return std::move(held.out);
}

}  // namespace cmwlint::workspace
