// cmwlint explain: one rule, several, or a theme, each as a page.
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/selection.hpp"
#include "project/suppressions.hpp"
#include "workspace/rule_pages.hpp"

#include <algorithm>

namespace cmwlint::cli {

namespace {

// What cmwlint says of suppressions stands in no rule pack.
report::rule_page page_of(project::own_remark const& one) {
    report::rule_page page;
    page.id = one.id;
    page.name = one.name;
    page.theme = "SUP";
    page.level = one.level;
    page.message = one.message;
    page.why = one.why;
    page.advice = one.advice;
    page.applies_to = {"suppressions"};
    page.pack = "cmwlint";
    return page;
}

// Takes the names of such remarks out of what was asked for.
std::vector<report::rule_page> pages_of_remarks(std::vector<std::string>& names) {
    std::vector<report::rule_page> pages;
    for (auto const& one : project::own_remarks()) {
        auto const meant = [&](std::string const& name) { return project::means(name, one.id, one.name); };
        if (std::any_of(names.begin(), names.end(), meant)) pages.push_back(page_of(one));
    }
    std::erase_if(names, [](std::string const& name) {
        auto const all = project::own_remarks();
        return std::any_of(all.begin(), all.end(),
                           [&](auto const& one) { return project::means(name, one.id, one.name); });
    });
    return pages;
}

}  // namespace

int run(explain_options const& o) {
    constexpr std::size_t examples = 3;  // of either sort
    auto const packs = load_packs_or_say(o.packs);
    if (!packs) return failed;
    auto const& rules = packs->rules;
    auto names = o.rules;
    auto pages = pages_of_remarks(names);
    auto const wanted = ids_or_say(rules, names);
    if (!wanted) return failed;
    for (auto id = wanted->begin(); id != wanted->end(); ++id)
        if (std::find(wanted->begin(), id, *id) == id)  // once, however often it is named
            pages.push_back(workspace::page_of(rules, *rules.find(*id), o.message_language, examples));
    if (o.json) return write_output(report::render_pages_json(pages), {}) ? clean : failed;
    std::string out;
    for (auto const& page : pages) {
        if (!out.empty()) out += "\n" + std::string(60, '-') + "\n\n";
        out += report::render_page_text(page, {o.message_language, 100});
    }
    return write_output(out, {}) ? clean : failed;
}

}  // namespace cmwlint::cli
