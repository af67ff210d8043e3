#include "project/glob.hpp"

#include <cctype>
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

// How many bytes of a pattern and of a text were used for one character; none of the pattern: it does not match.
struct step {
    std::size_t pattern = 0, text = 0;
};

step plain_step(std::string_view pattern, std::string_view text) {
    if (pattern[0] == '?') return {1, width_at(text, 0)};
    return pattern[0] == text[0] ? step{1, 1} : step{};
}

// One part against one part. On a mismatch the last star takes one character more: never worse than quadratic.
template <typename Step>
bool part_matches(std::string_view pattern, std::string_view text, Step one) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, after_star = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            after_star = t;
            continue;
        }
        auto const taken = p < pattern.size() ? one(pattern.substr(p), text.substr(t)) : step{};
        if (taken.pattern > 0) {
            p += taken.pattern;
            t += taken.text;
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

// "[:digit:]" inside of brackets. The classes of ASCII, as everywhere in git.
bool in_class(std::string_view name, unsigned char c) {
    if (name == "alpha") return std::isalpha(c) != 0;
    if (name == "digit") return std::isdigit(c) != 0;
    if (name == "alnum") return std::isalnum(c) != 0;
    if (name == "upper") return std::isupper(c) != 0;
    if (name == "lower") return std::islower(c) != 0;
    if (name == "space") return std::isspace(c) != 0;
    if (name == "punct") return std::ispunct(c) != 0;
    if (name == "xdigit") return std::isxdigit(c) != 0;
    return false;
}

// What stands between "[" and "]" against one byte.
class bracket {
public:
    explicit bracket(std::string_view pattern) : pattern_{pattern} {}

    // The bytes up to and including "]", if the character is meant; else 0.
    std::size_t match(unsigned char character) {
        bool const negated = at_ < pattern_.size() && (pattern_[at_] == '!' || pattern_[at_] == '^');
        if (negated) ++at_;
        bool found = false;
        for (bool first = true; first || pattern_[at_] != ']'; first = false) {
            if (at_ >= pattern_.size()) return 0;
            found |= item(character);
            if (at_ >= pattern_.size()) return 0;
        }
        return found != negated ? at_ + 1 : 0;
    }

private:
    bool item(unsigned char character) {
        if (pattern_.substr(at_).starts_with("[:")) {
            auto const end = pattern_.find(":]", at_ + 2);
            if (end != std::string_view::npos) {
                auto const name = pattern_.substr(at_ + 2, end - at_ - 2);
                at_ = end + 2;
                return in_class(name, character);
            }
        }
        auto const first = take();
        bool const range = at_ + 1 < pattern_.size() && pattern_[at_] == '-' && pattern_[at_ + 1] != ']';
        if (!range) return first == character;
        ++at_;
        auto const last = take();
        return first <= character && character <= last;
    }

    unsigned char take() {
        if (pattern_[at_] == '\\' && at_ + 1 < pattern_.size()) ++at_;
        return static_cast<unsigned char>(pattern_[at_++]);
    }

    std::string_view pattern_;
    std::size_t at_ = 1;
};

// git knows bytes only: "?" is not "é".
step git_step(std::string_view pattern, std::string_view text) {
    if (pattern[0] == '?') return {1, 1};
    if (pattern[0] == '[') return {bracket{pattern}.match(static_cast<unsigned char>(text[0])), 1};
    if (pattern[0] == '\\') return pattern.size() > 1 && pattern[1] == text[0] ? step{2, 1} : step{};
    return pattern[0] == text[0] ? step{1, 1} : step{};
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
        } else if (p < pattern.size() && part_matches(pattern[p], path[t], plain_step)) {
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

bool name_matches(std::string_view pattern, std::string_view name) { return part_matches(pattern, name, git_step); }

bool is_wild(std::string_view pattern) {
    return pattern.find_first_of("*?") != std::string_view::npos || pattern.ends_with('/');
}

std::string directory_of(std::string const& file) {
    auto const parent = fs::path{file}.parent_path().string();
    return parent.empty() ? "." : parent;
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
