#include "report/html_draft.hpp"

#include "report/html_text.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::uint32_t longest_stretch = 6000;  // bytes; about three screens
constexpr std::size_t blank_lines = 1;           // more in a row say nothing

// The offset after the next line end from `at` on, or `end`.
std::uint32_t after_line(std::string_view text, std::uint32_t at, std::uint32_t end) {
    auto const found = text.find('\n', at);
    return found == std::string_view::npos ? end : std::min(end, static_cast<std::uint32_t>(found) + 1);
}

}  // namespace

std::vector<html_stretch> stretches_of(checked_document const& document) {
    auto const& file = *document.file;
    std::vector<html_stretch> out;
    auto const add = [&](std::uint32_t from, std::uint32_t to, std::size_t heading) {
        while (from < to) {
            auto end = to - from > longest_stretch ? after_line(file.text(), from + longest_stretch, to) : to;
            if (to - end < longest_stretch / 4) end = to;  // no crumbs
            out.push_back({{from, end}, heading});
            from = end;
            heading = 0;
        }
    };
    std::uint32_t at = 0;
    std::size_t heading = 0;
    for (std::size_t i = 0; i < document.headings.size(); ++i) {
        auto const begin = std::min(document.headings[i].where.begin, file.size());
        if (begin > at || (begin == 0 && i == 0)) {
            add(at, begin, heading);
            at = begin;
            heading = i + 1;
        }
    }
    add(at, file.size(), heading);
    return out;
}

html_draft::html_draft(checked_document const& document, std::vector<html_mark> marks)
    : document_{document}, marks_{std::move(marks)}, begun_(marks_.size(), false) {
    auto const cut = [&](source::span s) { cuts_.insert(cuts_.end(), {s.begin, s.end}); };
    for (auto const& m : marks_) cut(m.where);
    for (auto const& h : document.headings) {
        for (auto const s : h.words) {
            if (!s.empty()) strong_.push_back(s);
        }
    }
    std::sort(strong_.begin(), strong_.end(), [](auto const& a, auto const& b) { return a.begin < b.begin; });
    for (auto const s : strong_) cut(s);
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    markup_ = std::any_of(document.edits.begin(), document.edits.end(),
                          [](auto const& e) { return e.what == text::edit::kind::block; });
}

std::string html_draft::write(source::span where) {
    std::string out;
    line_ends_ = blank_lines + 1;  // a stretch begins with words
    auto at = where.begin;
    for (auto it = std::upper_bound(cuts_.begin(), cuts_.end(), at); at < where.end; ++it) {
        auto const end = it == cuts_.end() ? where.end : std::min(*it, where.end);
        piece(out, {at, end});
        at = end;
        if (it == cuts_.end()) break;
    }
    return out;
}

// Nothing begins or ends inside a piece.
void html_draft::piece(std::string& out, source::span where) {
    std::string words;
    text(words, where);
    if (words.empty()) return;
    auto const after = std::upper_bound(strong_.begin(), strong_.end(), where.begin,
                                        [](std::uint32_t at, auto const& s) { return at < s.begin; });
    bool const strong = after != strong_.begin() && where.begin < (after - 1)->end;
    if (strong) words = "<b>" + words + "</b>";
    auto const mark = open_mark(where);
    out += mark.empty() ? words : mark + words + "</a>";
}

std::string html_draft::open_mark(source::span where) {
    while (first_mark_ < marks_.size() && marks_[first_mark_].where.end <= where.begin) ++first_mark_;
    std::string cards;
    html_mark const* gravest = nullptr;
    bool first = false;
    for (auto i = first_mark_; i < marks_.size() && marks_[i].where.begin <= where.begin; ++i) {
        auto const& m = marks_[i];
        if (m.where.end <= where.begin) continue;
        cards += (cards.empty() ? "" : " ") + std::to_string(m.number);
        if (gravest == nullptr || m.level > gravest->level) gravest = &m;
        first = first || !begun_[i];
        begun_[i] = true;
    }
    if (gravest == nullptr) return {};
    // One stop of the tabulator a finding.
    return "<a class=\"mark " + std::string(diagnostic::name(gravest->level)) + "\" href=\"#c" +
           std::to_string(gravest->number) + "\" data-cards=\"" + cards + (first ? "\">" : "\" tabindex=\"-1\">");
}

void html_draft::line_end(std::string& out) {
    if (line_ends_ > blank_lines) return;
    ++line_ends_;
    out += '\n';
}

void html_draft::text(std::string& out, source::span where) {
    auto const& edits = document_.edits;
    auto const source = document_.file->text();
    auto const plain = [&](std::uint32_t from, std::uint32_t to) {
        while (from < to) {
            auto const end = after_line(source, from, to);
            auto line = source.substr(from, end - from);
            bool const ends = line.ends_with('\n');
            while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
            if (markup_ && line_ends_ > 0) line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
            if (!line.empty()) {
                out += escaped(line);
                line_ends_ = 0;
            }
            if (ends) line_end(out);
            from = end;
        }
    };
    auto at = where.begin;
    while (next_edit_ < edits.size() && edits[next_edit_].where.begin < where.end) {
        auto const& e = edits[next_edit_];
        if (e.where.begin >= where.begin) {  // else it began before, and was shown there
            plain(at, std::max(at, e.where.begin));
            switch (e.what) {
                case text::edit::kind::drop:
                    break;
                case text::edit::kind::replace:
                    out += escaped(e.as);
                    line_ends_ = e.as.empty() ? line_ends_ : 0;
                    break;
                case text::edit::kind::block:
                    line_end(out);
                    break;
                case text::edit::kind::space:
                    out += ' ';
                    break;
            }
        }
        at = std::max(at, std::min(e.where.end, where.end));
        if (e.where.end > where.end) return;  // the next piece begins inside it
        ++next_edit_;
    }
    plain(at, where.end);
}

}  // namespace cmwlint::report
