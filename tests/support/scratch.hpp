// Files that tests write. ctest runs tests side by side, so no two processes may use the same name.
#pragma once

#include <filesystem>
#include <string>

#include <unistd.h>

namespace cmwlint::test {

/// A path of this process alone, where nothing is yet.
inline std::filesystem::path scratch(std::string const& name) {
    auto const path =
        std::filesystem::temp_directory_path() / ("cmwlint-test-" + std::to_string(::getpid()) + "-" + name);
    std::filesystem::remove_all(path);
    return path;
}

}  // namespace cmwlint::test
