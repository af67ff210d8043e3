// Fingerprints: how a finding, or the text of a provision, is known again after a draft was renumbered or moved about.
// No line, no number of an article and no label goes into them.
#pragma once

#include "diagnostic/diagnostic.hpp"
#include "structure/document.hpp"
#include "text/reading.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cmwlint::project {

/// A draft as it was read; refers to what its owner holds.
struct read_text {
    text::reading const& reading;
    structure::document const& document;
};

/// 64 bits of FNV-1a as 16 hexadecimal digits: the same on every machine and in every version.
[[nodiscard]] std::string hash_of(std::string_view bytes);

/// The innermost provision that a finding stands in.
[[nodiscard]] structure::provision_id provision_of(read_text const&, diagnostic::diagnostic const&);

/// Whether a provision is the other or stands anywhere in it.
[[nodiscard]] bool is_below(structure::document const&, structure::provision_id, structure::provision_id above);

/// The words of a reading span, one after the other in the form of the reading, each followed by a space; without
/// punctuation. With `numbers`, figures too (in Chinese also those written as characters).
[[nodiscard]] std::string words_in(read_text const&, source::span where, bool numbers);

/// Whether a provision is so large that a sentence in it stands for the provision: the draft itself, a part, a chapter.
[[nodiscard]] bool is_large(structure::provision_kind) noexcept;

/// The text of a provision with all that stands below it, without labels: one word after the other in the form of the
/// reading. Headings belong to it. With `numbers`, figures in the text count ("30 days" is not "60 days").
[[nodiscard]] std::string words_of(read_text const&, structure::provision_id, bool numbers);

/// What a suppression remembers of the provision it was written for: words and figures, so that a decision on "30 days"
/// does not cover "60 days".
[[nodiscard]] std::string text_hash(read_text const&, structure::provision_id);

/// Words of the pieces of a draft, kept from one version of it to the next: only pieces that are new are read.
class word_memory {
public:
    /// From here on the pieces are those of another version; what its predecessor did not use is forgotten.
    void begin_version(text::language);
    /// The words of a piece of the reading as `words_in` has them, without figures. Stays until the next `words`.
    [[nodiscard]] std::string const& words(std::string_view piece);

private:
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    using words_by_piece = std::unordered_map<std::string, std::string, hash, std::equal_to<>>;
    text::language language_ = text::language::en;
    words_by_piece now_, before_;
};

/// One fingerprint a finding, in their order: rule, underlined words and words of the provision, all without figures.
/// Equal ones are told apart by their order: "…-2", "…-3". A rule that is judged once for the whole draft has one
/// that the text does not change. For the versions of one draft a memory saves most of the reading.
[[nodiscard]] std::vector<std::string> fingerprints(read_text const&, std::span<diagnostic::diagnostic const>);
[[nodiscard]] std::vector<std::string> fingerprints(read_text const&, std::span<diagnostic::diagnostic const>,
                                                    word_memory&);

}  // namespace cmwlint::project
