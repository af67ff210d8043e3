// The vocabulary and cue files of one language. Not the interface of this room; may change.
#pragma once

#include "rulepack/compiled.hpp"

#include <map>
#include <string>
#include <vector>

namespace cmwlint::rulepack {

using concept_names = std::map<std::string, match::concept_id>;

/// The words of a language before they are compiled.
struct language_source {
    std::vector<match::wording> wordings;  ///< concepts, then cues
    norms::cue_table cues;
    std::vector<kind_cue> kinds;
    std::vector<std::string> gap_stops;  ///< folded
    bool has_vocabulary = false;
};

struct language_files {
    language_source source;
    std::vector<std::vector<problem>> places, not_places;  ///< by wording and phrase: where it stands (message empty)
    std::string vocabulary_file;
};

/// Merges the files of all packs. Problems name file, line and column.
[[nodiscard]] language_files read_language_files(std::span<pack_source const>, concept_names const&, text::language,
                                                 std::vector<problem>&);

}  // namespace cmwlint::rulepack
