// Messages come and go.
#include "lsp/server.hpp"

#include "lsp/diagnostics.hpp"
#include "lsp/frames.hpp"
#include "lsp/server_state.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace cmwlint::lsp {

server::server(channel const& c, serve_options const& o)
    : channel_{c}, options_{o}, reader_{c, inbox_}, projects_{o.message_language} {
    if (o.client_process > 0) reader_.watch_process(o.client_process);
}

int serve(channel const& c, serve_options const& o, std::string& why) {
    server one{c, o};
    auto const exit = one.run();
    why = one.why();
    return exit;
}

std::span<server::request_row const> server::request_rows() {
    static constexpr std::array rows{
        request_row{"initialize", &server::initialize},
        request_row{"shutdown", &server::shutdown},
        request_row{"textDocument/diagnostic", &server::document_diagnostic},
        request_row{"workspace/diagnostic", &server::workspace_diagnostic},
        request_row{"workspace/executeCommand", &server::execute_command},
    };
    return rows;
}

std::span<server::notification_row const> server::notification_rows() {
    static constexpr std::array rows{
        notification_row{"initialized", &server::initialized},
        notification_row{"exit", &server::exit},
        notification_row{"textDocument/didOpen", &server::did_open},
        notification_row{"textDocument/didChange", &server::did_change},
        notification_row{"textDocument/didSave", &server::did_save},
        notification_row{"textDocument/didClose", &server::did_close},
        notification_row{"workspace/didChangeConfiguration", &server::configuration_changed},
        notification_row{"workspace/didChangeWatchedFiles", &server::watched_files_changed},
        notification_row{"workspace/didChangeWorkspaceFolders", &server::folders_changed},
        notification_row{"window/workDoneProgress/cancel", &server::progress_cancelled},
        notification_row{"$/setTrace", &server::set_trace},
        notification_row{"$/cancelRequest", &server::ignore},  // the reader has seen to it
    };
    return rows;
}

int server::run() {
    while (stage_ != stage::over) {
        if (auto const next = inbox_.take(!work_waits())) {
            if (auto const* const m = std::get_if<message>(&*next)) {
                heed(*m);
            } else {
                auto const& last = std::get<end_of_input>(*next);
                end(stage_ == stage::shut_down && last.orderly ? std::string{} : last.why,
                    stage_ == stage::shut_down ? 0 : 1);
            }
        } else {
            work_a_little();
        }
    }
    return exit_;
}

void server::end(std::string why, int exit) {
    stage_ = stage::over;
    exit_ = exit;
    why_ = std::move(why);
}

void server::heed(message const& m) {
    if (auto const* const r = std::get_if<request>(&m)) return heed_request(*r);
    if (auto const* const n = std::get_if<notification>(&m)) return heed_notification(*n);
    if (auto const* const r = std::get_if<response>(&m)) return heed_response(*r);
    auto const& bad = std::get<malformed>(m);
    send(response_body(bad.id, failure{bad.code, bad.says}));
}

void server::heed_request(request const& r) {
    trace("request " + r.method, r.params);
    answering_ = r.id;
    auto const what =
        inbox_.cancelled(r.id) ? reply{failure{error_code::request_cancelled, "cancelled by the client"}} : answer(r);
    answering_ = nullptr;
    if (begun_ != nullptr) {
        long_.push_back({r.id, std::move(begun_)});
    } else {
        finish(r.id, what);
    }
}

// Why a request cannot be answered at this stage of the conversation.
std::optional<reply> server::refused(request const& r) const {
    if (stage_ == stage::shut_down) return failure{error_code::invalid_request, "the server is shut down"};
    if (stage_ == stage::new_ && r.method != "initialize")
        return failure{error_code::server_not_initialized, "\"initialize\" comes first"};
    if (stage_ != stage::new_ && r.method == "initialize")
        return failure{error_code::invalid_request, "\"initialize\" comes once"};
    return std::nullopt;
}

