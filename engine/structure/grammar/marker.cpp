// Markers of paragraphs and points, the same in all languages: "1.", "(1)", "1)", "1-1.", "79.8.", "1°", "(a)", "a)",
// "(iv)", "ا-", "ا)", "а)", "一、", "(一)", "①", "-", "•"; and the furniture of printed pages: "-17-", "page 3 of 10",
// "[122]".
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
template <marker_dress Dress>
auto const wears = [](auto& ctx) { x3::_val(ctx).value.dress = Dress; };
template <alphabet Letters>
auto const in = [](auto& ctx) {
    x3::_val(ctx).value.letters = Letters;
    x3::_val(ctx).value.number = normalise_number(view(x3::_attr(ctx)));
};
auto const in_han = [](auto& ctx) {
    auto const value = han_value(view(x3::_attr(ctx)));
    x3::_pass(ctx) = value.has_value();
    if (value) x3::_val(ctx).value.number = std::to_string(*value);
    x3::_val(ctx).value.letters = alphabet::han;
};
auto const in_circle = [](auto& ctx) {
    x3::_val(ctx).value.number = std::to_string(x3::_attr(ctx));
    x3::_val(ctx).value.letters = alphabet::digits;
};

// Letters of more than one byte.
struct cyrillic_table : word_table {
    cyrillic_table() {
        for (auto letter : {"а","б","в","г","д","е","ж","з","и","к","л","м","н","о","п","р","с","т","у","ф","х","ц","ч","ш","щ","э","ю","я"})
            add(letter);
    }
} const cyrillic_letter;
struct azerbaijani_table : word_table {
    azerbaijani_table() { for (auto letter : {"ç", "ə", "ğ", "ö", "ş", "ü", "ı"}) add(letter); }
} const azerbaijani_letter;
struct arabic_table : word_table {
    arabic_table() {
        for (auto letter : {"ا","ب","ت","ث","ج","ح","خ","د","ذ","ر","ز","س","ش","ص","ض","ط","ظ","ع","غ","ف","ق","ك","ل","م","ن","ه","و","ي"})
            add(letter);
    }
} const arabic_letter;
struct han_table : word_table {
    han_table() { for (auto c : {"零","〇","一","二","三","四","五","六","七","八","九","十","百"}) add(c); }
} const han_digit;
struct circle_table : ordinal_table {
    circle_table() {
        add("①", 1)("②", 2)("③", 3)("④", 4)("⑤", 5)("⑥", 6)("⑦", 7)("⑧", 8)("⑨", 9)("⑩", 10)
           ("⑪", 11)("⑫", 12)("⑬", 13)("⑭", 14)("⑮", 15)("⑯", 16)("⑰", 17)("⑱", 18)("⑲", 19)("⑳", 20);
    }
} const circle;

auto const decimal = x3::raw[+x3::digit >> -('-' >> +x3::digit) >> +('.' >> +x3::digit)][in<alphabet::decimal>];
auto const figures = x3::raw[+x3::digit >> *('-' >> +x3::digit) >> -(-x3::lit(' ') >> (x3::lit("bis") | "ter" | "quater"))]
                         [in<alphabet::digits>];
auto const latin   = x3::raw[x3::char_("a-z") >> -(-x3::lit('.') >> +x3::digit)][in<alphabet::latin>];
auto const latin_pair = x3::raw[x3::char_("a-z") >> x3::char_("a-z") >> -('.' >> +x3::digit)][in<alphabet::latin>];
auto const romans  = x3::raw[+x3::char_("ivxlc") >> -('.' >> +x3::digit)][in<alphabet::roman>];
auto const letter  = x3::raw[cyrillic_letter][in<alphabet::cyrillic>] | x3::raw[arabic_letter][in<alphabet::arabic>]
                   | x3::raw[azerbaijani_letter][in<alphabet::latin>];
auto const han     = x3::raw[+han_digit][in_han];

auto const inner_space = -x3::lit(' ');
auto const stop = &(x3::eoi | x3::char_(" *_"));  // "1." begins a line's text; "1.5" and "a.m." do not

x3::rule<struct bracketed_id, heading_node> const bracketed = "bracketed";
auto const bracketed_def = x3::raw['(' >> inner_space
    >> (x3::raw[+x3::digit >> *(x3::char_("-.") >> +x3::digit) >> -x3::char_("a-z")][in<alphabet::digits>] | han | ((romans | latin) >> &(inner_space >> ')')) | latin_pair | letter)
    >> inner_space >> ')'][set_label] >> x3::eps[wears<marker_dress::brackets>];

