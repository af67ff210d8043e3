// SARIF 2.1.0, for code scanning. What GitHub refuses is never written: results and locations beyond its limits are
// left out, the gravest last, and a notification counts them; the exit code of the program counts everything.
#include "report/machine.hpp"
#include "report/messages.hpp"
#include "report/sarif_rules.hpp"
#include "report/terminal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace cmwlint::report {
namespace {

using json = nlohmann::ordered_json;

// GitHub: 25,000 results, 1,000 locations of a result, 10 MB after gzip. Of our reports gzip leaves less than a tenth.
constexpr std::size_t most_results = 25'000;
constexpr std::size_t shown_results = 5'000;
constexpr std::size_t most_related = 99;
constexpr std::size_t most_result_bytes = 60'000'000;
constexpr std::size_t most_snippet_bytes = 1'000;
constexpr std::size_t most_context_bytes = 2'000;
constexpr std::size_t most_notifications = 1'000;

constexpr std::string_view base_id = "SRCROOT";

json text_message(std::string const& text) { return {{"text", text}}; }

json artifact_location(std::string_view path) {
    json location{{"uri", artifact_uri(path)}};
    if (!path.starts_with('/')) location["uriBaseId"] = base_id;
    return location;
}

json to_json(region const& at) {
    return {{"startLine", at.start_line},
            {"startColumn", at.start_column},
            {"endLine", at.end_line},
            {"endColumn", at.end_column}};
}

// A finding to be written: shown, or set aside.
struct entry {
    diagnostic::diagnostic const* finding = nullptr;
    set_aside_finding const* set_aside = nullptr;
    std::string fingerprint;
    std::size_t document = 0;
};

std::vector<entry> entries_of(checked_document const& document, std::size_t number) {
    std::vector<entry> out;
    for (auto const& d : document.diagnostics) out.push_back({&d, nullptr, {}, number});
    for (auto const& s : document.set_aside) out.push_back({&s.finding, &s, {}, number});
    std::stable_sort(out.begin(), out.end(),
                     [](entry const& a, entry const& b) { return diagnostic::before(*a.finding, *b.finding); });
    std::vector<diagnostic::diagnostic const*> findings;
    for (auto const& e : out) findings.push_back(e.finding);
    auto known_by = fingerprints(document.file->path(), document.file->text(), findings);
    for (std::size_t i = 0; i < out.size(); ++i) out[i].fingerprint = std::move(known_by[i]);
    return out;
}

// 0 stays longest where not all can: what is set aside goes first, then the least grave.
int rank(entry const& e) { return e.set_aside != nullptr ? 3 : 2 - static_cast<int>(e.finding->level); }

// The gravest that may be written, in their order. How many were left out is for the caller to see.
std::vector<entry> within_limit(std::vector<entry> all) {
    if (all.size() <= most_results) return all;
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(all[a]) < rank(all[b]); });
    order.resize(most_results);
    std::sort(order.begin(), order.end());
    std::vector<entry> kept;
    for (auto const i : order) kept.push_back(std::move(all[i]));
    return kept;
}

class writer {
public:
    explicit writer(report_input const& in) : in_{in}, rules_{in} {
        for (auto const& document : in.documents) {
            columns_.emplace_back(*document.file);
            any_set_aside_ |= !document.set_aside.empty();
        }
    }

    std::string write() {
        auto results = results_of();  // before the invocation, which tells how many were left out
        json run{{"tool", {{"driver", driver()}}}, {"invocations", json::array({invocation()})}};
        run["automationDetails"] = automation();
        if (!in_.run.repository.empty()) run["versionControlProvenance"] = json::array({provenance()});
        run["originalUriBaseIds"] = {
            {base_id, {{"description", text_message("The directory that cmwlint was started in.")}}}};
        run["artifacts"] = artifacts();
        run["language"] = text::code(in_.look.language);
        run["columnKind"] = "utf16CodeUnits";
        run["results"] = std::move(results);
        json const log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", json::array({std::move(run)})}};
        return log.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
    }

private:
    json driver() const {
        json rules = json::array();
        for (auto const& page : rules_.pages) rules.push_back(sarif_rule(page, in_));
        return {{"name", "cmwlint"},
                {"fullName", "cmwlint, a linter for draft laws and agreements on migrant workers"},
                {"version", in_.version},
                {"semanticVersion", in_.version},
                {"informationUri", in_.run.home.empty() ? std::string{convention_page} : in_.run.home},
                {"language", text::code(in_.look.language)},
                {"notifications", json::array({not_checked(), remark(), left_out()})},
                {"rules", std::move(rules)}};
    }

