// Effective text: which sentences are read together.
#include "norms/statement_text.hpp"

#include "structure/reference.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace cmwlint::norms {
namespace {

using structure::no_provision;
using structure::provision_id;
using structure::provision_kind;

constexpr std::uint32_t none = ~std::uint32_t{0};
// Bounds that keep monstrous drafts linear: a lead-in of 400 words is no lead-in, a violation clause over a whole act
// reaches no more than so many of its sentences.
constexpr std::uint32_t longest_lead_in = 400;
constexpr std::size_t deepest_chain = 8;
constexpr std::size_t most_linked = 48;
constexpr std::size_t few_sentences = 6;

struct provision_sentences {
    std::uint32_t first_intro = none;
    std::uint32_t lead_in = none;
    std::uint32_t first_flush = none;
};

class builder {
public:
    builder(prepared_text const& text, text::reading const& reading, structure::document const& document)
        : text_(text), reading_(reading), document_(document), of_(document.provisions.size()) {
        for (std::uint32_t i = 0; i < text_.sentences.size(); ++i) {
            auto const& s = text_.sentences[i];
            auto& entry = of_[s.where];
            if (s.role == sentence_role::intro) {
                if (entry.first_intro == none) entry.first_intro = i;
                if (s.opens_list) entry.lead_in = i;
            } else if (s.role == sentence_role::flush && entry.first_flush == none) {
                entry.first_flush = i;
            }
        }
        find_closing_items();
        recital_.resize(document_.provisions.size());
        for (provision_id id = 0; id < recital_.size(); ++id) {  // parents come before their children
            auto const& p = document_[id];
            recital_[id] = p.kind == provision_kind::preamble || p.kind == provision_kind::recital ||
                           (p.parent != no_provision && recital_[p.parent]);
        }
    }

    skeletons build(std::span<match::hit const> violations, reference_memory& references) {
        out_.all.reserve(text_.sentences.size() + violations.size());
        out_.ranges.reserve(text_.sentences.size() * 2);
        for (std::uint32_t i = 0; i < text_.sentences.size(); ++i) add(i);
        link(violations, references);
        return std::move(out_);
    }

private:
    // A penal clause ("a person who contravenes section 5 …") read with each sentence of the provision it refers to.
    void link(std::span<match::hit const> violations, reference_memory& references) {
        for (auto const& v : violations) {
            auto const sentence = sentence_of(v.first);
            if (sentence == none) continue;
            auto const& s = text_.sentences[sentence];
            if (s.role == sentence_role::heading) continue;
            source::span const rest{text_.tokens[v.first].begin, text_.tokens[s.tokens.last - 1].end};
            for (auto const& reference : references.in(source::slice(reading_.text, rest), document_.language)) {
                if (!follows(v, rest.begin + reference.where.begin)) continue;
                for (auto const target : structure::resolve(reference, document_, s.where)) {
                    // "article 53(1)(a)" of which only the article was found: too much of it is something else.
                    bool const too_wide =
                        document_[target].kind != reference.steps.back().kind && sentences_of(target) > few_sentences;
                    if (!too_wide) link_to(sentence, target);
                }
            }
        }
    }

    std::uint32_t sentence_of(std::uint32_t token) const {
        auto const it = std::partition_point(text_.sentences.begin(), text_.sentences.end(),
                                             [&](sentence const& s) { return s.tokens.last <= token; });
        if (it == text_.sentences.end() || it->tokens.first > token) return none;
        return static_cast<std::uint32_t>(it - text_.sentences.begin());
    }

    // References further on in the sentence are members of the same list, or of another matter after 20 words.
    bool follows(match::hit const& violation, std::uint32_t reference_begin) const {
        auto const end = std::min<std::uint32_t>(violation.last + 20, static_cast<std::uint32_t>(text_.tokens.size()));
        return end > 0 && reference_begin <= text_.tokens[end - 1].end;
    }

