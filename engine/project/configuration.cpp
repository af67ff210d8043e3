// Reading cmwlint.toml. Every reader returns something usable, so that one run tells all mistakes.
#include "project/configuration.hpp"

#include "project/files.hpp"
#include "project/glob.hpp"
#include "rulepack/condition.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::project {
namespace {

namespace fs = std::filesystem;
using rulepack::problem;
using rulepack::toml_source;

constexpr std::array<std::string_view, 14> file_keys{
    "extends", "kind",  "language", "encoding", "fail-on",  "message-language", "include",
    "exclude", "rules", "severity", "path",     "baseline", "suppressions",     "thresholds"};
constexpr std::array<std::string_view, 4> rules_keys{"select", "ignore", "packs", "built-in"};
constexpr std::array<std::string_view, 9> path_keys{"match",  "kind",     "language", "encoding",  "select",
                                                    "ignore", "severity", "fail-on",  "thresholds"};
constexpr std::size_t most_extended = 16;

std::vector<std::string> const& thresholds() {
    static const std::vector<std::string> words{"error", "warning", "note", "never"};
    return words;
}
std::vector<std::string> const& severities() {
    static const std::vector<std::string> words{"error", "warning", "note", "off"};
    return words;
}
std::vector<std::string> language_codes() {
    std::vector<std::string> all;
    for (auto const l : text::all_languages) all.emplace_back(text::code(l));
    return all;
}

std::string one_of(std::vector<std::string> const& words) {
    std::string all;
    for (auto const& word : words) all += (all.empty() ? "" : ", ") + word;
    return "one of " + all;
}

class reader {
public:
    reader(std::string const& file, std::string_view bytes, known_words const& words, std::vector<problem>& problems)
        : words_{words}, source_{{}, rulepack::pack_file{file, bytes}, problems} {}

    [[nodiscard]] bool readable() const { return source_.readable(); }
    toml_source& source() { return source_; }

    std::optional<placed_text> extends() { return text(source_.root(), "extends"); }

    // Adds to what the extended file says.
    void read_into(configuration& into) {
        auto const& root = source_.root();
        source_.only(root, file_keys);
        read_choices(root, into.all);
        if (auto list = texts(root, "include")) into.include = std::move(list);
        if (auto list = texts(root, "exclude")) into.exclude = std::move(list);
        if (auto language = language_at(root, "message-language")) into.message_language = language;
        if (auto file = file_at(root, "baseline")) into.baseline = file;
        if (auto file = file_at(root, "suppressions")) into.suppressions = file;
        if (auto const* rules = source_.table(root, "rules")) read_rules(*rules, into);
        for (auto const* one : source_.tables(root, "path")) into.paths.push_back(path_at(*one));
    }

private:
    place at(toml::node const& node) const { return place_of(source_.path(), node.source().begin); }

    std::optional<placed_text> text(toml::table const& table, std::string_view key) {
        auto const* node = table.get(key);
        if (node == nullptr) return std::nullopt;
        auto said = source_.text(table, key);
        if (said.empty()) {
            if (node->is_string()) source_.report(*node, "\"" + std::string{key} + "\" is empty", "leave it out");
            return std::nullopt;
        }
        return placed_text{std::move(said), at(*node)};
    }

    std::optional<placed_text> word(toml::table const& table, std::string_view key,
                                    std::vector<std::string> const& known) {
        auto said = text(table, key);
        if (!said || known_word(said->value, known, *table.get(key))) return said;
        return std::nullopt;
    }

    bool known_word(std::string const& said, std::vector<std::string> const& known, toml::node const& node) {
        if (std::find(known.begin(), known.end(), said) != known.end()) return true;
        // Every code of two letters is near every other: nothing can be guessed from them.
        auto const near = said.size() > 2 ? rulepack::closest(said, known) : std::string{};
        source_.report(node, "\"" + said + "\" is not known here",
                       near.empty() ? "write " + one_of(known) : "did you mean \"" + near + "\"?");
        return false;
    }

    std::optional<placed<text::language>> language_at(toml::table const& table, std::string_view key) {
        auto const said = word(table, key, language_codes());
        if (!said) return std::nullopt;
        return placed<text::language>{*text::parse_language(said->value), said->from};
    }

