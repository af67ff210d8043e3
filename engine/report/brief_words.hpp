// The fixed words of the brief in the six languages of the United Nations. Not the interface; may change.
#pragma once

#include "report/brief.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace cmwlint::report {

/// `{…}` stands for what is put there: `filled`.
struct brief_words {
    std::string_view title, subtitle;
    std::string_view state, organisation, date, to_be_filled_in;
    std::string_view documents;                                            ///< {n}
    std::string_view unread, not_checked, not_checked_what, without_rule;  ///< -, -, -, {articles}
    std::string_view summary, part, serious, concern, remarks, examined, safeguards, total, most_serious;
    std::string_view nothing_at_all;
    std::array<std::string_view, all_convention_parts.size()> parts;
    std::string_view why, rests_on, question, recommendation, to_be_examined;
    std::string_view line, paragraph, articles;                                          ///< {n}, {n}, {list}
    std::string_view matter;                                                             ///< {place}
    std::string_view further;                                                            ///< {n}, {list}
    std::string_view quoted_under;                                                       ///< {ref}
    std::string_view safeguards_found, but_see;                                          ///< -, {ref}
    std::string_view nothing_found, no_rule_for;                                         ///< {n}, -
    std::string_view left_out;                                                           ///< {pages}
    std::string_view left_findings, left_places, left_quotations, left_recommendations;  ///< {n}, {list}
    std::string_view set_aside;                                                          ///< {n}
    std::string_view method;
    std::array<std::string_view, 5> limits;  ///< {program} and {rules} in the first, {pages} in the last
    std::string_view sentence_end, open_quote, close_quote;
    std::string_view semicolon, space;  ///< between items, between sentences, as the language sets them
};

/// English where the language is none of the six.
[[nodiscard]] brief_words const& brief_words_in(text::language) noexcept;

struct blank {
    std::string_view name, is;
};
/// "{n} rules", {"n", "3"} → "3 rules".
[[nodiscard]] std::string filled(std::string_view form, std::span<blank const>);

/// With a capital as its first letter, where it is a small one of Latin or Cyrillic.
[[nodiscard]] std::string capitalised(std::string);

/// The first sentence of a text, with its end. Abbreviations ("No. 4", "art. 5") end none.
[[nodiscard]] std::string_view first_sentence(std::string_view) noexcept;

}  // namespace cmwlint::report
