#include "source/source_file.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <chrono>

using cmwlint::source::position;
using cmwlint::source::slice;
using cmwlint::source::source_file;
using cmwlint::source::span;

namespace {

std::vector<std::string> lines_of(source_file const& file) {
    std::vector<std::string> lines;
    for (std::uint32_t n = 1; n <= file.line_count(); ++n) lines.emplace_back(slice(file.text(), file.line(n)));
    return lines;
}

// Text of one- to four-byte characters and every kind of line end.
rc::Gen<std::string> legal_text() {
    auto const part = rc::gen::elementOf(std::vector<std::string>{"a", "é", "第", "𠀀", " ", "\n", "\r\n", "\r",
                                                                  "\u0085", "\u2028", "\u2029", "Art. 5", "المادة"});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(part), [](std::vector<std::string> const& parts) {
        std::string text;
        for (auto const& p : parts) text += p;
        return text;
    });
}

std::uint32_t count_characters(std::string_view s) {
    std::uint32_t n = 0;
    for (char const c : s) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return n;
}

}  // namespace

TEST_CASE("source file: every kind of line end ends a line", "[source]") {
    source_file const file("x", "a\nb\r\nc\rd\u0085e\u2028f\u2029g");
    CHECK(lines_of(file) == std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g"});
}

TEST_CASE("source file: an empty text has one empty line, a final line end opens another", "[source]") {
    CHECK(lines_of(source_file("x", "")) == std::vector<std::string>{""});
    CHECK(lines_of(source_file("x", "a\n")) == std::vector<std::string>{"a", ""});
    CHECK(lines_of(source_file("x", "\n\n")) == std::vector<std::string>{"", "", ""});
    CHECK(source_file("x", "").line(0).empty());
    CHECK(source_file("x", "").line(9).empty());
}

TEST_CASE("source file: columns count code points", "[source]") {
    source_file const file("x", "الإقامة\nétranger 第五条 𠀀x");
    auto const second_line = file.line(2).begin;
    auto const at = [&](std::string_view what) { return static_cast<std::uint32_t>(file.text().find(what)); };
    CHECK(file.locate(0).column == 1);
    CHECK(file.locate(second_line).line == 2);
    CHECK(file.locate(at("tranger")).column == 2);
    CHECK(file.locate(at("第")).column == 10);
    CHECK(file.locate(at("x")).column == 15);
    CHECK(file.locate(at("第") + 1).column == 10);  // inside a character
    CHECK(file.locate(9999).column == 16);          // beyond the end
}

TEST_CASE("source file: the byte is that of the original file", "[source]") {
    cmwlint::source::source_map origin;  // a file with a byte order mark
    origin.add(0, 3, true);
    origin.finish(5, 8);
    source_file const file("x", "a\nbcd", origin, "UTF-8");
    CHECK(file.locate(0).byte == 3);
    CHECK(file.locate(3).byte == 6);
}

TEST_CASE("source file: one long line stays cheap", "[source]") {
    std::string text;
    for (int i = 0; i < 1'000'000; ++i) text += "é第";
    source_file const file("x", text);
    auto const begin = std::chrono::steady_clock::now();
    std::uint64_t sum = 0;
    for (std::uint32_t offset = 0; offset < file.size(); offset += 50) sum += file.locate(offset).column;
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    CHECK(sum > 0);
    CHECK(file.locate(file.size()).column == 2'000'001);
    CHECK(seconds < 5.0);  // 100,000 calls; without checkpoints this takes minutes
}

TEST_CASE("source file: made from another version it is the same", "[source][property]") {
    rc::check("any two texts", [] {
        auto const head = *legal_text(), tail = *legal_text();
        source_file const before("x", head + *legal_text() + tail);
        auto const text = head + *legal_text() + tail + std::string(*rc::gen::inRange(0, 2) * 5000, 'a');
        source_file const fresh("x", text), next("x", text, {}, "UTF-8", &before);
        RC_ASSERT(lines_of(fresh) == lines_of(next));
        for (std::uint32_t offset = 0; offset <= fresh.size(); ++offset) {
            RC_ASSERT(fresh.line_of(offset) == next.line_of(offset));
            RC_ASSERT(fresh.locate(offset).column == next.locate(offset).column);
        }
        source_file const back("x", std::string(before.text()), {}, "UTF-8", &next);
        RC_ASSERT(lines_of(back) == lines_of(before));
    });
}

TEST_CASE("source file: line and column lead back to the offset", "[source][property]") {
    rc::check("offset → position → offset", [] {
        auto const text = *legal_text();
        source_file const file("x", text);
        std::uint32_t offset = 0;
        while (offset < file.size()) {
            auto const p = file.locate(offset);
            auto const line = file.line(p.line);
            RC_ASSERT(line.begin <= offset);
            RC_ASSERT(count_characters(text.substr(line.begin, offset - line.begin)) + 1 == p.column);
            RC_ASSERT(file.line_of(offset) == p.line);
            do ++offset;
            while (offset < file.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U);
        }
    });
    rc::check("lines and line ends are the whole text", [] {
        auto const text = *legal_text();
        source_file const file("x", text);
        std::uint32_t end = 0;
        for (std::uint32_t n = 1; n <= file.line_count(); ++n) {
            auto const line = file.line(n);
            RC_ASSERT(line.begin >= end && line.begin - end <= 3U);
            RC_ASSERT(slice(text, line).find_first_of("\r\n") == std::string_view::npos);
            end = line.end;
        }
        RC_ASSERT(end == file.size());
    });
}
