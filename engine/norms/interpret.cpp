#include "norms/statement_text.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

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
    std::uint32_t longest_pseudo = 0;
    for (auto const& h : hits) {
        if (h.what >= cues.first_cue) {
            out.cues.push_back(h);
            if (cues.cues[h.what - cues.first_cue].what == cue_kind::pseudo_negation) {
                pseudo.push_back(h);
                longest_pseudo = std::max(longest_pseudo, h.last - h.first);
            }
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
                                           [&](hit const& p) { return p.first + longest_pseudo <= h.first; });
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

class statement_reader {
public:
    statement_reader(prepared_text const& text, text::reading const& reading, structure::document const& document,
                     concept_relations const& relations, cue_table const& cues, sorted_hits const& hits,
                     bool keep_reasons)
        : text_(text),
          reading_(reading),
          document_(document),
          relations_(relations),
          cues_(cues),
          hits_(hits),
          keep_reasons_(keep_reasons) {}

    // Where the draft speaks of violating provisions, and means it.
    [[nodiscard]] std::vector<hit> violations() const {
        std::vector<hit> out;
        for (auto const& h : hits_.cues) {
            if (cues_.cues[h.what - cues_.first_cue].what == cue_kind::violation_of && !inside_exception(h) &&
                !denied(h))
                out.push_back(h);
        }
        return out;
    }

    // Without a concept in its own words a sentence adds nothing to what its lead-in already says.
    [[nodiscard]] bool worth_reading(skeleton const& s, std::span<token_range const> segments) const {
        auto const from = segments.subspan(s.linked ? s.linked_from : s.own);
        return std::any_of(from.begin(), from.end(), [&](auto r) { return !within(hits_.concepts, r).empty(); });
    }

    [[nodiscard]] statement read(skeleton const& bones, std::span<token_range const> segments) const {
        statement s;
        s.where = bones.where;
        s.segments.assign(segments.begin(), segments.end());
        s.own = bones.own;
        s.linked = bones.linked;
        s.linked_from = bones.linked_from;
        s.heading = bones.heading;
        s.recital = bones.recital;
        fill(s);
        return s;
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

    void fill(statement& s) const {
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

    prepared_text const& text_;
    text::reading const& reading_;
    structure::document const& document_;
    concept_relations const& relations_;
    cue_table const& cues_;
    sorted_hits const& hits_;
    bool keep_reasons_;
};

// Hits for questions about the article or document: each token range once, from the sentence it stands in.
void record(statement const& s, std::vector<document_hit>& into) {
    if (s.linked) return;
    auto const own = s.segments[s.own];
    for (auto const& h : s.hits) {
        if (h.tokens.first < own.first || h.tokens.first >= own.last) continue;
        into.push_back({h.what, h.tokens, s.where, h.has, s.heading, s.recital});
    }
}

bool by_concept(document_hit const& a, document_hit const& b) {
    if (a.what != b.what) return a.what < b.what;
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last < b.tokens.last;
}

// The first token at or behind an offset of the reading; looks around `near` first.
std::uint32_t token_at(std::vector<text::token> const& tokens, std::uint32_t offset, std::uint32_t near) {
    auto const before = [offset](text::token const& t) { return t.begin < offset; };
    auto const size = static_cast<std::uint32_t>(tokens.size());
    std::uint32_t low = near, high = near, step = 1;
    while (low > 0 && !before(tokens[low - 1])) {
        high = low - 1;
        low -= std::min(low, step);
        step *= 2;
    }
    step = 1;
    while (high < size && before(tokens[high])) {
        low = high + 1;
        high += std::min(size - high, step);
        step *= 2;
    }
    auto const it = std::partition_point(tokens.begin() + low, tokens.begin() + high, before);
    return static_cast<std::uint32_t>(it - tokens.begin());
}

void find_ranges(interpretation& into, structure::document const& document, std::vector<text::token> const& tokens) {
    auto const count = document.provisions.size();
    into.first_token.resize(count);
    into.last_token.resize(count);
    std::uint32_t near = 0;
    for (std::size_t i = 0; i < count; ++i) {
        near = into.first_token[i] = token_at(tokens, document.provisions[i].whole.begin, near);
        into.last_token[i] = token_at(tokens, document.provisions[i].whole.end, near);
    }
}

// Of a version: what stands outside of provisions that were made anew only moves, but for the ends of those around
// them.
void update_ranges(interpretation& into, structure::document const& document, std::vector<text::token> const& tokens,
                   prepared_change const& cut) {
    auto const& made = cut.made;
    auto const& all = document.provisions;
    for (auto* const places : {&into.first_token, &into.last_token}) {
        for (auto i = made.old_end; i < places->size() && cut.tokens.shift() != 0; ++i)
            (*places)[i] += cut.tokens.shift();
        source::splice(*places, made, std::vector<std::uint32_t>(made.new_end - made.begin));
    }
    auto const near = [&](structure::provision_id id) { return id == 0 ? 0 : into.first_token[id - 1]; };
    for (auto id = made.begin; id < made.new_end; ++id) {
        into.first_token[id] = token_at(tokens, all[id].whole.begin, near(id));
        into.last_token[id] = token_at(tokens, all[id].whole.end, into.first_token[id]);
    }
    std::vector<structure::provision_id> around;  // those above one that was made anew, and above the next
    for (auto id = made.begin; id < all.size() && id <= made.new_end; ++id) {
        auto up = all[id].parent;
        for (; up < made.begin && std::find(around.begin(), around.end(), up) == around.end(); up = all[up].parent)
            around.push_back(up);
    }
    for (auto const id : around) into.last_token[id] = token_at(tokens, all[id].whole.end, into.last_token[id]);
}

// Where tokens outside of a change went.
token_range moved(token_range r, source::change const& c) {
    auto const shift = r.first >= c.old_end ? c.shift() : 0;
    return {r.first + shift, r.last + shift};
}

bool touches(token_range r, source::change const& c) { return r.first < c.old_end && c.begin < r.last; }

void move(statement& s, prepared_change const& cut) {
    auto const& c = cut.tokens;
    if (s.segments[s.own].first >= c.old_end) s.where += cut.provisions;
    if (c.shift() == 0) return;
    for (auto& r : s.segments) r = moved(r, c);
    for (auto& h : s.hits) h.tokens = moved(h.tokens, c);
    for (auto& q : s.quantities) q.tokens = moved(q.tokens, c);
}

}  // namespace

interpretation interpret(prepared_text const& text, text::reading const& reading, structure::document const& document,
                         std::span<match::hit const> hits, concept_relations const& relations, cue_table const& cues,
                         bool keep_reasons) {
    return interpreter(relations, cues).read(text, reading, document, hits, keep_reasons);
}

// ---- the versions of a draft

namespace {

// Statements of skeletons that were looked at one by one.
struct reread {
    std::vector<statement> statements;
    std::vector<std::uint32_t> came_from;     // by statement
    std::vector<std::uint32_t> statement_of;  // by skeleton, in `statements`
};

}  // namespace

struct interpreter::memory {
    sorted_hits hits;
    skeletons bones;
    std::vector<std::uint32_t> statement_of;  // by skeleton: its statement; `statement_is_new` where it has none
    reference_memory references;

    void update_hits(std::span<hit const>, source::change const& sought, source::change const& touched,
                     concept_relations const&, cue_table const&);
    std::vector<std::uint32_t> take(std::vector<statement>&, source::change const& others,
                                    std::uint32_t sentences_before, reread here, reread linked, prepared_change const&);
};

interpreter::interpreter(concept_relations const& relations, cue_table const& cues)
    : relations_(&relations), cues_(&cues), memory_(std::make_unique<memory>()) {}
interpreter::~interpreter() = default;
interpreter::interpreter(interpreter&&) noexcept = default;
interpreter& interpreter::operator=(interpreter&&) noexcept = default;

interpretation interpreter::read(prepared_text const& text, text::reading const& reading,
                                 structure::document const& document, std::span<match::hit const> hits,
                                 bool keep_reasons) {
    auto& m = *memory_;
    m.hits = sort_hits(hits, *relations_, *cues_);
    statement_reader const reader(text, reading, document, *relations_, *cues_, m.hits, keep_reasons);
    m.bones = build_skeletons(text, reading, document, reader.violations(), m.references);
    m.statement_of.assign(m.bones.all.size(), statement_is_new);
    interpretation out;
    for (std::size_t i = 0; i < m.bones.all.size(); ++i) {
        auto const& bones = m.bones.all[i];
        auto const segments = m.bones.of(bones);
        if (!reader.worth_reading(bones, segments)) continue;
        m.statement_of[i] = static_cast<std::uint32_t>(out.statements.size());
        out.statements.push_back(reader.read(bones, segments));
        record(out.statements.back(), out.hits);
    }
    std::sort(out.hits.begin(), out.hits.end(), by_concept);
    find_ranges(out, document, text.tokens);
    return out;
}

namespace {

// The hits that begin in a window, sorted into concepts and cues.
sorted_hits sort_window(std::span<hit const> hits, source::change const& c, concept_relations const& relations,
                        cue_table const& cues) {
    auto const begins_before = [](std::uint32_t token) { return [token](hit const& h) { return h.first < token; }; };
    auto const first = std::partition_point(hits.begin(), hits.end(), begins_before(c.begin));
    auto const last = std::partition_point(first, hits.end(), begins_before(c.new_end));
    return sort_hits({first, last}, relations, cues);
}

void replace_window(std::vector<hit>& kept, std::vector<hit> by, source::change const& c) {
    auto const begins_before = [](std::uint32_t token) { return [token](hit const& h) { return h.first < token; }; };
    auto const from = std::partition_point(kept.begin(), kept.end(), begins_before(c.begin));
    auto const to = std::partition_point(from, kept.end(), begins_before(c.old_end));
    for (auto it = to; it != kept.end() && c.shift() != 0; ++it) {
        it->first += c.shift();
        it->last += c.shift();
    }
    auto const at = static_cast<std::uint32_t>(from - kept.begin());
    source::change const in_hits{at, static_cast<std::uint32_t>(to - kept.begin()),
                                 at + static_cast<std::uint32_t>(by.size())};
    source::splice(kept, in_hits, std::move(by));
}

}  // namespace

// A concept depends on its own hit only; whether a negation is one, on the cues that overlap it.
void interpreter::memory::update_hits(std::span<hit const> now, source::change const& sought,
                                      source::change const& touched, concept_relations const& relations,
                                      cue_table const& cues) {
    replace_window(hits.concepts, sort_window(now, touched, relations, cues).concepts, touched);
    replace_window(hits.cues, sort_window(now, sought, relations, cues).cues, sought);
}

namespace {

// Finds for each skeleton of a version the one of the version before that says the same.
class skeleton_pairs {
public:
    skeleton_pairs(skeletons const& before, skeletons const& now, prepared_change const& cut,
                   source::change const& touched, std::size_t sentences_before, std::size_t sentences_now)
        : before_(before),
          now_(now),
          cut_(cut),
          touched_(touched),
          sentences_before_(sentences_before),
          sentences_now_(sentences_now) {}

    [[nodiscard]] std::vector<std::uint32_t> find() const {
        std::vector<std::uint32_t> out(now_.all.size(), statement_is_new);
        auto const& c = cut_.sentences;
        for (std::uint32_t i = 0; i < sentences_now_; ++i) {
            if (i >= c.begin && i < c.new_end) continue;
            auto const old = i < c.begin ? i : i - c.shift();
            if (same(old, i)) out[i] = old;
        }
        // Penal clauses come in the order of the text too, but how many each makes is not known: from both ends.
        auto const old_size = static_cast<std::uint32_t>(before_.all.size()),
                   new_size = static_cast<std::uint32_t>(now_.all.size());
        auto first = static_cast<std::uint32_t>(sentences_now_), old = static_cast<std::uint32_t>(sentences_before_);
        while (first < new_size && old < old_size && same(old, first)) out[first++] = old++;
        for (auto i = new_size, k = old_size; i > first && k > old && same(k - 1, i - 1); --i, --k) out[i - 1] = k - 1;
        return out;
    }

private:
    [[nodiscard]] bool same(std::uint32_t old, std::uint32_t i) const {
        auto const &a = before_.all[old], &b = now_.all[i];
        if (a.ranges != b.ranges || a.own != b.own || a.linked != b.linked || a.linked_from != b.linked_from ||
            a.heading != b.heading || a.recital != b.recital)
            return false;
        auto const own = before_.of(a)[a.own];
        auto const provision = a.where + (own.first >= cut_.tokens.old_end ? cut_.provisions : 0);
        if (provision != b.where) return false;
        auto const x = before_.of(a), y = now_.of(b);
        for (std::size_t k = 0; k < x.size(); ++k) {
            if (touches(x[k], touched_) || touches(x[k], cut_.tokens)) return false;
            auto const r = moved(x[k], cut_.tokens);
            if (r.first != y[k].first || r.last != y[k].last) return false;
        }
        return true;
    }

    skeletons const &before_, &now_;
    prepared_change const& cut_;
    source::change const& touched_;
    std::size_t sentences_before_, sentences_now_;
};

// The sentences but for those at the beginning and at the end that say what they said, in the order of the text.
source::change other_sentences(std::vector<std::uint32_t> const& pairs, std::uint32_t before, std::uint32_t now) {
    auto const both = std::min(before, now);
    std::uint32_t first = 0, last = 0;
    while (first < both && pairs[first] == first) ++first;
    while (last < both - first && pairs[now - 1 - last] == before - 1 - last) ++last;
    return {first, before - last, now - last};
}

// The hits of a version: those of sentences that were kept, and those of sentences that were read anew.
void update_document_hits(std::vector<document_hit>& hits, std::vector<token_range> dropped,
                          std::vector<document_hit> fresh, prepared_change const& cut) {
    auto const by_place = [](token_range a, token_range b) { return a.first < b.first; };
    std::sort(dropped.begin(), dropped.end(), by_place);
    std::uint32_t const low = dropped.empty() ? 0 : dropped.front().first,
                        high = dropped.empty() ? 0 : dropped.back().last;
    auto const is_dropped = [&](std::uint32_t token) {
        if (token < low || token >= high) return false;
        auto const it = std::upper_bound(dropped.begin(), dropped.end(), token_range{token, token}, by_place);
        return it != dropped.begin() && token < (it - 1)->last;
    };
    hits.erase(std::remove_if(hits.begin(), hits.end(), [&](auto const& h) { return is_dropped(h.tokens.first); }),
               hits.end());
    bool const moves = cut.tokens.shift() != 0 || cut.provisions != 0;
    for (auto h = hits.begin(); h != hits.end() && moves; ++h) {
        if (h->tokens.first < cut.tokens.old_end) continue;
        h->where += cut.provisions;
        h->tokens.first += cut.tokens.shift();
        h->tokens.last += cut.tokens.shift();
    }
    std::sort(fresh.begin(), fresh.end(), by_concept);
    auto end = static_cast<std::ptrdiff_t>(hits.size());
    hits.resize(hits.size() + fresh.size());
    for (auto left = static_cast<std::ptrdiff_t>(fresh.size()); left-- > 0;) {  // the last one goes to its place first
        auto const behind =
            std::upper_bound(hits.begin(), hits.begin() + end, fresh[static_cast<std::size_t>(left)], by_concept);
        std::move_backward(behind, hits.begin() + end, hits.begin() + end + left + 1);
        end = behind - hits.begin();
        hits[static_cast<std::size_t>(end + left)] = fresh[static_cast<std::size_t>(left)];
    }
}

}  // namespace

std::vector<std::uint32_t> interpreter::update(interpretation& norms, prepared_text const& text,
                                               text::reading const& reading, structure::document const& document,
                                               std::span<match::hit const> hits, prepared_change const& cut,
                                               source::change const& sought, source::change const& touched) {
    auto& m = *memory_;
    m.update_hits(hits, sought, touched, *relations_, *cues_);
    statement_reader const reader(text, reading, document, *relations_, *cues_, m.hits, false);
    auto bones = build_skeletons(text, reading, document, reader.violations(), m.references);
    auto const sentences = static_cast<std::uint32_t>(text.sentences.size()),
               sentences_before = sentences - cut.sentences.shift();
    auto const pairs = skeleton_pairs(m.bones, bones, cut, touched, sentences_before, sentences).find();
    auto const others = other_sentences(pairs, sentences_before, sentences);

    // Statements that are read anew or looked at one by one: of those sentences, and the linked ones at the end.
    std::vector<document_hit> fresh;
    auto const again = [&](std::uint32_t first, std::uint32_t last, reread& into) {
        for (auto i = first; i < last; ++i) {
            auto const pair = pairs[i];
            auto const old = pair == statement_is_new ? statement_is_new : m.statement_of[pair];
            into.statement_of.push_back(statement_is_new);
            if (pair != statement_is_new) {
                if (old == statement_is_new) continue;
                into.statements.push_back(std::move(norms.statements[old]));
                move(into.statements.back(), cut);
            } else {
                auto const segments = bones.of(bones.all[i]);
                if (!reader.worth_reading(bones.all[i], segments)) continue;
                into.statements.push_back(reader.read(bones.all[i], segments));
                record(into.statements.back(), fresh);
            }
            into.statement_of.back() = static_cast<std::uint32_t>(into.came_from.size());
            into.came_from.push_back(old);
        }
    };
    reread here, linked;
    again(others.begin, others.new_end, here);
    again(sentences, static_cast<std::uint32_t>(bones.all.size()), linked);

    std::vector<bool> kept(others.old_end - others.begin, false);
    for (auto i = others.begin; i < others.new_end; ++i)
        if (pairs[i] != statement_is_new) kept[pairs[i] - others.begin] = true;
    std::vector<token_range> dropped;
    for (auto i = others.begin; i < others.old_end; ++i) {
        auto const& b = m.bones.all[i];
        if (!kept[i - others.begin]) dropped.push_back(m.bones.of(b)[b.own]);
    }
    update_document_hits(norms.hits, std::move(dropped), std::move(fresh), cut);
    update_ranges(norms, document, text.tokens, cut);
    m.bones = std::move(bones);
    return m.take(norms.statements, others, sentences_before, std::move(here), std::move(linked), cut);
}

// Puts statements of some sentences, and the linked ones, in their places; the others move. Returns what each came
// from.
std::vector<std::uint32_t> interpreter::memory::take(std::vector<statement>& statements, source::change const& others,
                                                     std::uint32_t sentences_before, reread here, reread linked,
                                                     prepared_change const& cut) {
    auto const first_of = [&](std::uint32_t skeleton) {
        auto const found = std::find_if(statement_of.begin() + skeleton, statement_of.end(),
                                        [](std::uint32_t s) { return s != statement_is_new; });
        return found == statement_of.end() ? static_cast<std::uint32_t>(statements.size()) : *found;
    };
    auto const begin = first_of(others.begin), old_end = first_of(others.old_end),
               linked_before = first_of(sentences_before);
    source::change const changed{begin, old_end, begin + static_cast<std::uint32_t>(here.statements.size())};
    std::vector<std::uint32_t> came_from(linked_before);
    std::iota(came_from.begin(), came_from.end(), 0U);
    source::splice(came_from, changed, std::move(here.came_from));
    came_from.insert(came_from.end(), linked.came_from.begin(), linked.came_from.end());

    for (auto& s : here.statement_of)
        if (s != statement_is_new) s += begin;
    statement_of.resize(sentences_before);
    for (auto i = others.old_end; i < sentences_before && changed.shift() != 0; ++i)
        if (statement_of[i] != statement_is_new) statement_of[i] += changed.shift();
    source::splice(statement_of, others, std::move(here.statement_of));
    for (auto const s : linked.statement_of)
        statement_of.push_back(s == statement_is_new ? s : s + linked_before + changed.shift());

    statements.erase(statements.begin() + linked_before, statements.end());
    // Of those before, too: a provision was put before their sentences, or the words after a list moved.
    bool const moves = cut.tokens.shift() != 0 || cut.provisions != 0;
    for (std::uint32_t i = 0; i < linked_before && moves; ++i)
        if (i < begin || i >= old_end) move(statements[i], cut);
    source::splice(statements, changed, std::move(here.statements));
    std::move(linked.statements.begin(), linked.statements.end(), std::back_inserter(statements));
    return came_from;
}

}  // namespace cmwlint::norms
