// The names of semantic tokens, as `initialize` tells them.
#pragma once

#include "lsp/messages.hpp"

namespace cmwlint::lsp {

/// {"tokenTypes", "tokenModifiers"}: docs/lsp.md says what each stands for in a draft.
[[nodiscard]] json semantic_legend();

}  // namespace cmwlint::lsp
