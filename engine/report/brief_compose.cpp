// What a brief says, block by block.
#include "report/brief_layout.hpp"
#include "report/brief_questions.hpp"
#include "report/brief_words.hpp"
#include "report/matrix_words.hpp"
#include "report/messages.hpp"
#include "report/page_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace cmwlint::report {
namespace {

constexpr std::size_t most_labels = 12;       // in a list of further provisions
constexpr std::size_t labels_asked = 4;       // in a question
constexpr std::size_t most_sources = 3;       // cited for a finding
constexpr std::size_t most_documents = 12;    // listed
constexpr std::size_t most_unread = 5;        // listed
constexpr std::size_t most_rules_named = 24;  // among what is left out
constexpr std::size_t name_cells = 48;        // of a file's name
constexpr std::size_t title_cells = 110;      // of a draft
constexpr std::size_t label_cells = 60;       // of a provision
constexpr std::size_t safeguard_cells = 150;
constexpr std::size_t said_cells = 420;  // of what a pack says: its own are shorter

std::string_view theme_of(std::string_view rule) { return rule.substr(0, rule.find('-')); }

weight weight_of(diagnostic::severity level) {
    return level == diagnostic::severity::error     ? weight::serious
           : level == diagnostic::severity::warning ? weight::concern
                                                    : weight::remark;
}

std::string base_name(std::string const& path) {
    auto const slash = path.find_last_of("/\\");
    return slash == std::string::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

// A finding where it stands.
struct numbered {
    brief_finding const* finding;
    std::size_t part;
};

// The smaller, the more it counts.
auto gravity(brief_finding const& f) noexcept {
    auto const first = f.sources.empty() ? std::string_view{} : std::string_view{f.sources.front().authority};
    int const voice = first == "Committee" || first == "Convention" ? 0 : first == "general comment" ? 1 : 2;
    return std::tuple{-static_cast<int>(f.level()), f.to_be_examined(), voice, -std::ssize(f.sources),
                      -std::ssize(f.places)};
}

class composer {
public:
    composer(brief const& b, thrift const& t)
        : b_{b}, thrift_{t}, words_{brief_words_in(b.language)}, common_{matrix_words_in(b.language)} {
        // Where the brief does not speak the language it speaks English.
        language_ = &words_ == &brief_words_in(text::language::en) ? text::language::en : b.language;
        name_files();
        choose();
    }

    blocks run() {
        title();
        documents();
        summary();
        auto const here = out_.size();
        for (std::size_t p = 0; p < b_.parts.size(); ++p) part(b_.parts[p]);
        method();
        if (auto said = left_out(); !said.text.empty())
            out_.insert(out_.begin() + static_cast<std::ptrdiff_t>(here), std::move(said));
        return std::move(out_);
    }

private:
    // Files are called by their name; where two have the same, by their path.
    void name_files() {
        std::map<std::string, int> count;
        for (auto const& f : b_.files) ++count[base_name(f.file->path())];
        for (auto const& f : b_.files) {
            auto const base = base_name(f.file->path());
            names_.push_back(cut(count[base] > 1 ? f.file->path() : base, name_cells));
        }
    }

    // Which findings are shown, and their numbers: "3.2" is the second of the third part that is shown.
    void choose() {
        std::vector<numbered> all;
        for (std::size_t p = 0; p < b_.parts.size(); ++p)
            for (auto const& f : b_.parts[p].findings) all.push_back({&f, p});
        std::stable_sort(all.begin(), all.end(),
                         [](auto const& x, auto const& y) { return graver(*x.finding, *y.finding); });
        for (auto const& n : all) {
            bool const wanted = thrift_.notes || n.finding->level() != diagnostic::severity::note;
            (wanted && ranked_.size() < thrift_.findings ? ranked_ : omitted_).push_back(n);
        }
        std::set<brief_finding const*> shown;
        for (auto const& n : ranked_) shown.insert(n.finding);
        std::size_t number = 0;
        for (auto const& p : b_.parts) {
            if (is_skipped(p)) continue;
            ++number;
            std::size_t point = 0;
            for (auto const& f : p.findings)
                if (shown.contains(&f)) numbers_[&f] = std::to_string(number) + "." + std::to_string(++point);
        }
    }

    // Laws that speak of frontier workers or seafarers are rare: the heading stands only where there is something.
    static bool is_skipped(brief_part const& p) {
        return p.is == convention_part::particular && p.findings.empty() && p.safeguards.empty();
    }

    std::string name_of(convention_part p) const { return std::string{words_.parts[static_cast<std::size_t>(p)]}; }

    std::string fill(std::string_view form, std::initializer_list<blank> blanks) const {
        return filled(form, std::span{blanks.begin(), blanks.size()});
    }

    void say(block_kind kind, runs text) { out_.push_back({kind, std::move(text)}); }

    void say_of_finding(runs text, bool question = false) {
        block b{block_kind::paragraph, std::move(text)};
        b.question = question;
        b.of_finding = true;
        out_.push_back(std::move(b));
    }

    report::run about(std::string_view what) const {
        return {std::string{what} + std::string{common_.colon}, run_style::strong};
    }

    void fact(std::string_view what, std::string const& is) {
        say(block_kind::item,
            {about(what), is.empty()
                              ? report::run{"………………… (" + std::string{words_.to_be_filled_in} + ")", run_style::soft}
                              : report::run{cut(is, said_cells)}});
    }

    void title() {
        say(block_kind::title, {{std::string{words_.title}}});
        say(block_kind::subtitle, {{std::string{words_.subtitle}}});
        fact(words_.state, b_.state);
        fact(words_.organisation, b_.organisation);
        fact(words_.date, b_.date);
    }

    void documents() {
        auto const heading = about(fill(words_.documents, {{"n", std::to_string(b_.files.size())}}));
        bool const one = b_.files.size() == 1;
        if (!one) say(block_kind::item, {heading});
        for (std::size_t i = 0; i < std::min(b_.files.size(), most_documents); ++i) {
            auto const& f = b_.files[i];
            runs text{one ? heading : report::run{"– "}};
            if (!f.title.empty()) {
                text.push_back({cut(f.title, title_cells), run_style::plain, f.language});
                text.push_back({" – "});
            }
            text.push_back({names_[i], run_style::plain, {}, true});
            auto said = " (" + std::string{kind_name(f.kind, language_)} + std::string{common_.comma} +
                        std::string{language_name(f.language, language_)} + ")";
            text.push_back({std::move(said), run_style::soft});
            say(block_kind::item, std::move(text));
        }
        if (b_.files.size() > most_documents)
            say(block_kind::item,
                {{"– + " + std::to_string(b_.files.size() - most_documents) + " " + std::string{common_.more}}});
        unread();
        not_checked();
    }

    void unread() {
        for (std::size_t i = 0; i < std::min(b_.failures.size(), most_unread); ++i)
            say(block_kind::item,
                {about(words_.unread), {cut(b_.failures[i].message, 240), run_style::plain, {}, true}});
        if (b_.failures.size() > most_unread)
            say(block_kind::item, {about(words_.unread), {"+ " + std::to_string(b_.failures.size() - most_unread)}});
    }

    void not_checked() {
        std::string said{words_.not_checked_what};
        if (!b_.articles_without_rule.empty())
            said +=
                std::string{words_.space} + fill(words_.without_rule, {{"articles", joined(b_.articles_without_rule)}});
        std::size_t aside = 0;
        for (auto const& f : b_.files) aside += f.set_aside;
        if (aside > 0) said += std::string{words_.space} + fill(words_.set_aside, {{"n", std::to_string(aside)}});
        say(block_kind::item, {about(words_.not_checked), {std::move(said)}});
    }

    std::string joined(std::vector<std::string> const& parts) const {
        std::string all;
        for (auto const& part : parts) all += (all.empty() ? "" : std::string{common_.comma}) + part;
        return all;
    }

    struct counts {
        std::array<std::size_t, 3> by_weight{};
        std::size_t examined = 0, safeguards = 0;
    };

    static counts count(brief_part const& p) {
        counts n;
        for (auto const& f : p.findings) {
            for (auto const& place : f.places) {
                ++n.by_weight[static_cast<std::size_t>(weight_of(place.level))];
                n.examined += place.needs_lawyer ? 1 : 0;
            }
        }
        n.safeguards = p.safeguards.size();
        return n;
    }

    static std::vector<std::string> row(std::string name, counts const& n) {
        std::vector<std::string> out{std::move(name)};
        for (auto const c : n.by_weight) out.push_back(std::to_string(c));
        out.push_back(std::to_string(n.examined));
        out.push_back(std::to_string(n.safeguards));
        return out;
    }

    void summary() {
        out_.push_back({block_kind::heading, {{std::string{words_.summary}}}, "summary"});
        block table{block_kind::table};
        table.rows.push_back({std::string{words_.part}, std::string{words_.serious}, std::string{words_.concern},
                              std::string{words_.remarks}, std::string{words_.examined},
                              std::string{words_.safeguards}});
        counts sum;
        std::size_t number = 0;
        for (auto const& p : b_.parts) {
            if (is_skipped(p)) continue;
            auto const n = count(p);
            for (std::size_t i = 0; i < n.by_weight.size(); ++i) sum.by_weight[i] += n.by_weight[i];
            sum.examined += n.examined;
            sum.safeguards += n.safeguards;
            table.rows.push_back(row(std::to_string(++number) + ". " + name_of(p.is), n));
        }
        table.rows.push_back(row(std::string{words_.total}, sum));
        out_.push_back(std::move(table));
        most_serious();
    }

    void most_serious() {
        if (ranked_.empty()) {
            say(block_kind::paragraph, {{std::string{words_.nothing_at_all}}});
            return;
        }
        say(block_kind::paragraph, {about(words_.most_serious)});
        for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked_.size()); ++i) {
            auto const& f = *ranked_[i].finding;
            runs text{{numbers_.at(&f) + " ", run_style::strong},
                      {capitalised(cut(f.places.front().message, said_cells))},
                      {" – " + where(f, labels_asked)}};
            if (!f.sources.empty()) text.push_back({" (" + cited(f.sources.front()) + ")", run_style::soft});
            say(block_kind::item, std::move(text));
        }
    }

