// Sentences. ICU's rules cut "Law No. | 02-03" and "Art. | L. 511-1", so law gets its own splitter.
#include "norms/norms.hpp"

#include <algorithm>
#include <string>

namespace cmwlint::norms {
namespace {

using structure::provision_kind;
using text::token_kind;

// A sentence of this many tokens is cut at its next comma, of twice as many anywhere: a draft that never ends a
// sentence (a table, a 5 MB line) must not cost more than its length.
constexpr std::uint32_t long_sentence = 700;

bool read_as_law(provision_kind kind) {
    return kind != provision_kind::contents && kind != provision_kind::note && kind != provision_kind::signature;
}

class splitter {
public:
    splitter(text::reading const& reading, std::string_view source, std::span<text::token const> tokens,
             cue_table const& cues, bool cased, prepared_text& out)
        : reading_(reading), source_(source), tokens_(tokens), cues_(cues), cased_(cased), out_(out) {}

    // Cuts a reading span into sentences and appends their tokens.
    void cut(source::span where, structure::provision_id provision, sentence_role role, bool has_points) {
        if (where.empty()) return;
        auto token = static_cast<std::size_t>(
            std::partition_point(tokens_.begin(), tokens_.end(), [&](auto const& t) { return t.begin < where.begin; }) -
            tokens_.begin());
        bool fresh = true;
        bool blank_line = false;
        std::uint32_t line_ends = 0;
        sentence now;
        now.where = provision;
        now.role = role;
        now.tokens.first = now.tokens.last = size();
        for (; token < tokens_.size() && tokens_[token].begin < where.end; ++token) {
            auto const& t = tokens_[token];
            if (t.kind == token_kind::line_end) {
                if (++line_ends > 1) blank_line = true;
                continue;
            }
            if (blank_line && !now.tokens.empty() && parts_at_blank_line(t)) {
                finish(now, false);
                fresh = true;
            }
            blank_line = false;
            line_ends = 0;
            out_.tokens.push_back(t);
            out_.breaks.push_back(fresh || after_break_ ? 1 : 0);
            fresh = after_break_ = false;
            now.tokens.last = size();
            if (now.tokens.size() >= 2 * long_sentence) {
                finish(now, false);
                continue;
            }
            if (t.kind != token_kind::punctuation) continue;
            auto const sign = view(t);
            if (sign == ";" || sign == ":" || sign == "؛") after_break_ = true;
            if (ends_sentence(sign, token) || (now.tokens.size() >= long_sentence && is_pause(sign))) {
                finish(now, true);
                fresh = true;
            }
        }
        if (!now.tokens.empty()) finish(now, false);
        if (has_points && !out_.sentences.empty()) mark_lead_in(out_.sentences.back(), provision);
    }

private:
    std::uint32_t size() const { return static_cast<std::uint32_t>(out_.tokens.size()); }
    std::string_view view(text::token const& t) const {
        return std::string_view(reading_.text).substr(t.begin, t.end - t.begin);
    }

    void finish(sentence& now, bool ended) {
        now.ended = ended;
        out_.sentences.push_back(now);
        now.tokens.first = now.tokens.last = size();
        after_break_ = false;
    }

    // The text before points is their lead-in unless it is closed by a full stop.
    void mark_lead_in(sentence& last, structure::provision_id provision) const {
        if (last.where == provision && !last.ended) last.opens_list = true;
    }

    // In the source: is the letter a token begins with a capital? Scripts without case have none.
    bool begins_small(text::token const& t) const {
        if (!cased_ || t.kind != token_kind::word) return false;
        auto const at = reading_.map.to_origin(t.begin);
        auto const folded = view(t);
        if (at >= source_.size() || folded.empty()) return false;
        // The reading is lower case: a letter that stands in the source as in the reading is a small one. Accents are
        // folded away, so two-byte letters are compared by their second byte: capitals of Latin-1 and Cyrillic end
        // lower.
        auto const lead = static_cast<unsigned char>(source_[at]);
        if (lead < 0x80) return lead >= 'a' && lead <= 'z';
        if (at + 1 >= source_.size()) return false;
        auto const tail = static_cast<unsigned char>(source_[at + 1]);
        if (lead == 0xC3) return tail >= 0x9F;
        if (lead == 0xD0) return tail >= 0xB0;
        return lead == 0xD1;
    }

