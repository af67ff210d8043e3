// cmwlint brief: what was found in drafts, as a brief for the Committee's list of issues.
#include "matrix/brief.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/read_draft.hpp"
#include "cli/version.hpp"
#include "workspace/inputs.hpp"
#include "workspace/settle.hpp"

#include <algorithm>

namespace cmwlint::cli {
namespace {

using workspace::draft_plan;

// Drafts that were read, and what fails the run.
struct collected {
    std::vector<matrix::briefed_draft> drafts;
    std::vector<report::failure> failures;
    bool reached = false;  // a finding is as grave as the draft's threshold
};

std::string title_of(ingest::draft const& draft, lint::outline const& tree) {
    if (tree.document.title.empty()) return {};
    return text::printed(draft.file->text(), draft.edits, tree.reading.map.to_origin(tree.document.title));
}

void judge(draft_plan const& plan, collected& all) {
    auto read = read_draft(plan.path, plan.name, plan.encoding);
    if (!read.value) {
        all.failures.push_back({plan.name, std::move(read.error)});
        return;
    }
    auto const& draft = *read.value;
    for (auto const& r : draft.remarks) say_warning(draft.file->path() + ": " + r.text);
    auto how = plan.how;
    how.compliance = true;
    auto found = lint::lint(*draft.file, draft.edits, *plan.rules, how);
    if (!found.language || !found.tree) {
        all.failures.push_back({draft.file->path(), no_language(draft.file->path())});
        return;
    }
    report::checked_document document;
    document.file = draft.file;
    document.language = found.language;
    document.kind = name(found.kind);
    document.diagnostics = found.diagnostics;
    (void)workspace::settle(plan, document, *found.tree, draft.edits);
    all.reached = all.reached || workspace::reaches(document.diagnostics, plan.fail_on);
    auto title = title_of(draft, *found.tree);
    found.tree.reset();
    all.drafts.push_back({draft.file, plan.rules, how, std::move(found), std::move(document.diagnostics),
                          document.set_aside.size(), std::move(title)});
}

}  // namespace

int run(brief_options const& o) {
    auto found = workspace::find_inputs(o.paths);
    auto const plan = plan_or_say(o, found.files);
    if (!plan) return failed;
    if (all_excluded(found.files, *plan)) return failed;
    collected all;
    all.failures = std::move(found.failures);
    for (auto const& one : plan->drafts) judge(one, all);
    for (auto const& f : all.failures) say_error(f.message);
    if (all.drafts.empty()) return failed;

    auto brief = matrix::make_brief(all.drafts, plan->message_language);
    brief.version = version();
    brief.failures = std::move(all.failures);
    brief.state = o.state;
    brief.organisation = o.organisation;
    brief.date = o.date;
    say_info("pages, as lines are counted: " + std::to_string(report::pages_of(brief)));
    auto const text =
        o.format == brief_format::html ? report::render_brief_html(brief) : report::render_brief_markdown(brief);
    if (!write_output(text, o.output) || !brief.failures.empty()) return failed;
    return !o.exit_zero && all.reached ? findings : clean;
}

}  // namespace cmwlint::cli
