#include "matrix/build.hpp"

#include "lint/compliance.hpp"
#include "matrix/place.hpp"

#include <algorithm>
#include <map>

namespace cmwlint::matrix {
namespace {

using report::matrix_place;
using report::matrix_result;
using report::matrix_row;
using report::verdict;

bool sets_standards(std::string const& authority) {
    return authority == "Convention" || authority == "general comment" || authority == "other instrument";
}

bool asks_something(rulepack::source_paragraph const& p) { return p.kind != "positive" && p.kind != "procedure"; }

// "law" of "decree", "agreement" of "readmission-agreement".
std::string_view kind_group(std::string_view kind) {
    if (kind == "decree") return "law";
    return kind.ends_with("agreement") ? "agreement" : kind;
}

bool is_firm(matrix_place const& p) { return p.level && *p.level != diagnostic::severity::note && !p.needs_lawyer; }

verdict sum_of(std::vector<matrix_place> const& faults, std::vector<matrix_place> const& clauses) {
    bool const firm = std::any_of(faults.begin(), faults.end(), is_firm);
    if (!clauses.empty()) return faults.empty() ? verdict::satisfied : verdict::mixed;
    return firm ? verdict::violated : verdict::doubtful;
}

// What one draft made of each rule.
struct rule_result {
    std::vector<matrix_place> faults, clauses;
    lint::standing is = lint::standing::applied;

    [[nodiscard]] verdict sum() const {
        if (!faults.empty() || !clauses.empty()) return sum_of(faults, clauses);
        return is == lint::standing::applied ? verdict::silent : verdict::not_applicable;
    }
};
using rule_results = std::map<std::string, rule_result>;

rule_results results_of(rulepack::rule_set const& rules, lint::result const& found, text::language said_in) {
    rule_results out;
    auto const& complies = *found.complies;
    for (auto const& s : complies.standings) out[s.rule].is = s.is;
    for (std::size_t i = 0; i < found.diagnostics.size(); ++i) {
        auto const& d = found.diagnostics[i];
        auto const& c = complies.faults[i];
        out[d.rule].faults.push_back(
            {d.rule, d.level, d.needs_lawyer, d.message, c.where, place_shown(d.provision), c.words, c.text});
    }
    for (auto const& s : complies.satisfied) {
        auto const* info = rules.find(s.rule);
        auto message = info ? info->text_in(said_in).message : std::string{};
        out[s.rule].clauses.push_back({s.rule, std::nullopt, false, std::move(message), s.by.where,
                                       place_shown(s.by.provision), s.by.words, s.by.text});
    }
    return out;
}

void by_place(std::vector<matrix_place>& places) {
    std::stable_sort(places.begin(), places.end(), [](auto const& a, auto const& b) { return a.where < b.where; });
}

// A paragraph on agreements or contracts asks nothing of a law; one on the law is asked of whatever the rules that
// cite it are for, as agreements become law.
bool addressed_to(matrix_row const& row, std::string_view kind) {
    auto const has = [&](std::string_view k) {
        return std::find(row.checkable.begin(), row.checkable.end(), k) != row.checkable.end();
    };
    return row.checkable.empty() || has("law") || has(kind) || has(kind_group(kind));
}

matrix_result judge(matrix_row const& row, std::vector<std::string> const& rules, rule_results const& results,
                    std::string_view kind) {
    matrix_result out;
    bool const unseen = row.checkable.empty() && !row.why_not.empty();
    if (!addressed_to(row, kind)) {
        out.is = verdict::not_applicable;
        out.because = report::inapplicable::other_kind;
        return out;
    }
    bool applied = false, off_topic = false;
    for (auto const& id : rules) {
        auto const it = results.find(id);
        if (it == results.end()) continue;
        auto const& one = it->second;
        out.rules.push_back({id, one.sum()});
        if (unseen) continue;  // the rule rests on it, yet no text can show it
        out.faults.insert(out.faults.end(), one.faults.begin(), one.faults.end());
        out.clauses.insert(out.clauses.end(), one.clauses.begin(), one.clauses.end());
        applied = applied || one.is == lint::standing::applied;
        off_topic = off_topic || one.is == lint::standing::off_topic;
    }
    by_place(out.faults);
    by_place(out.clauses);
    if (unseen) {
        out.is = verdict::not_checkable;
    } else if (!out.faults.empty() || !out.clauses.empty()) {
        out.is = sum_of(out.faults, out.clauses);
    } else if (out.rules.empty()) {
        out.is = verdict::not_covered;
    } else if (applied) {
        out.is = verdict::silent;
    } else {
        out.is = verdict::not_applicable;
        out.because = off_topic ? report::inapplicable::off_topic : report::inapplicable::other_kind;
    }
    return out;
}

class builder {
public:
    builder(rulepack::rule_set const& rules, std::vector<judged_draft> const& drafts, text::language said_in)
        : rules_(rules), drafts_(drafts) {
        for (auto const& d : drafts) {
            results_.push_back(results_of(rules, d.found, said_in));
            out_.files.push_back(
                {d.file, d.found.language.value_or(text::language::en), std::string(lint::name(d.found.kind))});
        }
        for (auto const& p : rules.packs()) out_.packs.push_back(p.name + (p.version.empty() ? "" : " " + p.version));
    }

