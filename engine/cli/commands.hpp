// The commands of the program and what each may be told. `options.cpp` makes these from the command line; one file
// carries out each command. A command writes its product to standard output and everything else to standard error.
#pragma once

#include "ingest/ingest.hpp"
#include "lint/lint.hpp"
#include "matrix/build.hpp"
#include "report/report.hpp"
#include "workspace/request.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cmwlint::cli {

/// How the program ends.
enum exit_code : int {
    clean = 0,
    findings = 1,  ///< at or above the threshold; for `rules test`: an example failed
    failed = 2,    ///< the run itself: a file that cannot be read, a mistyped option, a broken rule pack
};

using workspace::pack_options;
using workspace::project_options;
using workspace::reading_options;
using workspace::threshold;

enum class colouring : std::uint8_t { automatic, always, never };

/// A report of a check: what it looks like and where it goes.
struct report_request {
    report::format format = report::format::text;
    std::string file = {};  ///< empty = standard output
};

struct check_options : workspace::run_request {
    std::string files_from;       ///< a file that lists further paths; "-" is standard input, empty: none
    bool null_separated = false;  ///< that list
    std::vector<report_request> reports{{}};
    std::string category, repository, revision, branch;  ///< see report::run_facts
    colouring colour = colouring::automatic;
    bool exit_zero = false;  ///< findings and unrecognised languages do not fail the run; unreadable files do
    bool stats = false;
    bool progress = true;  ///< on a terminal
    bool cache = false;
    std::string cache_directory;  ///< empty = beside the cmwlint.toml of the first draft, else here
    std::size_t jobs = 0;         ///< threads; 0 = one a core
};

struct init_options {
    std::string directory = ".";
};

struct config_show_options {
    std::string path;
    std::string configuration;  ///< empty = found upward
    bool json = false;
};

struct suppress_options {
    std::string path;
    std::vector<std::string> rules;     ///< ids, names or themes
    std::string provision;              ///< eid or label; empty = each provision with a finding
    std::optional<std::uint32_t> line;  ///< from 1; empty = every line
    std::string reason, by, until;
    std::string file;  ///< cmwlint-suppressions.toml; empty = found upward, else beside the configuration
    reading_options reading;
    std::optional<lint::document_kind> kind;
    pack_options packs;
    project_options project;
};

/// `paths` is the one draft.
struct outline_options : workspace::run_request {
    bool json = false;
};

/// `paths` is the one draft; rules that the configuration leaves out are told of all the same.
struct why_options : workspace::run_request {
    std::uint32_t line = 1;
    std::vector<std::string> rules;  ///< ids, names or themes; empty = those that came near
    bool json = false;
    colouring colour = colouring::automatic;
};

struct explain_options {
    std::vector<std::string> rules;  ///< ids, names or themes
    pack_options packs;
    text::language message_language = text::language::en;
    bool json = false;
};

enum class listing_format : std::uint8_t { text, markdown, json, csv };

struct rules_list_options {
    pack_options packs;
    listing_format format = listing_format::text;
    text::language message_language = text::language::en;
};

struct rules_test_options {
    pack_options packs;
    std::vector<std::string> rules;  ///< ids or names; empty = all
    std::optional<text::language> language;
    bool keep_going = false;  ///< although the pack has mistakes
};

struct rules_check_options {
    std::string directory;
};

struct rules_coverage_options {
    pack_options packs;
    listing_format format = listing_format::text;
    bool strict = false;  ///< a paragraph without a rule is a finding
};

struct rules_docs_options {
    pack_options packs;
    std::string directory;
    bool check = false;  ///< write nothing, say what is stale
};

/// Talks to an editor: through standard input and output, or through a connection that the editor listens on.
struct lsp_options {
    std::optional<std::uint16_t> port;  ///< of this machine
    std::string pipe;                   ///< a Unix domain socket; empty: none
    std::int64_t client_process = 0;    ///< whose end is the server's end; 0: as the editor says later
};

struct version_options {};

enum class matrix_format : std::uint8_t { text, csv, json, html, markdown };

struct matrix_options : workspace::run_request {
    matrix::rows_by by = matrix::rows_by::paragraph;
    std::vector<report::verdict> only;  ///< rows with one of these results; empty: all
    matrix_format format = matrix_format::text;
    colouring colour = colouring::automatic;
    bool exit_zero = false;  ///< findings do not fail the run; unreadable files do
    std::string output;      ///< a file; empty = standard output
};

enum class brief_format : std::uint8_t { markdown, html };

struct brief_options : workspace::run_request {
    brief_format format = brief_format::markdown;
    std::string state, organisation, date;  ///< as the brief shall name them; empty: room is left for them
    bool exit_zero = false;                 ///< findings do not fail the run; unreadable files do
    std::string output;                     ///< a file; empty = standard output
};

enum class diff_format : std::uint8_t { text, json, markdown };

/// `paths` are those of `before` and `after`.
struct diff_options : workspace::run_request {
    std::string before, after;  ///< files, "-", "REV:FILE"; or two directories
    bool all = false;           ///< also list what stayed
    diff_format format = diff_format::text;
    colouring colour = colouring::automatic;
    bool exit_zero = false;  ///< what came does not fail the run; unreadable files do
    std::string output;      ///< a file; empty = standard output
};

using command =
    std::variant<check_options, diff_options, matrix_options, brief_options, outline_options, why_options,
                 explain_options, rules_list_options, rules_test_options, rules_check_options, rules_coverage_options,
                 rules_docs_options, init_options, config_show_options, suppress_options, lsp_options, version_options>;

/// Each command returns the exit code.
[[nodiscard]] int run(check_options const&);
[[nodiscard]] int run(diff_options const&);
[[nodiscard]] int run(matrix_options const&);
[[nodiscard]] int run(brief_options const&);
[[nodiscard]] int run(outline_options const&);
[[nodiscard]] int run(why_options const&);
[[nodiscard]] int run(explain_options const&);
[[nodiscard]] int run(rules_list_options const&);
[[nodiscard]] int run(rules_test_options const&);
[[nodiscard]] int run(rules_check_options const&);
[[nodiscard]] int run(rules_coverage_options const&);
[[nodiscard]] int run(rules_docs_options const&);
[[nodiscard]] int run(init_options const&);
[[nodiscard]] int run(config_show_options const&);
[[nodiscard]] int run(suppress_options const&);
[[nodiscard]] int run(lsp_options const&);
[[nodiscard]] int run(version_options const&);

}  // namespace cmwlint::cli
