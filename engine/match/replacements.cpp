#include "match/replacements.hpp"

#include "text/capitals.hpp"
#include "text/utf8.hpp"

#include <re2/re2.h>
#include <algorithm>

namespace cmwlint::match {
namespace {

using text::character_at;
using text::language;

bool is_white(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

bool is_han(char32_t c) { return (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || c >= 0x20000; }

// In one line. A line of Chinese may end anywhere in a word.
std::string in_one_line(std::string_view words) {
    std::string out;
    bool space = false;
    char32_t last = 0;
    for (std::size_t i = 0; i < words.size();) {
        auto const c = character_at(words, i);
        i += c.size;
        if (is_white(c.value)) {
            space = !out.empty();
            continue;
        }
        if (space && !(is_han(last) && is_han(c.value))) out += ' ';
        space = false;
        last = c.value;
        text::append_utf8(out, c.value);
    }
    return out;
}

// How a text uses capitals.
enum class case_style : std::uint8_t { plain, sentence, title, all };

case_style case_of(std::string_view words) {
    std::size_t letters = 0, capitals = 0, begun = 0, begun_large = 0;
    bool first_large = false;
    bool in_word = false;
    for (std::size_t i = 0; i < words.size();) {
        auto const c = character_at(words, i);
        i += c.size;
        bool const large = text::is_capital(c.value);
        bool const letter = large || text::is_small(c.value);
        if (letter && !in_word) {
            if (begun++ == 0) first_large = large;
            begun_large += large ? 1U : 0U;
        }
        letters += letter ? 1U : 0U;
        capitals += large ? 1U : 0U;
        in_word = letter || c.value == '-' || c.value == '\'' || c.value == 0x2019;
    }
    if (letters > 1 && capitals == letters) return case_style::all;
    if (begun > 1 && begun_large == begun) return case_style::title;
    return first_large ? case_style::sentence : case_style::plain;
}

// Letters from `at` on to the end of the word.
std::size_t letters_from(std::string_view words, std::size_t at) {
    std::size_t count = 0;
    while (at < words.size()) {
        auto const c = character_at(words, at);
        if (!text::is_capital(c.value) && !text::is_small(c.value)) break;
        ++count;
        at += c.size;
    }
    return count;
}

constexpr std::size_t small_in_titles = 3;  // "in", "an", "con", "для": letters of words that stay small in a title

std::string in_style(std::string const& words, case_style style, language l) {
    if (style == case_style::plain) return words;
    std::string out;
    bool begins = true;
    for (std::size_t i = 0; i < words.size();) {
        auto const c = character_at(words, i);
        bool const raise =
            style == case_style::all ||
            (begins && (i == 0 || (style == case_style::title && letters_from(words, i) > small_in_titles)));
        text::append_utf8(out, raise ? text::capital_of(c.value, l) : c.value);
        begins = c.value == ' ';
        i += c.size;
    }
    return out;
}

// RE2 does not know that İ is the capital of i.
std::string with_plain_i(std::string const& azerbaijani) {
    std::string out;
    for (std::size_t i = 0; i < azerbaijani.size();) {
        auto const c = character_at(azerbaijani, i);
        text::append_utf8(out, c.value == 0x130 ? U'i' : c.value);
        i += c.size;
    }
    return out;
}

RE2::Options quiet() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    return options;
}

bool is_blank(std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

std::string groups(int n) { return n == 0 ? "no group" : n == 1 ? "1 group" : std::to_string(n) + " groups"; }

// Empty message: `to` goes with `from`.
replacement_problem check_to(std::size_t which, RE2 const& from, std::string const& to) {
    if (is_blank(to)) return {which, true, "\"to\" is empty", "write the words that are to stand instead"};
    std::string error;
    if (from.CheckRewriteString(to, &error)) return {};
    auto const wanted = RE2::MaxSubmatch(to);
    if (wanted > from.NumberOfCapturingGroups())
        return {which, true,
                "\"to\" asks for \\" + std::to_string(wanted) + ", but \"from\" has " +
                    groups(from.NumberOfCapturingGroups()),
                "put ( ) around what is to be kept; (?: ) is no group"};
    return {which, true, "in \"to\" a backslash stands before no digit", "\\1 is the first group; \\\\ a backslash"};
}

}  // namespace

struct replacements::table {
    struct row {
        std::unique_ptr<RE2 const> from;
        std::string to;
    };
    std::vector<row> rows;
    language of = language::en;
};

replacements replacements::compile(std::span<replacement const> all, language l,
                                   std::vector<replacement_problem>& problems) {
    auto made = std::make_shared<table>();
    made->of = l;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (is_blank(all[i].from)) {
            problems.push_back({i, false, "\"from\" is empty", "write the words that the rule underlines"});
            continue;
        }
        auto from = std::make_unique<RE2 const>(in_one_line(all[i].from), quiet());
        if (!from->ok()) {
            problems.push_back({i, false, "\"from\" is no regular expression: " + from->error(),
                                "RE2 syntax; \\pL is a letter of any script"});
            continue;
        }
        if (auto problem = check_to(i, *from, all[i].to); !problem.message.empty()) {
            problems.push_back(std::move(problem));
            continue;
        }
        made->rows.push_back({std::move(from), all[i].to});
    }
    replacements out;
    if (!made->rows.empty()) out.table_ = std::move(made);
    return out;
}

std::string replacements::instead_of(std::string_view words) const {
    if (!table_) return {};
    auto const line = in_one_line(words);
    auto const sought = table_->of == language::az ? with_plain_i(line) : line;
    std::vector<re2::StringPiece> found(10);
    for (auto const& row : table_->rows) {
        auto const parts = std::min<int>(9, row.from->NumberOfCapturingGroups()) + 1;
        if (!row.from->Match(sought, 0, sought.size(), RE2::ANCHOR_BOTH, found.data(), parts)) continue;
        std::string out;
        if (!row.from->Rewrite(&out, row.to, found.data(), parts)) continue;
        return in_style(in_one_line(out), case_of(line), table_->of);
    }
    return {};
}

}  // namespace cmwlint::match
