#include "structure/fold.hpp"

#include "structure/grammar/grammars.hpp"
#include "structure/grammar/numerals.hpp"
#include "structure/grammar_table.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cmwlint::structure {
namespace {

using source::span;

constexpr std::size_t deepest = 64;
constexpr int article_rank = 200;  // containers rank from 40 (books) to 95 (cross-headings)
constexpr int marker_rank = 300;

bool is_container(provision_kind k) { return k >= provision_kind::book && k <= provision_kind::subsection; }

/// Whether references can name it from anywhere: see `document::units_by_number`.
bool is_cited(provision_kind k) {
    return k == provision_kind::annex || is_container(k) || k == provision_kind::article;
}

auto by_number(std::vector<provision> const& all) {
    return [&all](provision_id a, provision_id b) {
        auto const order = all[a].number.compare(all[b].number);
        return order != 0 ? order < 0 : a < b;
    };
}

/// How many bytes of an eid a kind takes up: "chp_2".
std::string_view eid_prefix(provision_kind kind) {
    switch (kind) {
        case provision_kind::chapter:
            return "chp";
        case provision_kind::section:
            return "sec";
        case provision_kind::subsection:
            return "subsec";
        case provision_kind::article:
            return "art";
        case provision_kind::paragraph:
            return "para";
        case provision_kind::recital:
            return "rec";
        case provision_kind::contents:
            return "toc";
        default:
            return kind_name(kind);
    }
}

/// Words that a title does not have and a sentence does; for short texts behind a label only.
constexpr std::array<std::string_view, 50> finite_verbs{
    " shall", " may ",    " must ",    " is ",      " are ",      " has ",   " have ",  " will ",    " est ",
    " sont ", " peut ",   " peuvent ", " doit ",    " doivent ",  " pourra", " devra",  " a ete ",   " ne ",
    " n'",    " es ",     " son ",     " sera ",    " seran ",    " podra",  " debera", " tiene",    " no ",
    " rige",  " entrara", " queda",    " entrent ", " entre en ", " sera",   " seront", " является", " имеет",
    " имеют", " не ",     " вступает", " может",    " могут",     " обязан", " подлеж", "ilir.",     "edilir",
    "olunur", "يجب ",     "يجوز ",     "يعاقب ",    "لا يجوز"};

class outliner {
public:
    explicit outliner(draft_lines const& in)
        : text_(in.reading.text),
          source_(in.source),
          reading_(in.reading),
          language_(in.language),
          table_(in.table),
          roles_(in.roles) {}

    document run(std::vector<seam>& seams) {
        fresh_.emplace_back();
        stack_.push_back({});
        for (std::size_t k = 0; k < kinds; ++k) rank_[k] = static_cast<int>(k) * 10;
        seams.clear();
        for (std::size_t i = 0; i < table_.lines.size(); i = step(i)) {
            if (is_seam(i)) note_seam(i, seams);
        }
        release_title(table_.lines.size());
        gather_ends();
        document out;
        out.language = language_;
        out.title = find_title();
        out.provisions = std::move(fresh_);
        out.provisions[0].whole = {0, static_cast<std::uint32_t>(text_.size())};
        for (provision_id id = 1; id < out.provisions.size(); ++id)
            if (is_cited(out[id].kind)) out.units_by_number.push_back(id);
        std::sort(out.units_by_number.begin(), out.units_by_number.end(), by_number(out.provisions));
        return out;
    }

protected:
    ~outliner() = default;

    std::string_view text_, source_;
    text::reading const& reading_;
    text::language language_;
    line_table const& table_;
    std::vector<line_role> const& roles_;
    std::vector<provision>* before_ = nullptr;  ///< of the version before, where this is not the first
    provision_id first_ = 0;                    ///< up to there they are in `before_`
    std::vector<provision> fresh_;              ///< from there on
    std::vector<frame> stack_;
    std::array<int, kinds> rank_{};
    std::array<bool, kinds> kind_seen_{};
    std::size_t last_text_ = line::none;   ///< the last line that gave text to the innermost provision
    line_end last_ends_ = line_end::open;  ///< how that text ended
    bool note_open_ = false;               ///< the last line was a note
    span above_;                           ///< a title that waits for the heading on the next line

    [[nodiscard]] provision& at(provision_id id) { return id < first_ ? (*before_)[id] : fresh_[id - first_]; }
    [[nodiscard]] provision const& at(provision_id id) const {
        return id < first_ ? (*before_)[id] : fresh_[id - first_];
    }
    [[nodiscard]] provision& top() { return at(stack_.back().id); }
    [[nodiscard]] provision_id next_id() const { return first_ + static_cast<provision_id>(fresh_.size()); }
    [[nodiscard]] heading const& head(std::size_t i) const { return table_.headings[table_.lines[i].heading]; }
    [[nodiscard]] span span_of(std::string_view part) const {
        auto const begin = static_cast<std::uint32_t>(part.data() - text_.data());
        return {begin, begin + static_cast<std::uint32_t>(part.size())};
    }
    [[nodiscard]] bool capital(span s) const { return capital_at(source_, reading_.map.to_origin(s.begin)); }
    [[nodiscard]] bool has_case() const { return grammars_of(language_).has_case; }

    /// Without the marks of Markdown around a title.
    [[nodiscard]] span without_marks(span s) const {
        auto const part = source::slice(text_, s);
        auto const first = part.find_first_not_of(" #*>_");
        auto const last = part.find_last_not_of(" #*_");
        if (first == std::string_view::npos || last < first) return s;
        return {s.begin + static_cast<std::uint32_t>(first), s.begin + static_cast<std::uint32_t>(last) + 1};
    }

    /// Takes line `i` and those that belong to its heading; returns the next one.
    std::size_t step(std::size_t i) {
        auto const role = roles_[i];
        if (role != line_role::heading && role != line_role::heading_above) release_title(i);
        if (role == line_role::note || role == line_role::contents) {
            add_apart(role == line_role::note ? provision_kind::note : provision_kind::contents, table_.lines[i].where,
                      i);
            return i + 1;
        }
        note_open_ = false;
        switch (role) {
            case line_role::heading:
                return open_heading(i);
            case line_role::heading_above:
                above_ = above_.empty() ? table_.lines[i].where : join(above_, table_.lines[i].where);
                return i + 1;
            case line_role::cross_heading:
                open_cross_heading(i);
                return i + 1;
            default:
                add_body(i);
                return i + 1;
        }
    }

    /// No heading came below the title that waits for one: it was text.
    void release_title(std::size_t i) {
        if (above_.empty()) return;
        auto const text = above_;
        above_ = {};
        add_text(text, i - 1);
    }

    // ---- seams
    // --------------------------------------------------------------------------------------------------------

