// Markdown: the marks are dropped, the lines stay. Emphasis is judged mark by mark, which is enough to read a law.
#include "ingest/markup.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::ingest {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_word_byte(char c) {
    return is_digit(c) || is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_digit(c) && !is_ascii_letter(c); }

constexpr std::array<std::string_view, 26> inline_tags{
    "a",   "abbr", "acronym", "b",    "big", "cite", "code",  "em",   "font",   "i",   "img", "input", "ins",
    "kbd", "link", "mark",    "meta", "o:p", "q",    "small", "span", "strong", "sub", "sup", "tt",    "u"};
static_assert(std::is_sorted(inline_tags.begin(), inline_tags.end()));

class markdown_walker {
public:
    explicit markdown_walker(std::string_view text)
        : text_(text), edits_(text), tags_(text), bracket_(text, "]"), parenthesis_(text, ")") {}

    edits walk() {
        std::size_t at = skip_front_matter();
        while (at < text_.size()) {
            auto const end = std::min(text_.find_first_of("\r\n", at), text_.size());
            auto const stopped = take_line(at, end);
            at = std::max(stopped, end);
            if (at == end && at < text_.size()) ++at;
        }
        return edits_.take();
    }

private:
    // Metadata between "---" lines at the very beginning: about the draft, not of it.
    std::size_t skip_front_matter() {
        if (!text_.starts_with("---\n") && !text_.starts_with("---\r\n")) return 0;
        for (auto at = text_.find("\n---"); at != std::string_view::npos; at = text_.find("\n---", at + 1)) {
            auto const rest = text_.substr(at + 4, 2);
            if (!rest.empty() && rest[0] != '\n' && rest != "\r\n") continue;
            edits_.drop(0, at + 4);
            return at + 4;
        }
        return 0;
    }

    std::size_t take_line(std::size_t at, std::size_t end) {
        auto const begin = at;
        at = skip_spaces(at, end);
        while (at < end && text_[at] == '>') {  // quotation
            edits_.drop(at, at + 1);
            at = skip_spaces(at + 1, end);
        }
        if (is_rule(at, end)) {
            edits_.drop(at, end);
            return end;
        }
        in_table_ = at < end && text_[at] == '|';
        line_begin_ = begin;
        at = take_heading_marks(at, end);
        at = take_bullet(at, end);
        return take_inline(at, heading_ ? end_of_heading(at, end) : end, end);
    }

    [[nodiscard]] std::size_t skip_spaces(std::size_t at, std::size_t end) const {
        while (at < end && (text_[at] == ' ' || text_[at] == '\t')) ++at;
        return at;
    }

    // "---", "* * *", "=====", "|---|:--|", "```": lines that only draw.
    [[nodiscard]] bool is_rule(std::size_t at, std::size_t end) const {
        auto line = text_.substr(at, end - at);
        if (line.starts_with("```") || line.starts_with("~~~")) return true;
        if (line.size() < 3 || line.find_first_not_of("-*_=|: \t") != std::string_view::npos) return false;
        auto const marks = std::count_if(line.begin(), line.end(), [](char c) { return c != ' ' && c != '\t'; });
        bool const one_kind = line.find_first_not_of(std::string{line[0], ' ', '\t'}) == std::string_view::npos;
        // A long row of underscores is a place to sign.
        return marks >= 3 && (line.starts_with('|') || (one_kind && !(line[0] == '_' && marks > 3) && line[0] != ':'));
    }

    std::size_t take_heading_marks(std::size_t at, std::size_t end) {
        heading_ = false;
        auto marks = at;
        while (marks < end && text_[marks] == '#' && marks - at < 7) ++marks;
        if (marks == at || marks - at > 6) return at;
        heading_ = true;
        auto const text = skip_spaces(marks, end);
        edits_.drop(at, text);
        return text;
    }

    // A closing row of '#'.
    [[nodiscard]] std::size_t end_of_heading(std::size_t at, std::size_t end) const {
        auto last = end;
        while (last > at && is_blank(text_[last - 1])) --last;
        auto marks = last;
        while (marks > at && text_[marks - 1] == '#') --marks;
        return marks < last && marks > at && text_[marks - 1] == ' ' ? marks : end;
    }

    // A bullet before a number or letter ("- g) …", "- 317-1.1. …") is decoration; any other one is a dash.
    std::size_t take_bullet(std::size_t at, std::size_t end) {
        if (at + 1 >= end || (text_[at] != '-' && text_[at] != '*' && text_[at] != '+') || text_[at + 1] != ' ')
            return at;
        auto const text = skip_spaces(at + 1, end);
        if (is_label(text_.substr(text, std::min<std::size_t>(end - text, 8)))) {
            edits_.drop(at, text);
            return text;
        }
        if (text_[at] != '-') edits_.replace(at, at + 1, "-");
        return at + 1;
    }

