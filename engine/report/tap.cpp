// Test Anything Protocol, version 14. Findings that --fail-on lets pass carry TODO: harnesses show them and do not
// fail, as the exit code does not.
#include "report/machine.hpp"
#include "report/terminal.hpp"

namespace cmwlint::report {
namespace {

// "#" would begin a directive.
std::string described(std::string_view text) {
    std::string out;
    for (char const c : printable(text)) {
        if (c == '\\' || c == '#') out += '\\';
        out += c;
    }
    return out;
}

// In double quotes YAML reads what JSON reads; nothing in it is markup.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char const c : printable(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

class writer {
public:
    explicit writer(report_input const& in) : in_{in} {}

    std::string write() {
        for (auto const& document : in_.documents) {
            if (!document.language && !document.about_project) continue;
            for (auto const& d : document.diagnostics) finding(document, d);
            if (document.diagnostics.empty()) test(true, artifact_path(document.file->path()), "");
        }
        for (auto const& file : unchecked_files(in_)) {
            test(false, file.path + " could not be checked", "");
            tests_ += "  ---\n  message: " + quoted(file.message) + "\n  severity: fail\n  ...\n";
        }
        std::string const plan = number_ == 0 ? "1..0 # SKIP no drafts" : "1.." + std::to_string(number_);
        return "TAP version 14\n" + plan + "\n" + tests_;
    }

private:
    void test(bool passed, std::string_view what, std::string_view directive) {
        tests_ += (passed ? "ok " : "not ok ") + std::to_string(++number_) + " - " + described(what);
        tests_.append(directive).append("\n");
    }

    void finding(checked_document const& document, diagnostic::diagnostic const& d) {
        auto const& file = *document.file;
        auto const at = region_of(file, d.where);
        auto const path = artifact_path(file.path());
        std::string const level{diagnostic::name(d.level)};
        test(false, path + ":" + std::to_string(at.start_line) + " " + d.rule + " " + message_in_place(d),
             fails(in_.run, d.level) ? "" : " # TODO " + level + ", below --fail-on");
        tests_ += "  ---\n  message: " + quoted(d.message) + "\n  severity: " + level + "\n  rule: " + quoted(d.rule);
        tests_ += "\n  at:\n    file: " + quoted(path) + "\n    line: " + std::to_string(at.start_line) +
                  "\n    column: " + std::to_string(at.start_column);
        tests_ += "\n  found: " + quoted(quotation(file.text(), d.where, 400)) + "\n";
        auto const sources = source_names(d, 3);
        if (!sources.empty()) tests_ += "  sources:\n";
        for (auto const& s : sources) tests_ += "    - " + quoted(s) + "\n";
        tests_ += "  ...\n";
    }

    report_input const& in_;
    std::size_t number_ = 0;
    std::string tests_;
};

}  // namespace

std::string render_tap(report_input const& in) { return writer{in}.write(); }

}  // namespace cmwlint::report
