// Workflow commands: what a step of GitHub Actions prints becomes annotations of the lines it names.
#include "report/machine.hpp"
#include "report/messages.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::size_t shown_of_each_level = 10;  // by GitHub, of what one step prints

// The runner ends a command at its line end, and a property at "," or ":".
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (char const c : text) {
        if (c == '%') {
            out += "%25";
        } else if (c == '\r') {
            out += "%0D";
        } else if (c == '\n') {
            out += "%0A";
        } else if (property && c == ':') {
            out += "%3A";
        } else if (property && c == ',') {
            out += "%2C";
        } else {
            out += c;
        }
    }
    return out;
}

std::string_view command(diagnostic::severity level) {
    return level == diagnostic::severity::note ? "notice" : diagnostic::name(level);
}

class properties {
public:
    properties& add(std::string_view key, std::string_view value) {
        out_.append(out_.empty() ? " " : ",").append(key).append("=").append(escaped(value, true));
        return *this;
    }
    properties& add(std::string_view key, std::uint32_t value) { return add(key, std::to_string(value)); }
    [[nodiscard]] std::string const& text() const { return out_; }

private:
    std::string out_;
};

// Columns only within one line: GitHub refuses them otherwise.
properties place_of(std::string const& path, region const& at) {
    properties where;
    where.add("file", path).add("line", at.start_line);
    if (at.start_line == at.end_line) where.add("col", at.start_column);
    where.add("endLine", at.end_line);
    if (at.start_line == at.end_line) where.add("endColumn", at.end_column);
    return where;
}

std::string body_of(diagnostic::diagnostic const& d, phrases const& words) {
    auto body = message_in_place(d);
    auto const add = [&](std::string_view label, std::string const& said) {
        if (!said.empty()) body.append("\n").append(label).append(words.colon).append(said);
    };
    std::string sources;
    for (auto const& s : source_names(d, 3)) sources += (sources.empty() ? "" : "; ") + s;
    add(words.source, sources);
    add(words.help, printable(d.advice));
    add(words.write, printable(d.wording));
    if (d.needs_lawyer) add(words.lawyer_label, std::string{words.lawyer});
    return body;
}

std::string annotation(checked_document const& document, diagnostic::diagnostic const& d, phrases const& words) {
    auto where = place_of(artifact_path(document.file->path()), region_of(*document.file, d.where));
    where.add("title", d.rule + (d.name.empty() ? "" : " " + d.name));
    return "::" + std::string{command(d.level)} + where.text() + "::" + escaped(body_of(d, words), false) + "\n";
}

}  // namespace

std::string render_github(report_input const& in) {
    auto const& words = phrases_in(in.look.language);
    std::string out;
    for (auto const& file : unchecked_files(in))
        out += "::error" + properties{}.add("file", file.path).add("title", "cmwlint").text() +
               "::" + escaped(file.message, false) + "\n";
    for (auto const& document : in.documents) {
        for (auto const& d : document.diagnostics) out += annotation(document, d, words);
    }
    auto const sum = count(in);
    if (std::max({sum.errors + sum.documents_unchecked, sum.warnings, sum.notes}) > shown_of_each_level)
        out += "cmwlint: " + std::to_string(sum.findings()) + " findings; GitHub annotates at most " +
               std::to_string(shown_of_each_level) + " of each level in a step, all stand in this log\n";
    return out;
}

}  // namespace cmwlint::report
