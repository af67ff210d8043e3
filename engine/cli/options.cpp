// The command line. The only file that sees CLI11.
#include "cli/options.hpp"

#include "cli/console.hpp"
#include "cli/reports.hpp"
#include "project/suppressions.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>
#include <string_view>

namespace cmwlint::cli {
namespace {

constexpr auto about = R"(cmwlint reads draft laws and bilateral agreements and shows the provisions that the
UN Committee on Migrant Workers has recommended States to change, each with the
paragraph it rests on. It reads Arabic, Azerbaijani, Chinese, English, French,
Russian and Spanish. It gives no legal advice: it points, a lawyer decides.)";

constexpr auto footer = R"(Other commands (cmwlint COMMAND --help tells more):
  outline FILE                the articles, paragraphs and points as cmwlint sees them
  matrix FILE…                each recommendation: violated, satisfied, or not spoken of
  brief FILE…                 at most ten pages for the Committee: provisions, recommendations, questions
  diff OLD NEW                what came, went and stayed from one version to the next
  why FILE:LINE               how a provision was read, and why rules spoke of it or not
  explain RULE                what a rule finds, why, and how to draft it better
  rules                       all rules
  rules test                  run the examples that every rule carries
  rules check DIR             look for mistakes in a rule pack
  rules coverage              each paragraph of the sources, and the rules that look after it
  rules docs DIR              the rules as Markdown pages
  init                        a commented cmwlint.toml for a repository of drafts
  config show FILE            what holds for a draft, and where it was said
  suppress add FILE           record that a finding may stand, and why
  lsp                         the language server that editors start

Examples:
  cmwlint draft.txt                       check one draft
  cmwlint drafts/                         check all drafts in a directory
  cmwlint --kind agreement text.html      say what it is instead of letting cmwlint find out
  cmwlint --select DET,CRIM-001 draft.txt look for detention and for one more rule only
  cmwlint --message-language fr loi.txt   explain in French
  cmwlint --format json *.txt > out.json  for other programs
  cmwlint --format text --format sarif=out.sarif drafts/   two reports of one run
  cmwlint explain DET-001                 what stands behind a finding

It ends with 0 if nothing was found, 1 if there is a finding as grave as --fail-on
says, and 2 if it could not do its work (a file that cannot be read, a mistyped
option, a broken rule pack).)";

// A text option that must be one of some names and becomes a value.
template <typename Value>
std::map<std::string, Value> names(std::initializer_list<std::pair<std::string const, Value>> rows) {
    return rows;
}

std::map<std::string, text::language> languages() {
    std::map<std::string, text::language> all;
    for (auto const l : text::all_languages) all.emplace(text::code(l), l);
    return all;
}

std::map<std::string, lint::document_kind> kinds() {
    std::map<std::string, lint::document_kind> all;
    for (auto k = 0; k <= static_cast<int>(lint::document_kind::other); ++k)
        all.emplace(name(static_cast<lint::document_kind>(k)), static_cast<lint::document_kind>(k));
    return all;
}

// Adds an option whose values are the keys of `table`; `set` gets the value.
template <typename Value, typename Set>
CLI::Option* add_choice(CLI::App& app, std::string const& flag, std::map<std::string, Value> table,
                        std::string const& help, Set set) {
    std::string choices;
    for (auto const& [key, value] : table) choices += (choices.empty() ? "" : "|") + key;
    auto const check = [table, choices](std::string const& word) {
        return table.count(word) > 0 ? std::string{} : "\"" + word + "\" is none of " + choices;
    };
    return app
        .add_option_function<std::string>(
            flag, [table, set](std::string const& word) { set(table.at(word)); }, help)
        ->check(CLI::Validator(check, ""))
        ->type_name(choices.size() > 40 ? "NAME" : choices);
}

// A list that may be given several times and with commas.
CLI::Option* add_list(CLI::App& app, std::string const& flag, std::vector<std::string>& into, std::string const& help,
                      std::string const& type) {
    return app.add_option(flag, into, help)->delimiter(',')->allow_extra_args(false)->type_name(type);
}

