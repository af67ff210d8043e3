// JUnit XML: a draft is a test suite, a finding a test that failed; a draft without findings is one test that passed.
// What --fail-on lets pass is a test that was skipped, so that whoever reads the file judges as the exit code does.
#include "report/machine.hpp"
#include "report/terminal.hpp"

namespace cmwlint::report {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string{name} + "=\"" + xml_escaped(value) + "\"";
}

struct counts {
    std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
    counts& operator+=(counts const& other) {
        tests += other.tests;
        failures += other.failures;
        errors += other.errors;
        skipped += other.skipped;
        return *this;
    }
};

std::string attributes(counts const& n) {
    return attribute("tests", std::to_string(n.tests)) + attribute("failures", std::to_string(n.failures)) +
           attribute("errors", std::to_string(n.errors)) + attribute("skipped", std::to_string(n.skipped));
}

struct suite {
    counts n;
    std::string cases;
};

std::string case_start(std::string_view name, std::string const& path, std::uint32_t line) {
    return "    <testcase" + attribute("name", name) + attribute("classname", path) + attribute("file", path) +
           attribute("line", std::to_string(line)) + attribute("time", "0");
}

std::string details(checked_document const& document, diagnostic::diagnostic const& d, region const& at) {
    std::string out = artifact_path(document.file->path()) + ":" + std::to_string(at.start_line) + ":" +
                      std::to_string(at.start_column) + "\n" + quotation(document.file->text(), d.where, 400) + "\n";
    for (auto const& source : source_names(d, 3)) out += source + "\n";
    if (!d.advice.empty()) out += printable(d.advice) + "\n";
    return out;
}

void add_finding(suite& s, report_input const& in, checked_document const& document, diagnostic::diagnostic const& d) {
    auto const at = region_of(*document.file, d.where);
    auto const name = d.rule + " " + message_in_place(d);
    auto const level = diagnostic::name(d.level);
    ++s.n.tests;
    s.cases += case_start(name, artifact_path(document.file->path()), at.start_line) + ">\n";
    if (fails(in.run, d.level)) {
        ++s.n.failures;
        s.cases += "      <failure" + attribute("message", message_in_place(d)) + attribute("type", level) + ">" +
                   xml_escaped(details(document, d, at)) + "</failure>\n";
    } else {
        ++s.n.skipped;
        s.cases += "      <skipped" + attribute("message", std::string{level} + ": " + message_in_place(d)) + "/>\n";
    }
    s.cases += "    </testcase>\n";
}

suite suite_of(report_input const& in, checked_document const& document) {
    suite s;
    for (auto const& d : document.diagnostics) add_finding(s, in, document, d);
    if (document.diagnostics.empty()) {
        ++s.n.tests;
        s.cases += case_start("no findings", artifact_path(document.file->path()), 1) + "/>\n";
    }
    return s;
}

suite suite_of(unchecked const& file) {
    suite s{{1, 0, 1, 0}, case_start("could be checked", file.path, 1) + ">\n"};
    s.cases += "      <error" + attribute("message", file.message) + attribute("type", "not-checked") + "/>\n";
    s.cases += "    </testcase>\n";
    return s;
}

void add(std::string& out, counts& all, std::string const& path, suite const& s) {
    all += s.n;
    out += "  <testsuite" + attribute("name", path) + attributes(s.n) + attribute("time", "0") + ">\n" + s.cases +
           "  </testsuite>\n";
}

}  // namespace

std::string render_junit(report_input const& in) {
    std::string suites;
    counts all;
    for (auto const& document : in.documents) {
        if (document.language || document.about_project)
            add(suites, all, artifact_path(document.file->path()), suite_of(in, document));
    }
    for (auto const& file : unchecked_files(in)) add(suites, all, file.path, suite_of(file));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "cmwlint") + attributes(all) +
           attribute("time", "0") + ">\n" + suites + "</testsuites>\n";
}

}  // namespace cmwlint::report
