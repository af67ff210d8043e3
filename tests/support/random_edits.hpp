// Edits as people make them, and as they do not: what a session is tried with.
#pragma once

#include "text/language.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::test {

/// `erased` bytes at `at` are replaced by `inserted`. Never cuts a UTF-8 character.
struct text_edit {
    std::size_t at = 0, erased = 0;
    std::string inserted;

    [[nodiscard]] std::string applied_to(std::string text) const { return text.replace(at, erased, inserted); }
    [[nodiscard]] text_edit undone_on(std::string const& before) const {
        return {at, inserted.size(), before.substr(at, erased)};
    }
};

/// Makes random edits of a text: keystrokes mostly, now and then words, lines, articles, headings, marks and foreign
/// letters. `snippets` are stretches of law that it pastes.
class typist {
public:
    typist(std::uint32_t seed, std::vector<std::string> snippets) : random_(seed), snippets_(std::move(snippets)) {}

    /// A character typed or taken away somewhere in the text: what an editor sends most.
    [[nodiscard]] text_edit keystroke(std::string const& text) {
        auto const at = place(text);
        if (one_in(4)) return {at, next(text, at) - at, {}};
        static constexpr std::string_view typed = "aeioutsnr ,.;e";
        return {at, 0, std::string(1, typed[below(typed.size())])};
    }

    [[nodiscard]] text_edit any(std::string const& text) {
        switch (below(12)) {
            case 0:
            case 1:
                return keystroke(text);
            case 2:
                return insert_at(place(text), piece());
            case 3: {  // a word goes
                auto const at = text.find(' ', place(text));
                if (at == std::string::npos) return keystroke(text);
                auto const end = text.find(' ', at + 1);
                return {at, (end == std::string::npos ? text.size() : end) - at, {}};
            }
            case 4:  // something at the beginning of a line
                return insert_at(line_begin(text, place(text)), piece());
            case 5: {  // lines go
                auto const begin = line_begin(text, place(text));
                auto end = begin;
                for (auto lines = 1 + below(6); lines > 0 && end < text.size(); --lines)
                    end = std::min(text.find('\n', end), text.size() - 1) + 1;
                return {begin, end - begin, one_in(3) ? piece() : std::string{}};
            }
            case 6: {  // a stretch moves or is doubled
                auto const from = line_begin(text, place(text));
                auto const size = std::min<std::size_t>(text.size() - from, below(600));
                return insert_at(line_begin(text, place(text)), text.substr(from, end_of(text, from + size) - from));
            }
            case 7:
                return insert_at(line_begin(text, place(text)), snippet());
            case 8: {  // a stretch is replaced
                auto const at = place(text);
                auto const end = end_of(text, std::min(text.size(), at + below(200)));
                return {at, end - at, one_in(2) ? piece() : std::string{}};
            }
            case 9:  // both ends
                if (one_in(2)) return insert_at(one_in(2) ? 0 : text.size(), one_in(3) ? snippet() : piece());
                return one_in(2) ? text_edit{0, end_of(text, std::min<std::size_t>(text.size(), below(80))), {}}
                                 : text_edit{end_of(text, text.size() - std::min<std::size_t>(text.size(), below(80))),
                                             0, piece()};
            case 10: {  // lines are joined
                auto const at = text.find('\n', place(text));
                if (at == std::string::npos) return keystroke(text);
                return {at, 1, one_in(2) ? " " : ""};
            }
            default: {  // a capital becomes small or the other way round
                auto at = place(text);
                while (at < text.size() && !is_latin(text[at])) ++at;
                if (at == text.size()) return keystroke(text);
                return {at, 1, std::string(1, static_cast<char>(text[at] ^ 0x20))};
            }
        }
    }

    std::size_t below(std::size_t n) {
        return n == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
    }
    bool one_in(std::size_t n) { return below(n) == 0; }

private:
    static bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    static bool inside(std::string const& text, std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    }
    static std::size_t end_of(std::string const& text, std::size_t at) {
        while (inside(text, at)) ++at;
        return at;
    }
    static std::size_t next(std::string const& text, std::size_t at) {
        return at == text.size() ? at : end_of(text, at + 1);
    }
    static std::size_t line_begin(std::string const& text, std::size_t at) {
        while (at > 0 && text[at - 1] != '\n') --at;
        return at;
    }
    static text_edit insert_at(std::size_t at, std::string what) { return {at, 0, std::move(what)}; }

    std::size_t place(std::string const& text) { return end_of(text, below(text.size() + 1)); }
    std::string const& snippet() {
        static std::string const empty;
        return snippets_.empty() ? empty : snippets_[below(snippets_.size())];
    }
    std::string piece() {
        static std::vector<std::string> const pieces{
            "\n",
            "\n\n",
            " ",
            "\t",
            "\r\n",
            "\r",
            "-\n",
            " -\n",
            "\xC2\xAD\n",
            "\xC2\xA0",
            ".",
            ";",
            ":",
            "\"",
            "«",
            "»",
            "(",
            "(a) ",
            "(b) ",
            "1. ",
            "2) ",
            "- ",
            "— ",
            "i) ",
            "Article 5\n",
            "Article 7. ",
            "Section 12. ",
            "CHAPTER II\n",
            "Chapitre III\nDispositions\n",
            "Artículo 9.",
            "المادة 12\n",
            "第十二条 ",
            "Статья 7. ",
            "Maddə 9. ",
            "ANNEX\n",
            "TABLE OF CONTENTS\n",
            "Article 1 ........ 3\n",
            "the detention of migrants",
            " unless ",
            " shall not ",
            "\"holding facility\" means a place where foreigners are detained;\n",
            " (hereinafter \"the Centre\") ",
            "holding facility",
            "the Centre",
            " 48 hours ",
            "imprisonment for two years",
            "contravenes section 5",
            "étranger en situation irrégulière",
            "الأجانب",
            "األجانب",
            "لا",
            "非法入境",
            "的外国人。",
            "иностранный гражданин",
            "əcnəbi",
            "q ə rar",
            "A r t i c l e  5\n",
            "¹",
            "²",
            "①",
            "é",
            "\xCC\x81",
            "\xD8\xA7\xD9\x84",
            "🙂",
            "[1] note\n",
            "---\n",
            "<b>",
            "x",
            "E",
            "0",
            "1 500",
            "un-",
            "non-\nrefoulement ",
            "immi-\ngration ",
            "\xE2\x80\xA8",
            "\f"};
        return pieces[below(pieces.size())];
    }

    std::mt19937 random_;
    std::vector<std::string> snippets_;
};

}  // namespace cmwlint::test
