// cmwlint rules test: every example of every rule is a little draft that is linted as any other.
//   ok-reported  it violates and the rule says so, where it is marked    missing  it violates and the rule is silent
//   ok-silent    it complies and the rule is silent                      noisy    it complies and the rule speaks
//   misworded    it violates and the rule says so, but would write other words instead than the example says
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/selection.hpp"
#include "report/excerpt.hpp"
#include "workspace/examples.hpp"

#include <algorithm>

namespace cmwlint::cli {
namespace {

using rulepack::example;
using rulepack::rule_info;

struct score {
    std::size_t ok_reported = 0, ok_silent = 0, missing = 0, noisy = 0, misworded = 0;
};

// What the rules said of the example, as a reader of the outcome wants it: `CRIM-001 1:23 "imprisonment"`.
std::string said(source::source_file const& file, std::vector<diagnostic::diagnostic> const& all) {
    std::string out;
    for (auto const& d : all) {
        auto const at = file.locate(d.where.begin);
        out += out.empty() ? "" : ", ";
        out += d.rule + " " + std::to_string(at.line) + ":" + std::to_string(at.column) + " \"" +
               report::shortened(source::slice(file.text(), d.where), 40) + "\"";
    }
    return out.empty() ? "nothing" : out;
}

std::string marks_of(example const& e) {
    std::string out;
    for (auto const m : e.marks)
        out += (out.empty() ? "\"" : ", \"") + report::shortened(source::slice(e.text, m), 40) + "\"";
    return out;
}

// missing  CRIM-001 en rules/CRIM-001/en.toml:12 (lead-in and list)
//   expected at "…"; fired: …
std::string complaint(std::string_view outcome, rule_info const& rule, example const& e, std::string const& fired) {
    std::string out{outcome};
    out += "  " + rule.id + " " + std::string{text::code(e.language)} + " " + e.file + ":" + std::to_string(e.line);
    if (!e.note.empty()) out += " (" + report::printable(e.note) + ")";
    auto const marks = marks_of(e);
    out += "\n  " + (e.violating && !marks.empty() ? "expected at " + marks + "; " : std::string{});
    return out + "fired: " + fired + "\n";
}

void try_one(rulepack::rule_set const& rules, rule_info const& rule, example const& e, score& sum, std::string& out) {
    auto const tried = workspace::try_example(rules, rule, e);
    source::source_file const file{e.file, e.text};
    switch (tried.outcome) {
        case workspace::example_outcome::ok_reported:
            ++sum.ok_reported;
            break;
        case workspace::example_outcome::ok_silent:
            ++sum.ok_silent;
            break;
        case workspace::example_outcome::missing:
            ++sum.missing;
            out += complaint("missing", rule, e, said(file, tried.said));
            break;
        case workspace::example_outcome::noisy:
            ++sum.noisy;
            out += complaint("noisy", rule, e, said(file, tried.said));
            break;
        case workspace::example_outcome::misworded:
            ++sum.misworded;
            out += complaint("misworded", rule, e, said(file, tried.said)) + "  to be written: \"" +
                   report::printable(e.wording) + "\"; it would write: " +
                   (tried.wording.empty() ? "nothing" : "\"" + report::printable(tried.wording) + "\"") + "\n";
            break;
    }
}

}  // namespace

int run(rules_test_options const& o) {
    auto const packs = load_packs_or_say(o.packs, {}, o.keep_going);
    if (!packs) return failed;
    auto const& rules = packs->rules;
    auto const wanted = ids_or_say(rules, o.rules);
    if (!wanted) return failed;
    score sum;
    std::string out;
    for (auto const& rule : rules.rules()) {
        if (!o.rules.empty() && std::find(wanted->begin(), wanted->end(), rule.id) == wanted->end()) continue;
        for (auto const& e : rules.examples_of(rule.id)) {
            if (!o.language || e.language == *o.language) try_one(rules, rule, e, sum, out);
        }
    }
    out += "ok-reported " + std::to_string(sum.ok_reported) + ", ok-silent " + std::to_string(sum.ok_silent) +
           ", missing " + std::to_string(sum.missing) + ", noisy " + std::to_string(sum.noisy) +
           (sum.misworded > 0 ? ", misworded " + std::to_string(sum.misworded) : "") + "\n";
    auto const wrong = sum.missing + sum.noisy + sum.misworded;
    if (sum.ok_reported + sum.ok_silent + wrong == 0) say_warning("no rule of these has an example in that language");
    out += std::to_string(sum.ok_reported + sum.ok_silent) + " passed, " + std::to_string(wrong) + " failed\n";
    if (!write_output(out, {})) return failed;
    return wrong == 0 ? clean : findings;
}

}  // namespace cmwlint::cli
