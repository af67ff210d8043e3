// An outline as text, for people and golden tests.
#pragma once

#include "structure/document.hpp"
#include "text/reading.hpp"

#include <string>

namespace cmwlint::structure {

/// One provision a line, indented two spaces a level: kind, eid, then what it has of label, number, heading, intro and
/// flush (long texts shortened in the middle) as they stand in the reading. No offsets: a golden file survives an edit
/// above it.
[[nodiscard]] std::string dump(document const&, text::reading const&);

}  // namespace cmwlint::structure
