// Any file, from its bytes to its diagnostics, with the built-in rules. The first byte chooses what is said about it.
#include "ingest/ingest.hpp"
#include "lint/lint.hpp"
#include "rulepack/rule_set.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace cmwlint;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

bool on_boundary(std::string_view s, std::uint32_t at) {
    return at == s.size() || (at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0U) != 0x80U);
}

void demand_sound(source::span where, std::string_view text) {
    demand(where.begin <= where.end && where.end <= text.size());
    demand(on_boundary(text, where.begin) && on_boundary(text, where.end));
}

rulepack::rule_set const& built_in_rules() {
    static rulepack::rule_set const rules = [] {
        std::array const packs{rulepack::built_in()};
        return rulepack::load(packs, {false, {}}).rules;
    }();
    return rules;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    auto const draft = ingest::read_bytes("draft", std::string(reinterpret_cast<char const*>(data + 1), size - 1), {});
    if (!draft.value) return 0;
    auto const& file = *draft.value->file;
    lint::options
        how;  // byte 0, 8, 16 …: recognise the language; 1-7: en fr es ar zh ru az. From 128 on: recognise the kind
    if (data[0] % 8 > 0) how.language = text::all_languages[data[0] % 8 - 1u];
    if (data[0] < 128)
        how.kind = data[0] % 16 < 8 ? lint::document_kind::law : lint::document_kind::readmission_agreement;
    // Some line and every rule that came near it, or one rule wherever it came near.
    how.trace = data[0] % 2 == 0 ? lint::trace_request{{"DET-001"}, {}}
                                 : lint::trace_request{{}, 1 + data[size - 1] % file.line_count()};
    how.compliance = data[0] % 4 == 1;
    auto const result = lint::lint(file, draft.value->edits, built_in_rules(), how);
    for (auto const& d : result.derivations) {
        demand(d.line >= 1 && d.line <= file.line_count());
        for (auto const& part : d.parts) demand_sound(part.where, file.text());
        for (auto const& found : d.concepts) demand_sound(found.where, file.text());
    }
    demand(std::is_sorted(result.diagnostics.begin(), result.diagnostics.end(), diagnostic::before));
    for (auto const& d : result.diagnostics) {
        demand(!d.rule.empty() && !d.message.empty() && !d.provision.label.empty());
        demand(d.provision.start_line >= 1 && d.provision.start_line <= d.provision.end_line &&
               d.provision.end_line <= file.line_count());
        demand_sound(d.where, file.text());
        for (auto const& label : d.labels) demand_sound(label.where, file.text());
    }
    return 0;
}
