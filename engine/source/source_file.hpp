// A source file: one draft (or one file of a rule pack) as cmwlint holds it in memory, and the way from offsets to
// lines.
#pragma once

#include "source/source_map.hpp"
#include "source/span.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::source {

/// A place for people and protocols. Lines and columns count from 1, columns in code points; `byte` counts from 0 in
/// the original bytes of the file (before decoding).
struct position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    std::uint32_t byte = 0;
};

/// Immutable: path, UTF-8 text, line starts, and the map from the text back to the original bytes.
/// Everything else holds spans or views into `text()` and must not outlive the file.
class source_file {
public:
    /// `text` is valid UTF-8; `origin` maps its offsets to the original bytes (identity for UTF-8 without BOM).
    /// With the version `before` at hand, lines are sought only where the two texts differ.
    source_file(std::string path, std::string text, source_map origin = {}, std::string encoding = "UTF-8",
                source_file const* before = nullptr);

    [[nodiscard]] std::string const& path() const { return path_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::string const& encoding() const { return encoding_; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

    [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(lines_.size()); }
    /// The line (from 1) an offset of `text()` stands on. Lines end at LF, CRLF, CR, NEL (U+0085), LS and PS.
    [[nodiscard]] std::uint32_t line_of(std::uint32_t offset) const;
    /// The bytes of a line (from 1) without its line end.
    [[nodiscard]] span line(std::uint32_t number) const;
    /// Line, column and original byte of an offset of `text()`. An offset inside a character belongs to that character,
    /// one past the end is the end. Costs the logarithm of the number of lines, whatever their length.
    [[nodiscard]] position locate(std::uint32_t offset) const;
    /// From offsets of `text()` to bytes of the original file.
    [[nodiscard]] source_map const& origin() const { return origin_; }

private:
    [[nodiscard]] std::uint32_t code_points_before(std::uint32_t offset) const;

    std::string path_, text_, encoding_;
    source_map origin_;
    std::vector<std::uint32_t> lines_;        // where each line begins
    std::vector<std::uint32_t> checkpoints_;  // code points before every 4096th byte, so that long lines stay cheap
};

using source_file_ptr = std::shared_ptr<source_file const>;

}  // namespace cmwlint::source
