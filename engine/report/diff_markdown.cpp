// A comparison as Markdown: a table of counts, then what changed, draft by draft.
#include "report/diff.hpp"
#include "report/diff_words.hpp"
#include "report/excerpt.hpp"
#include "report/machine.hpp"
#include "report/markdown.hpp"
#include "report/messages.hpp"
#include "report/terminal.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::size_t quotation_cells = 400;

class writer {
public:
    explicit writer(diff_report const& report)
        : report_{report}, words_{diff_words_in(report.look.language)}, phrases_{phrases_in(report.look.language)} {}

    std::string write() {
        auto const sum = count(report_);
        out_ = "## cmwlint diff\n\n" + markdown_words(figures_of(words_, sum, phrases_.colon)) + "\n";
        if (auto const figures = safeguard_figures_of(words_, sum, phrases_.colon); !figures.empty())
            out_ += "\n" + markdown_words(figures) + "\n";
        for (auto const& f : report_.failures) out_ += "\n- " + markdown_words(f.message) + "\n";
        for (auto const& draft : report_.drafts) write(draft);
        return std::move(out_);
    }

private:
    void write(compared_draft const& draft) {
        std::string body;
        for (auto const& f : draft.findings)
            if (report_.all || is_change(f.is)) body += item(draft, f);
        for (auto const& s : draft.safeguards)
            if (report_.all || is_change(s.is)) body += item(draft, s);
        if (body.empty()) return;
        std::string title;
        for (auto const* one : {&draft.before, &draft.after})
            if (*one) title += (title.empty() ? "" : " → ") + markdown_code((*one)->file->path());
        out_ += "\n### " + title + "\n\n";
        if (!draft.before) out_.append(words_.new_draft).append("\n\n");
        if (!draft.after) out_.append(words_.gone_draft).append("\n\n");
        out_ += body;
    }

    std::string item(compared_draft const& draft, compared_finding const& f) const {
        auto const& d = f.after ? *f.after : *f.before;
        auto const& file = *(f.after ? draft.after : draft.before)->file;
        auto out = "- **" + std::string{word_of(words_, f.is)} + "** ";
        out.append(severity_word(phrases_, d.level)).append(" ").append(markdown_code(d.rule));
        out += " " + markdown_code(place(file, d.where)) + " " + markdown_words(message_in_place(d)) + "\n";
        out += quote(source::slice(file.text(), d.sentence.empty() ? d.where : d.sentence));
        if (!draft.before || !draft.after) return out;
        if (f.before && f.after) {
            if (f.is != finding_change::same)
                out += stood(words_.before, *draft.before->file, f.before->where, f.before->provision,
                             source::slice(draft.before->file->text(), f.before->sentence));
        } else if (!d.sentence.empty()) {
            out += other_version(draft, f.counterpart, !f.after);
        }
        return out;
    }

    std::string item(compared_draft const& draft, compared_safeguard const& s) const {
        auto const& clause = s.after ? *s.after : *s.before;
        auto const& file = *(s.after ? draft.after : draft.before)->file;
        auto out = "- **" + std::string{word_of(words_, s.is)} + "** " + markdown_code(s.rule) + " ";
        if (!clause.where.empty()) out += markdown_code(place(file, clause.where)) + " ";
        out += std::string{words_.against} + std::string{phrases_.colon} + markdown_words(s.asks);
        if (auto const label = provision_label(clause.provision); !label.empty())
            out += " (" + markdown_words(label) + ")";
        out += "\n" + quote(clause.text);
        if (!draft.before || !draft.after) return out;
        if (s.is == safeguard_change::reworded)
            out += stood(words_.before, *draft.before->file, s.before->where, s.before->provision, s.before->text);
        if (is_change(s.is) && s.is != safeguard_change::reworded && !clause.where.empty())
            out += other_version(draft, s.counterpart, !s.after);
        if (s.is == safeguard_change::fewer) out += "\n  " + std::string{words_.answered} + "\n";
        if (s.is == safeguard_change::moot) out += "\n  " + std::string{words_.off_topic} + "\n";
        return out;
    }

    std::string other_version(compared_draft const& draft, std::optional<quoted_provision> const& there,
                              bool now) const {
        auto const label = now ? words_.now : words_.before;
        if (there)
            return stood(label, *(now ? draft.after : draft.before)->file, there->where, there->provision, there->text);
        return "\n  " + std::string{label} + std::string{phrases_.colon} +
               std::string{now ? words_.taken_out : words_.no_such} + "\n";
    }

    std::string stood(std::string_view label, source::source_file const& file, source::span where,
                      diagnostic::place const& provision, std::string_view text) const {
        auto const name = provision_label(provision);
        return "\n  " + std::string{label} + std::string{phrases_.colon} + markdown_words(name) +
               (name.empty() ? "" : " ") + markdown_code(place(file, where)) + "\n\n" + quote(text);
    }

    static std::string place(source::source_file const& file, source::span where) {
        auto const at = region_of(file, where);
        return std::to_string(at.start_line) + ":" + std::to_string(at.start_column);
    }

    static std::string quote(std::string_view text) {
        if (text.empty()) return {};
        return "  > “" + markdown_words(shortened(printable(text), quotation_cells)) + "”\n";
    }

    diff_report const& report_;
    diff_words const& words_;
    phrases const& phrases_;
    std::string out_;
};

}  // namespace

std::string render_diff_markdown(diff_report const& report) { return writer{report}.write(); }

}  // namespace cmwlint::report
