// From TOML to a rule set. Every mistake is noted with its place; reading goes on, so that one run tells them all.
#include "rulepack/compiled.hpp"
#include "rulepack/embedded.hpp"
#include "rulepack/language_files.hpp"
#include "rulepack/sources.hpp"
#include "rulepack/toml_source.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <map>
#include <memory>
#include <set>

namespace cmwlint::rulepack {
namespace {

using text::language;

std::string quoted(std::string_view s) { return "\"" + std::string(s) + "\""; }

constexpr std::array<std::string_view, 8> known_kinds{
    "law",  "agreement", "contract", "decree", "labour-agreement", "readmission-agreement", "social-security-agreement",
    "other"};

class loader {
public:
    loader(std::span<pack_source const> packs, load_options const& options) : packs_(packs), options_(options) {}

    load_result run() {
        made_ = std::make_shared<compiled>();
        for (auto const& pack : packs_) read_shared_files(pack);
        close_concepts();
        for (auto const& pack : packs_) read_rules(pack);
        sort_rules();
        check_related();
        complete_themes();
        install_languages();
        if (whole_anywhere()) {
            check_languages();
            check_variants();
        }
        for (auto const& pack : packs_) {
            if (whole(pack)) warn_incomplete(pack);
        }
        load_result out;
        out.problems = std::move(problems_);
        out.warnings = std::move(warnings_);
        std::stable_sort(out.problems.begin(), out.problems.end(), [](problem const& a, problem const& b) {
            return a.file != b.file ? a.file < b.file : (a.line != b.line ? a.line < b.line : a.column < b.column);
        });
        out.rules = rule_set(std::move(made_));
        return out;
    }

private:
    bool whole(pack_source const& pack) const { return options_.everything || !pack.built_in; }
    bool whole_anywhere() const {
        return std::any_of(packs_.begin(), packs_.end(), [&](auto const& p) { return whole(p); });
    }
    bool wants_text(pack_source const& pack, language l) const {
        return whole(pack) || l == language::en ||
               std::find(options_.texts.begin(), options_.texts.end(), l) != options_.texts.end();
    }

    // pack.toml, concepts.toml, sources.toml.
    void read_shared_files(pack_source const& pack) {
        pack_info info;
        info.name = pack.name;
        info.digest = digest_of(pack);
        for (auto const& file : pack.files) {
            if (file.path == "pack.toml")
                read_pack(pack, file, info);
            else if (file.path == "concepts.toml")
                read_concepts(pack, file);
            else if (file.path == "sources.toml")
                read_shared(pack, file, read_documents, made_->documents);
            else if (file.path == "themes.toml")
                read_shared(pack, file, read_themes, made_->themes);
            else if (kind_of_file(file.path) == pack_file_kind::none) {
                problems_.push_back(
                    {pack.name + "/" + file.path, 1, 1, "this file has no place in a rule pack",
                     "a pack holds pack.toml, sources.toml, themes.toml, concepts.toml, cues/<language>.toml, "
                     "vocabulary/<language>.toml and rules/<RULE-ID>/{rule,<language>}.toml",
                     ""});
            }
        }
        made_->packs.push_back(std::move(info));
    }

    static std::string digest_of(pack_source const& pack) {
        std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a: tells versions apart, protects nothing
        auto const add = [&](std::string_view s) {
            for (unsigned char const c : s) hash = (hash ^ c) * 1099511628211ULL;
        };
        for (auto const& file : pack.files) {
            add(file.path);
            add(file.bytes);
        }
        std::array<char, 17> out{};
        std::snprintf(out.data(), out.size(), "%016llx", static_cast<unsigned long long>(hash));
        return out.data();
    }

    void read_pack(pack_source const& pack, pack_file const& file, pack_info& info) {
        toml_source in(pack.name, file, problems_);
        if (!in.readable()) return;
        in.only(in.root(), keys_of(pack_file_kind::pack, ""));
        if (auto name = in.text(in.root(), "name", true); !name.empty()) info.name = name;
        info.version = in.text(in.root(), "version", true);
        info.title = in.text(in.root(), "title");
        if (auto const* figures = in.table(in.root(), "thresholds")) read_thresholds(in, *figures);
    }

    void read_thresholds(toml_source& in, toml::table const& figures) {
        for (auto const& [key, value] : figures) {
            auto const said = value.value_exact<std::string>();
            auto const hours = said ? parse_period(*said) : std::nullopt;
            if (!hours)
                in.report(value, "a threshold is a number and a unit in quotation marks", "as in \"90 days\"");
            else
                made_->thresholds.push_back({std::string{key.str()}, *said, *hours});
        }
    }

