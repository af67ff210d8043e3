// cmwlint explain: one rule, as a page.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/selection.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::cli {
namespace {

using rulepack::example;
using rulepack::rule_info;

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
}

// "Heading" and a paragraph, indented; nothing where there is nothing to say.
void section(std::string& page, std::string_view heading, std::string_view paragraph) {
    if (paragraph.empty()) return;
    page.append("\n").append(heading).append("\n  ");
    page.append(report::wrap(report::printable(paragraph), 100, 2, 2)).append("\n");
}

std::string sources_of(rule_info const& rule) {
    std::vector<std::string> all;
    for (auto const& s : rule.sources) {
        all.push_back(s.document + (s.paragraph.empty() ? "" : ", para. " + s.paragraph) +
                      (s.authority.empty() ? "" : " (" + s.authority + ")"));
    }
    return joined(all, "; ");
}

std::string articles(std::vector<std::string> const& of_the_convention) {
    if (of_the_convention.empty()) return {};
    return (of_the_convention.size() == 1 ? "article " : "articles ") + joined(of_the_convention, ", ");
}

// The first example of that sort in the language, else in English, else in any.
example const* pick(std::span<example const> all, bool violating, text::language language) {
    example const* best = nullptr;
    for (auto const& e : all) {
        if (e.violating != violating) continue;
        if (e.language == language) return &e;
        if (best == nullptr || (e.language == text::language::en && best->language != e.language)) best = &e;
    }
    return best;
}

void add_example(std::string& page, std::string_view heading, example const* e) {
    if (e == nullptr) return;
    page.append("\n").append(heading);
    if (!e->note.empty()) page.append(" (").append(report::printable(e->note)).append(")");
    page.append("\n");
    for (std::size_t at = 0; at < e->text.size();) {
        auto const end = std::min(e->text.find('\n', at), e->text.size());
        page.append("  | ").append(report::printable(std::string_view{e->text}.substr(at, end - at))).append("\n");
        at = end + 1;
    }
}

std::string page_of(rule_info const& rule, std::span<example const> examples, text::language language) {
    auto const text = rule.text_in(language);
    std::string page = rule.id + "  " + rule.name + "\n";
    page += std::string{diagnostic::name(rule.level)} + ", applies to: " + joined(rule.applies_to, ", ") +
            ", rules: " + rule.pack + "\n\n";
    page += report::wrap(report::printable(text.message), 100, 0, 0) + "\n";
    section(page, "Why", text.why);
    section(page, "Advice", text.advice);
    section(page, "Sources", sources_of(rule));
    section(page, "Convention", articles(rule.convention));
    section(page, "Condition", rule.condition);
    add_example(page, "Reported", pick(examples, true, language));
    add_example(page, "Not reported", pick(examples, false, language));
    return page;
}

}  // namespace

int run(explain_options const& o) {
    auto const packs = load_packs(o.packs);
    if (!packs) return failed;
    auto const& rules = packs->rules;
    auto const* const rule = rules.find(o.rule);
    if (rule == nullptr) {
        say_unknown(rules, o.rule);
        return failed;
    }
    return write_output(page_of(*rule, rules.examples_of(rule->id), o.message_language), {}) ? clean : failed;
}

}  // namespace cmwlint::cli
