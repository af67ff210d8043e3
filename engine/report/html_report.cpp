// The report as one page: the draft with its outline, findings marked in place and explained beside it. Everything that
// comes from drafts and packs goes through `escaped`; the page asks no network for anything and says so to the browser.
#include "report/html_draft.hpp"
#include "report/html_page.hpp"
#include "report/html_text.hpp"
#include "report/html_words.hpp"
#include "report/machine.hpp"
#include "report/matrix_words.hpp"
#include "report/messages.hpp"
#include "report/page_words.hpp"
#include "report/same_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace cmwlint::report {
namespace {

using diagnostic::severity;

constexpr std::array levels{severity::error, severity::warning, severity::note};
constexpr std::size_t deepest = 4;              // of the outline's indentation
constexpr std::size_t longest_quotation = 160;  // bytes of words shown in a card

std::string element(std::string_view tag, std::string_view attributes, std::string const& content) {
    std::string out = "<";
    out += tag;
    if (!attributes.empty()) out.append(" ").append(attributes);
    return out + ">" + content + "</" + std::string(tag) + ">";
}

// A text whose language is not the page's for certain: its own first letter says in which direction it runs.
std::string own(std::string_view text) { return element("bdi", "", escaped(text)); }

struct card {
    std::size_t number = 0;
    same_words says;
};

// One file of the report, with its findings numbered in the order in which the page shows them.
struct shown_file {
    checked_document const* document = nullptr;
    std::size_t number = 0;
    std::vector<card> whole;   // about the draft as a whole
    std::vector<card> placed;  // in the order of the text
    std::vector<html_stretch> stretches;
};

class page {
public:
    explicit page(report_input const& in)
        : in_{in},
          language_{&phrases_in(in.look.language) == &phrases_in(text::language::en) ? text::language::en
                                                                                     : in.look.language},
          words_{html_words_in(language_)},
          phrases_{phrases_in(language_)},
          headings_{page_words_in(language_)},
          fixed_{matrix_words_in(language_)} {
        for (auto const& rule : in.rules)
            if (rule.of_absence) of_absence_.insert(rule.id);
        for (auto const& document : in.documents) add(document);
    }

