// textDocument/completion: in drafts the numbers of articles after "article " (in the draft's language) and defined
// terms; in cmwlint.toml and cmwlint-suppressions.toml keys, rules and provisions.
#include "lsp/context.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "lsp/pack_features.hpp"
#include "lsp/toml_completion.hpp"
#include "structure/renumber.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace cmwlint::lsp {

using structure::no_provision;
using structure::provision_id;
using structure::provision_kind;

namespace {

constexpr std::size_t looked_back = 240;  // bytes of the line before the pointer
constexpr std::size_t most_items = 2'000;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The last character of a text, as bytes.
std::string_view last_character(std::string_view text) {
    auto at = text.size();
    while (at > 0 && continues(text[at - 1])) --at;
    return text.substr(at > 0 ? at - 1 : 0);
}

// Whether a character may belong to the number of an article, in any script we read.
bool is_numeral(std::string_view character, text::language language) {
    auto const folded = text::fold(character, language);
    if (folded.size() == 1 && folded[0] >= '0' && folded[0] <= '9') return true;
    for (std::string_view const han :
         {"〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千"})
        if (character == han) return true;
    return false;
}

// What was typed of a number before the pointer, and of the line before that.
struct typed_before {
    std::string_view line, number;
};

typed_before split_number(std::string_view line, text::language language) {
    auto cut = line.size();
    while (cut > 0 && is_numeral(last_character(line.substr(0, cut)), language))
        cut -= last_character(line.substr(0, cut)).size();
    return {line.substr(0, cut), line.substr(cut)};
}

// Whether a number typed now would be that of an article, or of a paragraph of one: the grammar of references is asked
// with a number put there.
std::optional<structure::reference> reference_begun(std::string_view line, text::language language) {
    bool const gap = !line.empty() && line.back() == ' ';
    auto probe = text::fold(line, language);
    while (!probe.empty() && probe.back() == ' ') probe.pop_back();
    probe.append(gap ? " 1" : "1").append(language == text::language::zh ? "条" : "");
    auto const size = static_cast<std::uint32_t>(probe.size());
    auto const found = structure::find_references(probe, {0, size}, language);
    if (found.empty() || found.back().where.end != size || found.back().elsewhere) return std::nullopt;
    auto const& last = found.back().steps.back();
    if (last.number != "1" && found.back().until != "1") return std::nullopt;
    return found.back();
}

class draft_items {
public:
    draft_items(draft_view& view, position_encoding encoding, std::uint32_t pointer)
        : view_{view}, place_{view.file().text, encoding}, pointer_{pointer} {}

    json articles(std::uint32_t typed) {
        std::set<std::string> known;
        for (provision_id id = 1; id < view_.tree().provisions.size() && out_.size() < most_items; ++id) {
            if (view_.tree()[id].kind != provision_kind::article || !known.insert(view_.tree()[id].number).second)
                continue;
            if (auto const own = structure::number_in_label(view_.reading().text, view_.tree(), id))
                number(view_.printed(*own), id, typed);
        }
        return std::move(out_);
    }

    json below(provision_id article, std::uint32_t typed) {
        for (auto c = view_.tree()[article].first_child; c != no_provision; c = view_.tree()[c].next_sibling)
            if (!view_.tree()[c].number.empty()) number(view_.tree()[c].number, c, typed);
        return std::move(out_);
    }

    json terms(std::string_view line) {
        std::set<std::string> known;
        for (auto const& d : view_.words().definitions) {
            auto const term = view_.printed(view_.words().reading_span(d.term));
            auto const typed = typed_of(term, line);
            if (typed == 0 || !known.insert(term).second || out_.size() >= most_items) continue;
            add(term, text_kind, typed, {});
            auto const& sentence = view_.words().prepared.sentences[d.sentence];
            out_.back()["documentation"] =
                beginning_of(view_.printed(view_.words().reading_span(sentence.tokens)), 400);
        }
        return std::move(out_);
    }

private:
    static constexpr int text_kind = 1, reference_kind = 18;

