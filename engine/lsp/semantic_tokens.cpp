// textDocument/semanticTokens: headings, defined terms, cross-references, force words and quantities, in colours.
#include "lsp/context.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "lsp/semantic_legend.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace cmwlint::lsp {
namespace {

enum token_type : std::uint32_t { heading, term, cross_reference, force_word, quantity };
enum token_modifier : std::uint32_t { is_definition = 1, is_obligation = 2, is_permission = 4, is_negation = 8 };

// Names of the protocol where it has one, so that themes colour them unasked.
constexpr std::array<std::string_view, 5> type_names{"class", "type", "function", "keyword", "number"};
constexpr std::array<std::string_view, 4> modifier_names{"definition", "obligation", "permission", "negation"};

struct coloured {
    source::span where;  // bytes of the client's text
    std::uint32_t type = 0, modifiers = 0;
};

// Tokens must not overlap: what is given first keeps its place, the rest gets what is left of it.
class canvas {
public:
    void add(source::span where, std::uint32_t type, std::uint32_t modifiers = 0) {
        auto at = where.begin;
        auto next = taken_.upper_bound(at);
        if (next != taken_.begin()) at = std::max(at, std::prev(next)->second);
        std::vector<source::span> pieces;
        for (; next != taken_.end() && next->first < where.end; ++next) {
            if (next->first > at) pieces.push_back({at, next->first});
            at = std::max(at, next->second);
        }
        if (at < where.end) pieces.push_back({at, where.end});
        for (auto const p : pieces) {
            taken_.emplace(p.begin, p.end);
            all_.push_back({p, type, modifiers});
        }
    }

    std::vector<coloured> take() {
        std::sort(all_.begin(), all_.end(), [](auto const& a, auto const& b) { return a.where < b.where; });
        return std::move(all_);
    }

private:
    std::map<std::uint32_t, std::uint32_t> taken_;
    std::vector<coloured> all_;
};

std::uint32_t modifier_of(lint::force says) {
    switch (says) {
        case lint::force::obligation:
            return is_obligation;
        case lint::force::permission:
            return is_permission;
        case lint::force::negation:
            break;
    }
    return is_negation;
}

std::vector<coloured> colours_of(draft_view const& view) {
    auto const& words = view.words();
    canvas out;
    auto const of_tokens = [&](norms::token_range t) { return view.client_span(words.reading_span(t)); };
    for (auto const& r : words.references)
        if (!r.to.empty()) out.add(view.client_span(r.what.where), cross_reference);
    for (auto const& m : words.mentions) {
        auto const begins = [&](norms::definition const& d) { return d.term.first == m.where.first; };
        bool const defined = std::any_of(words.definitions.begin(), words.definitions.end(), begins);
        out.add(of_tokens(m.where), term, defined ? std::uint32_t{is_definition} : 0U);
    }
    for (auto const& q : words.quantities) out.add(of_tokens(q.tokens), quantity);
    for (auto const& f : lint::force_words(words, view.tree().language, view.rules()))
        out.add(of_tokens(f.where), force_word, modifier_of(f.says));
    for (auto const& p : view.tree().provisions) {
        if (p.kind > structure::provision_kind::article) continue;
        if (!p.label.empty()) out.add(view.client_span(p.label), heading);
        if (!p.heading.empty()) out.add(view.client_span(p.heading), heading);
    }
    return out.take();
}

// Five numbers a token, each place told from the one before; a token never goes beyond its line.
json encoded(draft_view const& view, position_encoding encoding, source::span within) {
    auto const& text = view.file().text;
    position_teller place{text, encoding};
    json data = json::array();
    position last;
    for (auto const& one : colours_of(view)) {
        if (!one.where.overlaps(within)) continue;
        for (auto line = text.line_of(one.where.begin); line <= text.line_of(one.where.end); ++line) {
            auto const whole = text.line(line);
            source::span const piece{std::max(one.where.begin, whole.begin), std::min(one.where.end, whole.end)};
            auto const r = place(piece);
            if (piece.empty() || r.end.character <= r.start.character) continue;
            bool const same_line = r.start.line == last.line;
            for (auto const n :
                 {r.start.line - last.line, same_line ? r.start.character - last.character : r.start.character,
                  r.end.character - r.start.character, one.type, one.modifiers})
                data.push_back(n);
            last = r.start;
        }
    }
    return {{"data", std::move(data)}};
}

}  // namespace

json semantic_legend() { return {{"tokenTypes", type_names}, {"tokenModifiers", modifier_names}}; }

reply semantic_tokens_full(context& server, json const& params) {
    auto const view = draft_view::of(server, params);
    if (!view) return json{};
    return encoded(*view, server.client().encoding, {0, view->file().text.size()});
}

reply semantic_tokens_range(context& server, json const& params) {
    auto const view = draft_view::of(server, params);
    auto const within = view ? view->span_of(params.at("range")) : std::nullopt;
    if (!within) return json{};
    return encoded(*view, server.client().encoding, *within);
}

}  // namespace cmwlint::lsp