    match::concept_id concept_named(std::string const& name) {
        auto [it, fresh] = concept_ids_.try_emplace(name, static_cast<match::concept_id>(made_->concepts.size()));
        if (fresh) made_->concepts.push_back(name);
        return it->second;
    }

    void read_concepts(pack_source const& pack, pack_file const& file) {
        toml_source in(pack.name, file, problems_);
        if (!in.readable()) return;
        in.only(in.root(), keys_of(pack_file_kind::concepts, ""));
        auto const* all = in.table(in.root(), "concept");
        if (!all) return;
        for (auto const& [key, value] : *all) concept_named(std::string(key.str()));
        for (auto const& [key, value] : *all) {
            auto const* t = value.as_table();
            if (!t) {
                in.report(value, "a concept is a table: [concept." + std::string(key.str()) + "]");
                continue;
            }
            problem place;
            place.file = in.path();
            place.line = key.source().begin.line;
            place.column = key.source().begin.column;
            place.excerpt = in.line(place.line);
            concept_places_[concept_named(std::string(key.str()))] = std::move(place);
            in.only(*t, keys_of(pack_file_kind::concepts, "concept.*"));
            in.text(*t, "meaning", true);
            auto const id = concept_named(std::string(key.str()));
            if (in.flag(*t, "optional", false)) optional_.insert(id);
            if (made_->definable.size() <= id) made_->definable.resize(id + 1u, false);
            made_->definable[id] = in.flag(*t, "definable", false);
            for (auto const& name : in.texts(*t, "includes")) {
                if (auto const part = known_concept(in, *t->get("includes"), name)) includes_.emplace_back(*part, id);
            }
            read_pairs(in, *t, id);
        }
    }

    void read_pairs(toml_source& in, toml::table const& t, match::concept_id id) {
        auto const* node = t.get("pairs");
        if (!node) return;
        std::uint32_t within = 12;
        if (auto const* w = t.get("within")) {
            if (auto const n = w->value_exact<std::int64_t>(); n && *n >= 1 && *n <= 60)
                within = static_cast<std::uint32_t>(*n);
            else
                in.report(*w, "\"within\" is a number of words from 1 to 60");
        }
        bool const any_order = in.flag(t, "any-order", false);
        auto const* list = node->as_array();
        if (!list) {
            in.report(*node, "\"pairs\" is a list of pairs: [[\"entry\", \"irregularity\"]]");
            return;
        }
        for (auto const& item : *list) {
            auto const* two = item.as_array();
            auto const first = two && two->size() == 2 ? (*two)[0].value_exact<std::string>() : std::nullopt;
            auto const second = two && two->size() == 2 ? (*two)[1].value_exact<std::string>() : std::nullopt;
            if (!first || !second) {
                in.report(item, "a pair names two concepts: [\"entry\", \"irregularity\"]");
                continue;
            }
            auto const a = known_concept(in, item, *first), b = known_concept(in, item, *second);
            if (a && b) made_->relations.pairs.push_back({id, *a, *b, within, any_order});
        }
    }

    std::optional<match::concept_id> known_concept(toml_source& in, toml::node const& at, std::string const& name,
                                                   std::uint32_t offset = 0) {
        if (auto const it = concept_ids_.find(name); it != concept_ids_.end()) return it->second;
        auto const near = closest(name, made_->concepts);
        in.report(at, "there is no concept " + quoted(name),
                  near.empty() ? "concepts stand in concepts.toml" : "did you mean " + quoted(near) + "?", offset);
        return std::nullopt;
    }

    // Which concepts include which, through all steps; a circle is cut by the set.
    void close_concepts() {
        auto const count = made_->concepts.size();
        std::vector<std::set<match::concept_id>> wider(count);
        for (auto const& [part, whole_concept] : includes_) wider[part].insert(whole_concept);
        for (bool grown = true; grown;) {
            grown = false;
            for (auto& set : wider) {
                auto const before = set.size();
                for (auto const w : std::vector<match::concept_id>(set.begin(), set.end()))
                    set.insert(wider[w].begin(), wider[w].end());
                grown = grown || set.size() != before;
            }
        }
        made_->relations.counts_as.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            wider[i].erase(static_cast<match::concept_id>(i));
            made_->relations.counts_as[i].assign(wider[i].begin(), wider[i].end());
        }
        if (auto const it = concept_ids_.find("migration-term"); it != concept_ids_.end()) {
            made_->migration_term = it->second;
            made_->has_migration_term = true;
        }
    }

