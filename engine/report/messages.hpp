// The fixed words of reports, in the languages people are spoken to in. What a rule says comes from its rule pack, not
// from here.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "report/report.hpp"
#include "text/language.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace cmwlint::report {

/// A word in its numbers: "error", "errors"; "ошибка", "ошибки", "ошибок".
struct counted {
    std::string_view one, many;
    std::string_view five = {};  ///< from five on, where that is a third form
};

/// One language's words. Adding one: a table in messages.cpp and a line in `phrases_in`.
struct phrases {
    std::string_view error, warning, note, remark;
    std::string_view why, source, convention, help;
    std::string_view write;  ///< before the words to write instead of those underlined
    std::string_view lawyer_label, lawyer;
    std::string_view reporting;  ///< before who is reported: "reporting a panellist"
    std::string_view also;       ///< before a further rule that says the same of the same words
    std::string_view explain;    ///< points to `cmwlint explain`, at the end of a report
    counted paragraph;           ///< "para."
    counted article;             ///< before the articles of the Convention
    counted errors, warnings, notes, files;
    std::string_view no_findings, in, of, nothing_checked;
    counted not_checked;                ///< after a number of files: "could not be checked"
    std::string_view language_unknown;  ///< why a file that was read was not checked
    counted suppressed, known;          ///< findings set aside, by a decision or by the baseline: "3 suppressed"
    counted unchanged;                  ///< findings that are not new since a revision, "{}": a sentence without a stop
    counted not_changed;                ///< the same, of one finding: before its severity, and as the reason for it
    std::string_view reason;            ///< before why one was: "reason: …"
    std::string_view until;             ///< before the last day of it
    std::string_view colon;             ///< ": " as the language sets it
};

/// The words in a language; English where there are none.
[[nodiscard]] phrases const& phrases_in(text::language) noexcept;

/// "error", "erreur".
[[nodiscard]] std::string_view severity_word(phrases const&, diagnostic::severity) noexcept;
/// "2 errors"; in French 0 and 1 are singular.
[[nodiscard]] std::string quantity(std::size_t, counted, text::language);
/// "5 findings in provisions that did not change since main are not shown"; empty where there are none.
[[nodiscard]] std::string unchanged_sentence(report_input const&);
/// Why a finding was set aside where nobody decided so: "the provision has not changed since main".
[[nodiscard]] std::string not_changed_since(phrases const&, std::string_view revision);
/// A draft's language or kind as said to a person: "Arabic", "accord de réadmission". Unknown names come back
/// unchanged.
[[nodiscard]] std::string_view language_name(text::language which, text::language said_in) noexcept;
[[nodiscard]] std::string_view kind_name(std::string_view kind, text::language said_in) noexcept;

}  // namespace cmwlint::report
