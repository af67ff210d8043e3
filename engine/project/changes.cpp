#include "project/changes.hpp"

#include "project/likeness.hpp"
#include "structure/reference.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <unordered_map>

namespace cmwlint::project {
namespace {

using structure::no_provision;
using structure::provision_id;

// How alike a provision must be to its counterpart: one that kept its address less than one that stands elsewhere.
constexpr double alike_enough = 0.35, alike_in_place = 0.12;
// So many couples are compared at one level; of more only those with the same address.
constexpr std::size_t most_compared = 1'000'000;

// One text of a draft, as comparing sees it.
struct said {
    std::string words;
    std::vector<std::vector<provision_id>> leads_to;  // of its cross-references, in their order
};

// The words of a version: what each provision says itself, and all in all.
class spoken {
public:
    explicit spoken(read_text const& draft) : draft_{draft}, all_{draft.document.provisions} {
        for (provision_id id = 0; id < all_.size(); ++id) {
            own_.push_back(read(id, {all_[id].heading, all_[id].intro}));
            flush_.push_back(read(id, {all_[id].flush}));
        }
        end_.assign(all_.size(), 0);
        for (auto id = static_cast<provision_id>(all_.size()); id-- > 0;) {
            end_[id] = std::max(end_[id], id + 1);
            if (auto const up = all_[id].parent; up != no_provision) end_[up] = std::max(end_[up], end_[id]);
        }
    }

    [[nodiscard]] std::size_t size() const { return all_.size(); }
    [[nodiscard]] structure::provision const& operator[](provision_id id) const { return all_[id]; }

    // With all that stands below it.
    [[nodiscard]] std::string text_of(provision_id id) const {
        std::string out;
        for (auto i = id; i < end_[id]; ++i) out += own_[i].words;
        for (auto i = id; i < end_[id]; ++i) out += flush_[i].words;
        return out;
    }
    // The lead-ins and closing words above it, up to its article.
    [[nodiscard]] std::string text_above(provision_id id) const {
        std::string out;
        for (auto const up : above(id)) out += own_[up].words + "\n" + flush_[up].words + "\n";
        return out;
    }
    [[nodiscard]] std::vector<provision_id> above(provision_id id) const {
        std::vector<provision_id> out;
        if (is_large(all_[id].kind) || is_large(all_[all_[id].parent].kind)) return out;
        for (auto up = all_[id].parent; up != no_provision && !is_large(all_[up].kind); up = all_[up].parent)
            out.push_back(up);
        return out;
    }
    // Cross-references in a provision, in what stands below it and in what stands above it.
    [[nodiscard]] std::vector<std::vector<provision_id>> leads_of(provision_id id) const {
        std::vector<std::vector<provision_id>> out;
        auto const add = [&](provision_id of) {
            for (auto const* part : {&own_[of], &flush_[of]})
                out.insert(out.end(), part->leads_to.begin(), part->leads_to.end());
        };
        for (auto i = id; i < end_[id]; ++i) add(i);
        for (auto const up : above(id)) add(up);
        return out;
    }

private:
    // A cross-reference that is understood is one mark, whatever its figures: where it leads is compared.
    said read(provision_id id, std::initializer_list<source::span> pieces) const {
        said out;
        for (auto const& piece : pieces) {
            auto at = piece.begin;
            for (auto const& r : structure::find_references(draft_.reading.text, piece, draft_.document.language)) {
                auto leads_to = structure::resolve(r, draft_.document, id);
                if (leads_to.empty() || r.where.begin < at) continue;
                out.words += words_in(draft_, {at, r.where.begin}, true) + "@ ";
                out.leads_to.push_back(std::move(leads_to));
                at = r.where.end;
            }
            out.words += words_in(draft_, {at, piece.end}, true);
        }
        return out;
    }

