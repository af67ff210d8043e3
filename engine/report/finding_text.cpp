// One finding as people read it.
#include "report/finding_text.hpp"

#include "report/excerpt.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::report {
namespace {

// A label at the primary span itself is the text of the ^^^^.
std::vector<mark> marks_of(diagnostic::diagnostic const& d) {
    std::vector<mark> marks{{d.where, true, {}}};
    for (auto const& label : d.labels) {
        if (label.where == d.where && marks[0].text.empty()) {
            marks[0].text = label.text;
        } else {
            marks.push_back({label.where, false, label.text});
        }
    }
    return marks;
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
}

// "para. 30(b)", "paras. 29, 30(b)"; of treaties "article 8(1)"; what has a name of its own ("Principle 7") as it is.
std::string cited(diagnostic::citation const& s, phrases const& words) {
    auto const& paragraphs = s.paragraph;
    bool const numbered = '0' <= paragraphs.front() && paragraphs.front() <= '9';
    if (!numbered) return paragraphs;
    bool const several = paragraphs.find_first_of(",-") != std::string::npos;
    bool const treaty = s.authority == "Convention" || s.authority == "other instrument";
    auto const& unit = treaty ? words.article : words.paragraph;
    return std::string{several ? unit.many : unit.one}.append(" ").append(paragraphs);
}

// The Committee's own words are the rule; that somebody else speaks must be seen: " (panel summary, reporting a
// panellist)".
std::string speaker_of(diagnostic::citation const& s, phrases const& words) {
    bool const own = s.authority.empty() || s.authority == "Convention" || s.authority == "Committee" ||
                     s.authority == "other instrument";
    std::string who = own ? std::string{} : s.authority;
    if (!s.speaker.empty()) {
        bool const article = s.speaker.starts_with("Government of");
        who.append(who.empty() ? "" : ", ").append(words.reporting).append(article ? " the " : " ").append(s.speaker);
    }
    return who.empty() ? who : " (" + who + ")";
}

// A finding names what it rests on most; `cmwlint explain` and the JSON name everything.
constexpr std::size_t most_documents = 3;

// Each document once, where it is first named, with all its paragraphs; the strongest documents only.
std::string sources_of(diagnostic::diagnostic const& d, phrases const& words) {
    std::vector<diagnostic::citation> grouped;
    for (auto const& s : d.sources) {
        auto const same = std::find_if(grouped.begin(), grouped.end(), [&](diagnostic::citation const& g) {
            return g.document == s.document && g.authority == s.authority && g.speaker == s.speaker;
        });
        if (same == grouped.end()) {
            grouped.push_back(s);
        } else if (!s.paragraph.empty()) {
            same->paragraph.append(same->paragraph.empty() ? "" : ", ").append(s.paragraph);
        }
    }
    std::string all;
    std::string_view document;  // named once for all who are heard in it
    std::size_t documents = 0;
    for (auto const& g : grouped) {
        bool const again = g.document == document && !g.paragraph.empty();
        if (!again && ++documents > most_documents) return all + "; …";
        document = g.document;
        if (!again) all.append(all.empty() ? "" : "; ").append(g.document);
        if (!g.paragraph.empty()) all.append(", ").append(cited(g, words));
        all.append(speaker_of(g, words));
    }
    return all;
}

}  // namespace

ink ink_of(diagnostic::severity level) noexcept {
    switch (level) {
        case diagnostic::severity::note:
            return ink::note;
        case diagnostic::severity::warning:
            return ink::warning;
        case diagnostic::severity::error:
            return ink::error;
    }
    return ink::error;
}

std::string rules_of(same_words const& f) {
    auto out = f.shown->rule;
    for (auto const* other : f.others) out.append(", ").append(other->rule);
    return out;
}

void finding_text::head(std::string& out, source::source_file const& file, source::span where, ink colour,
                        std::string_view kind, std::string_view message) const {
    auto const at = file.locate(where.begin);
    std::string place = printable(file.path());
    place.append(":").append(std::to_string(at.line)).append(":").append(std::to_string(at.column)).append(": ");
    out.append(paint_(ink::strong, place)).append(paint_(colour, kind));
    out.append(paint_(ink::strong, std::string{": "} + printable(message))).append("\n");
}

std::size_t finding_text::lines(std::string& out, source::source_file const& file,
                                diagnostic::diagnostic const& d) const {
    return framed(out, file, marks_of(d), d.provision, ink_of(d.level));
}

std::size_t finding_text::lines(std::string& out, source::source_file const& file, source::span where,
                                diagnostic::place const& provision, ink colour) const {
    return framed(out, file, std::array{mark{where, true, {}}}, provision, colour);
}

std::size_t finding_text::framed(std::string& out, source::source_file const& file, std::span<mark const> marks,
                                 diagnostic::place const& provision, ink colour) const {
    auto const shown = make_excerpt(file, marks, {look_.width, colour}, paint_);
    if (auto const name = name_of(provision); !name.empty())
        out.append(paint_(ink::gutter, std::string(shown.gutter, ' ') + "--> ")).append(name).append("\n");
    std::string const edge = paint_(ink::gutter, std::string(shown.gutter, ' ') + " |") + "\n";
    out.append(edge).append(shown.rows).append(edge);
    return shown.gutter;
}

std::string finding_text::name_of(diagnostic::place const& p) const {
    if (p.heading.empty() && (p.label.empty() || p.label == "root")) return {};  // the draft as a whole
    std::string name = printable(p.label);
    if (!p.heading.empty()) {
        auto const heading = shortened(p.heading, look_.width);
        name.append(name.empty() ? heading : " (" + heading + ")");
    }
    return name;
}

void finding_text::reasons(std::string& out, std::size_t gutter, diagnostic::diagnostic const& d) const {
    reason(out, gutter, ink::strong, words_.why, d.why);
    reason(out, gutter, ink::strong, words_.source, sources_of(d, words_));
    if (!d.convention.empty()) {
        auto const word = d.convention.size() == 1 ? words_.article.one : words_.article.many;
        reason(out, gutter, ink::strong, words_.convention, std::string{word} + " " + joined(d.convention, ", "));
    }
    reason(out, gutter, ink::help, words_.help, d.advice);
    reason(out, gutter, ink::help, words_.write, d.wording);
    if (d.needs_lawyer) reason(out, gutter, ink::note, words_.lawyer_label, words_.lawyer);
}

void finding_text::others(std::string& out, std::size_t gutter, same_words const& f) const {
    for (auto const* other : f.others)
        reason(out, gutter, ink::strong, words_.also, other->rule + ": " + other->message);
}

void finding_text::reason(std::string& out, std::size_t gutter, ink colour, std::string_view label,
                          std::string_view said) const {
    if (said.empty()) return;
    std::string const lead = std::string(gutter + 1, ' ') + "= ";
    auto const first = lead.size() + label.size() + words_.colon.size();
    out.append(paint_(ink::gutter, lead)).append(paint_(colour, label)).append(words_.colon);
    out.append(wrap(printable(said), look_.width, first, lead.size())).append("\n");
}

}  // namespace cmwlint::report
