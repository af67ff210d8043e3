// Rule pages as text for a terminal.
#include "report/rule_page.hpp"

#include "report/page_words.hpp"
#include "report/terminal.hpp"

namespace cmwlint::report {
namespace {

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
}

class page_writer {
public:
    page_writer(rule_page const& page, page_style const& look)
        : page_{page}, look_{look}, words_{page_words_in(look.language)} {}

    std::string write() {
        head();
        section(words_.why, page_.why);
        grades();
        sources();
        section(words_.convention, joined(page_.convention, ", "));
        section(words_.advice, page_.advice);
        model();
        for (auto const& e : page_.violating) example(words_.violating, e, {});
        for (auto const& e : page_.compliant) example(words_.compliant, e, words_.near_miss);
        section(words_.limits, page_.limits);
        related();
        section(words_.condition, page_.condition);
        return std::move(out_);
    }

private:
    void paragraph(std::string_view text, std::size_t indent) {
        out_.append(indent, ' ').append(wrap(printable(text), look_.width, indent, indent)).append("\n");
    }

    void heading(std::string_view said) { out_.append("\n").append(said).append("\n"); }

    void section(std::string_view said, std::string_view text) {
        if (text.empty()) return;
        heading(said);
        paragraph(text, 2);
    }

    void head() {
        out_ += page_.id + "  " + page_.name + "\n";
        std::string line{severity_word(words_, page_.level)};
        line.append(", ").append(words_.applies_to).append(words_.colon).append(joined(page_.applies_to, ", "));
        if (page_.of_absence) line.append(", ").append(words_.finds_absence);
        paragraph(line + " [" + page_.pack + "]", 0);
        out_ += "\n";
        paragraph(page_.message, 0);
    }

    void grades() {
        if (page_.grades.size() < 2 && !(page_.grades.size() == 1 && page_.grades[0].needs_lawyer)) return;
        heading(words_.grades);
        for (auto const& g : page_.grades) {
            std::string line{severity_word(words_, g.level)};
            line.append(words_.colon).append(g.message);
            if (g.needs_lawyer) line.append(" (").append(words_.lawyer).append(")");
            paragraph(line, 2);
        }
    }

    void sources() {
        if (page_.sources.empty()) return;
        heading(words_.sources);
        for (auto const& s : page_.sources) {
            std::string line = s.cited.document;
            if (!s.cited.paragraph.empty()) {
                line.append(", ");
                bool const treaty = s.cited.authority == "Convention" || s.cited.authority == "other instrument";
                if (!treaty) line.append(words_.paragraph).append(" ");
                line.append(s.cited.paragraph);
            }
            line.append(" (").append(s.cited.authority);
            if (!s.cited.speaker.empty())
                line.append(", ").append(words_.reporting).append(" ").append(s.cited.speaker);
            paragraph(line + ")", 2);
            if (!s.says.empty()) paragraph(s.says, 4);
        }
    }

    void model() {
        if (page_.instead.clause.empty()) return;
        heading(std::string{words_.model} + " (" + std::string{words_.model_caution} + ")");
        quote(page_.instead.clause);
        if (!page_.instead.note.empty()) paragraph(page_.instead.note, 2);
    }

    void example(std::string_view said, page_example const& e, std::string_view before_note) {
        std::string line{said};
        if (!e.note.empty()) {
            line.append(" (");
            if (!before_note.empty()) line.append(before_note).append(words_.colon);
            line.append(printable(e.note)).append(")");
        }
        heading(line);
        quote(e.text);
    }

    void quote(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find('\n', at), text.size());
            std::string line = "  | " + wrap(printable(text.substr(at, end - at)), look_.width, 4, 4);
            while (line.back() == ' ') line.pop_back();
            out_.append(line).append("\n");
            at = end + 1;
        }
    }

    void related() {
        if (page_.related.empty()) return;
        heading(words_.related);
        for (auto const& [id, name] : page_.related) paragraph(id + (name.empty() ? "" : "  " + name), 2);
    }

    rule_page const& page_;
    page_style const& look_;
    page_words const& words_;
    std::string out_;
};

}  // namespace

std::string render_page_text(rule_page const& page, page_style const& look) { return page_writer{page, look}.write(); }

}  // namespace cmwlint::report