void add_packs(CLI::App& app, pack_options& packs) {
    app.add_option("--rules", packs.directories, "A directory with rules of your own (may be given several times)")
        ->allow_extra_args(false)
        ->type_name("DIR")
        ->group("Rules");
    app.add_flag_callback(
           "--no-builtin", [&] { packs.built_in = false; }, "Use only the rules of --rules")
        ->group("Rules");
}

void add_reading(CLI::App& app, reading_options& reading) {
    add_choice(app, "--language", languages(), "The draft's language (default: recognised)", [&](text::language l) {
        reading.language = l;
    })->group("Drafts");
    app.add_option("--encoding", reading.encoding, "The file's encoding, e.g. windows-1256 (default: recognised)")
        ->type_name("NAME")
        ->group("Drafts");
}

CLI::Option* add_message_language(CLI::App& app, text::language& language) {
    return add_choice(app, "--message-language", languages(), "Language of explanations (default: of your environment)",
                      [&](text::language l) { language = l; });
}

void add_ignore_files(CLI::App& app, bool& heed) {
    app.add_flag_callback(
           "--no-ignore", [&heed] { heed = false; }, "Heed no .gitignore and .cmwlintignore in directories")
        ->group("Drafts");
}

void add_kind(CLI::App& app, std::optional<lint::document_kind>& kind) {
    add_choice(app, "--kind", kinds(), "law, decree, agreement, contract, … (default: recognised)",
               [&](lint::document_kind k) { kind = k; })
        ->group("Drafts");
}

CLI::Option* add_colour(CLI::App& app, colouring& colour) {
    return add_choice(
        app, "--color",
        names<colouring>({{"auto", colouring::automatic}, {"always", colouring::always}, {"never", colouring::never}}),
        "Colours (default: on a terminal, unless NO_COLOR is set)", [&](colouring c) { colour = c; });
}

void add_json(CLI::App& app, bool& json) {
    add_choice(app, "--format", names<bool>({{"text", false}, {"json", true}}), "text or json",
               [&](bool wanted) { json = wanted; });
}

// Every command has these.
struct log_flags {
    int verbose = 0;
    std::string level;
    void add_to(CLI::App& app) {
        app.add_flag("-v", verbose, "Say what is being done, on standard error (-vv: more)")->group("Log");
        add_choice(
            app, "--log-level",
            names<std::string>(
                {{"error", "error"}, {"warning", "warning"}, {"info", "info"}, {"debug", "debug"}, {"trace", "trace"}}),
            "How much to say (default: warning)", [this](std::string const& l) { level = l; })
            ->group("Log");
    }
    [[nodiscard]] std::string value() const {
        if (!level.empty()) return level;
        return verbose == 0 ? "warning" : verbose == 1 ? "info" : verbose == 2 ? "debug" : "trace";
    }
};

struct parser {
    CLI::App app;
    log_flags log;

    parser(std::string const& description, std::string const& name) : app{description, name} {
        app.get_formatter()->column_width(34);
    }

    // `words` without the program's name. On success `options` is what the command gets.
    template <typename Options>
    parsed finish(std::vector<std::string> words, Options const& options) {
        log.add_to(app);  // last in the help
        parsed result;
        std::reverse(words.begin(), words.end());  // as CLI11 wants them
        try {
            app.parse(words);
            result.what = options;
            result.log_level = log.value();
        } catch (CLI::ParseError const& e) {
            std::ostringstream out, err;
            bool const asked = app.exit(e, out, err) == 0;  // --help
            result.out = out.str();
            if (!asked)
                result.err = "cmwlint: error: " + std::string{e.what()} + "\nTry: " + app.get_name() + " --help\n";
            result.exit = asked ? clean : failed;
        }
        return result;
    }
};

using arguments = std::vector<std::string>;

void add_check_inputs(CLI::App& app, check_options& o) {
    auto* const list = app.add_option("--files-from", o.files_from,
                                      "Check also what a file lists, one path a line; - is standard input")
                           ->type_name("FILE|-")
                           ->group("Drafts");
    app.add_flag("--null", o.null_separated, "Paths of --files-from end in NUL (git ls-files -z)")
        ->needs(list)
        ->group("Drafts");
    add_ignore_files(app, o.heed_ignore_files);
}

