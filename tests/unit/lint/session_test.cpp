// A session gives what a full check gives, whatever is done to the draft.
//
// CMWLINT_SESSION_EDITS=2000 makes each case try so many edits (60 by default), CMWLINT_SESSION_SEED=n other ones.
#include "lint/session.hpp"

#include "built_in_rules.hpp"
#include "ingest/ingest.hpp"
#include "support/random_edits.hpp"
#include "support/versions.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace cmwlint;

namespace {

using test::difference;
using test::from_environment;
using test::read;
using test::told;

std::vector<std::string> examples_in(text::language l) {
    std::vector<std::string> out;
    for (auto const& rule : test::built_in_rules().rules()) {
        for (auto const& e : test::built_in_rules().examples_of(rule.id)) {
            if (e.language == l) out.push_back(e.text + "\n\n");
        }
    }
    return out;
}

void tell(std::ostream& out, source::span s) { out << '[' << s.begin << ',' << s.end << ')'; }

std::string told(diagnostic::diagnostic const& d) {
    std::ostringstream out;
    out << d.rule << '|' << d.name << '|' << int(d.level) << '|' << d.message << '|';
    tell(out, d.where);
    tell(out, d.sentence);
    out << d.provision.label << '|' << d.provision.eid << '|' << d.provision.heading << '|' << d.provision.start_line
        << '-' << d.provision.end_line << '|';
    for (auto const& l : d.labels) {
        tell(out, l.where);
        out << l.text << '|';
    }
    for (auto const& c : d.sources)
        out << c.document << ' ' << c.paragraph << ' ' << c.authority << ' ' << c.speaker << '|';
    for (auto const& c : d.convention) out << c << '|';
    for (auto const& c : d.related) out << c << '|';
    out << d.why << '|' << d.advice << '|' << d.instead.clause << '|' << d.instead.note << '|' << d.needs_lawyer << '|'
        << d.wording;
    return out.str();
}

// What differs first; empty if nothing does.
std::string difference(lint::outline const& full, lint::outline const& kept) {
    if (full.reading.text != kept.reading.text) return "reading";
    if (!(full.reading.map == kept.reading.map)) return "source map";
    if (full.reading.lam_alef_ordered != kept.reading.lam_alef_ordered) return "lam-alef";
    return difference(full.document, kept.document);
}

std::string difference(lint::result const& full, lint::result const& kept) {
    if (full.language != kept.language) return "language";
    if (full.kind != kept.kind) return "kind";
    if (full.tree.has_value() != kept.tree.has_value()) return "tree or none";
    if (full.tree) {
        if (auto d = difference(*full.tree, *kept.tree); !d.empty()) return d;
    }
    auto const &a = full.diagnostics, &b = kept.diagnostics;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        auto const left = i < a.size() ? told(a[i]) : "nothing", right = i < b.size() ? told(b[i]) : "nothing";
        if (left != right) return "diagnostic " + std::to_string(i) + ":\n" + left + "\n" + right;
    }
    return {};
}

std::string told(lint::draft_words const& words) {
    std::ostringstream out;
    for (auto const& t : words.prepared.tokens) out << t.begin << '-' << t.end << ' ';
    for (auto const& s : words.prepared.sentences)
        out << s.tokens.first << '-' << s.tokens.last << '@' << s.where << ' ';
    for (auto const& h : words.hits) out << h.what << ':' << h.first << '-' << h.last << ' ';
    for (auto const& d : words.definitions) out << d.term.first << '-' << d.term.last << ' ';
    for (auto const& m : words.mentions) out << m.where.first << '-' << m.where.last << '=' << m.of << ' ';
    for (auto const& q : words.quantities) out << q.value << '@' << q.tokens.first << '-' << q.tokens.last << ' ';
    for (auto const& r : words.references) {
        tell(out, r.what.where);
        out << r.from;
        for (auto const to : r.to) out << ">" << to;
    }
    return out.str();
}

struct trial {
    std::string name;
    std::string text;
    std::vector<std::string> snippets;
    ingest::format as = ingest::format::plain;
    lint::options how;
};

ingest::draft draft_of(std::string const& text, ingest::format as) {
    return *ingest::read_bytes("draft", text, {"UTF-8", as}).value;
}

