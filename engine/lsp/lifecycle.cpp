// Greeting, settings, folders, the end.
#include "lsp/diagnostics.hpp"
#include "lsp/server_state.hpp"
#include "lsp/uri.hpp"
#include "project/configuration.hpp"
#include "project/suppressions.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::lsp {

reply server::initialize(json const& params) {
    client_ = abilities_of(params);
    if (auto const process = params.find("processId"); process != params.end() && process->is_number_integer())
        reader_.watch_process(process->get<std::int64_t>());
    if (auto const locale = params.find("locale"); locale != params.end() && locale->is_string())
        if (auto const l = text::parse_language(locale->get<std::string>().substr(0, 2))) projects_.prefer_language(*l);
    set_folders(params);
    if (params.contains("trace")) trace_ = parse_trace(params["trace"]);
    stage_ = stage::running;
    if (params.contains("initializationOptions")) take_settings(params["initializationOptions"]);
    return json{{"capabilities", capabilities()}, {"serverInfo", {{"name", "cmwlint"}, {"version", options_.version}}}};
}

// workspaceFolders, else rootUri, else the older rootPath.
void server::set_folders(json const& params) {
    folders_.clear();
    auto const add = [&](json const& uri) {
        if (auto const path = uri.is_string() ? path_of(uri.get<std::string>()) : std::nullopt)
            folders_.push_back(*path);
    };
    auto const given = params.find("workspaceFolders");
    if (given != params.end() && given->is_array()) {
        for (auto const& folder : *given) add(folder.at("uri"));
    } else if (params.contains("rootUri") && params["rootUri"].is_string()) {
        add(params["rootUri"]);
    } else if (params.contains("rootPath") && params["rootPath"].is_string()) {
        folders_.push_back(params["rootPath"].get<std::string>());
    }
    open_.adopt(folders_.empty() ? std::string{} : folders_.front());
}

json server::capabilities() const {
    json out{{"positionEncoding", name(client_.encoding)},
             {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
             {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}};
    out["diagnosticProvider"] = {{"identifier", "cmwlint"},
                                 {"interFileDependencies", false},
                                 {"workspaceDiagnostics", true},
                                 {"workDoneProgress", true}};
    json names = json::array({check_workspace_command});
    for (auto const& one : commands()) names.push_back(one.name);
    out["executeCommandProvider"] = {{"workDoneProgress", true}, {"commands", std::move(names)}};
    for (auto const& one : features()) {
        auto value = one.capability.empty() ? json{} : one.announce(client_);
        if (!value.is_null()) out[std::string{one.capability}] = std::move(value);
    }
    return out;
}

void server::initialized(json const&) {
    register_with_client();
    ask_for_settings();
}

// Files that say how drafts are checked. A baseline may have any name: files that are opened or saved make us look as
// well, whatever the client watches.
void server::register_with_client() {
    json all = json::array();
    if (client_.registers_configuration)
        all.push_back({{"id", "settings"},
                       {"method", "workspace/didChangeConfiguration"},
                       {"registerOptions", {{"section", "cmwlint"}}}});
    if (client_.registers_watchers) {
        json const watchers = {{{"globPattern", "**/*.toml"}}, {{"globPattern", "**/*baseline*.json"}}};
        all.push_back({{"id", "files"},
                       {"method", "workspace/didChangeWatchedFiles"},
                       {"registerOptions", {{"watchers", watchers}}}});
    }
    if (!all.empty()) ask("client/registerCapability", {{"registrations", std::move(all)}}, {});
}

void server::ask_for_settings() {
    if (!client_.configuration) return;
    json const items = {{{"section", "cmwlint"}}};
    ask("workspace/configuration", {{"items", items}}, [this](json const& answer) {
        // Null: the client has none to give, so what it told at the beginning stays.
        if (answer.is_array() && !answer.empty() && !answer[0].is_null()) take_settings(answer[0]);
    });
}

void server::take_settings(json const& given) {
    auto read = read_settings(given);
    for (auto const& mistake : read.mistakes) show(2, mistake);
    if (read.value == wishes_) return;
    wishes_ = std::move(read.value);
    projects_.use(wishes_);
    check_all_again();
}

void server::configuration_changed(json const& params) {
    // Clients that can be asked send null, or only what changed.
    if (client_.configuration) return ask_for_settings();
    if (params.contains("settings")) take_settings(params["settings"]);
}

void server::watched_files_changed(json const&) { files_changed(); }

void server::files_changed() {
    projects_.look_again();
    check_all_again();
}

void server::folders_changed(json const& params) {
    auto const& change = params.at("event");
    auto const paths = [&](char const* which) {
        std::vector<std::string> out;
        if (change.contains(which))
            for (auto const& folder : change[which])
                if (auto const path = path_of(folder.at("uri").get<std::string>())) out.push_back(*path);
        return out;
    };
    for (auto const& gone : paths("removed")) std::erase(folders_, gone);
    for (auto& come : paths("added"))
        if (std::find(folders_.begin(), folders_.end(), come) == folders_.end()) folders_.push_back(std::move(come));
    open_.adopt(folders_.empty() ? std::string{} : folders_.front());
    if (client_.pulls_diagnostics && client_.refreshes_diagnostics) ask("workspace/diagnostic/refresh", nullptr, {});
}

void server::set_trace(json const& params) { trace_ = parse_trace(params.at("value")); }

void server::progress_cancelled(json const& params) {
    auto const& token = params.at("token");
    auto const meant = std::find_if(long_.begin(), long_.end(), [&](auto& one) { return one.work->goes_by(token); });
    if (meant == long_.end()) return;
    auto const one = std::move(*meant);
    long_.erase(meant);
    one.work->abandon();
    finish(one.id, failure{error_code::request_cancelled, "cancelled by the user"});
}

reply server::shutdown(json const&) {
    stage_ = stage::shut_down;
    for (auto& one : std::exchange(long_, {})) {
        one.work->abandon();
        finish(one.id, failure{error_code::server_cancelled, "the server is shut down"});
    }
    return json{};
}

void server::exit(json const&) { end({}, stage_ == stage::shut_down ? 0 : 1); }

}  // namespace cmwlint::lsp
