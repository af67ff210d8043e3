// Entries of the cache, as a damaged disk or somebody else may have left them.
#include "workspace/cache_entry.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    constexpr std::uint32_t text_size = 1000;
    auto const value = cmwlint::workspace::unpacked({reinterpret_cast<char const*>(data), size}, text_size);
    if (!value) return 0;
    for (auto const& d : value->diagnostics)
        if (d.where.end > text_size || d.where.begin > d.where.end) std::abort();
    // What was read can be written, and reads the same.
    auto const bytes = cmwlint::workspace::packed(*value);
    auto const again = cmwlint::workspace::unpacked(bytes, text_size);
    if (!again || cmwlint::workspace::packed(*again) != bytes) std::abort();
    return 0;
}
