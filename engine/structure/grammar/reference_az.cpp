// Azerbaijani references: "bu Məcəllənin 78.1-ci maddəsində", "12-ci maddəsinin 2-ci hissəsi", "318.1 və 318.2-ci
// maddələr", "bu maddə", "maddə 5". The law they belong to is written before them: the caller looks back.
#include "structure/grammar/grammars.hpp"
#include "structure/grammar/reference_node.hpp"

namespace cmwlint::structure::grammar {
namespace {

// clang-format off
struct unit_table : kind_table {
    unit_table() {
        add("maddə", provision_kind::article)("hissə", provision_kind::paragraph)("bənd", provision_kind::point)
           ("yarimbənd", provision_kind::point)("fəsil", provision_kind::chapter)("fəsl", provision_kind::chapter)
           ("bölmə", provision_kind::title)("əlavə", provision_kind::annex);
    }
} const unit;

// The numbers of a list are known before their unit is: they wait in a link of no kind yet.
auto const start_list = [](auto& ctx) { x3::_val(ctx).chain.links.push_back({provision_kind::root, {}, reference::origin::absolute}); };
auto const name_list = [](auto& ctx) { x3::_val(ctx).chain.links.back().kind = x3::_attr(ctx); };

auto const suffix = x3::lit("-") >> -(x3::lit("i") | "n" | "ni" | "nü" | "inci") >> (x3::lit("ci") | "cu" | "cü" | "nci" | "ncü" | "ncu");
auto const ending = *(x3::char_("a-z") | x3::char_('\xc3', '\xc9') >> x3::char_('\x80', '\xbf'));
auto const number = x3::raw[+x3::digit >> *('-' >> +x3::digit) >> *('.' >> +x3::digit)][number_written] >> -suffix;
auto const joined = white >> (x3::lit("və ya") | "və" | "yaxud") >> white | x3::lit(',') >> white;
auto const ranged = (white >> x3::lit("-") >> white) >> x3::eps[range_follows];

x3::rule<struct reference_az_id, reference_node> const chain = "reference.az";
auto const numbers_first = x3::eps[forget_pointer] >> x3::eps[start_list] >> number >> *((ranged >> number) | (x3::eps[no_range] >> joined >> number))
    >> white >> unit[name_list] >> ending;
auto const here = x3::lit("bu") >> white >> x3::eps[says_here] >> unit[open_link] >> ending;
auto const unit_first = unit[open_link] >> white >> number;
auto const chain_def = (here | unit_first | numbers_first) >> *(white >> numbers_first);
BOOST_SPIRIT_DEFINE(chain)
// clang-format on

}  // namespace

std::optional<reference_chain> reference_az(std::string_view text) {
    auto found = run_reference(chain, text);
    if (!found) return found;
    // A failed try leaves numbers without a unit ("5-ci gün").
    std::erase_if(found->links, [](reference_link const& l) { return l.kind == provision_kind::root; });
    return found->links.empty() ? std::nullopt : found;
}

}  // namespace cmwlint::structure::grammar
