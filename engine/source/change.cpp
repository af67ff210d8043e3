#include "source/change.hpp"

#include <cstring>

namespace cmwlint::source {

std::uint32_t common_prefix(std::string_view a, std::string_view b) {
    constexpr std::size_t block = 256;
    auto const size = std::min(a.size(), b.size());
    std::size_t n = 0;
    while (n + block <= size && std::memcmp(a.data() + n, b.data() + n, block) == 0) n += block;
    while (n < size && a[n] == b[n]) ++n;
    return static_cast<std::uint32_t>(n);
}

std::uint32_t common_suffix(std::string_view a, std::string_view b) {
    constexpr std::size_t block = 256;
    auto const size = std::min(a.size(), b.size());
    auto const *x = a.data() + a.size(), *y = b.data() + b.size();
    std::size_t n = 0;
    while (n + block <= size && std::memcmp(x - n - block, y - n - block, block) == 0) n += block;
    while (n < size && *(x - n - 1) == *(y - n - 1)) ++n;
    return static_cast<std::uint32_t>(n);
}

}  // namespace cmwlint::source
