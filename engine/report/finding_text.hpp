// One finding as people read it on a terminal: its place, the lines it is about, and what it rests on. Not the
// interface of the program; may change.
#pragma once

#include "report/messages.hpp"
#include "report/report.hpp"
#include "report/same_words.hpp"
#include "report/terminal.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace cmwlint::report {

[[nodiscard]] ink ink_of(diagnostic::severity) noexcept;

/// Writes findings, or parts of them, behind what is there. Everything is in the language and the width of the style.
class finding_text {
public:
    explicit finding_text(style const& look) : look_{look}, words_{phrases_in(look.language)}, paint_{look.colour} {}

    /// `path:line:column: error[DET-001]: message`.
    void head(std::string& out, source::source_file const&, source::span where, ink colour, std::string_view kind,
              std::string_view message) const;

    /// The provision and the lines with what matters underlined, between two empty rows. Returns the width of the
    /// gutter, which is what `reason` is to be given.
    std::size_t lines(std::string& out, source::source_file const&, diagnostic::diagnostic const&) const;
    /// The same for any place; `where` is underlined.
    std::size_t lines(std::string& out, source::source_file const&, source::span where, diagnostic::place const&,
                      ink colour) const;

    /// `= why: …`, continued under its first word; nothing where there is nothing to say.
    void reason(std::string& out, std::size_t gutter, ink colour, std::string_view label, std::string_view said) const;
    /// Why, sources, Convention, help, what to write, and that a lawyer must look.
    void reasons(std::string& out, std::size_t gutter, diagnostic::diagnostic const&) const;
    /// Rules that say the same of the same words, a reason each.
    void others(std::string& out, std::size_t gutter, same_words const&) const;

    /// "Article 12 (Detention)"; empty for the draft as a whole.
    [[nodiscard]] std::string name_of(diagnostic::place const&) const;

    [[nodiscard]] phrases const& words() const { return words_; }
    [[nodiscard]] painter const& paint() const { return paint_; }

private:
    std::size_t framed(std::string& out, source::source_file const&, std::span<struct mark const>,
                       diagnostic::place const&, ink colour) const;

    style look_;
    phrases const& words_;
    painter paint_;
};

/// "DET-001, DET-004": the rules of a finding and of those that stand with it.
[[nodiscard]] std::string rules_of(same_words const&);

}  // namespace cmwlint::report
