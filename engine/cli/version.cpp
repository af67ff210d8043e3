#include "cli/version.hpp"

#include "cli/output.hpp"
#include "cli/packs.hpp"

namespace cmwlint::cli {

std::string version() { return CMWLINT_VERSION; }

std::string homepage() { return CMWLINT_HOMEPAGE; }

int run(version_options const&) {
    std::string out = "cmwlint " + version() + "\n";
    auto const packs = load_packs_or_say({}, {false, {}});
    if (!packs) return failed;
    for (auto const& pack : packs->rules.packs())
        out += "rules " + pack.name + " " + pack.version + " (" + pack.digest + ")\n";
    return write_output(out, {}) ? clean : failed;
}

}  // namespace cmwlint::cli
