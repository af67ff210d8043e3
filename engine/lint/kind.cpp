// What kind of draft a text is. A draft says so in its title; where it does not, its first lines and structure tell.
#include "lint/draft.hpp"

#include <algorithm>
#include <map>

namespace cmwlint::lint {
namespace {

// Tokens that count as the opening of a draft, and as its front part (where a report shows its nature).
constexpr std::uint32_t opening = 250;
constexpr std::uint32_t front = 4000;

struct tally {
    int title = 0, first_title_token = 1 << 20;
    int opening = 0, front = 0;
};

std::map<std::string, tally> count(read_draft const& draft, rulepack::language_data const& words) {
    auto const title = draft.tokens_in(draft.document.title);
    std::map<match::concept_id, std::string> kinds;
    for (auto const& k : words.kinds) kinds[k.what] = k.kind;
    std::map<std::string, tally> counts;
    for (auto const& h : draft.hits) {
        if (h.first >= front) break;
        auto const it = kinds.find(h.what);
        if (it == kinds.end()) continue;
        auto& t = counts[it->second];
        if (title.first <= h.first && h.first < title.last) {
            ++t.title;
            t.first_title_token = std::min(t.first_title_token, static_cast<int>(h.first));
        }
        t.opening += h.first < opening ? 1 : 0;
        ++t.front;
    }
    return counts;
}

bool has_letter(std::string_view label) {
    return std::any_of(label.begin(), label.end(), [](unsigned char c) { return c >= 0x80 || (c >= 'a' && c <= 'z'); });
}

document_kind agreement_about(std::map<std::string, tally>& counts) {
    if (counts["readmission-agreement"].title + counts["readmission-agreement"].opening > 0)
        return document_kind::readmission_agreement;
    if (counts["social-security-agreement"].title + counts["social-security-agreement"].opening > 0)
        return document_kind::social_security_agreement;
    if (counts["labour-agreement"].title + counts["labour-agreement"].opening > 0)
        return document_kind::labour_agreement;
    return document_kind::agreement;
}

}  // namespace

document_kind detect_kind(read_draft const& draft, rulepack::language_data const& words) {
    auto counts = count(draft, words);
    auto const& provisions = draft.document.provisions;
    auto const articles = std::count_if(provisions.begin(), provisions.end(),
                                        [](auto const& p) { return p.kind == structure::provision_kind::article; });
    // Reports number their paragraphs too; what they do not do is call them articles.
    auto const named = std::count_if(provisions.begin(), provisions.end(), [&](auto const& p) {
        return p.kind == structure::provision_kind::article && has_letter(source::slice(draft.reading.text, p.label));
    });
    int const agreement_title = counts["agreement"].title + counts["readmission-agreement"].title +
                                counts["social-security-agreement"].title + counts["labour-agreement"].title;
    int const law_title = counts["law"].title + counts["decree"].title;
    int const reports = counts["other"].front;
    // The word that stands first in the title is what the draft calls itself ("Law approving the Agreement between …").
    bool const law_first = counts["law"].first_title_token < counts["agreement"].first_title_token ||
                           counts["decree"].first_title_token < counts["agreement"].first_title_token;
    if (reports >= 2 && named == 0) return document_kind::other;
    if (reports >= 4 && named < 3 && agreement_title == 0) return document_kind::other;
    // An act that approves a treaty and prints it is read as the treaty.
    int const agreement_opening = counts["agreement"].opening + counts["readmission-agreement"].opening +
                                  counts["social-security-agreement"].opening + counts["labour-agreement"].opening;
    if (counts["agreement"].front >= 6 && agreement_title + agreement_opening >= 1) return agreement_about(counts);
    bool const contract_first = counts["contract"].first_title_token <= counts["law"].first_title_token &&
                                counts["contract"].first_title_token <= counts["decree"].first_title_token;
    if (counts["contract"].title > 0 && contract_first && agreement_title == 0) return document_kind::contract;
    if (agreement_title > 0 && !(law_title > 0 && law_first)) return agreement_about(counts);
    if (law_title > 0) {
        bool const decree =
            counts["decree"].title > 0 && counts["decree"].first_title_token <= counts["law"].first_title_token;
        return decree ? document_kind::decree : document_kind::law;
    }
    if (agreement_opening >= 2 && counts["agreement"].opening >= 1) return agreement_about(counts);
    if (counts["contract"].opening >= 2) return document_kind::contract;
    if (articles > 0) return document_kind::law;
    return draft.prepared.tokens.size() > 600 ? document_kind::other : document_kind::law;
}

}  // namespace cmwlint::lint
