// Tags and entities, as HTML, XML and Markdown share them.
#include "ingest/markup.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::ingest {
namespace {

constexpr bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
constexpr bool is_name(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '.' ||
           (static_cast<unsigned char>(c) >= 0x80);
}
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

tag_reader::tag_reader(std::string_view text)
    : text_(text),
      comment_end_(text, "-->"),
      cdata_end_(text, "]]>"),
      instruction_end_(text, "?>"),
      bracket_(text, ">"),
      quote_(text, "\""),
      apostrophe_(text, "'") {}

// The end of a tag: the first '>' outside quotes. Where a quote never closes it is no quote.
std::size_t tag_reader::end_of_tag(std::size_t at) {
    auto const first = bracket_.find(at);
    if (first == std::string_view::npos) return first;
    auto end = first;
    for (auto i = at; i < end; ++i) {
        if (text_[i] != '"' && text_[i] != '\'') continue;
        if (i == 0 || text_[i - 1] != '=') continue;
        auto const close = text_[i] == '"' ? quote_.find(i + 1) : apostrophe_.find(i + 1);
        constexpr std::size_t longest_value = 1 << 16;
        if (close == std::string_view::npos || close - i > longest_value) continue;
        i = close;
        if (i > end) end = bracket_.find(i);
        if (end == std::string_view::npos) return first;
    }
    return end;
}

std::optional<tag> tag_reader::read(std::size_t at) {
    auto const rest = text_.substr(at);
    auto const make = [&](std::size_t end, std::size_t closing, tag::kind k,
                          std::string_view name = {}) -> std::optional<tag> {
        if (end == std::string_view::npos) return std::nullopt;
        return tag{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + closing), k, name};
    };
    if (rest.size() < 2 || rest[0] != '<') return std::nullopt;
    if (rest.starts_with("<!--")) {
        // "<!-->" and a comment that never ends are what browsers take them for
        return make(comment_end_.find(at + 2), 3, tag::kind::other);
    }
    if (rest.starts_with("<![CDATA[")) return make(at, 9, tag::kind::other);
    if (rest[1] == '?') {
        auto const end = instruction_end_.find(at + 2);
        return end == std::string_view::npos ? make(bracket_.find(at), 1, tag::kind::other)
                                             : make(end, 2, tag::kind::other);
    }
    if (rest[1] == '!') return make(bracket_.find(at), 1, tag::kind::other);
    bool const closing = rest[1] == '/';
    auto const name_begin = at + (closing ? 2 : 1);
    if (name_begin >= text_.size() || !is_name_start(text_[name_begin])) return std::nullopt;
    auto name_end = name_begin;
    while (name_end < text_.size() && is_name(text_[name_end])) ++name_end;
    auto const end = end_of_tag(name_end);
    if (end == std::string_view::npos) return std::nullopt;
    auto const name = text_.substr(name_begin, name_end - name_begin);
    auto const k = closing ? tag::kind::close : text_[end - 1] == '/' ? tag::kind::empty : tag::kind::open;
    return make(end, 1, k, name);
}

