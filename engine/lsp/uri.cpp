#include "lsp/uri.hpp"

#include "report/machine.hpp"

#include <filesystem>
#include <system_error>

namespace cmwlint::lsp {
namespace {

int digit_of(char c) {
    if ('0' <= c && c <= '9') return c - '0';
    if ('a' <= (c | 0x20) && (c | 0x20) <= 'f') return (c | 0x20) - 'a' + 10;
    return -1;
}

std::string decoded(std::string_view escaped) {
    std::string out;
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        bool const whole = escaped[i] == '%' && i + 2 < escaped.size();
        auto const high = whole ? digit_of(escaped[i + 1]) : -1;
        auto const low = whole ? digit_of(escaped[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        } else {
            out.push_back(escaped[i]);
        }
    }
    return out;
}

std::string_view without_query(std::string_view uri) { return uri.substr(0, uri.find_first_of("?#")); }

}  // namespace

std::optional<std::string> path_of(std::string_view uri) {
    constexpr std::string_view scheme = "file://";
    if (!uri.starts_with(scheme)) return std::nullopt;
    uri = without_query(uri.substr(scheme.size()));
    constexpr std::string_view here = "localhost";
    if (uri.starts_with(here)) uri.remove_prefix(here.size());
    auto path = decoded(uri);
    // A NUL cannot be in the name of a file, and would hide what follows it.
    if (!path.starts_with('/') || path.find('\0') != std::string::npos) return std::nullopt;
    return std::filesystem::path{path}.lexically_normal().string();
}

std::string name_of(std::string_view uri) {
    auto const whole = decoded(without_query(uri));
    auto const from = whole.find_last_of("/\\:");
    auto const name = from == std::string::npos ? whole : whole.substr(from + 1);
    return name.empty() ? "untitled" : name;
}

std::string uri_of(std::string const& path) {
    std::error_code ignored;
    return report::artifact_uri(std::filesystem::absolute(path, ignored).lexically_normal().string());
}

}  // namespace cmwlint::lsp
