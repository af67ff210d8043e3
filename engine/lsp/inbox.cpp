#include "lsp/inbox.hpp"

#include "lsp/frames.hpp"

namespace cmwlint::lsp {
namespace {

constexpr std::size_t most_waiting_bytes = std::size_t{256} << 20U;
constexpr std::size_t most_waiting = 100'000;
constexpr int process_check_milliseconds = 1000;

// The document that a notification changes or closes; empty: none.
std::string changed_uri(notification const& n) {
    if (n.method != "textDocument/didChange" && n.method != "textDocument/didClose") return {};
    if (!n.params.is_object()) return {};
    auto const document = n.params.find("textDocument");
    if (document == n.params.end() || !document->is_object()) return {};
    auto const uri = document->find("uri");
    return uri != document->end() && uri->is_string() ? uri->get<std::string>() : std::string{};
}

}  // namespace

// What a message means for work that is under way or waiting. Called under the lock.
void inbox::note(message const& m) {
    if (auto const* const r = std::get_if<request>(&m)) open_.insert(r->id.dump());
    auto const* const n = std::get_if<notification>(&m);
    if (n == nullptr) return;
    if (n->method == "$/cancelRequest" && n->params.is_object() && n->params.contains("id")) {
        auto const id = n->params["id"].dump();
        if (open_.contains(id)) cancelled_.insert(id);
        if (id == work_id_) work_.request_stop();
    }
    auto const uri = changed_uri(*n);
    if (!uri.empty() && uri == work_uri_) work_.request_stop();
}

bool inbox::put(event e, std::size_t bytes) {
    std::unique_lock lock{mutex_};
    taken_.wait(lock, [&] { return closed_ || (bytes_ < most_waiting_bytes && waiting_.size() < most_waiting); });
    if (closed_) return false;
    if (auto const* const m = std::get_if<message>(&e)) note(*m);
    waiting_.emplace_back(std::move(e), bytes);
    bytes_ += bytes;
    came_.notify_one();
    return true;
}

std::optional<event> inbox::take(bool wait) {
    std::unique_lock lock{mutex_};
    if (wait) came_.wait(lock, [&] { return !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    auto [e, bytes] = std::move(waiting_.front());
    waiting_.pop_front();
    bytes_ -= bytes;
    taken_.notify_one();
    return std::move(e);
}

bool inbox::cancelled(json const& id) const {
    std::scoped_lock const lock{mutex_};
    return cancelled_.contains(id.dump());
}

void inbox::answered(json const& id) {
    std::scoped_lock const lock{mutex_};
    open_.erase(id.dump());
    cancelled_.erase(id.dump());
}

std::stop_token inbox::begin_work(std::string const& uri, json const& id) {
    std::scoped_lock const lock{mutex_};
    work_ = std::stop_source{};
    work_uri_ = uri;
    work_id_ = id.is_null() ? std::string{} : id.dump();
    if (!work_id_.empty() && cancelled_.contains(work_id_)) work_.request_stop();
    return work_.get_token();
}

void inbox::end_work() {
    std::scoped_lock const lock{mutex_};
    work_uri_.clear();
    work_id_.clear();
}

bool inbox::overtaken() const {
    std::scoped_lock const lock{mutex_};
    return work_.stop_requested();
}

void inbox::close() {
    std::scoped_lock const lock{mutex_};
    closed_ = true;
    taken_.notify_all();
}

reader::reader(channel const& from, inbox& into) : channel_{from}, inbox_{into}, thread_{[this] { run(); }} {}

reader::~reader() {
    inbox_.close();
    channel_.wake();
    thread_.join();
}

void reader::run() {
    frame_reader frames;
    for (;;) {
        auto const came = channel_.wait(process_check_milliseconds);
        if (came == channel::wait_result::woken) return;
        if (came == channel::wait_result::nothing) {
            auto const process = process_.load();
            if (process > 0 && !process_lives(process)) {
                inbox_.put(end_of_input{"the client's process has ended", false}, 0);
                return;
            }
            continue;
        }
        auto const bytes = channel_.read();
        if (bytes.empty()) {
            inbox_.put(end_of_input{"the client has closed the connection", !frames.midway()}, 0);
            return;
        }
        frames.feed(bytes);
        while (auto const body = frames.next())
            if (!inbox_.put(parse_message(*body), body->size())) return;
        if (!frames.broken().empty()) {
            inbox_.put(malformed{{}, error_code::parse_error, frames.broken()}, 0);
            inbox_.put(end_of_input{frames.broken(), false}, 0);
            return;
        }
    }
}

}  // namespace cmwlint::lsp
