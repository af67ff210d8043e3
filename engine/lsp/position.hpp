// Where something stands, as a client counts: lines from 0, and characters of a line in an encoding that was agreed on.
// Everything else in cmwlint counts bytes; only here the two meet, and nothing is ever sought in the text again.
#pragma once

#include "source/span.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::lsp {

/// In what a client counts the characters of a line: bytes, UTF-16 code units or code points.
enum class position_encoding : std::uint8_t { utf8, utf16, utf32 };
/// "utf-8", "utf-16", "utf-32", as in the protocol.
[[nodiscard]] std::string_view name(position_encoding) noexcept;
[[nodiscard]] std::optional<position_encoding> parse_encoding(std::string_view) noexcept;

/// Both count from 0; `character` in the encoding that was agreed on.
struct position {
    std::uint32_t line = 0;
    std::uint32_t character = 0;
    friend constexpr auto operator<=>(position, position) = default;
};

/// `end` is exclusive.
struct range {
    position start, end;
    friend constexpr bool operator==(range, range) = default;
};

/// The text of an open file with the places where its lines begin. Lines end at LF, CRLF and CR and at nothing else, as
/// the protocol has it (a draft's lines, in `source_file`, end at NEL, LS and PS too). Offsets are bytes of UTF-8.
class text_buffer {
public:
    explicit text_buffer(std::string text = {});

    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
    [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(lines_.size()); }
    /// The line (from 0) on which an offset stands.
    [[nodiscard]] std::uint32_t line_of(std::uint32_t offset) const;
    /// The bytes of a line (from 0) without its line end; empty, at the end of the text, where there is no such line.
    [[nodiscard]] source::span line(std::uint32_t number) const;

    /// Puts `with` in place of a span of the text; costs what is moved in memory, and the lines it touches.
    void replace(source::span, std::string_view with);

    /// The offset of a position. Beyond the end of a line it is that end, beyond the last line the end of the text;
    /// inside a character (half a surrogate pair) the beginning of the character.
    [[nodiscard]] std::uint32_t offset(position, position_encoding) const;

private:
    std::string text_;
    std::vector<std::uint32_t> lines_;  // where each line begins
};

/// Bytes of the text before an edit that were replaced, and how many stand there now.
struct text_change {
    source::span was;
    std::uint32_t now = 0;
};

/// Where a span stands after an edit; nothing if the edit touched it.
[[nodiscard]] std::optional<source::span> moved(source::span, text_change const&);
/// The same after several, in their order.
[[nodiscard]] std::optional<source::span> moved(source::span, std::span<text_change const>);

/// From offsets to positions, many of one text at a time. Remembers the last place it told, so that findings in order
/// cost no more than the text between them, even where the whole draft is one line.
class position_teller {
public:
    /// `text` must live as long and stay as it is.
    position_teller(text_buffer const& text, position_encoding encoding) : text_{text}, encoding_{encoding} {}

    /// An offset inside a line end is the end of that line; one past the end is the end.
    [[nodiscard]] position operator()(std::uint32_t offset);
    [[nodiscard]] range operator()(source::span);

private:
    text_buffer const& text_;
    position_encoding encoding_;
    std::uint32_t line_ = 0, offset_ = 0, character_ = 0;  // the last place told
};

}  // namespace cmwlint::lsp
