#include "lsp/client.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::lsp {
namespace {

// The value at a path; null where there is none.
json const& at_path(json const& told, char const* pointer) {
    static json const nothing;
    json::json_pointer const path{pointer};
    return told.is_structured() && told.contains(path) ? told.at(path) : nothing;
}

// Of the encodings that the client would take, the first we know; UTF-16 where it names none.
position_encoding agreed_encoding(json const& told) {
    auto const& offered = at_path(told, "/general/positionEncodings");
    if (!offered.is_array()) return position_encoding::utf16;
    for (auto const& one : offered)
        if (auto const known = one.is_string() ? parse_encoding(one.get<std::string>()) : std::nullopt) return *known;
    return position_encoding::utf16;
}

bool names(json const& list, std::string_view word) {
    return list.is_array() &&
           std::any_of(list.begin(), list.end(), [&](json const& one) { return one.is_string() && one == word; });
}

// Reads settings one by one; what is wrong becomes a line for the user.
class settings_reader {
public:
    explicit settings_reader(json const& section) : section_{section} {}

    settings_result read() {
        choice("messageLanguage", out_.value.message_language, text::parse_language);
        choice("language", out_.value.language, text::parse_language);
        choice("kind", out_.value.kind, lint::parse_kind);
        list("select", out_.value.select);
        list("ignore", out_.value.ignore);
        flag("codeLens", out_.value.code_lens);
        flag("inlayHints", out_.value.inlay_hints);
        return std::move(out_);
    }

private:
    json const* value(char const* key) const {
        auto const found = section_.find(key);
        return found == section_.end() || found->is_null() ? nullptr : &*found;
    }
    void mistake(char const* key, std::string const& what) {
        out_.mistakes.push_back(std::string{"the setting cmwlint."} + key + " " + what);
    }

    template <typename Value, typename Parse>
    void choice(char const* key, std::optional<Value>& into, Parse parse) {
        auto const* const v = value(key);
        if (v == nullptr || (v->is_string() && v->get<std::string>().empty())) return;  // empty: as always
        if (v->is_string()) into = parse(v->get<std::string>());
        if (!into) mistake(key, "cannot be " + v->dump(-1, ' ', false, json::error_handler_t::replace));
    }

    void list(char const* key, std::vector<std::string>& into) {
        auto const* const v = value(key);
        if (v == nullptr) return;
        bool const good = v->is_array() && std::all_of(v->begin(), v->end(), [](auto& one) { return one.is_string(); });
        if (good) {
            into = v->get<std::vector<std::string>>();
        } else {
            mistake(key, "must be a list of rules, for example [\"DET\", \"CRIM-001\"]");
        }
    }

    void flag(char const* key, bool& into) {
        auto const* const v = value(key);
        if (v == nullptr) return;
        if (v->is_boolean()) {
            into = v->get<bool>();
        } else {
            mistake(key, "must be true or false");
        }
    }

    json const& section_;
    settings_result out_;
};

}  // namespace

bool is_true(json const& told, char const* pointer) {
    auto const& value = at_path(told, pointer);
    return value.is_boolean() && value.get<bool>();
}

client_abilities abilities_of(json const& params) {
    client_abilities out;
    out.told = at_path(params, "/capabilities");
    auto const& told = out.told;
    out.encoding = agreed_encoding(told);
    out.pulls_diagnostics = at_path(told, "/textDocument/diagnostic").is_object();
    out.refreshes_diagnostics = is_true(told, "/workspace/diagnostics/refreshSupport");
    out.related_information = is_true(told, "/textDocument/publishDiagnostics/relatedInformation") ||
                              is_true(told, "/textDocument/diagnostic/relatedInformation");
    out.code_description = is_true(told, "/textDocument/publishDiagnostics/codeDescriptionSupport") ||
                           is_true(told, "/textDocument/diagnostic/codeDescriptionSupport");
    out.diagnostic_data = is_true(told, "/textDocument/publishDiagnostics/dataSupport") ||
                          is_true(told, "/textDocument/diagnostic/dataSupport");
    out.diagnostic_tags = at_path(told, "/textDocument/publishDiagnostics/tagSupport").is_object() ||
                          at_path(told, "/textDocument/diagnostic/tagSupport").is_object();
    out.configuration = is_true(told, "/workspace/configuration");
    out.registers_configuration = is_true(told, "/workspace/didChangeConfiguration/dynamicRegistration");
    out.registers_watchers = is_true(told, "/workspace/didChangeWatchedFiles/dynamicRegistration");
    out.work_done_progress = is_true(told, "/window/workDoneProgress");
    out.snippets = is_true(told, "/textDocument/completion/completionItem/snippetSupport");
    out.document_changes = is_true(told, "/workspace/workspaceEdit/documentChanges");
    out.markdown_hover = names(at_path(told, "/textDocument/hover/contentFormat"), "markdown");
    out.symbol_tree = is_true(told, "/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport");
    return out;
}

settings_result read_settings(json const& given) {
    if (given.is_null()) return {};
    if (!given.is_object()) return {{}, {"the settings of cmwlint must be an object"}};
    auto const inner = given.find("cmwlint");
    if (inner != given.end()) return read_settings(*inner);
    return settings_reader{given}.read();
}

trace_level parse_trace(json const& word) {
    if (word == "messages") return trace_level::messages;
    if (word == "verbose") return trace_level::verbose;
    return trace_level::off;
}

}  // namespace cmwlint::lsp
