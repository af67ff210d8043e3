// A small English pack that tests fill with rules of their own, and what it finds in a draft as short lines.
#pragma once

#include "lint/lint.hpp"
#include "support/pack_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace cmwlint::test {

using strings = std::vector<std::string>;

/// Concepts, words and cues; no rules.
inline pack_text::file_map small_words() {
    return {
        {"pack.toml", "name = \"small\"\nversion = \"1\"\n"},
        {"sources.toml",
         "[document.S]\nsymbol = \"S/1\"\ntitle = \"S\"\nauthority = \"Committee\"\n[document.S.paragraphs]\n\"1\" = "
         "\"so\"\n"},
        {"concepts.toml", R"T(
[concept.child]
meaning = "x"
optional = true
[concept.detained]
meaning = "x"
optional = true
definable = true
[concept.worker]
meaning = "x"
optional = true
[concept.employer]
meaning = "x"
optional = true
[concept.appeal]
meaning = "x"
optional = true
[concept.stay-of-execution]
meaning = "x"
optional = true
[concept.gender]
meaning = "x"
optional = true
[concept.prison]
meaning = "x"
optional = true
[concept.entry]
meaning = "x"
optional = true
[concept.irregularity]
meaning = "x"
optional = true
[concept.irregular-entry]
meaning = "x"
pairs = [["entry", "irregularity"]]
any-order = true
optional = true
)T"},
        {"vocabulary/en.toml", R"T(language = "en"
[concept.child]
phrases = ["child", "children", "minor*"]
[concept.detained]
phrases = ["detain*", "detention"]
[concept.worker]
phrases = ["worker*"]
[concept.employer]
phrases = ["employer*"]
[concept.appeal]
phrases = ["appeal*"]
[concept.stay-of-execution]
phrases = ["suspend*"]
[concept.gender]
phrases = ["women", "gender"]
[concept.prison]
phrases = ["imprisonment"]
[concept.entry]
phrases = ["enter*"]
[concept.irregularity]
phrases = ["without [a] visa"]
)T"},
        {"cues/en.toml", R"T(language = "en"
[[negation]]
phrases = ["shall not", "may not", "does not", "not"]
until = "part"
[[negation]]
phrases = ["no"]
until = "clause"
[[permission]]
phrases = ["may"]
[[obligation]]
phrases = ["shall", "must"]
[[exception]]
phrases = ["except", "unless"]
until = "clause"
[[condition]]
phrases = ["if", "where"]
[scope-end]
phrases = ["who"]
[clause-end]
phrases = ["but"]
[conjunction]
phrases = ["and", "or"]
[repeal]
phrases = ["is repealed"]
[definition]
phrases = ["means"]
[hereinafter]
phrases = ["hereinafter"]
[violation-of]
phrases = ["contravenes"]
[numbers]
two = 2
[units]
hour = ["hour*"]
day = ["day*"]
month = ["month*"]
year = ["year*"]
[relations]
at-most = ["within", "up to"]
at-least = ["at least"]
after = ["after"]
[age]
phrases = ["of age", "aged"]
[kinds]
law = ["act", "law"]
decree = ["regulations"]
agreement = ["agreement between", "the parties have agreed"]
readmission-agreement = ["readmission"]
)T"},
    };
}

/// One rule: its body after the identity and the sources.
struct rule_text {
    std::string id;
    std::string body;
    std::string texts;  ///< beyond message, why and advice
};

inline pack_text pack_with(std::vector<rule_text> const& rules) {
    auto files = small_words();
    for (auto const& r : rules) {
        std::string name = "rule-";
        for (char const c : r.id) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        bool const own_kinds = r.body.find("applies-to") != std::string::npos;
        files["rules/" + r.id + "/rule.toml"] = "id = \"" + r.id + "\"\nname = \"" + name +
                                                "\"\nseverity = \"warning\"\nsources = [\"S:1\"]\n" +
                                                (own_kinds ? "" : "applies-to = [\"law\"]\n") + r.body + "\n";
        files["rules/" + r.id + "/en.toml"] =
            "[text]\nmessage = \"message of " + r.id + "\"\nwhy = \"why\"\nadvice = \"advice\"\n" + r.texts + "\n";
    }
    return pack_text(std::move(files));
}

inline rulepack::rule_set sound_rules(pack_text const& pack, bool reversed = false) {
    auto loaded = pack.load(reversed);
    for (auto const& p : loaded.problems)
        UNSCOPED_INFO(p.file << ":" << p.line << ":" << p.column << ": " << p.message);
    REQUIRE(loaded.problems.empty());
    return loaded.rules;
}

/// "T-001 art_1 detained": rule, provision, the words underlined.
inline strings lines_of(lint::result const& result, source::source_file const& file) {
    strings out;
    for (auto const& d : result.diagnostics)
        out.push_back(d.rule + " " + d.provision.eid + " " + std::string(source::slice(file.text(), d.where)));
    return out;
}

inline strings found(pack_text const& pack, std::string const& draft, lint::options how = {}) {
    auto const rules = sound_rules(pack);
    source::source_file const file("draft.txt", draft);
    if (!how.language) how.language = text::language::en;
    if (!how.kind) how.kind = lint::document_kind::law;
    return lines_of(lint::lint(file, {}, rules, how), file);
}

/// What one rule finds, without its id.
inline strings found(std::string const& rule_body, std::string const& draft) {
    auto out = found(pack_with({{"T-001", rule_body, ""}}), draft);
    for (auto& line : out) line.erase(0, line.find(' ') + 1);
    return out;
}

}  // namespace cmwlint::test
