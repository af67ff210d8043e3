// The outermost shell of the protocol: messages with a header that tells their length. Pure; bytes come from elsewhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cmwlint::lsp {

/// The longest body that is taken, in bytes. A draft of 16 MiB, each byte escaped, stays well below.
inline constexpr std::size_t longest_body = std::size_t{128} << 20U;
/// The longest header, in bytes.
inline constexpr std::size_t longest_header = 8192;

/// Cuts a stream of bytes into the bodies of its messages. A header that cannot be understood ends it for good: after
/// it nobody can tell where the next message begins.
class frame_reader {
public:
    void feed(std::string_view bytes);
    /// The next body, if it is there whole.
    [[nodiscard]] std::optional<std::string> next();
    /// What is wrong with the stream; empty: nothing so far.
    [[nodiscard]] std::string const& broken() const { return broken_; }
    /// Whether bytes of a message came that is not whole yet.
    [[nodiscard]] bool midway() const { return read_ < bytes_.size() || length_.has_value(); }

private:
    bool read_header();

    std::string bytes_;     // what came and was not given out
    std::size_t read_ = 0;  // of these
    std::optional<std::size_t> length_;
    std::string broken_;
};

/// A body with its header.
[[nodiscard]] std::string framed(std::string_view body);

}  // namespace cmwlint::lsp