    std::size_t sentences_of(provision_id target) const {
        auto const& whole = document_[target].whole;
        auto const begins_before = [&](std::uint32_t offset) {
            return [this, offset](sentence const& s) { return text_.tokens[s.tokens.first].begin < offset; };
        };
        auto const first =
            std::partition_point(text_.sentences.begin(), text_.sentences.end(), begins_before(whole.begin));
        auto const last = std::partition_point(first, text_.sentences.end(), begins_before(whole.end));
        return static_cast<std::size_t>(last - first);
    }

    void link_to(std::uint32_t penal, provision_id target) {
        auto const& whole = document_[target].whole;
        std::size_t linked = 0;
        auto const begin = std::partition_point(text_.sentences.begin(), text_.sentences.end(), [&](sentence const& s) {
            return text_.tokens[s.tokens.first].begin < whole.begin;
        });
        for (auto it = begin; it != text_.sentences.end() && text_.tokens[it->tokens.first].begin < whole.end; ++it) {
            auto const index = static_cast<std::uint32_t>(it - text_.sentences.begin());
            if (index == penal || it->role == sentence_role::heading ||
                !linked_.insert(std::uint64_t{penal} << 32 | index).second)
                continue;
            auto joined = out_.all[penal];
            joined.linked = true;
            joined.linked_from = joined.ranges;
            joined.first_range = static_cast<std::uint32_t>(out_.ranges.size());
            for (auto const part : {penal, index}) {
                auto const& from = out_.all[part];
                for (std::uint32_t r = 0; r < from.ranges; ++r)
                    out_.ranges.push_back(token_range{out_.ranges[from.first_range + r]});
            }
            joined.ranges = static_cast<std::uint32_t>(out_.ranges.size()) - joined.first_range;
            out_.all.push_back(joined);
            if (++linked >= most_linked) return;
        }
    }

    void add(std::uint32_t index) {
        auto const& s = text_.sentences[index];
        skeleton now;
        now.where = s.where;
        now.first_range = static_cast<std::uint32_t>(out_.ranges.size());
        now.heading = s.role == sentence_role::heading;
        now.recital = recital_[s.where];
        if (!now.heading) add_lead_ins(index);
        now.own = static_cast<std::uint32_t>(out_.ranges.size()) - now.first_range;
        out_.ranges.push_back(s.tokens);
        if (!now.heading) {
            add_continuation(index);
            add_flush(index);
        }
        now.ranges = static_cast<std::uint32_t>(out_.ranges.size()) - now.first_range;
        out_.all.push_back(now);
    }

    // The lead-ins of the provisions around, outermost first.
    void add_lead_ins(std::uint32_t index) {
        auto const& s = text_.sentences[index];
        auto const& own = of_[s.where];
        bool const first_of_intro = s.role == sentence_role::intro && own.first_intro == index;
        bool const first_of_flush = s.role == sentence_role::flush && own.first_flush == index;
        std::array<std::uint32_t, deepest_chain> chain{};
        std::size_t length = 0;
        if (first_of_flush && own.lead_in != none) chain[length++] = own.lead_in;
        if (first_of_intro || (first_of_flush && own.lead_in != none && own.lead_in == own.first_intro)) {
            for (auto at = document_[s.where].parent; at != no_provision && length < deepest_chain;
                 at = document_[at].parent) {
                if (document_[at].kind < provision_kind::article) break;
                auto const& above = of_[at];
                if (above.lead_in != none) chain[length++] = above.lead_in;
                if (above.lead_in == none || above.lead_in != above.first_intro) {
                    if (above.first_intro != none) break;  // its lead-in, if any, begins a sentence of its own
                }
            }
        }
        for (std::size_t i = length; i-- > 0;) {
            auto range = text_.sentences[chain[i]].tokens;
            if (range.size() > longest_lead_in) range.first = range.last - longest_lead_in;
            out_.ranges.push_back(range);
        }
    }

    // "… across the border without documents –" and, as the next item, "is punished by …" are one sentence.
    void add_continuation(std::uint32_t index) {
        if (goes_on_in_next(index)) out_.ranges.push_back(text_.sentences[index + 1].tokens);
    }