x3::rule<struct closed_id, heading_node> const closed = "closed";
auto const closed_def =
      x3::raw[circle[in_circle]][set_label] >> x3::eps[wears<marker_dress::circle>]
    | x3::raw[han >> x3::lit("、")][set_label] >> x3::eps[wears<marker_dress::comma>]
    | x3::raw[(decimal | figures | (romans >> &(inner_space >> ')')) | latin | letter | han) >> inner_space >> ')']
        [set_label] >> x3::eps[wears<marker_dress::paren>]
    | x3::raw[figures >> sign] [set_label] >> -x3::lit('.') >> stop >> x3::eps[wears<marker_dress::degree>]
    | x3::raw[figures >> 'o'] [set_label] >> -x3::lit('.') >> stop >> x3::eps[wears<marker_dress::degree>]
    | x3::raw[+x3::digit >> x3::char_("a-z") >> '.'][set_label][in<alphabet::digits>] >> stop >> x3::eps[wears<marker_dress::dot>]
    | x3::raw[x3::lit('.') >> figures][set_label] >> &x3::char_('\xd8', '\xdb') >> x3::eps[wears<marker_dress::dot>]  // a PDF's "1."
    | x3::raw[decimal >> -x3::lit('.')][set_label] >> stop >> x3::eps[wears<marker_dress::dot>]
    | x3::raw[(figures | (romans >> &x3::lit('.')) | latin | letter | han) >> '.'][set_label] >> stop
        >> x3::eps[wears<marker_dress::dot>]
    | x3::raw[(figures | letter) >> inner_space >> '-' >> !x3::digit][set_label]
        >> (stop | &x3::char_('\xd8', '\xdb')) >> x3::eps[wears<marker_dress::hyphen>]
    | x3::raw[latin >> inner_space >> '-'][set_label] >> stop >> x3::eps[wears<marker_dress::hyphen>]
    | x3::raw[figures >> -(x3::char_("a-z") >> -x3::char_("a-z"))][set_label][set_number] >> stop
        >> x3::eps[wears<marker_dress::bare>];

x3::rule<struct bullet_id, heading_node> const bullet = "bullet";
auto const bullet_def = x3::raw[x3::lit("-") | "•" | "●" | "○" | "▪" | "■" | "·" | "◦" | "" | "" | "‣" | "*"][set_label]
    >> stop >> x3::eps[wears<marker_dress::bullet>];
BOOST_SPIRIT_DEFINE(bracketed, closed, bullet)

auto const numbered = x3::omit[prefix] >> (bracketed | closed);
auto const dashed = x3::omit[*x3::char_(" #>_")] >> bullet;

auto const page_number = *x3::char_(" *-") >> +x3::digit >> *x3::char_(" *-") >> x3::eoi;
auto const page_word = x3::lit("page") | "pag." | "p." | "стр." | "第" | "الصفحه" | "صفحه" | "pagina" | "seh.";
auto const page_of = *x3::char_(" *-") >> page_word >> spaces >> +x3::digit
    >> -(spaces >> (x3::lit("of") | "de" | "sur" | "из" | "من" | '/') >> spaces >> +x3::digit) >> *x3::char_(" .*-")
    >> -x3::lit("页") >> x3::eoi;
auto const hyphened_page = *x3::char_(" *") >> '-' >> spaces >> +x3::digit >> spaces >> '-' >> *x3::char_(" *") >> x3::eoi;
auto const editorial = *x3::char_(" *>-") >> '[' >> +x3::digit >> ']';
// A footnote of a printed page: its number, a hyphen before or after it, and at once a letter: "- 33مرسوم".
auto const footnote = *x3::lit(' ') >> '-' >> spaces >> +x3::digit >> &x3::char_('\xd8', '\xdb');
auto const comment = *x3::lit(' ') >> (x3::lit("<!--") | "---" | "<a id" | "<meta");
auto const furniture = page_of | hyphened_page | editorial | footnote | comment;
// clang-format on

bool may_begin(std::string_view line) {
    if (line.empty()) return false;
    auto const c = static_cast<unsigned char>(line[0]);
    if (c >= 0x80) return true;
    // Two letters in a row begin a word, except in roman numerals and "aa)": those close with a sign soon.
    if (c >= 'a' && c <= 'z') return line.substr(1, 8).find_first_of(").-1234567890") != std::string_view::npos;
    return true;
}

}  // namespace

std::optional<heading> marker(std::string_view line) {
    if (!may_begin(line)) return std::nullopt;
    auto found = run(numbered, line);
    if (!found) {
        found = run(dashed, line);
        if (!found || found->title.empty()) return std::nullopt;
    }
    found->kind = provision_kind::point;
    return found;
}

bool is_page_furniture(std::string_view line) {
    char const* first = line.data();
    char const* const last = first + line.size();
    char const* const begin = first;
    if (x3::parse(first, last, furniture)) return true;
    first = begin;
    return line.size() < 16 && line.find('-') != std::string_view::npos && x3::parse(first, last, page_number);
}

}  // namespace cmwlint::structure::grammar
