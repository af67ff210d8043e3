// JSON of a comparison: the contract is docs/json-diff.schema.json, and a test holds this file to it.
#include "report/diff.hpp"
#include "report/json_values.hpp"

#include <nlohmann/json.hpp>

namespace cmwlint::report {
namespace {

using json = nlohmann::ordered_json;

json to_json(std::optional<compared_version> const& version) {
    if (!version) return nullptr;
    return {{"path", version->file->path()}, {"language", text::code(version->language)}, {"kind", version->kind}};
}

json to_json(shown_clause const& c, source::source_file const& file) {
    json one{{"provision", json_of(c.provision)}, {"text", c.text}};
    if (!c.where.empty()) one["span"] = json_of(c.where, file);
    return one;
}

json to_json(quoted_provision const& p, source::source_file const& file) {
    return {{"provision", json_of(p.provision)}, {"text", p.text}, {"span", json_of(p.where, file)}};
}

json to_json(compared_finding const& f, compared_draft const& draft) {
    json one{{"change", name(f.is)}};
    if (f.before) one["old"] = json_of(*f.before, *draft.before->file);
    if (f.after) one["new"] = json_of(*f.after, *draft.after->file);
    if (f.counterpart) one["counterpart"] = to_json(*f.counterpart, *(f.after ? draft.before : draft.after)->file);
    return one;
}

json to_json(compared_safeguard const& s, compared_draft const& draft) {
    json one{{"change", name(s.is)}, {"rule", s.rule}, {"against", s.asks}};
    if (s.before) one["old"] = to_json(*s.before, *draft.before->file);
    if (s.after) one["new"] = to_json(*s.after, *draft.after->file);
    if (s.counterpart) one["counterpart"] = to_json(*s.counterpart, *(s.after ? draft.before : draft.after)->file);
    return one;
}

json to_json(diff_tally const& sum) {
    json findings, safeguards;
    for (auto const c : all_finding_changes) findings[std::string{name(c)}] = sum.of(c);
    for (auto const c : all_safeguard_changes) safeguards[std::string{name(c)}] = sum.of(c);
    return {{"findings", std::move(findings)}, {"safeguards", std::move(safeguards)}, {"suppressed", sum.suppressed}};
}

json to_json(compared_draft const& draft, bool all) {
    json findings = json::array(), safeguards = json::array();
    for (auto const& f : draft.findings)
        if (all || is_change(f.is)) findings.push_back(to_json(f, draft));
    for (auto const& s : draft.safeguards)
        if (all || is_change(s.is)) safeguards.push_back(to_json(s, draft));
    return {{"old", to_json(draft.before)},
            {"new", to_json(draft.after)},
            {"tally", to_json(count(draft))},
            {"findings", std::move(findings)},
            {"safeguards", std::move(safeguards)}};
}

}  // namespace

std::string render_diff_json(diff_report const& report) {
    json drafts = json::array();
    for (auto const& draft : report.drafts) drafts.push_back(to_json(draft, report.all));
    json errors = json::array();
    for (auto const& f : report.failures) errors.push_back({{"path", f.path}, {"message", f.message}});
    json const out{{"version", report.version},
                   {"tally", to_json(count(report))},
                   {"drafts", std::move(drafts)},
                   {"errors", std::move(errors)}};
    return out.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace cmwlint::report
