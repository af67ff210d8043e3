// First byte: the language; the rest: a draft. The outline must keep what it promises of every text.
#include "../support/outline_invariants.hpp"
#include "structure/outline.hpp"
#include "structure/outline_dump.hpp"
#include "structure/reference.hpp"
#include "text/reading.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace cmwlint;

namespace {

/// Drafts are valid UTF-8 when they come here; other bytes are read as Latin-1.
std::string as_utf8(std::uint8_t const* data, std::size_t size) {
    std::string out;
    for (std::size_t i = 0; i < size; ++i) {
        auto const c = data[i];
        std::size_t length = c < 0x80 ? 1 : c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE1 && c < 0xED ? 3 : 0;
        bool good = length > 0 && i + length <= size;
        for (std::size_t k = 1; good && k < length; ++k) good = (data[i + k] & 0xC0) == 0x80;
        if (good) {
            out.append(reinterpret_cast<char const*>(data + i), length);
            i += length - 1;
        } else {
            out += static_cast<char>(0xC2 | (c >> 6 & 1));
            out += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    auto const language = text::all_languages[data[0] % text::all_languages.size()];
    auto const source = as_utf8(data + 1, size - 1);
    auto const reading = text::make_reading(source, language);
    auto const document = structure::build_outline(reading, source, language);
    auto const wrong = test::broken_invariant(document, reading.text);
    if (!wrong.empty()) {
        std::fprintf(stderr, "%s\n", wrong.c_str());
        std::abort();
    }
    (void)structure::dump(document, reading);
    auto const all =
        structure::find_references(reading.text, {0, static_cast<std::uint32_t>(reading.text.size())}, language);
    for (auto const& r : all)
        for (auto const id : structure::resolve(r, document, document.at(r.where.begin)))
            if (id >= document.provisions.size()) std::abort();
    return 0;
}