reply server::answer(request const& r) {
    if (auto no = refused(r)) return *no;
    try {
        for (auto const& row : request_rows())
            if (row.method == r.method) return (this->*row.answer)(r.params);
        for (auto const& row : features())
            if (row.method == r.method) return row.answer(*this, r.params);
    } catch (json::exception const& e) {
        return failure{error_code::invalid_params, r.method + ": " + e.what()};
    } catch (std::exception const& e) {
        log(1, r.method + ": internal error: " + e.what());
        return failure{error_code::internal_error, e.what()};
    }
    return failure{error_code::method_not_found, "cmwlint does not know " + r.method};
}

void server::heed_notification(notification const& n) {
    if (stage_ == stage::new_ && n.method != "exit") return;  // dropped, as the protocol has it
    if (stage_ == stage::shut_down && n.method != "exit") return;
    trace("notification " + n.method, n.params);
    auto const rows = notification_rows();
    auto const row = std::find_if(rows.begin(), rows.end(), [&](auto const& one) { return one.method == n.method; });
    if (row == rows.end()) return;  // nobody waits for an answer
    try {
        (this->*row->heed)(n.params);
    } catch (json::exception const& e) {
        log(1, n.method + " was not understood: " + e.what());
    } catch (std::exception const& e) {
        log(1, n.method + ": internal error: " + e.what());
    }
}

void server::heed_response(response const& r) {
    auto const found = r.id.is_number_integer() ? asked_.find(r.id.get<std::int64_t>()) : asked_.end();
    if (found == asked_.end()) return log(2, "an answer came to a request that was not made");
    auto const then = std::move(found->second);
    asked_.erase(found);
    if (r.error) log(2, "the client answers: " + written(*r.error));
    if (!then) return;
    try {
        then(r.error ? json{} : r.result);
    } catch (json::exception const& e) {
        log(1, std::string{"an answer was not understood: "} + e.what());
    }
}

void server::finish(json const& id, reply const& what) {
    inbox_.answered(id);
    send(response_body(id, what));
}

void server::send(std::string const& body) {
    if (!channel_.write(framed(body))) end("the client no longer reads", 1);
}

void server::tell(std::string_view method, json params) { send(notification_body(method, std::move(params))); }

void server::tell(std::string_view method, written_json const& params) { send(notification_body(method, params)); }

void server::ask(std::string_view method, json params, std::function<void(json const&)> then) {
    constexpr std::size_t most_open = 1000;  // of a client that never answers, the oldest are forgotten
    if (asked_.size() >= most_open) asked_.erase(asked_.begin());
    auto const id = next_id_++;
    asked_.emplace(id, std::move(then));
    send(request_body(id, method, std::move(params)));
}

void server::log(int severity, std::string const& line) {
    if (stage_ != stage::new_) tell("window/logMessage", {{"type", severity}, {"message", "cmwlint: " + line}});
}

void server::show(int severity, std::string const& line) {
    tell("window/showMessage", {{"type", severity}, {"message", "cmwlint: " + line}});
}

void server::trace(std::string const& line, json const& more) {
    if (trace_ == trace_level::off) return;
    json params{{"message", line}};
    if (trace_ == trace_level::verbose && !more.is_null()) params["verbose"] = written(more);
    tell("$/logTrace", std::move(params));
}

reply server::begin(std::unique_ptr<long_work> work) {
    begun_ = std::move(work);
    return json{};
}

bool server::work_waits() { return stage_ == stage::running && (!long_.empty() || next_due() != nullptr); }

void server::work_a_little() {
    if (auto* const due = next_due()) return check_and_publish(*due);
    step_long_work();
}

void server::step_long_work() {
    if (long_.empty()) return;
    auto one = std::move(long_.front());
    long_.pop_front();
    if (inbox_.cancelled(one.id)) {
        one.work->abandon();
        return finish(one.id, failure{error_code::request_cancelled, "cancelled by the client"});
    }
    answering_ = one.id;
    std::optional<reply> answer;
    try {
        answer = one.work->step();
    } catch (std::exception const& e) {
        answer = failure{error_code::internal_error, e.what()};
    }
    answering_ = nullptr;
    if (answer) return finish(one.id, *answer);
    long_.push_back(std::move(one));
}

}  // namespace cmwlint::lsp
