// workspace/executeCommand. Each command takes one object: docs/lsp.md has its keys.
#include "lsp/context.hpp"
#include "lsp/decision_edits.hpp"
#include "lsp/diagnostics.hpp"
#include "project/suppressions.hpp"
#include "project/write_file.hpp"
#include "report/derivation.hpp"
#include "report/markdown.hpp"
#include "workspace/decisions.hpp"
#include "workspace/packs.hpp"
#include "workspace/rule_pages.hpp"

#include <utility>

namespace cmwlint::lsp {
namespace {

failure refused(std::string why) { return {error_code::request_failed, std::move(why)}; }

// The open draft and the finding in it that a command is about, or why there is none.
struct meant_finding {
    std::optional<draft_view> view;
    std::size_t index = 0;
    std::optional<failure> no;
};

meant_finding finding_meant(context& server, json const& argument) {
    auto const uri = argument.at("uri").get<std::string>();
    auto const rule = argument.at("rule").get<std::string>();
    meant_finding out{draft_view::of(server, uri), 0, std::nullopt};
    if (!out.view) {
        out.no = refused(uri + " is not open, or was not read as a draft");
        return out;
    }
    auto const found = finding_of(*out.view, rule, argument.at("fingerprint").get<std::string>());
    if (found) out.index = *found;
    if (!found) out.no = failure{error_code::content_modified, rule + " finds this no longer; ask again"};
    return out;
}

void show_at(context& server, std::string const& uri, json const& position) {
    server.ask("window/showDocument",
               {{"uri", uri}, {"takeFocus", true}, {"selection", {{"start", position}, {"end", position}}}});
}

bool shows_documents(context const& server) { return is_true(server.client().told, "/window/showDocument/support"); }

// An open file is changed at the client, which has it; any other on disk, so that it holds at once.
reply write_suppression(context& server, suppression_edit const& edit, bool reasoned) {
    if (reasoned && !edit.change.version) {
        auto why_not = project::write_file(edit.before + edit.added, edit.file);
        if (!why_not.empty()) return refused(std::move(why_not));
        server.files_changed();
        return json{{"file", edit.file}, {"written", edit.added}};
    }
    if (!is_true(server.client().told, "/workspace/applyEdit"))
        return refused(reasoned ? edit.file + " is open; save and close it, or suppress from the code action"
                                : "say why the finding may stand: pass \"reason\"");
    auto const& uri = edit.change.uri;
    auto const position = to_json(edit.reason);
    bool const show = !reasoned && shows_documents(server);
    server.ask("workspace/applyEdit", {{"label", "cmwlint"}, {"edit", workspace_edit(server.client(), {edit.change})}},
               [&server, uri, position, show](json const& answer) {
                   if (show && answer.is_object() && answer.value("applied", false)) show_at(server, uri, position);
               });
    return json{{"file", edit.file}, {"written", edit.added}};
}

}  // namespace

reply suppress(context& server, json const& arguments) {
    auto const& argument = arguments.at(0);
    auto meant = finding_meant(server, argument);
    if (meant.no) return *meant.no;
    decision const why{argument.value("reason", ""), argument.value("by", ""), argument.value("until", "")};
    if (!why.until.empty() && !project::is_day(why.until))
        return failure{error_code::invalid_params, "\"until\" must be a day: 2027-01-31"};
    bool const reasoned = why.reason.find_first_not_of(" \t\r\n") != std::string::npos;
    auto const edit = suppression_of(server, *meant.view, meant.index, reasoned ? why : decision{});
    if (!edit) return refused("a draft that is no file has no place for suppressions: save it first");
    return write_suppression(server, *edit, reasoned);
}

reply show_reason(context& server, json const& arguments) {
    auto const& argument = arguments.at(0);
    if (shows_documents(server)) show_at(server, argument.at("uri").get<std::string>(), argument.at("position"));
    return json{};
}

reply add_to_baseline(context& server, json const& arguments) {
    auto meant = finding_meant(server, arguments.at(0));
    if (meant.no) return *meant.no;
    auto const& draft = meant.view->draft();
    auto const& plan = *draft.plan;
    if (plan.baseline.empty())
        return refused("no baseline is named: write baseline = \"cmwlint-baseline.json\" in cmwlint.toml");
    auto const fingerprint = draft.fingerprints[meant.index];
    if (fingerprint.empty()) return refused("this is no finding of a rule: mend what it says");
    auto made = workspace::baseline_with(
        plan.baseline,
        workspace::known_finding_of(plan, *draft.source.file, draft.document.diagnostics[meant.index], fingerprint));
    if (!made.problems.empty()) return refused(plan.baseline + " cannot be used: " + made.problems.front().message);
    auto why_not = project::write_file(made.bytes, plan.baseline);
    if (!why_not.empty()) return refused(std::move(why_not));
    json out{{"file", plan.baseline}};
    server.files_changed();
    return out;
}

reply show_rule(context& server, json const& arguments) {
    constexpr std::size_t examples = 3;
    auto const& argument = arguments.at(0);
    auto const name = argument.at("rule").get<std::string>();
    // The rules and the language of the draft that is named, else of any that is open.
    auto uri = argument.value("uri", "");
    for (auto const& [other, open] : server.open_documents().all())
        if (uri.empty() && open.role == document_role::draft) uri = other;
    auto const view = draft_view::of(server, uri);
    if (!view) return refused("open a draft first: its cmwlint.toml says which rules there are");
    auto const* const rule = view->rules().find(name);
    if (rule == nullptr) return refused(workspace::no_such_rule(view->rules(), name));
    auto language = view->speaks();
    if (argument.contains("language"))
        if (auto const l = text::parse_language(argument["language"].get<std::string>())) language = *l;
    // A run reads what it needs of the rules; a page shows all of one.
    auto const whole = workspace::load_packs(workspace::packs_wanted({}, view->draft().plan->configuration));
    auto const& rules =
        whole.value && whole.value->rules.find(rule->id) != nullptr ? whole.value->rules : view->rules();
    auto const page = workspace::page_of(rules, *rules.find(rule->id), language, examples);
    return json{{"rule", rule->id}, {"markdown", report::render_page_markdown(page, language)}};
}

reply show_why(context& server, json const& arguments) {
    auto const& argument = arguments.at(0);
    auto view = draft_view::of(server, argument.at("uri").get<std::string>());
    if (!view) return refused("the draft is not open, or was not read");
    auto const at = position_of({{"line", argument.at("line")}, {"character", 0}});
    if (at.line >= view->file().text.line_count()) return refused("the draft has no such line");
    auto const& file = *view->draft().source.file;
    auto const offset = view->file().text.line(at.line).begin;
    auto const line = file.line_of(file.origin().to_derived(offset));
    auto how = view->draft().plan->how;
    how.trace = lint::trace_request{{}, line};
    if (argument.contains("rule")) {
        auto const* const rule = view->rules().find(argument["rule"].get<std::string>());
        if (rule == nullptr)
            return refused(workspace::no_such_rule(view->rules(), argument["rule"].get<std::string>()));
        how.trace->rules = {rule->id};
    }
    auto found = lint::lint(file, view->draft().source.edits, view->rules(), how);
    report::derivation_input in;
    in.file = view->draft().source.file;
    in.language = found.language;
    in.kind = lint::name(found.kind);
    in.line = line;
    in.sentences = std::move(found.derivations);
    in.in_full = argument.contains("rule");
    return json{{"text", report::render_derivation_text(in, {false, text::language::en, 100})}};
}

}  // namespace cmwlint::lsp
