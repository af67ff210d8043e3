// Any bytes as a condition: a tree whose concepts have names, or the place where it cannot be read.
#include "rulepack/condition.hpp"

#include <cstdint>
#include <cstdlib>

using namespace cmwlint;

namespace {
void demand(bool holds) {
    if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto parsed = rulepack::parse_condition({reinterpret_cast<char const*>(data), size});
    demand(parsed.error_at <= size);
    if (!parsed.error.empty()) return 0;
    rulepack::each_concept(parsed.tree, [](rulepack::concept_term& term) { demand(!term.name.empty()); });
    return 0;
}
