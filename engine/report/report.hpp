// Report: what was found, as text for people or JSON for tools. The last room before the terminal: it sees diagnostics
// and source files, never rules, documents or the way a finding came about. Rendering is pure: same input, same bytes.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "report/rule_page.hpp"
#include "source/source_file.hpp"
#include "text/language.hpp"
#include "text/reading.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cmwlint::report {

/// Something about a file that its reader must know ("read as windows-1256"); see ingest.
struct remark {
    source::span where;  ///< source span
    std::string text;
    bool error = false;  ///< part of the file could not be read
};

/// A finding that is not shown because somebody decided so, or because it was there before.
struct set_aside_finding {
    enum class by_what : std::uint8_t {
        file,      ///< cmwlint-suppressions.toml
        comment,   ///< in the draft itself
        baseline,  ///< known when the baseline was made
        unchanged  ///< nothing new since the revision that `--since` names
    };
    diagnostic::diagnostic finding;
    by_what by = by_what::file;
    std::string reason;      ///< why, in the words of whoever decided; empty: nobody did
    std::string decided_by;  ///< who; may be empty
    std::string until;       ///< the last day it holds, "2027-01-31"; empty: for good
    std::string written_in;  ///< file and line of the decision: "cmwlint-suppressions.toml:12"; or the revision
};
/// "file", "comment", "baseline", "unchanged".
[[nodiscard]] std::string_view name(set_aside_finding::by_what) noexcept;

/// A heading of a draft, for formats that `shows_drafts`.
struct draft_heading {
    std::size_t depth = 0;  ///< 0: under no other
    std::string text;       ///< "Article 5 – Offences", in one line
    source::span where;     ///< source span of the whole provision
    /// Source spans of its label and its title as printed; may be empty.
    std::array<source::span, 2> words = {};
};

/// One draft that was read.
struct checked_document {
    source::source_file_ptr file;                     ///< never null
    std::optional<text::language> language;           ///< empty: none was recognised, so nothing was checked
    std::string kind;                                 ///< "law", "labour-agreement", …; see lint
    std::vector<diagnostic::diagnostic> diagnostics;  ///< sorted by `diagnostic::before`
    std::vector<remark> remarks;
    std::vector<set_aside_finding> set_aside;  ///< in the order of `diagnostics`; does not count as found
    /// Not a draft but a file about drafts (cmwlint-suppressions.toml): its diagnostics say what is wrong with that
    /// file, their rules ("SUP-001") stand in no rule pack, and it does not count as a checked document.
    bool about_project = false;
    std::vector<draft_heading> headings = {};  ///< in the order of the text; only for formats that `shows_drafts`
    std::vector<text::edit> edits = {};        ///< how to read the markup; likewise
};

/// A file that could not be read: nothing in it was checked.
struct failure {
    std::string path;
    std::string message;  ///< what is wrong and what to do; names the file
};

/// What a report may look like. All but `text` and `html` are for programs and promised stable: docs/integrations.md.
enum class format : std::uint8_t {
    text,        ///< for people: excerpt, underlines, reasons
    concise,     ///< `path:line:col: error[CRIM-001] message`, one line each
    json,        ///< docs/json-output.schema.json
    ndjson,      ///< the diagnostics of `json`, one a line
    sarif,       ///< SARIF 2.1.0, for code scanning
    github,      ///< workflow commands that become annotations
    gitlab,      ///< Code Quality
    junit,       ///< XML, as test runners write it
    checkstyle,  ///< XML, as Checkstyle writes it
    tap,         ///< Test Anything Protocol 14
    markdown,    ///< a summary for the page of a job
    csv,         ///< for spreadsheets
    html,        ///< a page with the drafts themselves
};
inline constexpr std::array all_formats{
    format::text,  format::concise,    format::json, format::ndjson,   format::sarif, format::github, format::gitlab,
    format::junit, format::checkstyle, format::tap,  format::markdown, format::csv,   format::html};
/// "text", "concise", "json", …: as the enumerators are called.
[[nodiscard]] std::string_view name(format) noexcept;
[[nodiscard]] std::optional<format> parse_format(std::string_view) noexcept;

/// How a report looks. Only `text` heeds it: concise and JSON are the same on every terminal and in every language.
struct style {
    bool colour = false;                           ///< ANSI colours
    text::language language = text::language::en;  ///< of the fixed words ("why", "errors"): English or French
    std::size_t width = 100;                       ///< cells of a line; excerpts and reasons are fitted to it
    bool show_set_aside = false;                   ///< also show what was set aside, one line each
};

/// What is to be said of the run as a whole to the programs that keep its results. All of it may be empty.
struct run_facts {
    int exit_code = 0;                               ///< with which the program is going to end
    std::optional<diagnostic::severity> fails_from;  ///< the least grave finding that fails the run; empty: none does
    /// SARIF's `automationDetails`: tells runs over different drafts of one repository apart; "laws/".
    std::string automation_id;
    std::vector<std::pair<std::string, std::string>> automation;  ///< its properties
    std::string repository, revision, branch;                     ///< where the drafts come from
    std::string home;  ///< URL below which docs/ of cmwlint stands, with a "/" at its end
};

/// A theme of rules: "DET", "Detention".
struct theme_name {
    std::string id, name;
};

/// Everything a report says.
struct report_input {
    std::string version;                      ///< of cmwlint
    std::vector<checked_document> documents;  ///< in the order they are to be shown
    std::vector<failure> failures;
    style look;
    run_facts run;
    std::vector<rule_page> rules;    ///< that could have spoken; for formats that `declares_rules`
    std::vector<theme_name> themes;  ///< of these rules
};

/// Whether a format shows rules that found nothing, so that `report_input::rules` and `themes` are worth making.
[[nodiscard]] bool declares_rules(format) noexcept;

/// Whether a format shows the drafts themselves, so that their `headings` and `edits` are worth making.
[[nodiscard]] bool shows_drafts(format) noexcept;

/// How many of each, over all documents.
struct tally {
    std::size_t errors = 0, warnings = 0, notes = 0;
    std::size_t documents_with_findings = 0;
    std::size_t documents_checked = 0;      ///< read, and in a language cmwlint knows
    std::size_t documents_unchecked = 0;    ///< unreadable, or in no language cmwlint knows
    std::size_t suppressed = 0, known = 0;  ///< set aside by a decision, by the baseline
    std::size_t unchanged = 0;              ///< nothing new since the revision that `--since` names
    [[nodiscard]] std::size_t findings() const { return errors + warnings + notes; }
};
[[nodiscard]] tally count(report_input const&);

/// The whole report, with a line end at its end; UTF-8. Control and bidirectional-override characters of drafts and
/// file names never reach a terminal.
[[nodiscard]] std::string render(format, report_input const&);
[[nodiscard]] std::string render_text(report_input const&);
[[nodiscard]] std::string render_concise(report_input const&);
[[nodiscard]] std::string render_json(report_input const&);
[[nodiscard]] std::string render_ndjson(report_input const&);
[[nodiscard]] std::string render_sarif(report_input const&);
[[nodiscard]] std::string render_github(report_input const&);
[[nodiscard]] std::string render_gitlab(report_input const&);
[[nodiscard]] std::string render_junit(report_input const&);
[[nodiscard]] std::string render_checkstyle(report_input const&);
[[nodiscard]] std::string render_tap(report_input const&);
[[nodiscard]] std::string render_markdown(report_input const&);
[[nodiscard]] std::string render_csv(report_input const&);
[[nodiscard]] std::string render_html(report_input const&);

}  // namespace cmwlint::report
