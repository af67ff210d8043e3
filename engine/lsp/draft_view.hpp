// A checked draft as language features see it: the tree and the words of the version the client shows, and the way
// between its positions and the reading. Nothing is sought in the text: every place comes from the tree or from words.
#pragma once

#include "lint/words.hpp"
#include "lsp/context.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cmwlint::lsp {

/// For one request; refers to what the server holds meanwhile.
class draft_view {
public:
    /// The draft that `params.textDocument.uri` names, checked if need be. Nothing: not open, not read, not a draft.
    [[nodiscard]] static std::optional<draft_view> of(context&, json const& params);
    [[nodiscard]] static std::optional<draft_view> of(context&, std::string const& uri);

    [[nodiscard]] open_document const& file() const { return *file_; }
    [[nodiscard]] checked_draft const& draft() const { return *draft_; }
    [[nodiscard]] text::reading const& reading() const { return draft_->read->tree->reading; }
    [[nodiscard]] structure::document const& tree() const { return draft_->read->tree->document; }
    [[nodiscard]] rulepack::rule_set const& rules() const { return *draft_->plan->rules; }
    [[nodiscard]] lint::draft_words const& words() const { return draft_->words(); }
    /// In which people are spoken to.
    [[nodiscard]] text::language speaks() const { return draft_->plan->how.message_language; }

    /// Where a span stands in the client's text. Spans in order cost least.
    [[nodiscard]] range place(source::span reading_span);
    [[nodiscard]] range place_of_source(source::span source_span);
    [[nodiscard]] range place_of(norms::token_range);
    /// The bytes of the client's text that a reading span stands for.
    [[nodiscard]] source::span client_span(source::span reading_span) const;
    /// The reading offset of a position; nothing for a line the draft does not have.
    [[nodiscard]] std::optional<std::uint32_t> offset_of(json const& position) const;
    /// The bytes of the client's text of a range; nothing where its lines are not there.
    [[nodiscard]] std::optional<source::span> span_of(json const& range) const;

    /// A reading span as the draft prints it: in one line, without markup.
    [[nodiscard]] std::string printed(source::span reading_span) const;
    /// "Article 5" and "Offences", or what there is of both; else "preamble".
    [[nodiscard]] std::string label_of(structure::provision_id) const;
    [[nodiscard]] std::string heading_of(structure::provision_id) const;
    /// The label with the heading beside it, if it stands beside it or on the next line: what an outline selects.
    [[nodiscard]] source::span head_of(structure::provision_id) const;

    /// The reference at a reading offset, or one that ends there; null: none.
    [[nodiscard]] structure::placed_reference const* reference_at(std::uint32_t offset) const;
    /// The mention of a defined term at an offset, or one that ends there; null: none.
    [[nodiscard]] norms::mention const* mention_at(std::uint32_t offset) const;
    /// The provision whose label or heading holds an offset; `no_provision`: none.
    [[nodiscard]] structure::provision_id headed_at(std::uint32_t offset) const;

private:
    draft_view(open_document const& file, checked_draft const& draft, position_encoding encoding)
        : file_{&file}, draft_{&draft}, encoding_{encoding}, teller_{file.text, encoding} {}

    open_document const* file_;
    checked_draft const* draft_;
    position_encoding encoding_;
    position_teller teller_;
};

/// Reads a position of the protocol.
[[nodiscard]] position position_of(json const&);

/// At most so many bytes of a text, cut between characters, with "…" where something was cut.
[[nodiscard]] std::string beginning_of(std::string text, std::size_t bytes);

}  // namespace cmwlint::lsp
