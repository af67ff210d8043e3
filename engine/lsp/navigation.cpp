// textDocument/definition, references, documentHighlight and documentLink: from a cross-reference to what it means and
// from a provision to what refers to it; the same for defined terms.
#include "lsp/context.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "lsp/pack_features.hpp"
#include "project/fingerprint.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::lsp {

using structure::no_provision;
using structure::provision_id;

namespace {

// What a position is about: a provision or a defined term.
struct subject {
    source::span asked;  ///< reading span of the words that were pointed at
    std::vector<provision_id> provisions;
    std::optional<std::uint32_t> definition;  ///< index
};

std::optional<subject> subject_at(draft_view const& view, json const& position) {
    auto const offset = view.offset_of(position);
    if (!offset) return std::nullopt;
    auto const* const r = view.reference_at(*offset);
    if (r != nullptr && !r->to.empty()) return subject{r->what.where, r->to, std::nullopt};
    if (auto const* const m = view.mention_at(*offset)) return subject{view.words().reading_span(m->where), {}, m->of};
    if (auto const id = view.headed_at(*offset); id != no_provision)
        return subject{view.head_of(id), {id}, std::nullopt};
    return std::nullopt;
}

// Where the definitions of a term stand: of one that is defined twice, both.
std::vector<source::span> defined_at(draft_view const& view, std::uint32_t definition) {
    auto const& words = view.words();
    std::vector<source::span> out;
    for (auto const& m : words.mentions) {
        if (m.of != definition) continue;
        auto const is_it = [&](norms::definition const& d) { return d.term.first == m.where.first; };
        if (std::any_of(words.definitions.begin(), words.definitions.end(), is_it))
            out.push_back(words.reading_span(m.where));
    }
    if (out.empty()) out.push_back(words.reading_span(words.definitions[definition].term));
    return out;
}

std::vector<source::span> declarations(draft_view const& view, subject const& s) {
    if (s.definition) return defined_at(view, *s.definition);
    std::vector<source::span> out;
    for (auto const id : s.provisions) out.push_back(view.head_of(id));
    return out;
}

// References to the provisions or to anything below them; mentions of the term. Declarations are not among them.
std::vector<source::span> uses(draft_view const& view, subject const& s) {
    std::vector<source::span> out;
    auto const& words = view.words();
    if (s.definition) {
        auto const defined = defined_at(view, *s.definition);
        for (auto const& m : words.mentions) {
            auto const span = words.reading_span(m.where);
            if (m.of == *s.definition && std::find(defined.begin(), defined.end(), span) == defined.end())
                out.push_back(span);
        }
        return out;
    }
    for (auto const& r : words.references) {
        bool const meant = std::any_of(r.to.begin(), r.to.end(), [&](provision_id to) {
            return std::any_of(s.provisions.begin(), s.provisions.end(),
                               [&](provision_id id) { return project::is_below(view.tree(), to, id); });
        });
        if (meant) out.push_back(r.what.where);
    }
    return out;
}

}  // namespace

reply definition(context& server, json const& params) {
    auto const* const file = server.document(params.at("textDocument").at("uri").get<std::string>());
    if (file != nullptr && is_of_pack(*file))
        return definition_in_pack(server, *file, position_of(params.at("position")));
    auto view = draft_view::of(server, params);
    auto const found = view ? subject_at(*view, params.at("position")) : std::nullopt;
    if (!found) return json{};
    bool const links = is_true(server.client().told, "/textDocument/definition/linkSupport");
    json out = json::array();
    auto const spans = declarations(*view, *found);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        auto const selection = to_json(view->place(spans[i]));
        if (!links) {
            out.push_back({{"uri", view->file().uri}, {"range", selection}});
            continue;
        }
        auto const whole = found->definition ? spans[i] : view->tree()[found->provisions[i]].whole;
        out.push_back({{"originSelectionRange", to_json(view->place(found->asked))},
                       {"targetUri", view->file().uri},
                       {"targetRange", to_json(view->place(source::join(whole, spans[i])))},
                       {"targetSelectionRange", selection}});
    }
    return out;
}

reply references(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    auto const found = view ? subject_at(*view, params.at("position")) : std::nullopt;
    if (!found) return json{};
    auto spans = uses(*view, *found);
    auto const asks = params.find("context");
    if (asks != params.end() && asks->is_object() && asks->value("includeDeclaration", false)) {
        auto const declared = declarations(*view, *found);
        spans.insert(spans.end(), declared.begin(), declared.end());
    }
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    json out = json::array();
    for (auto const span : spans) out.push_back({{"uri", view->file().uri}, {"range", to_json(view->place(span))}});
    return out;
}

reply document_highlight(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    auto const found = view ? subject_at(*view, params.at("position")) : std::nullopt;
    if (!found) return json{};
    constexpr int read = 2, write = 3;
    json out = json::array();
    for (auto const span : declarations(*view, *found))
        out.push_back({{"range", to_json(view->place(span))}, {"kind", write}});
    for (auto const span : uses(*view, *found)) out.push_back({{"range", to_json(view->place(span))}, {"kind", read}});
    return out;
}

reply document_link(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    if (!view) return json{};
    bool const tooltips = is_true(server.client().told, "/textDocument/documentLink/tooltipSupport");
    // "#L12,5" as editors write a place in a file: line and column from 1.
    json out = json::array();
    std::uint32_t covered = 0;  // members of a list may begin at the same word: a place leads to one target
    for (auto const& r : view->words().references) {
        if (r.to.empty() || r.what.where.begin < covered) continue;
        covered = r.what.where.end;
        auto const target = view->place(view->head_of(r.to.front())).start;
        json one{{"range", to_json(view->place(r.what.where))},
                 {"target", view->file().uri + "#L" + std::to_string(target.line + 1) + "," +
                                std::to_string(target.character + 1)}};
        if (tooltips) {
            auto const heading = view->heading_of(r.to.front());
            one["tooltip"] = view->label_of(r.to.front()) + (heading.empty() ? "" : " " + heading);
        }
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace cmwlint::lsp
