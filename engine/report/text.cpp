// The report people read: each finding with its place, the lines it is about, and what it rests on.
#include "report/excerpt.hpp"
#include "report/messages.hpp"
#include "report/report.hpp"
#include "report/same_words.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

ink ink_of(diagnostic::severity level) {
    switch (level) {
        case diagnostic::severity::note:
            return ink::note;
        case diagnostic::severity::warning:
            return ink::warning;
        case diagnostic::severity::error:
            return ink::error;
    }
    return ink::error;
}

// A label at the primary span itself is the text of the ^^^^.
std::vector<mark> marks_of(diagnostic::diagnostic const& d) {
    std::vector<mark> marks{{d.where, true, {}}};
    for (auto const& label : d.labels) {
        if (label.where == d.where && marks[0].text.empty()) {
            marks[0].text = label.text;
        } else {
            marks.push_back({label.where, false, label.text});
        }
    }
    return marks;
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
}

// "para. 30(b)", "paras. 29, 30(b)"; of treaties "article 8(1)"; what has a name of its own ("Principle 7") as it is.
std::string cited(diagnostic::citation const& s, phrases const& words) {
    auto const& paragraphs = s.paragraph;
    bool const numbered = '0' <= paragraphs.front() && paragraphs.front() <= '9';
    if (!numbered) return paragraphs;
    bool const several = paragraphs.find_first_of(",-") != std::string::npos;
    bool const treaty = s.authority == "Convention" || s.authority == "other instrument";
    auto const& unit = treaty ? words.article : words.paragraph;
    return std::string{several ? unit.many : unit.one}.append(" ").append(paragraphs);
}

// The Committee's own words are the rule; that somebody else speaks must be seen: " (panel summary, reporting a
// panellist)".
std::string speaker_of(diagnostic::citation const& s, phrases const& words) {
    bool const own = s.authority.empty() || s.authority == "Convention" || s.authority == "Committee" ||
                     s.authority == "other instrument";
    std::string who = own ? std::string{} : s.authority;
    if (!s.speaker.empty()) {
        bool const article = s.speaker.starts_with("Government of");
        who.append(who.empty() ? "" : ", ").append(words.reporting).append(article ? " the " : " ").append(s.speaker);
    }
    return who.empty() ? who : " (" + who + ")";
}

// A finding names what it rests on most; `cmwlint explain` and the JSON name everything.
constexpr std::size_t most_documents = 3;

// Each document once, where it is first named, with all its paragraphs; the strongest documents only.
std::string sources_of(diagnostic::diagnostic const& d, phrases const& words) {
    std::vector<diagnostic::citation> grouped;
    for (auto const& s : d.sources) {
        auto const same = std::find_if(grouped.begin(), grouped.end(), [&](diagnostic::citation const& g) {
            return g.document == s.document && g.authority == s.authority && g.speaker == s.speaker;
        });
        if (same == grouped.end()) {
            grouped.push_back(s);
        } else if (!s.paragraph.empty()) {
            same->paragraph.append(same->paragraph.empty() ? "" : ", ").append(s.paragraph);
        }
    }
    std::string all;
    std::string_view document;  // named once for all who are heard in it
    std::size_t documents = 0;
    for (auto const& g : grouped) {
        bool const again = g.document == document && !g.paragraph.empty();
        if (!again && ++documents > most_documents) return all + "; …";
        document = g.document;
        if (!again) all.append(all.empty() ? "" : "; ").append(g.document);
        if (!g.paragraph.empty()) all.append(", ").append(cited(g, words));
        all.append(speaker_of(g, words));
    }
    return all;
}

class text_writer {
public:
    explicit text_writer(report_input const& in)
        : in_{in}, words_{phrases_in(in.look.language)}, paint_{in.look.colour} {}

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
    void head(source::source_file const& file, source::span where, ink colour, std::string const& kind,
              std::string_view message) {
        auto const at = file.locate(where.begin);
        std::string place = printable(file.path());
        place.append(":").append(std::to_string(at.line)).append(":").append(std::to_string(at.column)).append(": ");
        out_.append(paint_(ink::strong, place)).append(paint_(colour, kind));
        out_.append(paint_(ink::strong, std::string{": "} + printable(message))).append("\n");
    }

    void remark_line(checked_document const& document, remark const& r) {
        head(*document.file, r.where, r.error ? ink::warning : ink::note, std::string{words_.remark}, r.text);
        out_ += '\n';
    }

    void finding(checked_document const& document, same_words const& f) {
        auto const& d = *f.shown;
        std::string kind{severity_word(words_, d.level)};
        kind.append("[").append(d.rule);
        for (auto const* other : f.others) kind.append(", ").append(other->rule);
        head(*document.file, d.where, ink_of(d.level), kind.append("]"), d.message);
        auto const shown = make_excerpt(*document.file, marks_of(d), {in_.look.width, ink_of(d.level)}, paint_);
        provision(d.provision, shown.gutter);
        std::string const edge = std::string(shown.gutter, ' ') + " |";
        out_.append(paint_(ink::gutter, edge)).append("\n").append(shown.rows);
        out_.append(paint_(ink::gutter, edge)).append("\n");
        for (auto const* other : f.others)
            reason(shown.gutter, ink::strong, words_.also, other->rule + ": " + other->message);
        reasons(d, shown.gutter);
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

    void provision(diagnostic::place const& p, std::size_t gutter) {
        if (p.heading.empty() && (p.label.empty() || p.label == "root")) return;  // the draft as a whole
        std::string place = printable(p.label);
        if (!p.heading.empty()) {
            auto const heading = shortened(p.heading, in_.look.width);
            place.append(place.empty() ? heading : " (" + heading + ")");
        }
        out_.append(paint_(ink::gutter, std::string(gutter, ' ') + "--> ")).append(place).append("\n");
    }

    void reasons(diagnostic::diagnostic const& d, std::size_t gutter) {
        reason(gutter, ink::strong, words_.why, d.why);
        reason(gutter, ink::strong, words_.source, sources_of(d, words_));
        if (!d.convention.empty()) {
            auto const word = d.convention.size() == 1 ? words_.article.one : words_.article.many;
            reason(gutter, ink::strong, words_.convention, std::string{word} + " " + joined(d.convention, ", "));
        }
        reason(gutter, ink::help, words_.help, d.advice);
        if (d.needs_lawyer) reason(gutter, ink::note, words_.lawyer_label, words_.lawyer);
    }

    // `= why: …`, continued under its first word.
    void reason(std::size_t gutter, ink colour, std::string_view label, std::string_view said) {
        if (said.empty()) return;
        std::string const lead = std::string(gutter + 1, ' ') + "= ";
        auto const first = lead.size() + label.size() + words_.colon.size();
        out_.append(paint_(ink::gutter, lead)).append(paint_(colour, label)).append(words_.colon);
        out_.append(wrap(printable(said), in_.look.width, first, lead.size())).append("\n");
    }

    // One line each: what it says, and why it is not among the findings.
    void set_aside() {
        for (auto const& document : in_.documents) {
            for (auto const& s : document.set_aside) {
                std::string kind{word_for(s.by)};
                kind.append(" ").append(severity_word(words_, s.finding.level)).append("[" + s.finding.rule + "]");
                head(*document.file, s.finding.where, ink::note, kind, s.finding.message);
                reason(2, ink::strong, words_.reason, reason_of(s));
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
    tally hidden_;  // findings that stand with another
    bool has_models_ = false;
    std::string out_;
};

}  // namespace

std::string render_text(report_input const& in) { return text_writer{in}.write(); }

}  // namespace cmwlint::report
