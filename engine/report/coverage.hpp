// Coverage: paragraph by paragraph, which rules look after what the documents say, and in which languages that is
// tried.
#pragma once

#include "diagnostic/diagnostic.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::report {

enum class coverage_state : std::uint8_t {
    covered,        ///< a text can show it, and a rule looks for it
    gap,            ///< a text can show it, and no rule looks for it
    not_checkable,  ///< no text can show it
    cited           ///< rules rest on it; it asks for nothing by itself
};
[[nodiscard]] std::string_view name(coverage_state) noexcept;  ///< "covered", "gap", "not checkable", "cited"

/// A rule that rests on a paragraph, and the languages in which it has examples.
struct coverage_rule {
    std::string id;
    std::vector<std::string> languages;
};

struct coverage_row {
    std::string document;   ///< symbol
    std::string paragraph;  ///< number
    std::string authority, speaker;
    std::string kind;  ///< "recommendation", "concern", …
    std::string says;
    std::vector<std::string> checkable;  ///< kinds of draft
    std::string why_not;                 ///< what of it no text can show
    std::vector<coverage_rule> rules;
    coverage_state state = coverage_state::cited;
};

/// All paragraphs, document by document.
struct coverage {
    std::vector<coverage_row> rows;
    [[nodiscard]] std::size_t count(coverage_state) const;
    [[nodiscard]] std::vector<coverage_row const*> gaps() const;
};

/// The languages of a row's rules together, each once.
[[nodiscard]] std::vector<std::string> languages_of(coverage_row const&);

[[nodiscard]] std::string render_coverage_text(coverage const&, std::size_t width);
[[nodiscard]] std::string render_coverage_markdown(coverage const&);
[[nodiscard]] std::string render_coverage_csv(coverage const&);
[[nodiscard]] std::string render_coverage_json(coverage const&);

}  // namespace cmwlint::report
