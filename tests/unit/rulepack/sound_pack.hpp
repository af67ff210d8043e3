// A small pack without a fault, for tests to break.
#pragma once

#include "support/pack_text.hpp"

namespace cmwlint::test {

inline pack_text sound_pack() {
    return pack_text({
        {"pack.toml", R"T(name = "small"
version = "1.2"
title = "A small pack"
)T"},
        {"sources.toml", R"T([document.OURS]
symbol = "X/1"
title = "A report"
authority = "Committee"
[document.OURS.paragraphs]
"3(a)" = "says so"
"4" = "says so too"
)T"},
        {"concepts.toml", R"T([concept.child]
meaning = "a person under 18"
[concept.detained]
meaning = "kept in custody"
[concept.boarding-school]
meaning = "a school"
optional = true
[concept.entry]
meaning = "crossing a border"
[concept.irregularity]
meaning = "without leave"
[concept.irregular-entry]
meaning = "entry without leave"
pairs = [["entry", "irregularity"]]
within = 10
any-order = true
[concept.minor-detained]
meaning = "both"
includes = ["child"]
)T"},
        {"cues/en.toml", R"T(language = "en"
[[negation]]
phrases = ["shall not"]
acts = "forward"
until = "part"
[[exception]]
phrases = ["except"]
[pseudo-negation]
phrases = ["not only"]
[repeal]
phrases = ["is repealed"]
[numbers]
two = 2
[units]
day = ["day*"]
[units.two]
week = ["fortnight"]
[quantities]
"three-day" = "3 day"
[relations]
at-most = ["up to"]
[age]
phrases = ["of age"]
[abbreviations]
words = ["art"]
[gap-stop]
words = ["not"]
[kinds]
law = ["act"]
)T"},
        {"vocabulary/en.toml", R"T(language = "en"
[concept.child]
phrases = ["child", "minor*"]
not = ["minor offence*"]
[concept.detained]
phrases = ["detain*"]
[concept.entry]
phrases = ["enter*"]
[concept.irregularity]
phrases = ["without [a] visa"]
[concept.irregular-entry]
phrases = []
[concept.minor-detained]
phrases = []
)T"},
        {"rules/T-001/rule.toml", R"T(id = "T-001"
name = "children-detained"
severity = "error"
applies-to = ["law"]
sources = ["OURS:3(a)"]
convention = ["16"]
find = "detained and minor-detained"
unless = ["negated detained", "kind other"]
primary = "detained"
once-per = "article"
in = ["text", "recitals"]
needs-lawyer = true
[labels]
child = "who"
)T"},
        {"rules/T-001/en.toml", R"T([text]
message = "children may be detained"
why = "it says so"
advice = "do not"
[text.labels]
primary = "here"
who = "they"
[text.variant.other]
message = "otherwise"

[[violating]]
text = """
Article 1. A child may be [[detained]].
"""
[[compliant]]
near-miss = "no child"
text = "Article 1. An adult may be detained."
)T"},
        {"rules/T-002/rule.toml", R"T(id = "T-002"
name = "entry-named"
severity = "warning"
applies-to = ["law", "agreement"]
sources = ["OURS:4"]
find = "irregular-entry"
primary = "irregular-entry"
[[also]]
find = "detained before entry"
primary = "entry"
severity = "note"
say = "second"
)T"},
        {"rules/T-002/en.toml", R"T([text]
message = "entry is named"
why = "it says so"
advice = "name it not"
[text.variant.second]
message = "entry is named second"
)T"},
    });
}

}  // namespace cmwlint::test
