#include "structure/line_roles.hpp"

#include "structure/grammar/grammars.hpp"
#include "structure/grammar/numerals.hpp"
#include "structure/grammar_table.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace cmwlint::structure {
namespace {

bool is_container(provision_kind k) { return k >= provision_kind::book && k <= provision_kind::subsection; }
bool is_unit(provision_kind k) { return is_container(k) || k == provision_kind::article || k == provision_kind::annex; }

class judge_of_lines {
public:
    judge_of_lines(judged_lines& lines, text::reading const& reading, std::string_view source, text::language language)
        : lines_(lines),
          table_(lines.table),
          text_(reading.text),
          source_(source),
          reading_(reading),
          language_(language),
          roles_(lines.roles) {}

    void run() {
        usage_ = survey();
        roles_.assign(table_.lines.size(), line_role::body);
        std::fill_n(roles_.begin(), usage_.front_matter, line_role::note);
        lines_.marks.clear();
        lines_.usage = usage_;
        for (std::size_t i = usage_.front_matter; i < roles_.size(); ++i) {
            mark(i, lines_.marks);
            judge(i);
        }
        lines_.alone = roles_;
        mark_contents();
    }

    source::change update(source::change lines) {
        auto const before = std::exchange(lines_.usage, survey());
        usage_ = lines_.usage;
        source::change const all{0, static_cast<std::uint32_t>(lines_.roles.size()),
                                 static_cast<std::uint32_t>(table_.lines.size())};
        if (!is_same_usage(before, lines) || lines.begin < usage_.front_matter || lines_.marks.empty()) {
            run();
            return all;
        }
        auto const roles_before = std::exchange(roles_, lines_.alone);
        judge_again(lines);
        lines_.alone = roles_;
        mark_contents();
        widen_to_other_roles(lines, roles_before);
        return lines;
    }

private:
    judged_lines& lines_;
    line_table& table_;
    std::string_view text_, source_;
    text::reading const& reading_;
    text::language language_;
    std::vector<line_role>& roles_;
    line_usage usage_;
    judge_state now_;
    std::size_t headings_end_ = 0;                          ///< where the present run of headings ends
    std::unordered_map<std::string, std::size_t> last_at_;  ///< see `last_at`

    [[nodiscard]] heading* head(std::size_t i) {
        return table_.lines[i].heading == line::none ? nullptr : &table_.headings[table_.lines[i].heading];
    }
    [[nodiscard]] std::string_view body(std::size_t i) const { return source::slice(text_, table_.lines[i].where); }
    [[nodiscard]] bool has_case() const { return grammars_of(language_).has_case; }
    [[nodiscard]] bool capital(std::string_view part) const {
        return capital_at(source_, reading_.map.to_origin(static_cast<std::uint32_t>(part.data() - text_.data())));
    }

    /// A common-law section without a word: "49", "49 Text", "49. Text".
    [[nodiscard]] static bool looks_bare(heading const& h) {
        return (h.dress == marker_dress::bare || h.dress == marker_dress::dot) &&
               (h.letters == alphabet::digits || h.letters == alphabet::none ||
                (h.letters == alphabet::decimal && !h.label.ends_with('.')));
    }

    // ---- the versions of a draft

    void mark(std::size_t i, std::vector<judge_mark>& marks) const {
        constexpr std::size_t spacing = 32;  // lines
        if (marks.empty() || i >= marks.back().line + spacing) marks.push_back({static_cast<std::uint32_t>(i), now_});
    }

    /// Judges a line whose heading may have been judged before.
    void judge(std::size_t i) {
        if (auto* const h = head(i)) {
            auto const& cut = lines_.cut[table_.lines[i].heading];
            h->kind = cut.kind;
            h->number = cut.number;
            adapt(*h);
        }
        roles_[i] = role_of(i);
    }

    [[nodiscard]] bool is_same_usage(line_usage const& before, source::change const& lines) const {
        auto same = before;
        if (same.endnotes != line_usage::none) {
            if (same.endnotes >= lines.begin && same.endnotes < lines.old_end) return false;
            same.endnotes = lines.moved(same.endnotes);
        }
        return same == usage_;
    }