    void part(brief_part const& p) {
        if (is_skipped(p)) return;
        auto const number = std::to_string(++part_number_);
        out_.push_back({block_kind::heading, {{number + ". " + name_of(p.is)}}, "p" + number});
        for (auto const& f : p.findings) {
            if (numbers_.contains(&f)) finding(f);
        }
        if (p.findings.empty())
            say(block_kind::paragraph,
                {{p.rules_asked == 0 ? std::string{words_.no_rule_for}
                                     : fill(words_.nothing_found, {{"n", std::to_string(p.rules_asked)}})}});
        safeguards(p);
    }

    void finding(brief_finding const& f) {
        auto const& number = numbers_.at(&f);
        auto const& first = f.places.front();
        runs heading{{number + " " + capitalised(cut(first.message, said_cells))}};
        if (f.to_be_examined()) heading.push_back({" – " + std::string{words_.to_be_examined}, run_style::soft});
        auto anchor = "p" + number;
        std::replace(anchor.begin(), anchor.end(), '.', '-');
        out_.push_back({block_kind::finding, std::move(heading), std::move(anchor), weight_of(f.level())});
        quotations(f);
        grounds(f);
        question(f);
        if (thrift_.advice && !f.advice.empty())
            say_of_finding({about(words_.recommendation), {cut(f.advice, said_cells)}});
        else if (!f.advice.empty())
            advice_left_ = true;
    }

