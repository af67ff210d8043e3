// textDocument/hover: what is to be known of the place under the pointer. Where a reference leads or what a term means
// comes first, since it is short and the pointer stands on it; then findings, whose words may be many; then which idea
// cmwlint takes a word for.
#include "lsp/context.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "lsp/pack_features.hpp"
#include "lsp/prose.hpp"
#include "report/messages.hpp"
#include "report/page_words.hpp"
#include "workspace/rule_pages.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace cmwlint::lsp {
namespace {

constexpr std::size_t most_findings = 4;   // at one place; the rest is counted
constexpr std::size_t most_sources = 6;    // of a rule, the strongest; the rule's page has all
constexpr std::size_t most_targets = 5;    // of "articles 5 to 90"
constexpr std::size_t longest_text = 900;  // bytes of a provision or a definition

class hover_writer {
public:
    hover_writer(draft_view& view, bool markdown)
        : view_{view}, out_{markdown}, words_{report::page_words_in(view.speaks())}, markdown_{markdown} {}

    // What is said of an offset of the reading that stands for an offset of the source.
    json at(std::uint32_t offset) {
        auto const source = view_.reading().map.to_origin(offset);
        if (auto const* const r = view_.reference_at(offset)) reference(*r);
        if (auto const* const m = view_.mention_at(offset)) term(*m);
        findings(source);
        concepts(offset);
        if (out_.empty() || !where_) return json{};
        return {{"contents", {{"kind", markdown_ ? "markdown" : "plaintext"}, {"value", out_.text()}}},
                {"range", to_json(*where_)}};
    }

private:
    // What comes first gives the range that the client marks.
    void begin(range where) {
        if (!out_.empty()) out_.rule();
        if (!where_) where_ = where;
    }

    void findings(std::uint32_t source) {
        std::size_t more = 0, shown = 0;
        for (auto const& d : view_.draft().document.diagnostics) {
            if (!d.where.contains(source) && d.where.end != source) continue;
            if (shown == most_findings) {
                ++more;
                continue;
            }
            ++shown;
            begin(view_.place_of_source(d.where));
            finding(d);
        }
        if (more > 0) out_.paragraph().words("+" + std::to_string(more));
    }

    void finding(diagnostic::diagnostic const& d) {
        out_.strong(report::severity_word(words_, d.level)).words(" ").name(d.rule).words(" " + d.name);
        out_.paragraph().strong(d.message);
        said(words_.why, d.why);
        said(words_.advice, d.advice);
        said(report::phrases_in(view_.speaks()).write, d.wording);
        if (d.needs_lawyer) out_.paragraph().words(words_.lawyer);
        sources(d);
        if (!d.convention.empty()) {
            out_.paragraph().strong(words_.convention).words(words_.colon);
            for (std::size_t i = 0; i < d.convention.size(); ++i) out_.words((i == 0 ? "" : ", ") + d.convention[i]);
        }
        if (d.instead.clause.empty()) return;
        out_.paragraph().strong(words_.model).words(words_.colon).quote(d.instead.clause);
        if (!d.instead.note.empty()) out_.paragraph().words(d.instead.note);
    }

    void said(std::string_view heading, std::string const& text) {
        if (!text.empty()) out_.paragraph().strong(heading).words(words_.colon).words(text);
    }

    // Each paragraph the rule rests on, with what it says.
    void sources(diagnostic::diagnostic const& d) {
        auto const* const rule = view_.rules().find(d.rule);
        if (rule == nullptr) return;
        auto const page = workspace::page_of(view_.rules(), *rule, view_.speaks(), 0);
        if (page.sources.empty()) return;
        out_.paragraph().strong(words_.sources);
        for (std::size_t i = 0; i < std::min(page.sources.size(), most_sources); ++i) {
            auto const& s = page.sources[i];
            out_.item().strong(s.cited.document);
            bool const treaty = s.cited.authority == "Convention" || s.cited.authority == "other instrument";
            if (!s.cited.paragraph.empty())
                out_.words(treaty ? ", " : ", " + std::string{words_.paragraph} + " ").words(s.cited.paragraph);
            out_.words(" (" + s.cited.authority);
            if (!s.cited.speaker.empty()) out_.words(", " + std::string{words_.reporting} + " ").words(s.cited.speaker);
            out_.words(")");
            if (!s.says.empty()) out_.words(words_.colon).words(s.says);
        }
        if (page.sources.size() > most_sources)
            out_.item().words("+" + std::to_string(page.sources.size() - most_sources));
    }

