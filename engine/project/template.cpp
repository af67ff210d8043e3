// What `cmwlint init` writes. A test reads it back and finds every key of the reader named in it.
#include "project/configuration.hpp"

namespace cmwlint::project {

std::string_view commented_configuration() {
    return R"(# How the drafts below this directory are checked. The nearest cmwlint.toml above a draft holds for it;
# what is said on the command line outweighs it. docs/configuration.md tells more; `cmwlint config show FILE`
# tells what holds for one draft, and why.

# extends = "../shared/cmwlint.toml"   # say here only what differs

# The least grave finding that makes a run fail: "error", "warning", "note" or "never".
fail-on = "error"

# Language of explanations: ar, az, en, es, fr, ru, zh.
# message-language = "en"

# Said outright, these are not recognised any more; rather say them for some drafts, in a [[path]] below.
# kind = "law"
# language = "en"
# encoding = "windows-1256"

# Which files of a directory are drafts. Patterns are relative to this file; ** is any number of directories.
# include = ["treaties/**", "laws/**"]
exclude = ["archive/**"]

# Findings known already, and decisions not to follow a rule; both are files beside this one.
# baseline = "cmwlint-baseline.json"
# suppressions = "cmwlint-suppressions.toml"

[rules]
# Ids ("DET-001"), names or themes ("DET"); `cmwlint rules` lists them.
# select = ["DET", "EXP"]
# ignore = ["SMU-002"]
# packs = ["our-rules"]       # directories with rules of your own
# built-in = true             # false: only those

[severity]
# A rule or a theme: "error", "warning", "note" or "off". A rule outweighs its theme.
# DET = "error"
# "DET-004" = "warning"

[thresholds]
# Periods and ages of your own instead of those of the rules; their texts go on naming the recommended ones.
# job-loss-period = "60 days"

# For some drafts only. Later ones outweigh earlier ones; `ignore` adds up.
# [[path]]
# match = ["treaties/**"]
# kind = "agreement"
# language = "fr"
# ignore = ["JOB-001"]
# severity = { EXP = "note" }
)";
}

}  // namespace cmwlint::project