    report::conformity_matrix by_paragraph() {
        auto const citing = rules_by_paragraph();
        for (auto const& document : rules_.documents()) {
            if (sets_standards(document.authority)) continue;
            auto group = group_of(document);
            for (auto const& p : document.paragraphs) {
                if (!asks_something(p)) continue;
                auto const it = citing.find({document.key, p.number});
                add({p.number, p.says, p.kind, p.speaker, p.why_not, p.articles, p.checkable, {}},
                    it == citing.end() ? std::vector<std::string>{} : it->second, group);
            }
            if (!group.rows.empty()) out_.groups.push_back(std::move(group));
        }
        return std::move(out_);
    }

    report::conformity_matrix by_article() {
        out_.by_article = true;
        for (auto const& document : rules_.documents()) {
            if (document.authority != "Convention") continue;
            auto group = group_of(document);
            for (auto& [number, row] : articles_of(document)) add(std::move(row), rules_on(document, number), group);
            if (!group.rows.empty()) out_.groups.push_back(std::move(group));
        }
        return std::move(out_);
    }

private:
    static report::matrix_group group_of(rulepack::source_document const& d) {
        return {d.key, d.symbol, d.title, d.authority, d.year, {}};
    }

    void add(matrix_row row, std::vector<std::string> const& rules, report::matrix_group& group) {
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            row.results.push_back(judge(row, rules, results_[i], out_.files[i].kind));
        group.rows.push_back(std::move(row));
    }

    std::map<std::pair<std::string, std::string>, std::vector<std::string>> rules_by_paragraph() const {
        std::map<std::pair<std::string, std::string>, std::vector<std::string>> out;
        for (auto const& info : rules_.rules()) {
            for (auto const& c : info.cited) out[{c.document, c.number}].push_back(info.id);
        }
        return out;
    }

    // A row an article: what the article itself says here, else its paragraphs one after the other.
    static std::map<int, matrix_row> articles_of(rulepack::source_document const& document) {
        std::map<int, matrix_row> out;
        for (auto const& p : document.paragraphs) {
            auto const number = article_in(p.number);
            auto const rest = p.number.substr(std::min(std::to_string(number).size(), p.number.size()));
            bool const part = !rest.empty();
            if (number == 0 || !asks_something(p) || (part && rest.front() != '(')) continue;
            auto& row = out[number];
            bool const first = row.number.empty();
            row.number = std::to_string(number);
            if (!part)
                row.says = p.says;
            else if (!document.find(row.number))
                row.says += (row.says.empty() ? "" : " ") + rest + " " + p.says;
            // An article can be seen in a text if one of its paragraphs can.
            row.why_not = first || !row.why_not.empty() ? p.why_not : row.why_not;
            row.checkable.insert(row.checkable.end(), p.checkable.begin(), p.checkable.end());
        }
        return out;
    }

    std::vector<std::string> rules_on(rulepack::source_document const& document, int article) const {
        std::vector<std::string> out;
        for (auto const& info : rules_.rules()) {
            bool const named = std::any_of(info.convention.begin(), info.convention.end(),
                                           [&](auto const& a) { return article_in(a) == article; });
            bool const cited = std::any_of(info.cited.begin(), info.cited.end(), [&](auto const& c) {
                return c.document == document.key && article_in(c.number) == article;
            });
            if (named || cited) out.push_back(info.id);
        }
        return out;
    }

    rulepack::rule_set const& rules_;
    std::vector<judged_draft> const& drafts_;
    std::vector<rule_results> results_;
    report::conformity_matrix out_;
};

}  // namespace

report::conformity_matrix build(rulepack::rule_set const& rules, std::vector<judged_draft> const& drafts, rows_by rows,
                                text::language said_in) {
    builder making(rules, drafts, said_in);
    return rows == rows_by::paragraph ? making.by_paragraph() : making.by_article();
}

}  // namespace cmwlint::matrix
