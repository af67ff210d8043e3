// Rules for a run: the built-in pack and those of directories.
#pragma once

#include "rulepack/rule_set.hpp"
#include "workspace/complaint.hpp"
#include "workspace/request.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cmwlint::workspace {

/// Rules and the bytes they were made from, which must live as long.
struct loaded_packs {
    std::vector<rulepack::directory_result> directories;
    rulepack::rule_set rules;
};

struct packs_result {
    /// What could be loaded; empty where there is nothing to load (no directory, no rules wanted).
    std::optional<loaded_packs> value;
    std::vector<complaint> complaints;  ///< any complaint: `value` is not all that was asked for
};

/// The rules of the named directories and, unless they are not wanted, the built-in ones.
[[nodiscard]] packs_result load_packs(pack_options const&, rulepack::load_options const& = {});

/// The ids of the rules that are meant by the names: ids, names or themes ("DET"), in any case. A name that means no
/// rule is a complaint that says what may have been meant.
struct ids_result {
    std::vector<std::string> value;
    std::vector<complaint> complaints;
};
[[nodiscard]] ids_result ids_of(rulepack::rule_set const&, std::vector<std::string> const& names);

/// "there is no rule "DET-999"; did you mean …?"
[[nodiscard]] std::string no_such_rule(rulepack::rule_set const&, std::string const& name);

}  // namespace cmwlint::workspace
