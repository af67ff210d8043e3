// Ignore files: .gitignore and .cmwlintignore, which keep what is found in directories from being checked. Read as git
// reads its own (gitignore(5)).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::project {

/// What git does not know of: outweighs every .gitignore, so that "!drafts/" in it brings back what git leaves out.
inline constexpr std::string_view ignore_name = ".cmwlintignore";

/// The line of an ignore file that decided about a path.
struct ignore_decision {
    bool ignored = false;    ///< false: a "!" brought it back
    std::string file;        ///< the ignore file
    std::uint32_t line = 1;  ///< from 1
    std::string pattern;     ///< as written
};

/// The patterns of one ignore file.
class ignore_file {
public:
    /// `file` is what decisions call it. No text is wrong: what cannot be a pattern means nothing, as in git.
    ignore_file(std::string file, std::string_view text);

    /// The last line that means a path decides. `path` is relative to where the patterns are written for, with "/";
    /// only the path itself is meant, not what stands below it: who walks does not enter an ignored directory.
    [[nodiscard]] std::optional<ignore_decision> decide(std::string_view path, bool is_directory) const;

private:
    struct pattern {
        std::vector<std::string> parts;  // one: of the name, at any depth, unless anchored
        std::string written;
        std::uint32_t line = 1;
        bool negated = false, directories_only = false, anchored = false;
        [[nodiscard]] bool means(std::vector<std::string_view> const& path) const;
    };
    void add(std::string_view line, std::uint32_t number);

    std::string file_;
    std::vector<pattern> patterns_;
};

/// The ignore files that hold in one directory: its own and those above it. Cheap to copy.
class ignore_chain {
public:
    /// For a directory that is going to be walked. Ignore files above it count up to the root of its git repository;
    /// outside of one up to the working directory, if it lies below that. Of the repository also .git/info/exclude.
    [[nodiscard]] static ignore_chain of(std::string const& directory);
    /// For a directory in the one this chain is for. `name` is one part of a path.
    [[nodiscard]] ignore_chain below(std::string const& name) const;
    /// About an entry of the directory; nothing where no line means it. .cmwlintignore is asked before .gitignore, and
    /// what stands nearer to the entry first.
    [[nodiscard]] std::optional<ignore_decision> decide(std::string const& name, bool is_directory) const;

private:
    struct level {
        std::string directory;  // absolute
        std::optional<ignore_file> ours, git, exclude;
    };
    [[nodiscard]] static std::shared_ptr<level const> read(std::string directory, std::string const& shown);
    void enter(std::string directory, std::string const& shown);

    std::string directory_;                             // absolute
    std::string shown_;                                 // as the user called it, for decisions
    std::vector<std::shared_ptr<level const>> levels_;  // outermost first; only those that have files
};

}  // namespace cmwlint::project
