// The matcher against a reference that is too simple to be wrong: it tries everything, one token after the other.
#include "match/matcher.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace cmwlint;
using match::phrase_element;
using match::phrase_sequence;
using kind = phrase_element::kind;

namespace {

// A text of a few words again and again.
struct sample {
    std::string reading;
    std::vector<text::token> tokens;
    std::vector<std::uint8_t> breaks;

    [[nodiscard]] std::string_view word(std::uint32_t i) const {
        return std::string_view(reading).substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
    }
    [[nodiscard]] bool is_word(std::uint32_t i) const { return tokens[i].kind != text::token_kind::punctuation; }
    [[nodiscard]] bool is_quote(std::uint32_t i) const { return word(i) == "\""; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
};

using positions = std::set<std::uint32_t>;

class reference {
public:
    reference(sample const& text, std::string stop) : text_(text), stop_(std::move(stop)) {}

    // All ends of matches that begin at a token.
    positions ends_from(phrase_sequence const& sequence, std::uint32_t begin) const {
        begin_ = begin;
        positions ends = after(sequence, {begin});
        ends.erase(begin);
        return ends;
    }

    // The shortest match from each beginning, as the matcher reports it.
    std::map<std::uint32_t, std::uint32_t> shortest(phrase_sequence const& sequence) const {
        std::map<std::uint32_t, std::uint32_t> out;
        for (std::uint32_t at = 0; at < text_.size(); ++at) {
            if (!text_.is_word(at)) continue;
            if (auto const ends = ends_from(sequence, at); !ends.empty()) out[at] = *ends.begin();
        }
        return out;
    }

private:
    positions after(phrase_sequence const& sequence, positions from) const {
        for (auto const& e : sequence) {
            positions next;
            for (auto const at : from) next.merge(after(e, at));
            from = std::move(next);
        }
        return from;
    }

    positions after(phrase_element const& e, std::uint32_t at) const {
        switch (e.what) {
            case kind::word:
                return one(at, [&](std::string_view w) { return w == e.text; });
            case kind::stem:
                return one(at, [&](std::string_view w) { return w.starts_with(e.text); });
            case kind::any:
                return one(at, [](std::string_view) { return true; });
            case kind::gap:
                return gap(at, e.most);
            case kind::group:
                break;
        }
        positions out;
        if (e.optional) out.insert(at);
        for (auto const& alternative : e.alternatives) out.merge(after(alternative, {at}));
        return out;
    }

    bool may_pass(std::uint32_t at) const { return at == begin_ || text_.breaks[at] == 0; }

    // Quotation marks between two words are looked through.
    template <typename Fits>
    positions one(std::uint32_t at, Fits const& fits) const {
        while (at != begin_ && at < text_.size() && text_.is_quote(at) && may_pass(at)) ++at;
        if (at < text_.size() && text_.is_word(at) && may_pass(at) && fits(text_.word(at))) return {at + 1};
        return {};
    }

    positions gap(std::uint32_t at, int most) const {
        positions out{at};
        for (int words = 0; at < text_.size() && may_pass(at); ++at) {
            if (text_.is_word(at) && (++words > most || text_.word(at) == stop_)) break;
            out.insert(at + 1);
        }
        return out;
    }

    sample const& text_;
    std::string stop_;
    mutable std::uint32_t begin_ = 0;
};

constexpr std::array words{"aaa", "aab", "bbb", "bbc", "ccc", "ddd"};
constexpr std::array stems{"aa", "bb", "ccc"};

class generator {
public:
    explicit generator(std::uint32_t seed) : random_(seed) {}

    sample text() {
        sample out;
        bool after_break = false;
        for (auto n = 5 + below(40); n > 0; --n) {
            auto const what = below(12);
            std::string const token = what == 0   ? ","
                                      : what == 1 ? "\""
                                      : what == 2 ? ";"
                                      : what == 3 ? "7"
                                                  : words[below(words.size())];
            auto const begin = static_cast<std::uint32_t>(out.reading.size());
            out.reading += token + " ";
            auto const of = what <= 2   ? text::token_kind::punctuation
                            : what == 3 ? text::token_kind::number
                                        : text::token_kind::word;
            out.tokens.push_back({begin, begin + static_cast<std::uint32_t>(token.size()), of});
            out.breaks.push_back(after_break ? 1 : 0);
            after_break = token == ";";
        }
        return out;
    }

