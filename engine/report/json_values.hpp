// A diagnostic as JSON, for the formats that hold it whole. Not the interface of the program; may change.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "source/source_file.hpp"

#include <nlohmann/json_fwd.hpp>

namespace cmwlint::report {

/// As `diagnostic` in docs/json-output.schema.json.
[[nodiscard]] nlohmann::ordered_json json_of(diagnostic::diagnostic const&, source::source_file const&);

}  // namespace cmwlint::report
