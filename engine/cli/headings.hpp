// The headings of a draft, for reports that show the draft itself.
#pragma once

#include "ingest/ingest.hpp"
#include "lint/lint.hpp"
#include "report/report.hpp"

#include <vector>

namespace cmwlint::cli {

/// Articles and what stands above or beside them (chapters, annexes, preamble, signatures); what stands inside articles
/// is left to the text.
[[nodiscard]] std::vector<report::draft_heading> headings_of(ingest::draft const&, lint::outline const&);

}  // namespace cmwlint::cli
