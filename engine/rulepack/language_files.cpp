#include "rulepack/language_files.hpp"

#include "rulepack/toml_source.hpp"
#include "text/reading.hpp"

#include <algorithm>
#include <cstdlib>

namespace cmwlint::rulepack {
namespace {

using norms::cue;
using norms::cue_kind;
using norms::direction;
using norms::reach;
using norms::unit;

std::string quoted(std::string_view s) { return "\"" + std::string(s) + "\""; }

class reader {
public:
    reader(concept_names const& names, text::language l, std::vector<problem>& problems)
        : names_(names), language_(l), problems_(problems) {
        out_.source.cues.first_cue = static_cast<std::uint16_t>(names.size());
    }

    void vocabulary(pack_source const& pack, pack_file const& file) {
        toml_source in(pack.name, file, problems_);
        if (!in.readable()) return;
        out_.source.has_vocabulary = true;
        out_.vocabulary_file = in.path();
        in.only(in.root(), keys_of(pack_file_kind::vocabulary, ""));
        check_language(in);
        auto const* all = in.table(in.root(), "concept");
        if (!all) return;
        for (auto const& [key, value] : *all) {
            std::string const name(key.str());
            auto const it = names_.find(name);
            if (it == names_.end()) {
                std::vector<std::string> known;
                for (auto const& [k, v] : names_) known.push_back(k);
                auto const near = closest(name, known);
                in.report_at(key.source().begin, "there is no concept " + quoted(name),
                             near.empty() ? "concepts stand in concepts.toml" : "did you mean " + quoted(near) + "?");
                continue;
            }
            auto const* t = value.as_table();
            if (!t) {
                in.report(value, "a concept's words are a table: [concept." + name + "]");
                continue;
            }
            in.only(*t, keys_of(pack_file_kind::vocabulary, "concept.*"));
            match::wording w;
            w.what = it->second;
            std::vector<problem> places, not_places;
            w.phrases = phrases(in, *t, "phrases", places);
            w.but_not = phrases(in, *t, "not", not_places);
            add(std::move(w), std::move(places), std::move(not_places));
        }
    }

    void cues(pack_source const& pack, pack_file const& file) {
        toml_source in(pack.name, file, problems_);
        if (!in.readable()) return;
        auto const& root = in.root();
        in.only(root, {"language",   "negation",      "pseudo-negation", "permission",  "obligation", "exception",
                       "condition",  "scope-end",     "clause-end",      "conjunction", "repeal",     "replace",
                       "definition", "hereinafter",   "violation-of",    "numbers",     "units",      "relations",
                       "age",        "abbreviations", "kinds",           "gap-stop",    "quantities"});
        check_language(in);
        acting(in, "negation", cue_kind::negation);
        acting(in, "permission", cue_kind::permission);
        acting(in, "obligation", cue_kind::obligation);
        acting(in, "exception", cue_kind::exception);
        acting(in, "condition", cue_kind::condition);
        plain(in, "pseudo-negation", cue_kind::pseudo_negation);
        plain(in, "scope-end", cue_kind::scope_end);
        plain(in, "clause-end", cue_kind::clause_end);
        plain(in, "conjunction", cue_kind::conjunction);
        plain(in, "repeal", cue_kind::repeal);
        plain(in, "replace", cue_kind::replace);
        plain(in, "definition", cue_kind::definition);
        plain(in, "hereinafter", cue_kind::hereinafter);
        plain(in, "violation-of", cue_kind::violation_of);
        plain(in, "age", cue_kind::age);
        numbers(in);
        units(in);
        relations(in);
        quantities(in);
        abbreviations(in);
        gap_stops(in);
        kinds(in);
    }

    language_files take() { return std::move(out_); }

private:
    void check_language(toml_source& in) {
        auto const written = in.text(in.root(), "language", true);
        if (!written.empty() && written != text::code(language_))
            in.report(*in.root().get("language"),
                      "the file's name says " + quoted(text::code(language_)) + ", its language " + quoted(written));
    }

