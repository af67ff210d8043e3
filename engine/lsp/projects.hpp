// How each draft is checked: what cmwlint.toml, suppressions, rule packs and the client's settings come to. Remembers
// the last state that was good, so that a mistake in one of these files leaves the findings of the drafts in place.
#pragma once

#include "lsp/client.hpp"
#include "workspace/plan.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::lsp {

/// Where a draft is looked up and what it is called.
struct draft_address {
    std::string path;      ///< of a file; of anything else a name, in the directory whose cmwlint.toml it shall have
    bool in_files = true;  ///< false: no file and in no directory, so no cmwlint.toml can be meant
    friend auto operator<=>(draft_address const&, draft_address const&) = default;
};

/// A plan and what it points to.
struct draft_planned {
    std::shared_ptr<workspace::run_plan const> run;  ///< null: there never was a state that could be used
    workspace::draft_plan const* plan = nullptr;     ///< of the draft; null: its cmwlint.toml leaves it out
    std::vector<workspace::complaint> complaints;    ///< any complaint: `run` is the last good state
};

class projects {
public:
    /// `message_language` is the one of the environment; settings and cmwlint.toml outweigh it.
    explicit projects(text::language message_language) : otherwise_{message_language} {}

    void use(settings const&);
    /// What the client told of its user's language; outweighs the environment.
    void prefer_language(text::language l) { otherwise_ = l; }
    /// Files on disk may have changed: everything is read again when it is next asked for. Rule packs only if one of
    /// their files has another size or time.
    void look_again();

    /// The plan of a draft; cheap until something changed.
    [[nodiscard]] draft_planned const& of(draft_address const&);
    /// The same for a draft that is not open; nothing is remembered of it but rule packs.
    [[nodiscard]] draft_planned in_passing(std::string const& path);
    [[nodiscard]] workspace::run_request request() const;
    /// The directories of rule packs in use, as they are opened.
    [[nodiscard]] std::vector<std::string> pack_directories() const;
    /// What is wrong with the settings themselves ("there is no rule …"); each is given out once.
    [[nodiscard]] std::vector<std::string> take_mistakes();
    void forget(draft_address const& a) { known_.erase(a); }
    /// Counts what could change findings: settings and files read again.
    [[nodiscard]] std::size_t generation() const { return generation_; }

private:
    struct known_plan {
        draft_planned value;
        std::size_t generation = 0;
    };
    workspace::planned plan(draft_address const&);

    text::language otherwise_;
    settings wishes_;
    workspace::pack_cache packs_;
    std::map<std::string, std::string> stamps_;  // of the files of a pack, by its directory
    std::map<draft_address, known_plan> known_;
    std::vector<std::string> mistakes_;
    std::size_t generation_ = 1;
};

/// Names, sizes and times of all files below a directory, as one value that changes when one of them does.
[[nodiscard]] std::string stamp_of(std::string const& directory);

}  // namespace cmwlint::lsp
