#include "lsp/frames.hpp"

#include <algorithm>
#include <charconv>

namespace cmwlint::lsp {
namespace {

struct header_field {
    std::string_view name, value;
};

std::string_view trimmed(std::string_view s) {
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
    return s;
}

bool same_letters(std::string_view a, std::string_view b) {
    auto const lower = [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::optional<header_field> field_of(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    return header_field{trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

std::optional<std::size_t> number_of(std::string_view digits) {
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

void frame_reader::feed(std::string_view bytes) {
    if (!broken_.empty()) return;
    bytes_.append(bytes);
}

// Reads lines up to the empty one. False where the header is not whole yet, or broken.
bool frame_reader::read_header() {
    auto const rest = std::string_view{bytes_}.substr(read_);
    std::optional<std::size_t> length;
    for (std::size_t at = 0;;) {
        auto const end = rest.find('\n', at);
        if (end == std::string_view::npos || end > longest_header) {
            if (rest.size() > longest_header) broken_ = "the header of a message is too long";
            return false;
        }
        auto const line = trimmed(rest.substr(at, end - at));
        at = end + 1;
        if (line.empty()) {
            if (!length) broken_ = "the header of a message has no Content-Length";
            read_ += at;
            length_ = length;
            return length.has_value();
        }
        auto const field = field_of(line);
        if (!field) {
            broken_ = "a line of the header of a message is no \"Name: value\"";
            return false;
        }
        if (!same_letters(field->name, "Content-Length")) continue;
        auto const told = number_of(field->value);
        if (!told || (length && *length != *told)) {
            broken_ = "the Content-Length of a message is no number";
            return false;
        }
        if (*told > longest_body) {
            broken_ = "a message is longer than " + std::to_string(longest_body) + " bytes";
            return false;
        }
        length = told;
    }
}

std::optional<std::string> frame_reader::next() {
    if (!broken_.empty()) return std::nullopt;
    if (!length_ && !read_header()) return std::nullopt;
    if (bytes_.size() - read_ < *length_) return std::nullopt;
    auto body = bytes_.substr(read_, *length_);
    read_ += *length_;
    length_.reset();
    // What was given out is dropped once it is most of what is held, so that each byte is moved a few times at most.
    if (read_ >= bytes_.size() - read_) {
        bytes_.erase(0, read_);
        read_ = 0;
        if (bytes_.capacity() > (std::size_t{1} << 20U) && bytes_.size() < bytes_.capacity() / 8)
            bytes_.shrink_to_fit();
    }
    return body;
}

std::string framed(std::string_view body) {
    auto out = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    out.reserve(out.size() + body.size());
    return out.append(body);
}

}  // namespace cmwlint::lsp