    static bool is_pause(std::string_view sign) {
        return sign == "," || sign == "،" || sign == "、" || sign == ";" || sign == "؛";
    }

    bool parts_at_blank_line(text::token const& next) const {
        auto const& last = out_.tokens.back();
        auto const sign = view(last);
        bool const closed = last.kind == token_kind::punctuation &&
                            (sign == "." || sign == "。" || sign == ";" || sign == ":" || sign == "؛");
        if (closed) return true;
        if (sign == "," || sign == "،" || sign == "-") return false;
        return cased_ ? !begins_small(next) : true;
    }

    bool ends_sentence(std::string_view sign, std::size_t at) const {
        if (sign == "。" || sign == "!" || sign == "?" || sign == "؟" || sign == "！" || sign == "？") return true;
        if (sign != ".") return false;
        if (at > 0) {
            auto const& before = tokens_[at - 1];
            auto const word = view(before);
            if (before.end == tokens_[at].begin) {
                if (before.kind == token_kind::word &&
                    (text::code_points(word) == 1 || cues_.abbreviations.contains(std::string(word)))) {
                    return closes_paragraph(at);
                }
            }
        }
        for (std::size_t next = at + 1; next < tokens_.size(); ++next) {
            if (tokens_[next].kind == token_kind::line_end) continue;
            return !begins_small(tokens_[next]);
        }
        return true;
    }

    // A blank line or the end of the text follows.
    bool closes_paragraph(std::size_t at) const {
        std::size_t line_ends = 0;
        for (std::size_t next = at + 1; next < tokens_.size() && tokens_[next].kind == token_kind::line_end; ++next)
            ++line_ends;
        return line_ends > 1 || at + 1 + line_ends >= tokens_.size();
    }

