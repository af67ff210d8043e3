// cmwlint: checks draft laws and bilateral agreements against what the Committee on Migrant Workers has recommended.
#include "cli/console.hpp"
#include "cli/options.hpp"

#include <cstdio>
#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    using namespace cmwlint;
    try {
        auto const parsed = cli::parse(argc, argv);
        std::cout << parsed.out << std::flush;
        std::cerr << parsed.err;
        if (!parsed.what) return parsed.exit;
        cli::start_log(parsed.log_level);
        return std::visit([](auto const& options) { return cli::run(options); }, *parsed.what);
    } catch (std::exception const& e) {  // out of memory, or a mistake of ours: never "clean"
        std::fprintf(stderr, "cmwlint: error: internal error: %s\n", e.what());
        return cli::failed;
    }
}
