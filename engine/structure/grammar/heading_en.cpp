// English headings: "Part IV - Removal", "Article 5 bis", "Article the First", "Section 49(1)", "§ 1325. Title",
// "Schedule 2", "Whereas …", "Done at …". Common-law sections without a word ("49. Heading") are markers.
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct label_table : kind_table {
    label_table() {
        add("book", provision_kind::book)("part", provision_kind::part)("title", provision_kind::title)
           ("chapter", provision_kind::chapter)("division", provision_kind::chapter)
           ("subdivision", provision_kind::section)("subchapter", provision_kind::section)
           ("subsection", provision_kind::subsection)
           ("article", provision_kind::article)("art.", provision_kind::article)("art", provision_kind::article);
    }
} const label;
// Sections and clauses are the basic unit, unless the law has articles too.
struct adaptable_table : kind_table {
    adaptable_table() {
        add("section", provision_kind::article)("sec.", provision_kind::article)("clause", provision_kind::article)
           ("regulation", provision_kind::article)("rule", provision_kind::article);
    }
} const adaptable;
struct annex_table : kind_table {
    annex_table() {
        add("annex", provision_kind::annex)("appendix", provision_kind::annex)("schedule", provision_kind::annex)
           ("attachment", provision_kind::annex)("final protocol", provision_kind::annex)
           ("additional protocol", provision_kind::annex)("first schedule", provision_kind::annex)
           ("second schedule", provision_kind::annex)("third schedule", provision_kind::annex);
    }
} const annex;
struct ordinals_table : ordinal_table {
    ordinals_table() {
        add("one", 1)("two", 2)("three", 3)("four", 4)("five", 5)("six", 6)("seven", 7)("eight", 8)("nine", 9)("ten", 10)
           ("eleven", 11)("twelve", 12)("thirteen", 13)("fourteen", 14)("fifteen", 15)("sixteen", 16)("seventeen", 17)
           ("eighteen", 18)("nineteen", 19)("twenty", 20)("thirty", 30)("forty", 40)("fifty", 50)("sixty", 60)
           ("seventy", 70)("eighty", 80)("ninety", 90)
           ("first", 1)("second", 2)("third", 3)("fourth", 4)("fifth", 5)("sixth", 6)("seventh", 7)("eighth", 8)("ninth", 9)
           ("tenth", 10)("eleventh", 11)("twelfth", 12)("thirteenth", 13)("fourteenth", 14)("fifteenth", 15)
           ("sixteenth", 16)("seventeenth", 17)("eighteenth", 18)("nineteenth", 19)("twentieth", 20)("thirtieth", 30);
    }
} const ordinal_word;
struct opening_table : kind_table {
    opening_table() {
        add("whereas", provision_kind::recital)("considering", provision_kind::recital)("recalling", provision_kind::recital)
           ("recognizing", provision_kind::recital)("recognising", provision_kind::recital)("noting", provision_kind::recital)
           ("having regard", provision_kind::recital)("desiring", provision_kind::recital)("desirous", provision_kind::recital)
           ("bearing in mind", provision_kind::recital)("convinced", provision_kind::recital)("mindful", provision_kind::recital)
           ("reaffirming", provision_kind::recital)("in view of", provision_kind::recital)("wishing", provision_kind::recital)
           ("preamble", provision_kind::preamble)
           ("done at", provision_kind::signature)("done in", provision_kind::signature)("done this", provision_kind::signature)
           ("in witness whereof", provision_kind::signature)("signed at", provision_kind::signature)
           ("in faith whereof", provision_kind::signature)
           ("table of contents", provision_kind::contents)("contents", provision_kind::contents)
           ("arrangement of sections", provision_kind::contents);
    }
} const opening;
struct suffixes : suffix_table {
    suffixes() { add("bis", "bis")("ter", "ter")("quater", "quater")("quinquies", "quinquies"); }
} const suffix;

auto const more = *(-x3::lit(' ') >> suffix[add_suffix] >> word_end);
auto const in_words = x3::eps[start_ordinal] >> -(x3::lit("the ")) >> ordinal_word[add_ordinal]
    >> *(x3::char_(" -") >> ordinal_word[add_ordinal]) >> word_end;
auto const number = (plain_number | roman | in_words) >> more;

x3::rule<struct heading_en_id, heading_node> const line_rule = "heading.en";
auto const line_rule_def = prefix >> (
      x3::raw[(label[set_kind] | adaptable[set_kind] >> x3::eps[set_adaptable]) >> gap >> number][set_label]
    | x3::raw[+x3::lit("\xc2\xa7") >> spaces >> x3::eps[set_adaptable] >> number][set_label]
    | x3::raw[annex[set_kind] >> word_end >> -(gap >> (number | x3::raw[x3::char_("a-z")][set_number] >> word_end))][set_label]
    | opening[set_kind] >> word_end);
BOOST_SPIRIT_DEFINE(line_rule)
// clang-format on

}  // namespace

std::optional<heading> heading_en(std::string_view line) { return run(line_rule, line); }

}  // namespace cmwlint::structure::grammar
