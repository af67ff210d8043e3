// Diagnostics: what a person or a tool is shown. They own their strings and outlive everything else.
#pragma once

#include "source/span.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::diagnostic {

/// The rule's claim about how grave a finding is. What makes a run fail is the user's choice (`--fail-on`).
enum class severity : std::uint8_t { note, warning, error };
[[nodiscard]] std::string_view name(severity) noexcept;

/// A secondary span with a short text: "penalty here".
struct label {
    source::span where;  ///< source span
    std::string text;
};

/// What a diagnostic rests on: document symbol and paragraph as people cite it ("CMW/C/AZE/CO/3", "30(b)").
struct citation {
    std::string document;
    std::string paragraph;
    /// Who speaks: "Committee", "general comment", "Convention", "panel summary", "Secretary-General", "other
    /// instrument".
    std::string authority;
    /// Who is only reported there ("a panellist", "Government of Morocco"); empty: the authority itself says it.
    std::string speaker = {};
};

/// The innermost article-level unit a diagnostic stands in. Lines count from 1.
struct place {
    std::string label;  ///< as printed in the draft: "Article 42"
    std::string eid;
    std::string heading;
    std::uint32_t start_line = 1;
    std::uint32_t end_line = 1;
};

/// A clause that a drafter can adapt. For display only: nothing puts it into a draft.
struct model {
    std::string clause;  ///< empty: there is none
    std::string note;    ///< what to mind when adapting it; may be empty
};

struct diagnostic {
    std::string rule;  ///< "CRIM-001"
    std::string name;  ///< "irregular-entry-criminalised"
    severity level = severity::warning;
    std::string message;    ///< one line that stands alone
    source::span where;     ///< source span: the smallest text that makes the case
    source::span sentence;  ///< source span of the sentence it stands in; empty where the whole draft is meant
    place provision;
    std::vector<label> labels;
    std::vector<citation> sources;        ///< strongest first
    std::vector<std::string> convention;  ///< articles of the ICRMW: "16(4)"
    std::string why;                      ///< what the sources say, in our words
    std::string advice;                   ///< how to draft it better
    model instead;                        ///< a clause to start from
    std::string wording;                  ///< what to write in place of the words at `where`; empty: nobody knows
    std::vector<std::string> related;     ///< ids of rules that may say the same of the same words
    bool needs_lawyer = false;            ///< a text alone cannot decide it
    /// In a session (lint/session.hpp) the number that it keeps from version to version while nothing changes of it but
    /// its spans and its provision; 0 elsewhere.
    std::uint64_t identity = 0;
};

/// Order of all output: place, then rule, then message.
[[nodiscard]] bool before(diagnostic const&, diagnostic const&) noexcept;

}  // namespace cmwlint::diagnostic
