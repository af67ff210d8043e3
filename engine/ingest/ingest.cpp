#include "ingest/ingest.hpp"

#include "ingest/decode.hpp"
#include "ingest/markup.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <system_error>
#include <utility>

namespace cmwlint::ingest {
namespace {

result failure(std::string const& path, std::string_view what) {
    return {std::nullopt, path + ": " + std::string(what)};
}

std::string lower_ascii(std::string_view s) { return lower_name(s); }

std::string extension(std::string_view path) {
    auto const slash = path.find_last_of('/');
    auto const name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    auto const dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : lower_ascii(name.substr(dot + 1));
}

// Files that are documents but not text, told by their first bytes, and what to do with each.
std::string_view refuse(std::string_view bytes) {
    struct signature {
        std::string_view first_bytes, remedy;
    };
    static constexpr std::array signatures{
        signature{"%PDF",
                  "this is a PDF; use the Word or HTML version of the draft, or convert it with: pdftotext -layout "
                  "FILE.pdf FILE.txt"},
        signature{
            "PK\x03\x04",
            "this is a Word, OpenDocument or ZIP file; convert it with: soffice --headless --convert-to html FILE"},
        signature{"\xD0\xCF\x11\xE0",
                  "this is an old Word file; convert it with: soffice --headless --convert-to html FILE"},
        signature{"{\\rtf", "this is a rich text file; convert it with: soffice --headless --convert-to html FILE"},
        signature{"\x1F\x8B", "this is a compressed file; unpack it first"},
        signature{"\x89PNG", "this is a picture; run text recognition on it first"},
        signature{"\xFF\xD8\xFF", "this is a picture; run text recognition on it first"},
    };
    for (auto const& s : signatures) {
        if (bytes.starts_with(s.first_bytes)) return s.remedy;
    }
    return {};
}

std::optional<format> format_of_extension(std::string_view e) {
    if (e == "md" || e == "markdown" || e == "mdown") return format::markdown;
    if (e == "html" || e == "htm" || e == "xhtml" || e == "mht") return format::html;
    if (e == "xml" || e == "akn") return format::xml;
    return std::nullopt;
}

format recognise_format(std::string_view path, std::string_view text) {
    auto head = lower_ascii(text.substr(0, 1024));
    head.erase(0, std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    bool const html = head.starts_with("<!doctype html") || head.starts_with("<html") ||
                      (head.starts_with("<?xml") && head.find("<html") != std::string::npos);
    if (html) return format::html;
    if (auto const known = format_of_extension(extension(path))) return *known;
    return head.starts_with("<?xml") ? format::xml : format::plain;
}

edits edits_for(format f, std::string_view text) {
    switch (f) {
        case format::markdown:
            return markdown_edits(text);
        case format::html:
            return html_edits(text);
        case format::xml:
            return xml_edits(text);
        case format::plain:
            break;
    }
    return {};
}

}  // namespace

result read_bytes(std::string path, std::string bytes, options const& o) {
    // Decoding may make a text up to three times as long (U+FFFD for a byte), and offsets have 32 bits.
    if (bytes.size() >= std::numeric_limits<std::uint32_t>::max())
        return failure(path, "the file is 4 GiB or larger; cut it up");
    if (auto const remedy = refuse(bytes); !remedy.empty()) return failure(path, remedy);
    auto d = decode(std::move(bytes), o.encoding);
    if (!d.error.empty()) return failure(path, d.error);
    if (d.text.size() >= std::numeric_limits<std::uint32_t>::max())
        return failure(path, "the file is too large once decoded; cut it up");
    draft result_draft;
    result_draft.kind = o.as.value_or(recognise_format(path, d.text));
    result_draft.edits = edits_for(result_draft.kind, d.text);
    result_draft.remarks = std::move(d.remarks);
    result_draft.file = std::make_shared<source::source_file const>(
        std::move(path), std::move(d.text), std::move(d.origin), std::move(d.encoding), o.before.get());
    return {std::move(result_draft), {}};
}

result read_file(std::string const& path, options const& o) {
    if (path == "-") {
        std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
        return read_bytes(path, std::move(bytes), o);
    }
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem)) return failure(path, "this is a directory; name a file");
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure(path, "cannot be opened: " + std::generic_category().message(errno));
    auto const size = std::filesystem::file_size(path, problem);
    if (!problem && size >= std::numeric_limits<std::uint32_t>::max())
        return failure(path, "the file is 4 GiB or larger; cut it up");
    std::string bytes;
    if (!problem && size > 0) {
        bytes.resize(size);
        in.read(bytes.data(), static_cast<std::streamsize>(size));
        bytes.resize(static_cast<std::size_t>(in.gcount()));
    } else {
        bytes.assign(std::istreambuf_iterator<char>(in), {});  // a pipe, or a file whose size is not known
    }
    if (in.bad()) return failure(path, "cannot be read: " + std::generic_category().message(errno));
    return read_bytes(path, std::move(bytes), o);
}

}  // namespace cmwlint::ingest
