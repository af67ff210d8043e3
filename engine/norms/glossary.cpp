#include "norms/glossary.hpp"

#include "norms/statement_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cmwlint::norms {
namespace {

constexpr std::uint32_t longest = 8;           // words of a term
constexpr std::uint32_t before_reach = 4;      // tokens between a term and "means"
constexpr std::uint32_t behind_reach = 5;      // tokens between "hereinafter" and a term
constexpr std::size_t most = 2'000;            // definitions of a draft
constexpr std::size_t shortest_term_word = 4;  // bytes of a term of one word: "it" is no term

class words_of_text {
public:
    words_of_text(prepared_text const& text, text::reading const& reading) : text_{text}, reading_{reading} {}

    [[nodiscard]] std::string_view operator[](std::uint32_t t) const {
        auto const& token = text_.tokens[t];
        return source::slice(reading_.text, {token.begin, token.end});
    }
    [[nodiscard]] bool quote(std::uint32_t t) const { return (*this)[t] == "\""; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.tokens.size()); }

private:
    prepared_text const& text_;
    text::reading const& reading_;
};

// `"X" means`: the quoted words that end shortly before a token.
std::optional<token_range> quoted_before(words_of_text const& words, std::uint32_t t) {
    auto close = t;
    while (close > 0 && t - close < before_reach && !words.quote(close - 1)) --close;
    if (close == 0 || !words.quote(close - 1)) return std::nullopt;
    auto open = close - 1;
    while (open > 0 && close - open <= longest + 1 && !words.quote(open - 1)) --open;
    if (open == 0 || !words.quote(open - 1)) return std::nullopt;
    return token_range{open, close - 1};
}

// `hereinafter "X"`: the quoted words that begin shortly after one.
std::optional<token_range> quoted_behind(words_of_text const& words, std::uint32_t t) {
    auto open = t;
    while (open < words.size() && open - t < behind_reach && !words.quote(open)) ++open;
    if (open >= words.size() || !words.quote(open)) return std::nullopt;
    auto close = open + 1;
    while (close < words.size() && close - open <= longest + 1 && !words.quote(close)) ++close;
    if (close >= words.size() || !words.quote(close)) return std::nullopt;
    return token_range{open + 1, close};
}

// Without an article or a letter in front, which belong to the sentence. Empty where that leaves no term.
token_range trimmed(words_of_text const& words, token_range term) {
    auto const short_latin = [&](std::uint32_t t) {
        return words[t].size() <= 3 && static_cast<unsigned char>(words[t].front()) < 0x80;
    };
    while (term.size() > 1 && short_latin(term.first)) ++term.first;
    if (term.size() == 1 && words[term.first].size() < shortest_term_word) return {};
    return term.size() > longest ? token_range{} : term;
}

std::uint32_t sentence_of(prepared_text const& text, std::uint32_t token) {
    auto const after = std::partition_point(text.sentences.begin(), text.sentences.end(),
                                            [&](sentence const& s) { return s.tokens.first <= token; });
    return after == text.sentences.begin() ? 0 : static_cast<std::uint32_t>(after - text.sentences.begin()) - 1;
}

bool same_words(words_of_text const& words, token_range a, std::uint32_t at) {
    if (at + a.size() > words.size()) return false;
    for (std::uint32_t i = 0; i < a.size(); ++i)
        if (words[a.first + i] != words[at + i]) return false;
    return true;
}

// The hits that begin in a range of tokens.
std::span<match::hit const> beginning_in(std::span<match::hit const> hits, token_range range) {
    auto const first =
        std::partition_point(hits.begin(), hits.end(), [&](match::hit const& h) { return h.first < range.first; });
    auto const last =
        std::partition_point(first, hits.end(), [&](match::hit const& h) { return h.first < range.last; });
    return {first, last};
}

}  // namespace

std::vector<definition> find_definitions(prepared_text const& text, text::reading const& reading,
                                         std::span<match::hit const> hits, cue_table const& cues) {
    words_of_text const words{text, reading};
    std::vector<definition> out;
    for (auto const& h : hits) {
        if (h.what < cues.first_cue || out.size() >= most) continue;
        auto const kind = cues.cues[h.what - cues.first_cue].what;
        std::optional<token_range> term;
        if (kind == cue_kind::definition) term = quoted_before(words, h.first);
        if (kind == cue_kind::hereinafter) term = quoted_behind(words, h.last);
        if (term) term = trimmed(words, *term);
        if (!term || term->empty()) continue;
        bool const known =
            std::any_of(out.begin(), out.end(), [&](definition const& d) { return d.term.first == term->first; });
        if (!known) out.push_back({*term, {h.first, h.last}, sentence_of(text, term->first)});
    }
    std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.term.first < b.term.first; });
    return out;
}

std::vector<mention> find_term_mentions(std::span<definition const> definitions, prepared_text const& text,
                                        text::reading const& reading) {
    words_of_text const words{text, reading};
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_first_word;
    for (std::uint32_t i = 0; i < definitions.size(); ++i) by_first_word[words[definitions[i].term.first]].push_back(i);
    std::vector<mention> out;
    if (definitions.empty()) return out;
    for (std::uint32_t t = 0; t < words.size();) {
        auto const found = by_first_word.find(words[t]);
        mention best;
        if (found != by_first_word.end())
            for (auto const i : found->second)
                if (definitions[i].term.size() > best.where.size() && same_words(words, definitions[i].term, t))
                    best = {{t, t + definitions[i].term.size()}, i};
        if (!best.where.empty()) out.push_back(best);
        t = best.where.empty() ? t + 1 : best.where.last;
    }
    return out;
}

std::vector<quantity> find_all_quantities(prepared_text const& text, text::reading const& reading,
                                          std::span<match::hit const> hits, cue_table const& cues) {
    std::vector<quantity> out;
    for (auto const& sentence : text.sentences) {
        statement alone;
        alone.where = sentence.where;
        alone.segments = {sentence.tokens};
        statement_text line{text, reading, alone};
        for (auto const& h : beginning_in(hits, sentence.tokens))
            if (h.what >= cues.first_cue)
                line.cues.push_back({&cues.cues[h.what - cues.first_cue], h.first - sentence.tokens.first,
                                     std::min(h.last, sentence.tokens.last) - sentence.tokens.first});
        find_quantities(alone, line);
        std::move(alone.quantities.begin(), alone.quantities.end(), std::back_inserter(out));
    }
    return out;
}

}  // namespace cmwlint::norms