    /// From the last mark before the changed lines (a role is judged with a look at two lines below) to the first one
    /// behind them where the judge is in the state it was in. Widens `lines` to all whose role or heading changed.
    void judge_again(source::change& lines) {
        auto const shift = lines.shift();
        auto const changed = lines;
        auto& marks = lines_.marks;
        auto first = std::partition_point(marks.begin(), marks.end(),
                                          [&](judge_mark const& m) { return m.line + 2 <= changed.begin; });
        if (first != marks.begin()) --first;
        now_ = first->state;
        std::vector<judge_mark> now(marks.begin(), first + 1);
        auto old =
            std::partition_point(first, marks.end(), [&](judge_mark const& m) { return m.line < changed.old_end; });
        std::size_t i = first->line;
        for (; i < roles_.size(); ++i) {
            while (old != marks.end() && old->line + shift < i) ++old;
            if (i > lines.new_end && old != marks.end() && old->line + shift == i &&
                is_same_state(old->state, i, changed))
                break;
            mark(i, now);
            bool const inside = i >= changed.begin && i < changed.new_end;
            auto const role = roles_[i];
            auto const kind = head(i) ? head(i)->kind : provision_kind::root;
            auto const number = head(i) ? head(i)->number : std::string{};
            judge(i);
            if (inside || (role == roles_[i] && (!head(i) || (kind == head(i)->kind && number == head(i)->number))))
                continue;
            widen(lines, i < changed.begin ? i : i - shift, i);
        }
        for (; i < roles_.size() && old != marks.end(); ++old) {
            now.push_back(std::move(*old));
            now.back().line += shift;
            auto& label = now.back().state.last_label;
            label = changed.moved(label);
        }
        marks = std::move(now);
    }

    /// Whether the judge, at a line behind the change, is in the state it was in.
    [[nodiscard]] bool is_same_state(judge_state was, std::size_t i, source::change const& lines) const {
        was.last_label = lines.moved(was.last_label);
        if (was.last_label + 2 < i && now_.last_label + 2 < i) was.last_label = now_.last_label;
        return was == now_;
    }

    static void widen(source::change& lines, std::size_t old_line, std::size_t line) {
        lines.begin = std::min(lines.begin, static_cast<std::uint32_t>(std::min(old_line, line)));
        auto const behind =
            std::max<std::uint32_t>(lines.new_end, static_cast<std::uint32_t>(line) + 1) - lines.new_end;
        lines.old_end += behind;
        lines.new_end += behind;
    }

    void widen_to_other_roles(source::change& lines, std::vector<line_role> const& before) const {
        auto const first = std::mismatch(roles_.begin(), roles_.begin() + lines.begin, before.begin()).first;
        lines.begin = static_cast<std::uint32_t>(first - roles_.begin());
        auto const rest = static_cast<std::ptrdiff_t>(roles_.size() - lines.new_end);
        auto const last = std::mismatch(roles_.rbegin(), roles_.rbegin() + rest, before.rbegin()).first;
        auto const same = static_cast<std::uint32_t>(last - roles_.rbegin());
        lines.old_end = static_cast<std::uint32_t>(before.size()) - same;
        lines.new_end = static_cast<std::uint32_t>(roles_.size()) - same;
    }

    // ---- the whole law

