#include "lsp/diagnostics.hpp"

#include "report/machine.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

namespace cmwlint::lsp {
namespace {

constexpr auto source_name = "cmwlint";

void add_number(std::string& out, std::uint32_t number) {
    char digits[10];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void add_position(std::string& out, position p) {
    out += R"({"line":)";
    add_number(out, p.line);
    out += R"(,"character":)";
    add_number(out, p.character);
    out += '}';
}

void add_range(std::string& out, range r) {
    out += R"({"start":)";
    add_position(out, r.start);
    out += R"(,"end":)";
    add_position(out, r.end);
    out += '}';
}

// The members of an object and its closing brace.
std::string rest_of(json const& object) { return written(object).substr(1); }

bool same_name(diagnostic::place const& a, diagnostic::place const& b) {
    return a.label == b.label && a.eid == b.eid && a.heading == b.heading;
}

// A file that is there to be shown; where its text and its bytes differ (a byte order mark), the bytes are the
// client's.
class finding_writer {
public:
    /// `rules` may be null: none of the findings is of a rule then.
    finding_writer(source::source_file const& file, text_buffer const& text, diagnostic_look const& look,
                   rulepack::rule_set const* rules, finding_texts& known)
        : file_{file}, look_{look}, rules_{rules}, known_{known}, place_{text, look.client.encoding} {}

    // A finding as an element of the list; nothing where its words were edited.
    void add(diagnostic::diagnostic const& d, std::string const& fingerprint, written_list& to) {
        auto const where = now(d.where);
        if (!where) return;
        auto& parts = known_.of(d);
        bool const same = !parts.rest.empty() && parts.level == d.level && parts.fingerprint == fingerprint &&
                          same_name(parts.provision, d.provision);
        if (!same) write(d, fingerprint, parts);
        begin(*where);
        if (!parts.labels.empty()) add_related(d, parts.labels);
        out_ += parts.rest;
        to.add(out_);
    }

    void add(report::remark const& r, written_list& to) {
        auto const where = now(r.where);
        if (!where) return;
        begin(*where);
        auto const level = r.error ? diagnostic::severity::warning : diagnostic::severity::note;
        out_ += rest_of({{"severity", severity_number(level)}, {"source", source_name}, {"message", r.text}});
        to.add(out_);
    }

private:
    // Where a source span stands in the client's text; nothing where that was edited since.
    [[nodiscard]] std::optional<source::span> now(source::span where) const {
        return moved(look_.decoded ? where : file_.origin().to_origin(where), look_.since);
    }

    void begin(source::span client_bytes) {
        out_ = R"({"range":)";
        add_range(out_, place_(client_bytes));
        out_ += ',';
    }

    void write(diagnostic::diagnostic const& d, std::string const& fingerprint, finding_texts::parts& parts) const {
        parts = {d.level, d.provision, fingerprint, {}, {}, parts.version};
        json rest{{"severity", severity_number(d.level)},
                  {"code", d.rule},
                  {"source", source_name},
                  {"message", standing_alone(d)}};
        if (look_.client.code_description && !look_.homepage.empty() && has_page(d.rule))
            rest["codeDescription"] = {{"href", look_.homepage + "docs/rules/" + d.rule + ".md"}};
        if (look_.client.diagnostic_tags && d.name == "unused-suppression") rest["tags"] = json::array({1});
        if (look_.client.diagnostic_data)
            rest["data"] = {
                {"rule", d.rule}, {"name", d.name}, {"provision", d.provision.eid}, {"fingerprint", fingerprint}};
        parts.rest = rest_of(rest);
        if (!look_.client.related_information) return;
        for (auto const& label : d.labels) parts.labels.push_back(rest_of({{"message", label.text}}));
    }

    // docs/rules holds a page for each rule of the built-in pack.
    [[nodiscard]] bool has_page(std::string const& id) const {
        auto const* const rule = rules_ == nullptr ? nullptr : rules_->find(id);
        return rule != nullptr && rule->pack == "built-in";
    }

    void add_related(diagnostic::diagnostic const& d, std::vector<std::string> const& labels) {
        if (uri_.empty()) uri_ = written(look_.uri);
        out_ += R"("relatedInformation":[)";
        for (std::size_t i = 0; i < labels.size(); ++i) {
            // One whose words were edited stands where its finding does.
            auto const where = now(d.labels[i].where).value_or(*now(d.where));
            out_ += i == 0 ? R"({"location":{"uri":)" : R"(,{"location":{"uri":)";
            out_ += uri_;
            out_ += R"(,"range":)";
            add_range(out_, place_(where));
            out_ += "},";
            out_ += labels[i];
        }
        out_ += "],";
    }

    source::source_file const& file_;
    diagnostic_look const& look_;
    rulepack::rule_set const* rules_;
    finding_texts& known_;
    position_teller place_;
    std::string out_;  // the element that is being written
    std::string uri_;  // as a JSON string
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

void finding_texts::begin_version(std::uint64_t session) {
    if (session != session_) all_.clear();
    // Findings that are gone are forgotten now and then.
    if (all_.size() > 2 * written_)
        std::erase_if(all_, [&](auto const& one) { return one.second.version != version_; });
    session_ = session;
    ++version_;
    written_ = 0;
}

finding_texts::parts& finding_texts::of(diagnostic::diagnostic const& d) {
    if (d.identity == 0) return once_ = {};
    auto& out = all_[d.identity];
    out.version = version_;
    ++written_;
    return out;
}

written_list diagnostics_of(checked_draft const& draft, text_buffer const& text, diagnostic_look const& look,
                            finding_texts& known) {
    written_list out;
    if (!draft.unchecked.empty())
        out.add(written(note_on_file(
            draft.unchecked, draft.may_be_written ? diagnostic::severity::note : diagnostic::severity::warning)));
    known.begin_version(draft.session);
    if (draft.source.file == nullptr) return out;
    finding_writer writer{*draft.source.file, text, look, draft.plan == nullptr ? nullptr : draft.plan->rules, known};
    for (auto const& r : draft.document.remarks) writer.add(r, out);
    for (std::size_t i = 0; i < draft.document.diagnostics.size(); ++i)
        writer.add(draft.document.diagnostics[i], i < draft.fingerprints.size() ? draft.fingerprints[i] : std::string{},
                   out);
    return out;
}

json diagnostics_of(report::checked_document const& about, diagnostic_look const& look) {
    text_buffer const text{std::string{about.file->text()}};
    finding_texts none;
    finding_writer writer{*about.file, text, look, nullptr, none};
    written_list out;
    for (auto const& d : about.diagnostics) writer.add(d, {}, out);
    return json::parse(out.array().text);
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

std::string result_id(written_list const& diagnostics) {
    std::array<char, 2 * sizeof(std::size_t)> digits{};
    auto const hash = std::hash<std::string>{}(diagnostics.elements());
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr};
}

}  // namespace cmwlint::lsp
