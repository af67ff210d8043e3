// Giving an article another number, with all that refers to it: where the number stands, how it is written there, and
// when it had better not be done by a program.
#pragma once

#include "source/span.hpp"
#include "structure/document.hpp"
#include "structure/reference.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::structure {

/// The number in a provision's own label ("5" of "Article 5.") as reading span; nothing where the label has none that
/// stands by itself, or has it in words.
[[nodiscard]] std::optional<source::span> number_in_label(std::string_view reading, document const&, provision_id);

/// A number as somebody types it ("7", "٧", "第七条", "Article 12-1", "5 bis"), normalised as `provision::number`;
/// nothing for what is no number.
[[nodiscard]] std::optional<std::string> typed_number(std::string_view typed, text::language);

/// A place where the number of an article stands. Reading spans.
struct number_place {
    source::span where;
    source::span ending;  ///< Azerbaijani: "-ci" behind it, which changes with the number; else empty
};

struct renumbering {
    std::vector<number_place> places;  ///< in the order of the text, each once; the label is one of them
    std::string why_not;               ///< English, one line; anything: `places` must not be used
    source::span at;                   ///< where the reason stands; may be empty
};

/// All places of an article's number. Refused where another article has the number, where a reference would come to
/// mean another article, where a range ("articles 5 to 9") would come to mean others, and where a number is in words.
/// `references` are all of the draft; `number` is normalised.
[[nodiscard]] renumbering renumber(std::string_view reading, document const&,
                                   std::span<placed_reference const> references, provision_id article,
                                   std::string const& number);

/// The number `to` as it is to be written where `from` was written so: in the same digits (Arabic, full-width, Chinese,
/// Roman). `written` is source text. Nothing where `from` is written in words, or `to` cannot be written like it.
[[nodiscard]] std::optional<std::string> written_like(std::string_view written, std::string_view from,
                                                      std::string_view to, text::language);

/// Azerbaijani: "-ci", "-cı", "-cu" or "-cü", by the number it follows.
[[nodiscard]] std::string_view ordinal_ending(unsigned number) noexcept;

}  // namespace cmwlint::structure