    /// What the law calls its basic unit, from a count over all lines; where its front matter and its notes stand.
    [[nodiscard]] line_usage survey() const {
        std::size_t labelled = 0, sections = 0, fasl = 0, rising = 0, restarts = 0, adverbs = 0;
        unsigned last = 0;
        for (auto const& l : table_.lines) {
            if (l.heading == line::none) continue;
            auto const& h = table_.headings[l.heading];
            auto const kind = lines_.cut[l.heading].kind;
            if (!l.is_marker && kind == provision_kind::article && (l.capital || !has_case()))
                (h.adaptable ? sections : labelled) += 1;
            if (h.adaptable && kind == provision_kind::chapter) ++fasl;
            adverbs += h.dress == marker_dress::word;
            if (!l.is_marker || !looks_bare(h)) continue;
            unsigned const n = leading_number(lines_.cut[l.heading].number);
            if (n == 1 && last > 1) ++restarts;
            if (n == last + 1) ++rising;
            // A part of a law begins anywhere: "194", "195".
            if (n == 1 || rising == 0 || (n >= last && n <= last + 30)) last = n;
        }
        line_usage out;
        out.wrap_width = table_.wrap_width;
        bool const articles = labelled >= 2 && labelled * 8 >= sections;
        bool const arabic = language_ == text::language::ar;
        out.sections_subdivide = !arabic && articles;
        out.fasl_is_unit = arabic && labelled == 0 && fasl >= 2;
        if (out.fasl_is_unit) labelled = fasl;
        labelled += articles ? 0 : sections;
        out.adverb_units = labelled == 0 && adverbs >= 2;
        out.bare_sections = labelled < 2 && rising >= 3 && restarts * 6 <= rising;
        out.front_matter = find_front_matter();
        out.endnotes = find_endnotes();
        return out;
    }

    void adapt(heading& h) const {
        if (!h.adaptable) return;
        if (usage_.fasl_is_unit && h.kind == provision_kind::chapter) h.kind = provision_kind::article;
        if (usage_.sections_subdivide && h.label.starts_with("sec")) h.kind = provision_kind::section;
    }

    /// YAML between "---" lines at the top of a Markdown file.
    [[nodiscard]] std::uint32_t find_front_matter() const {
        if (table_.lines.empty() || body(0) != "---") return 0;
        for (std::uint32_t i = 1; i < table_.lines.size() && i < 200; ++i)
            if (body(i) == "---") return i + 1;
        return 0;
    }

    /// Consolidated laws end with notes on their amendments, "[1] …", "[2] …", former wordings and all: no longer law.
    [[nodiscard]] std::uint32_t find_endnotes() const {
        constexpr std::uint32_t fewest_notes = 5;
        std::uint32_t begin = 0, expected = 1;
        for (std::uint32_t i = 0; i < table_.lines.size(); ++i) {
            auto const number = table_.lines[i].bracketed;
            if (number == 1) begin = i;
            if (number == 1 || (number != 0 && number == expected)) expected = number + 1;
        }
        return expected > fewest_notes && begin * 5ULL >= table_.lines.size() * 2 ? begin : line_usage::none;
    }

    line_role role_of(std::size_t i) {
        if (i >= usage_.endnotes || is_note(i)) return line_role::note;
        heading* const h = head(i);
        if (h == nullptr) return role_of_plain(i);
        if (table_.lines[i].is_marker) return role_of_marker(i, *h);
        if (is_unit(h->kind)) return role_of_label(i, *h);
        bool const opens = table_.lines[i].capital || !has_case() || body(i).starts_with('-');
        if (!opens || goes_on(i)) return line_role::body;
        switch (h->kind) {
            case provision_kind::recital:
                return now_.article_seen ? line_role::body : line_role::heading;
            case provision_kind::preamble:
                return now_.article_seen || body(i).size() > 60 ? line_role::body : line_role::heading;
            case provision_kind::signature:
                return now_.article_seen ? line_role::heading : line_role::body;
            case provision_kind::contents:
                return h->title.empty() ? line_role::contents : line_role::body;
            default:
                return line_role::body;
        }
    }

    /// The line before it breaks off in a full line: this one goes on in the same sentence.
    [[nodiscard]] bool goes_on(std::size_t i) const {
        auto const& here = table_.lines[i];
        if (table_.wrap_width == 0 || here.blank_before || i == 0 || roles_[i - 1] == line_role::note) return false;
        auto const& before = table_.lines[i - 1];
        bool const unfinished = before.ends == line_end::open || before.ends == line_end::comma;
        if (roles_[i - 1] == line_role::heading &&
            (is_container_line(i - 1) || table_.headings[before.heading].title.empty()))
            return false;
        return unfinished && before.where.size() * 10 >= table_.wrap_width * 6;
    }
    [[nodiscard]] bool is_container_line(std::size_t i) const {
        auto const& l = table_.lines[i];
        return l.heading != line::none && !l.is_marker && is_container(table_.headings[l.heading].kind);
    }

