#include "lsp/pack_features.hpp"

#include "lsp/diagnostics.hpp"
#include "lsp/pack_files.hpp"
#include "lsp/prose.hpp"
#include "lsp/toml_place.hpp"
#include "lsp/uri.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace cmwlint::lsp {
namespace {

using rulepack::pack_file_kind;

constexpr int kind_value = 12, kind_enum = 13, kind_keyword = 14, kind_property = 10, kind_reference = 18;
constexpr std::array<std::string_view, 4> condition_keys{"find", "unless", "when", "satisfied"};
constexpr std::array<std::string_view, 4> concept_keys{"primary", "satisfied-primary", "includes", "pairs"};

template <typename List>
bool has(List const& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; }

// The word that holds an offset, or ends there.
source::span word_at(std::string_view text, std::uint32_t at) {
    auto begin = at, end = at;
    while (begin > 0 && of_word(text[begin - 1])) --begin;
    while (end < text.size() && of_word(text[end])) ++end;
    return {begin, end};
}

// The rule whose folder a file lies in: "DET-001" of "rules/DET-001/en.toml".
std::string rule_of(pack_place const& place) {
    if (place.kind != pack_file_kind::rule && place.kind != pack_file_kind::rule_text) return {};
    auto const begin = place.inside.find('/') + 1;
    return place.inside.substr(begin, place.inside.find('/', begin) - begin);
}

json whole_line(std::uint32_t line) {  // from 1
    range where;
    where.start.line = where.end.line = line > 0 ? line - 1 : 0;
    where.end.character = 1'000;  // clients cut it to the line
    return to_json(where);
}

json diagnostic_at(std::uint32_t line, diagnostic::severity level, std::string says) {
    auto out = note_on_file(std::move(says), level);
    out["range"] = whole_line(line);
    return out;
}

// A position in a file of a pack, and the pack.
class pack_cursor {
public:
    static std::optional<pack_cursor> of(context& server, open_document const& file, position at) {
        if (!file.path || at.line >= file.text.line_count()) return std::nullopt;
        auto pack = pack_of(*file.path);
        if (!pack) return std::nullopt;
        return pack_cursor{server, file, at, std::move(*pack)};
    }

    json complete() {
        auto const& key = place.key;
        if (key.empty()) return keys();
        if (pack.kind == pack_file_kind::rule && (has(condition_keys, key))) return in_condition();
        if (has(concept_keys, key) || place.table.ends_with("labels")) return concepts();
        if (key == "severity") return values({"error", "warning", "note"});
        if (key == "applies-to" || key == "kind")
            return values({"law", "decree", "agreement", "labour-agreement", "readmission-agreement",
                           "social-security-agreement", "contract"});
        if (key == "once-per") return values({"place", "article", "chapter", "document"});
        if (key == "in") return values({"text", "headings", "recitals"});
        if (key == "related") return rules();
        return std::move(out_);
    }

    json hover() {
        auto const where = word_at(file.text.text(), pointer);
        auto const word = std::string{source::slice(file.text.text(), where)};
        if (word.empty()) return json{};
        prose text{server.client().markdown_hover};
        if (!(in_key(where) ? about_key(word, text) : about_word(word, text))) return json{};
        return {
            {"contents", {{"kind", server.client().markdown_hover ? "markdown" : "plaintext"}, {"value", text.text()}}},
            {"range", to_json(teller(where))}};
    }

    json definition() {
        auto const word = std::string{source::slice(file.text.text(), word_at(file.text.text(), pointer))};
        if (word.empty()) return json{};
        json all = json::array();
        add_concept(all, "concepts.toml", word);
        for (auto const l : text::all_languages)
            add_concept(all, "vocabulary/" + std::string{text::code(l)} + ".toml", word);
        if (all.empty()) add_rule(all, word);
        if (all.empty()) add_document(all, word);
        return all;
    }

private:
    pack_cursor(context& s, open_document const& f, position at, pack_place p)
        : server{s},
          file{f},
          pack{std::move(p)},
          pointer{f.text.offset(at, s.client().encoding)},
          place{place_in(f.text, at.line, pointer)},
          teller{f.text, s.client().encoding} {}

