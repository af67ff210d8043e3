#include "norms/statement_text.hpp"

#include <algorithm>

namespace cmwlint::norms {
namespace {

using match::hit;

// Hits of the draft, split into concepts (with those that include them) and cues.
struct sorted_hits {
    std::vector<hit> concepts;
    std::vector<hit> cues;
};

bool by_place(hit const& a, hit const& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.last != b.last ? a.last < b.last : a.what < b.what;
}

sorted_hits sort_hits(std::span<hit const> hits, concept_relations const& relations, cue_table const& cues) {
    sorted_hits out;
    std::vector<hit> pseudo;
    for (auto const& h : hits) {
        if (h.what >= cues.first_cue) {
            out.cues.push_back(h);
            if (cues.cues[h.what - cues.first_cue].what == cue_kind::pseudo_negation) pseudo.push_back(h);
            continue;
        }
        out.concepts.push_back(h);
        if (h.what < relations.counts_as.size()) {
            for (auto const wider : relations.counts_as[h.what]) out.concepts.push_back({wider, h.first, h.last});
        }
    }
    std::sort(out.concepts.begin(), out.concepts.end(), by_place);
    out.concepts.erase(std::unique(out.concepts.begin(), out.concepts.end()), out.concepts.end());
    if (!pseudo.empty()) {
        auto const faked = [&](hit const& h) {
            auto const kind = cues.cues[h.what - cues.first_cue].what;
            if (kind != cue_kind::negation && kind != cue_kind::exception) return false;
            bool const negation = kind == cue_kind::negation;
            auto it = std::partition_point(pseudo.begin(), pseudo.end(),
                                           [&](hit const& p) { return p.last + 24 <= h.first; });
            for (; it != pseudo.end() && it->first < h.last; ++it) {
                bool const inside = it->first <= h.first && h.last <= it->last;
                if (negation ? h.first < it->last : inside) return true;
            }
            return false;
        };
        out.cues.erase(std::remove_if(out.cues.begin(), out.cues.end(), faked), out.cues.end());
    }
    return out;
}

// The stretch of hits whose tokens begin in a range.
std::span<hit const> within(std::vector<hit> const& hits, token_range range) {
    auto const first =
        std::partition_point(hits.begin(), hits.end(), [&](hit const& h) { return h.first < range.first; });
    auto const last = std::partition_point(first, hits.end(), [&](hit const& h) { return h.first < range.last; });
    return {hits.data() + (first - hits.begin()), static_cast<std::size_t>(last - first)};
}

class interpreter {
public:
    interpreter(prepared_text const& text, text::reading const& reading, structure::document const& document,
                concept_relations const& relations, cue_table const& cues, sorted_hits hits, bool keep_reasons)
        : text_(text),
          reading_(reading),
          document_(document),
          relations_(relations),
          cues_(cues),
          hits_(std::move(hits)),
          keep_reasons_(keep_reasons) {}

    interpretation run() {
        std::vector<hit> violations;
        for (auto const& h : hits_.cues) {
            if (cues_.cues[h.what - cues_.first_cue].what == cue_kind::violation_of && !inside_exception(h) &&
                !denied(h))
                violations.push_back(h);
        }
        auto statements = build_statements(text_, reading_, document_, violations);
        for (auto& s : statements) {
            if (!worth_reading(s)) continue;
            fill(s);
            if (!s.linked) record(s);
            result_.statements.push_back(std::move(s));
        }
        std::sort(result_.hits.begin(), result_.hits.end(), [](document_hit const& a, document_hit const& b) {
            if (a.what != b.what) return a.what < b.what;
            return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last < b.tokens.last;
        });
        find_ranges();
        return std::move(result_);
    }

private:
    // "except a breach of article 22" punishes nothing.
    bool inside_exception(hit const& violation) const {
        auto it = std::partition_point(hits_.cues.begin(), hits_.cues.end(),
                                       [&](hit const& h) { return h.first + 6 < violation.first; });
        for (; it != hits_.cues.end() && it->first < violation.first; ++it) {
            bool const near = it->last <= violation.first && violation.first - it->last <= 2;
            if (near && cues_.cues[it->what - cues_.first_cue].what == cue_kind::exception) return true;
        }
        return false;
    }

    // "No proceedings are opened for a breach of article 53": a negation in the same part of the sentence.
    bool denied(hit const& violation) const {
        constexpr std::uint32_t near = 9;
        auto it = std::partition_point(hits_.cues.begin(), hits_.cues.end(),
                                       [&](hit const& h) { return h.first + near < violation.first; });
        for (; it != hits_.cues.end() && it->first < violation.first; ++it) {
            cue const& c = cues_.cues[it->what - cues_.first_cue];
            if (c.what != cue_kind::negation || c.acts == direction::backward || it->last > violation.first) continue;
            bool parted = false;
            for (auto t = it->last; t < violation.first; ++t)
                parted |= text_.tokens[t].kind == text::token_kind::punctuation;
            if (!parted) return true;
        }
        return false;
    }

