// Checkstyle XML, which Jenkins (Warnings NG), reviewdog and many editors read.
#include "report/machine.hpp"

namespace cmwlint::report {
namespace {

std::string_view severity_of(diagnostic::severity level) {
    return level == diagnostic::severity::note ? "info" : diagnostic::name(level);
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string{name} + "=\"" + xml_escaped(value) + "\"";
}

std::string file_start(std::string_view path) { return "  <file" + attribute("name", path) + ">\n"; }

std::string error(region const& at, std::string_view severity, std::string_view message, std::string const& rule) {
    return "    <error" + attribute("line", std::to_string(at.start_line)) +
           attribute("column", std::to_string(at.start_column)) + attribute("severity", severity) +
           attribute("message", message) + attribute("source", "cmwlint." + rule) + "/>\n";
}

}  // namespace

std::string render_checkstyle(report_input const& in) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
    for (auto const& document : in.documents) {
        if (!document.language && !document.about_project) continue;  // below, among what was not checked
        out += file_start(artifact_path(document.file->path()));
        for (auto const& d : document.diagnostics)
            out += error(region_of(*document.file, d.where), severity_of(d.level), message_in_place(d), d.rule);
        out += "  </file>\n";
    }
    for (auto const& file : unchecked_files(in))
        out += file_start(file.path) + error({}, "error", file.message, "not-checked") + "  </file>\n";
    return out + "</checkstyle>\n";
}

}  // namespace cmwlint::report
