// How markup is read: the edits that turn a marked-up text into what its reader sees. Not the interface; may change.
// All functions are linear, accept anything, and return sorted edits that do not overlap.
#pragma once

#include "text/reading.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cmwlint::ingest {

using edits = std::vector<text::edit>;

/// Emphasis, heading marks, escapes, links, tables, front matter; HTML tags inside Markdown too.
[[nodiscard]] edits markdown_edits(std::string_view);
/// Tags, entities, white space. Head, scripts, style sheets and comments are not read.
[[nodiscard]] edits html_edits(std::string_view);
/// Statutes in XML (Akoma Ntoso, Canada's, others): which elements are blocks is learnt from the file itself.
[[nodiscard]] edits xml_edits(std::string_view);

// ---- shared by the three

/// `find` for a needle that is sought at ever later places: all calls together read the text once.
class forward_finder {
public:
    forward_finder(std::string_view text, std::string_view needle) : text_(text), needle_(needle) {}
    [[nodiscard]] std::size_t find(std::size_t from) {
        if (!sought_ || (found_ != std::string_view::npos && found_ < from)) found_ = text_.find(needle_, from);
        sought_ = true;
        return found_;
    }

private:
    std::string_view text_, needle_;
    std::size_t found_ = 0;
    bool sought_ = false;
};

/// A tag, comment, declaration or processing instruction.
struct tag {
    enum class kind : std::uint8_t { open, close, empty, other };
    std::uint32_t begin = 0, end = 0;  ///< source bytes, brackets included
    kind what = kind::other;
    std::string_view name;  ///< as written
};

/// Reads tags one after the other; `<` that begins none is text.
class tag_reader {
public:
    explicit tag_reader(std::string_view text);
    /// The tag that begins exactly at `at` (where a '<' stands). `at` grows from call to call.
    [[nodiscard]] std::optional<tag> read(std::size_t at);

private:
    [[nodiscard]] std::size_t end_of_tag(std::size_t at);
    std::string_view text_;
    forward_finder comment_end_, cdata_end_, instruction_end_, bracket_, quote_, apostrophe_;
};

/// An entity: "&eacute;", "&#233;", "&#xE9;".
struct entity {
    std::size_t size = 0;
    std::string text;
};
[[nodiscard]] std::optional<entity> read_entity(std::string_view text, std::size_t at);

/// Lower-case copy of a tag's name.
[[nodiscard]] std::string lower_name(std::string_view);
[[nodiscard]] bool is_html_block(std::string_view lower_name);

/// Collects edits in the order of the text.
class edit_list {
public:
    explicit edit_list(std::string_view text) : text_(text) {}
    void drop(std::size_t begin, std::size_t end) { put(begin, end, text::edit::kind::drop); }
    void block(std::size_t begin, std::size_t end) { put(begin, end, text::edit::kind::block); }
    void space(std::size_t begin, std::size_t end) { put(begin, end, text::edit::kind::space); }
    void replace(std::size_t begin, std::size_t end, std::string as) {
        put(begin, end, text::edit::kind::replace, std::move(as));
    }
    /// White space with a line end in it reads as one space; returns where it ends.
    std::size_t collapse_space(std::size_t at);
    /// The entity or plain '&' at `at`; returns where it ends.
    std::size_t expand_entity(std::size_t at);
    [[nodiscard]] edits take() { return std::move(edits_); }

private:
    void put(std::size_t begin, std::size_t end, text::edit::kind what, std::string as = {}) {
        if (begin < end) {
            edits_.push_back(
                {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, what, std::move(as)});
        }
    }
    std::string_view text_;
    edits edits_;
};

/// The next '<', '&' or white space other than ' ' from `at` on, or `end`.
[[nodiscard]] std::size_t find_markup(std::string_view text, std::size_t at, std::size_t end);

/// "322<sup>1</sup>" is 322.1: whether a raised text that begins here continues a number.
[[nodiscard]] bool raises_number(std::string_view text, tag const& sup);

}  // namespace cmwlint::ingest
