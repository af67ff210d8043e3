// Packs on disk and in the program.
#include "rulepack/embedded.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace cmwlint::rulepack {

pack_source built_in() {
    auto const files = embedded_files();
    return {"built-in", {files.begin(), files.end()}, true};
}

directory_result read_directory(std::string const& path) {
    namespace fs = std::filesystem;
    directory_result out;
    out.pack.name = path;
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        out.error = path + ": not a directory that can be read; --rules takes the folder of a rule pack";
        return out;
    }
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, error), end;
         !error && it != end; it.increment(error)) {
        if (it->is_regular_file(error) && it->path().extension() == ".toml") files.push_back(it->path());
    }
    if (error) out.error = path + ": " + error.message();
    std::sort(files.begin(), files.end());
    out.texts.reserve(files.size());  // the views below stay valid
    for (auto const& file : files) {
        std::ifstream in(file, std::ios::binary);
        out.texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        if (!in) out.error = file.string() + ": cannot be read";
        out.pack.files.push_back({fs::path(file).lexically_relative(path).generic_string(), out.texts.back()});
    }
    if (out.error.empty() && files.empty()) out.error = path + ": no *.toml files in this folder";
    return out;
}

}  // namespace cmwlint::rulepack
