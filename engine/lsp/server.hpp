// The language server: a conversation with one client, from its greeting to its end.
#pragma once

#include "lsp/channel.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <string>

namespace cmwlint::lsp {

struct serve_options {
    std::string version;                                   ///< of cmwlint
    std::string homepage;                                  ///< below which docs/ can be read; may be empty
    text::language message_language = text::language::en;  ///< of the environment
    std::int64_t client_process = 0;  ///< whose end ends the server; 0: as the client says in `initialize`
};

/// Serves until the client says `exit`, closes or dies. 0 where it said `shutdown` before, as the protocol has it,
/// else 1. `why` gets a line for standard error where the end was not as it should be.
[[nodiscard]] int serve(channel const&, serve_options const&, std::string& why);

}  // namespace cmwlint::lsp
