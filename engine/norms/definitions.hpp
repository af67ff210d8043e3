// Terms that a draft defines for itself.
#pragma once

#include "norms/norms.hpp"

#include <vector>

namespace cmwlint::norms {

/// Adds hits for the terms that the draft defines ("'X' means …", "hereinafter 'X'") wherever they stand, with the
/// concept that their definition names first. Only concepts that are `definable` are given on. `hits` are sorted and
/// stay so.
void add_defined_terms(std::vector<match::hit>& hits, prepared_text const&, text::reading const&, cue_table const&,
                       std::vector<bool> const& definable);

}  // namespace cmwlint::norms
