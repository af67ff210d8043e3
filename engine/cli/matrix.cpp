// cmwlint matrix: each recommendation (or article of the Convention) against each draft.
#include "matrix/build.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/read_draft.hpp"
#include "cli/version.hpp"
#include "workspace/inputs.hpp"

#include <algorithm>

namespace cmwlint::cli {
namespace {

// Reads and lints one draft; what stood in the way becomes a failure.
void judge(std::string const& path, matrix_options const& o, lint::options const& how, rulepack::rule_set const& rules,
           std::vector<matrix::judged_draft>& drafts, std::vector<report::failure>& failures) {
    auto read = read_draft(path, o.stdin_name, o.reading.encoding);
    if (!read.value) {
        failures.push_back({path == "-" ? o.stdin_name : path, std::move(read.error)});
        return;
    }
    auto const& draft = *read.value;
    for (auto const& r : draft.remarks) say_warning(draft.file->path() + ": " + r.text);
    auto found = lint::lint(*draft.file, draft.edits, rules, how);
    if (!found.language) {
        failures.push_back({draft.file->path(), draft.file->path() +
                                                    ": could not be checked: no language that cmwlint reads was "
                                                    "recognised; name it with --language"});
        return;
    }
    drafts.push_back({draft.file, std::move(found)});
}

std::string render(matrix_format format, report::conformity_matrix const& m) {
    switch (format) {
        case matrix_format::csv:
            return report::render_matrix_csv(m);
        case matrix_format::json:
            return report::render_matrix_json(m);
        case matrix_format::html:
            return report::render_matrix_html(m);
        case matrix_format::markdown:
            return report::render_matrix_markdown(m);
        case matrix_format::text:
            break;
    }
    return report::render_matrix_text(m);
}

bool reaches(std::vector<matrix::judged_draft> const& drafts, threshold limit) {
    auto const least = limit == threshold::error     ? diagnostic::severity::error
                       : limit == threshold::warning ? diagnostic::severity::warning
                                                     : diagnostic::severity::note;
    return limit != threshold::never && std::any_of(drafts.begin(), drafts.end(), [&](auto const& d) {
               return std::any_of(d.found.diagnostics.begin(), d.found.diagnostics.end(),
                                  [&](auto const& one) { return one.level >= least; });
           });
}

}  // namespace

int run(matrix_options const& o) {
    auto const packs = load_packs_or_say(o.packs, {false, {o.message_language}});
    if (!packs) return failed;
    auto found = workspace::find_inputs(o.paths);
    auto failures = std::move(found.failures);
    lint::options how;
    how.language = o.reading.language;
    how.kind = o.kind;
    how.message_language = o.message_language;
    how.compliance = true;
    std::vector<matrix::judged_draft> drafts;
    for (auto const& path : found.files) judge(path, o, how, packs->rules, drafts, failures);
    for (auto const& f : failures) say_error(f.message);
    if (drafts.empty()) return failed;

    auto m = matrix::build(packs->rules, drafts, o.by, o.message_language);
    m.version = version();
    m.failures = std::move(failures);
    m.only = o.only;
    m.look = {use_colour(o.colour, !o.output.empty()), o.message_language, terminal_width()};
    if (!write_output(render(o.format, m), o.output) || !m.failures.empty()) return failed;
    return !o.exit_zero && reaches(drafts, o.fail_on) ? findings : clean;
}

}  // namespace cmwlint::cli
