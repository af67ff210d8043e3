// Terms that the draft defines: "'holding facility' means a place where foreigners are detained" makes every later
// "holding facility" a mention of detention.
#include "norms/definitions.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

namespace cmwlint::norms {
namespace {

// How far a definiens' concept may stand from "means", and a name from the thing it abbreviates (in tokens).
constexpr std::uint32_t definiens_reach = 10;
constexpr std::uint32_t hereinafter_reach = 12;
constexpr std::size_t most_terms = 400;

class collector {
public:
    collector(prepared_text const& text, text::reading const& reading, std::span<match::hit const> hits,
              cue_table const& cues, std::vector<bool> const& definable)
        : text_(text), reading_(reading), hits_(hits), cues_(cues), definable_(definable) {}

    std::vector<defined_term> collect() {
        for (auto const& h : hits_) {
            if (h.what < cues_.first_cue || terms_.size() >= most_terms) continue;
            auto const kind = cues_.cues[h.what - cues_.first_cue].what;
            if (kind == cue_kind::definition) take_definition(h);
            if (kind == cue_kind::hereinafter) take_abbreviation(h);
        }
        return std::move(terms_);
    }

private:
    std::string_view word(std::uint32_t t) const {
        auto const& k = text_.tokens[t];
        return std::string_view(reading_.text).substr(k.begin, k.end - k.begin);
    }
    bool is_quote(std::uint32_t t) const { return word(t) == "\""; }

    // The quoted words that end at or begin from a token: [first, last).
    std::vector<std::string_view> quoted_before(std::uint32_t t) const {
        std::uint32_t close = t;
        while (close > 0 && t - close < 4 && !is_quote(close - 1)) --close;
        if (close == 0 || !is_quote(close - 1)) return {};
        std::uint32_t open = close - 1;
        while (open > 0 && close - open <= longest_term + 1 && !is_quote(open - 1)) --open;
        if (open == 0 || !is_quote(open - 1)) return {};
        return words(open, close - 1);
    }

    std::vector<std::string_view> quoted_after(std::uint32_t t) const {
        std::uint32_t open = t;
        while (open < text_.tokens.size() && open - t < 5 && !is_quote(open)) ++open;
        if (open >= text_.tokens.size() || !is_quote(open)) return {};
        std::uint32_t close = open + 1;
        while (close < text_.tokens.size() && close - open <= longest_term + 1 && !is_quote(close)) ++close;
        if (close >= text_.tokens.size() || !is_quote(close)) return {};
        return words(open + 1, close);
    }

    std::vector<std::string_view> words(std::uint32_t first, std::uint32_t last) const {
        std::vector<std::string_view> out;
        for (auto t = first; t < last; ++t) {
            if (text_.tokens[t].kind != text::token_kind::punctuation) out.push_back(word(t));
        }
        if (out.size() > longest_term) out.clear();
        return out;
    }

    std::vector<match::concept_id> concepts_in(std::uint32_t first, std::uint32_t last) const {
        std::vector<match::concept_id> out;
        auto it =
            std::partition_point(hits_.begin(), hits_.end(), [&](match::hit const& h) { return h.first < first; });
        // What the definiens says first is what is defined.
        std::uint32_t nearest = ~std::uint32_t{0};
        for (auto at = it; at != hits_.end() && at->first < last; ++at) {
            if (at->what < cues_.first_cue) nearest = std::min(nearest, at->last);
        }
        for (; it != hits_.end() && it->first < last; ++it) {
            bool const definable = it->what < definable_.size() && definable_[it->what];
            if (it->last == nearest && definable) out.push_back(it->what);
        }
        return out;
    }

    // "'term' means …"
    void take_definition(match::hit const& cue) {
        auto term = quoted_before(cue.first);
        if (term.empty()) return;
        add(std::move(term), concepts_in(cue.last, std::min<std::uint32_t>(cue.last + definiens_reach, size())));
    }

    // "… the holding facility (hereinafter 'the Centre')"
    void take_abbreviation(match::hit const& cue) {
        auto term = quoted_after(cue.last);
        if (term.empty()) return;
        auto const from = cue.first > hereinafter_reach ? cue.first - hereinafter_reach : 0;
        add(std::move(term), concepts_in(from, cue.first));
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(text_.tokens.size()); }

    void add(std::vector<std::string_view> term, std::vector<match::concept_id> concepts) {
        // An article or a single letter in front belongs to the sentence, not to the term.
        while (term.size() > 1 && term.front().size() <= 3 && reading_is_latin(term.front())) term.erase(term.begin());
        if (term.empty() || concepts.empty() || (term.size() == 1 && term.front().size() < 4)) return;
        terms_.push_back({{term.begin(), term.end()}, std::move(concepts)});
    }

    static bool reading_is_latin(std::string_view w) {
        return !w.empty() && static_cast<unsigned char>(w.front()) < 0x80;
    }

    prepared_text const& text_;
    text::reading const& reading_;
    std::span<match::hit const> hits_;
    cue_table const& cues_;
    std::vector<bool> const& definable_;
    std::vector<defined_term> terms_;
};

}  // namespace

namespace {

bool by_place(match::hit const& a, match::hit const& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.last != b.last ? a.last < b.last : a.what < b.what;
}

}  // namespace

std::vector<defined_term> find_defined_terms(std::span<match::hit const> hits, prepared_text const& text,
                                             text::reading const& reading, cue_table const& cues,
                                             std::vector<bool> const& definable) {
    return collector(text, reading, hits, cues, definable).collect();
}

std::vector<match::hit> find_mentions(std::span<defined_term const> terms, prepared_text const& text,
                                      text::reading const& reading, token_range range) {
    std::vector<match::hit> out;
    if (terms.empty()) return out;
    std::unordered_multimap<std::string_view, defined_term const*> by_first_word;
    for (auto const& term : terms) by_first_word.emplace(term.words.front(), &term);
    auto const word = [&](std::size_t t) {
        return std::string_view(reading.text).substr(text.tokens[t].begin, text.tokens[t].end - text.tokens[t].begin);
    };
    for (auto t = range.first; t < range.last; ++t) {
        auto const [first, last] = by_first_word.equal_range(word(t));
        for (auto it = first; it != last; ++it) {
            auto const& words = it->second->words;
            bool same = t + words.size() <= text.tokens.size();
            for (std::size_t i = 1; same && i < words.size(); ++i) same = word(t + i) == words[i];
            if (!same) continue;
            for (auto const what : it->second->concepts)
                out.push_back({what, t, t + static_cast<std::uint32_t>(words.size())});
        }
    }
    std::sort(out.begin(), out.end(), by_place);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<match::hit> merge_hits(std::span<match::hit const> a, std::span<match::hit const> b) {
    std::vector<match::hit> out;
    out.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out), by_place);
    return out;
}

void add_defined_terms(std::vector<match::hit>& hits, prepared_text const& text, text::reading const& reading,
                       cue_table const& cues, std::vector<bool> const& definable) {
    auto const terms = find_defined_terms(hits, text, reading, cues, definable);
    auto const all = token_range{0, static_cast<std::uint32_t>(text.tokens.size())};
    auto const mentions = find_mentions(terms, text, reading, all);
    if (!mentions.empty()) hits = merge_hits(hits, mentions);
}

}  // namespace cmwlint::norms