    std::string run() {
        head();
        opening();
        bar();
        out_ +=
            "<main id=\"findings\">\n<p class=\"empty soft\" hidden>" + std::string(words_.nothing_shown) + "</p>\n";
        for (auto const& f : files_) file(f);
        out_ += "</main>\n<footer class=\"page\">" + std::string(fixed_.made_with) + " <bdi>cmwlint " +
                escaped(in_.version) + "</bdi></footer>\n<script>" + std::string(html_page_script()) +
                "</script>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    // What is missing from a draft is said at its title, where a card would only push the text apart.
    bool of_whole_draft(diagnostic::diagnostic const& d) const {
        return d.where.empty() || (of_absence_.contains(d.rule) && provision_label(d.provision).empty());
    }

    void add(checked_document const& document) {
        shown_file f{&document, files_.size() + 1, {}, {}, stretches_of(document)};
        for (auto const& group : by_same_words(document.diagnostics))
            (of_whole_draft(*group.shown) ? f.whole : f.placed).push_back({0, group});
        std::stable_sort(f.placed.begin(), f.placed.end(), [](card const& a, card const& b) {
            return a.says.shown->where.begin < b.says.shown->where.begin;
        });
        for (auto* cards : {&f.whole, &f.placed})
            for (auto& c : *cards) c.number = ++cards_;
        files_.push_back(std::move(f));
    }

    std::string lang() const {
        return "lang=\"" + std::string(text::code(language_)) + "\" dir=\"" + std::string(direction(language_)) + "\"";
    }

    void head() {
        out_ = "<!DOCTYPE html>\n<html " + lang() +
               ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
               "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<meta name=\"generator\" content=\"cmwlint " +
               escaped(in_.version) + "\">\n<title>" + escaped(words_.title);
        if (files_.size() == 1) out_ += " – " + escaped(files_.front().document->file->path());
        out_ += "</title>\n<style>" + std::string(html_page_style()) + "</style>\n</head>\n<body>\n";
    }

    std::string counts(std::size_t errors, std::size_t warnings, std::size_t notes) const {
        if (errors + warnings + notes == 0) return escaped(phrases_.no_findings);
        std::string out;
        auto const say = [&](std::size_t n, counted const& word, severity level) {
            if (n == 0) return;
            out += (out.empty() ? "" : " ") + element("span", "class=\"count " + std::string(name(level)) + "\"",
                                                      escaped(quantity(n, word, language_)));
        };
        say(errors, phrases_.errors, severity::error);
        say(warnings, phrases_.warnings, severity::warning);
        say(notes, phrases_.notes, severity::note);
        return out;
    }

    void opening() {
        auto const sum = count(in_);
        out_ += "<a class=\"skip\" href=\"#findings\">" + std::string(words_.skip) +
                "</a>\n<header class=\"page\">\n<h1>" + escaped(words_.title) + "</h1>\n<p>" +
                counts(sum.errors, sum.warnings, sum.notes) + "</p>\n<p class=\"caution\">" + escaped(fixed_.caution) +
                "</p>\n";
        for (auto const& f : in_.failures)
            out_ += "<p role=\"alert\"><strong>" + std::string(fixed_.unread) + std::string(fixed_.colon) +
                    "</strong><bdi lang=\"en\">" + escaped(f.message) + "</bdi></p>\n";
        if (files_.size() > 1) {
            out_ += "<nav class=\"files\" aria-label=\"" + std::string(fixed_.contents) + "\"><ul>\n";
            for (auto const& f : files_)
                out_ += "<li><a href=\"#f" + std::to_string(f.number) + "\">" + own(f.document->file->path()) +
                        "</a> " + counts_of(*f.document) + "</li>\n";
            out_ += "</ul></nav>\n";
        }
        out_ += "</header>\n";
    }

    std::string counts_of(checked_document const& document) const {
        std::array<std::size_t, 3> n{};
        for (auto const& d : document.diagnostics) ++n[static_cast<std::size_t>(d.level)];
        return counts(n[2], n[1], n[0]);
    }

    // What can be chosen: only what occurs.
    void bar() {
        std::set<severity> occurring;
        std::map<std::string, std::string> themes, sources;
        for (auto const& document : in_.documents)
            for (auto const& d : document.diagnostics) {
                occurring.insert(d.level);
                std::string const theme{theme_of(d.rule)};
                themes[theme] = theme_name(theme);
                for (auto const& s : d.sources) sources[s.document] = s.document;
            }
        out_ += "<div class=\"bar\" role=\"region\" aria-label=\"" + std::string(fixed_.show) +
                "\"><div>\n<button type=\"button\" data-level=\"\" aria-pressed=\"true\">" + std::string(fixed_.all) +
                "</button>\n";
        for (auto const level : levels)
            if (occurring.contains(level))
                out_ += "<button type=\"button\" data-level=\"" + std::string(name(level)) +
                        "\" aria-pressed=\"false\">" + escaped(severity_word(headings_, level)) + "</button>\n";
        choice("theme", words_.theme, words_.all_themes, themes);
        choice("source", words_.source, words_.all_sources, sources);
        for (auto const& [by, word] : {std::pair{"-1", words_.previous}, std::pair{"1", words_.next}})
            out_ += "<button type=\"button\" data-step=\"" + std::string(by) + "\" title=\"" + escaped(words_.keys) +
                    "\">" + escaped(word) + "</button>\n";
        out_ += "<output aria-live=\"polite\" data-form=\"" + escaped(words_.shown) + "\"></output>\n</div></div>\n";
    }

    void choice(std::string const& what, std::string_view label, std::string_view all,
                std::map<std::string, std::string> const& values) {
        if (values.size() < 2) return;
        out_ += "<label>" + escaped(label) + " <select name=\"" + what + "\"><option value=\"\">" + escaped(all) +
                "</option>";
        for (auto const& [value, shown] : values)
            out_ += "<option value=\"" + escaped(value) + "\">" + escaped(shown) + "</option>";
        out_ += "</select></label>\n";
    }

    std::string theme_name(std::string const& id) const {
        auto const it = std::find_if(in_.themes.begin(), in_.themes.end(), [&](auto const& t) { return t.id == id; });
        return it == in_.themes.end() ? id : it->name;
    }

    void file(shown_file const& f) {
        auto const& document = *f.document;
        auto const id = "f" + std::to_string(f.number);
        out_ += "<section class=\"file\" id=\"" + id + "\" aria-labelledby=\"" + id + "-name\">\n<h2 id=\"" + id +
                "-name\"><bdi dir=\"ltr\">" + escaped(document.file->path()) + "</bdi></h2>\n<p class=\"soft\">";
        if (document.language)
            out_ += escaped(kind_word(fixed_, document.kind)) + " · <span lang=\"" +
                    std::string(text::code(*document.language)) + "\">" + std::string(autonym(*document.language)) +
                    "</span> · ";
        out_ +=
            (document.language || document.about_project ? counts_of(document) : escaped(phrases_.language_unknown)) +
            "</p>\n";
        remarks(document);
        if (!f.whole.empty())
            out_ += "<div class=\"whole\">\n<h3 class=\"part\">" + escaped(words_.whole_draft) + "</h3>\n" +
                    cards(f, f.whole, 0, f.whole.size()) + "</div>\n";
        set_aside(document);
        draft(f, id);
        out_ += "</section>\n";
    }

    void remarks(checked_document const& document) {
        if (document.remarks.empty()) return;
        out_ += "<ul class=\"soft\" aria-label=\"" + escaped(words_.remarks) + "\">";
        for (auto const& r : document.remarks) out_ += "<li lang=\"en\">" + own(r.text) + "</li>";
        out_ += "</ul>\n";
    }

    void set_aside(checked_document const& document) {
        if (document.set_aside.empty()) return;
        out_ += "<details class=\"aside\"><summary>" + escaped(words_.set_aside) + " (" +
                std::to_string(document.set_aside.size()) + ")</summary><ul>\n";
        for (auto const& s : document.set_aside) {
            out_ += "<li><code>" + escaped(s.finding.rule) + "</code> " + own(s.finding.message);
            if (!s.finding.where.empty()) out_ += " <span class=\"meta\">" + place(document, s.finding) + "</span>";
            bool const unchanged = s.by == set_aside_finding::by_what::unchanged;
            auto const where = unchanged ? not_changed_since(phrases_, s.written_in) : s.written_in;
            for (auto const& said : {s.reason, s.decided_by, s.until, where})
                if (!said.empty()) out_ += " · " + own(said);
            out_ += "</li>\n";
        }
        out_ += "</ul></details>\n";
    }

    void draft(shown_file const& f, std::string const& id) {
        auto const& document = *f.document;
        auto const& stretches = f.stretches;
        bool const outlined = !document.headings.empty();
        out_ += outlined ? "<div class=\"draft\">\n" : "<div class=\"draft plain\">\n";
        if (outlined) outline(f, id);
        std::vector<html_mark> marks;
        for (auto const& c : f.placed) {
            marks.push_back({c.says.shown->where, c.number, c.says.shown->level});
            for (auto const* d : c.says.others) marks.push_back({d->where, c.number, c.says.shown->level});
        }
        std::stable_sort(marks.begin(), marks.end(),
                         [](auto const& a, auto const& b) { return a.where.begin < b.where.begin; });
        html_draft writer{document, std::move(marks)};
        auto const lang = document.language ? "lang=\"" + std::string(text::code(*document.language)) + "\" dir=\"" +
                                                  std::string(direction(*document.language)) + "\""
                                            : std::string("dir=\"auto\"");
        out_ += "<div class=\"rows\">\n";
        std::size_t next = 0;
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            auto const first = next;
            bool const last = i + 1 == stretches.size();
            while (next < f.placed.size() && (last || f.placed[next].says.shown->where.begin < stretches[i].where.end))
                ++next;
            out_ += "<div class=\"row\" id=\"" + id + "-" + std::to_string(i + 1) + "\">\n<div class=\"text\" " + lang +
                    ">" + writer.write(stretches[i].where) + "</div>\n" + cards(f, f.placed, first, next) + "</div>\n";
        }
        out_ += "</div>\n</div>\n";
    }