    void quotations(brief_finding const& f) {
        std::size_t shown = 0;
        std::vector<brief_place const*> rest;
        std::set<std::tuple<std::size_t, std::string, std::string>> here;
        for (auto const& p : f.places) {
            auto const key = p.missing ? std::tuple{p.file, std::string{}, p.message}
                                       : std::tuple{p.file, p.provision.eid, p.quotation};
            if (!here.insert(key).second) continue;
            if (shown == thrift_.quotations)
                rest.push_back(&p);
            else if (!p.missing || !p.where.empty() || b_.files.size() > 1)
                ++shown, quotation(f, p);
        }
        if (rest.empty()) return;
        places_left_ += rest.size();
        say_of_finding(
            {{fill(words_.further, {{"n", std::to_string(rest.size())}, {"list", labels(rest, most_labels)}})}});
    }

    void quotation(brief_finding const& f, brief_place const& p) {
        auto text = heading_of(p);
        auto const other = p.message != f.places.front().message;
        if (other) text.push_back({cut(p.message, said_cells) + (p.missing ? ". " : " ")});
        if (p.missing)
            matter(p, text);
        else
            quote(numbers_.at(&f), p, text);
        say(block_kind::quotation, std::move(text));
    }

    // A sentence is quoted once; where another finding is about it too, the words at fault are enough.
    void quote(std::string const& number, brief_place const& p, runs& text) {
        auto const language = b_.files[p.file].language;
        auto& first = quoted_[{p.file, p.quotation}];
        bool const again = !first.empty() && first != number;
        if (first.empty()) first = number;
        text.push_back({std::string{words_.open_quote}});
        auto said = again ? runs{{cut(p.words, thrift_.quoted_cells), run_style::fault, language}}
                          : quoted(p.quotation, p.words, thrift_.quoted_cells, language);
        for (auto& r : said) {
            cut_ = cut_ || (!again && (r.text.starts_with("…") || r.text.ends_with("…")));
            text.push_back(std::move(r));
        }
        text.push_back({std::string{words_.close_quote}});
        if (again) text.push_back({" (" + fill(words_.quoted_under, {{"ref", first}}) + ")", run_style::soft});
    }

