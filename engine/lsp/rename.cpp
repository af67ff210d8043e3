// textDocument/prepareRename and rename: another number for an article, in its label and in all that refers to it.
#include "lsp/context.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "lsp/edits.hpp"
#include "structure/renumber.hpp"

#include <optional>
#include <string>
#include <utility>

namespace cmwlint::lsp {

using structure::provision_id;
using structure::provision_kind;

namespace {

// An article's number under the pointer: in its label, or in a reference to it.
struct pointed_number {
    provision_id article = structure::no_provision;
    source::span where;  ///< reading span of the number
};

std::optional<pointed_number> in_reference(draft_view const& view, std::uint32_t offset) {
    auto const* const r = view.reference_at(offset);
    if (r == nullptr || r->to.empty()) return std::nullopt;
    auto const touches = [&](source::span s) { return !s.empty() && (s.contains(offset) || s.end == offset); };
    if (touches(r->what.until_written) && view.tree()[r->to.back()].kind == provision_kind::article)
        return pointed_number{r->to.back(), r->what.until_written};
    auto const article = view.tree().article_of(r->to.front());
    for (auto const& step : r->what.steps)
        if (step.kind == provision_kind::article && step.number == view.tree()[article].number && !step.written.empty())
            return pointed_number{article, step.written};
    return std::nullopt;
}

std::optional<pointed_number> number_at(draft_view const& view, std::uint32_t offset) {
    if (auto const found = in_reference(view, offset)) return found;
    auto const id = view.headed_at(offset);
    if (id == structure::no_provision || view.tree()[id].kind != provision_kind::article) return std::nullopt;
    auto const& label = view.tree()[id].label;
    if (!label.contains(offset) && label.end != offset) return std::nullopt;  // in the heading
    auto const own = structure::number_in_label(view.reading().text, view.tree(), id);
    return own ? std::optional{pointed_number{id, *own}} : std::nullopt;
}

failure refused(std::string why) { return {error_code::request_failed, std::move(why)}; }

// Writes the edits, or says which number cannot be written.
std::optional<std::string> write_edits(draft_view& view, structure::renumbering const& plan, provision_id article,
                                       std::string const& number, file_edits& into) {
    auto const& from = view.tree()[article].number;
    for (auto const& place : plan.places) {
        auto const span = view.client_span(place.where);
        auto const written = source::slice(view.file().text.text(), span);
        auto text = structure::written_like(written, from, number, view.tree().language);
        if (!text)
            return "line " + std::to_string(view.place(place.where).start.line + 1) + " has the number as \"" +
                   std::string{written} + "\", which cmwlint cannot write anew: change it by hand";
        auto where = view.place(place.where);
        if (!place.ending.empty() && number.find_first_not_of("0123456789") == std::string::npos) {
            where.end = view.place(place.ending).end;
            text->append(structure::ordinal_ending(static_cast<unsigned>(std::stoul(number))));
        }
        into.edits.push_back({where, std::move(*text), false});
    }
    return std::nullopt;
}

}  // namespace

reply prepare_rename(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    auto const offset = view ? view->offset_of(params.at("position")) : std::nullopt;
    auto const found = offset ? number_at(*view, *offset) : std::nullopt;
    if (!found) return json{};
    auto const where = to_json(view->place(found->where));
    return json{{"range", where}, {"placeholder", view->printed(found->where)}};
}

reply rename(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    auto const offset = view ? view->offset_of(params.at("position")) : std::nullopt;
    auto const found = offset ? number_at(*view, *offset) : std::nullopt;
    if (!found) return refused("only the number of an article can be renamed, at its label or in a reference to it");
    auto const typed = params.at("newName").get<std::string>();
    auto const number = structure::typed_number(typed, view->tree().language);
    if (!number) return failure{error_code::invalid_params, "\"" + typed + "\" is no number of an article"};
    file_edits change{view->file().uri, view->file().version, false, {}};
    if (*number == view->tree()[found->article].number) return workspace_edit(server.client(), {change});
    auto const plan =
        structure::renumber(view->reading().text, view->tree(), view->words().references, found->article, *number);
    if (!plan.why_not.empty()) {
        auto const line = plan.at.empty() ? 0 : view->place(plan.at).start.line + 1;
        return refused((line > 0 ? "line " + std::to_string(line) + ": " : "") + plan.why_not);
    }
    if (auto why_not = write_edits(*view, plan, found->article, *number, change)) return refused(*why_not);
    return workspace_edit(server.client(), {change});
}

}  // namespace cmwlint::lsp
