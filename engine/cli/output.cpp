#include "cli/output.hpp"

#include "cli/console.hpp"
#include "project/write_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace cmwlint::cli {

bool write_output(std::string_view bytes, std::string const& path) {
    if (!path.empty()) {
        auto const why_not = project::write_file(bytes, path);
        if (!why_not.empty()) say_error(why_not);
        return why_not.empty();
    }
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0) return true;
    if (errno != EPIPE)
        say_error(std::string{"standard output: cannot be written: "} + std::strerror(errno) +
                  "; look where it leads to");
    return errno == EPIPE;
}

}  // namespace cmwlint::cli
