#include "matrix/brief.hpp"

#include "matrix/place.hpp"
#include "rulepack/compiled.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace cmwlint::matrix {
namespace {

using report::brief_finding;
using report::brief_place;
using report::brief_safeguard;

// Articles of Parts II to VI, for which rules could look.
constexpr int first_article = 7, last_article = 71;

bool is_wanted(lint::options const& how, std::string const& rule) {
    auto const has = [&](std::vector<std::string> const& ids) {
        return std::find(ids.begin(), ids.end(), rule) != ids.end();
    };
    return (how.select.empty() || has(how.select)) && !has(how.ignore);
}

std::string theme_name(rulepack::rule_set const& rules, std::string_view id, text::language language) {
    auto const theme = id.substr(0, id.find('-'));
    for (auto const& t : rules.themes()) {
        if (t.id == theme) return t.name_in(language);
    }
    return std::string{theme};
}

// "7, 12-15": runs of three and more are drawn together.
std::vector<std::string> ranges(std::vector<int> const& numbers) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < numbers.size();) {
        auto end = i;
        while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
        if (end - i < 2) end = i;
        out.push_back(std::to_string(numbers[i]) + (end > i ? "–" + std::to_string(numbers[end]) : ""));
        i = end + 1;
    }
    return out;
}

// Whether what a rule says with a message is that something is missing: its cases with that message are judged once a
// draft.
bool is_of_absence(rulepack::rule_set const& rules, rulepack::rule_info const& info, std::string const& message) {
    auto const& data = rules.data();
    auto const index = static_cast<std::size_t>(&info - rules.rules().data());
    bool any = false, all = true;
    for (auto const& rule : data.rules) {
        if (rule.info != index) continue;
        for (auto const& c : rule.cases) {
            auto const variant = data.variants.find(info.id + "/" + c.say);
            bool const own = c.say.empty() || variant == data.variants.end();
            auto const says = [&](text::language l) {
                return own ? info.text_in(l).message == message
                           : variant->second[static_cast<std::size_t>(l)].message == message;
            };
            if (!std::any_of(text::all_languages.begin(), text::all_languages.end(), says)) continue;
            any = true;
            all = all && (c.whole_document || c.often == rulepack::once_per::document);
        }
    }
    return any && all;
}

class builder {
public:
    builder(std::vector<briefed_draft> const& drafts, text::language said_in) : drafts_(drafts) {
        out_.language = said_in;
        for (std::size_t i = 0; i < out_.parts.size(); ++i) out_.parts[i].is = report::all_convention_parts[i];
    }

    report::brief run() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            auto const& d = drafts_[i];
            out_.files.push_back({d.file, d.found.language.value_or(text::language::en),
                                  std::string(lint::name(d.found.kind)), d.title, d.set_aside});
            find(i);
            praise(i);
            count_rules(d);
        }
        finish_findings();
        finish_safeguards();
        out_.articles_without_rule = ranges(unwatched_);
        return std::move(out_);
    }