// A flag that may have a value, but only after "=": what follows "--cache" is a draft.
void add_cache(CLI::App& app, std::string& value) {
    app.add_flag("--cache", value,
                 "Keep what drafts came to from run to run; --cache=DIR says where (default: .cmwlint_cache)")
        ->group("Project");
}

void take_cache(check_options& o, std::string const& value) {
    o.cache = !value.empty();
    if (value != "true") o.cache_directory = value;  // what CLI11 gives a flag without a value
}

void add_check_rules(CLI::App& app, check_options& o) {
    add_list(app, "--select", o.select, "Only these rules: ids, names or themes, separated by commas", "RULES")
        ->group("Rules");
    add_list(app, "--ignore", o.ignore, "Not these rules", "RULES")->group("Rules");
    add_packs(app, o.packs);
    app.add_option("--trace", o.trace, "Tell step by step how a rule was decided, on standard error")
        ->type_name("RULE")
        ->group("Log");
    app.add_flag_callback(
           "--no-progress", [&o] { o.progress = false; }, "Draw no line that tells how far a long run is")
        ->group("Log");
    app.add_flag("--stats", o.stats, "Tell how long each pass took, on standard error")->group("Log");
}

void add_ending(CLI::App& app, threshold& fail_on, bool& exit_zero) {
    add_choice(app, "--fail-on",
               names<threshold>({{"error", threshold::error},
                                 {"warning", threshold::warning},
                                 {"note", threshold::note},
                                 {"never", threshold::never}}),
               "The least grave finding to end with 1 for (default: error)", [&](threshold t) { fail_on = t; })
        ->group("Report");
    app.add_flag("--exit-zero", exit_zero, "End with 0 whatever is found")->group("Report");
}

// Values of --format and --output before they are put together.
struct report_words {
    std::vector<std::string> formats;
    std::string output;
};

void add_check_output(CLI::App& app, check_options& o, report_words& words) {
    std::string choices;
    for (auto const f : report::all_formats) choices.append(choices.empty() ? "" : ", ").append(report::name(f));
    app.add_option("--format", words.formats,
                   "What the report looks like: " + choices + "; FORMAT=FILE writes it to a file; may be given again")
        ->envname("CMWLINT_FORMAT")
        ->allow_extra_args(false)
        ->check(CLI::Validator(check_request, ""))
        ->type_name("FORMAT[=FILE]")
        ->group("Report");
    add_message_language(app, o.message_language)->group("Report");
    app.add_option("--output", words.output, "Write the report to a file")->type_name("FILE")->group("Report");
    add_colour(app, o.colour)->group("Report");
    add_ending(app, o.fail_on, o.exit_zero);
}

// Puts the reports into the command; what cannot be put together is an error of the command line.
void take_reports(parsed& result, check_options const& o, report_words const& words) {
    auto requested = requests_of(words.formats, words.output);
    auto complete = o;
    complete.reports = std::move(requested.reports);
    result.what = std::move(complete);
    if (requested.mistake.empty()) return;
    result.what.reset();
    result.err = "cmwlint: error: " + requested.mistake + "\nTry: cmwlint --help\n";
    result.exit = failed;
}

// What SARIF passes on to whoever keeps its results.
void add_run_facts(CLI::App& app, check_options& o) {
    auto const add = [&](char const* flag, std::string& into, char const* help, char const* type) {
        app.add_option(flag, into, help)->type_name(type)->group("SARIF");
    };
    add("--category", o.category, "Tells runs over different drafts of one repository apart", "NAME");
    add("--repository", o.repository, "Where the drafts come from", "URL");
    add("--revision", o.revision, "The revision that was checked", "REV");
    add("--branch", o.branch, "The branch that was checked", "NAME");
}

void add_configuration(CLI::App& app, project_options& o) {
    auto* const named =
        app.add_option("--config", o.configuration, "The cmwlint.toml for all drafts (default: found upward)")
            ->type_name("FILE")
            ->group("Project");
    app.add_flag_callback(
           "--no-config", [&o] { o.look_for_files = false; }, "Heed no cmwlint.toml and no suppressions")
        ->excludes(named)
        ->group("Project");
}

// What the command line says outweighs cmwlint.toml.
void note_named(CLI::App const& app, project_options& o) {
    o.message_language_named = app.count("--message-language") > 0;
    o.fail_on_named = app.count("--fail-on") > 0;
}

