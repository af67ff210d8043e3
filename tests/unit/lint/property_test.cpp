// What holds of every draft: here of drafts put together from the examples of the built-in rules, in all languages.
#include "built_in_rules.hpp"
#include "ingest/ingest.hpp"
#include "rulepack/compiled.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

using namespace cmwlint;
using text::language;

namespace {

using strings = std::vector<std::string>;

// The examples of laws of each language, as they stand in the pack.
std::map<language, strings> const& examples() {
    static std::map<language, strings> const all = [] {
        std::map<language, strings> out;
        for (auto const& rule : test::built_in_rules().rules()) {
            for (auto const& e : test::built_in_rules().examples_of(rule.id)) {
                // A draft has sections or articles; where it has both, sections are what articles stand in.
                bool const mixes = (e.language == language::en && e.text.find("ection ") != std::string::npos) ||
                                   (e.language == language::ar && e.text.find("الفصل") != std::string::npos);
                if (e.kind == "law" && !mixes) out[e.language].push_back(e.text + "\n\n");
            }
        }
        return out;
    }();
    return all;
}

language any_language() {
    return *rc::gen::elementOf(std::vector<language>(text::all_languages.begin(), text::all_languages.end()));
}

std::string any_draft(language l) {
    auto const chosen = *rc::gen::resize(
        6, rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, examples().at(l).size())));
    std::string out;
    for (auto const i : chosen) out += examples().at(l)[i];
    RC_LOG() << text::code(l) << '\n' << out;
    return out;
}

lint::result checked(source::source_file const& file, language l) {
    lint::options how;
    how.language = l;
    how.kind = lint::document_kind::law;
    return lint::lint(file, {}, test::built_in_rules(), how);
}

// A condition on the whole draft: how much of it is about something, what stands nowhere in it, how long it is.
bool asks_of_the_draft(rulepack::condition const& c) {
    using kind = rulepack::condition::kind;
    if (c.what == kind::about || c.what == kind::kind_is) return true;
    if (c.where == rulepack::scope::document || c.where == rulepack::scope::title) return true;
    return std::any_of(c.children.begin(), c.children.end(), asks_of_the_draft);
}

// Rules that judge each article by itself.
std::set<std::string> const& rules_of_articles() {
    static std::set<std::string> const all = [] {
        std::set<std::string> out;
        auto const& data = test::built_in_rules().data();
        for (auto const& rule : data.rules) {
            bool const whole = std::any_of(rule.cases.begin(), rule.cases.end(), [](auto const& c) {
                return c.whole_document || c.often == rulepack::once_per::document || asks_of_the_draft(c.find) ||
                       std::any_of(c.unless.begin(), c.unless.end(), asks_of_the_draft);
            });
            if (!whole) out.insert(data.infos[rule.info].id);
        }
        return out;
    }();
    return all;
}

bool on_boundary(std::string_view s, std::uint32_t at) {
    return at == s.size() || (at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0U) != 0x80U);
}

// Rule, place and words of everything found.
strings lines_of(lint::result const& result, source::source_file const& file) {
    strings out;
    for (auto const& d : result.diagnostics) {
        std::string words(source::slice(file.text(), d.where));
        std::erase(words, '\r');
        out.push_back(d.rule + " " + d.provision.eid + " " + words);
    }
    return out;
}

std::string with_line_ends(std::string const& text, std::string const& end) {
    std::string out;
    for (char const c : text) {
        if (c == '\n')
            out += end;
        else
            out += c;
    }
    return out;
}

}  // namespace

TEST_CASE("lint: the examples are there in every language", "[lint][property]") {
    for (auto const l : text::all_languages) CHECK(examples().at(l).size() > 100);
}

TEST_CASE("lint: spans lie in the text and on characters, and everything is in order", "[lint][property]") {
    CHECK(rc::check("spans", [] {
        auto const l = any_language();
        source::source_file const file("d", any_draft(l));
        auto const result = checked(file, l);
        RC_ASSERT(std::is_sorted(result.diagnostics.begin(), result.diagnostics.end(), diagnostic::before));
        for (auto const& d : result.diagnostics) {
            RC_ASSERT(!d.where.empty());
            RC_ASSERT(d.where.end <= file.size());
            RC_ASSERT(on_boundary(file.text(), d.where.begin) && on_boundary(file.text(), d.where.end));
            auto const words = source::slice(file.text(), d.where);
            RC_ASSERT(words.front() != ' ' && words.back() != ' ' && words.front() != '\n' && words.back() != '\n');
            RC_ASSERT(!d.message.empty() && !d.sources.empty() && !d.provision.label.empty());
            auto const line = file.line_of(d.where.begin);
            RC_ASSERT(d.provision.start_line <= line && line <= d.provision.end_line);
            source::span before{};
            for (auto const& label : d.labels) {
                RC_ASSERT(label.where.end <= file.size() && !label.where.empty() && !label.text.empty());
                RC_ASSERT(on_boundary(file.text(), label.where.begin) && on_boundary(file.text(), label.where.end));
                RC_ASSERT(before.end <= label.where.begin);
                before = label.where;
            }
        }
    }));
}

