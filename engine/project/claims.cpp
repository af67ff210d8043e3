// What rules said of two versions, one held against the other.
#include "project/changes.hpp"
#include "project/likeness.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <map>

namespace cmwlint::project {
namespace {

// A claim with what is needed to compare it.
struct placed_claim {
    claim const* said = nullptr;
    std::size_t index = 0;
    structure::provision_id provision = structure::no_provision, article = structure::no_provision;
    likeness words;
};

placed_claim place(read_text const& draft, claim const& c, std::size_t index) {
    placed_claim out{&c, index, structure::no_provision, structure::no_provision, {}};
    auto const sentence = text::fold(c.sentence, draft.document.language);
    std::string words;
    for (auto const& t : text::tokenise(sentence, draft.document.language))
        if (t.kind != text::token_kind::punctuation) words.append(sentence, t.begin, t.end - t.begin).append(" ");
    out.words = likeness_of(words);
    if (c.where.empty() || draft.document.provisions.empty()) return out;
    out.provision = draft.document.at(draft.reading.map.to_derived(c.where.begin));
    out.article = draft.document.article_of(out.provision);
    return out;
}

struct candidate {
    std::size_t before, after;
    double weight;
};

class claims {
public:
    explicit claims(version_pairs const& versions) : versions_{versions} {}

    std::vector<claim_pair> pair(std::span<claim const> before, std::span<claim const> after) const {
        std::map<std::string_view, std::pair<std::vector<placed_claim>, std::vector<placed_claim>>> by_rule;
        for (std::size_t i = 0; i < before.size(); ++i)
            by_rule[before[i].rule].first.push_back(place(versions_.before(), before[i], i));
        for (std::size_t i = 0; i < after.size(); ++i)
            by_rule[after[i].rule].second.push_back(place(versions_.after(), after[i], i));
        std::vector<claim_pair> out;
        for (auto const& [rule, both] : by_rule) pair_rule(both.first, both.second, out);
        std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.after < b.after; });
        return out;
    }

private:
    using places = std::vector<placed_claim>;

    // What is known by its fingerprint first: it costs nothing. Of the rest the likeliest couples, each claim in one.
    void pair_rule(places const& before, places const& after, std::vector<claim_pair>& out) const {
        constexpr std::size_t most_compared = 1'000'000;
        std::vector<bool> taken_before(before.size()), taken_after(after.size());
        auto const take = [&](std::size_t b, std::size_t a) {
            taken_before[b] = taken_after[a] = true;
            out.push_back({before[b].index, after[a].index, wording_of(before[b], after[a])});
        };
        std::map<std::string_view, std::size_t> known;
        for (std::size_t b = 0; b < before.size(); ++b) known.emplace(before[b].said->fingerprint, b);
        for (std::size_t a = 0; a < after.size(); ++a)
            if (auto const it = known.find(after[a].said->fingerprint); it != known.end()) take(it->second, a);
        std::vector<candidate> all;
        auto const open_before = std::count(taken_before.begin(), taken_before.end(), false);
        auto const open_after = std::count(taken_after.begin(), taken_after.end(), false);
        if (static_cast<std::size_t>(open_before) * static_cast<std::size_t>(open_after) > most_compared) return;
        for (std::size_t b = 0; b < before.size(); ++b) {
            for (std::size_t a = 0; a < after.size() && !taken_before[b]; ++a) {
                if (taken_after[a]) continue;
                if (auto const weight = weigh(before[b], after[a]); weight > 0) all.push_back({b, a, weight});
            }
        }
        std::stable_sort(all.begin(), all.end(), [](auto const& x, auto const& y) { return x.weight > y.weight; });
        for (auto const& c : all)
            if (!taken_before[c.before] && !taken_after[c.after]) take(c.before, c.after);
    }

    // 0: they have nothing to do with each other.
    [[nodiscard]] double weigh(placed_claim const& b, placed_claim const& a) const {
        constexpr double alike_enough = 0.5;
        bool const whole = a.said->where.empty(), whole_before = b.said->where.empty();
        if (whole || whole_before) return whole && whole_before ? 4 : 0;
        auto const how = alike(b.words, a.words);
        double const provisions = corresponds(b.provision, a.provision) ? 2 : corresponds(b.article, a.article) ? 1 : 0;
        if (a.said->sentence == b.said->sentence) return 4 + provisions;
        return provisions > 0 || how >= alike_enough ? provisions + how : 0;
    }

    [[nodiscard]] bool corresponds(structure::provision_id was, structure::provision_id is) const {
        if (is == structure::no_provision || was == structure::no_provision || versions_.before_of(is) != was)
            return false;
        return !is_large(versions_.after().document[is].kind);  // all of a draft corresponds to all of it
    }

    [[nodiscard]] wording wording_of(placed_claim const& b, placed_claim const& a) const {
        if (a.said->where.empty() || a.said->sentence == b.said->sentence || a.words == b.words) return wording::same;
        bool const placed = a.provision != structure::no_provision && versions_.before_of(a.provision) == b.provision &&
                            !is_large(versions_.after().document[a.provision].kind);
        return placed && !versions_.changed(a.provision) ? wording::same : wording::reworded;
    }

    version_pairs const& versions_;
};

}  // namespace

std::vector<claim_pair> pair_claims(version_pairs const& versions, std::span<claim const> before,
                                    std::span<claim const> after) {
    return claims{versions}.pair(before, after);
}

}  // namespace cmwlint::project
