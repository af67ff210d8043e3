#include "project/glob.hpp"

#include <filesystem>
#include <system_error>
#include <vector>

namespace cmwlint::project {
namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        auto const slash = path.find('/');
        auto const part = path.substr(0, slash);
        if (!part.empty() && part != ".") parts.push_back(part);
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    }
    return parts;
}

// The length of the character a byte begins: `?` is one character, not one byte.
std::size_t width_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return end - at;
}

// One part against one part. On a mismatch the last star takes one character more: never worse than quadratic.
bool part_matches(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, after_star = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            after_star = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            t += width_at(text, t);
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++after_star;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

// The same over parts, with `**` as the star. A pattern that is used up means everything below.
bool parts_match(std::vector<std::string_view> const& pattern, std::vector<std::string_view> const& path) {
    std::size_t p = 0, t = 0, star = pattern.size(), after_star = 0;
    bool starred = false;
    while (t < path.size()) {
        if (p == pattern.size() && p > 0) return true;
        if (p < pattern.size() && pattern[p] == "**") {
            starred = true;
            star = p++;
            after_star = t;
        } else if (p < pattern.size() && part_matches(pattern[p], path[t])) {
            ++p;
            ++t;
        } else if (starred) {
            p = star + 1;
            t = ++after_star;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == "**") ++p;
    return p == pattern.size();
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
    if (pattern == "./" || pattern == ".") return true;
    auto wanted = parts_of(pattern);
    bool const anchored =
        pattern.substr(0, pattern.size() - (pattern.ends_with('/') ? 1 : 0)).find('/') != std::string_view::npos;
    if (!anchored) wanted.insert(wanted.begin(), "**");
    return parts_match(wanted, parts_of(path));
}

bool is_wild(std::string_view pattern) {
    return pattern.find_first_of("*?") != std::string_view::npos || pattern.ends_with('/');
}

std::string relative_to(std::string const& path, std::string const& directory) {
    std::error_code ignored;
    auto const whole = [&](std::string const& p) {
        auto const full = fs::absolute(p.empty() ? fs::path{"."} : fs::path{p}, ignored).lexically_normal();
        return full.has_filename() ? full : full.parent_path();
    };
    return whole(path).lexically_relative(whole(directory)).generic_string();
}

}  // namespace cmwlint::project
