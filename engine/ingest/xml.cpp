// XML statutes come in many vocabularies. Instead of knowing them all, the reader looks how the file uses its elements:
// one whose tags stand in the middle of text is part of a sentence, every other one makes lines.
#include "ingest/markup.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace cmwlint::ingest {
namespace {

template <std::size_t N>
bool among(std::array<std::string_view, N> const& sorted, std::string_view name) {
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

// Inline wherever they stand.
constexpr std::array<std::string_view, 24> always_inline{
    "a",        "b",   "bold",   "br",     "def",          "definedtermen", "definedtermfr", "definitionref", "em",
    "emphasis", "i",   "inline", "italic", "mref",         "ref",           "rref",          "span",          "strong",
    "sub",      "sup", "term",   "u",      "xrefexternal", "xrefinternal"};
// A number or letter that stands before its text on the same line.
constexpr std::array<std::string_view, 7> labels{"enum", "label", "marker", "no", "num", "num-p", "number"};
// What editors add and the legislator did not say.
constexpr std::array<std::string_view, 19> not_law{"annualstatuteid",
                                                   "authorialnote",
                                                   "billhistory",
                                                   "consolidatednumber",
                                                   "editorialnote",
                                                   "footnote",
                                                   "footnoteref",
                                                   "historicalnote",
                                                   "instrumentnumber",
                                                   "meta",
                                                   "metadata",
                                                   "note",
                                                   "recentamendments",
                                                   "references",
                                                   "registrationdate",
                                                   "relatedornotinforce",
                                                   "runninghead",
                                                   "script",
                                                   "style"};

static_assert(std::is_sorted(always_inline.begin(), always_inline.end()));
static_assert(std::is_sorted(labels.begin(), labels.end()));
static_assert(std::is_sorted(not_law.begin(), not_law.end()));

enum class role : std::uint8_t { block, inlined, label, unread };

struct element {
    std::size_t opened = 0, in_text = 0;  // how often; how often with text right beside it
    role as = role::block;
};

struct tag_use {
    tag t;
    std::uint32_t name = 0;    // index into the elements
    bool text_before = false;  // between the tag before and this one
};

bool is_blank(std::string_view s) { return s.find_first_not_of(" \t\r\n") == std::string_view::npos; }

class xml_walker {
public:
    explicit xml_walker(std::string_view text) : text_(text), edits_(text) {}

    edits walk() {
        collect();
        decide();
        std::size_t at = 0;
        for (auto const& use : tags_) {
            if (use.t.begin < at) continue;  // inside an element that is not read
            if (unread_ == 0) read_text(at, use.t.begin, use.text_before);
            at = unread_ > 0 ? skip(use, at) : take(use);
        }
        if (unread_ > 0)
            edits_.drop(unread_from_, text_.size());
        else
            read_text(at, text_.size(), true);
        return edits_.take();
    }

private:
    void collect() {
        tag_reader reader(text_);
        forward_finder cdata_end(text_, "]]>");
        std::size_t end_of_last = 0;
        for (auto at = text_.find('<'); at != std::string_view::npos; at = text_.find('<', at)) {
            auto const t = reader.read(at);
            if (!t) {
                ++at;
                continue;
            }
            bool const text_before = !is_blank(text_.substr(end_of_last, at - end_of_last));
            tags_.push_back({*t, t->what == tag::kind::other ? 0 : index_of(t->name), text_before});
            at = end_of_last = t->end;
            if (text_.substr(t->begin, 9) != "<![CDATA[") continue;
            // character data: no tags until its end, which is dropped like a tag
            auto const close = cdata_end.find(at);
            if (close == std::string_view::npos) continue;
            tag const end{
                static_cast<std::uint32_t>(close), static_cast<std::uint32_t>(close + 3), tag::kind::other, {}};
            tags_.push_back({end, 0, !is_blank(text_.substr(at, close - at))});
            raw_.push_back(static_cast<std::uint32_t>(at));
            at = end_of_last = end.end;
        }
    }

    std::uint32_t index_of(std::string_view name) {
        if (auto const known = names_.find(name); known != names_.end()) return known->second;
        auto const index = static_cast<std::uint32_t>(elements_.size());
        names_.emplace(name, index);
        elements_.emplace_back();
        return index;
    }

    void decide() {
        for (std::size_t i = 0; i < tags_.size(); ++i) {
            auto const& use = tags_[i];
            if (use.t.what == tag::kind::other) continue;
            auto& e = elements_[use.name];
            bool const text_after = i + 1 < tags_.size() && tags_[i + 1].text_before;
            if (use.t.what != tag::kind::close) ++e.opened;
            e.in_text += use.t.what == tag::kind::close ? text_after : use.text_before;
        }
        for (auto const& [name, index] : names_) {
            auto& e = elements_[index];
            auto lower = lower_name(name);
            if (auto const colon = lower.rfind(':'); colon != std::string::npos) lower.erase(0, colon + 1);
            e.as = role_of(lower, e);
        }
    }

    [[nodiscard]] static role role_of(std::string_view name, element const& e) {
        if (among(not_law, name)) return role::unread;
        if (among(labels, name)) return role::label;
        if (among(always_inline, name)) return role::inlined;
        bool const used_inside_text = !is_html_block(name) && e.in_text * 4 > e.opened;
        return used_inside_text ? role::inlined : role::block;
    }

    std::size_t take(tag_use const& use) {
        auto const& t = use.t;
        if (t.what == tag::kind::other) {
            edits_.drop(t.begin, t.end);
            return t.end;
        }
        auto const as = elements_[use.name].as;
        bool const closing = t.what == tag::kind::close;
        if (as == role::unread && t.what == tag::kind::open) {
            unread_ = 1;
            unread_name_ = use.name;
            unread_from_ = t.begin;
            return t.end;
        }
        if (as == role::inlined) {
            if (lower_name(t.name) == "br")
                edits_.replace(t.begin, t.end, "\n");
            else if (lower_name(t.name) == "sup" && !closing && raises_number(text_, t))
                edits_.replace(t.begin, t.end, ".");
            else
                edits_.drop(t.begin, t.end);
        } else if (as == role::label) {
            if (closing)
                edits_.space(t.begin, t.end);
            else
                edits_.block(t.begin, t.end);
            after_label_ = closing;
        } else if (after_label_) {
            edits_.space(t.begin, t.end);  // the text that the label belongs to begins here
        } else {
            edits_.block(t.begin, t.end);
        }
        return t.end;
    }

    // Inside an element that is not read, up to the tag that closes it.
    std::size_t skip(tag_use const& use, std::size_t at) {
        if (use.t.what == tag::kind::other || use.name != unread_name_) return at;
        if (use.t.what == tag::kind::open) ++unread_;
        if (use.t.what == tag::kind::close) --unread_;
        if (unread_ > 0) return at;
        edits_.drop(unread_from_, use.t.end);
        return use.t.end;
    }

    void read_text(std::size_t at, std::size_t end, bool has_text) {
        if (has_text && at < end) after_label_ = false;
        bool const raw = std::binary_search(raw_.begin(), raw_.end(), static_cast<std::uint32_t>(at));
        while ((at = find_markup(text_, at, end)) < end) {
            if (text_[at] == '<' || (text_[at] == '&' && raw))
                ++at;
            else if (text_[at] == '&')
                at = edits_.expand_entity(at);
            else
                at = edits_.collapse_space(at);
        }
    }

    std::string_view text_;
    edit_list edits_;
    std::vector<tag_use> tags_;
    std::vector<std::uint32_t> raw_;  // where character data begins
    std::unordered_map<std::string_view, std::uint32_t> names_;
    std::vector<element> elements_;
    bool after_label_ = false;
    std::size_t unread_ = 0;  // depth inside an element that is not read
    std::uint32_t unread_name_ = 0;
    std::size_t unread_from_ = 0;
};

}  // namespace

edits xml_edits(std::string_view text) { return xml_walker(text).walk(); }

}  // namespace cmwlint::ingest