TEST_CASE("lint: the same draft gives the same findings", "[lint][property]") {
    CHECK(rc::check("twice", [] {
        auto const l = any_language();
        source::source_file const file("d", any_draft(l));
        RC_ASSERT(lines_of(checked(file, l), file) == lines_of(checked(file, l), file));
    }));
}

TEST_CASE("lint: line ends do not matter", "[lint][property]") {
    CHECK(rc::check("CRLF, CR, LF", [] {
        auto const l = any_language();
        auto const draft = any_draft(l);
        source::source_file const unix_file("d", draft), dos("d", with_line_ends(draft, "\r\n")),
            mac("d", with_line_ends(draft, "\r"));
        auto const strip = [](strings lines) {  // a finding may reach over a line end
            for (auto& line : lines) std::erase(line, '\n');
            return lines;
        };
        auto const expected = strip(lines_of(checked(unix_file, l), unix_file));
        RC_ASSERT(strip(lines_of(checked(dos, l), dos)) == expected);
        RC_ASSERT(strip(lines_of(checked(mac, l), mac)) == expected);
    }));
}

TEST_CASE("lint: a byte order mark and trailing blank lines do not matter", "[lint][property]") {
    CHECK(rc::check("frame", [] {
        auto const l = any_language();
        auto const draft = any_draft(l);
        source::source_file const plain("d", draft), framed("d", draft + "\n\n   \n");
        RC_ASSERT(lines_of(checked(plain, l), plain) == lines_of(checked(framed, l), framed));
        auto const marked = ingest::read_bytes("d", "\xEF\xBB\xBF" + draft, {});
        RC_ASSERT(marked.value.has_value());
        RC_ASSERT(lines_of(checked(*marked.value->file, l), *marked.value->file) == lines_of(checked(plain, l), plain));
    }));
}

TEST_CASE("lint: most rules can be judged article by article, or the next property says little", "[lint][property]") {
    CHECK(rules_of_articles().size() > 15);
}

TEST_CASE("lint: an article about something else changes nothing in the other articles", "[lint][property]") {
    static std::map<language, std::string> const elsewhere{
        {language::en, "Article 900. The flag of the State is blue.\n\n"},
        {language::fr, "Article 900. Le drapeau de l'État est bleu.\n\n"},
        {language::es, "Artículo 900. La bandera del Estado es azul.\n\n"},
        {language::ar, "المادة 900\nعلم الدولة أزرق.\n\n"},
        {language::zh, "第九百条　国旗为蓝色。\n\n"},
        {language::ru, "Статья 900. Флаг государства синий.\n\n"},
        {language::az, "Maddə 900. Dövlətin bayrağı mavidir.\n\n"}};
    CHECK(rc::check("unrelated article", [] {
        auto const l = any_language();
        auto const draft = any_draft(l);
        source::source_file const alone("d", draft), longer("d", draft + elsewhere.at(l));
        auto const in_articles = [](lint::result result) {
            std::erase_if(result.diagnostics, [](auto const& d) {
                return !rules_of_articles().contains(d.rule) || d.provision.eid.find("art_") == std::string::npos;
            });
            return result;
        };
        RC_ASSERT(lines_of(in_articles(checked(longer, l)), longer) == lines_of(in_articles(checked(alone, l)), alone));
    }));
}

TEST_CASE("lint: what a choice of rules finds is what all rules find of them", "[lint][property]") {
    CHECK(rc::check("select", [] {
        auto const l = any_language();
        source::source_file const file("d", any_draft(l));
        auto const rules = test::built_in_rules().rules();
        auto const& wanted = rules[*rc::gen::inRange<std::size_t>(0, rules.size())];
        lint::options how;
        how.language = l;
        how.kind = lint::document_kind::law;
        how.select = {wanted.id};
        auto all = checked(file, l);
        std::erase_if(all.diagnostics, [&](auto const& d) { return d.rule != wanted.id; });
        RC_ASSERT(lines_of(lint::lint(file, {}, test::built_in_rules(), how), file) == lines_of(all, file));
    }));
}
