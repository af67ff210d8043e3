// textDocument/inlayHint and codeLens: what an editor may write between the lines. Both are off until the user turns
// them on ("inlayHints", "codeLens").
#include "lsp/context.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "project/fingerprint.hpp"
#include "report/messages.hpp"

#include <array>
#include <cstdio>
#include <map>
#include <string>

namespace cmwlint::lsp {
namespace {

constexpr std::size_t longest_hint = 48;  // bytes of a heading

// "= 720 h", "≤ 48 h": what rules compare.
std::string in_hours(norms::quantity const& q) {
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "%.6g", q.hours());
    return (q.at_most ? "≤ " : q.at_least ? "≥ " : "= ") + std::string{number.data()} + " h";
}

json hint_at(position where, std::string label) {
    return {{"position", to_json(where)}, {"label", std::move(label)}, {"paddingLeft", true}};
}

// How many findings of each severity stand in an article.
using counts = std::array<std::size_t, 3>;

std::string counted(counts const& n, text::language language) {
    auto const& words = report::phrases_in(language);
    std::string out;
    auto const add = [&](diagnostic::severity level, report::counted const& word) {
        auto const count = n[static_cast<std::size_t>(level)];
        if (count > 0) out += (out.empty() ? "" : ", ") + report::quantity(count, word, language);
    };
    add(diagnostic::severity::error, words.errors);
    add(diagnostic::severity::warning, words.warnings);
    add(diagnostic::severity::note, words.notes);
    return out;
}

}  // namespace

reply inlay_hint(context& server, json const& params) {
    if (!server.wishes().inlay_hints) return json{};
    auto view = draft_view::of(server, params);
    auto const within = view ? view->span_of(params.at("range")) : std::nullopt;
    if (!within) return json{};
    auto const& words = view->words();
    json out = json::array();
    for (auto const& q : words.quantities) {
        auto const span = words.reading_span(q.tokens);
        bool const says_it = q.counts == norms::unit::hour && !q.at_most && !q.at_least;
        if (q.counts == norms::unit::none || q.is_age || says_it || !view->client_span(span).overlaps(*within))
            continue;
        out.push_back(hint_at(view->place(span).end, in_hours(q)));
    }
    for (auto const& r : words.references) {
        if (r.to.size() != 1 || !view->client_span(r.what.where).overlaps(*within)) continue;
        auto const heading = view->heading_of(r.to.front());
        if (!heading.empty())
            out.push_back(hint_at(view->place(r.what.where).end, "(" + beginning_of(heading, longest_hint) + ")"));
    }
    return out;
}

reply code_lens(context& server, json const& params) {
    if (!server.wishes().code_lens) return json{};
    auto view = draft_view::of(server, params);
    if (!view) return json{};
    project::read_text const text{view->reading(), view->tree()};
    std::map<structure::provision_id, counts> by_article;
    for (auto const& d : view->draft().document.diagnostics) {
        auto const article = view->tree().article_of(project::provision_of(text, d));
        if (article != structure::no_provision) ++by_article[article][static_cast<std::size_t>(d.level)];
    }
    json out = json::array();
    for (auto const& [article, found] : by_article) {
        auto const where = view->place(view->head_of(article));
        json const argument{{"uri", view->file().uri}, {"line", where.start.line}};
        out.push_back({{"range", to_json(where)},
                       {"command",
                        {{"title", counted(found, view->speaks())},
                         {"command", "cmwlint.showWhy"},
                         {"arguments", json::array({argument})}}}});
    }
    return out;
}

}  // namespace cmwlint::lsp
