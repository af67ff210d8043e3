// cmwlint lsp: the language server, until the editor ends it.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/version.hpp"
#include "lsp/server.hpp"

#include <utility>

namespace cmwlint::cli {
namespace {

lsp::channel_result channel_for(lsp_options const& o) {
    if (o.port) return lsp::connect_to_port(*o.port);
    if (!o.pipe.empty()) return lsp::connect_to_pipe(o.pipe);
    return {lsp::channel::of_standard_streams(), {}};
}

}  // namespace

int run(lsp_options const& o) {
    auto const channel = channel_for(o);
    if (!channel.value) {
        say_error(channel.error);
        return failed;
    }
    std::string why;
    auto const exit =
        lsp::serve(*channel.value, {version(), homepage(), environment_language(), o.client_process}, why);
    if (!why.empty()) say_error("the language server ended: " + why);
    return exit;
}

}  // namespace cmwlint::cli