    void outline(shown_file const& f, std::string const& id) {
        auto const& stretches = f.stretches;
        auto const& headings = f.document->headings;
        out_ += "<nav class=\"outline\" aria-label=\"" + escaped(words_.outline) + " – " +
                escaped(f.document->file->path()) + "\"" +
                (f.document->language ? " lang=\"" + std::string(text::code(*f.document->language)) + "\" dir=\"" +
                                            std::string(direction(*f.document->language)) + "\""
                                      : "") +
                ">\n<ol>\n";
        std::size_t stretch = 0, card = 0;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            auto const end = i + 1 < headings.size() ? headings[i + 1].where.begin : f.document->file->size() + 1;
            while (stretch + 1 < stretches.size() && stretches[stretch + 1].where.begin <= headings[i].where.begin)
                ++stretch;
            std::size_t n = 0;
            auto gravest = severity::note;
            for (; card < f.placed.size() && f.placed[card].says.shown->where.begin < end; ++card) {
                auto const& d = *f.placed[card].says.shown;
                if (d.where.begin < headings[i].where.begin) continue;  // before the first heading
                ++n;
                gravest = std::max(gravest, d.level);
            }
            out_ += "<li class=\"d" + std::to_string(std::min(headings[i].depth, deepest)) + "\"><a href=\"#" + id +
                    "-" + std::to_string(stretch + 1) + "\">" + own(headings[i].text);
            if (n > 0)
                out_ += " <span class=\"count " + std::string(name(gravest)) + "\">" + std::to_string(n) + "</span>";
            out_ += "</a></li>\n";
        }
        out_ += "</ol></nav>\n";
    }