    read_text const& draft_;
    std::vector<structure::provision> const& all_;
    std::vector<said> own_, flush_;
    std::vector<provision_id> end_;  // one past what stands below
};

struct couple {
    provision_id before, after;
    double alike;
};

class pairing {
public:
    pairing(read_text const& before, read_text const& after)
        : old_{before}, new_{after}, old_of_(new_.size(), no_provision), new_of_(old_.size(), no_provision) {}

    void run() {
        if (old_.size() == 0 || new_.size() == 0) return;
        pair(0, 0);
        pair_equal_texts();
        pair_level([](structure::provision const& p) { return is_large(p.kind); }, no_provision);
        pair_level([](structure::provision const& p) { return is_unit(p); }, no_provision);
        // What stands in a pair, from the outside to the inside: parents come before their children.
        for (provision_id id = 0; id < new_.size(); ++id)
            if (old_of_[id] != no_provision && new_[id].first_child != no_provision)
                pair_level([](structure::provision const& p) { return !is_large(p.kind) && !is_unit(p); }, id);
    }

    std::vector<provision_id> take_old_of() { return std::move(old_of_); }
    std::vector<provision_id> take_new_of() { return std::move(new_of_); }

    // Texts are equal and cross-references lead to what corresponds.
    [[nodiscard]] std::vector<bool> same() const {
        std::vector<bool> out(new_.size());
        for (provision_id id = 0; id < new_.size(); ++id) {
            auto const was = old_of_[id];
            out[id] = was != no_provision && new_.text_of(id) == old_.text_of(was) &&
                      new_.text_above(id) == old_.text_above(was) && lead_alike(was, id);
        }
        return out;
    }

private:
    static bool is_unit(structure::provision const& p) {
        using enum structure::provision_kind;
        return p.kind == annex || p.kind == preamble || p.kind == article || p.kind == signature ||
               p.kind == contents || p.kind == note;
    }

    void pair(provision_id was, provision_id is) {
        old_of_[is] = was;
        new_of_[was] = is;
    }
    [[nodiscard]] bool open(provision_id was, provision_id is) const {
        return old_of_[is] == no_provision && new_of_[was] == no_provision;
    }

    // Of equal texts first those with the same address, then one after the other.
    void pair_equal_texts() {
        std::unordered_map<std::string, std::vector<provision_id>> there;
        auto const key = [](spoken const& version, provision_id id) {
            return hash_of(version.text_of(id) + "\n\n" + version.text_above(id)) +
                   std::to_string(static_cast<int>(version[id].kind));
        };
        for (provision_id id = 0; id < old_.size(); ++id) there[key(old_, id)].push_back(id);
        std::vector<std::vector<provision_id> const*> candidates(new_.size());
        for (provision_id id = 0; id < new_.size(); ++id)
            if (auto const it = there.find(key(new_, id)); it != there.end()) candidates[id] = &it->second;
        for (bool const in_place : {true, false}) {
            for (provision_id id = 0; id < new_.size(); ++id) {
                if (candidates[id] == nullptr || old_of_[id] != no_provision) continue;
                for (auto const was : *candidates[id]) {
                    if (!open(was, id) || (in_place && old_[was].eid != new_[id].eid)) continue;
                    pair(was, id);
                    break;
                }
            }
        }
    }

    // Pairs what is left of one level, below a pair or anywhere.
    template <typename Level>
    void pair_level(Level const& at_level, provision_id below) {
        auto const left = [&](spoken const& version, std::vector<provision_id> const& taken, provision_id parent) {
            std::vector<provision_id> out;
            auto const take = [&](provision_id id) {
                if (taken[id] == no_provision && at_level(version[id])) out.push_back(id);
            };
            if (parent == no_provision) {
                for (provision_id id = 0; id < version.size(); ++id) take(id);
            } else {
                for (auto id = version[parent].first_child; id != no_provision; id = version[id].next_sibling) take(id);
            }
            return out;
        };
        auto const was = left(old_, new_of_, below == no_provision ? below : old_of_[below]);
        auto const is = left(new_, old_of_, below);
        for (auto const& c : couples(was, is))
            if (open(c.before, c.after)) pair(c.before, c.after);
    }