    template <typename Reader, typename Into>
    void read_shared(pack_source const& pack, pack_file const& file, Reader read, Into& into) {
        toml_source in(pack.name, file, problems_);
        if (in.readable()) read(in, into);
    }

    void read_rules(pack_source const& pack) {
        for (auto const& file : pack.files) {
            if (!file.path.starts_with("rules/") || !file.path.ends_with("/rule.toml")) continue;
            read_rule(pack, file);
        }
        for (auto const& file : pack.files) {
            if (!file.path.starts_with("rules/") || file.path.ends_with("/rule.toml")) continue;
            read_rule_language(pack, file);
        }
    }

    static std::string folder_of(std::string const& path) { return path.substr(0, path.rfind('/')); }
    static std::string stem_of(std::string const& path) {
        auto const slash = path.rfind('/') + 1;
        return path.substr(slash, path.rfind('.') - slash);
    }

    void read_rule(pack_source const& pack, pack_file const& file) {
        toml_source in(pack.name, file, problems_);
        if (!in.readable()) return;
        auto const& root = in.root();
        in.only(root, keys_of(pack_file_kind::rule, ""));
        rule_info info;
        info.pack = pack.name;
        info.id = in.text(root, "id", true);
        info.name = in.text(root, "name", true);
        info.level = severity_of(in, root, diagnostic::severity::warning, true);
        info.applies_to = in.texts(root, "applies-to", true);
        info.convention = in.texts(root, "convention");
        info.condition = in.text(root, "find");
        check_identity(in, info);
        for (auto const& kind : info.applies_to) {
            if (std::find(known_kinds.begin(), known_kinds.end(), kind) == known_kinds.end())
                in.report(*root.get("applies-to"), "there is no kind of draft " + quoted(kind),
                          "known: law, decree, agreement, labour-agreement, readmission-agreement, "
                          "social-security-agreement, contract");
        }
        read_citations(in, root, info);
        rule made;
        made.info = made_->infos.size();
        if (root.contains("when")) made.when = conditions(in, root, "when");
        made.cases.push_back(read_case(in, root, info.level));
        for (auto const* more : in.tables(root, "also")) {
            in.only(*more, keys_of(pack_file_kind::rule, "also"));
            made.cases.push_back(read_case(in, *more, severity_of(in, *more, info.level, false)));
        }
        read_satisfied(in, root, info, made);
        read_related(in, root, info);
        auto const folder = folder_of(file.path);
        if (!info.id.empty() && folder != "rules/" + info.id)
            in.report(root.contains("id") ? *root.get("id") : static_cast<toml::node const&>(root),
                      "the rule " + quoted(info.id) + " lies in the folder " + quoted(folder),
                      "call the folder rules/" + info.id);
        rule_folders_[pack.name + "/" + folder] = info.id;
        made_->infos.push_back(std::move(info));
        made_->rules.push_back(std::move(made));
    }

    void check_identity(toml_source& in, rule_info const& info) {
        auto const bad = [](std::string const& s, auto allowed) {
            return s.empty() || !std::all_of(s.begin(), s.end(), allowed);
        };
        auto const id_char = [](unsigned char c) { return std::isupper(c) || std::isdigit(c) || c == '-'; };
        auto const name_char = [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '-'; };
        if (auto const* node = in.root().get("id"); node && bad(info.id, id_char))
            in.report(*node, "a rule id is a theme in capitals, a hyphen and a number", "for example \"DET-001\"");
        if (auto const* node = in.root().get("name"); node && bad(info.name, name_char))
            in.report(*node, "a rule name is small letters, digits and hyphens",
                      "for example \"children-or-families-detained\"");
        for (auto const& other : made_->infos) {
            if (auto const* node = in.root().get("id"); node && other.id == info.id)
                in.report(*node, "the id " + quoted(info.id) + " is taken by the rule \"" + other.name + "\"",
                          "ids are never used twice");
            if (auto const* node = in.root().get("name"); node && other.name == info.name)
                in.report(*node, "the name " + quoted(info.name) + " is taken by " + other.id,
                          "names are never used twice");
        }
    }

    static diagnostic::severity severity_of(toml_source& in, toml::table const& t, diagnostic::severity otherwise,
                                            bool required) {
        auto const word = in.text(t, "severity", required);
        if (word == "error") return diagnostic::severity::error;
        if (word == "warning") return diagnostic::severity::warning;
        if (word == "note") return diagnostic::severity::note;
        if (!word.empty())
            in.report(*t.get("severity"), "there is no severity " + quoted(word), "known: error, warning, note");
        return otherwise;
    }

