// Markdown for other rooms: pages of rules in any language, and text within Markdown of their own.
#pragma once

#include "report/rule_page.hpp"
#include "text/language.hpp"

#include <string>
#include <string_view>

namespace cmwlint::report {

/// The page of a rule with headings in a language; in English it is the page under docs/rules/.
[[nodiscard]] std::string render_page_markdown(rule_page const&, text::language headings);

/// Words as words: nothing in them is markup, and nothing ends the line or the cell of a table.
[[nodiscard]] std::string markdown_plain(std::string_view text);

/// The same for words of drafts, which are not trusted: control characters are shown, and nothing in them is a mention,
/// an entity or a formula on the pages that forges make of Markdown.
[[nodiscard]] std::string markdown_words(std::string_view text);
/// The same as code: names and paths.
[[nodiscard]] std::string markdown_code(std::string_view text);

/// A block of text as it is. Drafts hold no fences; should one, the fence is longer.
[[nodiscard]] std::string markdown_fenced(std::string_view text);

}  // namespace cmwlint::report
