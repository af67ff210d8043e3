// cmwlint why: how one provision was read, and why rules spoke of it or not.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/read_draft.hpp"
#include "cli/selection.hpp"
#include "report/derivation.hpp"

namespace cmwlint::cli {

int run(why_options const& o) {
    auto const planned = plan_or_say(o, o.paths);
    if (!planned) return failed;
    auto const& plan = planned->drafts.front();
    auto const wanted = ids_or_say(*plan.rules, o.rules);
    if (!wanted) return failed;
    auto const read = read_draft(plan.path, plan.name, plan.encoding);
    if (!read.value) {
        say_error(read.error);
        return failed;
    }
    auto const& draft = *read.value;
    for (auto const& r : draft.remarks) say_warning(draft.file->path() + ": " + r.text);
    if (o.line > draft.file->line_count()) {
        say_error(draft.file->path() + ": there is no line " + std::to_string(o.line) + "; the file ends at line " +
                  std::to_string(draft.file->line_count()));
        return failed;
    }
    lint::options how;
    how.language = plan.how.language;
    how.kind = plan.how.kind;
    how.trace = lint::trace_request{*wanted, o.line};
    auto found = lint::lint(*draft.file, draft.edits, *plan.rules, how);
    if (!found.language) {
        say_error(no_language(draft.file->path()));
        return failed;
    }
    report::derivation_input in;
    in.file = draft.file;
    in.language = found.language;
    in.kind = name(found.kind);
    in.line = o.line;
    in.sentences = std::move(found.derivations);
    in.in_full = !o.rules.empty();
    report::style const look{use_colour(o.colour, false), text::language::en, terminal_width()};
    auto const text = o.json ? report::render_derivation_json(in) : report::render_derivation_text(in, look);
    return write_output(text, {}) ? clean : failed;
}

}  // namespace cmwlint::cli
