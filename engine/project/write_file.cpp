#include "project/write_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace cmwlint::project {
namespace {

struct closer {
    void operator()(std::FILE* f) const { std::fclose(f); }
};

std::string why_not(std::string const& path, int reason, std::string_view remedy) {
    return path + ": cannot be written: " + std::strerror(reason) + "; " + std::string{remedy};
}

bool write_to(std::FILE* f, std::string_view bytes) {
    return std::fwrite(bytes.data(), 1, bytes.size(), f) == bytes.size() && std::fflush(f) == 0;
}

// A device or a pipe can only be written to; renaming a file onto its name would put it out of the way.
bool is_stream(std::string const& path) {
    std::error_code error;
    auto const what = std::filesystem::status(path, error);
    return !error && std::filesystem::exists(what) && !std::filesystem::is_regular_file(what) &&
           !std::filesystem::is_directory(what);
}

std::string write_stream(std::string_view bytes, std::string const& path) {
    std::unique_ptr<std::FILE, closer> const file{std::fopen(path.c_str(), "wb")};
    return file && write_to(file.get(), bytes) ? std::string{} : why_not(path, errno, "look where it leads to");
}

}  // namespace

std::string write_file(std::string_view bytes, std::string const& path) {
    if (is_stream(path)) return write_stream(bytes, path);
    std::string const temporary = path + ".part" + std::to_string(getpid());
    std::unique_ptr<std::FILE, closer> file{std::fopen(temporary.c_str(), "wb")};
    if (!file) return why_not(path, errno, "name a file in a directory you may write to");
    bool const written = write_to(file.get(), bytes);
    int reason = errno;
    file.reset();
    if (written && std::rename(temporary.c_str(), path.c_str()) == 0) return {};
    if (written) reason = errno;
    std::remove(temporary.c_str());
    return why_not(path, reason, "name another file");
}

}  // namespace cmwlint::project
