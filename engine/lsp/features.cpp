// The table of language features. Each stands in a file of its own.
#include "lsp/context.hpp"
#include "lsp/semantic_legend.hpp"

#include <array>

namespace cmwlint::lsp {

// Declared here, since nothing else calls them.
reply code_action(context&, json const& params);
reply code_lens(context&, json const& params);
reply completion(context&, json const& params);
reply definition(context&, json const& params);
reply document_highlight(context&, json const& params);
reply document_link(context&, json const& params);
reply document_symbol(context&, json const& params);
reply folding_range(context&, json const& params);
reply hover(context&, json const& params);
reply inlay_hint(context&, json const& params);
reply prepare_rename(context&, json const& params);
reply references(context&, json const& params);
reply rename(context&, json const& params);
reply selection_range(context&, json const& params);
reply semantic_tokens_full(context&, json const& params);
reply semantic_tokens_range(context&, json const& params);
reply workspace_symbol(context&, json const& params);

reply add_to_baseline(context&, json const& arguments);
reply show_reason(context&, json const& arguments);
reply show_rule(context&, json const& arguments);
reply show_why(context&, json const& arguments);
reply suppress(context&, json const& arguments);

namespace {

json yes(client_abilities const&) { return true; }

json code_action_kinds(client_abilities const&) { return {{"codeActionKinds", {"quickfix", "refactor.rewrite"}}}; }

json rename_options(client_abilities const& client) {
    if (is_true(client.told, "/textDocument/rename/prepareSupport")) return {{"prepareProvider", true}};
    return true;
}

// A space asks too, since it ends "article"; and 第 stands before the number.
json completion_options(client_abilities const&) { return {{"triggerCharacters", {" ", "第", "\""}}}; }

json semantic_options(client_abilities const&) {
    return {{"legend", semantic_legend()}, {"full", true}, {"range", true}};
}

json nothing_more(client_abilities const&) { return json::object(); }

constexpr std::array all_features{
    feature{"textDocument/codeAction", code_action, "codeActionProvider", code_action_kinds},
    feature{"textDocument/codeLens", code_lens, "codeLensProvider", nothing_more},
    feature{"textDocument/completion", completion, "completionProvider", completion_options},
    feature{"textDocument/definition", definition, "definitionProvider", yes},
    feature{"textDocument/documentHighlight", document_highlight, "documentHighlightProvider", yes},
    feature{"textDocument/documentLink", document_link, "documentLinkProvider", nothing_more},
    feature{"textDocument/documentSymbol", document_symbol, "documentSymbolProvider", yes},
    feature{"textDocument/foldingRange", folding_range, "foldingRangeProvider", yes},
    feature{"textDocument/hover", hover, "hoverProvider", yes},
    feature{"textDocument/inlayHint", inlay_hint, "inlayHintProvider", yes},
    feature{"textDocument/prepareRename", prepare_rename, "", yes},
    feature{"textDocument/references", references, "referencesProvider", yes},
    feature{"textDocument/rename", rename, "renameProvider", rename_options},
    feature{"textDocument/selectionRange", selection_range, "selectionRangeProvider", yes},
    feature{"textDocument/semanticTokens/full", semantic_tokens_full, "semanticTokensProvider", semantic_options},
    feature{"textDocument/semanticTokens/range", semantic_tokens_range, "", yes},
    feature{"workspace/symbol", workspace_symbol, "workspaceSymbolProvider", yes},
};

constexpr std::array all_commands{
    command{"cmwlint.addToBaseline", add_to_baseline},
    command{"cmwlint.showReason", show_reason},
    command{"cmwlint.showRule", show_rule},
    command{"cmwlint.showWhy", show_why},
    command{"cmwlint.suppress", suppress},
};

}  // namespace

std::span<feature const> features() { return all_features; }

std::span<command const> commands() { return all_commands; }

}  // namespace cmwlint::lsp
