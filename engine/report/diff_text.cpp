// A comparison for terminals: what came with its lines and what stood there before, what went, then safeguards.
#include "report/diff.hpp"
#include "report/diff_words.hpp"
#include "report/excerpt.hpp"
#include "report/finding_text.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::size_t quotation_cells = 240;

class writer {
public:
    explicit writer(diff_report const& report)
        : report_{report},
          words_{diff_words_in(report.look.language)},
          phrases_{phrases_in(report.look.language)},
          text_{report.look} {}

    std::string write() {
        for (auto const& draft : report_.drafts) {
            if (report_.drafts.size() > 1 && !says_anything(draft)) continue;
            heading(draft);
            findings(draft);
            for (auto const& s : draft.safeguards)
                if (report_.all || is_change(s.is)) safeguard(draft, s);
        }
        summary();
        return std::move(out_);
    }

private:
    bool says_anything(compared_draft const& draft) const {
        auto const sum = count(draft);
        auto const listed = [&](auto const& all) {
            return std::any_of(all.begin(), all.end(),
                               [&](auto c) { return sum.of(c) > 0 && (report_.all || is_change(c)); });
        };
        return listed(all_finding_changes) || listed(all_safeguard_changes) || !draft.before || !draft.after;
    }

    // "round1.txt → round2.txt (law, English)".
    void heading(compared_draft const& draft) {
        std::string line;
        for (auto const* one : {&draft.before, &draft.after})
            if (*one) line += (line.empty() ? "" : " → ") + printable((*one)->file->path());
        auto const& shown = draft.after ? *draft.after : *draft.before;
        line.append(" (").append(kind_name(shown.kind, report_.look.language)).append(", ");
        line.append(language_name(shown.language, report_.look.language)).append(")");
        out_.append(text_.paint()(ink::strong, line)).append("\n");
        if (!draft.before) note(words_.new_draft);
        if (!draft.after) note(words_.gone_draft);
        if (draft.before && draft.after && draft.before->kind != draft.after->kind)
            note(std::string{words_.before} + std::string{phrases_.colon} + std::string{words_.kind_changed} + " " +
                 std::string{kind_name(draft.before->kind, report_.look.language)});
        out_ += '\n';
    }
    void note(std::string_view words) { text_.reason(out_, 0, ink::note, phrases_.note, words); }

    // Findings of one fate together, so that those which say the same of the same words are one.
    void findings(compared_draft const& draft) {
        for (auto const change : all_finding_changes) {
            if (!report_.all && !is_change(change)) continue;
            std::vector<diagnostic::diagnostic> shown;
            std::vector<compared_finding const*> of;
            for (auto const& f : draft.findings) {
                if (f.is != change) continue;
                shown.push_back(f.after ? *f.after : *f.before);
                of.push_back(&f);
            }
            for (auto const& f : by_same_words(shown))
                finding(draft, *of[static_cast<std::size_t>(f.shown - shown.data())], f);
        }
    }

    void finding(compared_draft const& draft, compared_finding const& f, same_words const& said) {
        auto const& d = *said.shown;
        auto const& file = *(f.after ? draft.after : draft.before)->file;
        bool const good = f.is == finding_change::resolved || f.is == finding_change::milder;
        std::string kind{severity_word(phrases_, d.level)};
        kind.append("[" + rules_of(said) + "] (").append(word_of(words_, f.is)).append(")");
        text_.head(out_, file, d.where, good ? ink::help : ink_of(d.level), kind, d.message);
        if (f.is == finding_change::same || f.is == finding_change::reworded) {
            if (f.is == finding_change::reworded) stood(draft, f, 2);
            out_ += '\n';
            return;
        }
        auto const gutter = text_.lines(out_, file, d);
        text_.others(out_, gutter, said);
        stood(draft, f, gutter);
        if (f.is == finding_change::introduced || f.is == finding_change::graver) text_.reasons(out_, gutter, d);
        out_ += '\n';
    }