    // How many bytes before the pointer the term would take the place of; 0: it does not fit there.
    [[nodiscard]] std::size_t typed_of(std::string const& term, std::string_view line) const {
        auto const language = view_.tree().language;
        bool const spaced = text::words_are_spaced(language);
        for (auto size = std::min(term.size(), line.size()); size > 0; --size) {
            auto const end = line.substr(line.size() - size);
            if (continues(end.front()) || text::fold(end, language) != text::fold(term.substr(0, size), language))
                continue;
            auto const before = line.substr(0, line.size() - size);
            bool const letter =
                !before.empty() && (static_cast<unsigned char>(before.back()) >= 0x80 ||
                                    std::string_view{" \t\"'(.,;:-/"}.find(before.back()) == std::string_view::npos);
            if (!spaced || !letter) return size;
        }
        return 0;
    }

    void number(std::string label, provision_id id, std::uint32_t typed) {
        add(std::move(label), reference_kind, typed, view_.heading_of(id));
        auto const& p = view_.tree()[id];
        auto const words = beginning_of(view_.printed(p.intro), 400);
        if (!words.empty()) out_.back()["documentation"] = words;
        std::array<char, 24> order{};
        std::snprintf(order.data(), order.size(), "%06zu", out_.size());
        out_.back()["sortText"] = order.data();  // as in the draft, not 1, 10, 2
    }

    void add(std::string label, int kind, std::size_t typed, std::string const& detail) {
        auto const where = place_({pointer_ - static_cast<std::uint32_t>(typed), pointer_});
        json one{{"label", label}, {"kind", kind}, {"textEdit", {{"range", to_json(where)}, {"newText", label}}}};
        if (!detail.empty()) one["detail"] = detail;
        out_.push_back(std::move(one));
    }

    draft_view& view_;
    position_teller place_;
    std::uint32_t pointer_;
    json out_ = json::array();
};

reply complete_draft(context& server, open_document const& file, json const& params) {
    auto const at = position_of(params.at("position"));
    if (at.line >= file.text.line_count()) return json{};
    // What the last check knew is enough to tell whether there is anything to complete: spaces ask often.
    auto const known = [&]() -> std::optional<text::language> {
        auto const* const last = file.known.last();
        return last != nullptr && last->read != nullptr ? last->read->language : std::nullopt;
    };
    auto language = known();
    if (!language && draft_view::of(server, file.uri)) language = known();  // the first check of this draft
    if (!language) return json{};
    auto const pointer = file.text.offset(at, server.client().encoding);
    auto line = source::slice(file.text.text(), {file.text.line(at.line).begin, pointer});
    if (line.size() > looked_back) line.remove_prefix(line.size() - looked_back);
    while (!line.empty() && continues(line.front())) line.remove_prefix(1);
    auto const typed = split_number(line, *language);
    auto const begun = reference_begun(typed.line, *language);
    if (!begun && (line.empty() || line.back() == ' ')) return json{};
    auto view = draft_view::of(server, file.uri);
    if (!view) return json{};
    draft_items items{*view, server.client().encoding, pointer};
    if (!begun) return items.terms(line);
    auto const size = static_cast<std::uint32_t>(typed.number.size());
    if (begun->steps.back().kind == provision_kind::article) return items.articles(size);
    if (begun->steps.size() < 2) return json{};
    auto outer = *begun;
    outer.steps.pop_back();
    auto const offset = view->offset_of(params.at("position")).value_or(0);
    auto const article = structure::resolve(outer, view->tree(), view->tree().at(offset));
    return article.empty() ? json{} : items.below(article.front(), size);
}

}  // namespace

reply completion(context& server, json const& params) {
    auto const* const file = server.document(params.at("textDocument").at("uri").get<std::string>());
    if (file == nullptr) return json{};
    switch (file->role) {
        case document_role::draft:
            return complete_draft(server, *file, params);
        case document_role::configuration:
        case document_role::suppressions:
            return complete_toml(server, *file, position_of(params.at("position")));
        case document_role::toml:
            return complete_pack(server, *file, position_of(params.at("position")));
        default:
            return json{};
    }
}

}  // namespace cmwlint::lsp