void check_edits(trial t) {
    auto const edits = from_environment("CMWLINT_SESSION_EDITS", 60);
    auto const seed = static_cast<std::uint32_t>(from_environment("CMWLINT_SESSION_SEED", 1));
    t.how.keep_outline = true;
    test::typist typist(seed, t.snippets);
    lint::session session(test::built_in_rules(), t.how);
    std::vector<std::string> before;
    for (std::size_t i = 0; i <= edits; ++i) {
        auto const draft = draft_of(t.text, t.as);
        auto const* const kept = session.check(draft.file, draft.edits);
        REQUIRE(kept != nullptr);
        if (i % 16 == 0 && kept->tree) {
            auto const words = session.words();
            auto const full = lint::read_words(*draft.file, *kept->tree, test::built_in_rules());
            REQUIRE(told(words) == told(full));
        }
        auto const wrong = difference(lint::lint(*draft.file, draft.edits, test::built_in_rules(), t.how), *kept);
        if (!wrong.empty()) {
            auto const stem = "session-" + std::to_string(seed);
            if (!before.empty()) std::ofstream(stem + ".before.actual", std::ios::binary) << before.back();
            std::ofstream(stem + ".after.actual", std::ios::binary) << t.text;
            FAIL(t.name << ", seed " << seed << ", edit " << i << ": " << wrong);
        }
        auto next = t.text;
        auto const strokes = typist.one_in(4) ? 1 + typist.below(4) : 1;
        bool const undo = !before.empty() && typist.one_in(8);
        for (std::size_t k = 0; k < strokes && !undo; ++k) next = typist.any(next).applied_to(next);
        if (undo) next = before[before.size() - 1 - typist.below(std::min<std::size_t>(before.size(), 3))];
        before.push_back(std::exchange(t.text, std::move(next)));
        if (before.size() > 8) before.erase(before.begin());
    }
}

std::string joined(std::vector<std::string> const& snippets, std::size_t step, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count && !snippets.empty(); ++i) out += snippets[i * step % snippets.size()];
    return out;
}

}  // namespace

TEST_CASE("session: a first check and one without a change are full checks", "[session]") {
    auto const draft = draft_of(read("examples/law.en.txt"), ingest::format::plain);
    lint::options how;
    how.keep_outline = true;
    auto const full = lint::lint(*draft.file, draft.edits, test::built_in_rules(), how);
    REQUIRE(!full.diagnostics.empty());
    lint::session session(test::built_in_rules(), {});
    CHECK(session.last() == nullptr);
    CHECK(difference(full, *session.check(draft.file, draft.edits)).empty());
    CHECK(difference(full, *session.check(draft.file, draft.edits)).empty());
    CHECK(difference(full, *session.last()).empty());
    CHECK(session.file() == draft.file);
}

TEST_CASE("session: what is cancelled leaves the version before", "[session]") {
    auto const draft = draft_of(read("examples/law.en.txt"), ingest::format::plain);
    lint::session session(test::built_in_rules(), {});
    REQUIRE(session.check(draft.file, draft.edits));
    auto const found = session.last()->diagnostics.size();
    std::stop_source stop;
    stop.request_stop();
    auto const other = draft_of("Article 1\n\nNothing.\n", ingest::format::plain);
    CHECK(session.check(other.file, other.edits, stop.get_token()) == nullptr);
    CHECK(session.file() == draft.file);
    CHECK(session.last()->diagnostics.size() == found);
    CHECK(session.check(other.file, other.edits) != nullptr);
    CHECK(session.file() == other.file);
}

TEST_CASE("session: laws in all languages, any edit", "[session][property]") {
    auto const l = GENERATE(text::language::en, text::language::fr, text::language::es, text::language::ar,
                            text::language::zh, text::language::ru, text::language::az);
    auto const snippets = examples_in(l);
    trial t{std::string(text::code(l)), joined(snippets, 7, 30), snippets, ingest::format::plain, {}};
    t.how.language = l;
    t.how.message_language = l;
    check_edits(t);
}

TEST_CASE("session: whole drafts whose language and kind are recognised", "[session][property]") {
    auto const name =
        GENERATE("law.en", "law.fr", "law.es", "law.ar", "law.zh", "law.ru", "law.az", "labour-agreement.ar",
                 "labour-agreement.fr", "labour-agreement.zh", "readmission-agreement.en");
    auto const l = *text::parse_language(std::string_view(name).substr(std::string_view(name).rfind('.') + 1));
    auto const draft = read(std::string("examples/") + name + ".txt");
    REQUIRE(!draft.empty());
    check_edits({name, draft + draft, examples_in(l), ingest::format::plain, {}});
}

TEST_CASE("session: markup", "[session][property]") {
    auto const as = GENERATE(ingest::format::markdown, ingest::format::html, ingest::format::xml);
    auto const l = GENERATE(text::language::fr, text::language::az, text::language::zh);
    auto const snippets = examples_in(l);
    std::string draft;
    for (std::size_t i = 0; i < 20; ++i) {
        auto const& s = snippets[i * 11 % snippets.size()];
        draft += as == ingest::format::markdown ? "## " + s + "*em* [a link](x)\n\n"
                                                : "<p>" + s + "</p>\n<b>x</b>&eacute;\n";
    }
    check_edits({"markup " + std::to_string(int(as)) + std::string(text::code(l)), draft, snippets, as, {}});
}

TEST_CASE("session: short texts, from nothing on", "[session][property]") {
    auto const l = GENERATE(text::language::en, text::language::ar, text::language::zh, text::language::az);
    trial t{"short " + std::string(text::code(l)), "", {"Article 1\n", "x\n"}, ingest::format::plain, {}};
    t.how.language = l;
    check_edits(t);
}
