// The baseline: findings that were there when cmwlint came to a repository. Only what is new since then is shown and
// fails. JSON with one finding a line, sorted, so that version control shows what came and went.
#pragma once

#include "rulepack/rule_set.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::project {

/// A finding as the baseline knows it.
struct known_finding {
    std::string file;  ///< relative to the baseline, with "/"
    std::string rule;
    std::string fingerprint;  ///< project/fingerprint.hpp
    std::string words;        ///< the underlined words as printed, for whoever reads the file; never compared
};

struct baseline {
    std::vector<known_finding> findings;
};
struct baseline_result {
    baseline value;
    std::vector<rulepack::problem> problems;  ///< any problem: the value must not be used
};
/// Reads the text of a baseline; `file` is what problems call it.
[[nodiscard]] baseline_result read_baseline(std::string const& file, std::string_view bytes);
/// The same from disk.
[[nodiscard]] baseline_result read_baseline(std::string const& file);

/// The bytes of the file. The same findings give the same bytes, in whatever order they come.
[[nodiscard]] std::string written(baseline);

/// What a baseline makes of the findings of a run.
struct comparison {
    std::vector<bool> known;          ///< one each of the findings
    std::vector<known_finding> gone;  ///< of files that were checked, or that are no more, and found no longer
    baseline updated;  ///< what `--update-baseline` writes: files that were not checked stay as they were
};

/// Holds the findings of the `checked` files against a baseline. A finding is known if its file knew it, or else if it
/// moved: if another file knew it that finds it no longer, or that `exists` no longer.
[[nodiscard]] comparison compare(baseline const&, std::vector<known_finding> const& found,
                                 std::vector<std::string> const& checked,
                                 std::function<bool(std::string const&)> const& exists);

}  // namespace cmwlint::project