    void read_citations(toml_source& in, toml::table const& root, rule_info& info) {
        for (auto const& cited : in.texts(root, "sources", true)) {
            auto const colon = cited.find(':');
            auto const name = cited.substr(0, colon);
            auto const& node = *root.get("sources");
            if (colon == std::string::npos) {
                in.report(node, "the source " + quoted(cited) + " names no paragraph", "write it as \"AZE:30(b)\"");
                continue;
            }
            auto const document = std::find_if(made_->documents.begin(), made_->documents.end(),
                                               [&](auto const& d) { return d.key == name; });
            if (document == made_->documents.end()) {
                std::vector<std::string> known;
                for (auto const& d : made_->documents) known.push_back(d.key);
                auto const near = closest(name, known);
                in.report(node, "there is no source " + quoted(name),
                          near.empty() ? "sources stand in sources.toml" : "did you mean " + quoted(near) + "?");
                continue;
            }
            cite(in, node, *document, cited.substr(colon + 1), info);
        }
        // Whoever writes the rule says what is strongest; but what others are reported to have said never comes first.
        std::stable_partition(info.sources.begin(), info.sources.end(), [](diagnostic::citation const& c) {
            return c.speaker.empty() && c.authority != "panel summary" && c.authority != "Secretary-General";
        });
    }

    static void cite(toml_source& in, toml::node const& node, source_document const& document,
                     std::string const& paragraph, rule_info& info) {
        auto const named = document.cited_by(paragraph);
        if (named.empty() && !document.paragraphs.empty())
            in.report(node, "sources.toml has no paragraph " + quoted(paragraph) + " of " + document.key,
                      "add its paraphrase there, or cite one that stands there");
        // One voice for the whole citation; where several are heard, it is the authority's report of them.
        bool const one_voice = !named.empty() && std::all_of(named.begin(), named.end(), [&](auto const* p) {
            return p->speaker == named.front()->speaker;
        });
        info.sources.push_back(
            {document.symbol, paragraph, document.authority, one_voice ? named.front()->speaker : ""});
        for (auto const* p : named) {
            paragraph_reference reference{document.key, p->number};
            if (std::find(info.cited.begin(), info.cited.end(), reference) == info.cited.end())
                info.cited.push_back(std::move(reference));
        }
    }

    void read_satisfied(toml_source& in, toml::table const& root, rule_info& info, rule& made) {
        made.satisfied = conditions(in, root, "satisfied");
        info.recognises_compliance = !made.satisfied.empty();
        for (auto const& name : in.texts(root, "satisfied-primary")) {
            if (auto const id = known_concept(in, *root.get("satisfied-primary"), name)) {
                made.satisfied_primary.push_back(*id);
                used_.insert(*id);
            }
        }
        if (made.satisfied_primary.empty()) {
            for (auto& c : made.satisfied)
                each_concept(c, [&](concept_term const& term) { made.satisfied_primary.push_back(term.what); });
        } else if (made.satisfied.empty()) {
            in.report(*root.get("satisfied-primary"), "\"satisfied-primary\" stands without \"satisfied\"",
                      "add the condition that recognises the positive clause, or take this out");
        }
        if (made.cases.front().whole_document) return;  // may be judged on the whole draft
        for (auto const& c : made.satisfied) {
            if (needed_concepts(c).empty())
                in.report(*root.get("satisfied"),
                          "no concept must stand in the sentence for this to hold, so it would be tried on none",
                          "name a concept that is sought in the sentence itself");
        }
    }

    // Which rules exist is known only when all are read.
    void read_related(toml_source& in, toml::table const& root, rule_info& info) {
        info.related = in.texts(root, "related");
        auto const* node = root.get("related");
        for (auto const& id : info.related) {
            problem place;
            place.file = in.path();
            place.line = node->source().begin.line;
            place.column = node->source().begin.column;
            place.excerpt = in.line(place.line);
            related_.push_back({id, info.id, std::move(place)});
        }
    }

    // A warning only: a pack may well be related to rules of another that is not loaded with it.
    void check_related() {
        std::vector<std::string> known;
        for (auto const& info : made_->infos) known.push_back(info.id);
        for (auto const& wanted : related_) {
            bool const itself = wanted.id == wanted.by;
            if (!itself && std::find(known.begin(), known.end(), wanted.id) != known.end()) continue;
            auto place = wanted.place;
            auto const near = closest(wanted.id, known);
            place.message = itself ? "a rule is not related to itself" : "there is no rule " + quoted(wanted.id);
            place.help = itself || near.empty() ? "\"related\" names other rules by their ids"
                                                : "did you mean " + quoted(near) + "?";
            warnings_.push_back(std::move(place));
        }
    }

