// What the formats for programs have in common: addresses of files, columns in UTF-16, fingerprints, words that stand
// alone. Not the interface of the program; may change.
#pragma once

#include "report/report.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::report {

/// A path as programs compare it: no "./" before it, "/" between its parts, valid UTF-8.
[[nodiscard]] std::string artifact_path(std::string_view path);
/// The path as a URI reference: what may not stand in one is percent-encoded; an absolute path becomes `file:///…`.
[[nodiscard]] std::string artifact_uri(std::string_view path);

/// From, and to but not including; all count from 1.
struct region {
    std::uint32_t start_line = 1, start_column = 1, end_line = 1, end_column = 1;
};
[[nodiscard]] region region_of(source::source_file const&, source::span);

/// Columns in UTF-16 code units: characters beyond the Basic Multilingual Plane count double. They are rare, so where
/// they stand is sought once a file.
class utf16_columns {
public:
    explicit utf16_columns(source::source_file const&);
    [[nodiscard]] region operator()(source::span) const;

private:
    [[nodiscard]] std::uint32_t beyond(source::span) const;
    source::source_file const& file_;
    std::vector<std::uint32_t> wide_;  // offsets, ascending
};

/// What a finding is known by from one version of a draft to the next, one for each of `findings`: a hash of the path,
/// the rule, the address of the provision and the words underlined, whatever their line breaks, with a number where
/// several would be alike. Lines that move do not change it; it is unique in a report in which paths are.
/// 16 hexadecimal digits, `-2`, `-3`, … after the second and further of their kind.
[[nodiscard]] std::vector<std::string> fingerprints(std::string_view path, std::string_view text,
                                                    std::vector<diagnostic::diagnostic const*> const& findings);
[[nodiscard]] std::vector<std::string> fingerprints(checked_document const&);  ///< of its diagnostics

/// The underlined words in one line, white space as one space, at most so many bytes; "…" ends what was cut.
[[nodiscard]] std::string quotation(std::string_view text, source::span, std::size_t most_bytes);

/// The letters before the hyphen of a rule's id: "DET".
[[nodiscard]] std::string_view theme_of(std::string_view rule) noexcept;

/// "Article 42"; empty where the draft as a whole is meant.
[[nodiscard]] std::string provision_label(diagnostic::place const&);
/// `message (Article 42)`: what is said where a finding stands alone.
[[nodiscard]] std::string message_in_place(diagnostic::diagnostic const&);
/// "CMW/C/AZE/CO/3, 30(b)": the sources of a finding, strongest first, at most so many.
[[nodiscard]] std::vector<std::string> source_names(diagnostic::diagnostic const&, std::size_t most);

/// A file, or part of it, in which nothing was checked.
struct unchecked {
    std::string path, message;
};
/// Files that could not be read, then those in no language that cmwlint reads.
[[nodiscard]] std::vector<unchecked> unchecked_files(report_input const&);

/// Whether a finding is as grave as what fails the run.
[[nodiscard]] bool fails(run_facts const&, diagnostic::severity) noexcept;

/// What is right for XML 1.0, as text or in an attribute: escaped, without control characters, valid UTF-8.
[[nodiscard]] std::string xml_escaped(std::string_view);

}  // namespace cmwlint::report
