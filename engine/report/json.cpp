// JSON for tools: the contract is docs/json-output.schema.json, and a test holds this file to it.
// Lines and columns count from 1, columns in code points; bytes from 0 in the original file; ends are half-open.
#include "report/json_values.hpp"

#include "report/coverage.hpp"
#include "report/derivation.hpp"
#include "report/listing.hpp"
#include "report/report.hpp"

#include <nlohmann/json.hpp>

namespace cmwlint::report {
namespace {

using json = nlohmann::ordered_json;  // keys in the order we write them: stable and readable

json labels_of(diagnostic::diagnostic const& d, source::source_file const& file) {
    json labels = json::array();
    for (auto const& label : d.labels) labels.push_back({{"span", json_of(label.where, file)}, {"text", label.text}});
    return labels;
}

json sources_of(diagnostic::diagnostic const& d) {
    json sources = json::array();
    for (auto const& s : d.sources) {
        json one{{"document", s.document}, {"paragraph", s.paragraph}};
        if (!s.authority.empty()) one["authority"] = s.authority;
        if (!s.speaker.empty()) one["speaker"] = s.speaker;
        sources.push_back(std::move(one));
    }
    return sources;
}

// Never to be applied unasked: an editor may show it, a person adapts it.
json fix_of(diagnostic::diagnostic const& d) {
    json fix{
        {"applicability", "display-only"}, {"title", "model clause to adapt: " + d.name}, {"text", d.instead.clause}};
    if (!d.instead.note.empty()) fix["note"] = d.instead.note;
    return fix;
}

// Of one rule's words for those underlined. Never to be applied unasked either.
json wording_of(diagnostic::diagnostic const& d, source::source_file const& file) {
    return {{"span", json_of(d.where, file)}, {"text", d.wording}};
}

json to_json(diagnostic::diagnostic const& d, source::source_file const& file) {
    json one = {{"rule", d.rule},
                {"name", d.name},
                {"severity", diagnostic::name(d.level)},
                {"message", d.message},
                {"span", json_of(d.where, file)},
                {"provision", json_of(d.provision)},
                {"labels", labels_of(d, file)},
                {"sources", sources_of(d)},
                {"convention", json(d.convention)},
                {"why", d.why},
                {"advice", d.advice},
                {"needs_lawyer", d.needs_lawyer}};
    if (!d.related.empty()) one["related"] = json(d.related);
    if (!d.wording.empty()) one["wording"] = wording_of(d, file);
    if (!d.instead.clause.empty()) one["fix"] = fix_of(d);
    return one;
}

json to_json(set_aside_finding const& s, source::source_file const& file) {
    auto one = to_json(s.finding, file);
    json why{{"by", name(s.by)}, {"written_in", s.written_in}};
    if (!s.reason.empty()) why["reason"] = s.reason;
    if (!s.decided_by.empty()) why["decided_by"] = s.decided_by;
    if (!s.until.empty()) why["until"] = s.until;
    one["set_aside"] = std::move(why);
    return one;
}

json to_json(checked_document const& document) {
    json diagnostics = json::array();
    for (auto const& d : document.diagnostics) diagnostics.push_back(to_json(d, *document.file));
    json remarks = json::array();
    for (auto const& r : document.remarks)
        remarks.push_back({{"span", json_of(r.where, *document.file)}, {"text", r.text}, {"error", r.error}});
    json one{{"path", document.file->path()},
             {"language", document.language ? json(text::code(*document.language)) : json(nullptr)},
             {"kind", document.kind},
             {"diagnostics", std::move(diagnostics)},
             {"remarks", std::move(remarks)}};
    if (document.about_project) one["about_project"] = true;
    if (document.set_aside.empty()) return one;
    json suppressed = json::array();
    for (auto const& s : document.set_aside) suppressed.push_back(to_json(s, *document.file));
    one["suppressed"] = std::move(suppressed);
    return one;
}

json to_json(diagnostic::derived_condition const& c) {
    json parts = json::array();
    for (auto const& p : c.parts) parts.push_back(to_json(p));
    json one{{"condition", c.text}, {"holds", c.holds}};
    if (!c.remark.empty()) one["remark"] = c.remark;
    if (!c.parts.empty()) one["parts"] = std::move(parts);
    return one;
}

json to_json(diagnostic::derived_case const& c) {
    json one{{"rule", c.rule},
             {"name", c.name},
             {"severity", diagnostic::name(c.level)},
             {"outcome", diagnostic::name(c.became)}};
    if (!c.remark.empty()) one["remark"] = c.remark;
    if (c.find) one["find"] = to_json(*c.find);
    if (c.cancelled_by) one["cancelled_by"] = to_json(*c.cancelled_by);
    if (!c.not_cancelled_by.empty()) {
        json held_off = json::array();
        for (auto const& u : c.not_cancelled_by) held_off.push_back(to_json(u));
        one["not_cancelled_by"] = std::move(held_off);
    }
    return one;
}

json to_json(diagnostic::derived_concept const& c, source::source_file const& file) {
    json marks = json::array();
    for (auto const& m : c.marks) marks.push_back({{"mark", m.name}, {"cue", m.cue}});
    return {{"concept", c.name}, {"span", json_of(c.where, file)}, {"words", c.words}, {"marks", std::move(marks)}};
}

json to_json(diagnostic::derivation const& d, source::source_file const& file) {
    json parts = json::array();
    for (auto const& p : d.parts)
        parts.push_back({{"role", diagnostic::name(p.as)}, {"span", json_of(p.where, file)}, {"words", p.words}});
    json concepts = json::array();
    for (auto const& c : d.concepts) concepts.push_back(to_json(c, file));
    json quantities = json::array();
    for (auto const& q : d.quantities)
        quantities.push_back({{"span", json_of(q.where, file)}, {"words", q.words}, {"read_as", q.read_as}});
    json rules = json::array();
    for (auto const& c : d.cases) rules.push_back(to_json(c));
    return {{"line", d.line},
            {"provision", json_of(d.provision)},
            {"whole_draft", d.whole_draft},
            {"heading", d.heading},
            {"recital", d.recital},
            {"linked", d.linked},
            {"parts", std::move(parts)},
            {"concepts", std::move(concepts)},
            {"quantities", std::move(quantities)},
            {"rules", std::move(rules)}};
}

// Paths need not be UTF-8: what is not becomes U+FFFD rather than an exception.
std::string dump(json const& value) { return value.dump(2, ' ', false, json::error_handler_t::replace) + '\n'; }

}  // namespace

nlohmann::ordered_json json_of(source::span s, source::source_file const& file) {
    auto const position = [&](std::uint32_t offset) -> json {
        auto const p = file.locate(offset);
        return {{"line", p.line}, {"column", p.column}, {"byte", p.byte}};
    };
    return {{"start", position(s.begin)}, {"end", position(s.end)}};
}

nlohmann::ordered_json json_of(diagnostic::place const& p) {
    return {{"label", p.label},
            {"eid", p.eid},
            {"heading", p.heading},
            {"start_line", p.start_line},
            {"end_line", p.end_line}};
}

nlohmann::ordered_json json_of(diagnostic::diagnostic const& d, source::source_file const& file) {
    return to_json(d, file);
}

std::string render_json(report_input const& in) {
    json documents = json::array();
    for (auto const& document : in.documents) documents.push_back(to_json(document));
    json errors = json::array();
    for (auto const& f : in.failures) errors.push_back({{"path", f.path}, {"message", f.message}});
    return dump({{"version", in.version}, {"documents", std::move(documents)}, {"errors", std::move(errors)}});
}

std::string render_derivation_json(derivation_input const& in) {
    json sentences = json::array();
    for (auto const& d : in.sentences) sentences.push_back(to_json(d, *in.file));
    return dump({{"path", in.file->path()},
                 {"language", in.language ? json(text::code(*in.language)) : json(nullptr)},
                 {"kind", in.kind},
                 {"line", in.line ? json(*in.line) : json(nullptr)},
                 {"sentences", std::move(sentences)}});
}

std::string render_outline_json(std::string_view path, std::string_view language, std::span<outline_row const> rows) {
    json provisions = json::array();
    for (auto const& row : rows)
        provisions.push_back({{"kind", row.kind},
                              {"depth", row.depth},
                              {"label", row.label},
                              {"number", row.number},
                              {"heading", row.heading},
                              {"start_line", row.start_line},
                              {"end_line", row.end_line},
                              {"eid", row.eid}});
    return dump({{"path", path}, {"language", language}, {"provisions", std::move(provisions)}});
}

std::string render_coverage_json(coverage const& all) {
    json rows = json::array();
    for (auto const& row : all.rows) {
        json rules = json::array();
        for (auto const& rule : row.rules) rules.push_back({{"rule", rule.id}, {"languages", json(rule.languages)}});
        json one{{"document", row.document}, {"paragraph", row.paragraph}, {"authority", row.authority}};
        if (!row.speaker.empty()) one["speaker"] = row.speaker;
        if (!row.kind.empty()) one["kind"] = row.kind;
        one["says"] = row.says;
        one["state"] = name(row.state);
        one["checkable"] = json(row.checkable);
        if (!row.why_not.empty()) one["why_not"] = row.why_not;
        one["rules"] = std::move(rules);
        rows.push_back(std::move(one));
    }
    return dump({{"covered", all.count(coverage_state::covered)},
                 {"gaps", all.count(coverage_state::gap)},
                 {"not_checkable", all.count(coverage_state::not_checkable)},
                 {"cited", all.count(coverage_state::cited)},
                 {"paragraphs", std::move(rows)}});
}

std::string render_rules_json(std::span<rule_row const> rows) {
    json rules = json::array();
    for (auto const& row : rows)
        rules.push_back({{"rule", row.id},
                         {"name", row.name},
                         {"severity", row.severity},
                         {"message", row.message},
                         {"theme", row.theme},
                         {"mode", row.mode},
                         {"applies_to", json(row.applies_to)},
                         {"languages", json(row.languages)},
                         {"pack", row.pack}});
    return dump({{"rules", std::move(rules)}});
}

}  // namespace cmwlint::report