    // Themes of rules that themes.toml does not name are called by their letters.
    void complete_themes() {
        for (auto const& info : made_->infos) {
            auto const id = std::string(info.theme());
            bool const known =
                std::any_of(made_->themes.begin(), made_->themes.end(), [&](auto const& t) { return t.id == id; });
            if (known) continue;
            theme_info theme;
            theme.id = id;
            theme.names[static_cast<std::size_t>(language::en)] = id;
            made_->themes.push_back(std::move(theme));
        }
    }

    // What an error-level rule should answer for: when it is satisfied, and how to draft it instead.
    void warn_incomplete(pack_source const& pack) {
        for (auto const& info : made_->infos) {
            if (info.pack != pack.name || info.level != diagnostic::severity::error) continue;
            std::string const file = pack.name + "/rules/" + info.id + "/";
            if (!info.recognises_compliance)
                warnings_.push_back({file + "rule.toml", 1, 1, info.id + " recognises no clause that complies",
                                     "add: satisfied = [\"…\"], the condition of a sound clause", ""});
            for (auto const l : text::all_languages) {
                bool const read = pack_has(pack, "rules/" + info.id + "/" + std::string(text::code(l)) + ".toml");
                if (l == language::az || !read || !info.models[static_cast<std::size_t>(l)].clause.empty()) continue;
                warnings_.push_back({file + std::string(text::code(l)) + ".toml", 1, 1,
                                     info.id + " has no model clause", "add: [model] with clause = \"\"\"…\"\"\"", ""});
            }
        }
    }

    static bool pack_has(pack_source const& pack, std::string const& path) {
        return std::any_of(pack.files.begin(), pack.files.end(), [&](auto const& f) { return f.path == path; });
    }

    std::vector<condition> conditions(toml_source& in, toml::table const& t, std::string_view key) {
        std::vector<condition> out;
        auto const* node = t.get(key);
        if (!node) return out;
        auto const read_one = [&](toml::node const& item) {
            auto const text = item.value_exact<std::string>();
            if (!text) {
                in.report(item, quoted(key) + " is a condition in quotation marks, or a list of them");
                return;
            }
            auto parsed = parse_condition(*text);
            if (!parsed.error.empty()) {
                auto const rest = text->substr(parsed.error_at, 24);
                in.report(item, parsed.error + (rest.empty() ? "" : ": " + quoted(rest)),
                          "concepts are joined by and, or, not, before, near, within N words of, in SCOPE",
                          parsed.error_at);
                return;
            }
            check_kinds(in, item, parsed.tree);
            set_thresholds(in, item, parsed.tree);
            each_concept(parsed.tree, [&](concept_term& term) {
                if (auto const id = known_concept(in, item, term.name)) {
                    term.what = *id;
                    used_.insert(*id);
                }
            });
            out.push_back(std::move(parsed.tree));
        };
        if (auto const* list = node->as_array()) {
            for (auto const& item : *list) read_one(item);
        } else {
            read_one(*node);
        }
        return out;
    }

    // Figures that the condition names.
    void set_thresholds(toml_source& in, toml::node const& at, condition& c) {
        if (c.what == condition::kind::quantity && !c.text.empty()) {
            auto const& known = made_->thresholds;
            auto const it = std::find_if(known.begin(), known.end(), [&](auto const& t) { return t.name == c.text; });
            if (it == known.end())
                in.report(at, "there is no threshold " + quoted(c.text),
                          "write a figure (\"30 days\"), or add it to [thresholds] in pack.toml");
            else
                c.value = c.is_age ? it->hours / hours_a_year : it->hours;
        }
        for (auto& child : c.children) set_thresholds(in, at, child);
    }

    void check_kinds(toml_source& in, toml::node const& at, condition const& c) {
        if (c.what == condition::kind::kind_is && c.text != "excerpt" &&
            std::find(known_kinds.begin(), known_kinds.end(), c.text) == known_kinds.end()) {
            std::vector<std::string> const known(known_kinds.begin(), known_kinds.end());
            auto const near = closest(c.text, known);
            in.report(at, "there is no kind of draft " + quoted(c.text),
                      near.empty() ? "known: law, decree, agreement, labour-agreement, readmission-agreement, "
                                     "social-security-agreement, contract, other"
                                   : "did you mean " + quoted(near) + "?",
                      c.first.at);
        }
        for (auto const& child : c.children) check_kinds(in, at, child);
    }