    [[nodiscard]] std::string path_of_file(std::string const& inside) const { return pack.directory + "/" + inside; }
    [[nodiscard]] std::vector<written_concept> written_in(std::string const& inside) const {
        auto const bytes = text_of(path_of_file(inside), server.open_documents());
        return bytes ? concepts_in(*bytes) : std::vector<written_concept>{};
    }

    json keys() {
        auto const table = rulepack::table_name(pack.kind, place.table);
        if (place.table.ends_with("labels")) return concepts();
        for (auto const& key : rulepack::keys_of(pack.kind, table))
            add(std::string{key.name}, kind_property, std::string{key.about}, false);
        return std::move(out_);
    }

    json values(std::vector<std::string> const& all) {
        for (auto const& one : all) add(one, kind_enum, {}, true);
        return std::move(out_);
    }

    json concepts() {
        for (auto const& one : written_in("concepts.toml")) add(one.name, kind_reference, one.about, true);
        return std::move(out_);
    }

    json in_condition() {
        // Within the text of a condition one word is replaced, not the whole of it.
        place.typed = {word_at(file.text.text(), pointer).begin, pointer};
        place.quoted = true;
        for (auto const& one : written_in("concepts.toml")) add(one.name, kind_reference, one.about, false);
        for (auto const& word : rulepack::condition_words())
            add(std::string{word.name}, kind_keyword, std::string{word.about}, false);
        return std::move(out_);
    }

    json rules() {
        std::error_code error;
        std::vector<std::string> ids;
        for (std::filesystem::directory_iterator it{path_of_file("rules"), error}, end; !error && it != end;
             it.increment(error))
            if (it->is_directory(error)) ids.push_back(it->path().filename().string());
        std::sort(ids.begin(), ids.end());
        for (auto const& id : ids) add(id, kind_value, {}, true);
        return std::move(out_);
    }

    void add(std::string const& label, int kind, std::string const& about, bool quote) {
        auto const text = quote && !place.quoted ? "\"" + label + "\"" : label;
        json one{{"label", label},
                 {"kind", kind},
                 {"textEdit", {{"range", to_json(teller(place.typed))}, {"newText", text}}}};
        if (!about.empty()) one["documentation"] = about;
        out_.push_back(std::move(one));
    }

    // Whether a word stands before the "=" of its line, or in brackets at its beginning.
    [[nodiscard]] bool in_key(source::span word) const {
        auto const line = file.text.line(file.text.line_of(pointer));
        auto const text = source::slice(file.text.text(), line);
        auto const equals = text.find('=');
        auto const quote = text.find('"');
        return equals != std::string_view::npos && word.end <= line.begin + equals &&
               (quote == std::string_view::npos || equals < quote);
    }

    bool about_key(std::string const& word, prose& text) const {
        for (auto const& key : rulepack::keys_of(pack.kind, rulepack::table_name(pack.kind, place.table))) {
            if (key.name != word) continue;
            text.name(word).words(": ").words(key.about);
            return true;
        }
        return about_concept(word, text);  // of [labels]
    }

    bool about_word(std::string const& word, prose& text) const {
        if (about_concept(word, text)) return true;
        if (!has(condition_keys, place.key)) return false;
        for (auto const& one : rulepack::condition_words()) {
            if (one.name != word) continue;
            text.name(word).words(": ").words(one.about);
            return true;
        }
        return false;
    }

    bool about_concept(std::string const& word, prose& text) const {
        auto const all = written_in("concepts.toml");
        auto const it = std::find_if(all.begin(), all.end(), [&](auto const& c) { return c.name == word; });
        if (it == all.end()) return false;
        text.name(word).words(": ").words(it->about);
        for (auto const& c : written_in("vocabulary/en.toml"))
            if (c.name == word && !c.about.empty()) text.paragraph().words("en: ").words(c.about);
        return true;
    }

