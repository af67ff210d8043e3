// The pass list: read, outline, cut, match, interpret, evaluate, sort. Nothing is cleverer than the list.
#include "lint/draft.hpp"
#include "lint/stopwatch.hpp"

#include "norms/definitions.hpp"
#include "structure/outline.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::lint {

std::string_view name(document_kind kind) noexcept {
    switch (kind) {
        case document_kind::law:
            return "law";
        case document_kind::decree:
            return "decree";
        case document_kind::labour_agreement:
            return "labour-agreement";
        case document_kind::readmission_agreement:
            return "readmission-agreement";
        case document_kind::social_security_agreement:
            return "social-security-agreement";
        case document_kind::agreement:
            return "agreement";
        case document_kind::contract:
            return "contract";
        case document_kind::other:
            break;
    }
    return "other";
}

std::optional<document_kind> parse_kind(std::string_view word) noexcept {
    constexpr std::array kinds{document_kind::law,
                               document_kind::decree,
                               document_kind::labour_agreement,
                               document_kind::readmission_agreement,
                               document_kind::social_security_agreement,
                               document_kind::agreement,
                               document_kind::contract,
                               document_kind::other};
    for (auto const kind : kinds) {
        if (name(kind) == word) return kind;
    }
    return std::nullopt;
}

source::span read_draft::source_span(norms::token_range range) const {
    if (range.empty()) return {};
    return reading.map.to_origin(source::span{prepared.tokens[range.first].begin, prepared.tokens[range.last - 1].end});
}

norms::token_range read_draft::tokens_in(source::span where) const {
    auto const& tokens = prepared.tokens;
    auto const first =
        std::partition_point(tokens.begin(), tokens.end(), [&](auto const& t) { return t.begin < where.begin; });
    auto const last = std::partition_point(first, tokens.end(), [&](auto const& t) { return t.begin < where.end; });
    return {static_cast<std::uint32_t>(first - tokens.begin()), static_cast<std::uint32_t>(last - tokens.begin())};
}

std::string read_draft::printed(source::span where) const { return text::printed(file.text(), edits, where); }

bool read_draft::is_marked_up(source::span where) const {
    auto const first = std::partition_point(edits.begin(), edits.end(),
                                            [&](text::edit const& e) { return e.where.end <= where.begin; });
    auto const last =
        std::partition_point(first, edits.end(), [&](text::edit const& e) { return e.where.begin < where.end; });
    return std::any_of(first, last, [](text::edit const& e) {
        return e.what == text::edit::kind::drop || e.what == text::edit::kind::block;
    });
}

diagnostic::place read_draft::place_of(structure::provision_id provision) const {
    auto const article = document.article_of(provision);
    // In the heading of a chapter that heading is the place, not the whole draft.
    bool const heading = provision != 0 && article == 0;
    auto const& p = document[heading ? provision : article];
    diagnostic::place out;
    out.label = printed(reading.map.to_origin(p.label));
    out.heading = printed(reading.map.to_origin(p.heading));
    out.eid = document[provision].eid.empty() ? p.eid : document[provision].eid;
    if (out.label.empty()) out.label = structure::kind_name(p.kind);
    auto const extent =
        heading && !p.heading.empty() ? source::join(p.label.empty() ? p.heading : p.label, p.heading) : p.whole;
    auto const where = reading.map.to_origin(extent);
    out.start_line = file.line_of(where.begin);
    out.end_line = file.line_of(where.end > where.begin ? where.end - 1 : where.begin);
    return out;
}

result lint(source::source_file const& file, std::span<text::edit const> edits, rulepack::rule_set const& rules,
            options const& how) {
    result out;
    out.language = how.language ? how.language : text::detect_language(file.text());
    if (!out.language) {
        out.kind = how.kind.value_or(document_kind::other);
        return out;
    }
    auto const language = *out.language;
    auto const& words = rules.data().in(language);
    stopwatch watch;

    read_draft draft{file, edits, text::make_reading(file.text(), language, edits), {}, {}, {}, {}};
    out.time.reading = watch.lap();
    draft.document = structure::build_outline(draft.reading, file.text(), language);
    out.time.outline = watch.lap();
    auto const tokens = text::tokenise(draft.reading.text, language);
    draft.prepared = norms::prepare(draft.reading, file.text(), draft.document, tokens, words.cues);
    out.time.tokens = watch.lap();
    draft.hits = words.words.find(
        {draft.reading.text, draft.prepared.tokens, draft.prepared.breaks, draft.reading.lam_alef_ordered});
    norms::add_defined_terms(draft.hits, draft.prepared, draft.reading, words.cues, rules.data().definable);
    out.time.match = watch.lap();
    draft.norms = norms::interpret(draft.prepared, draft.reading, draft.document, draft.hits, rules.data().relations,
                                   words.cues, how.trace.has_value());
    out.time.norms = watch.lap();
    out.kind = how.kind ? *how.kind : detect_kind(draft, words);
    std::vector<judgement> log;
    out.diagnostics = evaluate(draft, out.kind, rules, how, log);
    std::stable_sort(out.diagnostics.begin(), out.diagnostics.end(), diagnostic::before);
    if (how.compliance) out.complies = find_compliance(draft, out.kind, rules, out.diagnostics);
    out.time.rules = watch.lap();
    if (how.trace) out.derivations = derive(draft, out.kind, rules, *how.trace, log);
    if (how.keep_outline) out.tree = outline{language, std::move(draft.reading), std::move(draft.document)};
    return out;
}

std::optional<outline> read_outline(source::source_file const& file, std::span<text::edit const> edits,
                                    std::optional<text::language> wanted) {
    auto const language = wanted ? wanted : text::detect_language(file.text());
    if (!language) return std::nullopt;
    outline out;
    out.language = *language;
    out.reading = text::make_reading(file.text(), *language, edits);
    out.document = structure::build_outline(out.reading, file.text(), *language);
    return out;
}

}  // namespace cmwlint::lint