    // Those alike enough, the best first.
    [[nodiscard]] std::vector<couple> couples(std::vector<provision_id> const& was,
                                              std::vector<provision_id> const& is) const {
        std::vector<couple> out;
        if (was.empty() || is.empty()) return out;
        auto const likenesses = [](spoken const& version, std::vector<provision_id> const& ids) {
            std::vector<likeness> all;
            for (auto const id : ids) all.push_back(likeness_of(version.text_of(id)));
            return all;
        };
        auto const old_words = likenesses(old_, was), new_words = likenesses(new_, is);
        bool const too_many = was.size() * is.size() > most_compared;
        for (std::size_t b = 0; b < was.size(); ++b) {
            for (std::size_t a = 0; a < is.size(); ++a) {
                bool const in_place = old_[was[b]].eid == new_[is[a]].eid;
                if ((too_many && !in_place) || old_[was[b]].kind != new_[is[a]].kind) continue;
                auto const how = alike(old_words[b], new_words[a]);
                if (how >= (in_place ? alike_in_place : alike_enough)) out.push_back({was[b], is[a], how});
            }
        }
        std::stable_sort(out.begin(), out.end(), [](auto const& x, auto const& y) { return x.alike > y.alike; });
        return out;
    }

    [[nodiscard]] bool lead_alike(provision_id was, provision_id is) const {
        auto const from = old_.leads_of(was), to = new_.leads_of(is);
        auto const lead = [&](std::vector<provision_id> const& old_targets, std::vector<provision_id> const& targets) {
            return std::equal(old_targets.begin(), old_targets.end(), targets.begin(), targets.end(),
                              [&](provision_id o, provision_id n) { return old_of_[n] == o; });
        };
        return std::equal(from.begin(), from.end(), to.begin(), to.end(), lead);
    }

    spoken old_, new_;
    std::vector<provision_id> old_of_, new_of_;
};

}  // namespace

version_pairs::version_pairs(read_text const& before, read_text const& after) : before_{before}, after_{after} {
    pairing pairs{before_, after_};
    pairs.run();
    same_ = pairs.same();
    before_of_ = pairs.take_old_of();
    after_of_ = pairs.take_new_of();
    old_words_ = " ";
    for (auto const& p : before.document.provisions)
        for (auto const& piece : {p.heading, p.intro, p.flush}) old_words_ += words_in(before, piece, true);
}

provision_id version_pairs::before_of(provision_id after) const {
    return after < before_of_.size() ? before_of_[after] : no_provision;
}

provision_id version_pairs::after_of(provision_id before) const {
    return before < after_of_.size() ? after_of_[before] : no_provision;
}

bool version_pairs::changed(provision_id after) const { return after >= same_.size() || !same_[after]; }

bool version_pairs::changed(source::span where, source::span sentence) const {
    auto const& map = after_.reading.map;
    auto const derived = [&](source::span s) { return source::span{map.to_derived(s.begin), map.to_derived(s.end)}; };
    auto const words = derived(where);
    if (after_.document.provisions.empty()) return true;
    auto const provision = after_.document.at(words.begin);
    if (provision != no_provision && !is_large(after_.document[provision].kind)) return changed(provision);
    auto const said = words_in(after_, sentence.empty() ? words : derived(sentence), true);
    return old_words_.find(" " + said) == std::string::npos;
}

std::vector<bool> new_findings(version_pairs const& versions, std::unordered_set<std::string> const& known,
                               std::span<std::string const> fingerprints,
                               std::span<diagnostic::diagnostic const> findings) {
    std::vector<bool> out;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        auto const& d = findings[i];
        bool fresh = known.count(fingerprints[i]) == 0;
        if (!d.sentence.empty())
            fresh = fresh || versions.changed(d.where, d.sentence) ||
                    std::any_of(d.labels.begin(), d.labels.end(),
                                [&](auto const& label) { return versions.changed(label.where, {}); });
        out.push_back(fresh);
    }
    return out;
}

}  // namespace cmwlint::project
