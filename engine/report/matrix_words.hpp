// The fixed words of the conformity matrix in the six languages of the United Nations. Not the interface; may change.
#pragma once

#include "report/matrix.hpp"

#include <array>
#include <string>
#include <string_view>

namespace cmwlint::report {

struct verdict_words {
    std::string_view name, meaning;
};

struct matrix_words {
    std::string_view title, by_article_title, caution;
    std::array<verdict_words, all_verdicts.size()> verdicts;  ///< in the order of `all_verdicts`
    std::string_view paragraph, article, says, verdict, where;
    std::string_view recommendation, concern, statement, said_by, articles;
    std::string_view comma, colon;  ///< with the spaces that the language sets
    std::string_view warning, note, lawyer;
    std::string_view line, whole_draft, complies, other_kind, off_topic, cannot_show, more;
    std::string_view show, all, shown, of, unread, made_with, contents, nothing_shown;
    std::string_view panel_note, secretary_note;
    std::array<std::string_view, 8> kinds;  ///< in the order of lint's kinds: law, decree, labour-agreement, …
};

/// English where the language is none of the six.
[[nodiscard]] matrix_words const& matrix_words_in(text::language) noexcept;

[[nodiscard]] verdict_words const& words_of(matrix_words const&, verdict) noexcept;
/// A mark for those who do not see colours: ✗ ± ! ✓ ○ – ? ∅.
[[nodiscard]] std::string_view symbol_of(verdict) noexcept;
/// "Article 12, line 40", or that it is the draft as a whole.
[[nodiscard]] std::string place_words(matrix_words const&, matrix_place const&, source::source_file const&);
/// "warning" or "note"; empty for errors and for clauses that comply.
[[nodiscard]] std::string_view severity_word(matrix_words const&, matrix_place const&) noexcept;
/// "DET-001", with the severity where it is less than an error.
[[nodiscard]] std::string rule_words(matrix_place const&, text::language);
/// "law" in the language; unknown kinds come back unchanged.
[[nodiscard]] std::string_view kind_word(matrix_words const&, std::string_view kind) noexcept;
/// "recommendation", "concern", "statement" in the language; others come back unchanged.
[[nodiscard]] std::string_view paragraph_kind_word(matrix_words const&, std::string_view kind) noexcept;
/// What a reader must know of who speaks in a document; empty for the Committee.
[[nodiscard]] std::string_view authority_note(matrix_words const&, std::string_view authority) noexcept;
/// A language's name in that language: "français".
[[nodiscard]] std::string_view autonym(text::language) noexcept;

}  // namespace cmwlint::report
