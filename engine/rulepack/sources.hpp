// sources.toml and themes.toml: what rules rest on and what they have in common. Not the interface of this room.
#pragma once

#include "rulepack/toml_source.hpp"

#include <vector>

namespace cmwlint::rulepack {

/// Reads [document.*]; a document of a key that is known replaces the older one, so that a pack can correct another.
void read_documents(toml_source&, std::vector<source_document>&);

/// Reads [theme.*]; their order in the file is the order in which they are shown.
void read_themes(toml_source&, std::vector<theme_info>&);

}  // namespace cmwlint::rulepack
