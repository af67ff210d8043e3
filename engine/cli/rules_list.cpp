// cmwlint rules: all rules, one a line.
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "workspace/rule_pages.hpp"

namespace cmwlint::cli {

int run(rules_list_options const& o) {
    auto const packs = load_packs_or_say(o.packs);
    if (!packs) return failed;
    auto const rows = workspace::rows_of(packs->rules, o.message_language);
    auto const text = o.format == listing_format::json       ? report::render_rules_json(rows)
                      : o.format == listing_format::markdown ? report::render_rules_markdown(rows)
                                                             : report::render_rules_text(rows);
    return write_output(text, {}) ? clean : failed;
}

}  // namespace cmwlint::cli
