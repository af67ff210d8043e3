// The brief as one page. Everything that comes from drafts and packs goes through `escaped`; the page asks no network
// for anything and says so to the browser.
#include "report/brief_layout.hpp"
#include "report/brief_page.hpp"
#include "report/brief_words.hpp"
#include "report/html_text.hpp"

namespace cmwlint::report {
namespace {

std::string_view tone_of(weight w) noexcept {
    return w == weight::serious ? "serious" : w == weight::concern ? "concern" : "remark";
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "30(b)" in Arabic text would come apart, since its parts run in different directions: what begins and
// ends with Latin letters or digits and has a letter in it is set apart.
std::string isolated(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t begin = 0;
        while (begin < text.size() && !is_letter(text[begin]) && !is_digit(text[begin])) ++begin;
        std::size_t end = begin;
        bool letter = false;
        int open = 0;
        for (auto i = begin; i < text.size() && text[i] >= ' ' && text[i] <= '~'; ++i) {
            open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (open < 0) break;
            letter = letter || is_letter(text[i]);
            if (is_letter(text[i]) || is_digit(text[i]) || (text[i] == ')' && open == 0)) end = i + 1;
        }
        out += escaped(text.substr(0, begin));
        auto const said = escaped(text.substr(begin, end - begin));
        out += letter ? "<bdi dir=\"ltr\">" + said + "</bdi>" : said;
        text.remove_prefix(end);
    }
    return out;
}

class page {
public:
    explicit page(brief const& b) : b_{b}, words_{brief_words_in(b.language)} {
        // Where the brief does not speak the language it speaks English.
        language_ = &words_ == &brief_words_in(text::language::en) ? text::language::en : b.language;
    }

    std::string run() {
        head();
        for (auto const& one : fitted(b_)) write(one);
        close_section();
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void head() {
        auto const title = escaped(words_.title);
        out_ = "<!DOCTYPE html>\n<html lang=\"" + std::string(text::code(language_)) + "\" dir=\"" +
               std::string(direction(language_)) +
               "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
               "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'\">\n<meta name=\"generator\" content=\"cmwlint " +
               escaped(b_.version) + "\">\n<title>" + title + (b_.state.empty() ? "" : " – " + escaped(b_.state)) +
               "</title>\n<style>" + std::string(brief_page_style()) + "</style>\n</head>\n<body>\n<main>\n";
    }

    void write(block const& b) {
        bool const item = b.kind == block_kind::item;
        if (item && !list_) out_ += "<ul>\n";
        if (!item) close_list();
        list_ = item;
        auto const text = line(b.text);
        switch (b.kind) {
            case block_kind::title:
                out_ += "<h1>" + text + "</h1>\n";
                break;
            case block_kind::subtitle:
                out_ += "<p class=\"subtitle\">" + text + "</p>\n";
                break;
            case block_kind::heading:
                close_section();
                out_ += "<section aria-labelledby=\"" + escaped(b.anchor) + "\">\n<h2 id=\"" + escaped(b.anchor) +
                        "\">" + text + "</h2>\n";
                section_ = true;
                break;
            case block_kind::finding:
                close_article();
                out_ += "<article class=\"" + std::string(tone_of(b.tone)) + "\" aria-labelledby=\"" +
                        escaped(b.anchor) + "\">\n<h3 id=\"" + escaped(b.anchor) + "\">" + text + "</h3>\n";
                article_ = true;
                break;
            case block_kind::paragraph:
                if (!b.of_finding) close_article();
                out_ += (b.question ? "<p class=\"question\">" : "<p>") + text + "</p>\n";
                break;
            case block_kind::quotation:
                out_ += "<blockquote>" + text + "</blockquote>\n";
                break;
            case block_kind::item:
                out_ += "<li>" + text + "</li>\n";
                break;
            case block_kind::fine:
                out_ += "<p class=\"fine\">" + text + "</p>\n";
                break;
            case block_kind::table:
                table(b.rows);
                break;
        }
    }

    void close_list() {
        if (list_) out_ += "</ul>\n";
        list_ = false;
    }
    void close_article() {
        if (article_) out_ += "</article>\n";
        article_ = false;
    }
    void close_section() {
        close_list();
        close_article();
        if (section_) out_ += "</section>\n";
        section_ = false;
    }

    std::string line(runs const& text) const {
        std::string out;
        for (auto const& r : text) out += styled(r);
        return out;
    }

    std::string styled(report::run const& r) const {
        bool const mixed = language_ == text::language::ar && !r.language && !r.foreign;
        auto said = mixed ? isolated(r.text) : escaped(r.text);
        if (r.foreign) said = "<bdi dir=\"ltr\">" + said + "</bdi>";
        if (r.style == run_style::strong) said = "<strong>" + said + "</strong>";
        if (r.style == run_style::soft) said = "<span class=\"soft\">" + said + "</span>";
        if (r.style == run_style::fault) said = "<mark>" + said + "</mark>";
        if (!r.language || *r.language == language_) return said;
        return "<bdi lang=\"" + std::string(text::code(*r.language)) + "\" dir=\"" +
               std::string(direction(*r.language)) + "\">" + said + "</bdi>";
    }

    void table(std::vector<std::vector<std::string>> const& rows) {
        out_ += "<table>\n";
        for (std::size_t i = 0; i < rows.size(); ++i) {
            bool const first = i == 0, last = i + 1 == rows.size();
            if (first || last || i == 1) out_ += first ? "<thead>" : last ? "</tbody>\n<tfoot>" : "<tbody>\n";
            out_ += "<tr>";
            for (std::size_t c = 0; c < rows[i].size(); ++c) {
                auto const said = escaped(rows[i][c]);
                if (first)
                    out_ += "<th scope=\"col\">" + said + "</th>";
                else
                    out_ += c == 0 ? "<th scope=\"row\">" + said + "</th>" : "<td>" + said + "</td>";
            }
            out_ += first ? "</tr></thead>\n" : last ? "</tr></tfoot>\n" : "</tr>\n";
        }
        out_ += "</table>\n";
    }

    brief const& b_;
    brief_words const& words_;
    text::language language_ = text::language::en;
    bool section_ = false, article_ = false, list_ = false;
    std::string out_;
};

}  // namespace

std::string render_brief_html(brief const& b) { return page(b).run(); }

}  // namespace cmwlint::report
