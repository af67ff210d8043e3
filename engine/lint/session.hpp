// A session: one draft that is being written. Each version of it is checked like a new draft, at the price of what
// changed.
//
// What `check` gives is what `lint()` gives for the same file, edits, rules and options: every field of every
// diagnostic, the kind, the tree. Only `result::time` differs, and diagnostics have an identity.
#pragma once

#include "lint/lint.hpp"
#include "lint/words.hpp"
#include "rulepack/rule_set.hpp"
#include "source/source_file.hpp"
#include "text/reading.hpp"

#include <memory>
#include <stop_token>
#include <vector>

namespace cmwlint::lint {

/// One thread at a time uses a session; any number of sessions share a rule set.
class session {
public:
    /// A session always keeps the tree (`options::keep_outline` is implied). With a trace or `compliance` wanted every
    /// version is checked in full.
    explicit session(rulepack::rule_set rules, options how = {});
    ~session();
    session(session&&) noexcept;
    session& operator=(session&&) noexcept;

    /// Checks a version of the draft: the first in full, each later one against the one before. The session finds out
    /// itself what changed; a draft that has nothing to do with the last one costs what a full check costs. `edits` are
    /// those of the markup front end for this version, sorted.
    ///
    /// The result belongs to the session and stays until the next `check` that was not cancelled. Null where
    /// `cancelled` was asked to stop (it is looked at between passes): the session then still holds the version before,
    /// and its result.
    result const* check(source::source_file_ptr file, std::vector<text::edit> edits = {},
                        std::stop_token cancelled = {});

    /// The result of the last version that was checked; null before the first.
    [[nodiscard]] result const* last() const;
    /// What `read_words` reads of that version, cheaper. Only where its result has a tree.
    [[nodiscard]] draft_words words() const;
    /// The file of that version; null before the first.
    [[nodiscard]] source::source_file_ptr const& file() const;

private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace cmwlint::lint
