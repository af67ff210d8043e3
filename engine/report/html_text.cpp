#include "report/html_text.hpp"

#include "report/terminal.hpp"

namespace cmwlint::report {

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : printable(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string_view direction(text::language l) noexcept { return l == text::language::ar ? "rtl" : "ltr"; }

}  // namespace cmwlint::report
