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

// Severities, suppressions, the baseline: what the command line makes of findings, for one draft.
void settle(checked_draft& out, workspace::run_request const& request) {
    auto& document = out.document;
    auto also = workspace::settle(*out.plan, document, *out.read->tree, out.source.edits);
    // The baseline takes findings away and puts the rest in order; the fingerprints go along.
    using keyed = std::pair<diagnostic::diagnostic const*, std::string>;
    auto const before = document.diagnostics;
    std::vector<keyed> prints;
    for (std::size_t i = 0; i < also.fingerprints.size(); ++i) prints.emplace_back(&before[i], also.fingerprints[i]);
    std::vector<std::optional<workspace::settled>> all;
    all.emplace_back(std::move(also));
    for (auto& baseline : workspace::hold_against_baselines(*out.run, false, all, {&document}))
        std::move(baseline.problems.begin(), baseline.problems.end(), std::back_inserter(out.baseline_problems));
    for (auto const& d : document.diagnostics) {
        auto const same = std::find_if(prints.begin(), prints.end(), [&](keyed const& k) {
            return k.first->where == d.where && k.first->rule == d.rule && k.first->message == d.message;
        });
        out.fingerprints.push_back(same == prints.end() ? std::string{} : same->second);
        if (same != prints.end()) prints.erase(same);
    }
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

lint::session& analysis::session_for(draft_planned const& planned) {
    bool const same = session_ && plan_ != nullptr && same_choice(plan_->how, planned.plan->how) &&
                      &plan_->rules->rules()[0] == &planned.plan->rules->rules()[0];
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
