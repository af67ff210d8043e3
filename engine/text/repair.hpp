// Repairs of what PDF extraction and typewriters do to words. Not the interface of this room; may change.
#pragma once

#include "text/language.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cmwlint::text {

/// Offsets of the single spaces that stand inside words: letter-spaced headings ("A r t i c l e  5", "M a d d ə   3 1
/// 8") and, in Azerbaijani, letters that a broken font tore off their words ("q ə rarda"). Sorted. Linear.
[[nodiscard]] std::vector<std::uint32_t> find_inner_spaces(std::string_view source, language);

/// The same for the lines `[begin, end)` of the source; `torn` is set where torn letters were put back, which words
/// elsewhere decide.
[[nodiscard]] std::vector<std::uint32_t> find_inner_spaces(std::string_view source, language, std::uint32_t begin,
                                                           std::uint32_t end, bool& torn);

/// A word of a line, between spaces.
struct piece {
    std::uint32_t begin = 0, end = 0;
    bool single_space_before = false;
};
[[nodiscard]] std::vector<piece> cut_line(std::string_view source, std::uint32_t begin, std::uint32_t end);

/// ə, ş, ğ, İ: the letters that fonts without Azerbaijani lack.
[[nodiscard]] bool is_torn_letter(char32_t);

/// Puts torn letters back to their words. Learns the words of the text when it is first needed.
class torn_letter_model {
public:
    explicit torn_letter_model(std::string_view source);
    ~torn_letter_model();
    /// Appends the spaces of a line that stand inside words.
    void mend(std::vector<piece> const& line, std::vector<std::uint32_t>& inner_spaces);
    /// Whether the words of the text were asked.
    [[nodiscard]] bool has_learnt() const { return tables_ != nullptr; }

private:
    class tables;
    void learn();
    [[nodiscard]] bool is_torn(piece const&) const;
    [[nodiscard]] bool has_torn_letter(piece const&) const;
    [[nodiscard]] bool may_join(piece const& left, piece const& right) const;
    void mend_stretch(std::span<piece const>, std::vector<std::uint32_t>& inner_spaces) const;
    std::string_view source_;
    std::unique_ptr<tables> tables_;
};

/// The words of a source, hyphenated ones too, by their hashes; and what was asked of them.
class word_census {
public:
    /// Whether the words of a source are in it.
    [[nodiscard]] bool taken() const { return taken_; }
    void take(std::string_view source);
    /// Whole lines of the source come or go.
    void add(std::string_view lines) { count(lines, 1); }
    void remove(std::string_view lines) { count(lines, -1); }

    /// Whether the source has the word; the answer is remembered.
    [[nodiscard]] bool has(std::uint64_t word_hash);
    /// Whether all that was asked would be answered so again.
    [[nodiscard]] bool answers_stand() const;
    void forget_answers() { answers_.clear(); }

private:
    void count(std::string_view text, std::int32_t by);
    bool taken_ = false;
    std::unordered_map<std::uint64_t, std::int32_t> words_;
    std::unordered_map<std::uint64_t, bool> answers_;
};

/// Decides what a hyphen at a line end was: one that parts a word ("immi-/gration") or one that belongs to it
/// ("non-/refoulement"). Asks the text itself first: which of the two forms does it use elsewhere?
class hyphen_judge {
public:
    hyphen_judge(std::string_view source, language l, word_census& words)
        : source_(source), language_(l), words_(words) {}
    enum class verdict : std::uint8_t { parted_word, hyphen_of_its_own, not_a_break };
    /// `line_end` is where the line ends (just after the hyphen), `next_word` where the next line's first word begins.
    [[nodiscard]] verdict judge(std::size_t line_end, std::size_t next_word);

private:
    std::string_view source_;
    language language_;
    word_census& words_;
};

/// Whether an Arabic text writes lam-alef in reverse, judged by sequences that sound Arabic does not have.
[[nodiscard]] bool has_reversed_lam_alef(std::string_view source) noexcept;

}  // namespace cmwlint::text
