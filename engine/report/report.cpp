#include "report/report.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::report {
namespace {

// A new format: a row here, an enumerator, one file.
struct row {
    format what;
    std::string_view name;
    std::string (*render)(report_input const&);
    bool declares_rules = false;
};
constexpr std::array formats{row{format::text, "text", render_text},
                             row{format::concise, "concise", render_concise},
                             row{format::json, "json", render_json},
                             row{format::ndjson, "ndjson", render_ndjson},
                             row{format::sarif, "sarif", render_sarif, true},
                             row{format::github, "github", render_github},
                             row{format::gitlab, "gitlab", render_gitlab},
                             row{format::junit, "junit", render_junit},
                             row{format::checkstyle, "checkstyle", render_checkstyle},
                             row{format::tap, "tap", render_tap},
                             row{format::markdown, "markdown", render_markdown, true},
                             row{format::csv, "csv", render_csv},
                             row{format::html, "html", render_html, true}};
static_assert(formats.size() == all_formats.size());

row const& row_of(format what) {
    return *std::find_if(formats.begin(), formats.end() - 1, [&](row const& r) { return r.what == what; });
}

}  // namespace

std::string_view name(format what) noexcept { return row_of(what).name; }

bool declares_rules(format what) noexcept { return row_of(what).declares_rules; }

bool shows_drafts(format what) noexcept { return what == format::html; }

std::optional<format> parse_format(std::string_view word) noexcept {
    for (auto const& r : formats)
        if (r.name == word) return r.what;
    return std::nullopt;
}

std::string_view name(set_aside_finding::by_what what) noexcept {
    switch (what) {
        case set_aside_finding::by_what::file:
            return "file";
        case set_aside_finding::by_what::comment:
            return "comment";
        case set_aside_finding::by_what::baseline:
            return "baseline";
        case set_aside_finding::by_what::unchanged:
            return "unchanged";
    }
    return "file";
}

tally count(report_input const& in) {
    tally sum;
    sum.documents_unchecked = in.failures.size();
    for (auto const& document : in.documents) {
        if (!document.about_project) ++(document.language ? sum.documents_checked : sum.documents_unchecked);
        sum.documents_with_findings += document.diagnostics.empty() || document.about_project ? 0 : 1;
        for (auto const& s : document.set_aside)
            ++(s.by == set_aside_finding::by_what::baseline    ? sum.known
               : s.by == set_aside_finding::by_what::unchanged ? sum.unchanged
                                                               : sum.suppressed);
        for (auto const& d : document.diagnostics) {
            switch (d.level) {
                case diagnostic::severity::note:
                    ++sum.notes;
                    break;
                case diagnostic::severity::warning:
                    ++sum.warnings;
                    break;
                case diagnostic::severity::error:
                    ++sum.errors;
                    break;
            }
        }
    }
    return sum;
}

std::string render(format what, report_input const& in) { return row_of(what).render(in); }

}  // namespace cmwlint::report
