#include "lsp/decision_edits.hpp"

#include "lsp/uri.hpp"
#include "workspace/decisions.hpp"
#include "workspace/packs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace cmwlint::lsp {

using structure::provision_id;

namespace {

// A file as the client has it, else as it is on disk.
struct current_file {
    std::string uri, text;
    std::optional<std::int64_t> version;
    bool exists = false;
};

current_file current(context const& server, std::string const& path) {
    current_file out{uri_of(path), {}, std::nullopt, false};
    auto const canonical = std::filesystem::weakly_canonical(path).string();
    for (auto const& [uri, open] : server.open_documents().all()) {
        if (!open.path || (*open.path != path && std::filesystem::weakly_canonical(*open.path).string() != canonical))
            continue;
        return {uri, open.text.text(), open.version, true};
    }
    std::ifstream in{path, std::ios::binary};
    out.exists = in.good();
    if (in) out.text.assign(std::istreambuf_iterator<char>{in}, {});
    return out;
}

std::string with_line_ends(std::string const& text, bool windows) {
    if (!windows) return text;
    std::string out;
    for (char const c : text) out.append(c == '\n' ? "\r\n" : std::string(1, c));
    return out;
}

bool has_windows_line_ends(std::string_view text) {
    auto const end = text.find('\n');
    return end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
}

position end_of(std::string text, position_encoding encoding) {
    text_buffer const buffer{std::move(text)};
    return position_teller{buffer, encoding}(buffer.size());
}

// A run reads what rules say in the language of messages only; that of the draft is read when it is asked for.
std::string clause_in(draft_view const& view, rulepack::rule_info const& rule, text::language language) {
    auto const of = [language](rulepack::rule_info const& r) {
        return r.models[static_cast<std::size_t>(language)].clause;
    };
    if (!of(rule).empty() || language == view.speaks()) return of(rule);
    auto const packs =
        workspace::load_packs(workspace::packs_wanted({}, view.draft().plan->configuration), {false, {language}});
    auto const* const spoken = packs.value ? packs.value->rules.find(rule.id) : nullptr;
    return spoken == nullptr ? std::string{} : of(*spoken);
}

// `written` puts every value in quotation marks and quotes those inside, so this line can only be the reason.
constexpr std::string_view no_reason = "reason = \"\"";

}  // namespace

std::optional<suppression_edit> suppression_of(context& server, draft_view const& view, std::size_t finding,
                                               decision const& why) {
    auto const& draft = view.draft();
    auto const& d = draft.document.diagnostics.at(finding);
    if (view.rules().find(d.rule) == nullptr || !view.file().path) return std::nullopt;
    project::read_text const text{view.reading(), view.tree()};
    suppression_edit out;
    out.file = workspace::suppressions_file_for({}, draft.plan->configuration, *view.file().path);
    auto entry = workspace::suppression_of(d.rule, project::provision_of(text, d), text, *view.file().path, out.file);
    entry.reason = why.reason;
    entry.by = why.by;
    entry.until = why.until;
    auto file = current(server, out.file);
    out.added = with_line_ends(workspace::addition(file.text, entry), has_windows_line_ends(file.text));
    auto const encoding = server.client().encoding;
    auto const end = end_of(file.text, encoding);
    text_edit edit{{end, end}, out.added, false};
    if (auto const at = out.added.find(no_reason); at != std::string::npos) {
        out.reason = end_of(file.text + out.added.substr(0, at + no_reason.size() - 1), encoding);
        if (takes_snippets(server.client())) {
            auto const cut = at + no_reason.size() - 1;
            edit.text = snippet_escaped(out.added.substr(0, cut)) + "$0" + snippet_escaped(out.added.substr(cut));
            edit.snippet = true;
        }
    }
    out.change = {file.uri, file.version, !file.exists && creates_files(server.client()), {std::move(edit)}};
    out.before = std::move(file.text);
    return out;
}

std::optional<file_edits> model_clause_of(context& server, draft_view& view, std::size_t finding) {
    auto const& d = view.draft().document.diagnostics.at(finding);
    auto const* const rule = view.rules().find(d.rule);
    auto const kind = view.draft().source.kind;
    if (rule == nullptr || (kind != ingest::format::plain && kind != ingest::format::markdown)) return std::nullopt;
    auto clause = clause_in(view, *rule, view.tree().language);
    while (!clause.empty() && clause.back() == '\n') clause.pop_back();
    if (clause.empty()) return std::nullopt;
    project::read_text const text{view.reading(), view.tree()};
    auto article = view.tree().article_of(project::provision_of(text, d));
    if (article == 0 || article == structure::no_provision) {
        article = 0;
        for (provision_id id = 1; id < view.tree().provisions.size(); ++id)
            if (view.tree()[id].kind == structure::provision_kind::article) article = id;
    }
    auto const& file = view.file().text;
    auto const span = view.client_span(view.tree()[article].whole);
    auto const line = file.line(file.line_of(span.end > span.begin ? span.end - 1 : span.end));
    bool const windows = has_windows_line_ends(file.text());
    auto const at = position_teller{file, server.client().encoding}(line.end);
    text_edit edit{{at, at}, with_line_ends("\n\n" + clause, windows), false};
    if (takes_snippets(server.client())) {
        edit.text = with_line_ends("\n\n", windows) + "${1:" + snippet_escaped(with_line_ends(clause, windows)) + "}$0";
        edit.snippet = true;
    }
    return file_edits{view.file().uri, view.file().version, false, {std::move(edit)}};
}

std::optional<std::size_t> finding_of(draft_view const& view, std::string const& rule, std::string const& fingerprint) {
    auto const& all = view.draft().document.diagnostics;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].rule == rule && view.draft().fingerprints[i] == fingerprint) return i;
    return std::nullopt;
}

}  // namespace cmwlint::lsp
