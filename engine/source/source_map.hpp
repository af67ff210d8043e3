// A source map leads from a derived text (a decoded file, a reading) back to the text it was made from.
#pragma once

#include "source/span.hpp"

#include <cstdint>
#include <vector>

namespace cmwlint::source {

/// Monotone map of byte offsets, derived → origin. Built left to right with `add`; an empty map is the identity.
/// Inside a run that was copied byte for byte (`copied`) offsets advance together; inside a run that was replaced,
/// every derived offset leads to the beginning of the origin run, and the end of the derived run to the end of the
/// origin run.
class source_map {
public:
    /// The derived bytes from `derived_begin` on stand for the origin bytes from `origin_begin` on, one to one if
    /// `copied`. Calls come in ascending `derived_begin`; a call that only continues the last copied run is merged.
    void add(std::uint32_t derived_begin, std::uint32_t origin_begin, bool copied);
    /// Takes back what was added for derived offsets after `derived`, which are going to be written anew.
    void cut(std::uint32_t derived);
    /// A place in both texts.
    struct place {
        std::uint32_t derived = 0, origin = 0;
    };
    /// Between two versions of both texts, what lay from `from` to `old_to` became what `middle` maps and now lies from
    /// `from` to `new_to`; places of `middle` count from `middle_from` in the derived text and as they are in the
    /// origin. At `from` (unless that is the beginning) and at both ends (unless they are the end) bytes are copied.
    /// The map becomes the one that `add` would have made; it has to be closed again.
    void splice(place from, place old_to, place new_to, source_map const& middle, std::uint32_t middle_from);
    /// Up to where, in both, two maps are alike from their beginning, and from where on they are alike if places in
    /// `other` that lie there are `shift` farther on in both texts.
    [[nodiscard]] std::uint32_t alike_until(source_map const& other) const;
    [[nodiscard]] std::uint32_t alike_from(source_map const& other, place shift) const;
    /// Closes the map: lengths of both texts.
    void finish(std::uint32_t derived_size, std::uint32_t origin_size);

    [[nodiscard]] bool identity() const { return runs_.empty(); }
    /// Where a derived offset came from (an offset inside a replaced run leads to that run's beginning).
    [[nodiscard]] std::uint32_t to_origin(std::uint32_t derived) const;
    /// The origin bytes that a derived span stands for: from the beginning of its first character's origin to the end
    /// of its last character's origin, so that bytes dropped after the span are not covered.
    [[nodiscard]] span to_origin(span derived) const;
    /// The first derived offset that came from `origin` or later.
    [[nodiscard]] std::uint32_t to_derived(std::uint32_t origin) const;

    friend bool operator==(source_map const&, source_map const&) = default;

private:
    struct run {
        std::uint32_t derived, origin;
        bool copied;
        friend bool operator==(run const&, run const&) = default;
    };
    [[nodiscard]] std::size_t find(std::uint32_t derived) const;
    [[nodiscard]] std::uint32_t run_end_origin(std::size_t index) const;
    std::vector<run> runs_;
    std::uint32_t derived_size_ = 0, origin_size_ = 0;
};

}  // namespace cmwlint::source
