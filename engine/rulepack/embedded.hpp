// The files of the built-in pack, generated at build time. Not the interface; see rule_set.hpp.
#pragma once

#include "rulepack/rule_set.hpp"

#include <span>

namespace cmwlint::rulepack {
[[nodiscard]] std::span<pack_file const> embedded_files();
}
