// What holds for the reading of any text at all.
#include "text/reading.hpp"
#include "text/tokens.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <chrono>

using namespace cmwlint::text;
using cmwlint::source::span;

namespace {

rc::Gen<std::string> any_text() {
    auto const part = rc::gen::elementOf(std::vector<std::string>{
        "a",   "B",      " ", "  ",     "\n",  "\r\n",  "\t",     "é",         "œ",    "e\u0301", "\u00AD", "-",
        "-\n", "\u2028", "ə", " ə ",    " ş ", "İ",     "第",     "條",        "（",   "\u3000",  "ال",     "أ",
        "لا",  "ـ",      "ً",  "٢",      "1",   "¹",     "\u202F", "500",       "½",    "①",       "𠀀",     "𝐀",
        "и",   "\u0306", "ﷺ", "\u200B", "<b>", "&amp;", ".",      "M a d d ə", "\x01", "\uFFFD",  "🏳"});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(part), [](std::vector<std::string> const& parts) {
        std::string text;
        for (auto const& p : parts) text += p;
        return text;
    });
}

rc::Gen<language> any_language() {
    return rc::gen::elementOf(std::vector<language>(all_languages.begin(), all_languages.end()));
}

bool on_boundary(std::string_view text, std::uint32_t offset) {
    return offset >= text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

std::string with_crlf(std::string const& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) out += '\r';
        out += text[i];
    }
    return out;
}

}  // namespace

TEST_CASE("reading: properties", "[text][property]") {
    rc::check("the map is monotone, inside the source, and on character boundaries", [] {
        auto const text = *any_text();
        auto const r = make_reading(text, *any_language());
        std::uint32_t before = 0;
        for (std::uint32_t i = 0; i <= r.text.size(); ++i) {
            auto const at = r.map.to_origin(i);
            RC_ASSERT(at >= before && at <= text.size());
            if (on_boundary(r.text, i)) RC_ASSERT(on_boundary(text, at));
            before = at;
        }
    });
    rc::check("spans of the reading lead to spans of the source on character boundaries", [] {
        auto const text = *any_text();
        auto const l = *any_language();
        auto const r = make_reading(text, l);
        for (auto const& t : tokenise(r.text, l)) {
            auto const s = r.map.to_origin(span{t.begin, t.end});
            RC_ASSERT(s.begin < s.end && s.end <= text.size());
            RC_ASSERT(on_boundary(text, s.begin) && on_boundary(text, s.end));
        }
    });
    rc::check("CRLF and LF read alike", [] {
        auto const text = *any_text();
        auto const l = *any_language();
        RC_ASSERT(make_reading(text, l).text == make_reading(with_crlf(text), l).text);
    });
    rc::check("no space stands beside another or beside a line end", [] {
        auto const r = make_reading(*any_text(), *any_language());
        RC_ASSERT(r.text.find("  ") == std::string::npos);
        RC_ASSERT(r.text.find(" \n") == std::string::npos);
        RC_ASSERT(r.text.find("\n ") == std::string::npos);
        RC_ASSERT(!r.text.starts_with(' ') && !r.text.ends_with(' '));
    });
    rc::check("tokens are in order, within the reading, and on character boundaries", [] {
        auto const l = *any_language();
        auto const r = make_reading(*any_text(), l);
        std::uint32_t end = 0;
        for (auto const& t : tokenise(r.text, l)) {
            RC_ASSERT(t.begin >= end && t.begin < t.end && t.end <= r.text.size());
            RC_ASSERT(on_boundary(r.text, t.begin) && on_boundary(r.text, t.end));
            end = t.end;
        }
    });
    rc::check("folding what is folded changes nothing", [] {
        auto const l = *any_language();
        auto const once = fold(*any_text(), l);
        auto const twice = fold(once, l);
        RC_ASSERT(fold(twice, l) == twice);
    });
    rc::check("going there and back ends at or before where it began", [] {
        auto const text = *any_text();
        auto const r = make_reading(text, *any_language());
        for (std::uint32_t i = 0; i < r.text.size(); ++i) RC_ASSERT(r.map.to_derived(r.map.to_origin(i)) <= i);
    });
}

TEST_CASE("reading: huge and odd texts are read promptly", "[text][pathological]") {
    auto const repeat = [](std::string_view what, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i) text += what;
        return text;
    };
    auto const text = GENERATE_COPY(values<std::string>({
        repeat("a b c d e f ", 200'000),
        repeat(" ə ş", 150'000),
        repeat("v ə i ş siz ", 60'000),
        repeat("ab-\n", 500'000),
        repeat("\u00AD\n", 500'000),
        repeat("é", 1'000'000),
        repeat("\u0301", 1'000'000),
        repeat("األ", 300'000),
        repeat("ال", 500'000),
        repeat("   ", 700'000),
        repeat("\n", 2'000'000),
        repeat("1\u202F500", 300'000),
        repeat("第 ", 500'000),
        repeat("ﷺ", 300'000),
        repeat("1 ", 1'000'000),
        repeat("a ə\n", 400'000),
    }));
    for (auto const l : {language::en, language::az, language::ar, language::zh}) {
        auto const begin = std::chrono::steady_clock::now();
        auto const r = make_reading(text, l);
        auto const tokens = tokenise(r.text, l);
        auto const language = detect_language(text);
        auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        CAPTURE(text.substr(0, 12), code(l), tokens.size(), language.has_value());
        CHECK(seconds < 8.0);  // some hundredths, but for sanitizers and busy machines
    }
}
