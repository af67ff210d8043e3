// Where bytes come from and go to: standard input and output, or a connection to a client that listens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cmwlint::lsp {

/// Two file descriptors. Closes what it opened; standard input and output are left open.
class channel {
public:
    /// Standard input and output.
    static channel of_standard_streams();
    channel(channel&&) noexcept;
    channel& operator=(channel&&) = delete;
    ~channel();

    /// What became of waiting for bytes.
    enum class wait_result : std::uint8_t {
        bytes,    ///< there are some, or the other side has closed
        nothing,  ///< not within that time
        woken     ///< by `wake`
    };
    [[nodiscard]] wait_result wait(int milliseconds) const;
    /// Ends a `wait` in another thread, now or the next.
    void wake() const;
    /// Some bytes, as many as there are up to a bound; empty: the other side has closed.
    [[nodiscard]] std::string read() const;
    /// All of the bytes; false: the other side has gone.
    [[nodiscard]] bool write(std::string_view bytes) const;

private:
    friend struct channel_result;
    friend struct channel_result connect_to_port(std::uint16_t);
    friend struct channel_result connect_to_pipe(std::string const&);
    channel(int in, int out, bool own);

    int in_, out_;
    bool own_;
    int wake_read_ = -1, wake_write_ = -1;
};

/// A channel, or a line that says what could not be reached and why.
struct channel_result {
    std::optional<channel> value;
    std::string error;
};
/// To a client that listens on a TCP port of this machine.
[[nodiscard]] channel_result connect_to_port(std::uint16_t);
/// To a client that listens on a Unix domain socket.
[[nodiscard]] channel_result connect_to_pipe(std::string const& path);

/// Whether there is a process of that number.
[[nodiscard]] bool process_lives(std::int64_t number);

}  // namespace cmwlint::lsp