    std::optional<placed_text> file_at(toml::table const& table, std::string_view key) {
        auto said = text(table, key);
        if (said) said->value = beside(source_.path(), said->value);
        return said;
    }

    std::optional<placed_texts> texts(toml::table const& table, std::string_view key) {
        auto const* node = table.get(key);
        if (node == nullptr) return std::nullopt;
        placed_texts all;
        (void)source_.texts(table, key);  // tells what is no text
        if (auto const one = node->value_exact<std::string>()) all.push_back({*one, at(*node)});
        if (auto const* list = node->as_array())
            for (auto const& item : *list)
                if (auto const value = item.value_exact<std::string>()) all.push_back({*value, at(item)});
        return all;
    }

    // `kind`, `language`, …; rules are chosen in [rules], but beside `match` in a [[path]].
    void read_choices(toml::table const& table, choices& into) {
        if (auto kind = word(table, "kind", words_.kinds)) into.kind = std::move(kind);
        if (auto encoding = text(table, "encoding")) into.encoding = std::move(encoding);
        if (auto language = language_at(table, "language")) into.language = language;
        if (auto fail = word(table, "fail-on", thresholds())) into.fail_on = std::move(fail);
        if (auto const* severity = source_.table(table, "severity")) read_severity(*severity, into);
        if (auto const* figures = source_.table(table, "thresholds")) read_thresholds(*figures, into);
    }

    void read_thresholds(toml::table const& table, choices& into) {
        for (auto const& [key, node] : table) {
            auto const said = node.value_exact<std::string>();
            auto const hours = said ? rulepack::parse_period(*said) : std::nullopt;
            std::string const name{key.str()};
            if (!hours) {
                source_.report(node, "a threshold is a number and a unit in quotation marks",
                               "write hours, days, weeks, months or years, as in \"60 days\"");
            } else {
                into.thresholds.push_back(
                    {{name, place_of(source_.path(), key.source().begin)}, {name, *said, *hours}});
            }
        }
    }

    void read_severity(toml::table const& table, choices& into) {
        for (auto const& [key, node] : table) {
            auto const said = node.value_exact<std::string>();
            if (!said) {
                source_.report(node, "a severity is a text in quotation marks", "write " + one_of(severities()));
            } else if (known_word(*said, severities(), node)) {
                into.severity.push_back(
                    {{std::string{key.str()}, place_of(source_.path(), key.source().begin)}, *said});
            }
        }
    }

    void read_rules(toml::table const& rules, configuration& into) {
        source_.only(rules, rules_keys);
        if (auto list = texts(rules, "select")) into.all.select = std::move(list);
        if (auto list = texts(rules, "ignore")) into.all.ignore = std::move(*list);
        if (auto list = texts(rules, "packs")) {
            for (auto& pack : *list) pack.value = beside(source_.path(), pack.value);
            std::error_code ignored;
            for (auto const& pack : *list)
                if (!fs::is_directory(pack.value, ignored))
                    source_.report_at({pack.from.line, pack.from.column},
                                      "there is no directory " + pack.value + " with rules",
                                      "name it relative to this file");
            into.packs = std::move(list);
        }
        if (auto const* node = rules.get("built-in"))
            into.built_in = placed<bool>{source_.flag(rules, "built-in", true), at(*node)};
    }

    path_choices path_at(toml::table const& table) {
        path_choices one;
        source_.only(table, path_keys);
        if (auto match = texts(table, "match")) {
            one.match = std::move(*match);
        } else {
            source_.report_at(table.source().begin, "this [[path]] does not say which drafts it means",
                              "add: match = \"treaties/**\"");
        }
        read_choices(table, one.say);
        if (auto list = texts(table, "select")) one.say.select = std::move(list);
        if (auto list = texts(table, "ignore")) one.say.ignore = std::move(*list);
        return one;
    }

