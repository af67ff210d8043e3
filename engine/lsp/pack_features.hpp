// What the editor offers whoever writes a rule pack. English only, as packs are.
#pragma once

#include "lsp/context.hpp"

namespace cmwlint::lsp {

/// Whether the file belongs to a rule pack.
[[nodiscard]] bool is_of_pack(open_document const&);

/// Keys of the table; in conditions concepts, forms, scopes, thresholds; elsewhere the words a key takes.
[[nodiscard]] json complete_pack(context&, open_document const&, position);
/// What a key or a word of a condition is for; what a concept means and the words it has in English.
[[nodiscard]] json hover_pack(context&, open_document const&, position);
/// From a concept to concepts.toml and to its words; from a rule id to its rule.toml; from a source to sources.toml.
[[nodiscard]] json definition_in_pack(context&, open_document const&, position);

}  // namespace cmwlint::lsp