    static std::vector<std::string> phrases(toml_source& in, toml::table const& t, std::string_view key,
                                            std::vector<problem>& places) {
        std::vector<std::string> out;
        auto const* node = t.get(key);
        if (!node) {
            if (key == "phrases")
                in.report_at(t.source().begin, "the key \"phrases\" is missing",
                             "add: phrases = [\"…\"] (it may be empty)");
            return out;
        }
        auto const* list = node->as_array();
        if (!list) {
            in.report(*node, quoted(key) + " is a list of phrases");
            return out;
        }
        for (auto const& item : *list) {
            if (auto const phrase = item.value_exact<std::string>()) {
                out.push_back(*phrase);
                problem place;
                place.file = in.path();
                place.line = item.source().begin.line;
                place.column = item.source().begin.column;
                places.push_back(std::move(place));
            } else {
                in.report(item, "a phrase is a text in quotation marks");
            }
        }
        return out;
    }

    void add(match::wording w, std::vector<problem> places, std::vector<problem> not_places) {
        out_.source.wordings.push_back(std::move(w));
        out_.places.push_back(std::move(places));
        out_.not_places.push_back(std::move(not_places));
    }

    match::concept_id add_cue(cue const& c, std::vector<std::string> words, std::vector<problem> places) {
        auto const id = static_cast<match::concept_id>(out_.source.cues.first_cue + out_.source.cues.cues.size());
        out_.source.cues.cues.push_back(c);
        add({id, std::move(words), {}}, std::move(places), {});
        return id;
    }

    // [[negation]] and the like: phrases, acts, until.
    void acting(toml_source& in, std::string_view key, cue_kind kind) {
        for (auto const* t : in.tables(in.root(), key)) {
            in.only(*t, {"phrases", "acts", "until"});
            cue c;
            c.what = kind;
            auto const acts = in.text(*t, "acts");
            if (acts == "backward")
                c.acts = direction::backward;
            else if (acts == "both")
                c.acts = direction::both;
            else if (!acts.empty() && acts != "forward")
                in.report(*t->get("acts"), "a cue acts \"forward\", \"backward\" or \"both\"");
            auto const until = in.text(*t, "until");
            if (until == "clause")
                c.until = reach::clause;
            else if (until == "sentence")
                c.until = reach::sentence;
            else if (!until.empty() && until != "part")
                in.report(*t->get("until"), "a cue reaches to the end of the \"part\", \"clause\" or \"sentence\"");
            std::vector<problem> places;
            auto words = phrases(in, *t, "phrases", places);
            add_cue(c, std::move(words), std::move(places));
        }
    }

    void plain(toml_source& in, std::string_view key, cue_kind kind) {
        auto const* t = in.table(in.root(), key);
        if (!t) return;
        in.only(*t, {"phrases"});
        cue c;
        c.what = kind;
        std::vector<problem> places;
        auto words = phrases(in, *t, "phrases", places);
        add_cue(c, std::move(words), std::move(places));
    }

    void numbers(toml_source& in) {
        auto const* t = in.table(in.root(), "numbers");
        if (!t) return;
        for (auto const& [key, value] : *t) {
            auto const whole = value.value_exact<std::int64_t>();
            auto const part = value.value_exact<double>();
            if (!whole && !part) {
                in.report(value, "a number word has a number: \"two\" = 2");
                continue;
            }
            cue c;
            c.what = cue_kind::number;
            c.value = whole ? static_cast<double>(*whole) : *part;
            problem place;
            place.file = in.path();
            place.line = key.source().begin.line;
            place.column = key.source().begin.column;
            add_cue(c, {std::string(key.str())}, {place});
        }
    }

    static unit unit_of(std::string_view name) {
        if (name == "hour") return unit::hour;
        if (name == "day") return unit::day;
        if (name == "working-day") return unit::working_day;
        if (name == "week") return unit::week;
        if (name == "month") return unit::month;
        if (name == "year") return unit::year;
        return unit::none;
    }