    void add_concept(json& all, std::string const& inside, std::string const& word) const {
        for (auto const& c : written_in(inside))
            if (c.name == word)  // names are ASCII: bytes are characters in every encoding
                all.push_back({{"uri", uri_of(path_of_file(inside))},
                               {"range", to_json(range{{c.line, c.begin}, {c.line, c.end}})}});
    }

    void add_rule(json& all, std::string const& word) const {
        auto const inside = "rules/" + word + "/rule.toml";
        if (text_of(path_of_file(inside), server.open_documents()))
            all.push_back({{"uri", uri_of(path_of_file(inside))}, {"range", to_json(range{})}});
    }

    void add_document(json& all, std::string const& word) const {
        auto const bytes = text_of(path_of_file("sources.toml"), server.open_documents());
        if (!bytes) return;
        text_buffer const text{*bytes};
        for (std::uint32_t n = 0; n < text.line_count(); ++n)
            if (trimmed(source::slice(text.text(), text.line(n))) == "[document." + word + "]")
                all.push_back(
                    {{"uri", uri_of(path_of_file("sources.toml"))}, {"range", to_json(range{{n, 0}, {n, 0}})}});
    }

    context& server;
    open_document const& file;
    pack_place pack;
    std::uint32_t pointer;
    toml_place place;
    position_teller teller;
    json out_ = json::array();
};

}  // namespace

bool is_of_pack(open_document const& file) {
    return file.role == document_role::toml && file.path && pack_of(*file.path).has_value();
}

json complete_pack(context& server, open_document const& file, position at) {
    auto cursor = pack_cursor::of(server, file, at);
    return cursor ? cursor->complete() : json{};
}

json hover_pack(context& server, open_document const& file, position at) {
    auto cursor = pack_cursor::of(server, file, at);
    return cursor ? cursor->hover() : json{};
}

json definition_in_pack(context& server, open_document const& file, position at) {
    auto cursor = pack_cursor::of(server, file, at);
    return cursor ? cursor->definition() : json{};
}

json diagnostics_of_toml(context& server, open_document const& file) {
    json out = json::array();
    if (file.role != document_role::toml || !file.path) return out;
    auto const place = pack_of(*file.path);
    if (!place) return out;
    auto const rule = rule_of(*place);
    auto const& known = server.packs().of(place->directory, rule, server.open_documents());
    for (auto const& p : known.problems)
        if (p.file == *file.path) out.push_back(diagnostic_of(p, server.client().encoding));
    for (auto const& w : known.warnings) {
        if (w.file != *file.path) continue;
        out.push_back(diagnostic_of(w, server.client().encoding));
        out.back()["severity"] = severity_number(diagnostic::severity::warning);
    }
    auto const failed = known.failed.find(rule);
    auto const tried = known.tried.find(rule);
    std::size_t const wrong = failed == known.failed.end() ? 0 : failed->second.size();
    if (wrong > 0)
        for (auto const& e : failed->second)
            if (e.file == *file.path) out.push_back(diagnostic_at(e.line, diagnostic::severity::error, e.says));
    if (place->kind == pack_file_kind::rule && tried != known.tried.end()) {
        auto const count = std::to_string(tried->second);
        auto const level = wrong > 0 || tried->second == 0 ? diagnostic::severity::warning : diagnostic::severity::note;
        auto says = wrong > 0 ? std::to_string(wrong) + " of " + count + " examples fail" : count + " examples pass";
        for (std::size_t i = 0; i < std::min<std::size_t>(wrong, 5); ++i) {
            auto const& e = failed->second[i];
            says +=
                "\n" + std::filesystem::path{e.file}.filename().string() + ":" + std::to_string(e.line) + " " + e.says;
        }
        out.push_back(diagnostic_at(1, level, std::move(says)));
    }
    return out;
}

}  // namespace cmwlint::lsp
