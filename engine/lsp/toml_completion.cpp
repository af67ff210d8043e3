#include "lsp/toml_completion.hpp"

#include "ingest/ingest.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "lsp/uri.hpp"
#include "project/configuration.hpp"
#include "project/glob.hpp"
#include "project/suppressions.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cmwlint::lsp {
namespace {

constexpr int kind_property = 10, kind_value = 12, kind_enum = 13, kind_file = 17, kind_reference = 18;
constexpr std::size_t most_items = 3'000;

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view unquoted(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}

// Where in the file the pointer stands. A TOML file that is being written is no TOML, so lines are looked at, not the
// grammar.
struct toml_place {
    std::string table;  // "suppress", "rules", "path", "" before the first
    std::string key;    // whose value is being written; empty: a key is
    bool quoted = false;
    source::span typed;  // bytes of the file that a completion takes the place of
    std::uint32_t table_line = 0;
};

class place_reader {
public:
    place_reader(text_buffer const& text, std::uint32_t line, std::uint32_t pointer)
        : text_{text}, line_{line}, pointer_{pointer} {}

    toml_place read() {
        toml_place out;
        find_table(out);
        auto const begin = text_.line(line_).begin;
        auto const before = source::slice(text_.text(), {begin, pointer_});
        auto const equals = outside_quotes(before, '=');
        auto const value_from = equals == std::string_view::npos ? 0 : equals + 1;
        out.key =
            equals == std::string_view::npos ? key_of_open_list(out) : std::string{unquoted(before.substr(0, equals))};
        auto const value = before.substr(value_from);
        auto const quote = open_quote(value);
        out.quoted = quote != std::string_view::npos;
        auto at = out.quoted                                                ? quote + 1
                  : value.find_last_of(" \t,[={") == std::string_view::npos ? 0
                                                                            : value.find_last_of(" \t,[={") + 1;
        out.typed = {begin + static_cast<std::uint32_t>(value_from + at), pointer_};
        if (out.quoted) to_closing_quote(out, value[quote]);
        return out;
    }

private:
    static std::size_t outside_quotes(std::string_view text, char wanted) {
        char quote = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (quote != 0) {
                if (text[i] == quote) quote = 0;
            } else if (text[i] == '"' || text[i] == '\'') {
                quote = text[i];
            } else if (text[i] == wanted) {
                return i;
            }
        }
        return std::string_view::npos;
    }

    // The quotation mark that is open at the end of a text.
    static std::size_t open_quote(std::string_view text) {
        auto open = std::string_view::npos;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (open == std::string_view::npos && (text[i] == '"' || text[i] == '\'')) {
                open = i;
            } else if (open != std::string_view::npos && text[i] == text[open]) {
                open = std::string_view::npos;
            }
        }
        return open;
    }

    // The rest of a value inside of its quotation marks is replaced too.
    void to_closing_quote(toml_place& out, char quote) const {
        auto const rest = source::slice(text_.text(), {pointer_, text_.line(line_).end});
        auto const close = rest.find(quote);
        if (close != std::string_view::npos && rest.substr(0, close).find_first_of(" ,=[]") == std::string_view::npos)
            out.typed.end += static_cast<std::uint32_t>(close);
    }

    [[nodiscard]] std::string_view line_at(std::uint32_t n) const {
        return trimmed(source::slice(text_.text(), text_.line(n)));
    }

    void find_table(toml_place& out) const {
        for (auto n = line_ + 1; n-- > 0;) {
            auto line = line_at(n);
            if (!line.starts_with("[") || line.find('"') < line.find(']') || line.find(']') == std::string_view::npos)
                continue;
            if (n == line_) continue;
            line = line.substr(line.find_first_not_of('['));
            out.table = trimmed(line.substr(0, line.find(']')));
            out.table_line = n;
            return;
        }
    }

    // `select = [` on a line above, not closed yet.
    [[nodiscard]] std::string key_of_open_list(toml_place const& at) const {
        for (auto n = line_; n-- > at.table_line;) {
            auto const line = line_at(n);
            auto const equals = outside_quotes(line, '=');
            if (outside_quotes(line, ']') != std::string_view::npos) return {};
            if (equals != std::string_view::npos)
                return outside_quotes(line, '[') == std::string_view::npos
                           ? std::string{}
                           : std::string{trimmed(line.substr(0, equals))};
        }
        return {};
    }

    text_buffer const& text_;
    std::uint32_t line_, pointer_;
};

class toml_items {
public:
    toml_items(context& server, open_document const& file, toml_place place)
        : server_{server}, file_{file}, place_{std::move(place)}, teller_{file.text, server.client().encoding} {
        auto const& planned = server.plan_of(file);
        if (planned.run == nullptr) return;
        run_ = planned.run;
        if (planned.plan != nullptr) rules_ = planned.plan->rules;
        for (auto const& d : run_->drafts)
            if (rules_ == nullptr) rules_ = d.rules;
        speaks_ = run_->message_language;
    }

    json write() {
        if (file_.role == document_role::suppressions) {
            suppressions();
        } else {
            configuration();
        }
        return std::move(out_);
    }

private:
    void suppressions() {
        if (place_.key.empty()) return keys(project::suppression_keys());
        if (place_.key == "rule") return rules();
        if (place_.key == "file") return drafts();
        if (place_.key == "provision") return provisions();
    }

