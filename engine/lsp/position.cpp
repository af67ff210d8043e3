#include "lsp/position.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::lsp {
namespace {

constexpr bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// What a byte adds to the characters of its line. The text is valid UTF-8.
constexpr std::uint32_t units_of(char c, position_encoding encoding) {
    if (encoding == position_encoding::utf8) return 1;
    if (continues_character(c)) return 0;
    bool const pair = static_cast<unsigned char>(c) >= 0xF0;  // beyond the Basic Multilingual Plane
    return pair && encoding == position_encoding::utf16 ? 2 : 1;
}

std::uint32_t count_units(std::string_view text, position_encoding encoding) {
    if (encoding == position_encoding::utf8) return static_cast<std::uint32_t>(text.size());
    std::uint32_t units = 0;
    for (auto const c : text) units += units_of(c, encoding);
    return units;
}

// The beginnings of lines after a line end in [from, to), as far as they lie before `limit`.
void find_lines(std::string_view text, std::size_t from, std::size_t to, std::size_t limit,
                std::vector<std::uint32_t>& into) {
    for (auto at = text.find_first_of("\n\r", from); at < to; at = text.find_first_of("\n\r", at)) {
        bool const two = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        at += two ? 2 : 1;
        if (at < limit) into.push_back(static_cast<std::uint32_t>(at));
    }
}

}  // namespace

std::string_view name(position_encoding e) noexcept {
    switch (e) {
        case position_encoding::utf8:
            return "utf-8";
        case position_encoding::utf16:
            return "utf-16";
        case position_encoding::utf32:
            return "utf-32";
    }
    return {};
}

std::optional<position_encoding> parse_encoding(std::string_view word) noexcept {
    for (auto const e : {position_encoding::utf8, position_encoding::utf16, position_encoding::utf32})
        if (word == name(e)) return e;
    return std::nullopt;
}

text_buffer::text_buffer(std::string text) : text_(std::move(text)), lines_{0} {
    find_lines(text_, 0, text_.size(), text_.size() + 1, lines_);
}

std::uint32_t text_buffer::line_of(std::uint32_t offset) const {
    auto const after = std::upper_bound(lines_.begin(), lines_.end(), offset);
    return static_cast<std::uint32_t>(after - lines_.begin()) - 1;
}

source::span text_buffer::line(std::uint32_t number) const {
    if (number >= lines_.size()) return {size(), size()};
    auto const begin = lines_[number];
    auto end = number + 1 < lines_.size() ? lines_[number + 1] : size();
    if (end > begin && text_[end - 1] == '\n') --end;
    if (end > begin && text_[end - 1] == '\r') --end;
    return {begin, end};
}

void text_buffer::replace(source::span where, std::string_view with) {
    where.begin = std::min(where.begin, size());
    where.end = std::clamp(where.end, where.begin, size());
    // A line beginning after the span stays one, since its line end stays. Before it, a CR may meet an LF.
    auto const line = line_of(where.begin);
    auto const first = line > 0 ? line - 1 : 0;
    auto const kept = std::upper_bound(lines_.begin(), lines_.end(), where.end);
    std::vector<std::uint32_t> tail(kept, lines_.end());
    for (auto& begin : tail) begin += static_cast<std::uint32_t>(with.size()) - where.size();
    text_.replace(where.begin, where.size(), with);
    lines_.resize(first + 1);
    std::size_t const limit = tail.empty() ? text_.size() + 1 : tail.front();
    find_lines(text_, lines_.back(), std::min(limit, text_.size()), limit, lines_);
    lines_.insert(lines_.end(), tail.begin(), tail.end());
}

std::uint32_t text_buffer::offset(position p, position_encoding encoding) const {
    auto const here = line(p.line);
    if (encoding == position_encoding::utf8) {
        auto at = std::min(std::uint64_t{here.begin} + p.character, std::uint64_t{here.end});
        while (at > here.begin && at < text_.size() && continues_character(text_[at])) --at;
        return static_cast<std::uint32_t>(at);
    }
    auto at = here.begin;
    for (std::uint32_t units = 0; at < here.end;) {
        units += units_of(text_[at], encoding);
        if (units > p.character) break;
        ++at;
        while (at < here.end && continues_character(text_[at])) ++at;
    }
    return at;
}

std::optional<source::span> moved(source::span where, text_change const& change) {
    if (where.end <= change.was.begin) return where;
    if (where.begin < change.was.end) return std::nullopt;
    auto const shift = change.now - change.was.size();  // modulo 2^32, as the sum below
    return source::span{where.begin + shift, where.end + shift};
}

std::optional<source::span> moved(source::span where, std::span<text_change const> changes) {
    std::optional<source::span> now = where;
    for (auto const& change : changes) {
        now = moved(*now, change);
        if (!now) break;
    }
    return now;
}

position position_teller::operator()(std::uint32_t offset) {
    auto const line = text_.line_of(std::min(offset, text_.size()));
    auto const whole = text_.line(line);
    offset = std::min(offset, whole.end);
    if (line != line_ || offset - whole.begin < offset_ - std::min(offset, offset_)) {
        line_ = line;  // nearer to the beginning of its line than to the last place
        offset_ = whole.begin;
        character_ = 0;
    }
    auto const between = source::slice(text_.text(), {std::min(offset, offset_), std::max(offset, offset_)});
    auto const units = count_units(between, encoding_);
    character_ = offset < offset_ ? character_ - units : character_ + units;
    offset_ = offset;
    return {line_, character_};
}

range position_teller::operator()(source::span where) {
    auto const start = (*this)(where.begin);
    return {start, (*this)(std::max(where.begin, where.end))};
}

}  // namespace cmwlint::lsp
