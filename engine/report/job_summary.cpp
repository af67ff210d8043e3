// Markdown for the page of a job: a table of counts by theme, then the findings, file by file. GitHub refuses a summary
// of more than 1 MiB, so what does not fit is counted.
#include "report/machine.hpp"
#include "report/markdown.hpp"
#include "report/messages.hpp"
#include "report/same_words.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::size_t most_bytes = 1'000'000;  // room for what the workflow writes beside it

// As the text report has it: findings that say the same of the same words are one.
using shown_findings = std::vector<std::vector<same_words>>;  // by document

shown_findings shown_in(report_input const& in) {
    shown_findings all;
    for (auto const& document : in.documents) all.push_back(by_same_words(document.diagnostics));
    return all;
}

void add(tally& sum, diagnostic::severity level) {
    ++(level == diagnostic::severity::error     ? sum.errors
       : level == diagnostic::severity::warning ? sum.warnings
                                                : sum.notes);
}

struct theme_counts {
    std::string_view id;
    tally sum = {};
};

std::vector<theme_counts> by_theme(report_input const& in, shown_findings const& shown) {
    std::vector<theme_counts> out;
    for (auto const& theme : in.themes) out.push_back({theme.id});
    for (auto const& findings : shown) {
        for (auto const& f : findings) {
            auto const id = theme_of(f.shown->rule);
            auto it = std::find_if(out.begin(), out.end(), [&](auto const& t) { return t.id == id; });
            if (it == out.end()) it = out.insert(out.end(), {id});
            add(it->sum, f.shown->level);
        }
    }
    std::erase_if(out, [](auto const& t) { return t.sum.findings() == 0; });
    return out;
}

class writer {
public:
    explicit writer(report_input const& in)
        : in_{in}, words_{phrases_in(in.look.language)}, sum_{count(in)}, shown_{shown_in(in)} {
        sum_.errors = sum_.warnings = sum_.notes = 0;
        for (auto const& findings : shown_) {
            for (auto const& f : findings) add(sum_, f.shown->level);
        }
    }

    std::string write() {
        head();
        not_checked();
        table();
        for (std::size_t i = 0; i < shown_.size(); ++i) findings(in_.documents[i], shown_[i]);
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
        if (auto const unchanged = unchanged_sentence(in_); !unchanged.empty())
            out_ += "\n" + markdown_words(unchanged) + "\n";
    }

    void not_checked() {
        auto const files = unchecked_files(in_);
        if (files.empty()) return;
        out_ += "\n**" + quantity(files.size(), words_.files, in_.look.language) + " ";
        out_.append(files.size() == 1 ? words_.not_checked.one : words_.not_checked.many).append("**\n\n");
        for (auto const& file : files) {
            if (!append("- " + markdown_words(file.message) + "\n")) break;
        }
    }

    void table() {
        if (sum_.findings() == 0) return;
        out_.append("\n| | ").append(words_.errors.many).append(" | ").append(words_.warnings.many);
        out_.append(" | ").append(words_.notes.many).append(" |\n|---|---:|---:|---:|\n");
        for (auto const& t : by_theme(in_, shown_)) row(markdown_words(name_of(t.id)), t.sum, "");
        row("", sum_, "**");
    }

    void row(std::string const& name, tally const& sum, std::string const& mark) {
        std::string line = "| " + name;
        for (auto const n : {sum.errors, sum.warnings, sum.notes}) line += " | " + mark + std::to_string(n) + mark;
        append(line + " |\n");
    }

    std::string name_of(std::string_view id) const {
        for (auto const& theme : in_.themes) {
            if (theme.id == id) return theme.name;
        }
        return std::string{id};
    }

    void findings(checked_document const& document, std::vector<same_words> const& shown) {
        if (shown.empty()) return;
        if (!full_) append("\n### " + markdown_code(artifact_path(document.file->path())) + "\n\n");
        for (auto const& f : shown) {
            if (!full_ && append(item(document, f))) continue;
            full_ = true;  // else small findings after a big one would seem to be all
            add(left_, f.shown->level);
        }
    }

    std::string item(checked_document const& document, same_words const& f) const {
        auto const& d = *f.shown;
        std::string rules = d.rule;
        for (auto const* other : f.others) rules += ", " + other->rule;
        auto const at = region_of(*document.file, d.where);
        std::string out = "- **" + std::string{severity_word(words_, d.level)} + "** " + markdown_code(rules) + " ";
        out += markdown_code(std::to_string(at.start_line) + ":" + std::to_string(at.start_column)) + " ";
        out += markdown_words(message_in_place(d)) + "\n";
        auto const quoted = quotation(document.file->text(), d.where, 300);
        if (!quoted.empty()) out += "  > “" + markdown_words(quoted) + "”\n";
        std::string sources;
        for (auto const& s : source_names(d, 3)) sources += (sources.empty() ? "" : "; ") + s;
        reason(out, words_.source, sources);
        reason(out, words_.help, d.advice);
        reason(out, words_.write, d.wording);
        if (d.needs_lawyer) reason(out, words_.lawyer_label, words_.lawyer);
        return out;
    }

    void reason(std::string& out, std::string_view label, std::string_view said) const {
        if (said.empty()) return;
        out.append("\n  ").append(label).append(words_.colon).append(markdown_words(said)).append("\n");
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
    shown_findings shown_;
    tally left_;  // findings that did not fit
    bool full_ = false;
    std::string out_;
};

}  // namespace

std::string render_markdown(report_input const& in) { return writer{in}.write(); }

}  // namespace cmwlint::report
