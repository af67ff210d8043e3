#include "lsp/channel.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace cmwlint::lsp {
namespace {

std::string reason() { return std::generic_category().message(errno); }

bool connected(int socket, void const* address, socklen_t size) {
    return ::connect(socket, static_cast<sockaddr const*>(address), size) == 0;
}

}  // namespace

channel::channel(int in, int out, bool own) : in_{in}, out_{out}, own_{own} {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
        wake_read_ = ends[0];
        wake_write_ = ends[1];
    }
    // A client that is gone is told by write(), not by a signal that ends the program.
    (void)::signal(SIGPIPE, SIG_IGN);
}

channel channel::of_standard_streams() { return {STDIN_FILENO, STDOUT_FILENO, false}; }

channel::channel(channel&& other) noexcept
    : in_{std::exchange(other.in_, -1)},
      out_{std::exchange(other.out_, -1)},
      own_{std::exchange(other.own_, false)},
      wake_read_{std::exchange(other.wake_read_, -1)},
      wake_write_{std::exchange(other.wake_write_, -1)} {}

channel::~channel() {
    for (auto const end : {wake_read_, wake_write_})
        if (end >= 0) ::close(end);
    if (!own_) return;
    ::close(in_);
    if (out_ != in_) ::close(out_);
}

channel::wait_result channel::wait(int milliseconds) const {
    std::array<pollfd, 2> ends{{{in_, POLLIN, 0}, {wake_read_, POLLIN, 0}}};
    auto const ready = ::poll(ends.data(), ends.size(), milliseconds);
    if (ready <= 0) return wait_result::nothing;
    if ((ends[1].revents & POLLIN) != 0) return wait_result::woken;
    return ends[0].revents != 0 ? wait_result::bytes : wait_result::nothing;
}

void channel::wake() const {
    char const byte = 0;
    (void)!::write(wake_write_, &byte, 1);  // a full pipe wakes as well
}

std::string channel::read() const {
    std::string bytes(std::size_t{64} << 10U, '\0');
    ssize_t got = 0;
    do {
        got = ::read(in_, bytes.data(), bytes.size());
    } while (got < 0 && errno == EINTR);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

bool channel::write(std::string_view bytes) const {
    while (!bytes.empty()) {
        auto const put = ::write(out_, bytes.data(), bytes.size());
        if (put < 0 && errno == EAGAIN) {  // a client may have made its end of the pipe non-blocking, and with it ours
            pollfd end{out_, POLLOUT, 0};
            (void)::poll(&end, 1, -1);
        } else if (put < 0 && errno != EINTR) {
            return false;
        } else if (put > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
    }
    return true;
}

channel_result connect_to_port(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket >= 0 && connected(socket, &address, sizeof address)) return {channel{socket, socket, true}, {}};
    channel_result out{{},
                       "cannot connect to port " + std::to_string(port) + " of this machine: " + reason() +
                           "; start the client first, it listens"};
    if (socket >= 0) ::close(socket);
    return out;
}

channel_result connect_to_pipe(std::string const& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return {{}, path + ": too long for the name of a socket; at most 107 bytes"};
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    auto const socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket >= 0 && connected(socket, &address, sizeof address)) return {channel{socket, socket, true}, {}};
    channel_result out{{}, path + ": cannot connect: " + reason() + "; start the client first, it listens"};
    if (socket >= 0) ::close(socket);
    return out;
}

bool process_lives(std::int64_t number) { return ::kill(static_cast<pid_t>(number), 0) == 0 || errno == EPERM; }

}  // namespace cmwlint::lsp
