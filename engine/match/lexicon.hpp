// The lexicon: which word patterns of a vocabulary a word of the draft is. Not the interface of this room; may change.
#pragma once

#include "match/archive.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cmwlint::match {

using pattern_id = std::uint32_t;

/// Lets maps keyed by std::string be asked with a view.
struct string_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
};

/// Word patterns: whole words and stems. Arabic words are also found behind their attached particles and article.
class lexicon {
public:
    explicit lexicon(text::language l) : language_(l) {}

    /// The id of a pattern; the same word gives the same id.
    pattern_id add(std::string const& folded, bool stem);
    /// Call once after the last `add`.
    void close();
    /// The patterns a word is, in ascending order.
    [[nodiscard]] std::vector<pattern_id> classify(std::string_view word, bool lam_alef_ordered) const;
    [[nodiscard]] text::language language() const { return language_; }
    [[nodiscard]] std::size_t size() const { return patterns_.size(); }

    /// The patterns in the order of their ids, as bytes; `open` closes the lexicon too.
    void save(archive_writer&) const;
    void open(archive_reader&);

private:
    struct table {
        std::unordered_map<std::string, std::vector<pattern_id>, string_hash, std::equal_to<>> words, stems;
        std::vector<std::size_t> stem_lengths;  // ascending, bytes
        void close_lengths();
        void look_up(std::string_view word, std::vector<pattern_id>& out) const;
    };
    table build_ordered() const;

    text::language language_;
    std::vector<std::pair<std::string, bool>> patterns_;  // folded text, is stem
    table plain_;
    // Arabic: every pattern with every particle, letters ordered. Made when first asked for: few drafts are so damaged.
    struct ordered_table {
        std::once_flag made;
        table is;
    };
    std::unique_ptr<ordered_table> ordered_ = std::make_unique<ordered_table>();
};

}  // namespace cmwlint::match
