// The table of language features. Each stands in a file of its own.
#include "lsp/context.hpp"

namespace cmwlint::lsp {

// One row a request; declared here, since nothing else calls them.

std::span<feature const> features() { return {}; }

std::span<command const> commands() { return {}; }

json diagnostics_of_toml(context&, open_document const&) { return json::array(); }

}  // namespace cmwlint::lsp
