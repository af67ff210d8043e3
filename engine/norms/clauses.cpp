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

prepared_text prepare(text::reading const& reading, std::string_view source_text, structure::document const& document,
                      std::span<text::token const> tokens, cue_table const& cues) {
    prepared_text out;
    out.tokens.reserve(tokens.size());
    out.breaks.reserve(tokens.size());
    bool const cased = document.language != text::language::ar && document.language != text::language::zh;
    splitter split(reading, source_text, tokens, cues, cased, out);
    // Own texts in the order in which they stand: a heading and an intro where the provision begins, a flush after its
    // children.
    struct piece {
        source::span where;
        structure::provision_id provision;
        sentence_role role;
    };
    std::vector<piece> pieces;
    pieces.reserve(document.provisions.size() * 2);
    for (structure::provision_id id = 0; id < document.provisions.size(); ++id) {
        auto const& p = document[id];
        if (!read_as_law(p.kind)) continue;
        if (!p.heading.empty()) pieces.push_back({p.heading, id, sentence_role::heading});
        if (!p.intro.empty()) pieces.push_back({p.intro, id, sentence_role::intro});
        if (!p.flush.empty()) pieces.push_back({p.flush, id, sentence_role::flush});
    }
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](piece const& a, piece const& b) { return a.where.begin < b.where.begin; });
    std::uint32_t done = 0;
    for (auto const& piece : pieces) {
        // Spans of one document do not overlap; should a grammar err, no token is read twice.
        source::span const where{std::max(piece.where.begin, done), piece.where.end};
        done = std::max(done, piece.where.end);
        auto const child = document[piece.provision].first_child;
        bool const has_points = piece.role == sentence_role::intro && child != structure::no_provision &&
                                document[child].kind >= provision_kind::paragraph && read_as_law(document[child].kind);
        split.cut(where, piece.provision, piece.role, has_points);
    }
    return out;
}

}  // namespace cmwlint::norms
