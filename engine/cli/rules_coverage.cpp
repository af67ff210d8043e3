// cmwlint rules coverage: which rules look after each paragraph of the documents, and what nobody looks after.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "workspace/rule_pages.hpp"

namespace cmwlint::cli {
namespace {

std::string render(report::coverage const& all, listing_format format) {
    switch (format) {
        case listing_format::json:
            return report::render_coverage_json(all);
        case listing_format::markdown:
            return report::render_coverage_markdown(all);
        case listing_format::csv:
            return report::render_coverage_csv(all);
        case listing_format::text:
            break;
    }
    return report::render_coverage_text(all, terminal_width());
}

}  // namespace

int run(rules_coverage_options const& o) {
    auto const packs = load_packs_or_say(o.packs);
    if (!packs) return failed;
    auto const all = workspace::coverage_of(packs->rules);
    if (!write_output(render(all, o.format), {})) return failed;
    return o.strict && !all.gaps().empty() ? findings : clean;
}

}  // namespace cmwlint::cli