    text::reading const& reading_;
    std::string_view source_;
    std::span<text::token const> tokens_;
    cue_table const& cues_;
    bool cased_;
    prepared_text& out_;
    bool after_break_ = false;
};

}  // namespace

namespace {

using piece = preparation::piece;

bool stands_before(piece const& a, piece const& b) {
    if (a.where.begin != b.where.begin) return a.where.begin < b.where.begin;
    if (a.provision != b.provision) return a.provision < b.provision;
    auto const rank = [](sentence_role r) {
        return r == sentence_role::heading ? 0 : r == sentence_role::intro ? 1 : 2;
    };
    return rank(a.role) < rank(b.role);
}

// Own texts in the order in which they stand: a heading and an intro where the provision begins, a flush after its
// children.
std::vector<piece> pieces_of(structure::document const& document) {
    std::vector<piece> openings, flushes;
    openings.reserve(document.provisions.size() * 2);
    for (structure::provision_id id = 0; id < document.provisions.size(); ++id) {
        auto const& p = document[id];
        if (!read_as_law(p.kind)) continue;
        auto const child = p.first_child;
        bool const has_points = child != structure::no_provision && document[child].kind >= provision_kind::paragraph &&
                                read_as_law(document[child].kind);
        if (!p.heading.empty()) openings.push_back({p.heading, id, sentence_role::heading});
        if (!p.intro.empty()) openings.push_back({p.intro, id, sentence_role::intro, has_points});
        if (!p.flush.empty()) flushes.push_back({p.flush, id, sentence_role::flush});
    }
    if (!std::is_sorted(openings.begin(), openings.end(), stands_before))
        std::sort(openings.begin(), openings.end(), stands_before);
    std::sort(flushes.begin(), flushes.end(), stands_before);
    std::vector<piece> out;
    out.reserve(openings.size() + flushes.size());
    std::merge(openings.begin(), openings.end(), flushes.begin(), flushes.end(), std::back_inserter(out),
               stands_before);
    std::uint32_t done = 0;
    for (auto& p : out) {
        // Spans of one document do not overlap; should a grammar err, no token is read twice.
        p.where.begin = std::max(p.where.begin, done);
        done = std::max(done, p.where.end);
    }
    return out;
}

// Cuts pieces and tells each where its tokens and sentences begin in `out`.
void cut(std::span<piece> pieces, text::reading const& reading, std::string_view source,
         std::span<text::token const> tokens, cue_table const& cues, text::language language, prepared_text& out) {
    bool const cased = language != text::language::ar && language != text::language::zh;
    splitter split(reading, source, tokens, cues, cased, out);
    for (auto& p : pieces) {
        p.first_token = static_cast<std::uint32_t>(out.tokens.size());
        p.first_sentence = static_cast<std::uint32_t>(out.sentences.size());
        split.cut(p.where, p.provision, p.role, p.has_points);
    }
}

// The tokens of a reading, changed lines cut anew.
void update_tokens(std::vector<text::token>& tokens, std::string_view reading, source::change const& c,
                   text::language language) {
    auto const begins_before = [](std::uint32_t offset) {
        return [offset](text::token const& t) { return t.begin < offset; };
    };
    auto const first = std::partition_point(tokens.begin(), tokens.end(), begins_before(c.begin));
    auto const last = std::partition_point(first, tokens.end(), begins_before(c.old_end));
    for (auto it = last; it != tokens.end() && c.shift() != 0; ++it) {
        it->begin += c.shift();
        it->end += c.shift();
    }
    auto fresh = text::tokenise(reading.substr(c.begin, c.new_end - c.begin), language);
    for (auto& t : fresh) {
        t.begin += c.begin;
        t.end += c.begin;
    }
    auto const begin = static_cast<std::uint32_t>(first - tokens.begin());
    source::splice(
        tokens,
        {begin, static_cast<std::uint32_t>(last - tokens.begin()), begin + static_cast<std::uint32_t>(fresh.size())},
        std::move(fresh));
}

// Up to where pieces are surely cut as before: a word follows them before the change, and so do the line ends between.
std::uint32_t settled_until(std::vector<text::token> const& tokens, std::uint32_t change_begin) {
    auto it = std::partition_point(tokens.begin(), tokens.end(),
                                   [&](text::token const& t) { return t.begin < change_begin; });
    while (it != tokens.begin() && (it - 1)->kind == token_kind::line_end) --it;
    return it == tokens.begin() ? 0 : (it - 1)->begin;
}

bool same_cut(piece const& a, piece const& b) { return a.role == b.role && a.has_points == b.has_points; }

// Which pieces changed. Those of one provision stay together: what follows a heading is told of its last sentence.
source::change changed_pieces(std::vector<piece> const& before, std::vector<piece> const& now, std::uint32_t settled,
                              source::change const& in_reading, std::uint32_t more_provisions) {
    auto const both = std::min(before.size(), now.size());
    auto const parts = [](std::vector<piece> const& all, std::size_t at) {
        return at == 0 || at >= all.size() || all[at - 1].provision != all[at].provision;
    };
    std::size_t first = 0;
    while (first < both && now[first].where == before[first].where && now[first].where.end <= settled &&
           now[first].provision == before[first].provision && same_cut(now[first], before[first]))
        ++first;
    while (!parts(before, first) || !parts(now, first)) --first;
    std::size_t last = 0;
    auto const shift = in_reading.shift();
    for (; last < both - first; ++last) {
        auto const& a = before[before.size() - 1 - last];
        auto const& b = now[now.size() - 1 - last];
        if (a.where.begin < in_reading.old_end || a.where.begin + shift != b.where.begin ||
            a.where.end + shift != b.where.end || a.provision + more_provisions != b.provision || !same_cut(a, b))
            break;
    }
    while (!parts(before, before.size() - last) || !parts(now, now.size() - last)) --last;
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(before.size() - last),
            static_cast<std::uint32_t>(now.size() - last)};
}

}  // namespace

