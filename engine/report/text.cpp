// The report people read: each finding with its place, the lines it is about, and what it rests on.
#include "report/finding_text.hpp"
#include "report/messages.hpp"
#include "report/report.hpp"
#include "report/same_words.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
}

class text_writer {
public:
    explicit text_writer(report_input const& in)
        : in_{in}, words_{phrases_in(in.look.language)}, paint_{in.look.colour}, text_{in.look} {}

    std::string write() {
        for (auto const& document : in_.documents) {
            for (auto const& r : document.remarks) remark_line(document, r);
            auto const shown = by_same_words(document.diagnostics);
            for (auto const& f : shown) finding(document, f);
            add(shown);
        }
        if (in_.look.show_set_aside) set_aside();
        summary();
        return std::move(out_);
    }

private:
    void remark_line(checked_document const& document, remark const& r) {
        text_.head(out_, *document.file, r.where, r.error ? ink::warning : ink::note, std::string{words_.remark},
                   r.text);
        out_ += '\n';
    }

    void finding(checked_document const& document, same_words const& f) {
        auto const& d = *f.shown;
        auto const kind = std::string{severity_word(words_, d.level)} + "[" + rules_of(f) + "]";
        text_.head(out_, *document.file, d.where, ink_of(d.level), kind, d.message);
        auto const gutter = text_.lines(out_, *document.file, d);
        text_.others(out_, gutter, f);
        text_.reasons(out_, gutter, d);
        out_ += '\n';
    }

    // What is shown is counted: a report that shows one finding does not speak of two.
    void add(std::vector<same_words> const& shown) {
        for (auto const& f : shown) {
            hidden_.errors += count_of(f, diagnostic::severity::error);
            hidden_.warnings += count_of(f, diagnostic::severity::warning);
            hidden_.notes += count_of(f, diagnostic::severity::note);
            has_models_ |= !f.shown->instead.clause.empty();
        }
    }

    static std::size_t count_of(same_words const& f, diagnostic::severity level) {
        return static_cast<std::size_t>(
            std::count_if(f.others.begin(), f.others.end(), [&](auto const* d) { return d->level == level; }));
    }

    // One line each: what it says, and why it is not among the findings.
    void set_aside() {
        for (auto const& document : in_.documents) {
            for (auto const& s : document.set_aside) {
                std::string kind{word_for(s.by)};
                kind.append(" ").append(severity_word(words_, s.finding.level)).append("[" + s.finding.rule + "]");
                text_.head(out_, *document.file, s.finding.where, ink::note, kind, s.finding.message);
                text_.reason(out_, 2, ink::strong, words_.reason, reason_of(s));
                out_ += '\n';
            }
        }
    }

    std::string_view word_for(set_aside_finding::by_what by) const {
        if (by == set_aside_finding::by_what::baseline) return words_.known.one;
        return by == set_aside_finding::by_what::unchanged ? words_.not_changed.one : words_.suppressed.one;
    }

    // "It is so. (Ministry of Labour, until 2027-01-31, cmwlint-suppressions.toml:12)".
    std::string reason_of(set_aside_finding const& s) const {
        if (s.by == set_aside_finding::by_what::unchanged) return not_changed_since(words_, s.written_in);
        std::string more = s.decided_by;
        if (!s.until.empty()) more.append(more.empty() ? "" : ", ").append(words_.until).append(" ").append(s.until);
        more.append(more.empty() ? "" : ", ").append(s.written_in);
        return s.reason.empty() ? more : s.reason + " (" + more + ")";
    }

    // "; 3 suppressed, 2 in the baseline".
    std::string how_many_set_aside(tally const& sum) const {
        auto const language = in_.look.language;
        std::vector<std::string> parts;
        if (sum.suppressed > 0) parts.push_back(quantity(sum.suppressed, words_.suppressed, language));
        if (sum.known > 0) parts.push_back(quantity(sum.known, words_.known, language));
        return parts.empty() ? std::string{} : "; " + joined(parts, ", ");
    }

    void summary() {
        auto sum = count(in_);
        sum.errors -= hidden_.errors;
        sum.warnings -= hidden_.warnings;
        sum.notes -= hidden_.notes;
        auto const language = in_.look.language;
        std::string line;
        if (sum.documents_checked == 0) {
            line = words_.nothing_checked;
        } else {
            line = findings(sum);
            line.append(" ").append(words_.in).append(" ");
            if (sum.findings() > 0 && sum.documents_with_findings < sum.documents_checked) {
                line.append(std::to_string(sum.documents_with_findings)).append(" ").append(words_.of).append(" ");
            }
            line.append(quantity(sum.documents_checked, words_.files, language)).append(what_they_are());
        }
        line.append(how_many_set_aside(sum));
        if (sum.documents_unchecked > 0) {
            line.append("; ").append(quantity(sum.documents_unchecked, words_.files, language)).append(" ");
            line.append(sum.documents_unchecked == 1 ? words_.not_checked.one : words_.not_checked.many)
                .append(words_.colon);
        }
        while (!line.empty() && line.back() == ' ') line.pop_back();
        out_.append(paint_(ink::strong, line)).append("\n");
        if (has_models_) out_.append(words_.explain).append("\n");
        unchecked();
        if (auto const unchanged = unchanged_sentence(in_); !unchanged.empty() && !in_.look.show_set_aside)
            out_.append(printable(unchanged)).append("\n");
    }

    std::string findings(tally const& sum) const {
        auto const language = in_.look.language;
        std::vector<std::string> parts;
        if (sum.errors > 0) parts.push_back(quantity(sum.errors, words_.errors, language));
        if (sum.warnings > 0) parts.push_back(quantity(sum.warnings, words_.warnings, language));
        if (sum.notes > 0) parts.push_back(quantity(sum.notes, words_.notes, language));
        return parts.empty() ? std::string{words_.no_findings} : joined(parts, ", ");
    }

    // " (law, English)" where that is true of all that were checked.
    std::string what_they_are() const {
        checked_document const* first = nullptr;
        for (auto const& document : in_.documents) {
            if (!document.language || document.about_project) continue;
            if (first == nullptr) first = &document;
            if (document.kind != first->kind || document.language != first->language) return {};
        }
        if (first == nullptr) return {};
        std::string what = " (";
        what.append(kind_name(first->kind, in_.look.language)).append(", ");
        return what.append(language_name(*first->language, in_.look.language)).append(")");
    }

    void unchecked() {
        for (auto const& f : in_.failures) out_.append("  ").append(printable(f.message)).append("\n");
        for (auto const& document : in_.documents) {
            if (document.language || document.about_project) continue;
            out_.append("  ").append(printable(document.file->path())).append(words_.colon);
            out_.append(words_.language_unknown).append("\n");
        }
    }

    report_input const& in_;
    phrases const& words_;
    painter paint_;
    finding_text text_;
    tally hidden_;  // findings that stand with another
    bool has_models_ = false;
    std::string out_;
};

}  // namespace

std::string render_text(report_input const& in) { return text_writer{in}.write(); }

}  // namespace cmwlint::report