std::string lower_name(std::string_view name) {
    std::string lower(name);
    for (auto& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

std::size_t find_markup(std::string_view text, std::size_t at, std::size_t end) {
    static constexpr auto stops = [] {
        std::array<bool, 256> table{};
        for (char const c : {'<', '&', '\n', '\r', '\t'}) table[static_cast<unsigned char>(c)] = true;
        return table;
    }();
    while (at < end && !stops[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

std::size_t edit_list::collapse_space(std::size_t at) {
    auto begin = at;
    auto const floor = edits_.empty() ? 0 : edits_.back().where.end;
    while (begin > floor && text_[begin - 1] == ' ') --begin;
    auto const end = std::min(text_.find_first_not_of(" \t\r\n", at), text_.size());
    space(begin, end);
    return end;
}

std::size_t edit_list::expand_entity(std::size_t at) {
    auto e = read_entity(text_, at);
    if (!e) return at + 1;
    replace(at, at + e->size, std::move(e->text));
    return at + e->size;
}

bool is_html_block(std::string_view name) {
    static constexpr std::array blocks{
        "address",  "article", "aside",  "blockquote", "body",   "caption",  "center",     "dd",
        "details",  "dialog",  "div",    "dl",         "dt",     "fieldset", "figcaption", "figure",
        "footer",   "form",    "h1",     "h2",         "h3",     "h4",       "h5",         "h6",
        "head",     "header",  "hr",     "html",       "legend", "li",       "main",       "nav",
        "noscript", "ol",      "option", "p",          "pre",    "section",  "summary",    "table",
        "tbody",    "td",      "tfoot",  "th",         "thead",  "title",    "tr",         "ul"};
    return std::binary_search(blocks.begin(), blocks.end(), name);
}

bool raises_number(std::string_view text, tag const& sup) {
    auto const inner = text.substr(sup.end, 8);
    auto const digits = inner.find_first_not_of("0123456789");
    bool const number = digits != std::string_view::npos && digits > 0 && inner.substr(digits, 2) == "</";
    return number && sup.begin > 0 && is_digit(text[sup.begin - 1]);
}

namespace {

struct named {
    std::string_view name;
    char32_t value;
};

// Sorted by name (capitals first, as in ASCII).
constexpr std::array names{
    named{"AElig", 0xC6},    named{"Aacute", 0xC1},   named{"Acirc", 0xC2},   named{"Agrave", 0xC0},
    named{"Aring", 0xC5},    named{"Atilde", 0xC3},   named{"Auml", 0xC4},    named{"Ccedil", 0xC7},
    named{"Eacute", 0xC9},   named{"Ecirc", 0xCA},    named{"Egrave", 0xC8},  named{"Euml", 0xCB},
    named{"Iacute", 0xCD},   named{"Icirc", 0xCE},    named{"Igrave", 0xCC},  named{"Iuml", 0xCF},
    named{"Ntilde", 0xD1},   named{"OElig", 0x152},   named{"Oacute", 0xD3},  named{"Ocirc", 0xD4},
    named{"Ograve", 0xD2},   named{"Oslash", 0xD8},   named{"Otilde", 0xD5},  named{"Ouml", 0xD6},
    named{"Scaron", 0x160},  named{"Uacute", 0xDA},   named{"Ucirc", 0xDB},   named{"Ugrave", 0xD9},
    named{"Uuml", 0xDC},     named{"Yacute", 0xDD},   named{"Yuml", 0x178},   named{"aacute", 0xE1},
    named{"acirc", 0xE2},    named{"acute", 0xB4},    named{"aelig", 0xE6},   named{"agrave", 0xE0},
    named{"amp", '&'},       named{"apos", '\''},     named{"aring", 0xE5},   named{"atilde", 0xE3},
    named{"auml", 0xE4},     named{"bdquo", 0x201E},  named{"bull", 0x2022},  named{"ccedil", 0xE7},
    named{"cedil", 0xB8},    named{"cent", 0xA2},     named{"copy", 0xA9},    named{"curren", 0xA4},
    named{"dagger", 0x2020}, named{"deg", 0xB0},      named{"divide", 0xF7},  named{"eacute", 0xE9},
    named{"ecirc", 0xEA},    named{"egrave", 0xE8},   named{"emsp", 0x2003},  named{"ensp", 0x2002},
    named{"eth", 0xF0},      named{"euml", 0xEB},     named{"euro", 0x20AC},  named{"frac12", 0xBD},
    named{"frac14", 0xBC},   named{"frac34", 0xBE},   named{"ge", 0x2265},    named{"gt", '>'},
    named{"hellip", 0x2026}, named{"iacute", 0xED},   named{"icirc", 0xEE},   named{"iexcl", 0xA1},
    named{"igrave", 0xEC},   named{"iquest", 0xBF},   named{"iuml", 0xEF},    named{"laquo", 0xAB},
    named{"ldquo", 0x201C},  named{"le", 0x2264},     named{"lrm", 0x200E},   named{"lsaquo", 0x2039},
    named{"lsquo", 0x2018},  named{"lt", '<'},        named{"mdash", 0x2014}, named{"micro", 0xB5},
    named{"middot", 0xB7},   named{"minus", 0x2212},  named{"nbsp", 0xA0},    named{"ndash", 0x2013},
    named{"not", 0xAC},      named{"ntilde", 0xF1},   named{"oacute", 0xF3},  named{"ocirc", 0xF4},
    named{"oelig", 0x153},   named{"ograve", 0xF2},   named{"ordf", 0xAA},    named{"ordm", 0xBA},
    named{"oslash", 0xF8},   named{"otilde", 0xF5},   named{"ouml", 0xF6},    named{"para", 0xB6},
    named{"permil", 0x2030}, named{"plusmn", 0xB1},   named{"pound", 0xA3},   named{"prime", 0x2032},
    named{"quot", '"'},      named{"raquo", 0xBB},    named{"rdquo", 0x201D}, named{"reg", 0xAE},
    named{"rlm", 0x200F},    named{"rsaquo", 0x203A}, named{"rsquo", 0x2019}, named{"sbquo", 0x201A},
    named{"scaron", 0x161},  named{"sect", 0xA7},     named{"shy", 0xAD},     named{"sup1", 0xB9},
    named{"sup2", 0xB2},     named{"sup3", 0xB3},     named{"szlig", 0xDF},   named{"thinsp", 0x2009},
    named{"thorn", 0xFE},    named{"times", 0xD7},    named{"trade", 0x2122}, named{"uacute", 0xFA},
    named{"ucirc", 0xFB},    named{"ugrave", 0xF9},   named{"uml", 0xA8},     named{"uuml", 0xFC},
    named{"yacute", 0xFD},   named{"yen", 0xA5},      named{"yuml", 0xFF},    named{"zwj", 0x200D},
    named{"zwnj", 0x200C},
};
static_assert(std::is_sorted(names.begin(), names.end(), [](named a, named b) { return a.name < b.name; }));

std::optional<char32_t> numeric(std::string_view digits, unsigned base) {
    char32_t value = 0;
    if (digits.empty()) return std::nullopt;
    for (char const c : digits) {
        auto const lower = static_cast<char>(c | 0x20);
        unsigned digit = 99;
        if (is_digit(c))
            digit = static_cast<unsigned>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            digit = static_cast<unsigned>(lower - 'a') + 10;
        if (digit >= base) return std::nullopt;
        value = value * base + digit;
        if (value > 0x10FFFF) return std::nullopt;
    }
    // Windows characters that old editors wrote as numbers
    static constexpr std::array<char16_t, 32> windows{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                      0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                      0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                      0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    if (value >= 0x80 && value < 0xA0) return windows[value - 0x80];
    return value == 0 ? 0xFFFD : value;
}

}  // namespace

std::optional<entity> read_entity(std::string_view text, std::size_t at) {
    auto const body = text.substr(at + 1, 12);
    auto const end = body.find(';');
    if (end == std::string_view::npos || end == 0) return std::nullopt;
    auto const name = body.substr(0, end);
    std::optional<char32_t> value;
    if (name.starts_with("#x") || name.starts_with("#X")) {
        value = numeric(name.substr(2), 16);
    } else if (name[0] == '#') {
        value = numeric(name.substr(1), 10);
    } else {
        auto const found =
            std::lower_bound(names.begin(), names.end(), name, [](named n, std::string_view s) { return n.name < s; });
        if (found != names.end() && found->name == name) value = found->value;
    }
    if (!value) return std::nullopt;
    entity e{end + 2, {}};
    text::append_utf8(e.text, *value);
    return e;
}

}  // namespace cmwlint::ingest