    /// How many frames a heading of an article leaves open at most: the root and containers.
    [[nodiscard]] std::size_t containers_open() const {
        auto const inner =
            std::find_if(stack_.begin(), stack_.end(), [](frame const& f) { return f.rank >= article_rank; });
        return static_cast<std::size_t>(inner - stack_.begin());
    }

    /// See `seam`.
    [[nodiscard]] bool is_seam(std::size_t i) const {
        if (roles_[i] != line_role::heading) return false;
        auto const kind = head(i).kind;
        if (kind != provision_kind::article && kind != provision_kind::annex && kind != provision_kind::preamble &&
            kind != provision_kind::signature && !is_container(kind))
            return false;
        return std::all_of(stack_.begin(), stack_.begin() + static_cast<std::ptrdiff_t>(containers_open()),
                           [this](frame const& f) { return at(f.id).flush.empty(); });
    }

    void note_seam(std::size_t i, std::vector<seam>& seams) const {
        constexpr std::size_t spacing = 16;  // lines
        if (!seams.empty() && i < seams.back().line + spacing) return;
        auto const open_end = stack_.begin() + static_cast<std::ptrdiff_t>(containers_open());
        seams.push_back(
            {static_cast<std::uint32_t>(i), next_id(), {stack_.begin(), open_end}, rank_, kind_seen_, above_});
    }

    // ---- opening and closing
    // ------------------------------------------------------------------------------------------

    provision_id open(provision_kind kind, int rank, span label, std::string number) {
        while (stack_.back().rank >= rank && stack_.size() > 1) stack_.pop_back();
        return push(kind, rank, {}, label, std::move(number));
    }

    /// A child of the innermost open provision.
    provision_id push(provision_kind kind, int rank, marker_key key, span label, std::string number) {
        if (stack_.size() >= deepest) stack_.resize(deepest - 1);
        settle_flush(key, label, number);
        provision p;
        p.kind = kind;
        p.label = label;
        p.number = std::move(number);
        p.whole = label;
        if (!above_.empty()) {
            p.heading = above_;
            p.whole = join(above_, label);
            above_ = {};
        }
        auto const id = adopt(std::move(p), stack_.back());
        remember(key, at(id).number);
        frame opened;
        opened.id = id;
        opened.rank = rank;
        opened.key = key;
        stack_.push_back(std::move(opened));
        last_text_ = line::none;
        return id;
    }

    void remember(marker_key key, std::string const& number) {
        if (key.dress == marker_dress::none || key.dress == marker_dress::bullet) return;
        auto& lists = stack_.back().lists;
        for (auto& item : lists) {
            if (!(item.key == key)) continue;
            item.number = number;
            return;
        }
        lists.push_back({key, number});
    }

    /// Links a new provision under `parent` and names it.
    provision_id adopt(provision p, frame& parent) {
        auto const id = next_id();
        p.parent = parent.id;
        p.eid = eid_for(p, parent);
        if (parent.last_of == no_provision)
            at(parent.id).first_child = id;
        else
            at(parent.last_of).next_sibling = id;
        parent.last_of = id;
        parent.has_children = true;
        if (p.kind != provision_kind::note) parent.last_child = id;
        fresh_.push_back(std::move(p));
        return id;
    }

    std::string eid_for(provision const& p, frame& parent) {
        std::string eid = at(parent.id).eid;
        if (!eid.empty()) eid += "__";
        eid += eid_prefix(p.kind);
        if (!p.number.empty()) {
            eid += '_';
            eid += p.number;
        } else if (p.kind != provision_kind::preamble && p.kind != provision_kind::signature) {
            eid += '_' + std::to_string(p.kind == provision_kind::note ? ++parent.notes : ++parent.unnumbered);
        }
        unsigned const copy = copy_of(eid);
        return copy == 1 ? eid : eid + "__dup" + std::to_string(copy);
    }

    /// Text stood after the last child of the innermost provision, and now another child comes. If it goes on with the
    /// list, the text was part of the last child; else it is a paragraph without a number.
    void settle_flush(marker_key key, span label, std::string const& number) {
        auto& parent = stack_.back();
        if (at(parent.id).flush.empty()) return;
        span const text = at(parent.id).flush;
        at(parent.id).flush = {};
        if (parent.last_child != no_provision && key.dress != marker_dress::none && !number.empty() &&
            parent.last_of == parent.last_child) {
            auto& last = at(parent.last_child);
            if (grammar::successor(last.number, key.letters == alphabet::roman) == number) {
                auto& where = last.first_child == no_provision ? last.intro : last.flush;
                where = where.empty() ? text : join(where, text);
                return;
            }
        }
        provision p;
        p.kind = provision_kind::paragraph;
        p.intro = text;
        p.whole = text;
        auto const id = adopt(std::move(p), parent);
        bool const opens_list = key.dress != marker_dress::none && (number.empty() || grammar::is_first(number));
        if (opens_list && label.begin >= text.end && stack_.size() < deepest) {
            auto const indent = parent.indent;
            frame opened;
            opened.id = id;
            opened.rank = marker_rank;
            opened.indent = indent;
            opened.list = true;
            stack_.push_back(std::move(opened));
        }
    }

    /// Ends of provisions reach over their children. Those in `before_` are left alone.
    void gather_ends() {
        // Parents come before their children, so one pass from the back gathers the ends.
        for (std::size_t i = fresh_.size(); i-- > 0;) {
            auto& p = fresh_[i];
            for (span const s : {p.label, p.heading, p.intro, p.flush}) {
                if (s.empty()) continue;
                p.whole = p.whole.empty() ? s : join(p.whole, s);
            }
            if (p.parent == no_provision || p.parent < first_) continue;
            auto& parent = fresh_[p.parent - first_].whole;
            parent.end = std::max(parent.end, p.whole.end);
        }
    }

    // ---- headings
    // -----------------------------------------------------------------------------------------------------

    std::size_t open_heading(std::size_t i) {
        auto const& h = head(i);
        if (h.kind == provision_kind::point) {
            open_marker(h, i, false);
            return i + 1;
        }
        if (h.kind == provision_kind::article && h.dress != marker_dress::none && title_of_next(i)) return i + 1;
        switch (h.kind) {
            case provision_kind::recital:
                if (!in_preamble())
                    open(provision_kind::preamble, article_rank,
                         {table_.lines[i].where.begin, table_.lines[i].where.begin}, {});
                while (stack_.back().rank > article_rank) stack_.pop_back();
                push(provision_kind::recital, article_rank + 5, {}, {}, {});
                add_text(table_.lines[i].where, i);
                return i + 1;
            case provision_kind::preamble:
                open(h.kind, article_rank, table_.lines[i].where, {});
                return i + 1;
            case provision_kind::signature:
                open(h.kind, article_rank, {}, {});
                add_text(table_.lines[i].where, i);
                return i + 1;
            default:
                return open_unit(i);
        }
    }

