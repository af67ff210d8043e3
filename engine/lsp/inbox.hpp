// What the thread that reads hands to the thread that works: messages in their order, and word that work under way is
// no longer wanted.
#pragma once

#include "lsp/channel.hpp"
#include "lsp/messages.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <variant>

namespace cmwlint::lsp {

/// No more messages will come.
struct end_of_input {
    std::string why;
    bool orderly = true;  ///< the client closed between two messages
};
using event = std::variant<message, end_of_input>;

/// Safe to use from both threads. The reader waits while much is unread, so that a client that floods the server fills
/// its own pipe instead of our memory.
class inbox {
public:
    // For the thread that reads.

    /// `bytes`: how long the message was. False once `close` was called.
    bool put(event, std::size_t bytes);

    // For the thread that works.

    /// The next event. With `wait` it waits for one; otherwise there may be none.
    [[nodiscard]] std::optional<event> take(bool wait);
    /// Whether the client has taken back a request that was not answered yet.
    [[nodiscard]] bool cancelled(json const& id) const;
    /// Requests are known from when they are put until they are answered.
    void answered(json const& id);
    /// Work on a draft, for a request or (null) unasked, begins: the token asks to stop when the client changes or
    /// closes the draft or cancels the request. Ends with the next call or `end_work`.
    [[nodiscard]] std::stop_token begin_work(std::string const& uri, json const& id);
    void end_work();
    /// Whether the last work was asked to stop, even if it came to its end all the same.
    [[nodiscard]] bool overtaken() const;
    /// Lets the reader go.
    void close();

private:
    void note(message const&);

    mutable std::mutex mutex_;
    std::condition_variable came_, taken_;
    std::deque<std::pair<event, std::size_t>> waiting_;
    std::size_t bytes_ = 0;  // of those waiting
    bool closed_ = false;
    std::set<std::string> open_, cancelled_;  // ids as JSON
    std::string work_uri_, work_id_;
    std::stop_source work_;
};

/// The thread that reads: bytes of a channel become messages in an inbox, until the client closes, sends what nobody
/// can read, or is gone.
class reader {
public:
    reader(channel const&, inbox&);
    /// Ends the thread.
    ~reader();
    reader(reader const&) = delete;
    reader& operator=(reader const&) = delete;

    /// The process whose end is the end of input; told by the client when it introduces itself.
    void watch_process(std::int64_t number) { process_ = number; }

private:
    void run();

    channel const& channel_;
    inbox& inbox_;
    std::atomic<std::int64_t> process_ = 0;
    std::thread thread_;
};

}  // namespace cmwlint::lsp
