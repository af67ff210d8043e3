// Any valid UTF-8 in any language: the reading, its map and its tokens keep their promises.
#include "ingest/ingest.hpp"
#include "text/reading.hpp"
#include "text/tokens.hpp"

#include <cstdlib>

using namespace cmwlint;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

bool on_boundary(std::string_view s, std::uint32_t at) {
    return at >= s.size() || (static_cast<unsigned char>(s[at]) & 0xC0U) != 0x80U;
}

}  // namespace

// The first byte chooses the language; the rest is a file.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    auto const language = text::all_languages[data[0] % text::all_languages.size()];
    ingest::options o;
    o.encoding = "UTF-8";
    o.as = ingest::format::plain;
    auto const draft = ingest::read_bytes("x", std::string(reinterpret_cast<char const*>(data + 1), size - 1), o);
    if (!draft.value) return 0;
    auto const source = draft.value->file->text();
    auto const reading = text::make_reading(source, language);
    std::uint32_t before = 0, end = 0;
    for (std::uint32_t i = 0; i <= reading.text.size(); ++i) {
        auto const at = reading.map.to_origin(i);
        demand(at >= before && at <= source.size());
        demand(!on_boundary(reading.text, i) || on_boundary(source, at));
        before = at;
    }
    for (auto const& t : text::tokenise(reading.text, language)) {
        demand(t.begin >= end && t.begin < t.end && t.end <= reading.text.size());
        auto const where = reading.map.to_origin(source::span{t.begin, t.end});
        demand(where.begin <= where.end && on_boundary(source, where.begin) && on_boundary(source, where.end));
        end = t.end;
    }
    demand(text::code_points(reading.text) <= reading.text.size());
    demand(text::display_width(reading.text) <= reading.text.size() * 2);
    return 0;
}
