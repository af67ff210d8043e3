// Derivations as text.
#include "report/derivation.hpp"

#include "report/excerpt.hpp"
#include "report/terminal.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <set>

namespace cmwlint::report {
namespace {

using diagnostic::derivation;
using diagnostic::derived_case;
using diagnostic::derived_condition;
using outcome = derived_case::outcome;

constexpr std::size_t rules_shown = 8;        // of those that only came near
constexpr std::size_t words_shown = 48;       // cells of the words of a concept
constexpr std::size_t sentence_shown = 1200;  // cells of a part of a sentence

std::string padded(std::string text, std::size_t cells) {
    auto const width = text::display_width(text);
    text.append(width < cells ? cells - width : 0, ' ');
    return text;
}

std::string quoted(std::string const& words) { return "\"" + shortened(words, words_shown) + "\""; }

std::string marks_of(diagnostic::derived_concept const& c) {
    std::string all;
    for (auto const& m : c.marks) {
        all.append(all.empty() ? "" : ", ").append(m.name);
        if (!m.cue.empty()) all.append(" by ").append(quoted(m.cue));
    }
    return all;
}

std::string_view said_of(outcome became) {
    switch (became) {
        case outcome::reported:
            return "reported";
        case outcome::said_before:
            return "holds, and was reported before for this sentence, article or draft";
        case outcome::cancelled:
            return "would be reported, but is cancelled";
        case outcome::not_found:
            return "not found";
        case outcome::not_sought:
            break;
    }
    return "not sought here";
}

class derivation_writer {
public:
    derivation_writer(derivation_input const& in, style const& look) : in_{in}, look_{look}, paint_{look.colour} {}

    std::string write() {
        for (auto const& d : in_.sentences) {
            if (!out_.empty()) out_ += '\n';
            sentence(d);
        }
        if (in_.sentences.empty()) nothing();
        return std::move(out_);
    }

private:
    void line(std::size_t indent, std::string_view text) {
        out_.append(indent, ' ').append(text);
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        out_ += '\n';
    }

    void nothing() {
        auto const path = printable(in_.file->path());
        if (!in_.line) {
            line(0, path + ": the rule came near no sentence of this draft");
            return;
        }
        auto const where = in_.file->line(*in_.line);
        auto const printed = shortened(source::slice(in_.file->text(), where), words_shown);
        line(0, paint_(ink::strong, path + ":" + std::to_string(*in_.line) + ": no sentence is read at this line"));
        line(2, printed.empty() ? "the line is empty" : "the line is: " + printed);
        line(2,
             "labels, tables of contents, notes and signatures are not read as law; cmwlint outline FILE shows the "
             "provisions");
    }

    void sentence(derivation const& d) {
        std::string place = printable(in_.file->path()) + ":" + std::to_string(d.line) + ": ";
        place += d.whole_draft ? "the draft as a whole" : printable(d.provision.label);
        if (!d.provision.heading.empty() && !d.whole_draft)
            place += " (" + shortened(d.provision.heading, look_.width) + ")";
        if (d.heading) place += ", a heading";
        if (d.recital) place += ", a recital";
        if (d.linked) place += ", read with the provision it refers to";
        line(0, paint_(ink::strong, place));
        if (!d.parts.empty()) line(2, paint_(ink::help, d.whole_draft ? "title" : "read as"));
        for (auto const& p : d.parts) part(p, d.parts.size() > 1);
        if (!d.whole_draft) concepts(d);
        quantities(d);
        cases(d);
    }

    void part(diagnostic::sentence_part const& p, bool several) {
        std::string const role = several ? padded(std::string{diagnostic::name(p.as)}, 7) + "  " : std::string{};
        auto const words = shortened(p.words, sentence_shown);
        line(4, role + wrap(words, look_.width, 4 + role.size(), 4 + role.size()));
    }