    [[nodiscard]] bool in_preamble() const {
        return std::any_of(stack_.begin(), stack_.end(),
                           [this](frame const& f) { return at(f.id).kind == provision_kind::preamble; });
    }

    /// "38A Liability of air carriers" above "38A. Liability of air carriers": the first is the title of the second.
    bool title_of_next(std::size_t i) {
        if (i + 1 >= table_.lines.size() || roles_[i + 1] != line_role::heading) return false;
        auto const& here = head(i);
        auto const& next = head(i + 1);
        if (next.kind != provision_kind::article || next.number != here.number || here.title.empty()) return false;
        above_ = above_.empty() ? table_.lines[i].where : join(above_, table_.lines[i].where);
        return true;
    }

    std::size_t open_unit(std::size_t i) {
        auto const& h = head(i);
        auto const index = static_cast<std::size_t>(h.kind);
        int const rank = h.kind == provision_kind::article ? article_rank : adapted_rank(h.kind);
        auto const id = open(h.kind, rank, without_marks(span_of(h.label)), h.number);
        kind_seen_[index] = true;
        if (h.kind == provision_kind::annex) kind_seen_.fill(false);
        stack_.back().indent = table_.lines[i].indent;
        if (h.kind != provision_kind::article) return take_title(i, id);
        return take_article_title(i, id);
    }

    /// The order of books, parts and titles differs from country to country: one that first appears right under another
    /// that was just opened lies inside it.
    int adapted_rank(provision_kind kind) {
        auto& rank = rank_[static_cast<std::size_t>(kind)];
        if (kind == provision_kind::annex) return rank;
        auto const& inner = stack_.back();
        bool const just_opened = is_container(at(inner.id).kind) && !inner.has_children;
        if (!kind_seen_[static_cast<std::size_t>(kind)] && just_opened && inner.rank > rank) rank = inner.rank + 1;
        return rank;
    }

    void open_cross_heading(std::size_t i) {
        int const rank = rank_[static_cast<std::size_t>(provision_kind::subsection)] + 5;
        auto const id = open(provision_kind::section, rank, {}, {});
        at(id).heading = at(id).whole = table_.lines[i].where;
    }

    [[nodiscard]] bool plain(std::size_t i) const { return i < table_.lines.size() && roles_[i] == line_role::body; }
    [[nodiscard]] bool short_line(std::size_t i) const {
        auto const limit = table_.wrap_width == 0 ? 240U : table_.wrap_width * 9 / 10;
        return table_.lines[i].where.size() <= limit;
    }
    /// A line that could be (part of) a title: it ends without a stop.
    [[nodiscard]] bool titular(std::size_t i) const {
        if (!plain(i)) return false;
        auto const ends = table_.lines[i].ends;
        return short_line(i) && (ends == line_end::open || ends == line_end::dash);
    }
    void extend_heading(provision_id id, span s) {
        s = without_marks(s);
        auto& h = at(id).heading;
        h = h.empty() ? s : join(h, s);
    }

    /// Containers and annexes: what stands beside the label is the title, else up to three short lines below it.
    std::size_t take_title(std::size_t i, provision_id id) {
        auto const& h = head(i);
        auto const beside = span_of(h.title);
        bool const annex_text = h.kind == provision_kind::annex && h.title.size() > 240;
        auto next = i + 1;
        if (annex_text) {
            add_text(beside, i);
            return next;
        }
        if (!h.title.empty()) {
            extend_heading(id, beside);
            if (table_.lines[i].ends != line_end::open) return next;
        }
        unsigned taken = 0;
        for (; taken < 3 && next < table_.lines.size() && titular(next); ++next, ++taken) {
            auto const& l = table_.lines[next];
            bool const first_below = taken == 0 && h.title.empty();
            if (!first_below && (l.blank_before || table_.wrap_width == 0)) break;
            // A title beside the label goes on below only where the line was full.
            if (!first_below && table_.lines[next - 1].where.size() * 10 < table_.wrap_width * 6 && !all_capitals(next))
                break;
            if (roles_[next] != line_role::body) break;
            extend_heading(id, l.where);
        }
        return next;
    }

    [[nodiscard]] bool all_capitals(std::size_t i) const {
        if (!has_case()) return false;
        auto const& where = table_.lines[i].where;
        auto const begin = reading_.map.to_origin(where.begin);
        auto const part = source_.substr(begin, 60);
        std::size_t small = 0;
        for (char const c : part.substr(0, part.find('\n'))) small += c >= 'a' && c <= 'z';
        return table_.lines[i].capital && small == 0;
    }

    /// Articles: a title, or the first words of the text? In doubt text: a rule must not miss it.
    std::size_t take_article_title(std::size_t i, provision_id id) {
        auto const& h = head(i);
        if (h.title.empty()) return take_title_below(i, id);
        auto const end = at(id).heading.empty() ? title_lines(i) : i;
        if (end > i) {
            extend_heading(id, span_of(h.title));
            for (auto k = i + 1; k < end; ++k) extend_heading(id, table_.lines[k].where);
            return end;
        }
        take_text_beside(h.title, i);
        return i + 1;
    }

    /// The text beside a label; it may begin with a marker: "49. (1) No person …".
    void take_text_beside(std::string_view rest, std::size_t i) {
        for (int nested = 0; nested < 3 && !rest.empty(); ++nested) {
            auto const inner = grammar::marker(rest);
            if (!inner || inner->dress == marker_dress::bare || inner->dress == marker_dress::bullet) break;
            bool const first = grammar::is_first(inner->number) || inner->letters == alphabet::decimal ||
                               inner->dress == marker_dress::brackets;
            if (!first) break;
            open_marker(*inner, i, true);
            rest = inner->title;
        }
        if (!rest.empty()) add_long_text(rest, i);
    }

    /// Some databases store a whole section on one line: "3. Domicile (1) Subject to … if- (a) he resides …; or (b) …".
    /// Cuts it before markers that follow a stop and come in sequence.
    void add_long_text(std::string_view rest, std::size_t i) {
        constexpr std::size_t worth_cutting = 120;
        if (has_case() && rest.size() >= worth_cutting) {
            auto cut = next_inline_marker(rest, 0);
            if (cut > 0) add_text(without_marks(span_of(rest.substr(0, cut))), i);
            while (cut < rest.size()) {
                auto const inner = grammar::marker(rest.substr(cut, 24));
                auto const begin = cut + (inner->label.data() - rest.data() - cut) + inner->label.size();
                open_marker(*inner, i, true);
                auto const next = next_inline_marker(rest, begin);
                auto const text = rest.substr(begin, next - begin);
                bool const list_goes_on = next < rest.size() && !(rest[next + 1] >= '0' && rest[next + 1] <= '9');
                add_inline_item(text, list_goes_on ? std::string_view::npos : flush_of(text), i);
                cut = next;
            }
            return;
        }
        add_text(span_of(rest), i);
    }

