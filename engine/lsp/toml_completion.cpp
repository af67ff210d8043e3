#include "lsp/toml_completion.hpp"

#include "ingest/ingest.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "lsp/toml_place.hpp"
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
    return toml_items{server, file, place_in(file.text, at.line, pointer)}.write();
}

}  // namespace cmwlint::lsp