    rule_case read_case(toml_source& in, toml::table const& t, diagnostic::severity level) {
        rule_case out;
        out.level = level;
        out.needs_lawyer = in.flag(t, "needs-lawyer", false);
        out.with_references = in.flag(t, "linked", true);
        auto find = conditions(in, t, "find");
        out.whole_document = !t.contains("find");
        if (!find.empty()) {
            out.find = std::move(find.front());
            if (needed_concepts(out.find).empty())
                in.report(
                    *t.get("find"),
                    "no concept must stand in the sentence for this to hold, so the rule would be tried on none",
                    "name a concept that is sought in the sentence itself, not only negated, elsewhere or as a number");
        }
        out.unless = conditions(in, t, "unless");
        out.say = in.text(t, "say");
        if (auto const* node = t.get("say"); node && !out.say.empty()) {
            problem place;
            place.file = in.path();
            place.line = node->source().begin.line;
            place.column = node->source().begin.column;
            place.excerpt = in.line(place.line);
            place.message = "the variant " + quoted(out.say) + " has no English text";
            place.help = "add [text.variant." + out.say + "] to the en.toml beside this file";
            said_.push_back({folder_of(in.path()), out.say, std::move(place)});
        }
        for (auto const& name : in.texts(t, "primary", !out.whole_document)) {
            if (auto const id = known_concept(in, *t.get("primary"), name)) out.primary.push_back(*id);
        }
        if (auto const* labels = in.table(t, "labels")) {
            for (auto const& [key, value] : *labels) {
                auto const role = value.value_exact<std::string>();
                if (!role)
                    in.report(value, "a label names its role", "for example: child = \"who\"");
                else if (auto const id = known_concept(in, value, std::string(key.str())))
                    out.roles.push_back({*role, *id});
            }
        }
        auto const often = in.text(t, "once-per");
        if (often == "article")
            out.often = once_per::article;
        else if (often == "chapter")
            out.often = once_per::chapter;
        else if (often == "document")
            out.often = once_per::document;
        else if (!often.empty() && often != "place")
            in.report(*t.get("once-per"), "there is no " + quoted(often), "known: place, article, chapter, document");
        if (t.contains("in")) {
            out.in_text = out.in_headings = out.in_recitals = false;
            for (auto const& where : in.texts(t, "in")) {
                if (where == "text")
                    out.in_text = true;
                else if (where == "headings")
                    out.in_headings = true;
                else if (where == "recitals")
                    out.in_recitals = true;
                else
                    in.report(*t.get("in"), "there is no " + quoted(where), "known: text, headings, recitals");
            }
        }
        return out;
    }

    // rules/<RULE-ID>/<language>.toml
    void read_rule_language(pack_source const& pack, pack_file const& file) {
        auto const l = text::parse_language(stem_of(file.path));
        if (!l) {
            problems_.push_back({pack.name + "/" + file.path, 1, 1,
                                 quoted(stem_of(file.path)) + " is no language cmwlint reads",
                                 "known: en, fr, es, ar, zh, ru, az", ""});
            return;
        }
        // Wordings are of the language of drafts, not of messages: they are wanted whatever is spoken.
        if (!wants_text(pack, *l) && file.bytes.find("[[wording]]") == std::string_view::npos) return;
        toml_source in(pack.name, file, problems_);
        if (!in.readable()) return;
        auto const rule_id = rule_folders_.find(pack.name + "/" + folder_of(file.path));
        if (rule_id == rule_folders_.end()) {
            in.report_at({1, 1}, "there is no rule.toml beside this file that could be read");
            return;
        }
        auto& info = *std::find_if(made_->infos.begin(), made_->infos.end(),
                                   [&](auto const& i) { return i.id == rule_id->second; });
        in.only(in.root(), keys_of(pack_file_kind::rule_text, ""));
        if (auto const* t = in.table(in.root(), "text"))
            read_text(in, *t, info, *l);
        else if (*l == language::en)
            in.report_at({1, 1}, "the table [text] is missing",
                         "English is the text every other language falls back to");
        if (auto const* t = in.table(in.root(), "model")) {
            in.only(*t, keys_of(pack_file_kind::rule_text, "model"));
            info.models[static_cast<std::size_t>(*l)] = {in.text(*t, "clause", true), in.text(*t, "note")};
        }
        read_wordings(in, info, *l);
        if (!whole(pack)) return;
        auto& list = made_->examples[info.id];
        auto const before = list.size();
        for (auto const* t : in.tables(in.root(), "violating")) read_example(in, *t, info, *l, true, list);
        for (auto const* t : in.tables(in.root(), "compliant")) read_example(in, *t, info, *l, false, list);
        if (list.size() > before) info.languages.push_back(*l);
    }

