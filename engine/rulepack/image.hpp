// A rule set as bytes. The built-in pack is read, checked and compiled once, when cmwlint is built; a run opens the
// result in a few milliseconds. Packs of the user's are always read from their TOML.
#pragma once

#include "rulepack/rule_set.hpp"

#include <string>
#include <string_view>

namespace cmwlint::rulepack {

/// Everything of a rule set: texts, examples and words of all languages. For `open_image` of the same build.
[[nodiscard]] std::string image_of(rule_set const&);

/// Opens an image. Words are opened when their language is first used; texts only in English and the languages wanted,
/// examples only with `everything`. The bytes must outlive the rule set. Empty rule set where they are damaged.
[[nodiscard]] rule_set open_image(std::string_view image, load_options const&);

}  // namespace cmwlint::rulepack
