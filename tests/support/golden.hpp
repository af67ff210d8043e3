// Golden files: what a renderer wrote on the day its output was found good. CMWLINT_ACCEPT=1 rewrites them; review the
// diff.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace cmwlint::test {

/// The bytes of a file; empty if there is none.
inline std::string read_bytes(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What `golden` holds, to be compared with `actual`. Where the two differ, `actual` is left beside it as *.actual;
/// with CMWLINT_ACCEPT=1 it becomes the golden.
inline std::string expected(std::filesystem::path const& golden, std::string const& actual) {
    auto const old = read_bytes(golden);
    if (old == actual) return old;
    bool const accept = std::getenv("CMWLINT_ACCEPT") != nullptr;
    auto const target = accept ? golden : std::filesystem::path{golden.string() + ".actual"};
    std::ofstream(target, std::ios::binary) << actual;
    return accept ? actual : old;
}

}  // namespace cmwlint::test
