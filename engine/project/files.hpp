// Files of a project. Not the interface of this room.
#pragma once

#include "project/configuration.hpp"
#include "project/glob.hpp"
#include "rulepack/toml_source.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace cmwlint::project {

/// All bytes of a file; nothing where it cannot be read.
[[nodiscard]] inline std::optional<std::string> bytes_of(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    std::error_code ignored;
    if (!file || std::filesystem::is_directory(path, ignored)) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

/// A file named in another file, as it is to be opened.
[[nodiscard]] inline std::string beside(std::string const& file, std::string const& named) {
    auto const directory = std::filesystem::path{file}.parent_path();
    return (directory / named).lexically_normal().string();
}

[[nodiscard]] inline place place_of(std::string const& file, toml::source_position at) {
    return {file, at.line, at.column};
}

}  // namespace cmwlint::project