    /// The words after a list that stands in one line: "…; or (j) breaks any rule; shall be guilty of an offence".
    [[nodiscard]] std::size_t flush_of(std::string_view text) const {
        if (at(stack_.back().id).kind != provision_kind::point) return std::string_view::npos;
        for (std::string_view opening :
             {"; shall ", "; is guilty", "; is liable", "; commits ", "; must ", "; and shall "}) {
            if (auto const found = text.find(opening); found != std::string_view::npos) return found + 1;
        }
        return std::string_view::npos;
    }

    void add_inline_item(std::string_view text, std::size_t flush, std::size_t i) {
        auto const item = text.substr(0, flush);
        if (item.find_first_not_of(' ') != std::string_view::npos) add_text(trimmed(item), i);
        if (flush == std::string_view::npos) return;
        leave_points();
        add_text(trimmed(text.substr(flush)), i);
    }

    void leave_points() {
        while (stack_.back().rank >= marker_rank && at(stack_.back().id).kind == provision_kind::point)
            stack_.pop_back();
        stack_.back().has_children = true;
    }

    [[nodiscard]] span trimmed(std::string_view text) const {
        auto const first = text.find_first_not_of(' ');
        auto const last = text.find_last_not_of(' ');
        return span_of(text.substr(first, last - first + 1));
    }

    /// Where the next "(1)", "(a)", "(i)" begins that is no reference; the size of the text if there is none.
    [[nodiscard]] std::size_t next_inline_marker(std::string_view text, std::size_t from) const {
        for (auto at_ = text.find('(', from); at_ != std::string_view::npos; at_ = text.find('(', at_ + 1)) {
            auto const inner = grammar::marker(text.substr(at_, 24));
            if (!inner || inner->dress != marker_dress::brackets || inner->title.empty() || !stands_apart(text, at_))
                continue;
            bool const figure = inner->number.front() >= '0' && inner->number.front() <= '9';
            if (figure != capital(span_of(inner->title))) continue;
            if (follows_open_list(*inner)) return at_;
        }
        return text.size();
    }

    /// Before the bracket stands a stop, perhaps with "and" or "or"; or the title of the section, before its "(1)".
    [[nodiscard]] static bool stands_apart(std::string_view text, std::size_t at_) {
        auto before = text.substr(0, at_);
        before = before.substr(0, before.find_last_not_of(' ') + 1);
        if (text.substr(at_, 3) == "(1)") return before.size() < 200 || before.ends_with('-') || before.ends_with(':');
        for (std::string_view word : {" and", " or", " et", " ou", " y", " o"})
            if (before.ends_with(word)) before.remove_suffix(word.size());
        before = before.substr(0, before.find_last_not_of(' ') + 1);
        return !before.empty() && std::string_view{".;:-,]"}.find(before.back()) != std::string_view::npos;
    }

    /// Amendments put "(2a)" and "(2b)" between "(2)" and "(3)".
    [[nodiscard]] static bool inserted_after(std::string_view before, std::string_view number) {
        auto const figures = [](std::string_view n) { return n.substr(0, n.find_first_not_of("0123456789")); };
        auto const base = figures(before), own = figures(number);
        auto const letter = before.substr(base.size()), own_letter = number.substr(own.size());
        if (base.empty() || own.empty() || letter.size() > 1 || own_letter.size() > 1) return false;
        if (own == base && own_letter.size() == 1)
            return letter.empty() ? own_letter == "a" : own_letter.front() == letter.front() + 1;
        return letter.size() == 1 && own_letter.empty() && grammar::successor(std::string(base), false) == own;
    }

    [[nodiscard]] bool follows_open_list(heading const& h) const {
        if (grammar::is_first(h.number)) return true;
        for (auto f = stack_.rbegin(); f != stack_.rend(); ++f) {
            for (auto const& item : f->lists)
                if (item.key.dress == h.dress &&
                    (grammar::successor(item.number, false) == h.number ||
                     grammar::successor(item.number, true) == h.number || inserted_after(item.number, h.number)))
                    return true;
            if (f->rank < marker_rank) break;
        }
        return false;
    }

    /// If the text beside the label is a title: the line behind its last line, else `i`.
    [[nodiscard]] std::size_t title_lines(std::size_t i) const {
        auto const& h = head(i);
        auto end = i + 1;
        auto const limit = has_case() ? 260U : 200U;
        if (h.title.size() > limit || !followed_by_text(end)) return i;
        if (has_case() && !capital(span_of(h.title)) && h.title.front() >= 'a') return i;
        auto const ends = table_.lines[i].ends;
        if (ends == line_end::colon || ends == line_end::semicolon || ends == line_end::comma) return i;
        if (grammar::marker(h.title) || announces_points(end)) return i;
        if (ends == line_end::sentence) return has_comma(h.title) || reads_as_sentence(h.title) ? i : end;
        // The title of a wrapped text goes on below.
        if (table_.wrap_width != 0 && table_.lines[i].where.size() * 10 >= table_.wrap_width * 7 && plain(end) &&
            !table_.lines[end].blank_before) {
            while (end < i + 4 && titular(end) && table_.lines[end].where.size() * 10 < table_.wrap_width * 7) ++end;
            if (end == i + 1 && (!table_.lines[end].capital || reads_as_sentence(h.title))) return i;
            if (!followed_by_text(end)) return i;
            return !has_case() || table_.lines[end].capital || table_.lines[end].is_marker ? end : i;
        }
        return !has_case() || table_.lines[end].capital || table_.lines[end].is_marker || table_.lines[end].blank_before
                   ? end
                   : i;
    }

    [[nodiscard]] static bool has_comma(std::string_view title) { return title.find(", ") != std::string_view::npos; }

    /// "Article 4. Children shall not be detained." has the stop of a sentence; "Artículo 1. Delimitación del ámbito."
    /// too.
    [[nodiscard]] static bool reads_as_sentence(std::string_view title) {
        auto const spaces = std::count(title.begin(), title.end(), ' ');
        if (spaces > 16) return true;
        for (std::string_view verb : finite_verbs)
            if (title.find(verb) != std::string_view::npos) return true;
        return title.find("。") != std::string_view::npos;
    }

    [[nodiscard]] bool followed_by_text(std::size_t i) const {
        while (i < table_.lines.size() && roles_[i] == line_role::note) ++i;
        if (i >= table_.lines.size()) return false;
        if (roles_[i] == line_role::body || roles_[i] == line_role::heading_above) return true;
        return roles_[i] == line_role::heading && head(i).kind == provision_kind::point;
    }

