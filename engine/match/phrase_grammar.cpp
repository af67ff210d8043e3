// The phrase grammar (Spirit X3). The only file that sees X3 in this room.
#include "match/phrase.hpp"

#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/spirit/home/x3.hpp>

namespace cmwlint::match {
namespace {

namespace x3 = boost::spirit::x3;
using kind = phrase_element::kind;

auto const make_word = [](auto& ctx) {
    auto const& range = x3::_attr(ctx);
    x3::_val(ctx).what = kind::word;
    x3::_val(ctx).text.assign(range.begin(), range.end());
};
auto const make_stem = [](auto& ctx) { x3::_val(ctx).what = kind::stem; };
auto const make_any = [](auto& ctx) { x3::_val(ctx).what = kind::any; };
auto const make_gap = [](auto& ctx) {
    x3::_val(ctx).what = kind::gap;
    x3::_val(ctx).most = 6;
};
auto const set_most = [](auto& ctx) { x3::_val(ctx).most = static_cast<int>(x3::_attr(ctx)); };
auto const make_choice = [](auto& ctx) { x3::_val(ctx).what = kind::group; };
auto const make_option = [](auto& ctx) {
    x3::_val(ctx).what = kind::group;
    x3::_val(ctx).optional = true;
};
auto const add_alternative = [](auto& ctx) { x3::_val(ctx).alternatives.push_back(x3::_attr(ctx)); };
auto const add_element = [](auto& ctx) { x3::_val(ctx).push_back(x3::_attr(ctx)); };

x3::rule<struct element_id, phrase_element> const element = "element";
x3::rule<struct sequence_id, phrase_sequence> const sequence = "sequence";

// A full stop belongs to a word ("art.") only before a letter or digit ("ст.5"); three of them are a gap.
auto const letter = x3::char_ - x3::char_(" \t\n()[]|*.");
auto const inner_dot = x3::char_('.') >> &letter;
auto const word = x3::raw[+(letter | inner_dot)];

auto const element_def = (x3::lit("...") >> x3::eps[make_gap] >> -(x3::uint_[set_most])) |
                         ('(' >> x3::eps[make_choice] >> sequence[add_alternative] % '|' >> ')') |
                         ('[' >> x3::eps[make_option] >> sequence[add_alternative] % '|' >> ']') |
                         (word[make_word] >> -(x3::lit('*')[make_stem])) | x3::lit('*')[make_any];
auto const sequence_def = *x3::blank >> *(element[add_element] >> *x3::blank);

BOOST_SPIRIT_DEFINE(element, sequence)

bool may_be_empty(phrase_sequence const& words);

bool may_be_empty(phrase_element const& e) {
    if (e.what == kind::gap) return true;
    if (e.what != kind::group) return false;
    if (e.optional) return true;
    for (auto const& alternative : e.alternatives) {
        if (may_be_empty(alternative)) return true;
    }
    return false;
}

bool may_be_empty(phrase_sequence const& words) {
    for (auto const& e : words) {
        if (!may_be_empty(e)) return false;
    }
    return true;
}

bool may_begin_with_any(phrase_sequence const& words, std::size_t from) {
    for (std::size_t i = from; i < words.size(); ++i) {
        if (words[i].what == kind::any) return true;
        for (auto const& alternative : words[i].alternatives) {
            if (may_begin_with_any(alternative, 0)) return true;
        }
        if (!may_be_empty(words[i])) return false;
    }
    return false;
}

// What is wrong with a well-formed phrase; empty if nothing.
std::string fault_of(phrase_sequence const& words, bool outermost) {
    if (words.empty())
        return outermost ? "the phrase is empty" : "an alternative is empty; write [x] for an optional word";
    auto const open = [](phrase_element const& e) { return e.what == kind::gap || e.what == kind::any; };
    if (outermost && (open(words.front()) || open(words.back())))
        return "a phrase begins and ends with a word: the gap at its edge finds nothing more";
    if (outermost && may_be_empty(words)) return "every word of the phrase is optional, so it would match everywhere";
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i].what == kind::gap && may_begin_with_any(words, i + 1))
            return "a * right after a gap is one more word of the gap: write the gap one longer";
    }
    for (auto const& e : words) {
        if (e.what == kind::gap && (e.most < 1 || e.most > longest_gap)) return "a gap is 1 to 20 words long";
        for (auto const& alternative : e.alternatives) {
            if (auto inner = fault_of(alternative, false); !inner.empty()) return inner;
        }
    }
    return {};
}

}  // namespace

parsed_phrase parse_phrase(std::string_view phrase) {
    parsed_phrase result;
    if (phrase.starts_with("re:")) {
        result.raw_pattern = phrase.substr(3);
        if (result.raw_pattern.empty()) result.error = "the pattern after re: is empty";
        return result;
    }
    int depth = 0;
    for (char const c : phrase) {
        depth += c == '(' || c == '[' ? 1 : (c == ')' || c == ']' ? -1 : 0);
        if (depth > 16) {  // the grammar recurses on brackets
            result.error = "brackets are nested more than 16 deep";
            return result;
        }
    }
    char const* first = phrase.data();
    char const* const last = first + phrase.size();
    bool const ok = x3::parse(first, last, sequence, result.elements);
    if (!ok || first != last) {
        result.error_at = static_cast<std::uint32_t>(first - phrase.data());
        result.error =
            "cannot be read from here on (a bracket that is not closed, a '|' outside brackets, a single '.'?)";
        return result;
    }
    result.error = fault_of(result.elements, true);
    return result;
}

}  // namespace cmwlint::match
