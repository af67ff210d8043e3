// Ingest: bytes of a file → a draft that can be read. The only room that knows encodings and file formats.
#pragma once

#include "source/source_file.hpp"
#include "text/reading.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::ingest {

enum class format : std::uint8_t { plain, markdown, html, xml };

/// Something about the file that the reader must know: an undecodable byte, a guessed encoding, a PDF's damage.
struct remark {
    source::span where;  ///< source span
    std::string text;    ///< English; one line
    bool error = false;  ///< part of the file could not be read (the rest is checked)
};

struct draft {
    source::source_file_ptr file;
    format kind = format::plain;
    std::vector<text::edit> edits;  ///< how to read the markup
    std::vector<remark> remarks;
};

struct options {
    std::string encoding;      ///< name ("windows-1256"); empty = recognise
    std::optional<format> as;  ///< empty = by file name and first bytes
    /// The version of the draft before this one, if there was one: it is read faster then, and to the same end.
    source::source_file_ptr before = {};
};

/// Either a draft or an error that names the file, what is wrong and what to do.
struct result {
    std::optional<draft> value;
    std::string error;
};

/// Encoding: BOM, else valid UTF-8, else UTF-16 by its NULs, else ICU's detector (checked against the scripts we read),
/// else windows-1252. Invalid bytes become U+FFFD with one remark at the first. Binary files (NUL bytes, %PDF, PK) are
/// refused with a remedy. 4 GiB and more is refused.
[[nodiscard]] result read_bytes(std::string path, std::string bytes, options const& = {});
/// Reads a file from disk; "-" is standard input.
[[nodiscard]] result read_file(std::string const& path, options const& = {});

}  // namespace cmwlint::ingest
