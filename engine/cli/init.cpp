// cmwlint init: a commented cmwlint.toml to start from.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "project/configuration.hpp"

#include <filesystem>

namespace cmwlint::cli {

int run(init_options const& o) {
    namespace fs = std::filesystem;
    auto const file = (fs::path{o.directory} / project::configuration_name).lexically_normal().string();
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        say_error(file + " exists already and was left as it is; cmwlint config show FILE tells what it says");
        return failed;
    }
    if (!write_output(project::commented_configuration(), file)) return failed;
    return write_output("wrote " + file + "\n", "") ? clean : failed;
}

}  // namespace cmwlint::cli
