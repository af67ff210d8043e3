// Older versions of drafts, as git keeps them. Git is a program of its own, run without a shell; what files are called
// is never read as an option or a pattern.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::workspace {

/// What became of running git.
struct git_answer {
    int exit = 0;  ///< of git; 127: it could not be started
    std::string out, err;
};
/// Runs git in a directory with these words. Waits for it.
[[nodiscard]] git_answer ask_git(std::string const& directory, std::vector<std::string> const& words);

/// A draft as it was at a revision.
struct old_version {
    enum class is : std::uint8_t {
        same,       ///< the file has not changed at all
        different,  ///< `bytes` are what it held
        absent,     ///< there was no such file
        unknown     ///< `error` says why and what to do
    } what = is::unknown;
    std::string path;     ///< what it was called then, from the top of the repository
    std::string bytes;    ///< as a checkout would have written them
    std::string error;    ///< names the file
    bool of_all = false;  ///< the error is one of the revision or of git: no file of the repository can be asked about
};

/// The working tree held against a revision of it, in each repository that is asked about. What changed is asked once a
/// repository; files that are not committed count as they lie there, renamed ones are followed.
class history {
public:
    /// `revision` as git understands it (a commit, branch or tag); with "..." behind it the place where the checkout
    /// branched off from it. Threads may share one.
    explicit history(std::string revision);
    ~history();

    /// The version of a file at the revision. The file need not be committed; it must lie in a repository.
    [[nodiscard]] old_version version_of(std::string const& file);

    [[nodiscard]] std::string const& revision() const { return revision_; }

private:
    struct repository;
    repository const& repository_of(std::string const& directory);
    std::string revision_;
    std::mutex mutex_;                                                 // files are asked about by several threads
    std::map<std::string, std::unique_ptr<repository>> repositories_;  // by the directory that holds .git
};

/// The bytes of a file at a revision, named as git does, "main:laws/border.txt" (from the top of the repository) or
/// "main:./border.txt" (from `directory`). Nothing where that is not what the words are or there is no such file.
[[nodiscard]] std::optional<std::string> bytes_at_revision(std::string const& directory, std::string const& words);

}  // namespace cmwlint::workspace