void add_project(CLI::App& app, project_options& o) {
    add_configuration(app, o);
    app.add_flag("--force-exclude", o.force_exclude,
                 "Leave out what cmwlint.toml excludes also where it is named (hooks)")
        ->group("Project");
}

void add_baseline(CLI::App& app, project_options& o) {
    app.add_option("--baseline", o.baseline, "Findings known already: only new ones are shown and fail")
        ->type_name("FILE")
        ->group("Project");
    auto* const update =
        app.add_flag("--update-baseline", o.update_baseline, "Write what is found into the baseline")->group("Project");
    app.add_option("--since", o.since,
                   "Only what is new since a revision of git; main... means since the branch left main")
        ->check(CLI::Validator(
            [](std::string const& words) {
                return words.empty() ? std::string{"the revision is empty"} : std::string{};
            },
            ""))
        ->excludes(update)
        ->type_name("REV")
        ->group("Project");
    app.add_flag("--show-suppressed", o.show_suppressed, "Show also what was set aside, and why")->group("Project");
}

parsed parse_init(arguments const& args) {
    parser p{"Writes a commented cmwlint.toml to start from. One that exists is left as it is.", "cmwlint init"};
    init_options o;
    p.app.add_option("DIR", o.directory, "Where to (default: here)")->type_name("");
    return p.finish(args, o);
}

parsed parse_config_show(arguments const& args) {
    parser p{"Shows what holds for a draft, and the file and line each value comes from.", "cmwlint config show"};
    config_show_options o;
    p.app.add_option("FILE", o.path, "A draft")->required()->type_name("");
    p.app.add_option("--config", o.configuration, "The cmwlint.toml (default: found upward)")->type_name("FILE");
    add_json(p.app, o.json);
    return p.finish(args, o);
}

parsed parse_suppress_add(arguments const& args) {
    parser p{
        "Writes into cmwlint-suppressions.toml that a rule shall not speak of a provision, with the reason and a\n"
        "hash of the provision's text, so that a change of the text brings the finding back.",
        "cmwlint suppress add"};
    suppress_options o;
    std::uint32_t line = 0;
    p.app.add_option("FILE", o.path, "A draft")->required()->type_name("");
    add_list(p.app, "--rule", o.rules, "Rules: ids, names or themes", "RULES")->required();
    p.app.add_option("--reason", o.reason, "Why the finding may stand")
        ->required()
        ->check(CLI::Validator(
            [](std::string const& words) {
                return words.find_first_not_of(" \t\n") == std::string::npos ? std::string{"the reason is empty"}
                                                                             : std::string{};
            },
            ""))
        ->type_name("TEXT");
    p.app.add_option("--provision", o.provision, "Only in this provision: art_16__para_2, or \"Article 16\"")
        ->type_name("PROVISION");
    auto* const at = p.app.add_option("--line", line, "Only what begins on this line")->type_name("N");
    p.app.add_option("--by", o.by, "Who decided")->type_name("NAME");
    p.app.add_option("--until", o.until, "The last day it holds")
        ->check(CLI::Validator(
            [](std::string const& day) {
                return project::is_day(day) ? std::string{} : "\"" + day + "\" is no day: write 2027-01-31";
            },
            ""))
        ->type_name("DAY");
    p.app.add_option("--suppressions", o.file, "The file to write to (default: found upward)")->type_name("FILE");
    add_reading(p.app, o.reading);
    add_kind(p.app, o.kind);
    add_packs(p.app, o.packs);
    add_project(p.app, o.project);
    auto result = p.finish(args, o);
    if (!result.what) return result;
    if (at->count() > 0) o.line = line;
    result.what = o;
    return result;
}

