// Open files, and what is said of them unasked.
#include "lsp/diagnostics.hpp"
#include "lsp/server_state.hpp"
#include "lsp/uri.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::lsp {

void server::did_open(json const& params) {
    auto const& given = params.at("textDocument");
    auto uri = given.at("uri").get<std::string>();
    if (open_.find(uri) != nullptr) log(2, uri + " was open already; its text was taken anew");
    // A file that is opened may have come with another cmwlint.toml.
    if (!client_.registers_watchers) files_changed();
    open_.open(std::move(uri), given.value("languageId", std::string{}), given.at("version").get<std::int64_t>(),
               given.at("text").get<std::string>());
}

void server::did_change(json const& params) {
    auto const& given = params.at("textDocument");
    auto const uri = given.at("uri").get<std::string>();
    auto* const document = open_.find(uri);
    if (document == nullptr) return log(1, uri + " was changed but is not open");
    auto const version = given.contains("version") && given["version"].is_number_integer()
                             ? given["version"].get<std::int64_t>()
                             : document->version + 1;
    auto const result = documents::change(*document, version, params.at("contentChanges"), client_.encoding);
    for (auto const& remark : result.remarks) log(2, uri + ": " + remark);
}

void server::did_save(json const& params) {
    (void)params.at("textDocument").at("uri");
    files_changed();
}

void server::did_close(json const& params) {
    auto const uri = params.at("textDocument").at("uri").get<std::string>();
    auto* const document = open_.find(uri);
    if (document == nullptr) return log(2, uri + " was closed but is not open");
    projects_.forget(document->address);
    if (shown_.contains(uri)) publish(*document, {});
    shown_.erase(uri);
    open_.close(uri);
    tell_about_files();
}

open_document* server::next_due() {
    for (auto& [uri, one] : open_.all()) {
        if (!one.due) continue;
        bool const pulled = one.role == document_role::draft && client_.pulls_diagnostics;
        if (!pulled && one.role != document_role::other) return &one;
    }
    return nullptr;
}

// Checks the text as it is now. False where the client changed or closed the draft meanwhile.
bool server::check(open_document& d, json const& for_request) {
    auto const& planned = projects_.of(d.address);
    for (auto const& mistake : projects_.take_mistakes())
        if (shown_lines_.insert(mistake).second) show(2, mistake);
    auto const left_out = d.uri + " is not checked: its cmwlint.toml leaves it out";
    if (planned.run != nullptr && planned.plan == nullptr && shown_lines_.insert(left_out).second) log(3, left_out);
    auto const stop = inbox_.begin_work(d.uri, for_request);
    auto const* const result = d.known.check({d.address, d.language_id, d.text.text(), true, d.version}, planned, stop);
    inbox_.end_work();
    if (result == nullptr) return false;
    d.due = false;
    d.changes.clear();
    d.rewritten = false;
    return true;
}

open_document const* server::checked(std::string const& uri) {
    auto* const d = open_.find(uri);
    if (d == nullptr || d->role != document_role::draft) return nullptr;
    if (!d->due && d->known.last() != nullptr) return d;
    if (!check(*d, answering_)) return nullptr;
    if (!client_.pulls_diagnostics) publish(*d, diagnostics_of(*d->known.last(), d->text, look_for(uri), d->texts));
    tell_about_files();
    return d;
}

std::optional<written_list> server::diagnostics_now(open_document& d) {
    if (d.due && !check(d, answering_)) return std::nullopt;
    if (d.known.last() == nullptr) return written_list{};
    return diagnostics_of(*d.known.last(), d.text, look_for(d.uri), d.texts);
}

void server::check_and_publish(open_document& d) {
    if (d.role != document_role::draft) {
        d.due = false;
        (void)projects_.of(d.address);
        return tell_about_files();
    }
    if (!check(d, nullptr)) return publish_moved(d);
    // Another version waits already: this one is told only if the eye has waited for long.
    if (inbox_.overtaken() && shown_lately(d)) return;
    auto const& last = *d.known.last();
    trace("checked " + d.uri + ", version " + std::to_string(d.version) + ": " +
          std::to_string(last.document.diagnostics.size()) + " findings");
    publish(d, diagnostics_of(last, d.text, look_for(d.uri), d.texts));
    tell_about_files();
}