    void reference(structure::placed_reference const& r) {
        if (r.to.empty()) return;
        begin(view_.place(r.what.where));
        for (std::size_t i = 0; i < std::min(r.to.size(), most_targets); ++i) {
            if (i > 0) out_.paragraph();
            provision(r.to[i], r.to.size() == 1 ? longest_text : longest_text / most_targets);
        }
        if (r.to.size() > most_targets) out_.paragraph().words("+" + std::to_string(r.to.size() - most_targets));
    }

    // The article a paragraph belongs to is named too: "Article 5 Offences › (2)".
    void provision(structure::provision_id id, std::size_t most) {
        auto const article = view_.tree().article_of(id);
        if (article != id && article != 0) out_.strong(title(article)).words(" › ");
        out_.strong(title(id));
        auto const& p = view_.tree()[id];
        auto const head = std::max({p.label.end, p.heading.end, p.whole.begin});
        auto const text = beginning_of(view_.printed({std::min(head, p.whole.end), p.whole.end}), most);
        if (!text.empty()) out_.quote(text);
    }

    [[nodiscard]] std::string title(structure::provision_id id) const {
        auto const heading = view_.heading_of(id);
        return view_.label_of(id) + (heading.empty() ? "" : " " + heading);
    }

    void term(norms::mention const& m) {
        auto const& words = view_.words();
        auto const& definition = words.definitions[m.of];
        auto const& sentence = words.prepared.sentences[definition.sentence];
        auto span = words.reading_span(sentence.tokens);
        if (sentence.opens_list && sentence.where != structure::no_provision)
            span.end = std::max(span.end, view_.tree()[sentence.where].whole.end);
        begin(view_.place_of(m.where));
        out_.strong(view_.printed(words.reading_span(definition.term)));
        auto const article = view_.tree().article_of(sentence.where);
        if (article != 0 && article != structure::no_provision) out_.words(" (" + title(article) + ")");
        out_.quote(beginning_of(view_.printed(span), longest_text));
    }

    // Names as rules have them; "negated", "permitted" … as `cmwlint why` calls what cues do.
    void concepts(std::uint32_t offset) {
        auto const found = lint::concepts_at(view_.words(), *view_.draft().read->tree, view_.rules(), offset);
        if (found.empty()) return;
        begin(view_.place_of(found.front().where));
        for (auto const& one : found) {
            out_.item().name(one.name);
            for (auto const& [mark, said] : marks)
                if ((one.has & mark) != 0) out_.words(" · ").words(said);
            for (std::size_t i = 0; i < one.counts_as.size(); ++i)
                out_.words(i == 0 ? " ⊂ " : ", ").name(one.counts_as[i]);
        }
    }

    struct mark_name {
        norms::mark mark;
        std::string_view said;
    };
    static constexpr std::array marks{
        mark_name{norms::negated, "negated"},   mark_name{norms::permitted, "permitted"},
        mark_name{norms::obliged, "obliged"},   mark_name{norms::excepted, "excepted"},
        mark_name{norms::repealed, "repealed"}, mark_name{norms::hypothetical, "hypothetical"}};

    draft_view& view_;
    prose out_;
    report::page_words const& words_;
    std::optional<range> where_;
    bool markdown_;
};

}  // namespace

reply hover(context& server, json const& params) {
    auto const* const file = server.document(params.at("textDocument").at("uri").get<std::string>());
    if (file != nullptr && is_of_pack(*file)) return hover_pack(server, *file, position_of(params.at("position")));
    auto view = draft_view::of(server, params);
    auto const offset = view ? view->offset_of(params.at("position")) : std::nullopt;
    if (!offset) return json{};
    return hover_writer{*view, server.client().markdown_hover}.at(*offset);
}

}  // namespace cmwlint::lsp
