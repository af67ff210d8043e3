#include "report/excerpt.hpp"

#include "text/tokens.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace cmwlint::report {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t lines_shown_of_one_mark = 4;  // a longer mark shows two and its last
constexpr std::size_t least_window = 24;            // on the narrowest terminals
constexpr std::size_t bytes_a_cell = 16;            // bounds the work on lines of zero-width characters

// The part of a mark that lies on one line. Offsets count in the line.
struct line_mark {
    std::uint32_t line = 1;
    std::size_t begin = 0, end = 0;
    bool primary = false;
    std::string_view text;  // on the last part only
};

// The bytes of a line that are shown.
struct window {
    std::size_t begin = 0, end = 0;
};

// A window as it stands on the screen, and the column of each of its bytes.
struct shown_text {
    std::string text;
    std::vector<std::size_t> column;  // window bytes + 1 entries
    bool right_to_left = false;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::size_t cells_of(std::string_view text) { return text::display_width(text); }

// ---- marks to lines -------------------------------------------------------------------------------------------------

void add_part(source::source_file const& file, mark const& m, std::uint32_t line, std::vector<line_mark>& parts) {
    auto const whole = file.line(line);
    std::size_t begin = std::max(m.where.begin, whole.begin) - whole.begin;
    std::size_t end = std::clamp(m.where.end, whole.begin, whole.end) - whole.begin;
    auto const text = source::slice(file.text(), whole);
    begin = std::min(begin, text.size());
    end = std::max(begin, end);
    while (begin < end && is_space(text[begin])) ++begin;  // the indentation of a continued line is no part of the case
    while (end > begin && is_space(text[end - 1])) --end;
    parts.push_back({line, begin, end, m.primary, {}});
}

std::vector<line_mark> parts_of(source::source_file const& file, std::span<mark const> marks) {
    std::vector<line_mark> parts;
    for (auto const& m : marks) {
        auto const first = file.line_of(m.where.begin);
        auto const last = m.where.empty() ? first : file.line_of(m.where.end - 1);
        bool const all = last - first < lines_shown_of_one_mark;
        for (auto line = first; line <= last; ++line) {
            if (!all && line > first + 1) line = last;
            add_part(file, m, line, parts);
        }
        parts.back().text = m.text;
    }
    std::stable_sort(parts.begin(), parts.end(), [](line_mark const& a, line_mark const& b) {
        return a.line != b.line ? a.line < b.line : a.begin < b.begin;
    });
    return parts;
}

// ---- windows of a line ----------------------------------------------------------------------------------------------

// Whether text[begin, end) fits into so many cells. Looks at few bytes only.
bool fits(std::string_view text, std::size_t begin, std::size_t end, std::size_t cells) {
    return end - begin <= cells * bytes_a_cell && cells_of(text.substr(begin, end - begin)) <= cells;
}

std::size_t advance(std::string_view text, std::size_t at, std::size_t cells) {
    std::size_t const limit = std::min(text.size(), at + cells * bytes_a_cell);
    std::size_t used = 0;
    while (at < limit) {
        auto const next = first_character(text.substr(at));
        used += next.code == U'\t' ? tab_stop : cells_of(text.substr(at, next.bytes));
        if (used > cells) break;
        at += next.bytes;
    }
    return at;
}

std::size_t retreat(std::string_view text, std::size_t at, std::size_t cells) {
    std::size_t const limit = at > cells * bytes_a_cell ? at - cells * bytes_a_cell : 0;
    std::size_t used = 0;
    while (at > limit) {
        std::size_t before = at - 1;
        while (before > limit && at - before < 4 && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80U)
            --before;
        used += text[before] == '\t' ? tab_stop : cells_of(text.substr(before, at - before));
        if (used > cells) break;
        at = before;
    }
    return at;
}

// Moves the cut ends of a window off the middle of words, where a space is near.
window on_words(std::string_view text, window cut, std::size_t keep_begin, std::size_t keep_end) {
    constexpr std::size_t near = 24;
    if (cut.begin > 0) {
        auto const space = text.substr(cut.begin, std::min(near, keep_begin - cut.begin)).find(' ');
        if (space != std::string_view::npos) cut.begin += space + 1;
    }
    if (cut.end < text.size()) {
        auto const from = std::max(keep_end, cut.end > near ? cut.end - near : 0);
        auto const space = text.substr(from, cut.end - from).rfind(' ');
        if (space != std::string_view::npos) cut.end = from + space;
    }
    return cut;
}

// The window around text[begin, end): that, and as much of its surroundings as there is room for.
window around(std::string_view text, std::size_t begin, std::size_t end, std::size_t cells) {
    if (!fits(text, begin, end, cells)) return {begin, advance(text, begin, cells)};
    std::size_t const spare = cells - std::min(cells, cells_of(text.substr(begin, end - begin)));
    window cut{retreat(text, begin, spare / 2), end};
    std::size_t const left = cells_of(text.substr(cut.begin, begin - cut.begin));
    cut.end = advance(text, end, spare - std::min(spare, left));
    std::size_t const right = cells_of(text.substr(end, cut.end - end));
    cut.begin = retreat(text, begin, spare - std::min(spare, right));
    return on_words(text, cut, begin, end);
}

// ---- one window -----------------------------------------------------------------------------------------------------

shown_text show(std::string_view line, window cut) {
    shown_text shown;
    std::size_t column = 0;
    if (cut.begin > 0) {
        shown.text = "…";
        column = 1;
    }
    for (std::size_t at = cut.begin; at < cut.end;) {
        auto const next = first_character(line.substr(at));
        auto bytes = line.substr(at, next.bytes);
        shown.column.insert(shown.column.end(), next.bytes, column);
        shown.right_to_left |= is_right_to_left(next.code);
        at += next.bytes;
        switch (behaviour_of(next.code)) {
            case behaviour::invisible:
                continue;
            case behaviour::harmful:
                bytes = "\xEF\xBF\xBD";
                break;
            case behaviour::tab: {
                std::size_t const stop = (column / tab_stop + 1) * tab_stop;
                shown.text.append(stop - column, ' ');
                column = stop;
                continue;
            }
            case behaviour::printable:
                break;
        }
        shown.text += bytes;
        column += cells_of(bytes);
    }
    shown.column.push_back(column);
    if (cut.end < line.size()) shown.text += "…";
    return shown;
}

// Writes the rows of one excerpt.
class writer {
public:
    writer(source::source_file const& file, excerpt_style const& look, painter const& paint, std::size_t gutter)
        : file_{file}, look_{look}, paint_{paint}, gutter_{gutter} {}

