#include "lsp/toml_place.hpp"

namespace cmwlint::lsp {

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view unquoted(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}

namespace {

class place_reader {
public:
    place_reader(text_buffer const& text, std::uint32_t line, std::uint32_t pointer)
        : text_{text}, line_{line}, pointer_{pointer} {}

    toml_place read() {
        toml_place out;
        find_table(out);
        auto const begin = text_.line(line_).begin;
        auto const before = source::slice(text_.text(), {begin, pointer_});
        auto const equals = outside_quotes(before, '=');
        auto const value_from = equals == std::string_view::npos ? 0 : equals + 1;
        out.key =
            equals == std::string_view::npos ? key_of_open_list(out) : std::string{unquoted(before.substr(0, equals))};
        auto const value = before.substr(value_from);
        auto const quote = open_quote(value);
        out.quoted = quote != std::string_view::npos;
        auto at = out.quoted                                                ? quote + 1
                  : value.find_last_of(" \t,[={") == std::string_view::npos ? 0
                                                                            : value.find_last_of(" \t,[={") + 1;
        out.typed = {begin + static_cast<std::uint32_t>(value_from + at), pointer_};
        if (out.quoted) to_closing_quote(out, value[quote]);
        return out;
    }

private:
    static std::size_t outside_quotes(std::string_view text, char wanted) {
        char quote = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (quote != 0) {
                if (text[i] == quote) quote = 0;
            } else if (text[i] == '"' || text[i] == '\'') {
                quote = text[i];
            } else if (text[i] == wanted) {
                return i;
            }
        }
        return std::string_view::npos;
    }

    // The quotation mark that is open at the end of a text.
    static std::size_t open_quote(std::string_view text) {
        auto open = std::string_view::npos;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (open == std::string_view::npos && (text[i] == '"' || text[i] == '\'')) {
                open = i;
            } else if (open != std::string_view::npos && text[i] == text[open]) {
                open = std::string_view::npos;
            }
        }
        return open;
    }

    // The rest of a value inside of its quotation marks is replaced too.
    void to_closing_quote(toml_place& out, char quote) const {
        auto const rest = source::slice(text_.text(), {pointer_, text_.line(line_).end});
        auto const close = rest.find(quote);
        if (close != std::string_view::npos && rest.substr(0, close).find_first_of(" ,=[]") == std::string_view::npos)
            out.typed.end += static_cast<std::uint32_t>(close);
    }

    [[nodiscard]] std::string_view line_at(std::uint32_t n) const {
        return trimmed(source::slice(text_.text(), text_.line(n)));
    }

    void find_table(toml_place& out) const {
        for (auto n = line_ + 1; n-- > 0;) {
            auto line = line_at(n);
            if (!line.starts_with("[") || line.find('"') < line.find(']') || line.find(']') == std::string_view::npos)
                continue;
            if (n == line_) continue;
            line = line.substr(line.find_first_not_of('['));
            out.table = trimmed(line.substr(0, line.find(']')));
            out.table_line = n;
            return;
        }
    }

    // `select = [` on a line above, not closed yet.
    [[nodiscard]] std::string key_of_open_list(toml_place const& at) const {
        for (auto n = line_; n-- > at.table_line;) {
            auto const line = line_at(n);
            auto const equals = outside_quotes(line, '=');
            if (outside_quotes(line, ']') != std::string_view::npos) return {};
            if (equals != std::string_view::npos)
                return outside_quotes(line, '[') == std::string_view::npos
                           ? std::string{}
                           : std::string{trimmed(line.substr(0, equals))};
        }
        return {};
    }

    text_buffer const& text_;
    std::uint32_t line_, pointer_;
};

}  // namespace

toml_place place_in(text_buffer const& text, std::uint32_t line, std::uint32_t pointer) {
    return place_reader{text, line, pointer}.read();
}

}  // namespace cmwlint::lsp
