// The matrix as one page. Everything that comes from drafts and packs goes through `escaped`; the page asks no network
// for anything and says so to the browser.
#include "report/html_text.hpp"
#include "report/matrix_page.hpp"
#include "report/matrix_words.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::size_t places_open = 3;  // more are folded away

// "f1-AZE-36-b": letters, digits and hyphens of what names a row.
std::string anchor(std::size_t file, std::string_view document, std::string_view number) {
    std::string out = "f" + std::to_string(file + 1);
    for (auto const part : {document, number}) {
        out += '-';
        for (char const c : part) {
            bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain)
                out += c;
            else if (out.back() != '-')
                out += '-';
        }
        while (out.back() == '-') out.pop_back();
    }
    return out;
}

class page {
public:
    explicit page(conformity_matrix const& m) : m_{m}, words_{matrix_words_in(m.look.language)} {
        // Where the matrix does not speak the language it speaks English.
        language_ = &words_ == &matrix_words_in(text::language::en) ? text::language::en : m.look.language;
    }

    std::string run() {
        head();
        out_ += "<a class=\"skip\" href=\"#matrix\">" + std::string(words_.contents) +
                "</a>\n<header class=\"page\">\n<h1>" + title() + "</h1>\n<p class=\"caution\">" +
                escaped(words_.caution) + "</p>\n";
        failures();
        if (m_.files.size() > 1) contents();
        out_ += "</header>\n";
        bar();
        out_ += "<main id=\"matrix\">\n";
        for (file_ = 0; file_ < m_.files.size(); ++file_) draft();
        out_ +=
            "</main>\n<footer class=\"page\">" + std::string(words_.made_with) + " <bdi>cmwlint " + escaped(m_.version);
        for (auto const& p : m_.packs) out_ += ", " + escaped(p);
        out_ += "</bdi></footer>\n<script>" + std::string(matrix_page_script()) + "</script>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    std::string title() const { return escaped(m_.by_article ? words_.by_article_title : words_.title); }

    void head() {
        out_ = "<!DOCTYPE html>\n<html lang=\"" + std::string(text::code(language_)) + "\" dir=\"" +
               std::string(direction(language_)) +
               "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
               "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<meta name=\"generator\" content=\"cmwlint " +
               escaped(m_.version) + "\">\n<title>" + title();
        if (m_.files.size() == 1) out_ += " – " + escaped(m_.files.front().file->path());
        out_ += "</title>\n<style>" + std::string(matrix_page_style()) + "</style>\n</head>\n<body>\n";
    }

    void failures() {
        for (auto const& f : m_.failures)
            out_ += "<p role=\"alert\"><strong>" + std::string(words_.unread) + std::string(words_.colon) +
                    "</strong><bdi lang=\"en\">" + escaped(f.message) + "</bdi></p>\n";
    }

    void contents() {
        out_ += "<nav class=\"files\" aria-label=\"" + std::string(words_.contents) + "\"><ul>\n";
        for (std::size_t i = 0; i < m_.files.size(); ++i)
            out_ += "<li><a href=\"#f" + std::to_string(i + 1) + "\"><bdi>" + escaped(m_.files[i].file->path()) +
                    "</bdi></a></li>\n";
        out_ += "</ul></nav>\n";
    }

    // Buttons for the results that occur.
    void bar() {
        out_ += "<div class=\"bar\" role=\"region\" aria-label=\"" + std::string(words_.show) +
                "\"><div>\n<span class=\"soft\">" + std::string(words_.show) +
                "</span>\n<button type=\"button\" value=\"\" aria-pressed=\"true\">" + std::string(words_.all) +
                "</button>\n";
        for (auto const v : all_verdicts) {
            std::size_t count = 0;
            for (std::size_t i = 0; i < m_.files.size(); ++i) count += shown_with(i, v);
            if (count == 0) continue;
            out_ += "<button type=\"button\" value=\"" + std::string(name(v)) +
                    "\" aria-pressed=\"false\"><span class=\"sign\" aria-hidden=\"true\">" + std::string(symbol_of(v)) +
                    "</span> " + std::string(words_of(words_, v).name) + "</button>\n";
        }
        // "12 of 90 rows shown"; Chinese sets the words elsewhere, and needs no space.
        std::string const form = language_ == text::language::zh
                                     ? "{n} / {all} " + std::string(words_.shown)
                                     : "{n} " + std::string(words_.of) + " {all} " + std::string(words_.shown);
        out_ += "<output aria-live=\"polite\" data-form=\"" + escaped(form) + "\"></output>\n</div></div>\n";
    }

    std::size_t shown_with(std::size_t file, verdict v) const {
        std::size_t count = 0;
        for (auto const& group : m_.groups)
            for (auto const& row : group.rows) count += row.results[file].is == v && is_shown(m_, row, file) ? 1 : 0;
        return count;
    }

    void draft() {
        auto const& f = m_.files[file_];
        out_ += "<section class=\"draft\" id=\"f" + std::to_string(file_ + 1) + "\">\n<h2><bdi dir=\"ltr\">" +
                escaped(f.file->path()) + "</bdi></h2>\n<p class=\"soft\">" + std::string(kind_word(words_, f.kind)) +
                " · <span lang=\"" + std::string(text::code(f.language)) + "\">" + std::string(autonym(f.language)) +
                "</span></p>\n<dl class=\"sum\">\n";
        auto const counts = tally_of(m_, file_);
        for (auto const v : all_verdicts) {
            auto const& said = words_of(words_, v);
            if (auto const n = counts[static_cast<std::size_t>(v)]; n > 0)
                out_ += "<div class=\"" + std::string(name(v)) + "\"><dt><span aria-hidden=\"true\">" +
                        std::string(symbol_of(v)) + "</span> " + std::string(said.name) + "</dt><dd class=\"n\">" +
                        std::to_string(n) + "</dd><dd class=\"what\">" + escaped(said.meaning) + "</dd></div>\n";
        }
        out_ += "</dl>\n<p class=\"empty\">" + std::string(words_.nothing_shown) + "</p>\n";
        for (auto const& group : m_.groups) document(group);
        out_ += "</section>\n";
    }

    void document(matrix_group const& group) {
        bool const any = std::any_of(group.rows.begin(), group.rows.end(),
                                     [&](auto const& row) { return is_shown(m_, row, file_); });
        if (!any) return;
        auto const id = anchor(file_, group.key, "");
        out_ += "<section class=\"document\" aria-labelledby=\"" + id + "\">\n<h3 id=\"" + id + "\"><bdi lang=\"en\">" +
                escaped(group.symbol) + "</bdi></h3>\n<p class=\"soft\" lang=\"en\" dir=\"ltr\">" +
                escaped(group.title) + "</p>\n";
        if (auto const note = authority_note(words_, group.authority); !note.empty())
            out_ += "<p class=\"note\">" + escaped(note) + "</p>\n";
        out_ +=
            "<table>\n<colgroup><col class=\"number\"><col class=\"says\"><col "
            "class=\"result\"><col></colgroup>\n<thead><tr>";
        for (auto const heading :
             {m_.by_article ? words_.article : words_.paragraph, words_.says, words_.verdict, words_.where})
            out_ += "<th scope=\"col\">" + std::string(heading) + "</th>";
        out_ += "</tr></thead>\n<tbody>\n";
        for (auto const& row : group.rows) {
            if (is_shown(m_, row, file_)) write(group, row);
        }
        out_ += "</tbody>\n</table>\n</section>\n";
    }

    void write(matrix_group const& group, matrix_row const& row) {
        auto const& result = row.results[file_];
        auto const id = anchor(file_, group.key, row.number);
        std::string const is(name(result.is));
        out_ += "<tr id=\"" + id + "\" class=\"" + is + "\" data-result=\"" + is +
                "\">\n<th scope=\"row\"><a href=\"#" + id + "\"><bdi>" + escaped(row.number) +
                "</bdi></a></th>\n<td class=\"says\"><div lang=\"en\" dir=\"ltr\">" + escaped(row.says) + "</div>" +
                meta(row) + "</td>\n<td><span class=\"verdict " + is + "\"><span class=\"sign\" aria-hidden=\"true\">" +
                std::string(symbol_of(result.is)) + "</span> " + std::string(words_of(words_, result.is).name) +
                "</span></td>\n<td>" + where(row, result) + "</td>\n</tr>\n";
    }

    std::string meta(matrix_row const& row) const {
        std::vector<std::string> parts;
        if (!row.kind.empty()) parts.emplace_back(escaped(paragraph_kind_word(words_, row.kind)));
        if (!row.speaker.empty())
            parts.push_back(std::string(words_.said_by) + " <bdi lang=\"en\">" + escaped(row.speaker) + "</bdi>");
        if (!row.articles.empty() && !m_.by_article) {
            std::string all;
            for (auto const& a : row.articles) all += (all.empty() ? "" : std::string(words_.comma)) + escaped(a);
            parts.push_back(std::string(words_.articles) + " <bdi>" + all + "</bdi>");
        }
        std::string out;
        for (auto const& p : parts) out += (out.empty() ? "" : " · ") + p;
        return out.empty() ? out : "<div class=\"meta\">" + out + "</div>";
    }

    std::string where(matrix_row const& row, matrix_result const& result) const {
        std::string out;
        if (result.because != inapplicable::no)
            out += "<p class=\"soft\">" +
                   escaped(result.because == inapplicable::other_kind ? words_.other_kind : words_.off_topic) + "</p>";
        std::vector<matrix_place const*> all;
        auto const clauses = clauses_shown(result);
        for (auto const* places : {&result.faults, &clauses})
            for (auto const& p : *places) all.push_back(&p);
        out += list(all, 0, std::min(all.size(), places_open));
        if (all.size() > places_open)
            out += "<details><summary>+ " + std::to_string(all.size() - places_open) + " " + std::string(words_.more) +
                   "</summary>" + list(all, places_open, all.size()) + "</details>";
        if (!row.why_not.empty() && result.is != verdict::not_applicable)
            out += "<p class=\"meta\">" + std::string(words_.cannot_show) + std::string(words_.colon) +
                   "<bdi lang=\"en\">" + escaped(row.why_not) + "</bdi></p>";
        return out;
    }

    std::string list(std::vector<matrix_place const*> const& all, std::size_t from, std::size_t to) const {
        if (from == to) return {};
        std::string out = "<ul class=\"places\">";
        for (auto i = from; i < to; ++i) out += place(*all[i]);
        return out + "</ul>";
    }

    std::string place(matrix_place const& p) const {
        auto const v = p.level ? verdict::violated : verdict::satisfied;
        auto const& file = m_.files[file_];
        auto const at = "<bdi>" + escaped(place_words(words_, p, *file.file)) + "</bdi>";
        std::string out = "<li class=\"" + std::string(name(v)) + "\"><span class=\"sign\">" +
                          std::string(symbol_of(v)) + "</span> <span class=\"at\">" + at + "</span> ";
        out += p.level ? "<bdi>" + escaped(p.message) + "</bdi>" : std::string(words_.complies);
        out += " <code>" + escaped(p.rule) + "</code>";
        std::string remark(severity_word(words_, p));
        if (p.needs_lawyer) remark += (remark.empty() ? "" : std::string(words_.comma)) + std::string(words_.lawyer);
        if (!remark.empty()) out += " <span class=\"meta\">" + escaped(remark) + "</span>";
        if (!p.quotation.empty())
            out += "<blockquote lang=\"" + std::string(text::code(file.language)) + "\" dir=\"" +
                   std::string(direction(file.language)) + "\">" + quotation(p) + "</blockquote>";
        return out + "</li>";
    }

    // The sentence with the words that make the case marked.
    static std::string quotation(matrix_place const& p) {
        auto const at = p.words.empty() ? std::string::npos : p.quotation.rfind(p.words);
        if (at == std::string::npos || p.words.size() == p.quotation.size()) return escaped(p.quotation);
        return escaped(p.quotation.substr(0, at)) + "<mark>" + escaped(p.words) + "</mark>" +
               escaped(p.quotation.substr(at + p.words.size()));
    }

    conformity_matrix const& m_;
    matrix_words const& words_;
    text::language language_ = text::language::en;
    std::size_t file_ = 0;
    std::string out_;
};

}  // namespace

std::string render_matrix_html(conformity_matrix const& m) { return page(m).run(); }

}  // namespace cmwlint::report
