#include "report/same_words.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace cmwlint::report {
namespace {

using diagnostic::diagnostic;

std::string_view theme(diagnostic const& d) { return std::string_view{d.rule}.substr(0, d.rule.find('-')); }

bool names(diagnostic const& d, std::string_view rule) {
    return std::find(d.related.begin(), d.related.end(), rule) != d.related.end();
}

bool belong_together(diagnostic const& a, diagnostic const& b) {
    if (a.rule == b.rule) return false;
    if (theme(a) != theme(b) && !names(a, b.rule) && !names(b, a.rule)) return false;
    if (a.sentence.empty()) return false;  // of the whole draft each says something else: what is missing
    return a.sentence == b.sentence && (a.where.covers(b.where) || b.where.covers(a.where));
}

// The smaller, the stronger: what the finding rests on first.
int rank(diagnostic const& d) {
    if (d.sources.empty()) return 3;
    auto const& first = d.sources.front();
    if (!first.speaker.empty()) return 2;
    if (first.authority == "Committee" || first.authority == "Convention") return 0;
    return first.authority == "general comment" ? 1 : 2;
}

bool stronger(diagnostic const& a, diagnostic const& b) {
    return std::tuple{-static_cast<int>(a.level), rank(a)} < std::tuple{-static_cast<int>(b.level), rank(b)};
}

bool fits(same_words const& group, diagnostic const& d) {
    auto const with = [&](diagnostic const* member) { return belong_together(*member, d); };
    return with(group.shown) && std::all_of(group.others.begin(), group.others.end(), with);
}

}  // namespace

std::vector<same_words> by_same_words(std::span<diagnostic const> all) {
    constexpr std::ptrdiff_t looked_back = 16;  // findings of one sentence stand together in the order of the text
    std::vector<same_words> groups;
    for (auto const& d : all) {
        auto const from = std::ssize(groups) > looked_back ? groups.end() - looked_back : groups.begin();
        auto const group = std::find_if(from, groups.end(), [&](same_words const& g) { return fits(g, d); });
        if (group == groups.end()) {
            groups.push_back({&d, {}});
        } else if (stronger(d, *group->shown)) {
            group->others.push_back(group->shown);
            group->shown = &d;
        } else {
            group->others.push_back(&d);
        }
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](same_words const& a, same_words const& b) { return a.shown->where < b.shown->where; });
    return groups;
}

}  // namespace cmwlint::report
