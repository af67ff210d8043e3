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

struct judged {
    matrix::judged_draft draft;
    threshold fail_on;
};

// Reads and lints one draft; what stood in the way becomes a failure.
void judge(workspace::draft_plan const& plan, std::vector<judged>& drafts, std::vector<report::failure>& failures) {
    auto read = read_draft(plan.path, plan.name, plan.encoding);
    if (!read.value) {
        failures.push_back({plan.name, std::move(read.error)});
        return;
    }
    auto how = plan.how;
    how.compliance = true;
    how.keep_outline = false;
    auto const& draft = *read.value;
    for (auto const& r : draft.remarks) say_warning(draft.file->path() + ": " + r.text);
    auto found = lint::lint(*draft.file, draft.edits, *plan.rules, how);
    if (!found.language) {
        failures.push_back({draft.file->path(), no_language(draft.file->path())});
        return;
    }
    drafts.push_back({{draft.file, std::move(found)}, plan.fail_on});
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

bool fails(judged const& one) { return workspace::reaches(one.draft.found.diagnostics, one.fail_on); }

}  // namespace

int run(matrix_options const& o) {
    auto found = workspace::find_inputs(o.paths, {o.heed_ignore_files});
    auto const plan = plan_or_say(o, found.files);
    if (!plan || all_excluded(found.files, *plan)) return failed;
    auto failures = std::move(found.failures);
    std::vector<judged> all;
    for (auto const& one : plan->drafts) judge(one, all, failures);
    for (auto const& f : failures) say_error(f.message);
    if (all.empty()) return failed;

    bool const over = !o.exit_zero && std::any_of(all.begin(), all.end(), fails);
    std::vector<matrix::judged_draft> drafts;
    for (auto& one : all) drafts.push_back(std::move(one.draft));
    auto m = matrix::build(*plan->drafts.front().rules, drafts, o.by, plan->message_language);
    m.version = version();
    m.failures = std::move(failures);
    m.only = o.only;
    m.look = {use_colour(o.colour, !o.output.empty()), plan->message_language, terminal_width()};
    if (!write_output(render(o.format, m), o.output) || !m.failures.empty()) return failed;
    return over ? findings : clean;
}

}  // namespace cmwlint::cli
