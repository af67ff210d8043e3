#include "lsp/diagnostics.hpp"

#include "report/machine.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace cmwlint::lsp {
namespace {

constexpr auto source_name = "cmwlint";

// A file that is there to be shown; where its text and its bytes differ (a byte order mark), the bytes are the
// client's.
class finding_writer {
public:
    /// `rules` may be null: none of the findings is of a rule then.
    finding_writer(source::source_file const& file, text_buffer const& text, diagnostic_look const& look,
                   rulepack::rule_set const* rules)
        : file_{file}, look_{look}, rules_{rules}, place_{text, look.client.encoding} {}

    // Where a source span stands in the client's text; nothing where that was edited since.
    std::optional<source::span> now(source::span where) const {
        return moved(look_.decoded ? where : file_.origin().to_origin(where), look_.since);
    }
    json range_of(source::span client_bytes) { return to_json(place_(client_bytes)); }

    // Null: its words were edited.
    json operator()(diagnostic::diagnostic const& d, std::string const& fingerprint) {
        auto const where = now(d.where);
        if (!where) return {};
        json out{{"range", range_of(*where)},
                 {"severity", severity_number(d.level)},
                 {"code", d.rule},
                 {"source", source_name},
                 {"message", standing_alone(d)}};
        if (look_.client.code_description && !look_.homepage.empty() && has_page(d.rule))
            out["codeDescription"] = {{"href", look_.homepage + "docs/rules/" + d.rule + ".md"}};
        if (look_.client.related_information && !d.labels.empty()) out["relatedInformation"] = related(d);
        if (look_.client.diagnostic_tags && d.name == "unused-suppression") out["tags"] = json::array({1});
        if (look_.client.diagnostic_data)
            out["data"] = {
                {"rule", d.rule}, {"name", d.name}, {"provision", d.provision.eid}, {"fingerprint", fingerprint}};
        return out;
    }

    json operator()(report::remark const& r) {
        auto const where = now(r.where);
        if (!where) return {};
        return {{"range", range_of(*where)},
                {"severity", severity_number(r.error ? diagnostic::severity::warning : diagnostic::severity::note)},
                {"source", source_name},
                {"message", r.text}};
    }

private:
    // docs/rules holds a page for each rule of the built-in pack.
    bool has_page(std::string const& id) const {
        auto const* const rule = rules_ == nullptr ? nullptr : rules_->find(id);
        return rule != nullptr && rule->pack == "built-in";
    }

    json related(diagnostic::diagnostic const& d) {
        json out = json::array();
        for (auto const& label : d.labels)
            out.push_back(
                {{"location", {{"uri", look_.uri}, {"range", range_of(label.where)}}}, {"message", label.text}});
        return out;
    }

    source::source_file const& file_;
    diagnostic_look const& look_;
    rulepack::rule_set const* rules_;
    position_teller place_;
};

}  // namespace

json to_json(position p) { return {{"line", p.line}, {"character", p.character}}; }

json to_json(range r) { return {{"start", to_json(r.start)}, {"end", to_json(r.end)}}; }

int severity_number(diagnostic::severity level) noexcept {
    switch (level) {
        case diagnostic::severity::error:
            return 1;
        case diagnostic::severity::warning:
            return 2;
        case diagnostic::severity::note:
            break;
    }
    return 3;
}

std::string standing_alone(diagnostic::diagnostic const& d) {
    auto out = report::message_in_place(d);
    auto const sources = report::source_names(d, 1);
    if (!d.advice.empty()) out += "\n" + d.advice;
    if (!sources.empty()) out += (d.advice.empty() ? "\n[" : " [") + sources.front() + "]";
    return out;
}

json diagnostics_of(checked_draft const& draft, text_buffer const& text, diagnostic_look const& look) {
    json out = json::array();
    if (!draft.unchecked.empty())
        out.push_back(note_on_file(draft.unchecked,
                                   draft.may_be_written ? diagnostic::severity::note : diagnostic::severity::warning));
    if (draft.source.file == nullptr) return out;
    finding_writer write{*draft.source.file, text, look, draft.plan == nullptr ? nullptr : draft.plan->rules};
    auto const add = [&](json one) {
        if (!one.is_null()) out.push_back(std::move(one));
    };
    for (auto const& r : draft.document.remarks) add(write(r));
    for (std::size_t i = 0; i < draft.document.diagnostics.size(); ++i)
        add(write(draft.document.diagnostics[i],
                  i < draft.fingerprints.size() ? draft.fingerprints[i] : std::string{}));
    return out;
}

json diagnostics_of(report::checked_document const& about, diagnostic_look const& look) {
    text_buffer const text{std::string{about.file->text()}};
    finding_writer write{*about.file, text, look, nullptr};
    json out = json::array();
    for (auto const& d : about.diagnostics) out.push_back(write(d, {}));
    return out;
}

json diagnostic_of(rulepack::problem const& p, position_encoding encoding) {
    text_buffer const line{p.excerpt};
    auto const column = line.offset({0, p.column > 0 ? p.column - 1 : 0}, position_encoding::utf32);
    position_teller place{line, encoding};
    auto where = place(source::span{column, line.line(0).end});
    where.start.line = where.end.line = p.line > 0 ? p.line - 1 : 0;
    return {{"range", to_json(where)},
            {"severity", 1},
            {"source", source_name},
            {"message", p.message + (p.help.empty() ? "" : "\n" + p.help)}};
}

json note_on_file(std::string says, diagnostic::severity level) {
    return {{"range", to_json(range{})},
            {"severity", severity_number(level)},
            {"source", source_name},
            {"message", std::move(says)}};
}

std::string result_id(json const& diagnostics) {
    std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
    for (auto const c : diagnostics.dump(-1, ' ', false, json::error_handler_t::replace)) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
    return digits;
}

}  // namespace cmwlint::lsp
