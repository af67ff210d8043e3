// Diagnostics that the client asks for.
#include "lsp/diagnostics.hpp"
#include "lsp/server_state.hpp"
#include "lsp/uri.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::lsp {

reply server::document_diagnostic(json const& params) {
    auto const uri = params.at("textDocument").at("uri").get<std::string>();
    auto* const d = open_.find(uri);
    if (d == nullptr || d->role != document_role::draft) return json{{"kind", "full"}, {"items", json::array()}};
    auto items = diagnostics_now(*d);
    if (!items)
        return cancelled()
                   ? failure{error_code::request_cancelled, "cancelled by the client"}
                   : failure{
                         error_code::server_cancelled, "the draft has changed meanwhile", {{"retriggerRequest", true}}};
    tell_about_files();
    auto id = result_id(*items);
    if (params.contains("previousResultId") && params["previousResultId"] == id)
        return json{{"kind", "unchanged"}, {"resultId", std::move(id)}};
    return written_json{
        joined({R"({"kind":"full","resultId":)", written(id), R"(,"items":[)", items->elements(), "]}"})};
}

reply server::execute_command(json const& params) {
    auto const name = params.at("command").get<std::string>();
    if (name == check_workspace_command) return check_workspace(params);
    auto const arguments = params.value("arguments", json::array());
    for (auto const& one : commands())
        if (one.name == name) return one.run(*this, arguments);
    return failure{error_code::invalid_params, "there is no command " + name};
}

}  // namespace cmwlint::lsp