    std::string cards(shown_file const& f, std::vector<card> const& all, std::size_t from, std::size_t to) const {
        if (from == to) return {};
        std::string out = "<ul class=\"cards\">\n";
        for (auto i = from; i < to; ++i) {
            auto const& c = all[i];
            out += "<li class=\"card " + std::string(name(c.says.shown->level)) + "\" id=\"c" +
                   std::to_string(c.number) + "\">\n" + finding(f, *c.says.shown);
            for (auto const* d : c.says.others) out += finding(f, *d);
            out += "</li>\n";
        }
        return out + "</ul>\n";
    }

    // "Article 42, line 120", a link to the words.
    std::string place(checked_document const& document, diagnostic::diagnostic const& d) const {
        auto const label = provision_label(d.provision);
        return (label.empty() ? "" : own(label) + std::string(fixed_.comma)) + escaped(fixed_.line) + " " +
               std::to_string(document.file->line_of(d.where.begin));
    }

    std::string finding(shown_file const& f, diagnostic::diagnostic const& d) const {
        auto const& document = *f.document;
        std::string documents;
        for (auto const& s : d.sources) documents += (documents.empty() ? "" : "|") + s.document;
        std::string const level{name(d.level)};
        std::string out = "<div class=\"finding\" data-level=\"" + level + "\" data-theme=\"" +
                          escaped(theme_of(d.rule)) + "\" data-source=\"" + escaped(documents) +
                          "\">\n<div><span class=\"level " + level + "\">" +
                          escaped(severity_word(headings_, d.level)) + "</span> <span class=\"meta\"><code>" +
                          escaped(d.rule) + "</code>";
        if (!of_whole_draft(d))
            out += " · <a class=\"at\" href=\"#" + row_of(f, d.where.begin) + "\">" + place(document, d) + "</a>";
        if (d.needs_lawyer) out += " · " + escaped(headings_.lawyer);
        out += "</span></div>\n<h3><button type=\"button\" aria-expanded=\"true\">" + own(d.message) +
               "</button></h3>\n<div class=\"more\">";
        part(out, headings_.why, d.why.empty() ? "" : "<p>" + own(d.why) + "</p>");
        part(out, headings_.advice, (d.advice.empty() ? "" : "<p>" + own(d.advice) + "</p>") + wording(document, d));
        part(out, headings_.model, model(document, d));
        part(out, headings_.sources, sources(d));
        part(out, headings_.convention, convention(d));
        labels(out, document, d);
        return out + "</div></div>\n";
    }

