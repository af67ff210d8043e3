#include "lsp/draft_view.hpp"

#include "text/reading.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::lsp {

using structure::no_provision;
using structure::provision_id;

position position_of(json const& p) {
    auto const number = [&](char const* key) {
        auto const value = p.at(key).get<std::int64_t>();
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, ~std::uint32_t{0}));
    };
    return {number("line"), number("character")};
}

std::string beginning_of(std::string text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    text.resize(bytes);
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text + " …";
}

std::optional<draft_view> draft_view::of(context& server, json const& params) {
    return of(server, params.at("textDocument").at("uri").get<std::string>());
}

std::optional<draft_view> draft_view::of(context& server, std::string const& uri) {
    auto const* const file = server.checked(uri);
    if (file == nullptr) return std::nullopt;
    auto const* const draft = file->known.last();
    bool const read = draft != nullptr && draft->plan != nullptr && draft->read != nullptr && draft->read->tree;
    if (!read || draft->source.file == nullptr) return std::nullopt;
    return draft_view{*file, *draft, server.client().encoding};
}

source::span draft_view::client_span(source::span reading_span) const {
    return draft_->in_client_text(reading().map.to_origin(reading_span));
}

range draft_view::place(source::span reading_span) { return teller_(client_span(reading_span)); }

range draft_view::place_of_source(source::span source_span) { return teller_(draft_->in_client_text(source_span)); }

range draft_view::place_of(norms::token_range tokens) { return place(words().reading_span(tokens)); }

std::optional<std::uint32_t> draft_view::offset_of(json const& p) const {
    auto const at = position_of(p);
    if (at.line >= file_->text.line_count()) return std::nullopt;
    auto const client = file_->text.offset(at, encoding_);
    return reading().map.to_derived(draft_->source.file->origin().to_derived(client));
}

std::optional<source::span> draft_view::span_of(json const& r) const {
    auto const start = position_of(r.at("start")), end = position_of(r.at("end"));
    if (start.line >= file_->text.line_count() || end < start) return std::nullopt;
    return source::span{file_->text.offset(start, encoding_), file_->text.offset(end, encoding_)};
}

std::string draft_view::printed(source::span reading_span) const {
    if (reading_span.empty()) return {};
    return text::printed(draft_->source.file->text(), draft_->source.edits, reading().map.to_origin(reading_span));
}

std::string draft_view::label_of(provision_id id) const {
    auto out = printed(tree()[id].label);
    return out.empty() ? std::string{structure::kind_name(tree()[id].kind)} : out;
}

std::string draft_view::heading_of(provision_id id) const { return printed(tree()[id].heading); }

source::span draft_view::head_of(provision_id id) const {
    auto const& p = tree()[id];
    if (!p.label.empty()) return p.label;
    if (!p.heading.empty()) return p.heading;
    return {p.whole.begin, p.whole.begin};
}

structure::placed_reference const* draft_view::reference_at(std::uint32_t offset) const {
    auto const& all = words().references;
    auto const after =
        std::partition_point(all.begin(), all.end(), [&](auto const& r) { return r.what.where.begin <= offset; });
    // Members of a list may share their beginning; the innermost that holds the offset stands nearest before it.
    for (auto it = after; it != all.begin() && after - it < 64;) {
        --it;
        if (it->what.where.contains(offset) || it->what.where.end == offset) return &*it;
    }
    return nullptr;
}

norms::mention const* draft_view::mention_at(std::uint32_t offset) const {
    auto const& all = words().mentions;
    auto const after = std::partition_point(
        all.begin(), all.end(), [&](norms::mention const& m) { return words().reading_span(m.where).begin <= offset; });
    if (after == all.begin()) return nullptr;
    auto const span = words().reading_span((after - 1)->where);
    return span.contains(offset) || span.end == offset ? &*(after - 1) : nullptr;
}

provision_id draft_view::headed_at(std::uint32_t offset) const {
    for (auto id = tree().at(offset); id != no_provision && id != 0; id = tree()[id].parent) {
        auto const& p = tree()[id];
        auto const holds = [&](source::span s) { return !s.empty() && (s.contains(offset) || s.end == offset); };
        if (holds(p.label) || holds(p.heading)) return id;
        if (p.kind <= structure::provision_kind::article) break;
    }
    return no_provision;
}

}  // namespace cmwlint::lsp