    void read_text(toml_source& in, toml::table const& t, rule_info& info, language l) {
        in.only(t, keys_of(pack_file_kind::rule_text, "text"));
        bool const english = l == language::en;
        auto& text = info.texts[static_cast<std::size_t>(l)];
        text.message = in.text(t, "message", english);
        text.why = in.text(t, "why", english);
        text.advice = in.text(t, "advice", english);
        text.limits = in.text(t, "limits");
        if (auto const* labels = in.table(t, "labels")) {
            for (auto const& [key, value] : *labels) {
                if (auto const words = value.value_exact<std::string>())
                    text.labels.emplace_back(key.str(), *words);
                else
                    in.report(value, "a label is a text in quotation marks");
            }
        }
        auto const* variants = in.table(t, "variant");
        if (!variants) return;
        for (auto const& [key, value] : *variants) {
            auto const* v = value.as_table();
            if (!v) {
                in.report(value, "a variant is a table: [text.variant." + std::string(key.str()) + "]");
                continue;
            }
            in.only(*v, keys_of(pack_file_kind::rule_text, "text.variant.*"));
            made_->variants[info.id + "/" + std::string(key.str())][static_cast<std::size_t>(l)] = {
                in.text(*v, "message"), in.text(*v, "why"), in.text(*v, "advice")};
        }
    }

    static void read_wordings(toml_source& in, rule_info& info, language l) {
        auto& all = info.wordings[static_cast<std::size_t>(l)];
        auto const tables = in.tables(in.root(), "wording");
        for (auto const* t : tables) {
            in.only(*t, keys_of(pack_file_kind::rule_text, "wording"));
            all.push_back({in.text(*t, "from", true), in.text(*t, "to", true)});
        }
        std::vector<match::replacement_problem> mistakes;
        match::replacements::compile(all, l, mistakes);
        for (auto const& m : mistakes) {
            auto const* at = tables[m.which]->get(m.in_to ? "to" : "from");
            if (at && at->is_string()) in.report(*at, m.message, m.help);  // else it has been told that it is missing
        }
    }

    static void read_example(toml_source& in, toml::table const& t, rule_info const& info, language l, bool violating,
                             std::vector<example>& list) {
        in.only(t, keys_of(pack_file_kind::rule_text, "violating"));
        example e;
        e.language = l;
        e.violating = violating;
        e.file = in.path();
        e.line = t.source().begin.line;
        e.kind = in.text(t, "kind");
        if (e.kind.empty())
            e.kind = default_kind(info);
        else if (std::find(known_kinds.begin(), known_kinds.end(), e.kind) == known_kinds.end())
            in.report(*t.get("kind"), "there is no kind of draft " + quoted(e.kind),
                      "known: law, decree, agreement, labour-agreement, readmission-agreement, "
                      "social-security-agreement, contract, other");
        e.note = in.text(t, "note");
        if (e.note.empty()) e.note = in.text(t, "near-miss");
        e.wording = in.text(t, "wording");
        if (!e.wording.empty() && !violating)
            in.report(*t.get("wording"), "nothing is to be written instead in an example that complies",
                      "take it out, or make it a [[violating]] example");
        auto const marked = in.text(t, "text", true);
        std::uint32_t open = 0;
        bool inside = false;
        for (std::size_t i = 0; i < marked.size(); ++i) {
            if (marked.compare(i, 2, "[[") == 0 && !inside) {
                inside = true;
                open = static_cast<std::uint32_t>(e.text.size());
                ++i;
            } else if (marked.compare(i, 2, "]]") == 0 && inside) {
                inside = false;
                e.marks.push_back({open, static_cast<std::uint32_t>(e.text.size())});
                ++i;
            } else {
                e.text += marked[i];
            }
        }
        if (inside) in.report(*t.get("text"), "a mark [[ is not closed by ]]");
        list.push_back(std::move(e));
    }

    static std::string default_kind(rule_info const& info) {
        if (info.applies_to.empty() ||
            std::find(info.applies_to.begin(), info.applies_to.end(), "law") != info.applies_to.end())
            return "law";
        return info.applies_to.front();
    }

    void sort_rules() {
        std::sort(made_->rules.begin(), made_->rules.end(),
                  [&](rule const& a, rule const& b) { return made_->infos[a.info].id < made_->infos[b.info].id; });
        std::vector<rule_info> infos;
        for (auto& r : made_->rules) {
            infos.push_back(std::move(made_->infos[r.info]));
            r.info = infos.size() - 1;
        }
        made_->infos = std::move(infos);
    }