    // Without a concept in its own words a sentence adds nothing to what its lead-in already says.
    bool worth_reading(statement const& s) const {
        if (s.linked) {
            for (std::size_t i = s.linked_from; i < s.segments.size(); ++i) {
                if (!within(hits_.concepts, s.segments[i]).empty()) return true;
            }
            return false;
        }
        for (std::size_t i = s.own; i < s.segments.size(); ++i) {
            if (!within(hits_.concepts, s.segments[i]).empty()) return true;
        }
        return false;
    }

    void fill(statement& s) {
        statement_text line(text_, reading_, s);
        for (std::size_t i = 0; i < s.segments.size(); ++i) {
            auto const segment = s.segments[i];
            auto const base = line.base(i);
            for (auto const& h : within(hits_.concepts, segment)) {
                auto const last = std::min(h.last, segment.last);
                s.hits.push_back(
                    {h.what, base + h.first - segment.first, base + last - segment.first, {h.first, last}, 0});
            }
            for (auto const& h : within(hits_.cues, segment)) {
                auto const last = std::min(h.last, segment.last);
                line.cues.push_back({&cues_.cues[h.what - cues_.first_cue], base + h.first - segment.first,
                                     base + last - segment.first});
            }
        }
        mark_hits(s, line, keep_reasons_);
        find_quantities(s, line);
        for (auto const& pair : relations_.pairs) add_pairs(s, line, pair);
        std::sort(s.hits.begin(), s.hits.end(), [](concept_hit const& a, concept_hit const& b) {
            if (a.first != b.first) return a.first < b.first;
            return a.last != b.last ? a.last < b.last : a.what < b.what;
        });
    }

    void add_pairs(statement& s, statement_text const& line, pair_rule const& pair) const {
        auto const count = s.hits.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (s.hits[i].what != pair.first) continue;
            std::size_t nearest = count;
            bool const spaced = text::words_are_spaced(document_.language);
            std::uint32_t best = (spaced ? pair.within : 2 * pair.within) + 1;
            for (std::size_t k = 0; k < count; ++k) {
                if (s.hits[k].what != pair.second) continue;
                auto const& a = s.hits[i];
                auto const& b = s.hits[k];
                if (!pair.any_order && b.first < a.first) continue;
                auto const distance = b.first >= a.last ? b.first - a.last : (a.first >= b.last ? a.first - b.last : 0);
                if (distance < best) {
                    best = distance;
                    nearest = k;
                }
            }
            if (nearest < count) s.hits.push_back(joined(s, line, pair.made, s.hits[i], s.hits[nearest]));
        }
        if (s.hits.size() == count || pair.made >= relations_.counts_as.size()) return;
        auto const made = s.hits.size();
        for (std::size_t i = count; i < made; ++i) {
            for (auto const wider : relations_.counts_as[pair.made]) {
                auto copy = s.hits[i];
                copy.what = wider;
                s.hits.push_back(copy);
            }
        }
    }

    // What the first concept is (negated, permitted …), the pair is; an exception or repeal of either counts.
    static concept_hit joined(statement const& s, statement_text const& line, match::concept_id made,
                              concept_hit const& a, concept_hit const& b) {
        concept_hit out{made, std::min(a.first, b.first), std::max(a.last, b.last), a.tokens, a.has};
        out.has |= b.has & static_cast<marks>(excepted | repealed);
        auto const segment_a = line.segment_of(a.first), segment_b = line.segment_of(b.first);
        if (segment_a == segment_b)
            out.tokens = {std::min(a.tokens.first, b.tokens.first), std::max(a.tokens.last, b.tokens.last)};
        else if (segment_b == s.own)
            out.tokens = b.tokens;
        return out;
    }

    // Hits for questions about the article or document: each token range once, from the sentence it stands in.
    void record(statement const& s) {
        auto const own = s.segments[s.own];
        for (auto const& h : s.hits) {
            if (h.tokens.first < own.first || h.tokens.first >= own.last) continue;
            result_.hits.push_back({h.what, h.tokens, s.where, h.has, s.heading, s.recital});
        }
    }

    void find_ranges() {
        auto const count = document_.provisions.size();
        result_.first_token.resize(count);
        result_.last_token.resize(count);
        auto const token_of = [&](std::uint32_t offset) {
            return static_cast<std::uint32_t>(std::partition_point(text_.tokens.begin(), text_.tokens.end(),
                                                                   [&](auto const& t) { return t.begin < offset; }) -
                                              text_.tokens.begin());
        };
        for (std::size_t i = 0; i < count; ++i) {
            result_.first_token[i] = token_of(document_.provisions[i].whole.begin);
            result_.last_token[i] = token_of(document_.provisions[i].whole.end);
        }
    }

    prepared_text const& text_;
    text::reading const& reading_;
    structure::document const& document_;
    concept_relations const& relations_;
    cue_table const& cues_;
    sorted_hits hits_;
    bool keep_reasons_;
    interpretation result_;
};

}  // namespace

interpretation interpret(prepared_text const& text, text::reading const& reading, structure::document const& document,
                         std::span<match::hit const> hits, concept_relations const& relations, cue_table const& cues,
                         bool keep_reasons) {
    return interpreter(text, reading, document, relations, cues, sort_hits(hits, relations, cues), keep_reasons).run();
}

}  // namespace cmwlint::norms
