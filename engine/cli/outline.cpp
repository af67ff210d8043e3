// cmwlint outline: the tree of provisions, so that a drafter sees what cmwlint sees.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/read_draft.hpp"
#include "report/listing.hpp"

#include <algorithm>
#include <vector>

namespace cmwlint::cli {
namespace {

// A span of the reading as the draft prints it: without its markup, and in one line.
std::string printed(ingest::draft const& draft, text::reading const& reading, source::span where) {
    if (where.empty()) return {};
    return text::printed(draft.file->text(), draft.edits, reading.map.to_origin(where));
}

std::vector<report::outline_row> rows_of(ingest::draft const& draft, lint::outline const& outline) {
    auto const& provisions = outline.document.provisions;
    std::vector<std::size_t> depth(provisions.size(), 0);
    std::vector<report::outline_row> rows;
    for (std::size_t i = 1; i < provisions.size(); ++i) {
        auto const& p = provisions[i];
        depth[i] = p.parent == structure::no_provision || p.parent == 0 ? 0 : depth[p.parent] + 1;
        auto const whole = outline.reading.map.to_origin(p.whole);
        auto const& file = *draft.file;
        rows.push_back({std::string{structure::kind_name(p.kind)}, depth[i], printed(draft, outline.reading, p.label),
                        p.number, printed(draft, outline.reading, p.heading), file.line_of(whole.begin),
                        file.line_of(whole.empty() ? whole.begin : whole.end - 1), p.eid});
    }
    return rows;
}

}  // namespace

int run(outline_options const& o) {
    auto const planned = plan_or_say(o, o.paths);
    if (!planned) return failed;
    auto const& plan = planned->drafts.front();
    auto const read = read_draft(plan.path, plan.name, plan.encoding);
    if (!read.value) {
        say_error(read.error);
        return failed;
    }
    auto const& draft = *read.value;
    for (auto const& r : draft.remarks) say_warning(draft.file->path() + ": " + r.text);
    auto const outline = lint::read_outline(*draft.file, draft.edits, plan.how.language);
    if (!outline) {
        say_error(no_language(draft.file->path()));
        return failed;
    }
    auto const rows = rows_of(draft, *outline);
    auto const text = o.json ? report::render_outline_json(draft.file->path(), text::code(outline->language), rows)
                             : report::render_outline_text(rows);
    return write_output(text, {}) ? clean : failed;
}

}  // namespace cmwlint::cli