    void install_languages() {
        auto const packs = std::make_shared<std::vector<pack_source>>(packs_.begin(), packs_.end());
        auto const ids = std::make_shared<concept_names const>(concept_ids_);
        made_->make_language = [packs, ids](language l) {
            std::vector<problem> ignored;  // told when the packs are checked
            auto source = read_language_files(*packs, *ids, l, ignored).source;
            std::vector<match::phrase_problem> faults;
            language_data out;
            out.words = match::matcher::compile(source.wordings, l, faults, source.gap_stops);
            out.cues = std::move(source.cues);
            out.kinds = std::move(source.kinds);
            out.has_vocabulary = source.has_vocabulary;
            return out;
        };
    }

    // Reads every language, compiles its words and says what is wrong with them.
    void check_languages() {
        for (auto const l : text::all_languages) {
            auto read = read_language_files(packs_, concept_ids_, l, problems_);
            if (!read.source.has_vocabulary) continue;
            std::vector<match::phrase_problem> faults;
            match::matcher::compile(read.source.wordings, l, faults, read.source.gap_stops);
            for (auto const& fault : faults) {
                auto const& wording = read.source.wordings[fault.wording];
                auto const& phrase = (fault.in_but_not ? wording.but_not : wording.phrases)[fault.phrase];
                auto place = (fault.in_but_not ? read.not_places : read.places)[fault.wording][fault.phrase];
                place.excerpt = line_of_file(place.file, place.line);
                place.message = "the phrase " + quoted(phrase) + " cannot be used: " + fault.message;
                place.help = "docs/writing-rules.md, \"Phrases\"";
                problems_.push_back(std::move(place));
            }
            check_vocabulary(read, l);
        }
        check_unused();
    }

    // A line of a file of the packs, by the name that problems call it.
    std::string line_of_file(std::string const& name, std::uint32_t line) const {
        for (auto const& pack : packs_) {
            for (auto const& file : pack.files) {
                if (pack.name + "/" + file.path == name) return line_of(file.bytes, line);
            }
        }
        return {};
    }

    void check_vocabulary(language_files const& read, language l) {
        for (auto const& entry : concept_ids_) {
            auto const& name = entry.first;
            auto const id = entry.second;
            bool const has = std::any_of(read.source.wordings.begin(), read.source.wordings.end(),
                                         [&](auto const& w) { return w.what == id; });
            if (has || optional_.contains(id)) continue;
            problems_.push_back({read.vocabulary_file, 1, 1,
                                 "the concept " + quoted(name) + " has no table in " + std::string(text::code(l)),
                                 "add [concept." + name + "] with its phrases", ""});
        }
    }

    // Every `say` names texts that are written.
    void check_variants() {
        for (auto const& said : said_) {
            auto const folder = rule_folders_.find(said.folder);
            if (folder == rule_folders_.end()) continue;
            auto const it = made_->variants.find(folder->second + "/" + said.name);
            bool const english =
                it != made_->variants.end() && !it->second[static_cast<std::size_t>(language::en)].message.empty();
            if (!english) problems_.push_back(said.place);
        }
    }

    void check_unused() {
        std::set<match::concept_id> alive = used_;
        for (bool grown = true; grown;) {
            auto const before = alive.size();
            for (auto const& [part, whole_concept] : includes_) {
                if (alive.contains(whole_concept)) alive.insert(part);
            }
            for (auto const& pair : made_->relations.pairs) {
                if (!alive.contains(pair.made)) continue;
                alive.insert(pair.first);
                alive.insert(pair.second);
            }
            grown = alive.size() != before;
        }
        for (auto const& [name, id] : concept_ids_) {
            if (alive.contains(id) || optional_.contains(id) || name == "migration-term") continue;
            auto place = concept_places_[id];
            place.message = "the concept " + quoted(name) + " is used by no rule";
            place.help = "use it, or take it out";
            problems_.push_back(std::move(place));
        }
    }

    std::span<pack_source const> packs_;
    load_options const& options_;
    std::shared_ptr<compiled> made_;
    std::vector<problem> problems_;
    concept_names concept_ids_;
    std::set<match::concept_id> optional_, used_;
    std::vector<std::pair<match::concept_id, match::concept_id>> includes_;  // part, whole
    struct related_rule {
        std::string id, by;
        problem place;
    };
    std::vector<related_rule> related_;
    std::vector<problem> warnings_;
    struct said_variant {
        std::string folder, name;
        problem place;
    };
    std::vector<said_variant> said_;
    std::map<match::concept_id, problem> concept_places_;
    std::map<std::string, std::string> rule_folders_;  // folder → rule id
};

}  // namespace

load_result load(std::span<pack_source const> packs, load_options const& options) {
    return loader(packs, options).run();
}

}  // namespace cmwlint::rulepack
