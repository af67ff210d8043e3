// Completion in cmwlint.toml and cmwlint-suppressions.toml, as far as the text is written.
#pragma once

#include "lsp/context.hpp"

namespace cmwlint::lsp {

/// Keys of the table, values a key may have: rules with their messages, severities, kinds of draft, languages,
/// thresholds; in suppressions also drafts that are open and the provisions of the draft meant.
[[nodiscard]] json complete_toml(context&, open_document const&, position);

}  // namespace cmwlint::lsp
