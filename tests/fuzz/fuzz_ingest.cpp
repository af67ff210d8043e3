// Any bytes as any kind of file: either an error that says something, or a draft whose parts fit together.
#include "ingest/ingest.hpp"
#include "text/language.hpp"

#include <cstdlib>

using namespace cmwlint;

namespace {
void demand(bool holds) {
    if (!holds) std::abort();
}
}  // namespace

// The first byte chooses format and encoding; the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    static constexpr char const* encodings[] = {"", "", "UTF-8", "UTF-16", "windows-1256", "GB18030", "ISO-2022-JP",
                                                "x"};
    ingest::options o;
    o.encoding = encodings[data[0] % 8];
    if (auto const f = data[0] / 8 % 8; f < 4) o.as = static_cast<ingest::format>(f);
    std::string const bytes(reinterpret_cast<char const*>(data + 1), size - 1);
    auto const r = ingest::read_bytes("draft", bytes, o);
    demand(r.value.has_value() == r.error.empty());
    if (!r.value) return 0;
    auto const& file = *r.value->file;
    std::uint32_t end = 0;
    for (auto const& e : r.value->edits) {
        demand(e.where.begin >= end && e.where.begin < e.where.end && e.where.end <= file.size());
        end = e.where.end;
    }
    for (auto const& remark : r.value->remarks) demand(remark.where.end <= file.size() && !remark.text.empty());
    for (std::uint32_t i = 0; i <= file.size(); i += 7) demand(file.locate(i).byte <= bytes.size());
    auto const language = text::detect_language(file.text()).value_or(text::language::en);
    auto const reading = text::make_reading(file.text(), language, r.value->edits);
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i <= reading.text.size(); ++i) {
        auto const at = reading.map.to_origin(i);
        demand(at >= before && at <= file.size());
        before = at;
    }
    return 0;
}
