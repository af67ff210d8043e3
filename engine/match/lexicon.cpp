#include "match/lexicon.hpp"

#include "text/reading.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace cmwlint::match {
namespace {

// What may be written onto the front of an Arabic word: one conjunction, then one preposition and the article.
constexpr std::array<std::string_view, 3> conjunctions{"", "و", "ف"};
constexpr std::array<std::string_view, 9> particles{"", "ال", "ب", "بال", "ل", "لل", "ك", "كال", "س"};

// A remainder shorter than two letters (four bytes) is no word: "ال" + "ا" would match everything.
constexpr std::size_t shortest_remainder = 4;

// Stems end where the letters that order_lam_alef moves begin, since the word may go on with more of them.
std::string without_trailing_lam_alef(std::string s) {
    while (s.ends_with("ا") || s.ends_with("ل")) s.resize(s.size() - 2);
    return s;
}

}  // namespace

pattern_id lexicon::add(std::string const& folded, bool stem) {
    auto& map = stem ? plain_.stems : plain_.words;
    auto& ids = map[folded];
    if (ids.empty()) {
        ids.push_back(static_cast<pattern_id>(patterns_.size()));
        patterns_.emplace_back(folded, stem);
    }
    return ids.front();
}

void lexicon::close() { plain_.close_lengths(); }

void lexicon::save(archive_writer& a) const { a(patterns_); }

void lexicon::open(archive_reader& a) {
    a(patterns_);
    plain_.words.reserve(patterns_.size());
    for (pattern_id id = 0; id < patterns_.size(); ++id) {
        auto const& [word, stem] = patterns_[id];
        (stem ? plain_.stems : plain_.words)[word].push_back(id);
    }
    close();
}

lexicon::table lexicon::build_ordered() const {
    table ordered;
    for (pattern_id id = 0; id < patterns_.size(); ++id) {
        auto const& [word, stem] = patterns_[id];
        for (auto const particle : particles) {
            std::string form = text::order_lam_alef(std::string(particle) + word);
            if (stem) form = without_trailing_lam_alef(std::move(form));
            if (form.size() < shortest_remainder && form.size() < word.size()) continue;
            auto& ids = (stem ? ordered.stems : ordered.words)[form];
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
        }
    }
    ordered.close_lengths();
    return ordered;
}

void lexicon::table::close_lengths() {
    std::set<std::size_t> lengths;
    for (auto const& [stem, ids] : stems) lengths.insert(stem.size());
    stem_lengths.assign(lengths.begin(), lengths.end());
}

void lexicon::table::look_up(std::string_view word, std::vector<pattern_id>& out) const {
    if (auto it = words.find(word); it != words.end()) out.insert(out.end(), it->second.begin(), it->second.end());
    for (auto const length : stem_lengths) {
        if (length > word.size()) break;
        if (auto it = stems.find(word.substr(0, length)); it != stems.end())
            out.insert(out.end(), it->second.begin(), it->second.end());
    }
}

std::vector<pattern_id> lexicon::classify(std::string_view word, bool lam_alef_ordered) const {
    std::vector<pattern_id> out;
    if (language_ != text::language::ar) {
        plain_.look_up(word, out);
    } else {
        for (auto const conjunction : conjunctions) {
            if (!word.starts_with(conjunction)) continue;
            auto const rest = word.substr(conjunction.size());
            if (lam_alef_ordered) {
                std::call_once(ordered_->made, [this] { ordered_->is = build_ordered(); });
                ordered_->is.look_up(rest, out);
                continue;
            }
            for (auto const particle : particles) {
                if (!rest.starts_with(particle)) continue;
                auto const bare = rest.substr(particle.size());
                if (bare.size() < shortest_remainder && bare.size() != word.size()) continue;
                plain_.look_up(bare, out);
            }
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace cmwlint::match