    std::string take() { return std::move(out_); }

    void gap() { out_.append(paint_(ink::gutter, "...")).append("\n"); }

    // A line with its marks (sorted), or none.
    void line(std::uint32_t number, std::span<line_mark const> marks) {
        auto const text = source::slice(file_.text(), file_.line(number));
        std::size_t const room = look_.width > gutter_ + 3 ? look_.width - gutter_ - 3 : 0;
        std::size_t const cells = std::max(room, least_window);
        if (marks.empty() || fits(text, 0, text.size(), cells)) {
            row(number, true, text, {0, fits(text, 0, text.size(), cells) ? text.size() : advance(text, 0, cells - 1)},
                marks);
            return;
        }
        bool first = true;
        while (!marks.empty()) {
            std::size_t begin = marks.front().begin, end = marks.front().end, count = 1;
            while (count < marks.size() && fits(text, begin, std::max(end, marks[count].end), cells - 2)) {
                end = std::max(end, marks[count++].end);
            }
            row(number, first, text, around(text, begin, end, cells - 2), marks.first(count));
            marks = marks.subspan(count);
            first = false;
        }
    }

private:
    void begin_row(std::string_view number) {
        std::string head(gutter_ - number.size(), ' ');
        head.append(number).append(" | ");
        out_ += paint_(ink::gutter, head);
    }
    void end_row() {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        out_ += '\n';
    }

    void row(std::uint32_t number, bool numbered, std::string_view text, window cut, std::span<line_mark const> marks) {
        auto const shown = show(text, cut);
        begin_row(numbered ? std::to_string(number) : std::string{});
        out_ += shown.text;
        end_row();
        if (marks.empty()) return;
        if (shown.right_to_left) {
            for (auto const& m : marks) quoted(number, text, m);
        } else {
            underlined(shown, cut, marks);
        }
    }

    // ^ 12:5 [words]: text
    void quoted(std::uint32_t number, std::string_view text, line_mark const& m) {
        auto const at = file_.locate(file_.line(number).begin + static_cast<std::uint32_t>(m.begin));
        auto const words = text.substr(m.begin, m.end - m.begin);
        begin_row({});
        std::string said = m.primary ? "^ " : "- ";
        said.append(std::to_string(number)).append(":").append(std::to_string(at.column));
        if (!words.empty()) said.append(" [").append(shortened(words, look_.width)).append("]");
        if (!m.text.empty()) said.append(": ").append(printable(m.text));
        out_ += paint_(ink_of(m), said);
        end_row();
    }

