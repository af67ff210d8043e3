// Markdown for the page of a job: a table of counts by theme, then the findings, file by file. GitHub refuses a summary
// of more than 1 MiB, so what does not fit is counted.
#include "report/machine.hpp"
#include "report/messages.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::size_t most_bytes = 1'000'000;  // room for what the workflow writes beside it

// Words as words: nothing in them is markup or ends the line.
std::string plain(std::string_view text) {
    std::string out;
    for (char const c : printable(text)) {
        if (std::string_view{"\\`*_<>[]|#&~!$"}.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string code(std::string_view text) {
    auto out = printable(text);
    std::replace(out.begin(), out.end(), '`', '\'');
    return "`" + out + "`";
}

struct theme_counts {
    std::string_view id;
    std::size_t errors = 0, warnings = 0, notes = 0;
    void add(diagnostic::severity level) {
        ++(level == diagnostic::severity::error ? errors : level == diagnostic::severity::warning ? warnings : notes);
    }
};

std::vector<theme_counts> by_theme(report_input const& in) {
    std::vector<theme_counts> out;
    for (auto const& theme : in.themes) out.push_back({theme.id});
    for (auto const& document : in.documents) {
        for (auto const& d : document.diagnostics) {
            auto const id = theme_of(d.rule);
            auto it = std::find_if(out.begin(), out.end(), [&](auto const& t) { return t.id == id; });
            if (it == out.end()) it = out.insert(out.end(), {id});
            it->add(d.level);
        }
    }
    std::erase_if(out, [](auto const& t) { return t.errors + t.warnings + t.notes == 0; });
    return out;
}

class writer {
public:
    explicit writer(report_input const& in) : in_{in}, words_{phrases_in(in.look.language)}, sum_{count(in)} {}

    std::string write() {
        head();
        not_checked();
        table();
        for (auto const& document : in_.documents) findings(document);
        if (left_.findings() > 0) out_ += "\n… + " + counted(left_) + "\n";
        return std::move(out_);
    }

private:
    std::string counted(tally const& n) const {
        std::string out;
        auto const add = [&](std::size_t number, report::counted word) {
            if (number > 0) out += (out.empty() ? "" : ", ") + quantity(number, word, in_.look.language);
        };
        add(n.errors, words_.errors);
        add(n.warnings, words_.warnings);
        add(n.notes, words_.notes);
        return out.empty() ? std::string{words_.no_findings} : out;
    }

    void head() {
        out_ = "## cmwlint: ";
        if (sum_.documents_checked == 0) {
            out_.append(words_.nothing_checked).append("\n");
            return;
        }
        out_.append(counted(sum_)).append(" ").append(words_.in).append(" ");
        out_.append(quantity(sum_.documents_checked, words_.files, in_.look.language)).append("\n");
    }

    void not_checked() {
        auto const files = unchecked_files(in_);
        if (files.empty()) return;
        out_ += "\n**" + quantity(files.size(), words_.files, in_.look.language) + " ";
        out_.append(files.size() == 1 ? words_.not_checked.one : words_.not_checked.many).append("**\n\n");
        for (auto const& file : files) {
            if (!append("- " + plain(file.message) + "\n")) break;
        }
    }

    void table() {
        if (sum_.findings() == 0) return;
        out_.append("\n| | ").append(words_.errors.many).append(" | ").append(words_.warnings.many);
        out_.append(" | ").append(words_.notes.many).append(" |\n|---|---:|---:|---:|\n");
        for (auto const& t : by_theme(in_)) row(plain(name_of(t.id)), t.errors, t.warnings, t.notes, "");
        row("", sum_.errors, sum_.warnings, sum_.notes, "**");
    }

    void row(std::string const& name, std::size_t errors, std::size_t warnings, std::size_t notes,
             std::string const& mark) {
        std::string line = "| " + name;
        for (auto const n : {errors, warnings, notes}) line += " | " + mark + std::to_string(n) + mark;
        append(line + " |\n");
    }

    std::string name_of(std::string_view id) const {
        for (auto const& theme : in_.themes) {
            if (theme.id == id) return theme.name;
        }
        return std::string{id};
    }

    void findings(checked_document const& document) {
        if (document.diagnostics.empty()) return;
        append("\n### " + code(artifact_path(document.file->path())) + "\n\n");
        for (auto const& d : document.diagnostics) {
            if (full_ || !append(item(document, d))) leave_out(d.level);
        }
    }

    void leave_out(diagnostic::severity level) {
        full_ = true;  // else small findings after a big one would seem to be all
        ++(level == diagnostic::severity::error     ? left_.errors
           : level == diagnostic::severity::warning ? left_.warnings
                                                    : left_.notes);
    }

    std::string item(checked_document const& document, diagnostic::diagnostic const& d) const {
        auto const at = region_of(*document.file, d.where);
        std::string out = "- **" + std::string{severity_word(words_, d.level)} + "** " + code(d.rule) + " ";
        out += code(std::to_string(at.start_line) + ":" + std::to_string(at.start_column)) + " ";
        out += plain(message_in_place(d)) + "\n";
        auto const quoted = quotation(document.file->text(), d.where, 300);
        if (!quoted.empty()) out += "  > “" + plain(quoted) + "”\n";
        std::string sources;
        for (auto const& s : source_names(d, 3)) sources += (sources.empty() ? "" : "; ") + s;
        reason(out, words_.source, sources);
        reason(out, words_.help, d.advice);
        if (d.needs_lawyer) reason(out, words_.lawyer_label, words_.lawyer);
        return out;
    }

    void reason(std::string& out, std::string_view label, std::string_view said) const {
        if (said.empty()) return;
        out.append("\n  ").append(label).append(words_.colon).append(plain(said)).append("\n");
    }

    // Whether it still fitted.
    bool append(std::string const& text) {
        if (out_.size() + text.size() > most_bytes) return false;
        out_ += text;
        return true;
    }

    report_input const& in_;
    phrases const& words_;
    tally sum_;
    tally left_;  // findings that did not fit
    bool full_ = false;
    std::string out_;
};

}  // namespace

std::string render_markdown(report_input const& in) { return writer{in}.write(); }

}  // namespace cmwlint::report
