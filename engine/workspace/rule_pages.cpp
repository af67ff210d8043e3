#include "workspace/rule_pages.hpp"

#include "rulepack/compiled.hpp"

#include <algorithm>

namespace cmwlint::workspace {
namespace {

using rulepack::example;
using rulepack::rule_info;
using rulepack::rule_set;
using text::language;

// The first that differ in what they show; where those are too few, others.
std::vector<report::page_example> pick(std::span<example const> all, bool violating, language wanted,
                                       std::size_t most) {
    auto const fits = [&](example const& e, language l) { return e.violating == violating && e.language == l; };
    bool const spoken = std::any_of(all.begin(), all.end(), [&](auto const& e) { return fits(e, wanted); });
    auto const shown_in = spoken ? wanted : language::en;
    std::vector<report::page_example> out;
    auto const known = [&](std::string report::page_example::*member, std::string const& value) {
        return std::any_of(out.begin(), out.end(), [&](auto const& e) { return e.*member == value; });
    };
    for (bool const any_note : {false, true}) {
        for (auto const& e : all) {
            if (out.size() >= most || !fits(e, shown_in) || known(&report::page_example::text, e.text)) continue;
            if (any_note || !known(&report::page_example::note, e.note)) out.push_back({e.text, e.note});
        }
    }
    return out;
}

rulepack::rule const* rule_of(rule_set const& rules, rule_info const& info) {
    auto const& all = rules.data().rules;
    auto const index = static_cast<std::size_t>(&info - rules.rules().data());
    auto const it = std::find_if(all.begin(), all.end(), [&](auto const& r) { return r.info == index; });
    return it == all.end() ? nullptr : &*it;
}

bool of_absence(rulepack::rule const& rule) {
    return std::all_of(rule.cases.begin(), rule.cases.end(), [](auto const& c) { return c.whole_document; });
}

std::string message_of(rule_set const& rules, rule_info const& info, rulepack::rule_case const& c, language wanted) {
    if (!c.say.empty()) {
        auto const& variants = rules.data().variants;
        if (auto const it = variants.find(info.id + "/" + c.say); it != variants.end()) {
            for (auto const l : {wanted, language::en}) {
                auto const& message = it->second[static_cast<std::size_t>(l)].message;
                if (!message.empty()) return message;
            }
        }
    }
    return info.text_in(wanted).message;
}

std::vector<report::page_grade> grades_of(rule_set const& rules, rule_info const& info, rulepack::rule const& rule,
                                          language wanted) {
    std::vector<report::page_grade> out;
    for (auto const& c : rule.cases) {
        report::page_grade grade{c.level, message_of(rules, info, c, wanted), c.needs_lawyer};
        bool const known = std::any_of(out.begin(), out.end(), [&](auto const& g) {
            return g.level == grade.level && g.message == grade.message && g.needs_lawyer == grade.needs_lawyer;
        });
        if (!known) out.push_back(std::move(grade));
    }
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.level > b.level; });
    return out;
}

// Each paragraph that a citation names, with what it says.
std::vector<report::page_source> sources_of(rule_set const& rules, rule_info const& info) {
    std::vector<report::page_source> out;
    for (auto const& cited : info.sources) {
        auto const documents = rules.documents();
        auto const document =
            std::find_if(documents.begin(), documents.end(), [&](auto const& d) { return d.symbol == cited.document; });
        auto const named = document == documents.end() ? std::vector<rulepack::source_paragraph const*>{}
                                                       : document->cited_by(cited.paragraph);
        if (named.empty()) out.push_back({cited, {}});
        for (auto const* p : named) {
            auto one = cited;
            one.paragraph = p->number;
            one.speaker = p->speaker;
            out.push_back({std::move(one), p->says});
        }
    }
    return out;
}

std::vector<std::string> codes(std::vector<language> const& languages) {
    std::vector<std::string> out;
    for (auto const l : languages) out.emplace_back(text::code(l));
    return out;
}

}  // namespace

report::rule_page page_of(rule_set const& rules, rule_info const& info, language wanted, std::size_t examples) {
    auto const text = info.text_in(wanted);
    report::rule_page page;
    page.id = info.id;
    page.name = info.name;
    page.theme = info.theme();
    page.level = info.level;
    page.applies_to = info.applies_to;
    page.message = text.message;
    page.why = text.why;
    page.advice = text.advice;
    page.limits = text.limits;
    page.convention = info.convention;
    page.sources = sources_of(rules, info);
    page.condition = info.condition;
    page.languages = codes(info.languages);
    page.pack = info.pack;
    auto const& model = info.model_in(wanted);
    page.instead = {model.clause, model.note};
    if (auto const* rule = rule_of(rules, info)) {
        page.of_absence = of_absence(*rule);
        page.grades = grades_of(rules, info, *rule, wanted);
    }
    auto const all = rules.examples_of(info.id);
    page.violating = pick(all, true, wanted, examples);
    page.compliant = pick(all, false, wanted, examples);
    for (auto const& id : info.related) {
        auto const* other = rules.find(id);
        page.related.emplace_back(id, other ? other->name : std::string{});
    }
    for (auto const l : text::all_languages) {
        auto const& message = info.texts[static_cast<std::size_t>(l)].message;
        if (l != wanted && !message.empty()) page.messages_elsewhere.emplace_back(l, message);
    }
    return page;
}

std::vector<report::rule_row> rows_of(rule_set const& rules, language wanted) {
    std::vector<report::rule_row> rows;
    for (auto const& info : rules.rules()) {
        report::rule_row row;
        row.id = info.id;
        row.name = info.name;
        row.severity = diagnostic::name(info.level);
        row.message = info.text_in(wanted).message;
        row.theme = info.theme();
        auto const* rule = rule_of(rules, info);
        row.mode = rule && of_absence(*rule) ? "absence" : "wording";
        row.applies_to = info.applies_to;
        row.languages = codes(info.languages);
        row.pack = info.pack;
        rows.push_back(std::move(row));
    }
    return rows;
}

report::coverage coverage_of(rule_set const& rules) {
    report::coverage all;
    for (auto const& document : rules.documents()) {
        for (auto const& p : document.paragraphs) {
            report::coverage_row row{document.symbol, p.number,    document.authority, p.speaker, p.kind,
                                     p.says,          p.checkable, p.why_not,          {},        {}};
            rulepack::paragraph_reference const here{document.key, p.number};
            for (auto const& info : rules.rules())
                if (std::find(info.cited.begin(), info.cited.end(), here) != info.cited.end())
                    row.rules.push_back({info.id, codes(info.languages)});
            using state = report::coverage_state;
            bool const asks = !p.kind.empty();  // a paragraph without a kind is there to be cited only
            row.state = !p.checkable.empty() ? (row.rules.empty() ? state::gap : state::covered)
                        : asks               ? state::not_checkable
                                             : state::cited;
            all.rows.push_back(std::move(row));
        }
    }
    return all;
}

}  // namespace cmwlint::workspace
