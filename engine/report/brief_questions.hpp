// What to ask a State: questions for a list of issues, in the six languages. Not the interface; may change.
#pragma once

#include "report/brief.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::report {

/// What a question is made for.
enum class question_form : std::uint8_t {
    against,    ///< a provision goes against what is recommended
    missing,    ///< a clause is missing from the draft
    to_clarify  ///< a text alone cannot decide it, or it is a remark
};

/// "Article 5: … Please explain how this is compatible with article 22 of the Convention, …". `where` names provisions
/// or drafts, `message` is what the rule says of them.
[[nodiscard]] std::string question_on(question_form, std::string_view where, std::string_view message,
                                      std::vector<std::string> const& articles, text::language);

/// "16(4)", as an article of the Convention is written in a list in the language.
[[nodiscard]] std::string article_said(std::string const& article, text::language);

/// What a text cannot show and the State can: figures, practice. A sentence a theme of the built-in rules ("DET" of
/// "DET-001"); empty for themes of other packs.
[[nodiscard]] std::string_view practice_question(std::string_view theme_id, text::language) noexcept;

}  // namespace cmwlint::report
