#include "source/source_file.hpp"

#include "source/change.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <utility>

namespace cmwlint::source {
namespace {

constexpr std::uint32_t checkpoint_distance = 4096;

constexpr bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

constexpr std::uint64_t ones = 0x0101010101010101U, tops = 0x80 * ones;  // of eight bytes read as one number

std::uint64_t word_at(std::string_view text, std::size_t at) {
    std::uint64_t w = 0;
    std::memcpy(&w, text.data() + at, sizeof w);
    return w;
}

std::uint32_t count_characters(std::string_view bytes) {
    std::size_t at = 0, count = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        auto const w = word_at(bytes, at);
        auto const not_first = (w & tops & ~(w << 1U)) >> 7U;  // a one for each byte 10xxxxxx
        count += 8 - ((not_first * ones) >> 56U);              // the product's top byte is the sum of all
    }
    for (; at < bytes.size(); ++at) count += begins_character(bytes[at]) ? 1 : 0;
    return static_cast<std::uint32_t>(count);
}

// Bytes with which a line end may begin: LF, CR, NEL = C2 85, LS and PS = E2 80 A8 / A9.
constexpr std::array<bool, 256> may_end_line = [] {
    std::array<bool, 256> table{};
    table[0x0A] = table[0x0D] = table[0xC2] = table[0xE2] = true;
    return table;
}();

// The length in bytes of the line end at `at`; 0 where there is none.
std::uint32_t line_end_length(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '\n') return 1;
    auto const rest = text.substr(at, 3);
    if (rest[0] == '\r') return rest.substr(1, 1) == "\n" ? 2 : 1;
    if (rest.substr(0, 2) == "\xC2\x85") return 2;
    return rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9" ? 3 : 0;
}

// Whether a line end may begin in one of eight bytes. A byte of `w ^ (ones * b)` is zero where `w` has the byte b.
bool may_end_line_in(std::uint64_t w) {
    auto const has = [&](std::uint64_t b) {
        auto const x = w ^ (ones * b);
        return (x - ones) & ~x & tops;
    };
    auto const below_space = (w - ones * 0x20) & ~w & tops;
    if (((w & tops) | below_space) == 0) return false;  // printable ASCII: most bytes of most drafts
    return (has(0x0A) | has(0x0D) | has(0xC2) | has(0xE2)) != 0;
}

// From `at` on the first byte with which a line end may begin.
std::size_t skip_line(std::string_view text, std::size_t at) {
    while (at + 8 <= text.size() && !may_end_line_in(word_at(text, at))) at += 8;
    while (at < text.size() && !may_end_line[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

// Adds the beginnings of the lines behind `at`, which begins one, up to the one at or behind `end`.
void find_lines(std::string_view text, std::size_t at, std::size_t end, std::vector<std::uint32_t>& lines) {
    for (at = skip_line(text, at); at < std::min(end, text.size()); at = skip_line(text, at)) {
        auto const length = line_end_length(text, at);
        at += std::max(length, 1U);
        if (length > 0) lines.push_back(static_cast<std::uint32_t>(at));
    }
}

std::vector<std::uint32_t> find_lines(std::string_view text) {
    std::vector<std::uint32_t> lines{0};
    find_lines(text, 0, text.size(), lines);
    return lines;
}

// Whether a line begins at a place depends on its character and on no more than three bytes before it.
std::vector<std::uint32_t> find_lines(std::string_view text, std::vector<std::uint32_t> const& old_lines,
                                      std::string_view old_text) {
    constexpr std::uint32_t looks_back = 3;
    auto const old_size = static_cast<std::uint32_t>(old_text.size());
    auto const shift = static_cast<std::uint32_t>(text.size()) - old_size;  // wraps around
    auto const same_until = common_prefix(old_text, text);
    auto const longest = std::min(old_size, old_size + shift) - same_until;
    auto const same_from = old_size - std::min(common_suffix(old_text, text), longest);
    auto const before = std::lower_bound(old_lines.begin() + 1, old_lines.end(), same_until);
    auto const behind = std::lower_bound(before, old_lines.end(), same_from + looks_back);
    std::vector<std::uint32_t> lines(old_lines.begin(), before);
    lines.reserve(old_lines.size() + 16);
    auto const first_behind = behind == old_lines.end() ? text.size() : *behind + shift;
    find_lines(text, lines.back(), first_behind, lines);
    if (behind != old_lines.end()) {
        while (lines.back() >= first_behind) lines.pop_back();
        std::transform(behind, old_lines.end(), std::back_inserter(lines), [&](auto line) { return line + shift; });
    }
    return lines;
}

void count_checkpoints(std::string_view text, std::vector<std::uint32_t>& counts) {
    for (auto at = counts.size() * checkpoint_distance; at <= text.size(); at += checkpoint_distance) {
        counts.push_back(counts.back() + count_characters(text.substr(at - checkpoint_distance, checkpoint_distance)));
    }
}

std::vector<std::uint32_t> count_checkpoints(std::string_view text) {
    std::vector<std::uint32_t> counts{0};
    count_checkpoints(text, counts);
    return counts;
}

std::vector<std::uint32_t> count_checkpoints(std::string_view text, std::vector<std::uint32_t> counts,
                                             std::string_view old_text) {
    counts.resize(std::min<std::size_t>(counts.size(), common_prefix(old_text, text) / checkpoint_distance + 1));
    count_checkpoints(text, counts);
    return counts;
}

}  // namespace

source_file::source_file(std::string path, std::string text, source_map origin, std::string encoding,
                         source_file const* before)
    : path_(std::move(path)),
      text_(std::move(text)),
      encoding_(std::move(encoding)),
      origin_(std::move(origin)),
      lines_(before ? find_lines(text_, before->lines_, before->text_) : find_lines(text_)),
      checkpoints_(before ? count_checkpoints(text_, before->checkpoints_, before->text_) : count_checkpoints(text_)) {}

std::uint32_t source_file::line_of(std::uint32_t offset) const {
    auto const after = std::upper_bound(lines_.begin(), lines_.end(), offset);
    return static_cast<std::uint32_t>(after - lines_.begin());
}

span source_file::line(std::uint32_t number) const {
    if (number == 0 || number > lines_.size()) return {size(), size()};
    auto const begin = lines_[number - 1];
    if (number == lines_.size()) return {begin, size()};
    // A line end has one to three bytes; the longest that fits exactly before the next line is the one.
    auto const next = lines_[number];
    for (std::uint32_t length = 3; length > 0; --length) {
        if (next - begin >= length && line_end_length(text_, next - length) == length) return {begin, next - length};
    }
    return {begin, next};
}

std::uint32_t source_file::code_points_before(std::uint32_t offset) const {
    auto const checkpoint = offset / checkpoint_distance;
    auto const from = checkpoint * checkpoint_distance;
    return checkpoints_[checkpoint] + count_characters(text().substr(from, offset - from));
}

position source_file::locate(std::uint32_t offset) const {
    offset = std::min(offset, size());
    while (offset > 0 && offset < size() && !begins_character(text_[offset])) --offset;
    auto const number = line_of(offset);
    auto const column = code_points_before(offset) - code_points_before(lines_[number - 1]) + 1;
    return {number, column, origin_.to_origin(offset)};
}

}  // namespace cmwlint::source
