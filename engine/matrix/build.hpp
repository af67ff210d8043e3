// Matrix: from rules and what they found in drafts to the conformity matrix that is shown. The bridge between the rooms
// that know rules and the room that shows.
#pragma once

#include "lint/lint.hpp"
#include "report/matrix.hpp"
#include "rulepack/rule_set.hpp"

#include <vector>

namespace cmwlint::matrix {

/// A draft that was linted with `lint::options::compliance`, in a language that was recognised.
struct judged_draft {
    source::source_file_ptr file;
    lint::result found;
};

enum class rows_by : std::uint8_t {
    paragraph,  ///< of the documents in which somebody recommends, is concerned or states
    article     ///< of the Convention
};

/// The rows and their results; version, look and failures are left to the caller. `said_in` is the language of the
/// rules' messages.
///
/// Paragraphs and rules meet through the `sources` of the rules (articles: also through their `convention`). Documents
/// that set standards (the Convention, general comments, other instruments) have no rows by paragraph, nor have
/// paragraphs that only praise or tell of procedure.
[[nodiscard]] report::conformity_matrix build(rulepack::rule_set const&, std::vector<judged_draft> const&, rows_by,
                                              text::language said_in);

}  // namespace cmwlint::matrix