    // Of what is missing there is nothing to quote, only where it belongs.
    void matter(brief_place const& p, runs& text) const {
        if (p.where.empty()) return;
        auto const label = p.provision.label.empty() ? std::string{}
                                                     : cut(p.provision.label, label_cells) + std::string{common_.comma};
        text.push_back({fill(words_.matter, {{"place", label + line_of(p)}}) + std::string{words_.sentence_end}});
    }

    // "Article 5 (law.en.txt, line 12): "
    runs heading_of(brief_place const& p) const {
        auto const& file = b_.files[p.file];
        runs text;
        if (p.missing)
            text.push_back({capitalised(std::string{common_.whole_draft}), run_style::strong});
        else if (!p.provision.label.empty())
            text.push_back({cut(p.provision.label, label_cells), run_style::strong, file.language});
        text.push_back({text.empty() ? "(" : " (", run_style::soft});
        text.push_back({names_[p.file], run_style::soft, {}, true});
        if (!p.missing) text.push_back({std::string{common_.comma} + line_of(p), run_style::soft});
        bool const nothing_follows = p.missing && p.where.empty();
        text.push_back({nothing_follows ? ")" : ")" + std::string{common_.colon}, run_style::soft});
        return text;
    }

    // Provisions by file: "Article 5, Article 7 (a.txt); Article 2 (b.txt)".
    std::string labels(std::vector<brief_place const*> const& places, std::size_t most) const {
        std::string out;
        std::vector<std::string> said;
        std::size_t count = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            auto label = label_of(*places[i]);
            bool const known = std::find(said.begin(), said.end(), label) != said.end();
            if (!known && count == most) return out + (out.ends_with("…") ? "" : " …");
            if (!known) {
                out += (said.empty() ? "" : std::string{common_.comma}) + label;
                said.push_back(std::move(label));
                ++count;
            }
            bool const last = i + 1 == places.size() || places[i + 1]->file != places[i]->file;
            if (!last || b_.files.size() < 2) continue;
            out += " (" + names_[places[i]->file] + ")";
            if (i + 1 < places.size()) out += words_.semicolon;
            said.clear();
        }
        return out;
    }

    std::string label_of(brief_place const& p) const {
        if (p.missing) return std::string{common_.whole_draft};
        if (!p.provision.label.empty()) return cut(p.provision.label, label_cells);
        return line_of(p);
    }

    std::string line_of(brief_place const& p) const {
        return fill(words_.line, {{"n", std::to_string(b_.files[p.file].file->locate(p.where.begin).line)}});
    }

    std::string where(brief_finding const& f, std::size_t most) const {
        std::vector<brief_place const*> places;
        for (auto const& p : f.places)
            if (p.message == f.places.front().message) places.push_back(&p);
        std::stable_sort(places.begin(), places.end(), [](auto* x, auto* y) { return x->file < y->file; });
        return labels(places, most);
    }

    // "CMW/C/AZE/CO/3, para. 36(b)"; whoever is only reported is named.
    std::string cited(diagnostic::citation const& c) const {
        std::string out = c.document;
        if (!c.paragraph.empty()) {
            bool const number = c.paragraph.front() >= '0' && c.paragraph.front() <= '9';
            bool const paragraph = number && c.authority != "other instrument";
            out += common_.comma;
            out += paragraph ? fill(words_.paragraph, {{"n", c.paragraph}}) : c.paragraph;
        }
        if (!c.speaker.empty()) out += " – " + std::string{page_words_in(language_).reporting} + " " + c.speaker;
        return out;
    }

    // Paragraphs of documents, then the articles of the Convention, which are said once.
    std::string basis(brief_finding const& f) const {
        std::string out;
        std::size_t count = 0;
        auto const add = [&](std::string const& one) {
            out += (out.empty() ? "" : std::string{words_.semicolon}) + one;
        };
        // Who is only reported is cited where nobody else has said it.
        bool const said_itself =
            std::any_of(f.sources.begin(), f.sources.end(), [](auto const& c) { return c.speaker.empty(); });
        for (auto const& c : f.sources) {
            bool const wanted = c.authority != "Convention" && (c.speaker.empty() || !said_itself);
            if (wanted && count++ < most_sources) add(cited(c));
        }
        std::vector<std::string> articles;
        for (auto const& a : f.convention) articles.push_back(article_said(a, language_));
        if (!articles.empty()) add(fill(words_.articles, {{"list", joined(articles)}}));
        return out;
    }

    void grounds(brief_finding const& f) {
        runs text{about(words_.why), {cut(first_sentence(f.why), said_cells)}};
        if (auto const said = basis(f); !said.empty())
            text.push_back(
                {" [" + std::string{words_.rests_on} + std::string{common_.colon} + said + "]", run_style::soft});
        say_of_finding(std::move(text));
    }

    void question(brief_finding const& f) {
        auto const& first = f.places.front();
        bool const firm = !first.needs_lawyer && first.level != diagnostic::severity::note;
        auto const form = first.missing ? question_form::missing
                          : firm        ? question_form::against
                                        : question_form::to_clarify;
        auto said = capitalised(
            question_on(form, where(f, labels_asked), cut(first.message, said_cells), f.convention, language_));
        // What only the State knows is asked once a theme.
        if (themes_asked_.insert(std::string{theme_of(f.rule)}).second) {
            auto const practice = practice_question(theme_of(f.rule), language_);
            if (!practice.empty()) said += std::string{words_.space} + std::string{practice};
        }
        say_of_finding({about(words_.question), {std::move(said)}}, true);
    }

    void safeguards(brief_part const& p) {
        if (p.safeguards.empty()) return;
        runs text{about(words_.safeguards_found)};
        auto const shown = std::min(p.safeguards.size(), thrift_.safeguards);
        for (std::size_t i = 0; i < shown; ++i) {
            if (i > 0) text.push_back({std::string{words_.semicolon}});
            safeguard(p.safeguards[i], text);
        }
        if (shown < p.safeguards.size())
            text.push_back({std::string{words_.semicolon} + "+ " + std::to_string(p.safeguards.size() - shown) + " " +
                            std::string{common_.more}});
        text.push_back({std::string{words_.sentence_end}});
        say(block_kind::paragraph, std::move(text));
    }

    void safeguard(brief_safeguard const& s, runs& text) const {
        auto const language = b_.files[s.file].language;
        brief_place place;
        place.file = s.file;
        place.provision = s.provision;
        place.where = s.where;
        text.push_back({label_of(place), run_style::strong, language});
        if (!s.quotation.empty()) {
            text.push_back({" " + std::string{words_.open_quote}});
            for (auto& r : quoted(s.quotation, s.words, safeguard_cells, language)) {
                r.style = run_style::plain;
                text.push_back(std::move(r));
            }
            text.push_back({std::string{words_.close_quote}});
        }
        std::string beside = s.theme;
        if (b_.files.size() > 1) beside += std::string{common_.comma} + names_[s.file];
        for (auto const& n : ranked_) {
            if (std::find(s.rules.begin(), s.rules.end(), n.finding->rule) == s.rules.end()) continue;
            beside += std::string{common_.comma} + fill(words_.but_see, {{"ref", numbers_.at(n.finding)}});
            break;
        }
        text.push_back({" (" + beside + ")", run_style::soft});
    }

    void method() {
        out_.push_back({block_kind::heading, {{std::string{words_.method}}}, "method"});
        std::string program = "cmwlint " + b_.version;
        for (auto const& p : b_.packs) program += ", " + p;
        auto const rules = std::to_string(b_.rules), most = std::to_string(most_brief_pages);
        for (auto const& line : words_.limits)
            say(block_kind::fine, {{fill(line, {{"program", cut(program, 120)}, {"rules", rules}, {"pages", most}})}});
    }

    block left_out() const {
        std::vector<std::string> parts;
        if (!omitted_.empty()) {
            std::vector<std::string> rules;
            for (auto const& n : omitted_) rules.push_back(n.finding->rule);
            std::sort(rules.begin(), rules.end());
            bool const many = rules.size() > most_rules_named;
            if (many) rules.resize(most_rules_named);
            parts.push_back(fill(words_.left_findings, {{"n", std::to_string(omitted_.size())},
                                                        {"list", joined(rules) + (many ? " …" : "")}}));
        }
        if (places_left_ > 0) parts.push_back(fill(words_.left_places, {{"n", std::to_string(places_left_)}}));
        if (cut_) parts.emplace_back(words_.left_quotations);
        if (advice_left_) parts.emplace_back(words_.left_recommendations);
        if (parts.empty()) return {};
        std::string all;
        for (auto const& p : parts) all.append(all.empty() ? "" : words_.semicolon).append(p);
        auto const most = std::to_string(most_brief_pages);
        return {block_kind::paragraph,
                {about(fill(words_.left_out, {{"pages", most}})), {all + std::string{words_.sentence_end}}}};
    }

    brief const& b_;
    thrift thrift_;
    brief_words const& words_;
    matrix_words const& common_;
    text::language language_ = text::language::en;
    std::vector<std::string> names_;                                     // of the files, as shown
    std::vector<numbered> ranked_, omitted_;                             // gravest first
    std::map<brief_finding const*, std::string> numbers_;                // of those shown
    std::map<std::pair<std::size_t, std::string>, std::string> quoted_;  // file and sentence → finding
    std::set<std::string> themes_asked_;
    std::size_t part_number_ = 0, places_left_ = 0;
    bool cut_ = false, advice_left_ = false;
    blocks out_;
};

}  // namespace

blocks compose(brief const& b, thrift const& t) { return composer(b, t).run(); }

bool graver(brief_finding const& a, brief_finding const& b) noexcept { return gravity(a) < gravity(b); }

convention_part part_of_article(int article) noexcept {
    using enum convention_part;
    if (article == 1 || article == 7 || (article >= 79 && article <= 83)) return principles;
    if (article >= 8 && article <= 35) return everyone;
    if (article >= 36 && article <= 56) return documented;
    if (article >= 57 && article <= 63) return particular;
    if (article >= 64 && article <= 71) return conditions;
    return implementation;
}

}  // namespace cmwlint::report