    line_role role_of_label(std::size_t i, heading& h) {
        if (!reads_as_label(i, h)) return line_role::body;
        if (h.kind == provision_kind::annex) {
            now_.article_seen = false;
            now_.last_article.clear();
            now_.last_section = 0;
        } else if (h.kind == provision_kind::article) {
            repair_superscript(h);
            now_.article_seen = true;
            now_.last_article = h.number;
            now_.last_paragraph = 0;
            now_.last_label = static_cast<std::uint32_t>(i);
        }
        return line_role::heading;
    }

    bool reads_as_label(std::size_t i, heading const& h) const {
        auto const& l = table_.lines[i];
        auto const next = h.title.empty() ? '\0' : h.title.front();
        if (next == ',' || next == ';' || next == ')' || h.title.starts_with("،")) return false;
        bool const in_sequence = h.kind == provision_kind::article && !now_.last_article.empty() &&
                                 h.number == grammar::successor(now_.last_article, false);
        if (goes_on(i) && !(in_sequence && (h.separated || h.title.empty()))) return false;
        if (has_case()) {
            bool const alone =
                h.title.empty() && (l.blank_before || i == 0 || table_.lines[i - 1].ends == line_end::sentence);
            if (!capital(h.label) && !alone) return false;
            bool const letter = (next >= 'a' && next <= 'z') || static_cast<unsigned char>(next) >= 0x80;
            bool const glued = !h.title.empty() && h.title.data() == h.label.data() + h.label.size();
            if (letter && !h.separated && !glued && !capital(h.title)) return false;
        }
        if (h.kind == provision_kind::annex) return reads_as_annex(i, h);
        return true;
    }

    bool reads_as_annex(std::size_t i, heading const& h) const {
        auto const& l = table_.lines[i];
        if (l.where.size() > 200 || (l.ends != line_end::open && !h.title.empty())) return false;
        // "Protocol" and "Annex" alone, or with a number; "Annex to the …" is a title too, but not in the middle of a
        // text.
        return !h.number.empty() || h.title.empty() || l.blank_before;
    }

    /// Plain text loses superscripts: "Статья 322¹" is stored as "Статья 3221". After 322, that is 322.1.
    void repair_superscript(heading& h) const {
        unsigned const last = leading_number(now_.last_article), now = leading_number(h.number);
        if (language_ != text::language::ru || h.number.size() < 3 || last < 10 || now != leading_number(h.number))
            return;
        if (h.number.find_first_not_of("0123456789") != std::string::npos || now <= last + 100) return;
        unsigned const base = now / 10;
        if (base == last || base == last + 1) h.number = std::to_string(base) + "." + std::to_string(now % 10);
    }

    line_role role_of_marker(std::size_t i, heading& h) {
        if (goes_on(i) && h.dress != marker_dress::brackets && h.dress != marker_dress::word) {
            // "… within\n15. days": a broken line; but "a)" and "1)" hardly ever begin one by accident.
            if (h.dress != marker_dress::paren) return line_role::body;
        }
        if (h.dress == marker_dress::word && usage_.adverb_units) {
            h.kind = provision_kind::article;
            now_.article_seen = true;
            return line_role::heading;
        }
        if (looks_bare(h) && usage_.bare_sections && is_bare_section(i, h)) {
            h.kind = provision_kind::article;
            now_.last_section = leading_number(h.number);
            now_.article_seen = true;
            return line_role::heading;
        }
        // "5.2 The authority …" is a paragraph, "2.5 per cent" is not.
        if (h.letters == alphabet::decimal && h.dress == marker_dress::dot && !h.label.ends_with('.') && has_case() &&
            !h.title.empty() && !capital(h.title))
            return line_role::body;
        if (h.dress == marker_dress::bare) {
            if (is_bare_paragraph(i, h)) return line_role::heading;
            // A number alone on its line that is no section is the number of a page.
            return h.title.empty() && h.label.size() <= 4 && table_.lines[i].blank_before ? line_role::note
                                                                                          : line_role::body;
        }
        if (h.letters == alphabet::decimal && h.title.empty()) return line_role::body;
        return line_role::heading;
    }