    /// The line is a point that goes on in a sentence: "1. who is found …".
    [[nodiscard]] bool announces_points(std::size_t i) const {
        if (!has_case() || i >= table_.lines.size() || roles_[i] != line_role::heading || !table_.lines[i].is_marker)
            return false;
        auto const& h = head(i);
        if (h.title.empty()) return false;
        auto const c = static_cast<unsigned char>(h.title.front());
        bool const letter = (c >= 'a' && c <= 'z') || c >= 0x80;
        return letter && !capital(span_of(h.title));
    }

    /// A label alone on its line: a short line below it without a stop, with text after that, is the title.
    std::size_t take_title_below(std::size_t i, provision_id id) {
        auto const next = i + 1;
        if (!at(id).heading.empty() || next >= table_.lines.size() || !titular(next) || !followed_by_text(next + 1))
            return next;
        auto const& l = table_.lines[next];
        auto const& after = table_.lines[next + 1];
        if (has_case() && !l.capital) return next;
        if (reads_as_sentence(source::slice(text_, l.where)) || announces_points(next + 1)) return next;
        if (l.where.size() > (has_case() ? 160U : 120U)) return next;
        bool const wrapped = table_.wrap_width != 0 && !after.blank_before;
        if (wrapped && l.where.size() * 10 > table_.wrap_width * 6) return next;
        if (has_case() && plain(next + 1) && !after.capital) return next;
        extend_heading(id, l.where);
        return next + 1;
    }

    // ---- markers
    // ------------------------------------------------------------------------------------------------------

    void open_marker(heading const& h, std::size_t i, bool beside) {
        auto const& l = table_.lines[i];
        auto key = marker_key{h.dress, h.letters, false};
        auto const label = span_of(h.label);
        if (h.letters == alphabet::latin || h.letters == alphabet::roman) key.upper = has_case() && capital(label);
        if (key.letters == alphabet::roman || (key.letters == alphabet::latin && h.number.size() == 1))
            key.letters = letters_or_roman(h, key);
        make_room(h, key, l, beside);
        imply_article(h, key, label.begin);
        if (stack_.size() >= deepest) stack_.resize(deepest - 1);
        settle_flush(key, label, h.number);
        auto const kind = kind_of_marker(key, h);
        push(kind, marker_rank, key, label, h.number);
        stack_.back().indent = l.indent;
        if (beside) return;
        take_text_beside(h.title, i);
    }

    /// "i" and "v" and "c" are letters and numerals: what the open list expects decides; a new list that begins with i
    /// counts.
    alphabet letters_or_roman(heading const& h, marker_key key) {
        auto roman_key = key, latin_key = key;
        roman_key.letters = alphabet::roman;
        latin_key.letters = alphabet::latin;
        bool const can_be_roman = grammar::roman_value(h.number).has_value();
        for (auto f = stack_.rbegin(); f != stack_.rend() && f->rank >= marker_rank; ++f) {
            if (f->key == latin_key && h.number.size() == 1 && grammar::successor(at(f->id).number, false) == h.number)
                return alphabet::latin;
            if (can_be_roman && f->key == roman_key && grammar::successor(at(f->id).number, true) == h.number)
                return alphabet::roman;
        }
        if (!can_be_roman) return alphabet::latin;
        return h.number == "i" || h.number.size() > 1 ? alphabet::roman : alphabet::latin;
    }

    /// "95.1." without "Maddə 95" above it, which a bad conversion lost: Azerbaijani paragraphs bear the article's
    /// number.
    void imply_article(heading const& h, marker_key key, std::uint32_t begin) {
        if (language_ != text::language::az || key.letters != alphabet::decimal || stack_.back().rank >= marker_rank)
            return;
        auto const article = h.number.substr(0, h.number.find('.'));
        auto const& outer = at(stack_.back().id);
        if (!kind_seen_[static_cast<std::size_t>(provision_kind::article)] || outer.number == article) return;
        if (outer.kind == provision_kind::article && grammar::successor(outer.number, false) != article) return;
        open(provision_kind::article, article_rank, {begin, begin}, article);
    }

    /// Closes what the marker does not belong to.
    void make_room(heading const& h, marker_key key, line const& l, bool beside) {
        if (key.letters == alphabet::decimal) return make_room_for_decimal(h.number);
        for (auto depth = stack_.size(); depth-- > 1 && stack_[depth].rank >= marker_rank;) {
            if (!(stack_[depth].key == key)) continue;
            if (auto const& open_number = at(stack_[depth].id).number;
                depth + 1 == stack_.size() || grammar::is_first(h.number) || key.dress == marker_dress::bullet ||
                grammar::successor(open_number, key.letters == alphabet::roman) == h.number || !continue_list(h, key)) {
            } else {
                return;
            }
            // The same dress as an open list: its next item, unless it begins anew under a colon.
            bool const begins = h.number.empty() ? false : grammar::is_first(h.number);
            bool const nests =
                begins && key.dress != marker_dress::bullet && expects_list() &&
                (depth + 1 < stack_.size() || grammar::successor(at(stack_[depth].id).number, false) != h.number);
            if (nests) return;
            if (l.indent > stack_[depth].indent && l.indent > 0 && begins && !beside) return;
            if (begins && in_flush()) return;
            stack_.resize(depth);
            return;
        }
        if (continue_list(h, key)) return;
        // A new list. Figures are not nested under letters or bullets unless those announce a list.
        bool const figures = key.letters == alphabet::digits && key.dress != marker_dress::brackets;
        while (stack_.size() > 1 && stack_.back().rank >= marker_rank && !beside) {
            auto const inner = stack_.back().key;
            bool const announces = expects_list();
            bool const bullet_outside =
                inner.dress == marker_dress::bullet && key.dress != marker_dress::bullet && !announces;
            bool const stray =
                figures && !announces && inner.dress != marker_dress::none && !grammar::is_first(h.number);
            if (!bullet_outside && !stray) break;
            stack_.pop_back();
        }
    }

    /// A list that text or an inner list interrupted: "(b)" long after "(a)".
    bool continue_list(heading const& h, marker_key key) {
        if (h.number.empty() || grammar::is_first(h.number)) return false;
        for (auto depth = stack_.size(); depth-- > 1;) {
            for (auto const& item : stack_[depth].lists) {
                if (!(item.key == key) || grammar::successor(item.number, key.letters == alphabet::roman) != h.number)
                    continue;
                stack_.resize(depth + 1);
                return true;
            }
            if (stack_[depth].rank < marker_rank) break;
        }
        return false;
    }

