// One statement while it is being read: its positions, cues and boundaries. Not the interface of this room; may change.
#pragma once

#include "norms/norms.hpp"
#include "structure/reference.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cmwlint::norms {

/// A cue at positions of a statement.
struct cue_hit {
    cue const* what = nullptr;
    std::uint32_t first = 0, last = 0;
};

/// The statement's tokens as one line of positions.
class statement_text {
public:
    statement_text(prepared_text const&, text::reading const&, statement const&);

    [[nodiscard]] std::uint32_t size() const { return size_; }
    /// The token at a position.
    [[nodiscard]] std::uint32_t token_at(std::uint32_t position) const;
    [[nodiscard]] std::string_view word_at(std::uint32_t position) const;
    [[nodiscard]] text::token_kind kind_at(std::uint32_t position) const;
    /// First position of a segment.
    [[nodiscard]] std::uint32_t base(std::size_t segment) const { return bases_[segment]; }
    [[nodiscard]] std::size_t segment_of(std::uint32_t position) const;

    std::vector<cue_hit> cues;  ///< by position

private:
    prepared_text const& text_;
    text::reading const& reading_;
    statement const& statement_;
    std::vector<std::uint32_t> bases_;
    std::uint32_t size_ = 0;
};

/// A statement before anything is read in it: which sentences are read together. Fields as in `statement`.
struct skeleton {
    structure::provision_id where = structure::no_provision;
    std::uint32_t first_range = 0, ranges = 0;  ///< its segments, in `skeletons::ranges`
    std::uint32_t own = 0;
    std::uint32_t linked_from = 0;
    bool linked = false, heading = false, recital = false;
};

struct skeletons {
    std::vector<skeleton> all;  ///< one a sentence, in their order; then the penal clauses with what they refer to
    std::vector<token_range> ranges;
    [[nodiscard]] std::span<token_range const> of(skeleton const& s) const {
        return {&ranges[s.first_range], s.ranges};
    }
};

/// References in stretches of text that were looked at before; their places count from the beginning of the stretch.
class reference_memory {
public:
    std::vector<structure::reference> const& in(std::string_view stretch, text::language);

private:
    std::unordered_map<std::string, std::vector<structure::reference>> known_;
};

/// Sentences with their lead-ins and flush text, then penal clauses with what they refer to.
[[nodiscard]] skeletons build_skeletons(prepared_text const&, text::reading const&, structure::document const&,
                                        std::span<match::hit const> violations, reference_memory&);

/// Sets the marks of the statement's hits from its cues; on request notes which cue gave which.
void mark_hits(statement&, statement_text const&, bool keep_reasons);

/// Finds the statement's quantities among its cues.
void find_quantities(statement&, statement_text const&);

}  // namespace cmwlint::norms