    static json descriptor(std::string const& id, std::string const& name, std::string const& what,
                           std::string const& remedy) {
        return {{"id", id},
                {"name", name},
                {"shortDescription", text_message(what)},
                {"fullDescription", text_message(what)},
                {"help", text_message(remedy)}};
    }
    static json not_checked() {
        return descriptor("file-not-checked", "NotChecked", "A file could not be checked.",
                          "The message says why and what to do; no result speaks of this file.");
    }
    static json remark() {
        return descriptor("file-remark", "Remark", "Something about a file that its reader must know.",
                          "Look whether the file was read as it was meant.");
    }
    static json left_out() {
        return descriptor("results-left-out", "LeftOut", "Results were left out, or will not be shown.",
                          "Check fewer drafts in one run, or choose rules with --select.");
    }

    json automation() const {
        json one{{"id", in_.run.automation_id.empty() ? "cmwlint/" : in_.run.automation_id}};
        for (auto const& [key, value] : in_.run.automation) one["properties"][key] = value;
        return one;
    }

    json provenance() const {
        json one{{"repositoryUri", in_.run.repository}};
        if (!in_.run.revision.empty()) one["revisionId"] = in_.run.revision;
        if (!in_.run.branch.empty()) one["branch"] = in_.run.branch;
        one["mappedTo"] = {{"uriBaseId", base_id}};
        return one;
    }

    json artifacts() const {
        json all = json::array();
        for (auto const& document : in_.documents) {
            auto const& file = *document.file;
            json one{{"location", artifact_location(file.path())},
                     {"roles", json::array({"analysisTarget"})},
                     {"encoding", file.encoding()}};
            if (document.language) one["properties"] = {{"language", text::code(*document.language)}};
            if (!document.kind.empty()) one["properties"]["kind"] = document.kind;
            all.push_back(std::move(one));
        }
        return all;
    }

    json notification(std::string_view id, std::size_t index, std::string_view level, std::string const& said) const {
        return {{"descriptor", {{"id", id}, {"index", index}}}, {"level", level}, {"message", text_message(said)}};
    }

    json invocation() const {
        json said = json::array();
        for (auto const& file : unchecked_files(in_)) {
            said.push_back(notification("file-not-checked", 0, "error", sentence(file.message, text::language::en)));
            said.back()["locations"] =
                json::array({{{"physicalLocation", {{"artifactLocation", artifact_location(file.path)}}}}});
        }
        for (std::size_t i = 0; i < in_.documents.size(); ++i) {
            for (auto const& r : in_.documents[i].remarks) {
                if (said.size() == most_notifications) break;
                said.push_back(notification("file-remark", 1, r.error ? "warning" : "note",
                                            sentence(printable(r.text), in_.look.language)));
                said.back()["locations"] = json::array({{{"physicalLocation", physical(i, r.where, false)}}});
            }
        }
        if (left_out_ > 0)
            said.push_back(notification("results-left-out", 2, "warning",
                                        std::to_string(left_out_) + " of " + std::to_string(left_out_ + written_) +
                                            " results were left out, the least grave first: GitHub takes at most " +
                                            std::to_string(most_results) + " and a file of 10 MB."));
        if (written_ > shown_results)
            said.push_back(notification("results-left-out", 2, "note",
                                        "GitHub shows at most " + std::to_string(shown_results) + " of the " +
                                            std::to_string(written_) + " results, the gravest."));
        return {{"executionSuccessful", in_.run.exit_code < 2},
                {"exitCode", in_.run.exit_code},
                {"exitCodeDescription", ending()},
                {"toolExecutionNotifications", std::move(said)}};
    }

    std::string ending() const {
        if (in_.run.exit_code == 0) return "nothing found as grave as --fail-on says";
        return in_.run.exit_code == 1 ? "a finding as grave as --fail-on says" : "not everything could be checked";
    }

