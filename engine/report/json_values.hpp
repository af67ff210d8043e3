// What several formats say in JSON. Not the interface of the program; may change.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "source/source_file.hpp"

#include <nlohmann/json_fwd.hpp>

namespace cmwlint::report {

/// {"start", "end"}: each {"line", "column"} from 1, columns in code points, and "byte" from 0 of the original file.
[[nodiscard]] nlohmann::ordered_json json_of(source::span, source::source_file const&);
/// {"label", "eid", "heading", "start_line", "end_line"}.
[[nodiscard]] nlohmann::ordered_json json_of(diagnostic::place const&);
/// As `diagnostic` in docs/json-output.schema.json.
[[nodiscard]] nlohmann::ordered_json json_of(diagnostic::diagnostic const&, source::source_file const&);

}  // namespace cmwlint::report
