// Suppressions: recorded, reasoned decisions that a rule shall not speak of a provision. A law cannot carry comments,
// so they stand beside the drafts in cmwlint-suppressions.toml; Markdown, HTML and XML may carry them as comments,
// which are no part of the text.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "project/configuration.hpp"
#include "project/fingerprint.hpp"
#include "source/source_file.hpp"
#include "text/reading.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cmwlint::project {

inline constexpr std::string_view suppressions_name = "cmwlint-suppressions.toml";

/// One decision of the file. Empty values: not said.
struct suppression {
    placed_texts rules = {};     ///< ids, names or themes
    std::string file = {};       ///< a pattern, relative to the suppressions file = {}; empty: every draft below it
    std::string provision = {};  ///< eid ("art_16__para_2", "para_2") or label as printed ("Article 16"); empty: all
    std::string text_hash = {};  ///< of the provision when it was decided
    std::string reason = {}, by = {};
    std::string until = {};  ///< the last day it holds, "2027-01-31"
    place from = {};
};

struct suppressions {
    std::string file, directory;
    source::source_file_ptr text;  ///< the file itself, for what is to be said of it
    std::vector<suppression> all;
};
struct suppressions_result {
    suppressions value;
    std::vector<rulepack::problem> problems;  ///< any problem: the value must not be used
};
[[nodiscard]] suppressions_result read_suppressions(std::string const& file);

/// Whether a decision of the file can be about a draft, by its path.
[[nodiscard]] bool is_for(suppression const&, suppressions const& file, std::string const& draft);

/// A decision in the draft: `<!-- cmwlint: allow DET-001, EXP until 2027-01-31: reason -->`. It is for the provision of
/// the text before it on its line; where there is none, of the text that follows.
struct comment {
    source::span where;  ///< source span
    std::vector<std::string> rules;
    std::string until, reason;
    structure::provision_id provision = structure::no_provision;
    std::string mistake, remedy;  ///< what is wrong with it; then it decides nothing
};
/// Whether there can be one: cheap, and never false where `comments_of` finds any.
[[nodiscard]] bool may_have_comments(source::source_file const&, std::span<text::edit const> edits);
/// `edits` are what the front end reads differently: only what it leaves out can be a comment.
[[nodiscard]] std::vector<comment> comments_of(source::source_file const&, std::span<text::edit const> edits,
                                               read_text const&);

/// What a suppression came to in one draft.
struct use {
    bool for_draft = false;     ///< its pattern means the draft
    std::size_t set_aside = 0;  ///< findings
    std::size_t expired = 0;    ///< findings it would have set aside until its last day
    bool stale = false;         ///< the provision reads otherwise now
    std::string now;            ///< stale: the hash of the text as it is now
    std::string moved_to;       ///< the eid where the text it was written for stands now; empty: as before, or nowhere
};

struct judgement {
    /// For each finding the index of what sets it aside: into `suppressions::all`, or behind them into the comments.
    std::vector<std::optional<std::size_t>> by;
    std::vector<use> uses;  ///< one each of the suppressions, then of the comments
};
/// `today` is "2026-11-22".
[[nodiscard]] judgement judge(suppressions const*, std::span<comment const>, std::string const& draft, read_text const&,
                              std::span<diagnostic::diagnostic const>, std::string const& today);

/// A remark cmwlint makes on decisions, not on drafts: in no rule pack, never suppressed, always spoken.
struct own_remark {
    std::string_view id, name;  ///< "SUP-001", "unused-suppression"
    diagnostic::severity level;
    std::string_view message, why, advice;
};
[[nodiscard]] std::span<own_remark const> own_remarks() noexcept;

/// What is to be said of a suppression or a comment, after the drafts were checked; nothing where all is well. `uses`
/// are those of all drafts. Unused is said only with `complete`: every draft it can be for was checked, with its rules.
[[nodiscard]] std::vector<diagnostic::diagnostic> review(suppression const&, std::span<use const> uses,
                                                         source::source_file const&, bool complete);
[[nodiscard]] std::vector<diagnostic::diagnostic> review(comment const&, use const&, bool complete);

/// The provisions that an eid, the end of an eid, or a label means.
[[nodiscard]] std::vector<structure::provision_id> provisions_named(read_text const&, std::string_view);

/// One [[suppress]] as it is to be added to the file.
[[nodiscard]] std::string written(suppression const&);

/// The keys of an entry, as the reader knows them.
[[nodiscard]] std::span<std::string_view const> suppression_keys();

/// Whether a text is a day: "2027-01-31".
[[nodiscard]] bool is_day(std::string_view);
/// The current day (UTC), or the one of SOURCE_DATE_EPOCH where that is set, so that a run can be repeated.
[[nodiscard]] std::string today();

}  // namespace cmwlint::project