    [[nodiscard]] static bool is_label(std::string_view s) {
        if (s.empty()) return false;
        if (is_digit(s[0]) || s[0] == '(') return true;
        auto const letter = text::character_at(s, 0).size;
        return s.size() > letter && is_word_byte(s[0]) && (s[letter] == ')' || s[letter] == '.');
    }

    // Inline marks from `at` to `text_end`; what stands between there and `end` is dropped. A tag may reach beyond.
    std::size_t take_inline(std::size_t at, std::size_t text_end, std::size_t end) {
        while (at < text_end) {
            switch (text_[at]) {
                case '\\':
                    at = take_escape(at);
                    break;
                case '*':
                case '_':
                    at = take_emphasis(at, text_end);
                    break;
                case '`':
                    edits_.drop(at, at + 1), ++at;
                    break;
                case '[':
                    at = take_link(at, text_end, at);
                    break;
                case '!':
                    at = at + 1 < text_end && text_[at + 1] == '[' ? take_link(at + 1, text_end, at) : at + 1;
                    break;
                case ']':
                    at = take_link_end(at);
                    break;
                case '<':
                    at = take_tag(at);
                    break;
                case '&':
                    at = edits_.expand_entity(at);
                    break;
                case '|':
                    at = take_cell(at);
                    break;
                default:
                    ++at;
            }
        }
        if (at < end && at >= text_end) edits_.drop(std::max(at, text_end), end);
        return at;
    }

    std::size_t take_escape(std::size_t at) {
        if (at + 1 >= text_.size() || !is_punctuation(text_[at + 1])) return at + 1;
        edits_.drop(at, at + 1);
        return at + 2;
    }

    std::size_t take_emphasis(std::size_t at, std::size_t end) {
        auto run = at;
        while (run < end && text_[run] == text_[at]) ++run;
        if (run - at > 3) return run;  // "______": a place to fill in
        auto const before = at > 0 ? text_[at - 1] : '\n';
        auto const after = run < text_.size() ? text_[run] : '\n';
        bool const free_standing = is_blank(before) && is_blank(after);
        bool const in_word = text_[at] == '_' && is_word_byte(before) && is_word_byte(after);
        if (!free_standing && !in_word) edits_.drop(at, run);
        return run;
    }

    // "[text](address)": the text is read. `from`: the '[' or the '!' of a picture, whose text is not.
    std::size_t take_link(std::size_t at, std::size_t end, std::size_t from) {
        auto const close = bracket_.find(at);
        if (close == std::string_view::npos || close >= end || close + 1 >= end || text_[close + 1] != '(')
            return at + 1;
        auto const last = parenthesis_.find(close + 1);
        if (last == std::string_view::npos || last >= end) return at + 1;
        if (from != at) {
            edits_.drop(from, last + 1);
            return last + 1;
        }
        edits_.drop(at, at + 1);
        link_close_ = close;
        link_end_ = last + 1;
        return at + 1;
    }

    std::size_t take_link_end(std::size_t at) {
        if (at != link_close_) return at + 1;
        edits_.drop(at, link_end_);
        return link_end_;
    }

    std::size_t take_tag(std::size_t at) {
        auto const t = tags_.read(at);
        if (!t) return at + 1;
        auto const name = lower_name(t->name);
        if (name == "br")
            edits_.replace(at, t->end, "\n");
        else if (name == "sup" && t->what == tag::kind::open && raises_number(text_, *t))
            edits_.replace(at, t->end, ".");
        else if (is_html_block(name))
            edits_.block(at, t->end);
        else if (t->what == tag::kind::other || std::binary_search(inline_tags.begin(), inline_tags.end(), name))
            edits_.drop(at, t->end);
        else
            return at + 1;  // "<name>" is a blank to fill in, "<https://…>" an address
        return t->end;
    }

    std::size_t take_cell(std::size_t at) {
        if (in_table_) edits_.block(at, at + 1);
        return at + 1;
    }

    std::string_view text_;
    edit_list edits_;
    tag_reader tags_;
    forward_finder bracket_, parenthesis_;
    bool heading_ = false, in_table_ = false;
    std::size_t line_begin_ = 0;
    std::size_t link_close_ = std::string_view::npos, link_end_ = 0;
};

}  // namespace

edits markdown_edits(std::string_view text) { return markdown_walker(text).walk(); }

}  // namespace cmwlint::ingest