    std::string phrase(bool gaps) {
        std::string out = word();
        for (auto n = below(4); n > 0; --n) out += " " + element(2, gaps);
        if (below(2) == 0) out += " " + word();
        return out;
    }

private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    std::string word() {
        return below(3) == 0 ? std::string(stems[below(stems.size())]) + "*" : words[below(words.size())];
    }

    std::string element(int depth, bool gaps) {
        switch (below(depth > 0 ? 9 : 5)) {
            case 0:
                return "*";
            case 1:
                if (gaps) return "..." + std::to_string(1 + below(4));
                [[fallthrough]];
            case 2:
            case 3:
            case 4:
                return word();
            case 5:
            case 6:
                return "(" + alternatives(depth, gaps) + ")";
            default:
                return "[" + alternatives(depth, gaps) + "]";
        }
    }
    std::string alternatives(int depth, bool gaps) {
        std::string out;
        for (auto n = 1 + below(3); n > 0; --n) {
            out += out.empty() ? "" : "|";
            for (auto m = 1 + below(3); m > 0; --m) out += element(depth - 1, gaps) + " ";
        }
        return out;
    }

    std::mt19937 random_;
};

// May a phrase begin (or, walked backwards, end) with something else than a word? The language allows that only inside
// groups, and what it means there is nobody's business.
bool open_at_edge(phrase_sequence const& sequence, bool front, bool& transparent) {
    auto const open = [&](phrase_element const& e, bool& passes) {
        passes = false;
        if (e.what == kind::gap || e.what == kind::any) return true;
        if (e.what != kind::group) return false;
        passes = e.optional;
        bool bad = false;
        for (auto const& alternative : e.alternatives) {
            bool through = false;
            bad = open_at_edge(alternative, front, through) || bad;
            passes = passes || through;
        }
        return bad;
    };
    for (std::size_t i = 0; i < sequence.size(); ++i) {
        bool passes = false;
        if (open(front ? sequence[i] : sequence[sequence.size() - 1 - i], passes)) return true;
        if (!passes) {
            transparent = false;
            return false;
        }
    }
    transparent = true;
    return false;
}

bool well_edged(phrase_sequence const& sequence) {
    bool transparent = false;
    return !open_at_edge(sequence, true, transparent) && !open_at_edge(sequence, false, transparent);
}

// May `*` follow a gap at once? Those have a test of their own.
bool any_after_gap(phrase_sequence const& sequence, bool& gap_before) {
    for (auto const& e : sequence) {
        if (e.what == kind::any && gap_before) return true;
        bool gap_after = e.what == kind::gap || (e.optional && gap_before);
        for (auto const& alternative : e.alternatives) {
            bool gap = gap_before;
            if (any_after_gap(alternative, gap)) return true;
            gap_after = gap_after || gap;
        }
        gap_before = gap_after;
    }
    return false;
}

bool any_after_gap(phrase_sequence const& sequence) {
    bool gap_before = false;
    return any_after_gap(sequence, gap_before);
}

std::vector<match::hit> found(std::vector<match::wording> const& wordings, sample const& text, std::string const& stop,
                              bool& sound) {
    std::vector<match::phrase_problem> problems;
    std::vector<std::string> const stops{stop};
    auto const matcher = match::matcher::compile(wordings, text::language::en, problems, stops);
    sound = problems.empty();
    return matcher.find({text.reading, text.tokens, text.breaks, false});
}

// Compares one phrase on one text; what differs is described.
std::string difference(std::string const& phrase, sample const& text, std::size_t* hits_compared = nullptr) {
    auto const parsed = match::parse_phrase(phrase);
    if (!parsed.error.empty() || !well_edged(parsed.elements)) return {};
    bool sound = false;
    auto const hits = found({{7, {phrase}, {}}}, text, "ddd", sound);
    if (!sound) return {};  // too many variants
    reference const naive(text, "ddd");
    std::map<std::uint32_t, std::uint32_t> nearest;
    for (auto const& h : hits) {
        auto const it = nearest.try_emplace(h.first, h.last).first;
        it->second = std::min(it->second, h.last);
        if (!naive.ends_from(parsed.elements, h.first).contains(h.last))
            return "found at " + std::to_string(h.first) + "-" + std::to_string(h.last) + ", where it is not";
    }
    auto const expected = naive.shortest(parsed.elements);
    if (hits_compared) *hits_compared += expected.size();
    for (auto const& [first, last] : expected) {
        if (!nearest.contains(first)) return "not found at " + std::to_string(first) + "-" + std::to_string(last);
        if (nearest[first] != last)
            return "found at " + std::to_string(first) + "-" + std::to_string(nearest[first]) + " instead of -" +
                   std::to_string(last);
    }
    return {};
}

}  // namespace

TEST_CASE("matcher: finds what the naive matcher finds, phrases without gaps", "[match][differential]") {
    std::size_t compared = 0;
    for (std::uint32_t seed = 0; seed < 6000; ++seed) {
        generator make(seed);
        auto const text = make.text();
        auto const phrase = make.phrase(false);
        INFO("seed " << seed << ": " << phrase << "\nin: " << text.reading);
        REQUIRE(difference(phrase, text, &compared) == "");
    }
    CHECK(compared > 3000);  // or the test tests nothing
}

TEST_CASE("matcher: finds what the naive matcher finds, phrases with gaps", "[match][differential]") {
    std::size_t compared = 0;
    for (std::uint32_t seed = 10000; seed < 30000; ++seed) {
        generator make(seed);
        auto const text = make.text();
        auto const phrase = make.phrase(true);
        if (auto const parsed = match::parse_phrase(phrase); parsed.error.empty() && any_after_gap(parsed.elements))
            continue;
        INFO("seed " << seed << ": " << phrase << "\nin: " << text.reading);
        REQUIRE(difference(phrase, text, &compared) == "");
    }
    CHECK(compared > 3000);  // or the test tests nothing
}

TEST_CASE("matcher: phrases do not disturb each other, and false friends hide what they overlap",
          "[match][differential]") {
    for (std::uint32_t seed = 40000; seed < 42000; ++seed) {
        generator make(seed);
        auto const text = make.text();
        std::vector<match::wording> wordings;
        std::vector<match::hit> expected;
        reference const naive(text, "ddd");
        for (match::concept_id c = 0; c < 3; ++c) {
            match::wording w{c, {make.phrase(false), make.phrase(false)}, {make.phrase(false)}};
            std::vector<match::hit> hits;
            auto const add = [&](std::string const& phrase, std::vector<match::hit>& into) {
                auto const parsed = match::parse_phrase(phrase);
                if (!parsed.error.empty() || !well_edged(parsed.elements)) return false;
                for (auto const& [first, last] : naive.shortest(parsed.elements)) into.push_back({c, first, last});
                return true;
            };
            std::vector<match::hit> friends;
            std::erase_if(w.phrases, [&](auto const& p) { return !add(p, hits); });
            std::erase_if(w.but_not, [&](auto const& p) { return !add(p, friends); });
            std::erase_if(hits, [&](match::hit const& h) {
                return std::any_of(friends.begin(), friends.end(),
                                   [&](auto const& f) { return h.first < f.last && f.first < h.last; });
            });
            expected.insert(expected.end(), hits.begin(), hits.end());
            wordings.push_back(std::move(w));
        }
        auto const order = [](match::hit const& a, match::hit const& b) {
            return std::tie(a.first, a.last, a.what) < std::tie(b.first, b.last, b.what);
        };
        std::sort(expected.begin(), expected.end(), order);
        expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
        bool sound = false;
        auto const hits = found(wordings, text, "ddd", sound);
        INFO("seed " << seed << " in: " << text.reading);
        for (auto const& w : wordings) {
            for (auto const& p : w.phrases) UNSCOPED_INFO(w.what << " phrase " << p);
            for (auto const& p : w.but_not) UNSCOPED_INFO(w.what << " not " << p);
        }
        REQUIRE(sound);
        REQUIRE(std::is_sorted(hits.begin(), hits.end(), order));
        REQUIRE((hits == expected));
    }
}

TEST_CASE("matcher: a word of any kind right after a gap is refused, since the gap can be longer",
          "[match][differential]") {
    for (auto const* phrase : {"aaa ...2 * ccc", "aaa ...2 (*|ddd) ccc", "aaa ...2 [* ccc] ddd"}) {
        CAPTURE(phrase);
        CHECK_THAT(match::parse_phrase(phrase).error, Catch::Contains("right after a gap"));
    }
}