    void units(toml_source& in) {
        auto const* t = in.table(in.root(), "units");
        if (!t) return;
        in.only(*t, {"hour", "day", "working-day", "week", "month", "year", "two"});
        read_units(in, *t, 0);
        if (auto const* two = in.table(*t, "two")) {
            in.only(*two, {"hour", "day", "working-day", "week", "month", "year"});
            read_units(in, *two, 2);
        }
    }

    void read_units(toml_source& in, toml::table const& t, double already) {
        for (auto const& [key, value] : t) {
            auto const u = unit_of(key.str());
            if (u == unit::none) continue;
            cue c;
            c.what = cue_kind::unit;
            c.counts = u;
            c.value = already;
            std::vector<problem> places;
            auto words = phrases(in, t, key.str(), places);
            add_cue(c, std::move(words), std::move(places));
        }
    }

    void relations(toml_source& in) {
        auto const* t = in.table(in.root(), "relations");
        if (!t) return;
        in.only(*t, {"at-most", "at-least", "after"});
        auto const one = [&](std::string_view key, cue_kind kind) {
            if (!t->contains(key)) return;
            cue c;
            c.what = kind;
            std::vector<problem> places;
            auto words = phrases(in, *t, key, places);
            add_cue(c, std::move(words), std::move(places));
        };
        one("at-most", cue_kind::at_most);
        one("at-least", cue_kind::at_least);
        one("after", cue_kind::after);
    }

    void abbreviations(toml_source& in) {
        auto const* t = in.table(in.root(), "abbreviations");
        if (!t) return;
        in.only(*t, {"words"});
        for (auto const& word : in.texts(*t, "words"))
            out_.source.cues.abbreviations.insert(text::fold(word, language_));
    }

    // Words that are number and unit in one: "трехдневн*" = "3 day".
    void quantities(toml_source& in) {
        auto const* t = in.table(in.root(), "quantities");
        if (!t) return;
        for (auto const& [key, value] : *t) {
            auto const text = value.value_exact<std::string>();
            auto const space = text ? text->find(' ') : std::string::npos;
            cue c;
            c.what = cue_kind::unit;
            if (space != std::string::npos) {
                c.value = std::strtod(text->c_str(), nullptr);
                c.counts = unit_of(std::string_view(*text).substr(space + 1));
            }
            if (c.value <= 0 || c.counts == unit::none) {
                in.report(value, "a quantity is a number and a unit", "for example: \"трехдневн*\" = \"3 day\"");
                continue;
            }
            problem place;
            place.file = in.path();
            place.line = key.source().begin.line;
            place.column = key.source().begin.column;
            add_cue(c, {std::string(key.str())}, {place});
        }
    }

    void gap_stops(toml_source& in) {
        auto const* t = in.table(in.root(), "gap-stop");
        if (!t) return;
        in.only(*t, {"words"});
        for (auto const& word : in.texts(*t, "words")) out_.source.gap_stops.push_back(text::fold(word, language_));
    }

    void kinds(toml_source& in) {
        auto const* t = in.table(in.root(), "kinds");
        if (!t) return;
        in.only(*t, {"law", "decree", "agreement", "labour-agreement", "readmission-agreement",
                     "social-security-agreement", "contract", "other"});
        for (auto const& [key, value] : *t) {
            cue c;
            c.what = cue_kind::kind_word;
            std::vector<problem> places;
            auto words = phrases(in, *t, key.str(), places);
            auto const id = add_cue(c, std::move(words), std::move(places));
            out_.source.kinds.push_back({std::string(key.str()), id});
        }
    }

    concept_names const& names_;
    text::language language_;
    std::vector<problem>& problems_;
    language_files out_;
};

}  // namespace

language_files read_language_files(std::span<pack_source const> packs, concept_names const& names, text::language l,
                                   std::vector<problem>& problems) {
    reader read(names, l, problems);
    auto const file_name = std::string(text::code(l)) + ".toml";
    for (auto const& pack : packs) {
        for (auto const& file : pack.files) {
            if (file.path == "vocabulary/" + file_name)
                read.vocabulary(pack, file);
            else if (file.path == "cues/" + file_name)
                read.cues(pack, file);
        }
    }
    return read.take();
}

}  // namespace cmwlint::rulepack