    known_words const& words_;
    toml_source source_;
};

problem unreadable(std::string const& file, place const& from) {
    problem p;
    p.file = from.nowhere() ? file : from.file;
    p.line = from.line;
    p.column = from.column;
    p.message = "the configuration " + file + " cannot be read";
    p.help = "name a file that exists, relative to the one that names it";
    if (auto const bytes = bytes_of(p.file)) p.excerpt = rulepack::line_of(*bytes, p.line);
    return p;
}

// From the outermost `extends` inwards; each file says more than the one it extends.
void read_chain(std::string const& file, place const& from, known_words const& words, std::vector<std::string> seen,
                configuration_result& out) {
    auto const bytes = bytes_of(file);
    if (!bytes) {
        out.problems.push_back(unreadable(file, from));
        return;
    }
    reader here{file, *bytes, words, out.problems};
    if (!here.readable()) return;
    seen.push_back(file);
    if (auto const extended = here.extends()) {
        auto const next = beside(file, extended->value);
        bool const again = std::find(seen.begin(), seen.end(), next) != seen.end();
        if (again || seen.size() >= most_extended) {
            here.source().report(*here.source().root().get("extends"),
                                 again ? "this extends itself" : "this extends too many files in a row",
                                 "take \"extends\" out of one of them");
        } else {
            read_chain(next, extended->from, words, seen, out);
        }
    }
    here.read_into(out.value);
}

// In the order of the file: toml++ keeps tables sorted by key.
void in_order(choices& say) {
    std::stable_sort(say.severity.begin(), say.severity.end(), [](auto const& a, auto const& b) {
        return a.first.from.file == b.first.from.file && a.first.from.line < b.first.from.line;
    });
}

}  // namespace

configuration_result read_configuration(std::string const& file, known_words const& words) {
    configuration_result out;
    out.value.file = fs::path{file}.lexically_normal().string();
    out.value.directory = directory_of(out.value.file);
    read_chain(out.value.file, {}, words, {}, out);
    in_order(out.value.all);
    for (auto& path : out.value.paths) in_order(path.say);
    return out;
}

std::string find_upward(std::string const& draft, std::string_view name) {
    std::error_code error;
    auto const directory = draft == "-" ? std::string{"."} : directory_of(draft);
    fs::path at{directory};
    // Upward within what the user wrote first, so that messages show the path as they know it.
    auto whole = fs::absolute(at, error).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();  // "dir/." became "dir/", which would count as two steps
    std::size_t above = 0;
    for (auto here = whole;; here = here.parent_path(), ++above) {
        if (fs::is_regular_file(here / name, error)) break;
        if (!here.has_relative_path()) return {};
    }
    if (fs::path{directory}.is_absolute()) {
        auto here = whole;
        for (; above > 0; --above) here = here.parent_path();
        return (here / name).lexically_normal().string();
    }
    for (; above > 0; --above) at /= "..";
    return (at / name).lexically_normal().string();
}

settings settings_for(configuration const& all, std::string const& draft) {
    settings out;
    out.say = all.all;
    auto const path = relative_to(draft, all.directory);
    auto const meant = [&](placed_text const& glob) { return glob_matches(glob.value, path); };
    for (auto const& one : all.paths) {
        if (std::none_of(one.match.begin(), one.match.end(), meant)) continue;
        if (one.say.kind) out.say.kind = one.say.kind;
        if (one.say.encoding) out.say.encoding = one.say.encoding;
        if (one.say.language) out.say.language = one.say.language;
        if (one.say.fail_on) out.say.fail_on = one.say.fail_on;
        if (one.say.select) out.say.select = one.say.select;
        out.say.ignore.insert(out.say.ignore.end(), one.say.ignore.begin(), one.say.ignore.end());
        out.say.severity.insert(out.say.severity.end(), one.say.severity.begin(), one.say.severity.end());
        out.say.thresholds.insert(out.say.thresholds.end(), one.say.thresholds.begin(), one.say.thresholds.end());
    }
    if (all.include && std::none_of(all.include->begin(), all.include->end(), meant)) {
        out.included = false;
        if (!all.include->empty()) out.why_not = all.include->front().from;
    }
    if (all.exclude) {
        auto const by = std::find_if(all.exclude->begin(), all.exclude->end(), meant);
        if (by != all.exclude->end()) out = {std::move(out.say), false, by->from};
    }
    return out;
}

std::span<std::string_view const> keys_of(std::string_view table) {
    if (table.empty()) return file_keys;
    if (table == "rules") return rules_keys;
    if (table == "path") return path_keys;
    return {};
}

}  // namespace cmwlint::project