    // One line for all concepts that the same words stand for.
    void concepts(derivation const& d) {
        line(2, paint_(ink::help, "concepts"));
        if (d.concepts.empty()) {
            line(4, "none: no word of this sentence is in the vocabulary of a rule, so no rule could speak of it");
            return;
        }
        struct row {
            std::string words, names, marks;
        };
        std::vector<row> rows;
        for (auto const& c : d.concepts) {
            row next{quoted(c.words), c.name, marks_of(c)};
            auto const same = std::find_if(
                rows.begin(), rows.end(), [&](row const& r) { return r.words == next.words && r.marks == next.marks; });
            if (same == rows.end()) {
                rows.push_back(std::move(next));
            } else {
                same->names += ", " + next.names;
            }
        }
        std::size_t widest = 0;
        for (auto const& r : rows) widest = std::max(widest, text::display_width(r.words));
        for (auto const& r : rows) {
            auto const words = padded(r.words, widest);
            auto const rest = r.marks.empty() ? r.names : r.names + ": " + r.marks;
            line(4, paint_(ink::strong, words) + "  " + wrap(rest, look_.width, widest + 6, widest + 6));
        }
    }

    void quantities(derivation const& d) {
        if (d.quantities.empty()) return;
        line(2, paint_(ink::help, "quantities"));
        for (auto const& q : d.quantities) line(4, paint_(ink::strong, quoted(q.words)) + "  " + q.read_as);
    }

    void cases(derivation const& d) {
        line(2, paint_(ink::help, "rules"));
        std::set<std::string> shown;
        std::size_t near = 0, more = 0;
        for (auto const& c : d.cases) {
            // The way in which a rule came nearest stands first; one is enough.
            bool const fresh = shown.insert(c.rule).second;
            bool const only_near = c.became == outcome::not_found;
            if (!in_.in_full && !fresh && (only_near || c.became == outcome::said_before)) continue;
            if (only_near && !in_.in_full) {
                if (++near > rules_shown) {
                    ++more;
                    continue;
                }
            }
            one_case(c);
        }
        if (d.cases.empty()) line(4, "none came near");
        if (more > 0) {
            line(4, "and " + std::to_string(more) + (more == 1 ? " rule" : " rules") +
                        " that lacked as much or more; name one with --rule RULE to see");
        }
    }

    void one_case(derived_case const& c) {
        auto const colour = c.became == outcome::reported    ? ink::error
                            : c.became == outcome::cancelled ? ink::note
                                                             : ink::plain;
        std::string said{said_of(c.became)};
        if (!c.remark.empty()) said += ": " + printable(c.remark);
        line(4, paint_(ink::strong, c.rule) + " " + c.name + ": " + paint_(colour, said));
        bool const plainly = c.became == outcome::cancelled || c.became == outcome::said_before;
        if (c.find && (in_.in_full || !plainly)) condition(*c.find, 6);
        if (in_.in_full && !c.not_cancelled_by.empty()) {
            line(6, "would have been cancelled by");
            for (auto const& u : c.not_cancelled_by) condition(u, 8);
        }
        if (c.cancelled_by) {
            line(6, "cancelled by");
            condition(*c.cancelled_by, 8);
        }
    }

    void condition(derived_condition const& c, std::size_t indent, bool alternative = false) {
        if (!in_.in_full && c.text == "and" && !alternative) {  // what made it hold, or what failed
            for (auto const& p : c.parts)
                if (p.holds == c.holds) condition(p, indent);
            return;
        }
        if (!in_.in_full && c.text == "or" && c.holds) {
            auto const first = std::find_if(c.parts.begin(), c.parts.end(), [](auto const& p) { return p.holds; });
            if (first != c.parts.end()) return condition(*first, indent);
        }
        if (c.text == "not" && c.parts.size() == 1 && c.parts.front().parts.empty()) {
            auto const& part = c.parts.front();
            return condition({"not " + part.text, c.holds, part.remark, {}}, indent);
        }
        std::string const verdict = c.holds ? paint_(ink::help, "yes") : paint_(ink::error, "no ");
        auto const text = c.parts.empty() ? c.text : c.text == "and" ? "all of" : c.text == "or" ? "one of" : c.text;
        auto const said = c.remark.empty() ? text : text + ": " + printable(c.remark);
        auto const column = std::min<std::size_t>(indent, 40);
        line(column, verdict + "  " + wrap(said, look_.width, column + 5, column + 7));
        for (auto const& p : c.parts)
            if (in_.in_full || c.text == "not" || p.holds == c.holds) condition(p, indent + 2, c.text == "or");
    }

    derivation_input const& in_;
    style const& look_;
    painter paint_;
    std::string out_;
};

}  // namespace

std::string render_derivation_text(derivation_input const& in, style const& look) {
    return derivation_writer{in, look}.write();
}

}  // namespace cmwlint::report