    void configuration() {
        auto const& key = place_.key;
        if (key.empty() && place_.table == "severity") return rules();
        if (key.empty() && place_.table == "thresholds") return thresholds();
        if (key.empty()) return keys(project::keys_of(place_.table));
        if (place_.table == "severity") return values({"error", "warning", "note", "off"});
        if (key == "select" || key == "ignore") return rules();
        if (key == "fail-on") return values({"error", "warning", "note", "never"});
        if (key == "kind") return values(workspace::known_words().kinds);
        if (key == "built-in") return values({"true", "false"}, false);
        if (key != "language" && key != "message-language") return;
        for (auto const l : text::all_languages) add(std::string{text::code(l)}, kind_enum, {}, true);
    }

    void keys(std::span<std::string_view const> names) {
        for (auto const name : names) add(std::string{name}, kind_property, {}, false);
    }

    void values(std::vector<std::string> const& all, bool quote = true) {
        for (auto const& one : all) add(one, kind_enum, {}, quote);
    }

    void rules() {
        if (rules_ == nullptr) return;
        for (auto const& rule : rules_->rules()) {
            add(rule.id, kind_value, rule.name, true);
            out_.back()["filterText"] = rule.id + " " + rule.name;
            out_.back()["documentation"] = rule.text_in(speaks_).message;
        }
        for (auto const& theme : rules_->themes()) add(theme.id, kind_enum, theme.name_in(speaks_), true);
    }

    void thresholds() {
        if (rules_ == nullptr) return;
        for (auto const& one : rules_->thresholds()) add(one.name, kind_property, one.text, false);
    }

    [[nodiscard]] std::string directory() const {
        return file_.path ? std::filesystem::path{*file_.path}.parent_path().string() : std::string{};
    }

    void drafts() {
        for (auto const& [uri, open] : server_.open_documents().all())
            if (open.role == document_role::draft && open.path)
                add(project::relative_to(*open.path, directory()), kind_file, {}, true);
    }

    // `file = "…"` of the same entry; empty: every draft.
    [[nodiscard]] std::string file_of_entry() const {
        auto const& text = file_.text;
        for (auto n = place_.table_line + 1; n < text.line_count(); ++n) {
            auto const line = trimmed(source::slice(text.text(), text.line(n)));
            if (line.starts_with("[")) break;
            auto const equals = line.find('=');
            if (equals != std::string_view::npos && trimmed(line.substr(0, equals)) == "file")
                return std::string{unquoted(line.substr(equals + 1))};
        }
        return {};
    }

    void provisions() {
        auto const pattern = file_of_entry();
        std::vector<std::string> uris;
        for (auto const& [uri, open] : server_.open_documents().all())
            if (open.role == document_role::draft && open.path &&
                (pattern.empty() || project::glob_matches(pattern, project::relative_to(*open.path, directory()))))
                uris.push_back(uri);
        for (auto const& uri : uris)
            if (auto const view = draft_view::of(server_, uri))
                for (structure::provision_id id = 1; id < view->tree().provisions.size(); ++id)
                    provision(view->tree()[id].eid, view->label_of(id) + " " + view->heading_of(id));
        if (uris.empty() && !pattern.empty()) provisions_on_disk(pattern);
    }

    // The draft is not open; a pattern with stars names no file.
    void provisions_on_disk(std::string const& name) {
        auto const path = (std::filesystem::path{directory()} / name).string();
        std::error_code error;
        if (!std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) > longest_draft)
            return;
        auto const read = ingest::read_file(path);
        auto const outline = read.value ? lint::read_outline(*read.value->file, read.value->edits) : std::nullopt;
        if (!outline) return;
        for (auto const& p : outline->document.provisions) {
            auto const label =
                text::printed(read.value->file->text(), read.value->edits, outline->reading.map.to_origin(p.label));
            provision(p.eid, p.label.empty() ? std::string{} : label);
        }
    }

    void provision(std::string const& eid, std::string const& detail) {
        if (!eid.empty()) add(eid, kind_reference, std::string{trimmed(detail)}, true);
    }

    void add(std::string const& label, int kind, std::string const& detail, bool quote) {
        if (out_.size() >= most_items) return;
        auto const text = quote && !place_.quoted ? "\"" + label + "\"" : label;
        json one{{"label", label},
                 {"kind", kind},
                 {"textEdit", {{"range", to_json(teller_(place_.typed))}, {"newText", text}}}};
        if (!detail.empty()) one["detail"] = detail;
        out_.push_back(std::move(one));
    }

    context& server_;
    open_document const& file_;
    toml_place place_;
    position_teller teller_;
    std::shared_ptr<workspace::run_plan const> run_;  // keeps the rules
    rulepack::rule_set const* rules_ = nullptr;
    text::language speaks_ = text::language::en;
    json out_ = json::array();
};

}  // namespace

json complete_toml(context& server, open_document const& file, position at) {
    if (at.line >= file.text.line_count()) return json{};
    auto const pointer = file.text.offset(at, server.client().encoding);
    return toml_items{server, file, place_reader{file.text, at.line, pointer}.read()}.write();
}

}  // namespace cmwlint::lsp
