#include "lsp/analysis.hpp"

#include "workspace/settle.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <unordered_map>
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

// Findings of this version. Those that were settled in the one before are taken over with their new places, so that
// their texts need not be copied again.
std::vector<diagnostic::diagnostic> taken_over(std::vector<diagnostic::diagnostic> const& now,
                                               std::vector<diagnostic::diagnostic> before) {
    std::unordered_map<std::uint64_t, diagnostic::diagnostic*> known;
    for (auto& d : before) known.emplace(d.identity, &d);
    std::vector<diagnostic::diagnostic> out;
    out.reserve(now.size());
    for (auto const& d : now) {
        auto const it = known.find(d.identity);
        if (it == known.end()) {
            out.push_back(d);
            continue;
        }
        auto& taken = out.emplace_back(std::move(*it->second));
        taken.level = d.level;
        taken.where = d.where;
        taken.sentence = d.sentence;
        taken.provision = d.provision;
        for (std::size_t i = 0; i < d.labels.size(); ++i) taken.labels[i].where = d.labels[i].where;
    }
    return out;
}

// Severities, suppressions, the baseline: what the command line makes of findings, for one draft.
void settle(checked_draft& out, workspace::run_request const& request, project::word_memory& memory) {
    auto& document = out.document;
    auto const& tree = *out.read->tree;
    auto prints = project::fingerprints({tree.reading, tree.document}, document.diagnostics, memory);
    std::vector<std::optional<workspace::settled>> all{
        workspace::settle(*out.plan, document, std::move(prints), &tree, out.source.edits)};
    std::unordered_map<std::uint64_t, std::string const*> known_by;
    for (std::size_t i = 0; i < all.front()->fingerprints.size(); ++i)
        known_by.emplace(document.diagnostics[i].identity, &all.front()->fingerprints[i]);
    for (auto& baseline : workspace::hold_against_baselines(*out.run, false, all, {&document}))
        std::move(baseline.problems.begin(), baseline.problems.end(), std::back_inserter(out.baseline_problems));
    for (auto const& d : document.diagnostics) {
        auto const it = known_by.find(d.identity);
        out.fingerprints.push_back(it == known_by.end() ? std::string{} : *it->second);  // a remark on a comment
    }
    report::report_input about;
    workspace::report_suppressions(*out.run, request, all, about);
    out.about_files = std::move(about.documents);
}

void take(checked_draft& out, lint::result const& read, std::vector<diagnostic::diagnostic> before) {
    out.read = &read;
    out.document.file = out.source.file;
    out.document.language = read.language;
    out.document.kind = lint::name(read.kind);
    out.document.diagnostics = taken_over(read.diagnostics, std::move(before));
    for (auto const& r : out.source.remarks) out.document.remarks.push_back({r.where, r.text, r.error});
}

}  // namespace

lint::draft_words const& checked_draft::words() const {
    if (known_words == nullptr) known_words = std::make_shared<lint::draft_words>(of->words());
    return *known_words;
}

lint::session& analysis::session_for(draft_planned const& planned) {
    bool const same = session_ && plan_ != nullptr && same_check(*plan_, *planned.plan);
    run_ = planned.run;
    plan_ = planned.plan;
    if (!same) {
        last_.reset();  // it refers to the session before
        session_.emplace(*plan_->rules, plan_->how);
        ++sessions_;
    }
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
    ingest::options const how{encoding, format_of(draft), last_ ? last_->source.file : nullptr};
    auto read = ingest::read_bytes(draft.address.path, std::move(draft.text), how);
    if (!read.value) {
        out.unchecked = std::move(read.error);
        return done();
    }
    out.source = std::move(*read.value);
    auto const* const linted = session_for(planned).check(out.source.file, out.source.edits, stop);
    if (linted == nullptr) return nullptr;
    out.session = sessions_;
    out.of = &*session_;
    auto before = std::exchange(last_, std::nullopt);
    bool const goes_on = before && before->session == out.session;
    take(out, *linted, goes_on ? std::move(before->document.diagnostics) : std::vector<diagnostic::diagnostic>{});
    if (linted->tree) {
        workspace::run_request request;
        request.paths = {draft.address.path};
        settle(out, request, memory_);
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
