// HTML: only blocks make lines; line ends of the source are spaces, so that a clause broken over many lines is one
// line.
#include "ingest/markup.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cmwlint::ingest {
namespace {

class html_walker {
public:
    explicit html_walker(std::string_view text)
        : text_(text), edits_(text), tags_(text), raw_ends_{forward_finder(text, "</script"),
                                                            forward_finder(text, "</style"),
                                                            forward_finder(text, "</head"),
                                                            forward_finder(text, "</SCRIPT"),
                                                            forward_finder(text, "</STYLE"),
                                                            forward_finder(text, "</HEAD")} {}

    edits walk() {
        std::size_t read_to = 0;
        for (std::size_t at = 0; (at = find_markup(text_, at, text_.size())) < text_.size(); read_to = at) {
            note_cell_text(read_to, at);
            switch (text_[at]) {
                case '<':
                    at = take_tag(at);
                    break;
                case '&':
                    at = edits_.expand_entity(at);
                    break;
                default:
                    at = preformatted_ ? at + 1 : edits_.collapse_space(at);
            }
        }
        return edits_.take();
    }

private:
    std::size_t take_tag(std::size_t at) {
        auto const t = tags_.read(at);
        if (!t) return at + 1;
        auto const name = lower_name(t->name);
        if (auto const end = end_of_unread(*t, name); end > 0) {
            edits_.drop(at, end);
            return end;
        }
        if (name == "pre") preformatted_ = t->what == tag::kind::open;
        if (name == "br")
            edits_.replace(at, t->end, "\n");
        else if (name == "sup" && t->what == tag::kind::open && raises_number(text_, *t))
            edits_.replace(at, t->end, ".");
        else if (name == "td" || name == "th")
            take_cell_tag(*t);
        else if (is_html_block(name))
            edits_.block(at, t->end);
        else
            edits_.drop(at, t->end);
        return t->end;
    }

    // Contracts set their clauses in tables, the number in a cell of its own: it is read on one line with the next
    // cell.
    void take_cell_tag(tag const& t) {
        bool const closing = t.what == tag::kind::close;
        bool const after_number = !closing && std::exchange(after_number_cell_, false);
        if (closing) after_number_cell_ = is_number(cell_text_);
        if (after_number || after_number_cell_)
            edits_.space(t.begin, t.end);
        else
            edits_.block(t.begin, t.end);
        if (!closing) cell_text_.clear();
    }

    // Keeps the beginning of what the cell says, as much as shows whether it is a number.
    void note_cell_text(std::size_t begin, std::size_t end) {
        for (auto at = begin; at < end && cell_text_.size() < 8; ++at) {
            if (text_[at] != ' ') cell_text_ += text_[at];
        }
    }

    // "1.", "02", "(3)", "1-1", "a)"
    [[nodiscard]] static bool is_number(std::string_view s) {
        if (s.size() > 6 || s.find_first_not_of("0123456789abcdefghiABCDEFGHI().-") != std::string_view::npos)
            return false;
        auto const letters =
            std::count_if(s.begin(), s.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'i'; });
        auto const digits = std::count_if(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
        return (digits > 0 && digits < 4) || (letters == 1 && s.find_first_of(").") != std::string_view::npos);
    }

    // Where the element ends if its content is not read; 0 if it is. What never closes is read.
    std::size_t end_of_unread(tag const& t, std::string_view name) {
        static constexpr std::array<std::string_view, 3> unread{"script", "style", "head"};
        auto const which = std::find(unread.begin(), unread.end(), name);
        if (t.what != tag::kind::open || which == unread.end()) return 0;
        auto const index = static_cast<std::size_t>(which - unread.begin());
        auto const close = std::min(raw_ends_[index].find(t.end), raw_ends_[index + unread.size()].find(t.end));
        if (close == std::string_view::npos) return 0;
        auto const end = text_.find('>', close);
        return end == std::string_view::npos ? text_.size() : end + 1;
    }

    std::string_view text_;
    edit_list edits_;
    tag_reader tags_;
    std::array<forward_finder, 6> raw_ends_;
    bool preformatted_ = false;
    bool after_number_cell_ = false;
    std::string cell_text_;
};

}  // namespace

edits html_edits(std::string_view text) { return html_walker(text).walk(); }

}  // namespace cmwlint::ingest
