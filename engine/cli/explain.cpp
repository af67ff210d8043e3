// cmwlint explain: one rule, several, or a theme, each as a page.
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/rule_pages.hpp"
#include "cli/selection.hpp"

#include <algorithm>

namespace cmwlint::cli {

int run(explain_options const& o) {
    constexpr std::size_t examples = 3;  // of either sort
    auto const packs = load_packs_or_say(o.packs);
    if (!packs) return failed;
    auto const& rules = packs->rules;
    auto wanted = ids_or_say(rules, o.rules);
    if (!wanted) return failed;
    std::string out;
    for (auto id = wanted->begin(); id != wanted->end(); ++id) {
        if (std::find(wanted->begin(), id, *id) != id) continue;  // named twice
        if (!out.empty()) out += "\n" + std::string(60, '-') + "\n\n";
        out += report::render_page_text(page_of(rules, *rules.find(*id), o.message_language, examples),
                                        {o.message_language, 100});
    }
    return write_output(out, {}) ? clean : failed;
}

}  // namespace cmwlint::cli
