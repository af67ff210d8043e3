#include "source/source_map.hpp"

#include <algorithm>

namespace cmwlint::source {

void source_map::add(std::uint32_t derived_begin, std::uint32_t origin_begin, bool copied) {
    if (!runs_.empty()) {
        auto& last = runs_.back();
        if (last.derived == derived_begin &&
            last.origin == origin_begin) {  // nothing came of it: the new run takes its place
            last.copied = copied;
            return;
        }
        bool const continues = last.copied && copied && derived_begin >= last.derived &&
                               derived_begin - last.derived == origin_begin - last.origin;
        if (continues) return;
    }
    runs_.push_back({derived_begin, origin_begin, copied});
}

void source_map::cut(std::uint32_t derived) {
    while (!runs_.empty() && runs_.back().derived > derived) runs_.pop_back();
}

void source_map::splice(place from, place old_to, place new_to, source_map const& middle, std::uint32_t middle_from) {
    auto const before = [](place p) {
        return [p](run const& r) { return r.origin < p.origin || r.derived < p.derived; };
    };
    auto const first =
        std::partition_point(runs_.begin(), runs_.end(), [&](run const& r) { return r.origin < from.origin; });
    auto const rest = std::partition_point(first, runs_.end(), before(old_to));
    std::vector<run> const tail(rest, runs_.end());
    runs_.erase(first, runs_.end());
    if (from.origin > 0) add(from.derived, from.origin, true);
    for (auto const& r : middle.runs_) {
        if (r.derived >= middle_from) add(r.derived - middle_from + from.derived, r.origin, r.copied);
    }
    if (old_to.origin == origin_size_) return;
    add(new_to.derived, new_to.origin, true);
    auto const derived_shift = new_to.derived - old_to.derived, origin_shift = new_to.origin - old_to.origin;
    for (auto const& r : tail) add(r.derived + derived_shift, r.origin + origin_shift, r.copied);
}

std::uint32_t source_map::alike_until(source_map const& other) const {
    auto const [mine, theirs] = std::mismatch(runs_.begin(), runs_.end(), other.runs_.begin(), other.runs_.end());
    return std::min(mine == runs_.end() ? derived_size_ : mine->derived,
                    theirs == other.runs_.end() ? other.derived_size_ : theirs->derived);
}

std::uint32_t source_map::alike_from(source_map const& other, place shift) const {
    auto const same = [&](run const& a, run const& b) {
        return a.derived + shift.derived == b.derived && a.origin + shift.origin == b.origin && a.copied == b.copied;
    };
    auto const [mine, theirs] =
        std::mismatch(runs_.rbegin(), runs_.rend(), other.runs_.rbegin(), other.runs_.rend(), same);
    auto const alike = mine == runs_.rbegin() ? derived_size_ : (mine - 1)->derived;
    if (mine == runs_.rend() || theirs == other.runs_.rend()) return alike;
    // The last runs that differ may only begin elsewhere and run side by side.
    bool const in_step =
        mine->copied && theirs->copied &&
        mine->origin + shift.origin - theirs->origin == mine->derived + shift.derived - theirs->derived;
    if (!in_step) return alike;
    auto const theirs_here = std::int64_t{theirs->derived} - static_cast<std::int32_t>(shift.derived);
    return static_cast<std::uint32_t>(std::max(std::int64_t{mine->derived}, theirs_here));
}

void source_map::finish(std::uint32_t derived_size, std::uint32_t origin_size) {
    derived_size_ = derived_size;
    origin_size_ = origin_size;
}

// The last run that begins at or before `derived`; empty runs (which only mark dropped bytes) are thereby stepped over.
std::size_t source_map::find(std::uint32_t derived) const {
    auto const after = std::upper_bound(runs_.begin(), runs_.end(), derived,
                                        [](std::uint32_t offset, run const& r) { return offset < r.derived; });
    return after == runs_.begin() ? 0 : static_cast<std::size_t>(after - runs_.begin()) - 1;
}

std::uint32_t source_map::run_end_origin(std::size_t index) const {
    return index + 1 < runs_.size() ? runs_[index + 1].origin : origin_size_;
}

std::uint32_t source_map::to_origin(std::uint32_t derived) const {
    if (runs_.empty()) return derived;
    if (derived >= derived_size_) return origin_size_;
    auto const index = find(derived);
    auto const& r = runs_[index];
    if (derived < r.derived) return 0;  // before the first run: only a map that does not begin at 0 has such offsets
    return r.copied ? std::min(r.origin + (derived - r.derived), run_end_origin(index)) : r.origin;
}

span source_map::to_origin(span derived) const {
    if (runs_.empty()) return derived;
    auto const begin = to_origin(derived.begin);
    if (derived.empty()) return {begin, begin};
    auto const last = std::min(derived.end, derived_size_) - 1;
    if (derived_size_ == 0 || derived.begin > last) return {begin, begin};
    auto const index = find(last);
    auto const& r = runs_[index];
    auto const end =
        r.copied ? std::min(r.origin + (last - r.derived) + 1, run_end_origin(index)) : run_end_origin(index);
    return {begin, std::max(begin, end)};
}

std::uint32_t source_map::to_derived(std::uint32_t origin) const {
    if (runs_.empty()) return origin;
    if (origin >= origin_size_) return derived_size_;
    auto const at = std::lower_bound(runs_.begin(), runs_.end(), origin,
                                     [](run const& r, std::uint32_t offset) { return r.origin < offset; });
    if (at != runs_.end() && at->origin == origin) return at->derived;
    if (at == runs_.begin()) return at->derived;
    auto const& r = *(at - 1);
    auto const end = at == runs_.end() ? derived_size_ : at->derived;
    return r.copied ? std::min(r.derived + (origin - r.origin), end) : end;
}

}  // namespace cmwlint::source
