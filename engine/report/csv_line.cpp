#include "report/csv_line.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::report {
namespace {

// Where Chinese or Japanese is set, spreadsheets take the full-width signs for formulas too.
constexpr std::array<std::string_view, 11> formula_signs{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

bool looks_like_formula(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    return std::any_of(formula_signs.begin(), formula_signs.end(), [&](auto sign) { return text.starts_with(sign); });
}

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string out = looks_like_formula(text) ? "'" : "";
    out += text;
    if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
    std::string quoted = "\"";
    for (char const c : out) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace cmwlint::report
