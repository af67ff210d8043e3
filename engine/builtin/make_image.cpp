// make_image FILE: reads the built-in pack from its TOML and writes it compiled. Part of the build. Mistakes in the
// pack are told and left out, as cmwlint does with --rules; the test "rules check" fails on them.
#include "rulepack/image.hpp"

#include <cstdio>
#include <fstream>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("make_image FILE\n", stderr);
        return 2;
    }
    auto const pack = cmwlint::rulepack::built_in();
    auto const loaded = cmwlint::rulepack::load({&pack, 1});
    for (auto const& p : loaded.problems)
        std::fprintf(stderr, "rules/cmw: %s:%u:%u: %s\n", p.file.c_str(), p.line, p.column, p.message.c_str());
    auto const bytes = cmwlint::rulepack::image_of(loaded.rules);
    std::ofstream out(argv[1], std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return out.flush() ? 0 : 1;
}