parsed parse_check(arguments const& args) {
    parser p{about, "cmwlint"};
    check_options o;
    o.message_language = environment_language();
    bool version = false;
    p.app.footer(footer);
    p.app.add_flag("--version", version, "The version of cmwlint and of its rules");
    auto* const files =
        p.app.add_option("FILE", o.paths, "Drafts, directories of drafts, or - for standard input")->type_name("");
    p.app.add_option("--stdin-name", o.stdin_name, "What to call standard input in the report")
        ->type_name("NAME")
        ->group("Drafts");
    add_check_inputs(p.app, o);
    add_reading(p.app, o.reading);
    add_kind(p.app, o.kind);
    p.app.add_option("-j,--jobs", o.jobs, "Files checked at the same time (default: one a core)")
        ->type_name("N")
        ->group("Drafts");
    report_words words;
    add_check_output(p.app, o, words);
    add_run_facts(p.app, o);
    add_check_rules(p.app, o);
    add_project(p.app, o.project);
    add_baseline(p.app, o.project);
    std::string cache;
    add_cache(p.app, cache);
    auto result = p.finish(args, o);
    note_named(p.app, o.project);
    take_cache(o, cache);
    if (result.what) take_reports(result, o, words);
    if (result.what && version) result.what = version_options{};
    if (result.what && !version && files->count() == 0 && o.files_from.empty()) {
        result.what.reset();
        result.err = "cmwlint: error: no draft was named\nTry: cmwlint FILE, or cmwlint --help\n";
        result.exit = failed;
    }
    return result;
}

std::map<std::string, matrix_format> matrix_formats() {
    return names<matrix_format>({{"text", matrix_format::text},
                                 {"csv", matrix_format::csv},
                                 {"json", matrix_format::json},
                                 {"html", matrix_format::html},
                                 {"md", matrix_format::markdown}});
}

// What the ending of the file that is written asks for: "out.html".
matrix_format format_of(std::string const& output) {
    auto const formats = matrix_formats();
    auto const it = formats.find(output.substr(std::min(output.rfind('.'), output.size() - 1) + 1));
    return it == formats.end() ? matrix_format::text : it->second;
}

parsed parse_matrix(arguments const& args) {
    parser p{
        "Holds drafts against each paragraph of the documents that rules rest on (or each article of the\n"
        "Convention): does the draft violate it, satisfy it, say nothing of it, or can no text show it?",
        "cmwlint matrix"};
    matrix_options o;
    o.message_language = environment_language();
    std::optional<matrix_format> format;
    std::vector<std::string> only;
    p.app.add_option("FILE", o.paths, "Drafts, directories of drafts, or - for standard input")
        ->required()
        ->type_name("");
    p.app.add_option("--stdin-name", o.stdin_name, "What to call standard input")->type_name("NAME")->group("Drafts");
    add_ignore_files(p.app, o.heed_ignore_files);
    add_reading(p.app, o.reading);
    add_choice(p.app, "--kind", kinds(), "law, decree, agreement, contract, … (default: recognised)",
               [&](lint::document_kind k) { o.kind = k; })
        ->group("Drafts");
    add_choice(
        p.app, "--by",
        names<matrix::rows_by>({{"paragraph", matrix::rows_by::paragraph}, {"article", matrix::rows_by::article}}),
        "A row a paragraph, or an article of the Convention (default: paragraph)",
        [&](matrix::rows_by by) { o.by = by; })
        ->group("Report");
    std::string results;
    for (auto const v : report::all_verdicts) results += (results.empty() ? "" : ", ") + std::string(report::name(v));
    add_list(p.app, "--only", only, "Only rows with these results: " + results, "RESULTS")
        ->check(CLI::Validator(
            [results](std::string const& word) {
                return report::parse_verdict(word) ? std::string{} : "\"" + word + "\" is none of " + results;
            },
            ""))
        ->group("Report");
    add_choice(p.app, "--format", matrix_formats(),
               "What it looks like (default: by the ending of --output, else text)",
               [&](matrix_format f) { format = f; })
        ->group("Report");
    add_message_language(p.app, o.message_language)->group("Report");
    p.app.add_option("--output", o.output, "Write it to a file")->type_name("FILE")->group("Report");
    add_colour(p.app, o.colour)->group("Report");
    add_ending(p.app, o.fail_on, o.exit_zero);
    add_packs(p.app, o.packs);
    add_project(p.app, o.project);
    auto result = p.finish(args, o);
    if (!result.what) return result;
    note_named(p.app, o.project);
    o.format = format.value_or(o.output.empty() ? matrix_format::text : format_of(o.output));
    for (auto const& word : only) o.only.push_back(*report::parse_verdict(word));
    result.what = o;
    return result;
}

