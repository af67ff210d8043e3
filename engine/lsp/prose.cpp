#include "lsp/prose.hpp"

#include "report/markdown.hpp"

namespace cmwlint::lsp {

prose& prose::begin(std::string_view gap) {
    in_list_ = false;
    if (out_.empty()) return *this;
    while (!out_.empty() && out_.back() == '\n') out_.pop_back();
    out_ += gap;
    return *this;
}

prose& prose::words(std::string_view text) {
    out_ += markdown_ ? report::markdown_plain(text) : std::string{text};
    if (!text.empty() && text.back() == ' ' && !out_.empty() && out_.back() != ' ') out_ += ' ';
    return *this;
}

prose& prose::strong(std::string_view text) {
    if (!markdown_) return words(text);
    out_.append("**").append(report::markdown_plain(text)).append("**");
    return *this;
}

prose& prose::name(std::string_view text) {
    out_.append(markdown_ ? "`" : "").append(text).append(markdown_ ? "`" : "");
    return *this;
}

prose& prose::paragraph() { return begin("\n\n"); }

prose& prose::item() {
    begin(in_list_ || !markdown_ ? "\n" : "\n\n");
    in_list_ = true;
    out_ += "- ";
    return *this;
}

prose& prose::quote(std::string_view text) {
    paragraph();
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = text.find('\n', at);
        auto const line = text.substr(at, end == std::string_view::npos ? end : end - at);
        out_ += markdown_ ? (line.empty() ? ">" : "> " + report::markdown_plain(line)) : "  " + std::string{line};
        if (end == std::string_view::npos) break;
        out_ += '\n';
        at = end + 1;
    }
    return *this;
}

prose& prose::rule() { return begin(markdown_ ? "\n\n---\n\n" : "\n\n————\n\n"); }

}  // namespace cmwlint::lsp
