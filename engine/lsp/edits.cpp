#include "lsp/edits.hpp"

#include "lsp/diagnostics.hpp"

#include <algorithm>

namespace cmwlint::lsp {
namespace {

json edit_json(client_abilities const& client, text_edit const& e) {
    if (e.snippet && takes_snippets(client))
        return {{"range", to_json(e.where)}, {"snippet", {{"kind", "snippet"}, {"value", e.text}}}};
    return {{"range", to_json(e.where)}, {"newText", e.text}};
}

json edits_json(client_abilities const& client, std::vector<text_edit> const& all) {
    json out = json::array();
    for (auto const& e : all) out.push_back(edit_json(client, e));
    return out;
}

}  // namespace

bool takes_snippets(client_abilities const& client) {
    return client.document_changes && is_true(client.told, "/workspace/workspaceEdit/snippetEditSupport");
}

bool creates_files(client_abilities const& client) {
    json::json_pointer const operations{"/workspace/workspaceEdit/resourceOperations"};
    if (!client.document_changes || !client.told.contains(operations)) return false;
    auto const& all = client.told.at(operations);
    return all.is_array() && std::any_of(all.begin(), all.end(), [](json const& one) { return one == "create"; });
}

std::string snippet_escaped(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '$' || c == '}' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

json workspace_edit(client_abilities const& client, std::vector<file_edits> const& files) {
    if (!client.document_changes) {
        json changes = json::object();
        for (auto const& f : files) changes[f.uri] = edits_json(client, f.edits);
        return {{"changes", std::move(changes)}};
    }
    json all = json::array();
    for (auto const& f : files) {
        if (f.create) all.push_back({{"kind", "create"}, {"uri", f.uri}, {"options", {{"ignoreIfExists", true}}}});
        json const version = f.version ? json(*f.version) : json{};
        all.push_back(
            {{"textDocument", {{"uri", f.uri}, {"version", version}}}, {"edits", edits_json(client, f.edits)}});
    }
    return {{"documentChanges", std::move(all)}};
}

}  // namespace cmwlint::lsp
