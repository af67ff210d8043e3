// `<!-- cmwlint: allow DET-001 until 2027-01-31: reason -->` in Markdown, HTML and XML.
#include "project/suppressions.hpp"

#include <algorithm>

namespace cmwlint::project {
namespace {

constexpr std::string_view form = "write <!-- cmwlint: allow DET-001: the reason -->";
constexpr std::string_view ours = "cmwlint:";
constexpr std::string_view spaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

// The next word of names, which spaces and commas part.
std::string_view take_word(std::string_view& text) {
    constexpr std::string_view between = " \t\r\n,";
    text.remove_prefix(std::min(text.find_first_not_of(between), text.size()));
    auto const word = text.substr(0, text.find_first_of(between));
    text.remove_prefix(word.size());
    return word;
}

void mistaken(comment& c, std::string what, std::string_view remedy = form) {
    c.mistake = std::move(what);
    c.remedy = remedy;
}

// `words` is what follows "cmwlint:".
void read(comment& c, std::string_view words) {
    words = trimmed(words);
    if (take_word(words) != "allow") return mistaken(c, "this comment for cmwlint does not begin with \"allow\"");
    auto const colon = words.find(':');
    auto names = words.substr(0, colon);
    for (auto word = take_word(names); !word.empty(); word = take_word(names)) {
        if (word != "until") {
            c.rules.emplace_back(word);
            continue;
        }
        c.until = take_word(names);
        if (!is_day(c.until)) return mistaken(c, "\"until\" is not followed by a day", "write until 2027-01-31");
    }
    if (c.rules.empty()) return mistaken(c, "this comment for cmwlint names no rule");
    if (colon != std::string_view::npos) c.reason = trimmed(words.substr(colon + 1));
    if (c.reason.empty()) mistaken(c, "this comment for cmwlint gives no reason");
}

bool is_left_out(std::span<text::edit const> edits, std::size_t at) {
    auto const after = std::upper_bound(edits.begin(), edits.end(), at,
                                        [](std::size_t o, text::edit const& e) { return o < e.where.begin; });
    return after != edits.begin() && std::prev(after)->where.contains(static_cast<std::uint32_t>(at)) &&
           std::prev(after)->what != text::edit::kind::replace;
}

bool is_space(char c) { return c == ' ' || c == '\n'; }

structure::provision_id provision_at(source::source_file const& file, read_text const& draft, source::span where) {
    auto const& reading = draft.reading;
    auto before = std::min<std::size_t>(reading.map.to_derived(where.begin), reading.text.size());
    while (before > 0 && is_space(reading.text[before - 1])) --before;
    if (before > 0) {
        auto const at = static_cast<std::uint32_t>(before - 1);
        if (file.line_of(reading.map.to_origin(at)) == file.line_of(where.begin)) return draft.document.at(at);
    }
    auto after = std::size_t{reading.map.to_derived(where.end)};
    while (after < reading.text.size() && is_space(reading.text[after])) ++after;
    return draft.document.at(static_cast<std::uint32_t>(std::min(after, reading.text.size())));
}

}  // namespace

bool may_have_comments(source::source_file const& file, std::span<text::edit const> edits) {
    return !edits.empty() && file.text().find(ours) != std::string_view::npos;
}

std::vector<comment> comments_of(source::source_file const& file, std::span<text::edit const> edits,
                                 read_text const& draft) {
    constexpr std::string_view opening = "<!--", closing = "-->";
    std::vector<comment> out;
    auto const text = file.text();
    if (!may_have_comments(file, edits)) return out;
    for (auto at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
        auto const inner = text.find_first_not_of(spaces, at + opening.size());
        if (inner == std::string_view::npos || !text.substr(inner).starts_with(ours)) continue;
        auto const end = text.find(closing, inner);
        if (end == std::string_view::npos) break;
        if (!is_left_out(edits, at)) continue;  // shown to readers: a text about comments
        comment c;
        c.where = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + closing.size())};
        c.provision = provision_at(file, draft, c.where);
        read(c, text.substr(inner + ours.size(), end - inner - ours.size()));
        out.push_back(std::move(c));
    }
    return out;
}

}  // namespace cmwlint::project
