#include "structure/line_roles.hpp"

#include "structure/grammar/grammars.hpp"
#include "structure/grammar/numerals.hpp"
#include "structure/grammar_table.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

namespace cmwlint::structure {
namespace {

bool is_container(provision_kind k) { return k >= provision_kind::book && k <= provision_kind::subsection; }
bool is_unit(provision_kind k) { return is_container(k) || k == provision_kind::article || k == provision_kind::annex; }

class judge_of_lines {
public:
    judge_of_lines(line_table& table, std::string_view reading, std::string_view source, text::reading const& map,
                   text::language language)
        : table_(table),
          text_(reading),
          source_(source),
          reading_(map),
          language_(language),
          roles_(table.lines.size(), line_role::body) {}

    std::vector<line_role> run() {
        survey();
        skip_front_matter();
        find_endnotes();
        for (std::size_t i = front_matter_; i < roles_.size(); ++i) roles_[i] = role_of(i);
        mark_contents();
        return std::move(roles_);
    }

private:
    line_table& table_;
    std::string_view text_, source_;
    text::reading const& reading_;
    text::language language_;
    std::vector<line_role> roles_;
    std::size_t front_matter_ = 0;
    std::size_t labelled_articles_ = 0;
    bool bare_sections_ = false;   ///< "49 Text" or "49." is the basic unit
    unsigned last_section_ = 0;    ///< number of the last bare section
    unsigned last_paragraph_ = 0;  ///< number of the last paragraph without a sign ("2 The Parties …") in this article
    std::size_t last_label_ = 0;   ///< line of the last article's label
    bool adverb_units_ = false;    ///< "اولا: …" is the basic unit (of a contract)
    std::string last_article_;     ///< number of the last labelled article
    bool article_seen_ = false;    ///< in the present scope (annexes begin a new one)
    std::size_t endnotes_ = ~std::size_t{0};  ///< first line of the notes at the end
    std::size_t note_goes_on_ = 0;            ///< lines that a note may still swallow
    char note_ends_with_ = 0;
    std::size_t headings_end_ = 0;  ///< where the present run of headings ends

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

    /// What the law calls its basic unit, from a count over all lines.
    void survey() {
        std::size_t sections = 0, fasl = 0, rising = 0, restarts = 0, adverbs = 0;
        unsigned last = 0;
        for (auto const& l : table_.lines) {
            if (l.heading == line::none) continue;
            auto const& h = table_.headings[l.heading];
            if (!l.is_marker && h.kind == provision_kind::article && (l.capital || !has_case()))
                (h.adaptable ? sections : labelled_articles_) += 1;
            if (h.adaptable && h.kind == provision_kind::chapter) ++fasl;
            adverbs += h.dress == marker_dress::word;
            if (!l.is_marker || !looks_bare(h)) continue;
            unsigned const n = leading_number(h.number);
            if (n == 1 && last > 1) ++restarts;
            if (n == last + 1) ++rising;
            // A part of a law begins anywhere: "194", "195".
            if (n == 1 || rising == 0 || (n >= last && n <= last + 30)) last = n;
        }
        bool const articles = labelled_articles_ >= 2 && labelled_articles_ * 8 >= sections;
        for (auto& h : table_.headings) {
            if (!h.adaptable) continue;
            if (language_ == text::language::ar) {
                if (h.kind == provision_kind::chapter && labelled_articles_ == 0 && fasl >= 2)
                    h.kind = provision_kind::article;
            } else if (articles && h.label.starts_with("sec")) {
                h.kind = provision_kind::section;
            }
        }
        if (labelled_articles_ == 0 && language_ == text::language::ar && fasl >= 2) labelled_articles_ = fasl;
        labelled_articles_ += articles ? 0 : sections;
        adverb_units_ = labelled_articles_ == 0 && adverbs >= 2;
        bare_sections_ = labelled_articles_ < 2 && rising >= 3 && restarts * 6 <= rising;
    }

    /// YAML between "---" lines at the top of a Markdown file.
    void skip_front_matter() {
        if (roles_.empty() || body(0) != "---") return;
        for (std::size_t i = 1; i < roles_.size() && i < 200; ++i) {
            if (body(i) != "---") continue;
            front_matter_ = i + 1;
            std::fill_n(roles_.begin(), front_matter_, line_role::note);
            return;
        }
    }

    /// Consolidated laws end with notes on their amendments, "[1] …", "[2] …", former wordings and all: no longer law.
    void find_endnotes() {
        constexpr std::size_t fewest_notes = 5;
        std::size_t begin = 0, expected = 1;
        for (std::size_t i = 0; i < roles_.size(); ++i) {
            std::size_t const number = table_.lines[i].bracketed;
            if (number == 1) begin = i;
            if (number == 1 || (number != 0 && number == expected)) expected = number + 1;
        }
        if (expected > fewest_notes && begin * 5 >= roles_.size() * 2) endnotes_ = begin;
    }

    line_role role_of(std::size_t i) {
        if (i >= endnotes_ || is_note(i)) return line_role::note;
        heading* const h = head(i);
        if (h == nullptr) return role_of_plain(i);
        if (table_.lines[i].is_marker) return role_of_marker(i, *h);
        if (is_unit(h->kind)) return role_of_label(i, *h);
        bool const opens = table_.lines[i].capital || !has_case() || body(i).starts_with('-');
        if (!opens || goes_on(i)) return line_role::body;
        switch (h->kind) {
            case provision_kind::recital:
                return article_seen_ ? line_role::body : line_role::heading;
            case provision_kind::preamble:
                return article_seen_ || body(i).size() > 60 ? line_role::body : line_role::heading;
            case provision_kind::signature:
                return article_seen_ ? line_role::heading : line_role::body;
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
            article_seen_ = false;
            last_article_.clear();
            last_section_ = 0;
        } else if (h.kind == provision_kind::article) {
            repair_superscript(h);
            article_seen_ = true;
            last_article_ = h.number;
            last_paragraph_ = 0;
            last_label_ = i;
        }
        return line_role::heading;
    }