    static void part(std::string& out, std::string_view heading, std::string const& content) {
        if (!content.empty()) out += element("h4", "", escaped(heading)) + content + "\n";
    }

    // In the language of the draft, as model clauses are.
    [[nodiscard]] std::string wording(checked_document const& document, diagnostic::diagnostic const& d) const {
        if (d.wording.empty()) return {};
        auto const lang = document.language ? " lang=\"" + std::string(text::code(*document.language)) + "\"" : "";
        return "<p>" + escaped(phrases_.write) + std::string(fixed_.colon) + "<q dir=\"auto\"" + lang + ">" +
               escaped(d.wording) + "</q></p>";
    }

    std::string model(checked_document const& document, diagnostic::diagnostic const& d) const {
        if (d.instead.clause.empty()) return {};
        std::string lines;  // a clause keeps its lines
        for (std::size_t at = 0; at <= d.instead.clause.size();) {
            auto const end = std::min(d.instead.clause.find('\n', at), d.instead.clause.size());
            lines += (lines.empty() ? "" : "\n") + escaped(std::string_view{d.instead.clause}.substr(at, end - at));
            at = end + 1;
        }
        auto const lang = document.language ? " lang=\"" + std::string(text::code(*document.language)) + "\"" : "";
        std::string out = "<blockquote dir=\"auto\"" + lang + ">" + lines + "</blockquote><p class=\"meta\">";
        if (!d.instead.note.empty()) out += own(d.instead.note) + " · ";
        return out + escaped(headings_.model_caution) + "</p>";
    }

    std::string sources(diagnostic::diagnostic const& d) const {
        std::string out;
        for (auto const& s : d.sources) {
            out += "<li><bdi lang=\"en\">" + escaped(s.document);
            if (!s.paragraph.empty()) out += ", " + escaped(s.paragraph);
            out += "</bdi>";
            if (!s.speaker.empty())
                out += " <span class=\"meta\">(" + escaped(headings_.reporting) + " <bdi lang=\"en\">" +
                       escaped(s.speaker) + "</bdi>)</span>";
            out += "</li>";
        }
        return out.empty() ? out : "<ul>" + out + "</ul>";
    }

    std::string convention(diagnostic::diagnostic const& d) const {
        std::string out;
        for (auto const& a : d.convention) out += (out.empty() ? "" : std::string(fixed_.comma)) + own(a);
        return out.empty() ? out : "<p>" + out + "</p>";
    }

    // Other words that the finding speaks of.
    void labels(std::string& out, checked_document const& document, diagnostic::diagnostic const& d) const {
        for (auto const& l : d.labels) {
            if (l.text.empty() || l.where.empty()) continue;
            auto const quoted = text::printed(document.file->text(), document.edits, l.where);
            out += "<p class=\"meta\">" + own(l.text) + std::string(fixed_.colon) + "<q dir=\"auto\">" +
                   escaped(quotation(quoted, {0, static_cast<std::uint32_t>(quoted.size())}, longest_quotation)) +
                   "</q> (" + escaped(fixed_.line) + " " + std::to_string(document.file->line_of(l.where.begin)) +
                   ")</p>\n";
        }
    }

    // The id of the stretch in which an offset lies.
    static std::string row_of(shown_file const& f, std::uint32_t offset) {
        auto const after = std::upper_bound(f.stretches.begin(), f.stretches.end(), offset,
                                            [](std::uint32_t at, auto const& s) { return at < s.where.begin; });
        auto const row = std::max<std::ptrdiff_t>(1, after - f.stretches.begin());
        return "f" + std::to_string(f.number) + "-" + std::to_string(row);
    }

    report_input const& in_;
    text::language language_;
    html_words const& words_;
    phrases const& phrases_;
    page_words const& headings_;
    matrix_words const& fixed_;
    std::vector<shown_file> files_;
    std::set<std::string> of_absence_;  // ids of rules
    std::size_t cards_ = 0;
    std::string out_;
};

}  // namespace

std::string render_html(report_input const& in) { return page(in).run(); }

}  // namespace cmwlint::report
