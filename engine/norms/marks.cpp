// Marks: what negations, permissions, exceptions and repeals do to the concepts in their reach (after ConText: a cue
// has a direction and a reach, and some words end it).
#include "norms/statement_text.hpp"

#include <algorithm>

namespace cmwlint::norms {
namespace {

// A position where a reach ends. `clause` boundaries end the reach "part" too.
struct boundary {
    std::uint32_t at = 0;
    bool clause = false;
    bool backward = true;  // also stops cues that act backward
};

// After a comma, an enumeration goes on if the next comma or "or" is at most this many words away.
constexpr std::uint32_t enumeration_item = 3;

class reader {
public:
    reader(statement& s, statement_text const& text, bool keep_reasons) : s_(s), text_(text), keep_(keep_reasons) {
        find_boundaries();
    }

    void read() {
        std::vector<reach_of_cue> forces;
        for (auto const& c : text_.cues) {
            switch (c.what->what) {
                case cue_kind::negation:
                    mark(c, negated);
                    break;
                case cue_kind::exception:
                    mark_exception(c);
                    break;
                case cue_kind::condition:
                    mark(c, hypothetical);
                    break;
                case cue_kind::definition:
                    mark_definiens(c);
                    break;
                case cue_kind::repeal:
                    mark_repeal(c);
                    break;
                case cue_kind::replace:
                    mark_struck(c);
                    break;
                case cue_kind::permission:
                    forces.push_back({c, extent(c), permitted});
                    break;
                case cue_kind::obligation:
                    forces.push_back({c, extent(c), obliged});
                    break;
                default:
                    break;
            }
        }
        mark_forces(forces);
        release_linked();
    }

private:
    struct range {
        std::uint32_t first = 0, last = 0;
    };
    struct reach_of_cue {
        cue_hit what;
        range over;
        mark has;
    };

    bool is_comma(std::uint32_t p) const {
        auto const w = text_.word_at(p);
        return w == "," || w == "،" || w == "、";
    }

    bool goes_on(std::uint32_t comma) const {
        std::uint32_t words = 0;
        for (std::uint32_t p = comma + 1; p < text_.size() && words <= enumeration_item; ++p) {
            if (text_.kind_at(p) == text::token_kind::punctuation) return is_comma(p);
            if (is_cue(p, cue_kind::conjunction)) return true;
            ++words;
        }
        return false;
    }

    bool is_cue(std::uint32_t position, cue_kind kind) const {
        return std::any_of(text_.cues.begin(), text_.cues.end(), [&](cue_hit const& c) {
            return c.what->what == kind && c.first <= position && position < c.last;
        });
    }

    void find_boundaries() {
        for (std::size_t i = 0; i < s_.segments.size(); ++i) {
            auto const base = text_.base(i), end = base + s_.segments[i].size();
            // What a lead-in says goes on into the point; what a point says ends with it.
            bool const lead_in = i < s_.own;
            for (auto p = base; p < end; ++p) {
                if (text_.kind_at(p) != text::token_kind::punctuation) continue;
                auto const w = text_.word_at(p);
                if (w == ";" || w == "؛")
                    boundaries_.push_back({p, true, true});
                else if (w == ":" && !(lead_in && p + 1 == end))
                    boundaries_.push_back({p, false, true});
                else if (is_comma(p) && !goes_on(p))
                    boundaries_.push_back({p, false, true});
            }
            bool const into_linked = s_.linked && i + 1 == s_.linked_from;
            if (!lead_in && i + 1 < s_.segments.size()) boundaries_.push_back({end, true, into_linked});
        }
        for (auto const& c : text_.cues) {
            if (c.what->what == cue_kind::scope_end) boundaries_.push_back({c.first, false, true});
            if (c.what->what == cue_kind::clause_end) boundaries_.push_back({c.first, true, true});
        }
        std::sort(boundaries_.begin(), boundaries_.end(),
                  [](boundary const& a, boundary const& b) { return a.at < b.at; });
    }

    bool stops(boundary const& b, reach until) const {
        return until != reach::sentence && (b.clause || until == reach::part);
    }

    std::uint32_t end_after(std::uint32_t position, reach until) const {
        for (auto const& b : boundaries_) {
            if (b.at >= position && stops(b, until)) return b.at;
        }
        return text_.size();
    }