    bool reads_as_label(std::size_t i, heading const& h) const {
        auto const& l = table_.lines[i];
        auto const next = h.title.empty() ? '\0' : h.title.front();
        if (next == ',' || next == ';' || next == ')' || h.title.starts_with("،")) return false;
        bool const in_sequence = h.kind == provision_kind::article && !last_article_.empty() &&
                                 h.number == grammar::successor(last_article_, false);
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
        unsigned const last = leading_number(last_article_), now = leading_number(h.number);
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
        if (h.dress == marker_dress::word && adverb_units_) {
            h.kind = provision_kind::article;
            article_seen_ = true;
            return line_role::heading;
        }
        if (looks_bare(h) && bare_sections_ && is_bare_section(i, h)) {
            h.kind = provision_kind::article;
            last_section_ = leading_number(h.number);
            article_seen_ = true;
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
        if (!article_seen_ || bare_sections_ || !plain_number || h.title.empty() || !has_case() || !capital(h.title))
            return false;
        bool const first = n == 1 && i <= last_label_ + 2;
        if (!first && (n != last_paragraph_ + 1 || last_paragraph_ == 0)) return false;
        last_paragraph_ = n;
        return true;
    }

    bool is_bare_section(std::size_t i, heading const& h) const {
        unsigned const n = leading_number(h.number);
        bool const restart = n == 1 && i > 0 && is_container_line(i - 1);
        bool const first = last_section_ == 0 && n < 1000;
        if (!restart && !first && (n < last_section_ || n > last_section_ + 30)) return false;
        if (n == 0) return false;
        if (h.title.empty()) {
            if (i + 1 == table_.lines.size() || h.label.ends_with('.')) return false;
            // The number of a page looks the same: points follow a section's number, or its marginal note stands above
            // it.
            auto const& next = table_.lines[i + 1];
            if (next.heading != line::none)
                return next.is_marker && table_.headings[next.heading].dress == marker_dress::brackets;
            return i > 0 && reads_as_title(i - 1) && next.capital && n > last_section_;
        }
        auto const c = static_cast<unsigned char>(h.title.front());
        bool const letter = (c >= 'a' && c <= 'z') || c >= 0x80;
        return !letter || !has_case() || capital(h.title);
    }

    line_role role_of_plain(std::size_t i) const {
        if (!bare_sections_ || !reads_as_title(i) || i + 1 >= table_.lines.size()) return line_role::body;
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
        if (here.blank_before && next.blank_before && article_seen_ && i + 2 < table_.lines.size() &&
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
        if (note_goes_on_ > 0 && !table_.lines[i].blank_before && head(i) == nullptr) {
            --note_goes_on_;
            if (note_ends_with_ != 0 && text.find(note_ends_with_) != std::string_view::npos) note_goes_on_ = 0;
            return true;
        }
        note_goes_on_ = 0;
        heading const* const h = head(i);
        bool const named = h != nullptr && h->kind == provision_kind::note;
        bool const furniture = table_.lines[i].furniture;
        if (!named && !furniture) return false;
        if (furniture && text.starts_with("[") && text.size() > 400) return false;
        // Footnotes of a wrapped page and notes in brackets run over several lines.
        if (named && text.starts_with('(') && text.find(')') == std::string_view::npos) {
            note_goes_on_ = 6;
            note_ends_with_ = ')';
        } else if (furniture && table_.wrap_width > 0 && text.size() > 24) {
            note_goes_on_ = 12;
            note_ends_with_ = 0;
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
        std::unordered_map<std::string, std::size_t> last_at;
        for (std::size_t i = front_matter_; i < roles_.size(); ++i) {
            if (is_unit_line(i)) last_at[key(i)] = i;
            if (table_.lines[i].leader) roles_[i] = line_role::contents;
        }
        for (std::size_t i = front_matter_; i < roles_.size();) {
            if (roles_[i] == line_role::contents) {
                i = run_of_contents(i, last_at);
            } else if (is_unit_line(i)) {
                i = run_of_headings(i, last_at);
            } else {
                ++i;
            }
        }
    }

    std::size_t run_of_contents(std::size_t i, std::unordered_map<std::string, std::size_t> const& last_at) {
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
                if (last_at.at(k) == end) break;  // does not come again: the law has begun
            } else if (table_.lines[end].ends != line_end::open || table_.lines[end].where.size() > 200) {
                break;
            }
        }
        while (end > i + 1 && !is_unit_line(end - 1) && roles_[end - 1] != line_role::contents) --end;
        for (auto k = i; k < end; ++k)
            if (roles_[k] != line_role::note) roles_[k] = line_role::contents;
        return end;
    }

    std::size_t run_of_headings(std::size_t i, std::unordered_map<std::string, std::size_t> const& last_at) {
        std::size_t end = std::max(i + 1, headings_end_);
        if (i >= headings_end_)
            while (end < roles_.size() && is_unit_line(end)) ++end;
        headings_end_ = end;  // a run is scanned once, however often it is cut
        if (end - i < 5 || last_at.at(key(i)) < end || last_at.at(key(end - 2)) < end) return end;
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

std::vector<line_role> judge(line_table& table, std::string_view reading, std::string_view source_text,
                             text::reading const& map, text::language language) {
    return judge_of_lines{table, reading, source_text, map, language}.run();
}

}  // namespace cmwlint::structure
