// Rules with figures of a project's own.
#include "rulepack/compiled.hpp"

#include <algorithm>

namespace cmwlint::rulepack {
namespace {

void set(condition& c, std::span<threshold_info const> chosen) {
    if (c.what == condition::kind::quantity && !c.text.empty()) {
        auto const it = std::find_if(chosen.begin(), chosen.end(), [&](auto const& t) { return t.name == c.text; });
        if (it != chosen.end()) c.value = c.is_age ? it->hours / hours_a_year : it->hours;
    }
    for (auto& child : c.children) set(child, chosen);
}

void set(std::vector<condition>& all, std::span<threshold_info const> chosen) {
    for (auto& c : all) set(c, chosen);
}

void set(rule& r, std::span<threshold_info const> chosen) {
    set(r.when, chosen);
    set(r.satisfied, chosen);
    for (auto& c : r.cases) {
        set(c.find, chosen);
        set(c.unless, chosen);
    }
}

}  // namespace

std::span<threshold_info const> rule_set::thresholds() const { return data_->thresholds; }

rule_set rule_set::with(std::span<threshold_info const> chosen) const {
    if (chosen.empty()) return *this;
    auto made = std::make_shared<compiled>();
    made->concepts = data_->concepts;
    made->relations = data_->relations;
    made->definable = data_->definable;
    made->infos = data_->infos;
    made->rules = data_->rules;
    made->examples = data_->examples;
    made->variants = data_->variants;
    made->packs = data_->packs;
    made->documents = data_->documents;
    made->themes = data_->themes;
    made->thresholds = data_->thresholds;
    made->migration_term = data_->migration_term;
    made->has_migration_term = data_->has_migration_term;
    made->words_of = data_->words_of ? data_->words_of : data_;
    for (auto& t : made->thresholds)
        for (auto const& c : chosen)
            if (c.name == t.name) t = c;
    for (auto& r : made->rules) set(r, chosen);
    return rule_set(std::move(made));
}

}  // namespace cmwlint::rulepack