void add_brief_facts(CLI::App& app, brief_options& o) {
    auto const add = [&](char const* flag, std::string& into, char const* help) {
        app.add_option(flag, into, help)->type_name("TEXT")->group("Brief");
    };
    add("--state", o.state, "The State party, as it stands on the brief (default: room to fill it in)");
    add("--organisation", o.organisation, "Who submits the brief");
    add("--date", o.date, "The date of the drafts");
}

parsed parse_brief(arguments const& args) {
    parser p{
        "Writes a brief of at most ten A4 pages for an alternative report: provisions quoted, recommendations cited,\n"
        "questions for the list of issues, in the order in which the Committee reads the Convention.",
        "cmwlint brief"};
    brief_options o;
    o.message_language = environment_language();
    std::optional<brief_format> format;
    p.app.add_option("FILE", o.paths, "Drafts, directories of drafts, or - for standard input")
        ->required()
        ->type_name("");
    p.app.add_option("--stdin-name", o.stdin_name, "What to call standard input")->type_name("NAME")->group("Drafts");
    add_reading(p.app, o.reading);
    add_kind(p.app, o.kind);
    add_brief_facts(p.app, o);
    add_choice(p.app, "--format", names<brief_format>({{"md", brief_format::markdown}, {"html", brief_format::html}}),
               "What it is written as (default: by the ending of --output, else md)",
               [&](brief_format f) { format = f; })
        ->group("Report");
    add_message_language(p.app, o.message_language)->group("Report");
    p.app.add_option("--output", o.output, "Write it to a file")->type_name("FILE")->group("Report");
    add_ending(p.app, o.fail_on, o.exit_zero);
    add_list(p.app, "--select", o.select, "Only these rules: ids, names or themes", "RULES")->group("Rules");
    add_list(p.app, "--ignore", o.ignore, "Not these rules", "RULES")->group("Rules");
    add_packs(p.app, o.packs);
    add_project(p.app, o.project);
    auto result = p.finish(args, o);
    if (!result.what) return result;
    bool const page = o.output.ends_with(".html") || o.output.ends_with(".htm");
    o.format = format.value_or(page ? brief_format::html : brief_format::markdown);
    note_named(p.app, o.project);
    result.what = o;
    return result;
}

parsed parse_diff(arguments const& args) {
    parser p{
        "Holds two versions of a draft against each other, or the drafts of two directories: which findings came,\n"
        "went and stayed, and which safeguards were lost or gained. Articles are followed through renumbering.",
        "cmwlint diff"};
    diff_options o;
    o.message_language = environment_language();
    p.app.add_option("OLD", o.before, "The older version: a draft, REV:FILE in git, or a directory")
        ->required()
        ->type_name("");
    p.app.add_option("NEW", o.after, "The newer version")->required()->type_name("");
    p.app.add_option("--stdin-name", o.stdin_name, "What to call standard input")->type_name("NAME")->group("Drafts");
    add_reading(p.app, o.reading);
    add_kind(p.app, o.kind);
    p.app.add_flag("--all", o.all, "Also list what stayed, and what was only reworded")->group("Report");
    add_choice(p.app, "--format",
               names<diff_format>(
                   {{"text", diff_format::text}, {"json", diff_format::json}, {"markdown", diff_format::markdown}}),
               "What it looks like (default: text)", [&](diff_format f) { o.format = f; })
        ->group("Report");
    add_message_language(p.app, o.message_language)->group("Report");
    p.app.add_option("--output", o.output, "Write it to a file")->type_name("FILE")->group("Report");
    add_colour(p.app, o.colour)->group("Report");
    add_ending(p.app, o.fail_on, o.exit_zero);
    add_list(p.app, "--select", o.select, "Only these rules: ids, names or themes, separated by commas", "RULES")
        ->group("Rules");
    add_list(p.app, "--ignore", o.ignore, "Not these rules", "RULES")->group("Rules");
    add_packs(p.app, o.packs);
    add_project(p.app, o.project);
    auto result = p.finish(args, o);
    if (!result.what) return result;
    note_named(p.app, o.project);
    o.paths = {o.before, o.after};
    result.what = o;
    return result;
}

