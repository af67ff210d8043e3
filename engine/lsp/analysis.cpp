#include "lsp/analysis.hpp"

#include "workspace/settle.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

namespace cmwlint::lsp {
namespace {

// By the name of the file, as the command line does; where that tells nothing, by what the editor takes it for.
std::optional<ingest::format> format_of(draft_text const& draft) {
    if (!std::filesystem::path{draft.address.path}.extension().empty()) return std::nullopt;
    if (draft.language_id == "markdown") return ingest::format::markdown;
    if (draft.language_id == "html") return ingest::format::html;
    if (draft.language_id == "xml") return ingest::format::xml;
    return std::nullopt;
}

std::string not_usable(draft_planned const& planned) {
    std::string out = "not checked";
    for (auto const& c : planned.complaints) out += ": " + c.says;
    for (auto const& c : planned.complaints)
        if (!c.problems.empty())
            return out + " (" + c.problems.front().file + ":" + std::to_string(c.problems.front().line) + ")";
    return out;
}

std::string too_long(std::size_t bytes) {
    return "not checked: the draft has " + std::to_string(bytes >> 20U) + " MB, in an editor at most " +
           std::to_string(longest_draft >> 20U) + " MB are; cmwlint check reads it all the same";
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool same_choice(lint::options const& a, lint::options const& b) {
    return a.language == b.language && a.kind == b.kind && a.message_language == b.message_language &&
           a.select == b.select && a.ignore == b.ignore;
}

bool same_figures(project::choices const& a, project::choices const& b) {
    return std::equal(a.thresholds.begin(), a.thresholds.end(), b.thresholds.begin(), b.thresholds.end(),
                      [](auto const& x, auto const& y) {
                          return x.second.name == y.second.name && x.second.hours == y.second.hours;
                      });
}

// Whether two plans make the same of a text, so that what was read of it still holds.
bool same_check(workspace::draft_plan const& a, workspace::draft_plan const& b) {
    return same_choice(a.how, b.how) && same_figures(a.say, b.say) &&
           a.rules->rules().data() == b.rules->rules().data();
}

// What each finding is known by, after a baseline took some away: what is left stands in the same order.
std::vector<std::string> prints_of(std::vector<diagnostic::diagnostic> const& left,
                                   std::vector<diagnostic::diagnostic> const& before,
                                   std::vector<std::string> const& prints) {
    std::vector<std::string> out;
    std::size_t next = 0;
    for (auto const& d : left) {
        auto at = next;
        auto const same = [&](diagnostic::diagnostic const& b) {
            return b.where == d.where && b.rule == d.rule && b.message == d.message;
        };
        while (at < prints.size() && !same(before[at])) ++at;
        out.push_back(at < prints.size() ? prints[at] : std::string{});  // a remark on a comment has none
        if (at < prints.size()) next = at + 1;
    }
    return out;
}

// Severities, suppressions, the baseline: what the command line makes of findings, for one draft.
void settle(checked_draft& out, workspace::run_request const& request) {
    auto& document = out.document;
    std::vector<std::optional<workspace::settled>> all{
        workspace::settle(*out.plan, document, *out.read->tree, out.source.edits)};
    auto const& prints = all.front()->fingerprints;
    bool const all_have_prints = out.plan->baseline.empty() && prints.size() == document.diagnostics.size();
    std::vector<diagnostic::diagnostic> before;
    if (!all_have_prints) before = document.diagnostics;
    for (auto& baseline : workspace::hold_against_baselines(*out.run, false, all, {&document}))
        std::move(baseline.problems.begin(), baseline.problems.end(), std::back_inserter(out.baseline_problems));
    out.fingerprints = all_have_prints ? prints : prints_of(document.diagnostics, before, prints);
    report::report_input about;
    workspace::report_suppressions(*out.run, request, all, about);
    out.about_files = std::move(about.documents);
}

void take(checked_draft& out, lint::result const& read) {
    out.read = &read;
    out.document.file = out.source.file;
    out.document.language = read.language;
    out.document.kind = lint::name(read.kind);
    out.document.diagnostics = read.diagnostics;
    for (auto const& r : out.source.remarks) out.document.remarks.push_back({r.where, r.text, r.error});
}

}  // namespace

lint::draft_words const& checked_draft::words() const {
    if (known_words == nullptr)
        known_words = std::make_shared<lint::draft_words>(lint::read_words(*source.file, *read->tree, *plan->rules));
    return *known_words;
}

lint::session& analysis::session_for(draft_planned const& planned) {
    bool const same = session_ && plan_ != nullptr && same_check(*plan_, *planned.plan);
    run_ = planned.run;
    plan_ = planned.plan;
    if (!same) session_.emplace(*plan_->rules, plan_->how);
    return *session_;
}

checked_draft const* analysis::check(draft_text draft, draft_planned const& planned, std::stop_token stop) {
    checked_draft out;
    out.version = draft.version;
    out.run = planned.run;
    out.plan = planned.plan;
    auto const done = [&]() -> checked_draft const* { return &last_.emplace(std::move(out)); };
    if (planned.run == nullptr) {
        out.unchecked = not_usable(planned);
        return done();
    }
    if (planned.plan == nullptr) return done();  // left out
    if (draft.text.size() > longest_draft) {
        out.unchecked = too_long(draft.text.size());
        return done();
    }
    bool const blank = is_blank(draft.text);
    auto const encoding = draft.decoded ? std::string{"UTF-8"} : planned.plan->encoding;
    auto read = ingest::read_bytes(draft.address.path, std::move(draft.text), {encoding, format_of(draft)});
    if (!read.value) {
        out.unchecked = std::move(read.error);
        return done();
    }
    out.source = std::move(*read.value);
    auto const* const linted = session_for(planned).check(out.source.file, out.source.edits, stop);
    if (linted == nullptr) return nullptr;
    take(out, *linted);
    if (linted->tree) {
        workspace::run_request request;
        request.paths = {draft.address.path};
        settle(out, request);
    }
    if (!linted->language && !blank) {
        out.unchecked =
            "not checked: no language that cmwlint reads was recognised; name it with the setting "
            "cmwlint.language, or with language = \"…\" in cmwlint.toml";
        out.may_be_written = true;
    }
    return done();
}

}  // namespace cmwlint::lsp