    // What stands in the other version.
    void stood(compared_draft const& draft, compared_finding const& f, std::size_t gutter) {
        if (!draft.before || !draft.after) return;
        if (f.before && f.after) {
            auto const& d = *f.before;
            auto const level = std::string{severity_word(phrases_, d.level)};
            auto const what = d.level == f.after->level ? std::string{} : level + ", ";
            auto const words = d.sentence.empty() ? std::string{} : in_file(*draft.before->file, d.sentence);
            say(gutter, words_.before, what + place(*draft.before->file, d.provision, d.where) + quoted(words));
            return;
        }
        if ((f.after ? f.after : f.before)->sentence.empty()) return;  // what the whole draft lacks stands nowhere
        other_version(draft, gutter, f.counterpart, !f.after);
    }

    void other_version(compared_draft const& draft, std::size_t gutter, std::optional<quoted_provision> const& there,
                       bool now) {
        if (!draft.before || !draft.after) return;
        auto const label = now ? words_.now : words_.before;
        auto const& file = *(now ? draft.after : draft.before)->file;
        if (!there) {
            say(gutter, label, std::string{now ? words_.taken_out : words_.no_such});
        } else {
            say(gutter, label, place(file, there->provision, there->where) + quoted(there->text));
        }
    }

    void safeguard(compared_draft const& draft, compared_safeguard const& s) {
        bool const went = !s.after;
        auto const& clause = went ? *s.before : *s.after;
        auto const& file = *(went ? draft.before : draft.after)->file;
        auto const colour = s.is == safeguard_change::lost                                          ? ink::error
                            : s.is == safeguard_change::fewer || s.is == safeguard_change::reworded ? ink::warning
                            : s.is == safeguard_change::gained                                      ? ink::help
                                                                                                    : ink::note;
        text_.head(out_, file, clause.where, colour, std::string{word_of(words_, s.is)} + "[" + s.rule + "]",
                   std::string{words_.against} + std::string{phrases_.colon} + s.asks);
        if (is_change(s.is)) {
            auto const gutter =
                clause.where.empty() ? 2 : text_.lines(out_, file, clause.where, clause.provision, colour);
            if (s.is == safeguard_change::reworded) {
                say(gutter, words_.before,
                    place(*draft.before->file, s.before->provision, s.before->where) + quoted(s.before->text));
            } else if (!clause.where.empty()) {
                other_version(draft, gutter, s.counterpart, went);
            }
            if (s.is == safeguard_change::fewer) text_.reason(out_, gutter, ink::note, phrases_.note, words_.answered);
            if (s.is == safeguard_change::moot && draft.after)
                text_.reason(out_, gutter, ink::note, phrases_.note, words_.off_topic);
        }
        out_ += '\n';
    }

    void say(std::size_t gutter, std::string_view label, std::string const& said) {
        text_.reason(out_, gutter, ink::strong, label, said);
    }

    // "Article 11 (Offences), round1.txt:10".
    std::string place(source::source_file const& file, diagnostic::place const& p, source::span where) const {
        auto const name = text_.name_of(p);
        return name + (name.empty() ? "" : ", ") + file.path() + ":" + std::to_string(file.line_of(where.begin));
    }
    static std::string in_file(source::source_file const& file, source::span where) {
        return std::string{source::slice(file.text(), where)};
    }
    static std::string quoted(std::string const& text) {
        return text.empty() ? text : ": “" + shortened(printable(text), quotation_cells) + "”";
    }

    void summary() {
        auto const sum = count(report_);
        auto const colon = phrases_.colon;
        out_.append(text_.paint()(ink::strong, figures_of(words_, sum, colon))).append("\n");
        if (auto const safeguards = safeguard_figures_of(words_, sum, colon); !safeguards.empty())
            out_.append(text_.paint()(ink::strong, safeguards)).append("\n");
        auto const stayed =
            sum.of(finding_change::same) + sum.of(finding_change::reworded) + sum.of(safeguard_change::same);
        if (!report_.all && stayed > 0) out_.append(words_.list_all).append("\n");
        for (auto const& f : report_.failures) out_.append("  ").append(printable(f.message)).append("\n");
    }

    diff_report const& report_;
    diff_words const& words_;
    phrases const& phrases_;
    finding_text text_;
    std::string out_;
};

}  // namespace

std::string render_diff_text(diff_report const& report) { return writer{report}.write(); }

}  // namespace cmwlint::report
