// One line a finding, for grep, editors and CI logs: path:line:col: severity[RULE] message. Never translated, never
// wrapped.
#include "report/report.hpp"
#include "report/terminal.hpp"

namespace cmwlint::report {

std::string render_concise(report_input const& in) {
    std::string out;
    for (auto const& document : in.documents) {
        auto const path = printable(document.file->path());
        for (auto const& d : document.diagnostics) {
            auto const at = document.file->locate(d.where.begin);
            out.append(path).append(":").append(std::to_string(at.line)).append(":").append(std::to_string(at.column));
            out.append(": ").append(name(d.level)).append("[").append(d.rule).append("] ");
            out.append(printable(d.message)).append("\n");
        }
    }
    return out;
}

}  // namespace cmwlint::report
