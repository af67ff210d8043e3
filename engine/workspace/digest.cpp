#include "workspace/digest.hpp"

#include <algorithm>
#include <bit>

namespace cmwlint::workspace {
namespace {

constexpr std::array<std::uint32_t, 64> constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::array<std::uint32_t, 64> schedule(char const* block) {
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 16; ++i)
        for (std::size_t b = 0; b < 4; ++b) w[i] = (w[i] << 8U) | static_cast<unsigned char>(block[i * 4 + b]);
    for (std::size_t i = 16; i < 64; ++i) {
        auto const s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3U);
        auto const s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10U);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    return w;
}

void append_big_endian(std::string& out, std::uint64_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<char>(value >> (static_cast<unsigned>(i) * 8U)));
}

}  // namespace

void sha256::take_block(char const* block) {
    auto const w = schedule(block);
    auto [a, b, c, d, e, f, g, h] = state_;
    for (std::size_t i = 0; i < 64; ++i) {
        auto const s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        auto const t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i];
        auto const s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        auto const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1;
        d = c, c = b, b = a, a = t1 + t2;
    }
    std::array<std::uint32_t, 8> const more{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state_[i] += more[i];
}

void sha256::add(std::string_view bytes) {
    size_ += bytes.size();
    while (!bytes.empty()) {
        if (rest_size_ == 0 && bytes.size() >= 64) {
            take_block(bytes.data());
            bytes.remove_prefix(64);
            continue;
        }
        auto const n = std::min(bytes.size(), 64 - rest_size_);
        std::copy_n(bytes.data(), n, rest_.data() + rest_size_);
        rest_size_ += n;
        bytes.remove_prefix(n);
        if (rest_size_ == 64) {
            take_block(rest_.data());
            rest_size_ = 0;
        }
    }
}

void sha256::add_number(std::uint64_t number) {
    std::string bytes;
    append_big_endian(bytes, number, 8);
    add(bytes);
}

void sha256::add_field(std::string_view bytes) {
    add_number(bytes.size());
    add(bytes);
}

std::string sha256::finish() {
    auto const bits = size_ * 8;
    std::string end(1, '\x80');
    end.append((119 - size_ % 64) % 64, '\0');
    append_big_endian(end, bits, 8);
    add(end);
    std::string out;
    for (auto const word : state_) append_big_endian(out, word, 4);
    return out;
}

std::string hexadecimal(std::string_view bytes) {
    std::string out;
    for (auto const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        out.push_back("0123456789abcdef"[byte >> 4U]);
        out.push_back("0123456789abcdef"[byte & 15U]);
    }
    return out;
}

}  // namespace cmwlint::workspace
