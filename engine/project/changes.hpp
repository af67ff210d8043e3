// Changes: which provision of one version of a draft is which of another, and what was said of both. Renumbering,
// moving and laying out anew are no changes; words and figures are.
#pragma once

#include "project/fingerprint.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace cmwlint::project {

/// Two versions of a draft, provision by provision.
///
/// Provisions pair where their texts are equal, each with one; then, from the article down, those that are most alike,
/// of which the one with the same address needs to be alike least. So a renumbered article finds itself, and a new one
/// that took its number does not stand for it.
class version_pairs {
public:
    /// Refers to both; they must live as long.
    version_pairs(read_text const& before, read_text const& after);

    /// The provision of the older version that one of the newer was; `no_provision`: it is new.
    [[nodiscard]] structure::provision_id before_of(structure::provision_id after) const;
    /// The provision of the newer version that one of the older became; `no_provision`: it was taken out.
    [[nodiscard]] structure::provision_id after_of(structure::provision_id before) const;

    /// Whether a provision of the newer version says something else than its counterpart, or has none. Its text is its
    /// words and figures with all that stands below it, and the lead-ins and closing words above it in its article;
    /// labels are no part of it, and of a cross-reference what counts is where it leads.
    [[nodiscard]] bool changed(structure::provision_id after) const;

    /// Whether words of the newer version, both source spans, stand in a provision that changed. Of one that is large
    /// (a draft without articles, a chapter) the sentence decides; without a sentence the words alone.
    [[nodiscard]] bool changed(source::span where, source::span sentence) const;

    [[nodiscard]] read_text const& before() const { return before_; }
    [[nodiscard]] read_text const& after() const { return after_; }

private:
    read_text before_, after_;
    std::vector<structure::provision_id> before_of_, after_of_;
    std::vector<bool> same_;  // one each of the newer version
    std::string old_words_;   // of the whole older version
};

/// Which findings of the newer version are new: those that the older one did not have (their fingerprints are not among
/// `known`), and those that stand in a provision that changed or point into one. A finding about the whole draft is new
/// only if the older version did not have it.
[[nodiscard]] std::vector<bool> new_findings(version_pairs const&, std::unordered_set<std::string> const& known,
                                             std::span<std::string const> fingerprints,
                                             std::span<diagnostic::diagnostic const>);

/// Something a rule said of a place in a draft: a finding, or a clause that answers it.
struct claim {
    std::string rule;
    source::span where;       ///< source span; empty: the draft as a whole
    std::string fingerprint;  ///< unique among the claims of a version
    std::string sentence;     ///< as printed
};

/// How a claim of the newer version stands to the one it is paired with.
enum class wording : std::uint8_t {
    same,     ///< the provision did not change, or at least its sentence did not
    reworded  ///< it says the same of other words
};
struct claim_pair {
    std::size_t before = 0, after = 0;  ///< indices
    wording is = wording::same;
};

/// Pairs what the same rule said of both versions: by fingerprint, else where the sentences are equal, else where the
/// provisions, or the articles, correspond or the sentences are alike. What is in no pair came or went. By `after`.
[[nodiscard]] std::vector<claim_pair> pair_claims(version_pairs const&, std::span<claim const> before,
                                                  std::span<claim const> after);

}  // namespace cmwlint::project