    void make_room_for_decimal(std::string const& number) {
        while (stack_.size() > 1 && stack_.back().rank >= marker_rank) {
            auto const& outer = at(stack_.back().id).number;
            bool const inside = number.size() > outer.size() && number.starts_with(outer) &&
                                number[outer.size()] == '.' && !outer.empty();
            if (inside) return;
            stack_.pop_back();
        }
    }

    /// The innermost text announces a list: it ends with a colon or a dash.
    [[nodiscard]] bool expects_list() const {
        if (last_text_ == line::none) return false;
        return last_ends_ == line_end::colon || last_ends_ == line_end::dash;
    }
    /// The text of a point goes on in the sentence of its lead-in (where a script has no capitals, nothing tells).
    [[nodiscard]] bool goes_on_small(heading const& h) const {
        return has_case() && !h.title.empty() && !capital(span_of(h.title));
    }
    /// The innermost text breaks off before the list: "Sont punis les étrangers," / "An alien is prohibited".
    [[nodiscard]] bool breaks_off() const {
        if (last_text_ == line::none) return false;
        return last_ends_ == line_end::comma || (last_ends_ == line_end::open && table_.wrap_width == 0);
    }
    /// The last text stood after a list, in the innermost provision.
    [[nodiscard]] bool in_flush() const { return !at(stack_.back().id).flush.empty(); }

    /// Numbers right under an article are its paragraphs, unless they finish a sentence that ends with a colon.
    provision_kind kind_of_marker(marker_key key, heading const& h) {
        auto& parent = stack_.back();
        if (parent.rank >= marker_rank) return provision_kind::point;
        if (!parent.has_children) parent.list = expects_list() || (breaks_off() && goes_on_small(h));
        bool const figures = key.letters == alphabet::digits || key.letters == alphabet::decimal;
        if (key.letters == alphabet::decimal) return provision_kind::paragraph;
        return figures && key.dress != marker_dress::bullet && !parent.list ? provision_kind::paragraph
                                                                            : provision_kind::point;
    }

    // ---- text
    // ---------------------------------------------------------------------------------------------------------

    void add_text(span s, std::size_t i) {
        auto& p = top();
        auto& where = stack_.back().has_children ? p.flush : p.intro;
        where = where.empty() ? s : join(where, s);
        if (p.whole.empty()) p.whole = s;
        last_text_ = i;
        auto const& l = table_.lines[i];
        last_ends_ = s.end >= l.where.end ? l.ends : end_of(source::slice(text_, s));
    }

    void add_body(std::size_t i) {
        if (stack_.back().rank >= marker_rank && leaves_list(i)) leave_points();
        add_long_text(source::slice(text_, table_.lines[i].where), i);
    }

    /// Whether an unmarked line stands after the list rather than in its last point. In doubt it stays with the point.
    [[nodiscard]] bool leaves_list(std::size_t i) const {
        auto const& p = at(stack_.back().id);
        if (p.kind != provision_kind::point || last_text_ == line::none) return false;
        auto const& before = table_.lines[last_text_];
        auto const& here = table_.lines[i];
        if (before.ends == line_end::colon) return false;
        if (here.indent > stack_.back().indent && stack_.back().indent > 0) return false;
        bool const full =
            table_.wrap_width != 0 && !here.blank_before && before.where.size() * 10 >= table_.wrap_width * 7;
        bool const unfinished = before.ends == line_end::open || before.ends == line_end::comma;
        if (full && (unfinished || !here.capital)) return false;
        if (table_.wrap_width != 0 && before.ends == line_end::open) return false;
        if (before.ends != line_end::sentence && before.ends != line_end::open) return true;
        return is_list_item(stack_.back());
    }

    /// Points of a list that a colon announced end with their sentence.
    [[nodiscard]] bool is_list_item(frame const& f) const {
        auto const parent = at(f.id).parent;
        auto const lead_in = source::slice(text_, at(parent).intro);
        auto const last = lead_in.find_last_not_of(" \n*_");
        return last != std::string_view::npos && (lead_in[last] == ':' || lead_in[last] == '-');
    }

    /// Notes and tables of contents stand apart: text goes on after a note in the provision that it interrupts.
    void add_apart(provision_kind kind, span where, std::size_t) {
        if (note_open_ && at(next_id() - 1).kind == kind) {
            auto& p = at(next_id() - 1);
            p.intro = join(p.intro, where);
            return;
        }
        if (kind == provision_kind::contents)
            while (stack_.back().rank >= article_rank) stack_.pop_back();
        settle_flush({}, where, {});
        provision p;
        p.kind = kind;
        p.intro = p.whole = where;
        adopt(std::move(p), stack_.back());
        note_open_ = true;
    }

    /// The first lines that read like a title, before anything else begins.
    [[nodiscard]] span find_title() const {
        span title;
        std::size_t i = 0;
        while (i < roles_.size() && (roles_[i] == line_role::note || roles_[i] == line_role::contents)) ++i;
        unsigned taken = 0;
        for (; i < roles_.size() && taken < 3 && (plain(i) || roles_[i] == line_role::heading_above); ++i, ++taken) {
            auto const& l = table_.lines[i];
            if (l.where.size() > 600 || (taken > 0 && (l.blank_before || l.ends == line_end::sentence))) break;
            title = taken == 0 ? without_marks(l.where) : join(title, without_marks(l.where));
            if (l.ends == line_end::sentence || l.ends == line_end::colon) break;
        }
        return title;
    }

    // ---- eids

    /// How often an eid was given out: before the first provision of `fresh_`, and since.
    struct copies {
        unsigned before = 0, now = 0;
    };
    std::unordered_map<std::string, copies> copies_;

    virtual unsigned copies_before(std::string const&) { return 0; }

    unsigned copy_of(std::string const& eid) {
        auto const [it, fresh] = copies_.try_emplace(eid);
        if (fresh) it->second.before = copies_before(eid);
        return it->second.before + ++it->second.now;
    }
};

class full_outline final : public outliner {
public:
    using outliner::outliner;
};

/// Splits "art_5__dup2" into the eid and which copy of it that is.
struct numbered_copy {
    std::string_view eid;
    unsigned copy = 1;
};
numbered_copy copy_in(std::string_view eid) {
    constexpr std::string_view mark = "__dup";
    auto const at = eid.rfind(mark);
    if (at == std::string_view::npos) return {eid};
    auto const figures = eid.substr(at + mark.size());
    if (figures.empty() || figures.find_first_not_of("0123456789") != std::string_view::npos) return {eid};
    return {eid.substr(0, at), leading_number(figures)};
}

/// Folds a version from a seam before the change to one behind it, and joins what stands behind to that. Three things
/// must hold at the seam where it joins (`agrees`): the state is the old one, places moved; no container that is open
/// there has changed lines in its own text; each eid was given out as often as before, or does not come again.
///
/// Of the provisions before a seam, those behind it change no more than: the flush text and the end of an open
/// container, its first child where it had none, and the next sibling of its last child.
class outline_update final : outliner {
public:
    outline_update(draft_lines const& in, document& doc, std::vector<seam>& seams, source::change const& lines,
                   source::change const& in_reading)
        : outliner(in), doc_(doc), seams_(seams), lines_(lines), bytes_(in_reading) {}