    /// "1 The Parties …", "2 They …" under an article: one after the other, the first right below the label or its
    /// title.
    bool is_bare_paragraph(std::size_t i, heading const& h) {
        unsigned const n = leading_number(h.number);
        bool const plain_number = h.number == std::to_string(n);
        if (!now_.article_seen || usage_.bare_sections || !plain_number || h.title.empty() || !has_case() ||
            !capital(h.title))
            return false;
        bool const first = n == 1 && i <= now_.last_label + 2;
        if (!first && (n != now_.last_paragraph + 1 || now_.last_paragraph == 0)) return false;
        now_.last_paragraph = n;
        return true;
    }

    bool is_bare_section(std::size_t i, heading const& h) const {
        unsigned const n = leading_number(h.number);
        bool const restart = n == 1 && i > 0 && is_container_line(i - 1);
        bool const first = now_.last_section == 0 && n < 1000;
        if (!restart && !first && (n < now_.last_section || n > now_.last_section + 30)) return false;
        if (n == 0) return false;
        if (h.title.empty()) {
            if (i + 1 == table_.lines.size() || h.label.ends_with('.')) return false;
            // The number of a page looks the same: points follow a section's number, or its marginal note stands above
            // it.
            auto const& next = table_.lines[i + 1];
            if (next.heading != line::none)
                return next.is_marker && table_.headings[next.heading].dress == marker_dress::brackets;
            return i > 0 && reads_as_title(i - 1) && next.capital && n > now_.last_section;
        }
        auto const c = static_cast<unsigned char>(h.title.front());
        bool const letter = (c >= 'a' && c <= 'z') || c >= 0x80;
        return !letter || !has_case() || capital(h.title);
    }

    line_role role_of_plain(std::size_t i) const {
        if (!usage_.bare_sections || !reads_as_title(i) || i + 1 >= table_.lines.size()) return line_role::body;
        auto const& here = table_.lines[i];
        auto const& next = table_.lines[i + 1];
        bool const before_number =
            next.heading != line::none && next.is_marker && table_.headings[next.heading].dress != marker_dress::bullet;
        if (before_number) {
            auto const& below = table_.headings[next.heading];
            if (looks_bare(below) && !below.label.ends_with('.')) return line_role::heading_above;
            bool const indented = next.indent == here.indent && here.indent > 0 && !next.blank_before;
            // Where every line is a block of its own, the sentence before has ended and a subsection begins.
            bool const block = here.blank_before && next.blank_before && i > 0 &&
                               below.dress == marker_dress::brackets && below.letters == alphabet::digits &&
                               table_.lines[i - 1].ends == line_end::sentence;
            return indented || block ? line_role::heading_above : line_role::body;
        }
        if (here.blank_before && next.blank_before && now_.article_seen && i + 2 < table_.lines.size() &&
            here.indent == 0 && (i == 0 || roles_[i - 1] != line_role::heading || !is_container_line(i - 1))) {
            auto const& second = table_.lines[i + 2];
            bool const number_follows =
                second.heading != line::none && second.is_marker && looks_bare(table_.headings[second.heading]);
            if (number_follows) return line_role::cross_heading;
        }
        return line_role::body;
    }

    [[nodiscard]] bool reads_as_title(std::size_t i) const {
        auto const& l = table_.lines[i];
        return l.ends == line_end::open && l.where.size() <= 160 && l.capital;
    }

    bool is_note(std::size_t i) {
        auto const text = body(i);
        if (now_.note_goes_on > 0 && !table_.lines[i].blank_before && head(i) == nullptr) {
            --now_.note_goes_on;
            if (now_.note_ends_with != 0 && text.find(now_.note_ends_with) != std::string_view::npos)
                now_.note_goes_on = 0;
            return true;
        }
        now_.note_goes_on = 0;
        now_.note_ends_with = 0;
        heading const* const h = head(i);
        bool const named = h != nullptr && h->kind == provision_kind::note;
        bool const furniture = table_.lines[i].furniture;
        if (!named && !furniture) return false;
        if (furniture && text.starts_with("[") && text.size() > 400) return false;
        // Footnotes of a wrapped page and notes in brackets run over several lines.
        if (named && text.starts_with('(') && text.find(')') == std::string_view::npos) {
            now_.note_goes_on = 6;
            now_.note_ends_with = ')';
        } else if (furniture && table_.wrap_width > 0 && text.size() > 24) {
            now_.note_goes_on = 12;
            now_.note_ends_with = 0;
        }
        return true;
    }

