// Repairs of what PDF extraction and typewriters do to words. Not the interface of this room; may change.
#pragma once

#include "text/language.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace cmwlint::text {

/// Offsets of the single spaces that stand inside words: letter-spaced headings ("A r t i c l e  5", "M a d d ə   3 1
/// 8") and, in Azerbaijani, letters that a broken font tore off their words ("q ə rarda"). Sorted. Linear.
[[nodiscard]] std::vector<std::uint32_t> find_inner_spaces(std::string_view source, language);

/// Decides what a hyphen at a line end was: one that parts a word ("immi-/gration") or one that belongs to it
/// ("non-/refoulement"). Asks the text itself first: which of the two forms does it use elsewhere?
class hyphen_judge {
public:
    hyphen_judge(std::string_view source, language l) : source_(source), language_(l) {}
    enum class verdict : std::uint8_t { parted_word, hyphen_of_its_own, not_a_break };
    /// `line_end` is where the line ends (just after the hyphen), `next_word` where the next line's first word begins.
    [[nodiscard]] verdict judge(std::size_t line_end, std::size_t next_word);

private:
    void learn();
    std::string_view source_;
    language language_;
    bool learnt_ = false;
    std::unordered_set<std::uint64_t> words_;  // hashes of the words of the source, hyphenated ones too
};

/// Whether an Arabic text writes lam-alef in reverse, judged by sequences that sound Arabic does not have.
[[nodiscard]] bool has_reversed_lam_alef(std::string_view source) noexcept;

}  // namespace cmwlint::text