    struct stroke {
        std::size_t begin = 0, end = 0;  // columns
        line_mark const* of = nullptr;
    };

    void underlined(shown_text const& shown, window cut, std::span<line_mark const> marks) {
        std::vector<stroke> strokes;
        for (auto const& m : marks) {
            auto const begin = shown.column[std::clamp(m.begin, cut.begin, cut.end) - cut.begin];
            auto const end = shown.column[std::clamp(m.end, cut.begin, cut.end) - cut.begin];
            strokes.push_back({begin, std::max(end, begin + 1), &m});
        }
        auto hanging = labelled(strokes);
        begin_row({});
        draw(strokes);
        if (!hanging.empty()) {  // the text of the rightmost mark stands beside it
            auto const& last = hanging.back();
            out_.append(" ").append(paint_(ink_of(*last.of), printable(last.of->text)));
            hanging.pop_back();
        }
        end_row();
        for (; !hanging.empty(); hanging.pop_back()) hang(hanging);
    }

    // Marks with a text, the one that ends last at the end, the others by their beginning.
    static std::vector<stroke> labelled(std::vector<stroke> const& strokes) {
        std::vector<stroke> with_text;
        for (auto const& s : strokes)
            if (!s.of->text.empty()) with_text.push_back(s);
        auto const last = std::max_element(with_text.begin(), with_text.end(),
                                           [](stroke const& a, stroke const& b) { return a.end < b.end; });
        if (last != with_text.end()) std::rotate(last, last + 1, with_text.end());
        return with_text;
    }

    void draw(std::vector<stroke> const& strokes) {
        std::string art;
        for (bool const primary : {false, true}) {  // ^ over -
            for (auto const& s : strokes) {
                if (s.of->primary != primary) continue;
                if (art.size() < s.end) art.resize(s.end, ' ');
                std::fill(art.begin() + static_cast<std::ptrdiff_t>(s.begin),
                          art.begin() + static_cast<std::ptrdiff_t>(s.end), primary ? '^' : '-');
            }
        }
        for (std::size_t at = 0; at < art.size();) {  // one colour a run
            auto const end = std::min(art.find_first_not_of(art[at], at), art.size());
            auto const run = std::string_view{art}.substr(at, end - at);
            out_ += run[0] == ' ' ? std::string{run} : paint_(run[0] == '^' ? look_.primary : ink::gutter, run);
            at = end;
        }
    }

    // The text of the last of these, under its mark, and a bar under each of the others.
    void hang(std::vector<stroke> const& strokes) {
        begin_row({});
        std::size_t column = 0;
        for (auto const& s : strokes) {
            bool const here = &s == &strokes.back();
            if (!here && (s.begin < column || s.begin >= strokes.back().begin)) continue;
            out_.append(s.begin - std::min(column, s.begin), ' ');
            out_ += paint_(ink_of(*s.of), here ? printable(s.of->text) : "|");
            column = s.begin + 1;
        }
        end_row();
    }

    [[nodiscard]] ink ink_of(line_mark const& m) const { return m.primary ? look_.primary : ink::gutter; }

    source::source_file const& file_;
    excerpt_style const& look_;
    painter const& paint_;
    std::size_t gutter_;
    std::string out_;
};

}  // namespace

excerpt make_excerpt(source::source_file const& file, std::span<mark const> marks, excerpt_style const& look,
                     painter const& paint) {
    if (marks.empty()) return {};
    auto const parts = parts_of(file, marks);
    excerpt made;
    made.gutter = std::to_string(parts.back().line).size();
    writer rows{file, look, paint, made.gutter};
    std::span<line_mark const> rest{parts};
    for (std::uint32_t previous = 0; !rest.empty();) {
        auto const number = rest.front().line;
        auto const end = std::find_if(rest.begin(), rest.end(), [&](line_mark const& m) { return m.line != number; });
        auto const count = static_cast<std::size_t>(end - rest.begin());
        if (previous != 0 && number == previous + 2) rows.line(previous + 1, {});
        if (previous != 0 && number > previous + 2) rows.gap();
        rows.line(number, rest.first(count));
        rest = rest.subspan(count);
        previous = number;
    }
    made.rows = rows.take();
    return made;
}

std::string shortened(std::string_view text, std::size_t cells) {
    cells = std::max<std::size_t>(cells, 3);
    if (fits(text, 0, text.size(), cells)) return printable(text);
    auto const head = advance(text, 0, cells / 2);
    auto const tail = retreat(text, text.size(), cells - cells / 2 - 1);
    return printable(text.substr(0, head)) + "…" + printable(text.substr(std::max(head, tail)));
}

}  // namespace cmwlint::report