parsed parse_outline(arguments const& args) {
    parser p{"Shows the tree of provisions that cmwlint sees in a draft: kind, label, heading, lines, address.",
             "cmwlint outline"};
    outline_options o;
    std::string path;
    p.app.add_option("FILE", path, "A draft, or - for standard input")->required()->type_name("");
    p.app.add_option("--stdin-name", o.stdin_name, "What to call standard input")->type_name("NAME");
    add_reading(p.app, o.reading);
    add_json(p.app, o.json);
    add_configuration(p.app, o.project);
    auto result = p.finish(args, o);
    if (!result.what) return result;
    o.paths = {path};
    result.what = o;
    return result;
}

// "drafts/law.txt:12"; what stands before the last colon may hold colons.
bool take_place(std::string const& word, why_options& o) {
    auto const colon = word.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == word.size()) return false;
    std::uint32_t line = 0;
    auto const* const last = word.data() + word.size();
    auto const [end, error] = std::from_chars(word.data() + colon + 1, last, line);
    if (error != std::errc{} || end != last || line == 0) return false;
    o.paths = {word.substr(0, colon)};
    o.line = line;
    return true;
}

parsed parse_why(arguments const& args) {
    parser p{
        "Tells how the provision at a line was read: its sentence, the concepts found in it and the words that\n"
        "negate, permit or except them, and which rules came near, with what they lacked or what cancelled them.",
        "cmwlint why"};
    why_options o;
    // "-:12" is standard input, but would be taken for an option.
    auto words = args;
    auto const from_stdin = std::find_if(words.begin(), words.end(), [](auto const& w) { return w.starts_with("-:"); });
    bool const placed = from_stdin != words.end() && take_place(*from_stdin, o);
    if (placed) words.erase(from_stdin);
    p.app
        .add_option_function<std::string>(
            "FILE:LINE", [&](std::string const& word) { take_place(word, o); },
            "A draft (or - for standard input) and a line of it, from 1")
        ->required(!placed)
        ->check(CLI::Validator(
            [](std::string const& word) {
                why_options probe;
                return take_place(word, probe)
                           ? std::string{}
                           : "\"" + word + "\" names no line: write FILE:LINE, for example law.txt:12";
            },
            ""))
        ->type_name("");
    add_list(p.app, "--rule", o.rules, "Only these rules, with their whole conditions", "RULES");
    p.app.add_option("--stdin-name", o.stdin_name, "What to call standard input")->type_name("NAME")->group("Drafts");
    add_reading(p.app, o.reading);
    add_kind(p.app, o.kind);
    add_packs(p.app, o.packs);
    add_configuration(p.app, o.project);
    add_json(p.app, o.json);
    add_colour(p.app, o.colour);
    return p.finish(words, o);
}

parsed parse_explain(arguments const& args) {
    parser p{"Tells what a rule finds, what that rests on, and how to draft it better.", "cmwlint explain"};
    explain_options o;
    o.message_language = environment_language();
    p.app.add_option("RULE", o.rules, "Ids (DET-001), names or themes (DET)")->required()->type_name("");
    add_packs(p.app, o.packs);
    add_message_language(p.app, o.message_language);
    add_json(p.app, o.json);
    return p.finish(args, o);
}

parsed parse_rules_list(arguments const& args) {
    parser p{"Lists all rules. Also: cmwlint rules test, rules check DIR, rules coverage, rules docs DIR.",
             "cmwlint rules"};
    rules_list_options o;
    o.message_language = environment_language();
    add_packs(p.app, o.packs);
    add_choice(p.app, "--format",
               names<listing_format>(
                   {{"text", listing_format::text}, {"md", listing_format::markdown}, {"json", listing_format::json}}),
               "What the list looks like (default: text)", [&](listing_format f) { o.format = f; });
    add_message_language(p.app, o.message_language);
    return p.finish(args, o);
}

parsed parse_rules_test(arguments const& args) {
    parser p{"Runs every example of every rule: what violates must be reported, what complies must not.",
             "cmwlint rules test"};
    rules_test_options o;
    add_list(p.app, "--rule", o.rules, "Only the examples of these rules", "RULES");
    add_choice(p.app, "--language", languages(), "Only examples in this language",
               [&](text::language l) { o.language = l; });
    p.app.add_flag("--keep-going", o.keep_going, "Try what can be tried although the rules have mistakes");
    add_packs(p.app, o.packs);
    return p.finish(args, o);
}

