#include "rulepack/condition.hpp"

namespace cmwlint::rulepack {

std::vector<match::concept_id> needed_concepts(condition const& c) {
    switch (c.what) {
        case condition::kind::holds:
            return c.where == scope::sentence ? std::vector{c.first.what} : std::vector<match::concept_id>{};
        case condition::kind::before:
        case condition::kind::near:
            return {c.first.what};
        case condition::kind::quantity:
            if (c.near_concept) return {c.first.what};
            return {};
        case condition::kind::all: {
            std::vector<match::concept_id> best;
            for (auto const& child : c.children) {
                auto const t = needed_concepts(child);
                if (!t.empty() && (best.empty() || t.size() < best.size())) best = t;
            }
            return best;
        }
        case condition::kind::any: {
            std::vector<match::concept_id> all;
            for (auto const& child : c.children) {
                auto const t = needed_concepts(child);
                if (t.empty()) return {};
                all.insert(all.end(), t.begin(), t.end());
            }
            return all;
        }
        default:
            return {};
    }
}

}  // namespace cmwlint::rulepack
