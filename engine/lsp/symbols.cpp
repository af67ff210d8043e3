// textDocument/documentSymbol, foldingRange and selectionRange: the outline of a draft.
#include "lsp/context.hpp"

#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace cmwlint::lsp {

using structure::no_provision;
using structure::provision_id;
using structure::provision_kind;

namespace {

// What a client shows a symbol as; the protocol has kinds of programs only.
int symbol_kind(provision_kind kind) {
    constexpr int module = 2, name_space = 3, method = 6, field = 8, function = 12, string = 15;
    switch (kind) {
        case provision_kind::article:
            return function;
        case provision_kind::paragraph:
            return method;
        case provision_kind::point:
            return field;
        case provision_kind::preamble:
        case provision_kind::recital:
        case provision_kind::signature:
        case provision_kind::contents:
        case provision_kind::note:
            return string;
        case provision_kind::annex:
            return module;
        default:
            return name_space;
    }
}

// What an outline shows of a provision that has neither label nor heading.
constexpr std::size_t longest_name = 80;  // bytes

std::string title_of(draft_view const& view, provision_id id) {
    auto const& p = view.tree()[id];
    auto label = view.printed(p.label);
    if (!label.empty()) return label;
    auto heading = view.printed(p.heading);
    if (!heading.empty()) return heading;
    auto words = beginning_of(view.printed(p.intro), longest_name);
    return words.empty() ? std::string{structure::kind_name(p.kind)} : words;
}

class symbol_writer {
public:
    explicit symbol_writer(draft_view& view) : view_{view} {}

    // A provision and, below it, its children; nesting is bounded by the outline (64).
    json tree(provision_id id) {
        auto const& p = view_.tree()[id];
        json out = head(id);
        out["range"] = to_json(view_.place(p.whole));
        out["selectionRange"] = to_json(selection(id));
        json children = json::array();
        for (auto c = p.first_child; c != no_provision; c = view_.tree()[c].next_sibling) children.push_back(tree(c));
        if (!children.empty()) out["children"] = std::move(children);
        return out;
    }

    json flat(provision_id id, std::string const& uri) {
        json out = head(id);
        if (auto const above = view_.tree()[id].parent; above != no_provision && above != 0)
            out["containerName"] = title_of(view_, above);
        if (out.contains("detail"))
            out["name"] = out["name"].get<std::string>() + " " + out["detail"].get<std::string>();
        out.erase("detail");
        out["location"] = {{"uri", uri}, {"range", to_json(view_.place(view_.tree()[id].whole))}};
        return out;
    }

private:
    json head(provision_id id) const {
        auto const& p = view_.tree()[id];
        json out{{"name", title_of(view_, id)}, {"kind", symbol_kind(p.kind)}};
        if (!p.label.empty() && !p.heading.empty()) out["detail"] = view_.printed(p.heading);
        return out;
    }

    // Inside of the range, as the protocol demands: a marginal heading may stand before the label.
    range selection(provision_id id) {
        auto const whole = view_.place(view_.tree()[id].whole);
        auto head = view_.place(view_.head_of(id));
        head.start = std::clamp(head.start, whole.start, whole.end);
        head.end = std::clamp(head.end, head.start, whole.end);
        return head;
    }

    draft_view& view_;
};

}  // namespace

reply document_symbol(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    if (!view) return json{};
    symbol_writer write{*view};
    json out = json::array();
    if (server.client().symbol_tree) {
        for (auto c = view->tree()[0].first_child; c != no_provision; c = view->tree()[c].next_sibling)
            out.push_back(write.tree(c));
        return out;
    }
    for (provision_id id = 1; id < view->tree().provisions.size(); ++id)
        out.push_back(write.flat(id, view->file().uri));
    return out;
}

reply folding_range(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    if (!view) return json{};
    auto const& told = server.client().told;
    json::json_pointer const limit{"/textDocument/foldingRange/rangeLimit"};
    auto const most = told.contains(limit) && told.at(limit).is_number_unsigned() ? told.at(limit).get<std::size_t>()
                                                                                  : ~std::size_t{0};
    json out = json::array();
    for (provision_id id = 1; id < view->tree().provisions.size() && out.size() < most; ++id) {
        auto const& p = view->tree()[id];
        auto const first = view->place(p.whole);
        if (first.start.line >= first.end.line) continue;
        json one{{"startLine", first.start.line}, {"endLine", first.end.line}};
        if (p.kind <= provision_kind::article) one["kind"] = "region";
        if (p.kind == provision_kind::note) one["kind"] = "comment";
        out.push_back(std::move(one));
    }
    return out;
}

namespace {

// From the word at an offset outward, each span larger than the one before.
std::vector<source::span> selections_at(draft_view const& view, std::uint32_t offset) {
    auto const& words = view.words();
    auto const& tokens = words.prepared.tokens;
    std::vector<source::span> out;
    auto const add = [&](source::span s) {
        if (!s.empty() && (out.empty() || (s.covers(out.back()) && s != out.back()))) out.push_back(s);
    };
    // The token that holds the offset; between two of them the one behind, at the end of a word that word.
    auto token = std::partition_point(tokens.begin(), tokens.end(), [&](auto const& t) { return t.end <= offset; });
    if ((token == tokens.end() || token->begin > offset) && token != tokens.begin() && (token - 1)->end == offset)
        --token;
    if (token != tokens.end() && token->begin <= offset) add({token->begin, token->end});
    for (auto const& s : words.prepared.sentences) {
        auto const span = words.reading_span(s.tokens);
        if (span.begin > offset) break;
        if (span.contains(offset) || span.end == offset) add(span);
    }
    auto const at = view.tree().at(offset);
    for (auto id = at; id != no_provision; id = view.tree()[id].parent) {
        auto const& p = view.tree()[id];
        for (auto const own : {p.intro, p.flush})
            if (id == at && (own.contains(offset) || own.end == offset)) add(own);
        add(p.whole);
    }
    add({0, static_cast<std::uint32_t>(view.reading().text.size())});
    return out;
}

}  // namespace

reply selection_range(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    if (!view) return json{};
    json out = json::array();
    for (auto const& position : params.at("positions")) {
        auto const offset = view->offset_of(position);
        if (!offset) return json{};
        json chain;
        auto const spans = selections_at(*view, *offset);
        for (auto s = spans.rbegin(); s != spans.rend(); ++s) {
            json one{{"range", to_json(view->place(*s))}};
            if (!chain.is_null()) one["parent"] = std::move(chain);
            chain = std::move(one);
        }
        if (chain.is_null()) chain = {{"range", {{"start", position}, {"end", position}}}};
        out.push_back(std::move(chain));
    }
    return out;
}

}  // namespace cmwlint::lsp