parsed parse_rules_check(arguments const& args) {
    parser p{"Looks for mistakes in a rule pack.", "cmwlint rules check"};
    rules_check_options o;
    p.app.add_option("DIR", o.directory, "The directory with its pack.toml")->required()->type_name("");
    return p.finish(args, o);
}

parsed parse_rules_coverage(arguments const& args) {
    parser p{
        "Shows each paragraph of the documents that rules rest on: which rules look after it, in which languages\n"
        "they have examples, and why it cannot be checked where no text can show it.",
        "cmwlint rules coverage"};
    rules_coverage_options o;
    add_choice(p.app, "--format",
               names<listing_format>({{"text", listing_format::text},
                                      {"md", listing_format::markdown},
                                      {"json", listing_format::json},
                                      {"csv", listing_format::csv}}),
               "What it looks like (default: text)", [&](listing_format f) { o.format = f; });
    p.app.add_flag("--strict", o.strict, "End with 1 if a paragraph that a text can show has no rule");
    add_packs(p.app, o.packs);
    return p.finish(args, o);
}

parsed parse_rules_docs(arguments const& args) {
    parser p{"Writes the rules as Markdown pages into a directory: one a rule, and README.md, the index by theme.",
             "cmwlint rules docs"};
    rules_docs_options o;
    p.app.add_option("DIR", o.directory, "Where the pages stand")->required()->type_name("");
    p.app.add_flag("--check", o.check, "Write nothing; end with 1 if the pages are not what the rules say");
    add_packs(p.app, o.packs);
    return p.finish(args, o);
}

parsed parse_lsp(arguments const& args) {
    parser p{
        "Talks to an editor in the Language Server Protocol 3.17, through standard input and output if nothing else\n"
        "is said. Editors start it; docs/lsp.md tells how to set them up.",
        "cmwlint lsp"};
    lsp_options o;
    auto* const stdio = p.app.add_flag_callback(
        "--stdio", [] {}, "Through standard input and output (the default)");
    auto* const port =
        p.app.add_option("--socket", o.port, "Through a TCP port of this machine that the editor listens on")
            ->check(CLI::Range(1, 65535))
            ->type_name("PORT");
    auto* const pipe = p.app.add_option("--pipe", o.pipe, "Through a Unix domain socket that the editor listens on")
                           ->type_name("PATH");
    stdio->excludes(port)->excludes(pipe);
    port->excludes(pipe);
    p.app.add_option("--clientProcessId", o.client_process, "The editor's process: cmwlint ends when it does")
        ->type_name("NUMBER");
    return p.finish(args, o);
}

// A command is the first word or the first two; more words come first in the table.
struct command_name {
    std::vector<std::string_view> name;
    parsed (*parse)(arguments const&);
};

}  // namespace

parsed parse(int argc, char const* const* argv) {
    static const std::vector<command_name> commands{
        {{"rules", "test"}, parse_rules_test},
        {{"rules", "check"}, parse_rules_check},
        {{"rules", "coverage"}, parse_rules_coverage},
        {{"rules", "docs"}, parse_rules_docs},
        {{"rules", "list"}, parse_rules_list},
        {{"rules"}, parse_rules_list},
        {{"outline"}, parse_outline},
        {{"why"}, parse_why},
        {{"explain"}, parse_explain},
        {{"check"}, parse_check},
        {{"init"}, parse_init},
        {{"config", "show"}, parse_config_show},
        {{"suppress", "add"}, parse_suppress_add},
        {{"matrix"}, parse_matrix},
        {{"lsp"}, parse_lsp},
        {{"brief"}, parse_brief},
        {{"diff"}, parse_diff},
    };
    arguments const args(argv + std::min(argc, 1), argv + argc);
    for (auto const& c : commands) {
        if (args.size() < c.name.size() || !std::equal(c.name.begin(), c.name.end(), args.begin())) continue;
        return c.parse({args.begin() + static_cast<std::ptrdiff_t>(c.name.size()), args.end()});
    }
    return parse_check(args);
}

}  // namespace cmwlint::cli