private:
    report::brief_part& part(rulepack::rule_set const& rules, rulepack::rule_info const& info) {
        return out_.parts[static_cast<std::size_t>(part_of(rules, info))];
    }

    // The sentences of the findings, which compliance has found.
    using sentences = std::map<std::pair<std::string, source::span>, lint::clause const*>;
    static sentences sentences_of(lint::result const& found) {
        sentences out;
        for (std::size_t i = 0; i < found.diagnostics.size(); ++i)
            out[{found.diagnostics[i].rule, found.diagnostics[i].where}] = &found.complies->faults[i];
        return out;
    }

    void find(std::size_t file) {
        auto const& draft = drafts_[file];
        auto const said = sentences_of(draft.found);
        for (auto const& d : draft.findings) {
            auto const* info = draft.rules->find(d.rule);
            auto const it = said.find({d.rule, d.where});
            if (!info || it == said.end()) continue;
            auto const& c = *it->second;
            bool const missing = c.where.empty() || is_of_absence(*draft.rules, *info, d.message);
            brief_place place{file,    d.level, d.needs_lawyer, missing, d.message, c.where, place_shown(d.provision),
                              c.words, c.text};
            auto& findings = part(*draft.rules, *info).findings;
            auto same = std::find_if(findings.begin(), findings.end(), [&](auto const& f) { return f.rule == d.rule; });
            if (same == findings.end()) {
                same = findings.insert(findings.end(), brief_finding{});
                same->rule = d.rule;
                same->theme = theme_name(*draft.rules, d.rule, out_.language);
            }
            take_words(*same, d, place);
            same->places.push_back(std::move(place));
        }
    }

    // What is said of a rule's findings is what is said of the gravest.
    static bool outweighs(brief_place const& a, brief_place const& b) {
        return std::tuple{-static_cast<int>(a.level), a.needs_lawyer} <
               std::tuple{-static_cast<int>(b.level), b.needs_lawyer};
    }
    static void take_words(brief_finding& f, diagnostic::diagnostic const& d, brief_place const& place) {
        bool const graver =
            std::all_of(f.places.begin(), f.places.end(), [&](auto const& other) { return outweighs(place, other); });
        if (!graver) return;
        f.why = d.why;
        f.advice = d.advice;
        f.sources = d.sources;
        f.convention = d.convention;
    }

    // A sentence that is at fault is no safeguard, whatever another rule sees in it.
    bool is_at_fault(std::size_t file, std::string const& sentence) const {
        return std::any_of(out_.parts.begin(), out_.parts.end(), [&](auto const& p) {
            return std::any_of(p.findings.begin(), p.findings.end(), [&](auto const& f) {
                return std::any_of(f.places.begin(), f.places.end(), [&](auto const& place) {
                    return place.file == file && !place.missing && place.quotation == sentence;
                });
            });
        });
    }

    void praise(std::size_t file) {
        auto const& draft = drafts_[file];
        for (auto const& s : draft.found.complies->satisfied) {
            auto const* info = draft.rules->find(s.rule);
            if (!info || s.by.text.empty() || !is_wanted(draft.how, s.rule)) continue;
            if (is_at_fault(file, s.by.text)) continue;
            auto& all = part(*draft.rules, *info).safeguards;
            auto const same = std::find_if(all.begin(), all.end(), [&](auto const& other) {
                return other.file == file && other.quotation == s.by.text && other.provision.eid == s.by.provision.eid;
            });
            if (same != all.end()) {
                if (std::find(same->rules.begin(), same->rules.end(), s.rule) == same->rules.end())
                    same->rules.push_back(s.rule);
                continue;
            }
            all.push_back({file,
                           {s.rule},
                           theme_name(*draft.rules, s.rule, out_.language),
                           place_shown(s.by.provision),
                           s.by.where,
                           s.by.words,
                           s.by.text});
        }
    }

    void count_rules(briefed_draft const& d) {
        for (auto const& s : d.found.complies->standings) {
            auto const* info = d.rules->find(s.rule);
            if (!info || !is_wanted(d.how, s.rule)) continue;
            if (rules_.insert(s.rule).second) ++out_.rules;
            if (s.is == lint::standing::applied && asked_.insert(s.rule).second) ++part(*d.rules, *info).rules_asked;
            for (auto const& a : info->convention) watched_.insert(article_in(a));
        }
        unwatched_.clear();
        for (int a = first_article; a <= last_article; ++a)
            if (!watched_.contains(a)) unwatched_.push_back(a);
        for (auto const& p : d.rules->packs()) {
            auto name = p.name + (p.version.empty() ? "" : " " + p.version);
            if (std::find(out_.packs.begin(), out_.packs.end(), name) == out_.packs.end())
                out_.packs.push_back(std::move(name));
        }
    }

    void finish_findings() {
        for (auto& p : out_.parts) {
            for (auto& f : p.findings) std::stable_sort(f.places.begin(), f.places.end(), outweighs);
            std::stable_sort(p.findings.begin(), p.findings.end(), report::graver);
        }
    }

    // First what no finding of the same rule contradicts, and of each matter one before the second of another.
    void finish_safeguards() {
        for (auto& p : out_.parts) {
            std::set<std::string> faulted;
            for (auto const& f : p.findings) faulted.insert(f.rule);
            std::map<std::string, int> count;
            std::vector<std::tuple<bool, int, brief_safeguard>> ordered;
            for (auto& s : p.safeguards) {
                bool const contested = std::any_of(s.rules.begin(), s.rules.end(),
                                                   [&](auto const& rule) { return faulted.contains(rule); });
                auto const nth = count[s.theme]++;
                ordered.emplace_back(contested, nth, std::move(s));
            }
            std::stable_sort(ordered.begin(), ordered.end(), [](auto const& a, auto const& b) {
                return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
            });
            p.safeguards.clear();
            for (auto& [contested, nth, s] : ordered) p.safeguards.push_back(std::move(s));
        }
    }

    std::vector<briefed_draft> const& drafts_;
    std::set<std::string> rules_, asked_;  // ids
    std::set<int> watched_;
    std::vector<int> unwatched_;
    report::brief out_;
};

}  // namespace

report::convention_part part_of(rulepack::rule_set const& rules, rulepack::rule_info const& info) {
    for (auto const& a : info.convention) {
        if (auto const number = article_in(a); number > 0) return report::part_of_article(number);
    }
    for (auto const& c : info.cited) {
        auto const* document = rules.document(c.document);
        auto const* paragraph = document ? document->find(c.number) : nullptr;
        if (!paragraph || paragraph->articles.empty()) continue;
        if (auto const number = article_in(paragraph->articles.front()); number > 0)
            return report::part_of_article(number);
    }
    return report::convention_part::implementation;
}

report::brief make_brief(std::vector<briefed_draft> const& drafts, text::language said_in) {
    return builder(drafts, said_in).run();
}

}  // namespace cmwlint::matrix
