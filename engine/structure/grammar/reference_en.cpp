// English references: "article 16, paragraph 2 (a)", "paragraphs (1) and (2) of section 5", "sections eight, nine and
// ten", "articles 5 to 9", "this section", "the preceding article", "section 12 of the Penal Code".
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/reference_node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct unit_table : kind_table {
    unit_table() {
        add("article", provision_kind::article)("art.", provision_kind::article)("section", provision_kind::article)
           ("sec.", provision_kind::article)("regulation", provision_kind::article)("rule", provision_kind::article)
           ("\xc2\xa7", provision_kind::article)
           ("subsection", provision_kind::paragraph)("sub-section", provision_kind::paragraph)
           ("paragraph", provision_kind::paragraph)("para.", provision_kind::paragraph)("para", provision_kind::paragraph)
           ("subparagraph", provision_kind::point)("sub-paragraph", provision_kind::point)("point", provision_kind::point)
           ("item", provision_kind::point)("clause", provision_kind::point)("letter", provision_kind::point)
           ("chapter", provision_kind::chapter)("part", provision_kind::part)("division", provision_kind::chapter)
           ("title", provision_kind::title)("annex", provision_kind::annex)("schedule", provision_kind::annex);
    }
} const unit;
struct units_table : kind_table {
    units_table() {
        add("articles", provision_kind::article)("arts.", provision_kind::article)("sections", provision_kind::article)
           ("regulations", provision_kind::article)("rules", provision_kind::article)("subsections", provision_kind::paragraph)
           ("paragraphs", provision_kind::paragraph)("paras", provision_kind::paragraph)("paras.", provision_kind::paragraph)
           ("subparagraphs", provision_kind::point)("sub-paragraphs", provision_kind::point)("points", provision_kind::point)
           ("items", provision_kind::point)("clauses", provision_kind::point)
           ("chapters", provision_kind::chapter)("parts", provision_kind::part)("annexes", provision_kind::annex);
    }
} const units;
struct number_word_table : ordinal_table {
    number_word_table() {
        unsigned n = 0;
        for (auto w : {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
                       "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"})
            add(w, ++n);
        n = 10;
        for (auto w : {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}) add(w, n += 10);
    }
} const number_word;
struct instrument_table : word_table {
    instrument_table() {
        for (auto w : {"act", "code", "law", "convention", "treaty", "agreement", "regulations", "regulation", "charter", "covenant",
                       "constitution", "protocol", "decree", "ordinance", "statute", "directive", "rules", "proclamation"})
            add(w);
    }
} const instrument;

auto const words = x3::eps[start_words] >> x3::raw[number_word[add_word] >> *(x3::char_(" -") >> number_word[add_word])
    >> word_break][number_in_words];
auto const number = (figures | bracketed_number | words | roman_number | single_letter) >> below;
auto const joined = (-x3::lit(',') >> white >> (x3::lit("and") | "or" | "&") >> white)
    | (x3::lit(',') >> white >> x3::eps[if_plural]);
auto const ranged = (white >> (x3::lit("to") | "through") >> white | *x3::lit(' ') >> '-' >> *x3::lit(' ')) >> x3::eps[range_follows];
auto const list = number >> *((ranged >> number) | (x3::eps[no_range] >> joined >> number));
auto const pointed = (x3::lit("this") | "the present") >> x3::eps[says_here]
    | x3::lit("the ") >> (x3::lit("preceding") | "previous" | "foregoing" | "last preceding") >> x3::eps[says_previous];

x3::rule<struct reference_en_id, reference_node> const chain = "reference.en";
auto const link = pointed >> white >> unit[open_link] >> word_break
    | x3::eps[forget_pointer] >> units[open_link] >> x3::eps[is_plural] >> white >> list
    | x3::eps[forget_pointer] >> unit[open_link] >> before_number >> list;
auto const connector = (-x3::lit(',') >> white >> -((x3::lit("of") | "in") >> white >> -(x3::lit("the") >> white)));
auto const own = white >> x3::lit("of") >> white >> (x3::lit("this") | "the present") >> white >> instrument >> word_break;
auto const own_treaty = white >> x3::lit("of the ") >> (x3::lit("agreement") | "convention" | "protocol" | "treaty")
    >> !(white >> (x3::lit("on") | "of" | "for" | "no" | "between" | "concerning" | "relating" | "against" | "regarding"));
auto const other = white >> (x3::lit("of") | "in") >> white >> !(x3::lit("this") | "the present")
    >> x3::repeat(0, 6)[!(instrument >> word_break) >> any_word >> white] >> instrument >> word_break >> x3::eps[says_elsewhere];
auto const chain_def = link >> *(connector >> link) >> -(own | own_treaty | other);
BOOST_SPIRIT_DEFINE(chain)
// clang-format on

}  // namespace

std::optional<reference_chain> reference_en(std::string_view text) { return run_reference(chain, text); }

}  // namespace cmwlint::structure::grammar