    std::optional<made_provisions> run() {
        if (!find_start()) return std::nullopt;
        go_back();
        auto const end = fold_until_it_joins();
        if (too_dear_) return std::nullopt;
        bool const joins = end < seams_.size();
        auto const old_end = joins ? seams_[end].next : static_cast<provision_id>(doc_.provisions.size());
        source::change const made{first_, old_end, next_id()};
        bool const same_units = has_same_units(made), same_names = has_same_names(made);
        if (joins) owe(seams_[end], made.shift());
        gather_ends();
        auto const open_at_end = joins ? stack_ : std::vector<frame>{};
        splice(made);
        update_units(made, same_units);
        update_seams(end, made.shift());
        doc_.provisions[0].whole = {0, static_cast<std::uint32_t>(text_.size())};
        stretch_containers(open_at_end);
        doc_.title = find_title();
        return made_provisions{made, same_names};
    }

private:
    document& doc_;
    std::vector<seam>& seams_;
    source::change const& lines_;
    source::change const& bytes_;
    std::size_t start_ = 0;                                 ///< the seam it begins at
    std::vector<std::pair<provision_id, provision>> kept_;  ///< provisions of the old version that `go_back` changed
    std::vector<seam> noted_;                               ///< seams of the lines that were folded again
    struct old_copies {
        unsigned before = 0, count = 0;
    };
    std::unordered_map<std::string_view, old_copies> old_copies_;  ///< of provisions that are made anew
    provision_id counted_until_ = 0;                               ///< those before it are in `old_copies_`
    std::unordered_map<std::string_view, unsigned> copies_above_;  ///< of provisions before those; filled when asked
    unsigned looks_ = 0;
    bool too_dear_ = false;

    // ---- where it begins

    /// The last seam that was folded without a look at a changed line: titles and texts ask about a few lines below
    /// them, notes apart.
    bool find_start() {
        constexpr std::size_t farthest_look = 8;
        std::size_t i = lines_.begin;
        for (std::size_t seen = 0; i > 0 && seen < farthest_look;) seen += roles_[--i] != line_role::note;
        auto const behind =
            std::partition_point(seams_.begin(), seams_.end(), [&](seam const& s) { return s.line <= i; });
        if (behind == seams_.begin()) return false;
        start_ = static_cast<std::size_t>(behind - seams_.begin()) - 1;
        return seams_[start_].line + farthest_look <= lines_.begin;
    }

    /// Takes back what lines from the seam on did to the provisions before it.
    void go_back() {
        auto const& s = seams_[start_];
        before_ = &doc_.provisions;
        first_ = counted_until_ = s.next;
        stack_ = s.open;
        rank_ = s.rank;
        kind_seen_ = s.kind_seen;
        above_ = s.above;
        for (auto const& f : stack_) {
            kept_.emplace_back(f.id, at(f.id));
            if (f.last_of != no_provision) kept_.emplace_back(f.last_of, at(f.last_of));
        }
        for (auto const& f : stack_) {
            at(f.id).flush = {};
            if (f.last_of == no_provision)
                at(f.id).first_child = no_provision;
            else
                at(f.last_of).next_sibling = no_provision;
        }
    }

    /// A provision of the old version, by its old id.
    [[nodiscard]] provision const& old(provision_id id) const {
        for (auto const& [kept, p] : kept_)
            if (kept == id) return p;
        return doc_.provisions[id];
    }

    // ---- where it ends

    /// Returns the seam of the old version behind which all is as it was; their number where there is none.
    std::size_t fold_until_it_joins() {
        auto const size = table_.lines.size();
        auto const behind =
            std::partition_point(seams_.begin(), seams_.end(), [&](seam const& s) { return s.line < lines_.old_end; });
        if (behind != seams_.end()) count_old_copies(behind->next);
        for (std::size_t i = seams_[start_].line; i < size && !too_dear_; i = step(i)) {
            if (!is_seam(i)) continue;
            if (i >= lines_.new_end) {
                auto const old_line = static_cast<std::uint32_t>(i) - lines_.shift();
                auto const found = std::partition_point(seams_.begin(), seams_.end(),
                                                        [&](seam const& s) { return s.line < old_line; });
                if (found != seams_.end()) count_old_copies(found->next);
                if (found != seams_.end() && found->line == old_line && agrees(*found)) {
                    stack_.resize(containers_open());
                    noted_.push_back({static_cast<std::uint32_t>(i), next_id(), stack_, rank_, kind_seen_, above_});
                    return static_cast<std::size_t>(found - seams_.begin());
                }
            }
            if (i > seams_[start_].line) note_seam(i, noted_);
        }
        release_title(size);
        return seams_.size();
    }

    [[nodiscard]] bool agrees(seam const& was) {
        if (containers_open() != was.open.size() || rank_ != was.rank || kind_seen_ != was.kind_seen ||
            !is_moved(was.above, above_))
            return false;
        auto const more = next_id() - was.next;
        for (std::size_t k = 0; k < was.open.size(); ++k)
            if (!agrees(was.open[k], stack_[k], more)) return false;
        return same_copies(was.next);
    }

    [[nodiscard]] bool agrees(frame const& was, frame const& now, provision_id more) const {
        if (now.id != (was.id < first_ ? was.id : was.id + more) || now.rank != was.rank || !(now.key == was.key) ||
            now.indent != was.indent || now.unnumbered != was.unnumbered || now.notes != was.notes ||
            now.lists != was.lists || now.has_children != was.has_children || now.list != was.list ||
            (now.last_of == no_provision) != (was.last_of == no_provision) ||
            (now.last_child == no_provision) != (was.last_child == no_provision))
            return false;
        if (was.id < first_) return true;
        auto const &a = doc_.provisions[was.id], &b = at(now.id);
        return a.kind == b.kind && a.number == b.number && a.eid == b.eid && is_moved(a.intro, b.intro);
    }

    /// Whether a span holds no changed text and stands where it has to.
    [[nodiscard]] bool is_moved(span was, span now) const {
        if (was == span{}) return now == was;
        if (was.end <= bytes_.begin) return now == was;
        return was.begin >= bytes_.old_end && now == moved(was);
    }
    [[nodiscard]] span moved(span s) const {
        if (s == span{}) return s;
        return {bytes_.moved(s.begin), bytes_.moved(s.end)};
    }

