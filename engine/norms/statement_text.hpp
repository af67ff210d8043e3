// One statement while it is being read: its positions, cues and boundaries. Not the interface of this room; may change.
#pragma once

#include "norms/norms.hpp"

#include <cstdint>
#include <span>
#include <string_view>
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

/// Adds the statements' segments: sentences with their lead-ins and flush text, then penal clauses with what they refer
/// to.
[[nodiscard]] std::vector<statement> build_statements(prepared_text const&, text::reading const&,
                                                      structure::document const&,
                                                      std::span<match::hit const> violations);

/// Sets the marks of the statement's hits from its cues; on request notes which cue gave which.
void mark_hits(statement&, statement_text const&, bool keep_reasons);

/// Finds the statement's quantities among its cues.
void find_quantities(statement&, statement_text const&);

}  // namespace cmwlint::norms