    /// Key of a unit, for finding the headings of a table of contents again in the law.
    [[nodiscard]] std::string key(std::size_t i) const {
        auto const& h = table_.headings[table_.lines[i].heading];
        return std::string{kind_name(h.kind)} + " " + h.number;
    }
    [[nodiscard]] bool is_unit_line(std::size_t i) const {
        auto const& l = table_.lines[i];
        return roles_[i] == line_role::heading && is_unit(table_.headings[l.heading].kind);
    }

    /// Lines with dot leaders; runs of headings that come again; what stands under the word "contents" until the law
    /// begins.
    void mark_contents() {
        for (std::size_t i = usage_.front_matter; i < roles_.size(); ++i)
            if (table_.lines[i].leader) roles_[i] = line_role::contents;
        for (std::size_t i = usage_.front_matter; i < roles_.size();) {
            if (roles_[i] == line_role::contents) {
                i = run_of_contents(i);
            } else if (is_unit_line(i)) {
                i = run_of_headings(i);
            } else {
                ++i;
            }
        }
    }

    /// The last line of a key; those of lines with leaders count too. Few laws ask.
    [[nodiscard]] std::size_t last_at(std::string const& key_) {
        if (last_at_.empty()) {
            for (std::size_t i = usage_.front_matter; i < lines_.alone.size(); ++i) {
                if (lines_.alone[i] == line_role::heading && is_unit(head(i)->kind)) last_at_[key(i)] = i;
            }
        }
        return last_at_.at(key_);
    }

    std::size_t run_of_contents(std::size_t i) {
        std::string first;
        std::size_t end = i + 1;
        for (; end < roles_.size(); ++end) {
            if (roles_[end] == line_role::contents || roles_[end] == line_role::note) continue;
            if (is_unit_line(end)) {
                auto const k = key(end);
                if (first.empty())
                    first = k;
                else if (k == first)
                    break;
                if (last_at(k) == end) break;  // does not come again: the law has begun
            } else if (table_.lines[end].ends != line_end::open || table_.lines[end].where.size() > 200) {
                break;
            }
        }
        while (end > i + 1 && !is_unit_line(end - 1) && roles_[end - 1] != line_role::contents) --end;
        for (auto k = i; k < end; ++k)
            if (roles_[k] != line_role::note) roles_[k] = line_role::contents;
        return end;
    }

    std::size_t run_of_headings(std::size_t i) {
        std::size_t end = std::max(i + 1, headings_end_);
        if (i >= headings_end_)
            while (end < roles_.size() && is_unit_line(end)) ++end;
        headings_end_ = end;  // a run is scanned once, however often it is cut
        if (end - i < 5 || last_at(key(i)) < end || last_at(key(end - 2)) < end) return end;
        // The law itself begins with the heading that the run began with, perhaps at once.
        auto const first = key(i);
        auto again = i + 1;
        while (again < end && key(again) != first) ++again;
        if (again - i < 5) return again;
        end = again;
        std::fill(roles_.begin() + static_cast<std::ptrdiff_t>(i), roles_.begin() + static_cast<std::ptrdiff_t>(end),
                  line_role::contents);
        return end;
    }
};

}  // namespace

unsigned leading_number(std::string_view number) {
    unsigned value = 0;
    for (char const c : number.substr(0, 8)) {
        if (c < '0' || c > '9') break;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

void judge(judged_lines& lines, text::reading const& reading, std::string_view source_text, text::language language) {
    judge_of_lines{lines, reading, source_text, language}.run();
}

source::change update_roles(judged_lines& lines, text::reading const& reading, std::string_view source_text,
                            text::language language, source::change const& changed) {
    return judge_of_lines{lines, reading, source_text, language}.update(changed);
}

}  // namespace cmwlint::structure
