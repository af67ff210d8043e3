// What the client can do, and what its user wants.
#pragma once

#include "lint/lint.hpp"
#include "lsp/messages.hpp"
#include "lsp/position.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cmwlint::lsp {

/// What `initialize` says of the client, as far as the server heeds it. All of it may be silent: then the least is
/// assumed.
struct client_abilities {
    position_encoding encoding = position_encoding::utf16;  ///< the one agreed on
    bool pulls_diagnostics = false;  ///< asks for diagnostics of open files itself: nothing is pushed for them
    bool refreshes_diagnostics = false;
    bool related_information = false;
    bool code_description = false;
    bool diagnostic_data = false;
    bool diagnostic_tags = false;
    bool configuration = false;  ///< answers workspace/configuration
    bool registers_configuration = false;
    bool registers_watchers = false;  ///< watches files for us
    bool work_done_progress = false;
    bool snippets = false;          ///< in completion
    bool document_changes = false;  ///< workspace edits with versions
    bool markdown_hover = false;
    bool symbol_tree = false;  ///< hierarchicalDocumentSymbolSupport
    json told;                 ///< `capabilities` as they came, for what is not listed here
};
[[nodiscard]] client_abilities abilities_of(json const& initialize_params);

/// `told` at a path such as "/textDocument/hover/dynamicRegistration"; false where it is absent or no `true`.
[[nodiscard]] bool is_true(json const& told, char const* pointer);

/// The settings of section `cmwlint`. What the user leaves out is decided by cmwlint.toml, else as always.
struct settings {
    std::optional<text::language> message_language;  ///< "messageLanguage"
    std::vector<std::string> select, ignore;         ///< rules: ids, names or themes
    std::optional<lint::document_kind> kind;
    std::optional<text::language> language;
    bool code_lens = false;    ///< "codeLens"
    bool inlay_hints = false;  ///< "inlayHints"
    friend bool operator==(settings const&, settings const&) = default;
};

struct settings_result {
    settings value;
    std::vector<std::string> mistakes;  ///< a line each, for the user; the setting is as if it were not there
};
/// Reads the settings: the section itself, or an object that holds it under "cmwlint". Null: nothing is set.
[[nodiscard]] settings_result read_settings(json const&);

/// How much `$/logTrace` tells.
enum class trace_level : std::uint8_t { off, messages, verbose };
[[nodiscard]] trace_level parse_trace(json const&);

}  // namespace cmwlint::lsp
