// Evaluation: conditions over statements and the document. No words, no regular expressions, no I/O.
#include "lint/reporter.hpp"

namespace cmwlint::lint {

std::vector<diagnostic::diagnostic> evaluate(read_draft const& draft, document_kind kind,
                                             rulepack::rule_set const& rules, options const& how,
                                             std::vector<judgement>& log) {
    std::vector<diagnostic::diagnostic> out;
    judge const judging(draft, kind);
    reporter reporting(draft, rules, how, judging, log);
    for (auto const& rule : rules.data().rules) {
        auto const& info = rules.rules()[rule.info];
        if (!applies(info, kind) || !selected(info, how) || !reporting.begin(rule)) continue;
        for (auto const& c : rule.cases) reporting.run(c, out);
    }
    return out;
}

}  // namespace cmwlint::lint
