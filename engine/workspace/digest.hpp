// SHA-256 (FIPS 180-4): by what name the cache knows a draft. Nobody can write two drafts with one name, so nobody can
// have a draft passed for another that is clean.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cmwlint::workspace {

/// A digest that is being made.
class sha256 {
public:
    /// Bytes as they are.
    void add(std::string_view bytes);
    /// The same with their number before them, so that "ab" + "c" is not "a" + "bc".
    void add_field(std::string_view bytes);
    void add_number(std::uint64_t);
    /// 32 bytes. Nothing may be added any more.
    [[nodiscard]] std::string finish();

private:
    void take_block(char const* block);
    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<char, 64> rest_{};
    std::size_t rest_size_ = 0;
    std::uint64_t size_ = 0;  // bytes added
};

/// Lower-case hexadecimal digits, two a byte.
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

}  // namespace cmwlint::workspace