void server::publish(open_document const& d, written_list const& diagnostics) {
    tell("textDocument/publishDiagnostics",
         written_json{joined({R"({"uri":)", written(d.uri), R"(,"version":)", std::to_string(d.version),
                              R"(,"diagnostics":[)", diagnostics.elements(), "]}"})});
    shown_[d.uri] = std::chrono::steady_clock::now();
}

bool server::shown_lately(open_document const& d) const {
    constexpr auto pause = std::chrono::milliseconds{200};
    auto const shown = shown_.find(d.uri);
    return shown != shown_.end() && std::chrono::steady_clock::now() - shown->second < pause;
}

// The check was overtaken by an edit: what was found before is shown where it stands now, without what was edited.
// Not more often than an eye can follow.
void server::publish_moved(open_document& d) {
    if (d.known.last() == nullptr || d.rewritten || d.changes.empty() || shown_lately(d)) return;
    auto look = look_for(d.uri);
    look.since = d.changes;
    publish(d, diagnostics_of(*d.known.last(), d.text, look, d.texts));
}

void server::publish(std::string const& uri, written_list const& diagnostics) {
    tell("textDocument/publishDiagnostics",
         written_json{joined({R"({"uri":)", written(uri), R"(,"diagnostics":[)", diagnostics.elements(), "]}"})});
}

void server::found_in_workspace(std::map<std::string, json> by_path) {
    from_workspace_ = std::move(by_path);
    tell_about_files();
}

void server::check_all_again() {
    for (auto& [uri, one] : open_.all()) one.due = true;
    if (client_.pulls_diagnostics && client_.refreshes_diagnostics) ask("workspace/diagnostic/refresh", nullptr, {});
}

// Mistakes in cmwlint.toml, suppressions and rule packs, and what drafts say of their suppressions: diagnostics of
// these files, whether they are open or not.
void server::tell_about_files() {
    std::map<std::string, json> now;
    auto const add = [&](std::string const& path, json diagnostic) {
        auto const* const open = open_.find_path(path);
        auto& list = now.try_emplace(open != nullptr ? open->uri : uri_of(path), json::array()).first->second;
        if (std::find(list.begin(), list.end(), diagnostic) == list.end()) list.push_back(std::move(diagnostic));
    };
    for (auto& [uri, one] : open_.all()) {
        if (one.role == document_role::other) continue;
        auto const& planned = projects_.of(one.address);
        auto const toml = workspace::configuration_file(projects_.request().project, one.address.path);
        for (auto const& c : planned.complaints) {
            for (auto const& p : c.problems) add(p.file, diagnostic_of(p, client_.encoding));
            if (c.problems.empty() && one.address.in_files && !toml.empty())
                add(toml, note_on_file(c.says, diagnostic::severity::error));
        }
        auto const* const last = one.known.last();
        if (last == nullptr) continue;
        for (auto const& p : last->baseline_problems) add(p.file, diagnostic_of(p, client_.encoding));
        for (auto const& about : last->about_files)
            for (auto& d : diagnostics_of(about, look_for(uri_of(about.file->path())))) add(about.file->path(), d);
    }
    for (auto const& [path, list] : from_workspace_)
        for (auto const& d : list) add(path, d);
    for (auto& [uri, one] : open_.all())
        if (one.role != document_role::draft && one.role != document_role::other)
            for (auto& d : diagnostics_of_toml(*this, one)) add(one.address.path, d);
    for (auto const& [uri, list] : told_)
        if (!now.contains(uri)) now.emplace(uri, json::array());
    for (auto& [uri, list] : now) {
        auto const before = told_.find(uri);
        if (before == told_.end() ? list.empty() : before->second == list) continue;
        tell("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", list}});
    }
    std::erase_if(now, [](auto const& entry) { return entry.second.empty(); });
    told_ = std::move(now);
}

}  // namespace cmwlint::lsp
