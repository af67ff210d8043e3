// The server itself. Not the interface of this room: features see `context`.
//
// Two threads. One reads messages into the inbox; the other, of which all below is, takes them one by one, and checks
// drafts and goes on with long requests when there is none. So a burst of edits costs one check, of the newest text.
#pragma once

#include "lsp/context.hpp"
#include "lsp/inbox.hpp"
#include "lsp/server.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace cmwlint::lsp {

/// Publishes the diagnostics of all drafts of the workspace, for clients that cannot ask for them.
inline constexpr std::string_view check_workspace_command = "cmwlint.checkWorkspace";

/// What was last told of a file that is not open.
struct known_file {
    std::string stamp;  ///< size and time of the file, and how it was checked
    std::string result_id;
};

class server final : public context {
public:
    server(channel const&, serve_options const&);
    /// Until the end. The exit code.
    int run();
    [[nodiscard]] std::string const& why() const { return why_; }

    client_abilities const& client() const override { return client_; }
    settings const& wishes() const override { return wishes_; }
    std::vector<std::string> const& folders() const override { return folders_; }
    std::string const& homepage() const override { return options_.homepage; }
    open_document const* document(std::string const& uri) const override { return open_.find(uri); }
    documents const& open_documents() const override { return open_; }
    open_document const* checked(std::string const& uri) override;
    draft_planned const& plan_of(open_document const& d) override { return projects_.of(d.address); }
    pack_checks& packs() override { return packs_; }
    bool cancelled() const override { return inbox_.cancelled(answering_); }
    void tell(std::string_view method, json params) override;
    void ask(std::string_view method, json params, std::function<void(json const&)> then) override;
    void log(int severity, std::string const& line) override;
    void show(int severity, std::string const& line) override;
    void files_changed() override;
    reply begin(std::unique_ptr<long_work>) override;

    /// Diagnostics of TOML files that the last check of the workspace came across, by path.
    void found_in_workspace(std::map<std::string, json>);
    /// For work that goes through files that are not open.
    [[nodiscard]] projects& all_projects() { return projects_; }
    [[nodiscard]] diagnostic_look look_for(std::string const& uri) const { return {client_, uri, options_.homepage}; }
    /// What is shown of an open draft, checked if need be; nothing where the check was given up.
    [[nodiscard]] std::optional<written_list> diagnostics_now(open_document&);
    [[nodiscard]] documents& opened() { return open_; }
    [[nodiscard]] std::map<std::string, known_file>& known_files() { return known_files_; }
    void publish(std::string const& uri, written_list const& diagnostics);
    void tell(std::string_view method, written_json const& params);

private:
    enum class stage : std::uint8_t { new_, running, shut_down, over };
    struct request_row {
        std::string_view method;
        reply (server::*answer)(json const& params);
    };
    struct notification_row {
        std::string_view method;
        void (server::*heed)(json const& params);
    };
    struct waiting_work {
        json id;
        std::unique_ptr<long_work> work;
    };

    // server.cpp: messages come and go
    void heed(message const&);
    void heed_request(request const&);
    void heed_notification(notification const&);
    void heed_response(response const&);
    [[nodiscard]] reply answer(request const&);
    [[nodiscard]] std::optional<reply> refused(request const&) const;
    void finish(json const& id, reply const&);
    void send(std::string const& body);
    void end(std::string why, int exit);
    [[nodiscard]] bool work_waits();
    void work_a_little();
    void step_long_work();
    void trace(std::string const& line, json const& more = nullptr);
    static std::span<request_row const> request_rows();
    static std::span<notification_row const> notification_rows();

    // lifecycle.cpp: greeting, settings, folders, the end
    reply initialize(json const&);
    reply shutdown(json const&);
    void initialized(json const&);
    void exit(json const&);
    void set_trace(json const&);
    void configuration_changed(json const&);
    void watched_files_changed(json const&);
    void folders_changed(json const&);
    void progress_cancelled(json const&);
    [[nodiscard]] json capabilities() const;
    void register_with_client();
    void ask_for_settings();
    void take_settings(json const&);
    void set_folders(json const&);

    // sync.cpp: open files and what is said of them unasked
    void did_open(json const&);
    void did_change(json const&);
    void did_save(json const&);
    void did_close(json const&);
    void ignore(json const&) {}
    bool check(open_document&, json const& for_request);
    void check_and_publish(open_document&);
    void publish(open_document const&, written_list const& diagnostics);
    void publish_moved(open_document&);
    [[nodiscard]] bool shown_lately(open_document const&) const;
    void check_all_again();
    void tell_about_files();
    [[nodiscard]] open_document* next_due();

    // pull.cpp: diagnostics that the client asks for
    reply document_diagnostic(json const&);
    reply workspace_diagnostic(json const&);
    reply check_workspace(json const&);
    reply execute_command(json const&);

    channel const& channel_;
    serve_options options_;
    inbox inbox_;
    reader reader_;
    stage stage_ = stage::new_;
    int exit_ = 1;
    std::string why_;

    client_abilities client_;
    settings wishes_;
    std::vector<std::string> folders_;
    trace_level trace_ = trace_level::off;
    projects projects_;
    documents open_;
    pack_checks packs_;

    json answering_;                    // id of the request being answered
    std::unique_ptr<long_work> begun_;  // by its handler
    std::deque<waiting_work> long_;
    std::map<std::int64_t, std::function<void(json const&)>> asked_;  // by id
    std::int64_t next_id_ = 1;
    std::map<std::string, json> told_;  // diagnostics last published of files that are no open drafts, by URI
    std::map<std::string, std::chrono::steady_clock::time_point> shown_;  // when those of drafts were, by URI
    std::map<std::string, json> from_workspace_;                          // by path
    std::map<std::string, known_file> known_files_;                       // that are not open, by path
    std::set<std::string> shown_lines_;                                   // what the user has been told once
};

}  // namespace cmwlint::lsp