    json results_of() {
        std::vector<entry> all;
        for (std::size_t i = 0; i < in_.documents.size(); ++i) {
            auto some = entries_of(in_.documents[i], i);
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        auto const total = all.size();
        json results = json::array();
        std::size_t bytes = 0;
        for (auto const& e : within_limit(std::move(all))) {
            auto one = result(e);
            bytes += one.dump(-1, ' ', false, json::error_handler_t::replace).size();
            if (bytes > most_result_bytes) break;
            results.push_back(std::move(one));
        }
        written_ = results.size();
        left_out_ = total - written_;
        return results;
    }

    json physical(std::size_t document, source::span where, bool with_snippet) const {
        auto const& file = *in_.documents[document].file;
        auto location = artifact_location(file.path());
        location["index"] = document;
        auto region = to_json(columns_[document](where));
        auto const words = source::slice(file.text(), where);
        if (with_snippet && !words.empty() && words.size() <= most_snippet_bytes)
            region["snippet"] = text_message(std::string{words});
        return {{"artifactLocation", std::move(location)}, {"region", std::move(region)}};
    }

    json result(entry const& e) const {
        auto const& d = *e.finding;
        json location{{"physicalLocation", physical(e.document, d.where, true)}};
        if (auto around = context(e); !around.empty())
            location["physicalLocation"]["contextRegion"] = std::move(around);
        if (!d.provision.eid.empty()) location["logicalLocations"] = json::array({logical(d.provision)});
        json one{{"ruleId", d.rule},
                 {"ruleIndex", rules_.index.at(d.rule)},
                 {"level", diagnostic::name(d.level)},
                 {"message", text_message(said(d))},
                 {"locations", json::array({std::move(location)})}};
        if (auto labels = related(e); !labels.empty()) one["relatedLocations"] = std::move(labels);
        one["partialFingerprints"] = {{"cmwlint/v1", e.fingerprint}};
        if (e.set_aside != nullptr) {
            one["suppressions"] = json::array({suppression(*e.set_aside)});
        } else if (any_set_aside_) {
            one["suppressions"] = json::array();  // says that this one is not; without it, that nobody knows
        }
        if (!d.wording.empty()) one["fixes"] = json::array({fix(e)});
        one["properties"] = properties(d);
        return one;
    }

    // Other words for those of the finding, for somebody to accept.
    json fix(entry const& e) const {
        auto const& d = *e.finding;
        auto const& file = *in_.documents[e.document].file;
        json replacement{{"deletedRegion", to_json(columns_[e.document](d.where))},
                         {"insertedContent", {{"text", printable(d.wording)}}}};
        json change{{"artifactLocation", artifact_location(file.path())},
                    {"replacements", json::array({std::move(replacement)})}};
        change["artifactLocation"]["index"] = e.document;
        auto const& words = phrases_in(in_.look.language);
        return {{"description", text_message(std::string{words.write}.append(words.colon) + printable(d.wording))},
                {"artifactChanges", json::array({std::move(change)})}};
    }

    std::string said(diagnostic::diagnostic const& d) const {
        auto const sources = source_names(d, 1);
        auto const text = message_in_place(d) + (sources.empty() ? "" : " [" + sources.front() + "]");
        return sentence(text, in_.look.language);
    }

    // The sentence around the words: what a reader without the draft needs to follow.
    json context(entry const& e) const {
        auto const& file = *in_.documents[e.document].file;
        auto const around = source::join(e.finding->where, e.finding->sentence);
        auto const words = source::slice(file.text(), around);
        if (e.finding->sentence.empty() || around == e.finding->where || words.size() > most_context_bytes) return {};
        auto region = to_json(columns_[e.document](around));
        region["snippet"] = text_message(std::string{words});
        return region;
    }

    static json logical(diagnostic::place const& p) {
        json one{{"fullyQualifiedName", p.eid}, {"kind", "element"}};
        if (auto const label = provision_label(p); !label.empty()) one["name"] = label;
        return one;
    }

    json related(entry const& e) const {
        json all = json::array();
        for (auto const& label : e.finding->labels) {
            if (all.size() == most_related) break;
            if (label.where == e.finding->where) continue;  // the result itself
            all.push_back({{"id", all.size() + 1}, {"physicalLocation", physical(e.document, label.where, true)}});
            if (!label.text.empty()) all.back()["message"] = text_message(printable(label.text));
        }
        return all;
    }

    static json suppression(set_aside_finding const& s) {
        bool const in_source = s.by == set_aside_finding::by_what::comment;
        json one{{"kind", in_source ? "inSource" : "external"}, {"status", "accepted"}};
        one["justification"] = s.by == set_aside_finding::by_what::baseline ? "it was there when the baseline was made"
                               : s.by == set_aside_finding::by_what::unchanged
                                   ? "nothing here changed since " + printable(s.written_in)
                                   : printable(s.reason);
        json properties{{"by", name(s.by)}};
        if (!s.decided_by.empty()) properties["decidedBy"] = printable(s.decided_by);
        if (!s.until.empty()) properties["until"] = s.until;
        if (!s.written_in.empty()) properties["writtenIn"] = printable(s.written_in);
        one["properties"] = std::move(properties);
        return one;
    }

    // The model clause is the rule's: see there.
    static json properties(diagnostic::diagnostic const& d) {
        json properties{{"sources", source_names(d, 20)}, {"convention", d.convention}};
        if (!d.advice.empty()) properties["advice"] = printable(d.advice);
        if (!d.provision.heading.empty()) properties["provisionHeading"] = printable(d.provision.heading);
        if (d.needs_lawyer) properties["needsLawyer"] = true;
        return properties;
    }

    report_input const& in_;
    sarif_rules rules_;
    std::vector<utf16_columns> columns_;  // one a document
    bool any_set_aside_ = false;
    std::size_t written_ = 0, left_out_ = 0;
};

}  // namespace

std::string render_sarif(report_input const& in) { return writer{in}.write(); }

}  // namespace cmwlint::report
