// Findings for spreadsheets: a row each, then a row for each file that was not checked.
#include "report/csv_line.hpp"
#include "report/machine.hpp"
#include "report/terminal.hpp"

#include <limits>

namespace cmwlint::report {
namespace {

std::string joined(std::vector<std::string> const& parts) {
    std::string out;
    for (auto const& p : parts) out += (out.empty() ? "" : "; ") + p;
    return out;
}

std::string row(checked_document const& document, diagnostic::diagnostic const& d) {
    auto const& file = *document.file;
    auto const at = region_of(file, d.where);
    csv_line l;
    l.add(artifact_path(file.path()));
    for (auto const n : {at.start_line, at.start_column, at.end_line, at.end_column}) l.add(std::to_string(n));
    l.add(diagnostic::name(d.level));
    l.add(d.rule);
    l.add(d.name);
    l.add(printable(d.message));
    l.add(provision_label(d.provision));
    l.add(d.provision.eid);
    l.add(quotation(file.text(), d.where, 2000));
    l.add(joined(source_names(d, std::numeric_limits<std::size_t>::max())));
    l.add(joined(d.convention));
    l.add(printable(d.why));
    l.add(printable(d.advice));
    l.add(d.needs_lawyer ? "yes" : "no");
    return l.end();
}

}  // namespace

std::string render_csv(report_input const& in) {
    csv_line header;
    for (auto const* column :
         {"path", "line", "column", "end_line", "end_column", "severity", "rule", "name", "message", "provision", "eid",
          "words", "sources", "convention", "why", "advice", "needs_lawyer"})
        header.add(column);
    auto out = std::string{byte_order_mark} + header.end();
    for (auto const& document : in.documents) {
        for (auto const& d : document.diagnostics) out += row(document, d);
    }
    for (auto const& file : unchecked_files(in)) {
        csv_line l;
        for (std::string_view const cell : {std::string_view{file.path}, std::string_view{}, std::string_view{},
                                            std::string_view{}, std::string_view{}, std::string_view{"not checked"},
                                            std::string_view{}, std::string_view{}, std::string_view{file.message}})
            l.add(cell);
        for (int i = 0; i < 8; ++i) l.add({});
        out += l.end();
    }
    return out;
}

}  // namespace cmwlint::report
