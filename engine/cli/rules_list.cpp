// cmwlint rules: all rules, one a line.
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "report/listing.hpp"

namespace cmwlint::cli {

int run(rules_list_options const& o) {
    auto const packs = load_packs(o.packs);
    if (!packs) return failed;
    std::vector<report::rule_row> rows;
    for (auto const& rule : packs->rules.rules()) {
        std::vector<std::string> languages;
        for (auto const l : rule.languages) languages.emplace_back(text::code(l));
        rows.push_back({rule.id, rule.name, std::string{diagnostic::name(rule.level)},
                        rule.text_in(o.message_language).message, rule.applies_to, std::move(languages), rule.pack});
    }
    auto const text = o.json ? report::render_rules_json(rows) : report::render_rules_text(rows);
    return write_output(text, {}) ? clean : failed;
}

}  // namespace cmwlint::cli