    bool goes_on_in_next(std::uint32_t index) const {
        auto const& s = text_.sentences[index];
        if (s.ended || s.opens_list || s.role != sentence_role::intro || index + 1 >= text_.sentences.size())
            return false;
        auto const& next = text_.sentences[index + 1];
        if (next.role != sentence_role::intro || next.where == s.where) return false;
        auto const& p = document_[s.where];
        auto const last = text_.tokens[s.tokens.last - 1];
        if (p.intro.end < last.end) return false;
        auto const tail = std::string_view(reading_.text).substr(last.end, p.intro.end - last.end);
        bool const dash = tail.find('-') != std::string_view::npos;
        bool const comma = last.kind == text::token_kind::punctuation &&
                           std::string_view(reading_.text).substr(last.begin, last.end - last.begin) == ",";
        if (!dash && !comma) return false;
        if (document_.article_of(next.where) != document_.article_of(s.where)) return false;
        return dash || document_[next.where].number.empty();  // after a comma, a numbered item is the next of the list
    }

    // The unnumbered item after the last one of a list is what the whole list is about: "- is punished by a fine."
    void find_closing_items() {
        for (std::uint32_t i = 0; i + 1 < text_.sentences.size(); ++i) {
            auto const item = text_.sentences[i].where;
            auto const next = text_.sentences[i + 1].where;
            if (!document_[next].number.empty() || document_[item].number.empty() || !goes_on_in_next(i)) continue;
            auto const list = document_[item].parent;
            if (list != no_provision && of_[list].lead_in != none && of_[list].first_flush == none)
                of_[list].first_flush = i + 1;
        }
    }

    void add_flush(std::uint32_t index) {
        auto const& s = text_.sentences[index];
        if (s.role != sentence_role::intro) return;
        if (s.opens_list && of_[s.where].first_flush != none) add_first_flush(s.where);
        if (of_[s.where].first_intro != index) return;
        std::size_t depth = 0;
        for (auto at = document_[s.where].parent; at != no_provision && depth < deepest_chain;
             at = document_[at].parent, ++depth) {
            if (document_[at].kind < provision_kind::article) break;
            if (of_[at].first_flush != none && of_[at].lead_in != none) add_first_flush(at);
        }
    }

    void add_first_flush(provision_id of) { out_.ranges.push_back(text_.sentences[of_[of].first_flush].tokens); }

    prepared_text const& text_;
    text::reading const& reading_;
    structure::document const& document_;
    std::vector<provision_sentences> of_;
    std::vector<bool> recital_;  // by provision: it is, or stands in, a preamble or recital
    skeletons out_;
    std::unordered_set<std::uint64_t> linked_;  // penal clause and sentence, each pair once
};

}  // namespace

skeletons build_skeletons(prepared_text const& text, text::reading const& reading, structure::document const& document,
                          std::span<match::hit const> violations, reference_memory& references) {
    return builder(text, reading, document).build(violations, references);
}

std::vector<structure::reference> const& reference_memory::in(std::string_view stretch, text::language language) {
    constexpr std::size_t most_stretches = 4096;
    if (known_.size() >= most_stretches) known_.clear();
    auto const [it, fresh] = known_.try_emplace(std::string(stretch));
    if (fresh)
        it->second = structure::find_references(stretch, {0, static_cast<std::uint32_t>(stretch.size())}, language);
    return it->second;
}

statement_text::statement_text(prepared_text const& text, text::reading const& reading, statement const& s)
    : text_(text), reading_(reading), statement_(s) {
    bases_.reserve(s.segments.size());
    for (auto const& segment : s.segments) {
        bases_.push_back(size_);
        size_ += segment.size();
    }
}

std::size_t statement_text::segment_of(std::uint32_t position) const {
    return static_cast<std::size_t>(std::upper_bound(bases_.begin(), bases_.end(), position) - bases_.begin()) - 1;
}

std::uint32_t statement_text::token_at(std::uint32_t position) const {
    auto const segment = segment_of(position);
    return statement_.segments[segment].first + (position - bases_[segment]);
}

std::string_view statement_text::word_at(std::uint32_t position) const {
    auto const& t = text_.tokens[token_at(position)];
    return std::string_view(reading_.text).substr(t.begin, t.end - t.begin);
}

text::token_kind statement_text::kind_at(std::uint32_t position) const { return text_.tokens[token_at(position)].kind; }

}  // namespace cmwlint::norms