    std::uint32_t start_before(std::uint32_t position, reach until) const {
        std::uint32_t start = 0;
        for (auto const& b : boundaries_) {
            if (b.at >= position) break;
            if (b.backward && stops(b, until)) start = b.at + 1;
        }
        return start;
    }

    range extent(cue_hit const& c) const {
        range over{c.first, c.last};
        if (c.what->acts != direction::backward) over.last = end_after(c.last, c.what->until);
        if (c.what->acts != direction::forward) over.first = start_before(c.first, c.what->until);
        return over;
    }

    // A cue that is part of a concept's own words ("may not leave") says nothing about it.
    static bool touches(range over, cue_hit const& c, concept_hit const& h) {
        bool const inside = h.first <= c.first && c.last <= h.last;
        return !inside && over.first <= h.first && h.first < over.last;
    }

    void mark(cue_hit const& c, norms::mark has) { mark(c, extent(c), has); }
    void mark(cue_hit const& c, range over, norms::mark has) {
        for (auto& h : s_.hits) {
            if (touches(over, c, h)) give(h, has, c);
        }
    }

    void give(concept_hit& h, norms::mark has, cue_hit const& c) {
        h.has |= has;
        if (keep_)
            s_.reasons.push_back({has, h.first, h.last, {text_.token_at(c.first), text_.token_at(c.last - 1) + 1}});
    }

    // "…, unless he is a refugee, shall be punished": an inserted exception ends with its commas, one that opens the
    // sentence with the first.
    void mark_exception(cue_hit const& c) {
        s_.has_exception = true;
        range over = extent(c);
        bool const after_and = c.first > 1 && is_cue(c.first - 1, cue_kind::conjunction) && is_comma(c.first - 2);
        bool const inserted = after_and || (c.first > 0 && is_comma(c.first - 1));
        if ((inserted || c.first < 2) && c.what->acts == direction::forward)
            over.last = std::min(over.last, end_after(c.last, reach::part));
        mark(c, over, excepted);
    }

    // "'X' means the detention of …" says what a word means, not that anybody is detained.
    void mark_definiens(cue_hit const& c) {
        bool const quoted = c.first > 0 && text_.word_at(c.first - 1) == "\"";
        if (quoted) mark(c, {c.last, text_.size()}, excepted);
    }

    void mark_repeal(cue_hit const& c) {
        range const over{start_before(c.first, reach::clause), end_after(c.last, reach::clause)};
        mark(c, over, repealed);
    }

    // In "the words X are replaced by Y" and "replace X by Y" the first quotation is struck.
    void mark_struck(cue_hit const& c) {
        std::uint32_t open = text_.size();
        for (std::uint32_t p = 0; p < text_.size(); ++p) {
            if (text_.word_at(p) != "\"") continue;
            if (open == text_.size()) {
                open = p;
                continue;
            }
            for (auto& h : s_.hits) {
                if (open <= h.first && h.last <= p) give(h, repealed, c);
            }
            return;
        }
    }

    // Of "may" and "shall" the one nearest before a concept governs it; a backward cue governs where none precedes.
    void mark_forces(std::vector<reach_of_cue> const& forces) {
        for (auto& h : s_.hits) {
            reach_of_cue const* nearest = nullptr;
            std::uint32_t best = 0;
            for (auto const& f : forces) {
                if (!touches(f.over, f.what, h)) continue;
                auto const distance = f.what.first <= h.first ? h.first - f.what.first : f.what.first - h.first;
                if (!nearest || distance < best) {
                    nearest = &f;
                    best = distance;
                }
            }
            if (nearest) give(h, nearest->has, nearest->what);
        }
    }

    // "Contravenes section 5" turns the prohibition of section 5 into the offence.
    void release_linked() {
        if (!s_.linked || s_.linked_from >= s_.segments.size()) return;
        auto const from = text_.base(s_.linked_from);
        for (auto& h : s_.hits) {
            if (h.first >= from) h.has &= static_cast<marks>(repealed | excepted);
        }
    }

    statement& s_;
    statement_text const& text_;
    bool keep_;
    std::vector<boundary> boundaries_;
};

}  // namespace

void mark_hits(statement& s, statement_text const& text, bool keep_reasons) { reader(s, text, keep_reasons).read(); }

}  // namespace cmwlint::norms
