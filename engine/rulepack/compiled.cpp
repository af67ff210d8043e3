#include "rulepack/compiled.hpp"

#include <algorithm>
#include <cctype>

namespace cmwlint::rulepack {

language_data const& compiled::in(text::language l) const {
    if (words_of) return words_of->in(l);
    auto const index = static_cast<std::size_t>(l);
    std::call_once(made_[index], [&] {
        languages_[index] = std::make_unique<language_data>(make_language ? make_language(l) : language_data{});
    });
    return *languages_[index];
}

match::replacements const& compiled::wordings_of(std::size_t rule, text::language l) const {
    if (words_of) return words_of->wordings_of(rule, l);
    auto const index = static_cast<std::size_t>(l);
    std::call_once(wordings_made_[index], [&] {
        std::vector<match::replacement_problem> ignored;  // told when the packs are checked
        for (auto const& info : infos)
            wordings_[index].push_back(match::replacements::compile(info.wordings[index], l, ignored));
    });
    return wordings_[index][rule];
}

rule_text rule_info::text_in(text::language l) const {
    rule_text out = texts[static_cast<std::size_t>(l)];
    rule_text const& english = texts[static_cast<std::size_t>(text::language::en)];
    if (out.message.empty()) out.message = english.message;
    if (out.why.empty()) out.why = english.why;
    if (out.advice.empty()) out.advice = english.advice;
    if (out.limits.empty()) out.limits = english.limits;
    for (auto const& label : english.labels) {
        bool const known = std::any_of(out.labels.begin(), out.labels.end(),
                                       [&](auto const& mine) { return mine.first == label.first; });
        if (!known) out.labels.push_back(label);
    }
    return out;
}

model_clause const& rule_info::model_in(text::language l) const {
    auto const& own = models[static_cast<std::size_t>(l)];
    return own.clause.empty() ? models[static_cast<std::size_t>(text::language::en)] : own;
}

std::string_view rule_info::theme() const {
    auto const dash = id.find('-');
    return std::string_view(id).substr(0, dash);
}

rule_set::rule_set() : data_(std::make_shared<compiled const>()) {}
rule_set::rule_set(std::shared_ptr<compiled const> data) : data_(std::move(data)) {}

std::span<rule_info const> rule_set::rules() const { return data_->infos; }
std::span<pack_info const> rule_set::packs() const { return data_->packs; }

std::span<source_document const> rule_set::documents() const { return data_->documents; }
std::span<theme_info const> rule_set::themes() const { return data_->themes; }

source_document const* rule_set::document(std::string_view key) const {
    auto const& all = data_->documents;
    auto const it = std::find_if(all.begin(), all.end(), [&](auto const& d) { return d.key == key; });
    return it == all.end() ? nullptr : &*it;
}

std::span<example const> rule_set::examples_of(std::string_view rule_id) const {
    auto const it = data_->examples.find(std::string(rule_id));
    return it == data_->examples.end() ? std::span<example const>{} : std::span<example const>{it->second};
}

namespace {

std::string lower(std::string_view s) {
    std::string out(s);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

}  // namespace

rule_info const* rule_set::find(std::string_view id_or_name) const {
    auto const wanted = lower(id_or_name);
    for (auto const& info : data_->infos) {
        if (lower(info.id) == wanted || info.name == wanted) return &info;
    }
    return nullptr;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string closest(std::string_view wanted, std::span<std::string const> known) {
    std::string best;
    std::size_t distance = std::max<std::size_t>(2, wanted.size() / 3) + 1;
    for (auto const& candidate : known) {
        if (auto const d = edit_distance(wanted, candidate); d < distance) {
            distance = d;
            best = candidate;
        }
    }
    return best;
}

std::string rule_set::suggest(std::string_view mistyped) const {
    std::vector<std::string> known;
    for (auto const& info : data_->infos) {
        known.push_back(lower(info.id));
        known.push_back(info.name);
        known.push_back(lower(info.theme()));
    }
    auto const best = closest(lower(mistyped), known);
    if (auto const* info = find(best); info && best == lower(info->id)) return info->id;
    for (auto const& info : data_->infos) {
        if (lower(info.theme()) == best) return std::string(info.theme());
    }
    return best;
}

}  // namespace cmwlint::rulepack