prepared_text prepare(text::reading const& reading, std::string_view source_text, structure::document const& document,
                      std::vector<text::token> all_tokens, cue_table const& cues, preparation& keep) {
    prepared_text out;
    out.tokens.reserve(all_tokens.size());
    out.breaks.reserve(all_tokens.size());
    keep = {std::move(all_tokens), pieces_of(document), document.provisions.size()};
    cut(keep.pieces, reading, source_text, keep.all_tokens, cues, document.language, out);
    return out;
}

prepared_text prepare(text::reading const& reading, std::string_view source_text, structure::document const& document,
                      std::span<text::token const> tokens, cue_table const& cues) {
    preparation keep;
    return prepare(reading, source_text, document, {tokens.begin(), tokens.end()}, cues, keep);
}

prepared_change update_prepared(prepared_text& prepared, preparation& keep, text::reading const& reading,
                                std::string_view source_text, structure::document const& document,
                                cue_table const& cues, source::change const& in_reading, source::change const& made) {
    update_tokens(keep.all_tokens, reading.text, in_reading, document.language);
    auto now = pieces_of(document);
    prepared_change out;
    out.made = made;
    out.provisions = static_cast<std::uint32_t>(document.provisions.size() - keep.provisions);
    auto const changed =
        changed_pieces(keep.pieces, now, settled_until(keep.all_tokens, in_reading.begin), in_reading, out.provisions);
    prepared_text fresh;
    std::span const again(now.data() + changed.begin, changed.new_end - changed.begin);
    cut(again, reading, source_text, keep.all_tokens, cues, document.language, fresh);

    auto const token_at = [&](std::uint32_t piece_index) {
        return piece_index < keep.pieces.size() ? keep.pieces[piece_index].first_token
                                                : static_cast<std::uint32_t>(prepared.tokens.size());
    };
    auto const sentence_at = [&](std::uint32_t piece_index) {
        return piece_index < keep.pieces.size() ? keep.pieces[piece_index].first_sentence
                                                : static_cast<std::uint32_t>(prepared.sentences.size());
    };
    out.tokens = {token_at(changed.begin), token_at(changed.old_end),
                  token_at(changed.begin) + static_cast<std::uint32_t>(fresh.tokens.size())};
    out.sentences = {sentence_at(changed.begin), sentence_at(changed.old_end),
                     sentence_at(changed.begin) + static_cast<std::uint32_t>(fresh.sentences.size())};
    for (std::uint32_t i = 0; i < now.size(); ++i) {
        if (i >= changed.begin && i < changed.new_end) {
            now[i].first_token += out.tokens.begin;
            now[i].first_sentence += out.sentences.begin;
        } else {
            auto const& before = keep.pieces[i < changed.begin ? i : i - changed.shift()];
            now[i].first_token = before.first_token + (i < changed.begin ? 0 : out.tokens.shift());
            now[i].first_sentence = before.first_sentence + (i < changed.begin ? 0 : out.sentences.shift());
        }
    }
    for (auto& s : fresh.sentences) {
        s.tokens.first += out.tokens.begin;
        s.tokens.last += out.tokens.begin;
    }
    for (std::size_t t = out.tokens.old_end; t < prepared.tokens.size() && in_reading.shift() != 0; ++t) {
        prepared.tokens[t].begin += in_reading.shift();
        prepared.tokens[t].end += in_reading.shift();
    }
    bool const sentences_move = out.tokens.shift() != 0 || out.provisions != 0;
    for (std::size_t i = out.sentences.old_end; i < prepared.sentences.size() && sentences_move; ++i) {
        auto& s = prepared.sentences[i];
        s.tokens.first += out.tokens.shift();
        s.tokens.last += out.tokens.shift();
        s.where += out.provisions;
    }
    source::splice(prepared.tokens, out.tokens, std::move(fresh.tokens));
    source::splice(prepared.breaks, out.tokens, std::move(fresh.breaks));
    source::splice(prepared.sentences, out.sentences, std::move(fresh.sentences));
    keep.pieces = std::move(now);
    keep.provisions = document.provisions.size();
    return out;
}

}  // namespace cmwlint::norms