    // ---- eids

    /// How often an eid was given out before the first provision that is made anew.
    unsigned copies_before(std::string const& eid) override {
        if (auto const known = old_copies_.find(eid); known != old_copies_.end()) return known->second.before;
        if (copies_above_.empty()) {
            for (provision_id id = 0; id < first_; ++id) {
                auto const c = copy_in(doc_.provisions[id].eid);
                copies_above_[c.eid] = c.copy;
            }
        }
        auto const above = copies_above_.find(eid);
        return above == copies_above_.end() ? 0 : above->second;
    }

    /// Adds the eids of old provisions up to `end` to `old_copies_`.
    void count_old_copies(provision_id end) {
        for (; counted_until_ < end; ++counted_until_) {
            auto const c = copy_in(doc_.provisions[counted_until_].eid);
            auto const [it, fresh] = old_copies_.try_emplace(c.eid);
            if (fresh) it->second.before = c.copy - 1;
            ++it->second.count;
        }
    }

    [[nodiscard]] bool same_copies(provision_id old_end) {
        count_old_copies(old_end);
        std::unordered_set<std::string_view> others;
        for (auto const& [eid, was] : old_copies_) {
            auto const now = copies_.find(std::string(eid));
            if ((now == copies_.end() ? 0 : now->second.now) != was.count) others.insert(eid);
        }
        for (auto const& [eid, now] : copies_)
            if (!old_copies_.contains(eid)) others.insert(eid);
        if (others.empty()) return true;
        constexpr unsigned most_looks = 8;  // at all that stands behind
        too_dear_ = ++looks_ > most_looks;
        return std::none_of(doc_.provisions.begin() + old_end, doc_.provisions.end(),
                            [&](provision const& p) { return others.contains(copy_in(p.eid).eid); });
    }

    // ---- joining

    /// What the lines behind the seam did to the provisions before it, they do again.
    void owe(seam const& was, provision_id more) {
        auto const id_of = [more](provision_id id) { return id == no_provision ? id : id + more; };
        for (std::size_t k = 0; k < stack_.size(); ++k) {
            auto const &a = was.open[k], &b = stack_[k];
            at(b.id).flush = moved(old(a.id).flush);
            if (b.last_of == no_provision)
                at(b.id).first_child = id_of(old(a.id).first_child);
            else
                at(b.last_of).next_sibling = id_of(old(a.last_of).next_sibling);
        }
    }

    void splice(source::change const& made) {
        auto& all = doc_.provisions;
        auto const more = made.shift();
        auto const id_of = [&](provision_id id) { return id == no_provision || id < made.begin ? id : id + more; };
        for (auto id = made.old_end; id < all.size(); ++id) {
            auto& p = all[id];
            for (auto* const s : {&p.label, &p.heading, &p.intro, &p.flush, &p.whole}) *s = moved(*s);
            p.parent = id_of(p.parent);
            p.first_child = id_of(p.first_child);
            p.next_sibling = id_of(p.next_sibling);
        }
        source::splice(all, made, std::move(fresh_));
        first_ = static_cast<provision_id>(all.size());
    }

    [[nodiscard]] bool has_same_units(source::change const& made) const {
        return made.shift() == 0 && std::equal(fresh_.begin(), fresh_.end(), doc_.provisions.begin() + made.begin,
                                               [](provision const& a, provision const& b) {
                                                   return is_cited(a.kind) == is_cited(b.kind) && a.number == b.number;
                                               });
    }

    [[nodiscard]] bool has_same_names(source::change const& made) const {
        return made.shift() == 0 && std::equal(fresh_.begin(), fresh_.end(), doc_.provisions.begin() + made.begin,
                                               [](provision const& a, provision const& b) {
                                                   return a.kind == b.kind && a.parent == b.parent && a.eid == b.eid &&
                                                          a.label.empty() == b.label.empty() &&
                                                          a.heading.empty() == b.heading.empty();
                                               });
    }

    void update_units(source::change const& made, bool same_units) {
        if (same_units) return;
        auto& units = doc_.units_by_number;
        std::erase_if(units, [&](auto id) { return id >= made.begin && id < made.old_end; });
        for (auto& id : units) id = made.moved(id);
        for (auto id = made.begin; id < made.new_end; ++id) {
            if (!is_cited(doc_.provisions[id].kind)) continue;
            units.insert(std::lower_bound(units.begin(), units.end(), id, by_number(doc_.provisions)), id);
        }
    }

    void update_seams(std::size_t end, provision_id more) {
        auto const id_of = [&](provision_id id) {
            return id == no_provision || id < seams_[start_].next ? id : id + more;
        };
        std::vector<seam> now(std::make_move_iterator(seams_.begin()),
                              std::make_move_iterator(seams_.begin() + static_cast<std::ptrdiff_t>(start_) + 1));
        for (auto i = end + 1; i < seams_.size(); ++i) {
            auto& s = seams_[i];
            s.line += lines_.shift();
            s.next += more;
            s.above = moved(s.above);
            for (auto& f : s.open) {
                f.id = id_of(f.id);
                f.last_child = id_of(f.last_child);
                f.last_of = id_of(f.last_of);
            }
        }
        std::move(noted_.begin(), noted_.end(), std::back_inserter(now));
        if (end < seams_.size())
            std::move(seams_.begin() + static_cast<std::ptrdiff_t>(end) + 1, seams_.end(), std::back_inserter(now));
        seams_ = std::move(now);
    }

    /// Containers that were open at one of both seams end where their last child does, from the inner ones out.
    void stretch_containers(std::vector<frame> const& open_at_end) {
        std::vector<provision_id> open;
        for (auto const& f : seams_[start_].open) open.push_back(f.id);
        for (auto const& f : open_at_end) open.push_back(f.id);
        std::sort(open.begin(), open.end(), std::greater<>{});
        for (auto const id : open) {
            if (id == 0) continue;
            auto& p = doc_.provisions[id];
            p.whole.end = 0;
            for (span const s : {p.label, p.heading, p.intro, p.flush})
                if (!s.empty()) p.whole.end = std::max(p.whole.end, s.end);
            for (auto child = p.first_child; child != no_provision; child = doc_.provisions[child].next_sibling)
                p.whole.end = std::max(p.whole.end, doc_.provisions[child].whole.end);
        }
    }
};

}  // namespace

document fold(draft_lines const& lines, std::vector<seam>& seams) { return full_outline(lines).run(seams); }

std::optional<made_provisions> refold(document& doc, std::vector<seam>& seams, draft_lines const& lines,
                                      source::change const& changed, source::change const& in_reading) {
    return outline_update(lines, doc, seams, changed, in_reading).run();
}

}  // namespace cmwlint::structure
