// One pass over the source: edits applied, characters folded, spaces and line ends settled, the map written as it goes.
#include "text/reading.hpp"

#include "text/characters.hpp"
#include "text/fold_window.hpp"
#include "text/repair.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace cmwlint::text {
namespace {

constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

// ASCII characters that are simply copied, in lower case; 0 for spaces, controls and line ends.
constexpr std::array<char, 256> plain_ascii = [] {
    std::array<char, 256> table{};
    for (int c = 0x21; c < 0x7F; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c);
    for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
    table['`'] = '\'';
    return table;
}();

// Folds a block of plain ASCII with single spaces; false (and nothing that counts written) if it is anything else.
// `in` may be read one byte beyond the block. Free of branches, so that compilers make vector code of it.
constexpr std::uint32_t block_size = 32;
bool fold_block(char const* in, char* out) {
    unsigned char odd = 0;
    for (std::uint32_t i = 0; i < block_size; ++i) {
        auto const c = static_cast<unsigned char>(in[i]), next = static_cast<unsigned char>(in[i + 1]);
        odd = static_cast<unsigned char>(odd | (static_cast<unsigned char>(c - 0x20) > 0x5E) | (c == '`') |
                                         ((c == ' ') & (next <= ' ')));
        out[i] = static_cast<char>(c + ((static_cast<unsigned char>(c - 'A') < 26) << 5));
    }
    return odd == 0;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

class folder {
public:
    /// With room for so many bytes to begin with.
    folder(std::string_view source, language l, std::vector<std::uint32_t> inner_spaces, bool joins_lines,
           word_census& words, std::size_t room)
        : source_(source),
          language_(l),
          table_(fold_table::of(l)),
          inner_spaces_(std::move(inner_spaces)),
          joins_lines_(joins_lines),
          judge_(source, l, words) {
        out_.resize(room + slack);
        next_inner_space_ = inner_spaces_.empty() ? never : inner_spaces_.front();
    }

    void fold_source(std::uint32_t begin, std::uint32_t end) { fold_until(begin, end, end); }
    /// Stops as soon as `stop` is reached; where a word goes on beyond it, behind that word. Looks ahead up to `end`.
    std::uint32_t fold_until(std::uint32_t begin, std::uint32_t stop, std::uint32_t end);
    void apply(edit const&);
    reading finish();
    /// Goes on at the source byte `at`, behind the line end with which `written` ends.
    void go_on(std::string_view written, std::uint32_t at);
    /// A line end was the last that was written, and stands for the source bytes before `at`.
    [[nodiscard]] bool at_line_begin() const { return position_ > 0 && last() == '\n' && copying_; }

private:
    // Room kept free at the end of the buffer beyond what the rest of the source needs at least.
    static constexpr std::size_t slack = 64;

    [[nodiscard]] bool begins_plain(std::uint32_t at) const;
    std::uint32_t fold_plain(std::uint32_t at, std::uint32_t end);
    std::uint32_t fold_wide(std::uint32_t at, std::uint32_t stop, char* out, std::uint32_t position);
    std::uint32_t fold_one(std::uint32_t at, std::uint32_t end);
    void write(char32_t c, folded f, std::uint32_t at, std::uint32_t size, bool copy);
    void write_text(std::string_view, std::uint32_t at, std::uint32_t size, bool copy);
    void write_space(std::uint32_t at, std::uint32_t size, bool copy);
    void write_line_end(std::uint32_t at, std::uint32_t size);
    void write_block(source::span);
    void write_superscript(char digit, std::uint32_t at, std::uint32_t size);
    void write_mark(char32_t mark, std::uint32_t at, std::uint32_t size);
    void write_character(char32_t, source::span from);
    bool write_thin_space(std::uint32_t at, std::uint32_t size, std::uint32_t end);
    std::uint32_t join_lines(std::uint32_t at, std::uint32_t after, std::uint32_t end);
    void drop_space_between_cjk();

    void make_room(std::size_t bytes) {
        auto const needed = position_ + bytes + slack;
        if (needed > out_.size()) out_.resize(std::max(needed, out_.size() + out_.size() / 2));
    }
    [[nodiscard]] char last() const { return position_ > 0 ? out_[position_ - 1] : '\n'; }
    [[nodiscard]] std::string_view written() const { return {out_.data(), position_}; }

    // A replaced run ends where its own source bytes do, even where the next ones are dropped.
    void end_replaced() {
        if (!copying_ && replaced_at_ != never) copy_from(replaced_end_);
    }
    // From here on reading and source bytes advance together, beginning with the source byte `at`.
    void copy_from(std::uint32_t at) {
        if (copying_ && position_ - at == shift_) return;
        map_.add(position_, at, true);
        shift_ = position_ - at;
        copying_ = true;
        replaced_at_ = never;
    }
    // What is written from here on stands as a whole for the source bytes from `at` to the next call.
    void replace_from(std::uint32_t at) {
        if (!copying_ && replaced_at_ == at) return;
        map_.add(position_, at, false);
        copying_ = false;
        replaced_at_ = at;
    }
    void back_over(std::uint32_t bytes) {
        position_ -= bytes;
        map_.cut(position_);
        copying_ = false;
        replaced_at_ = never;
    }
    void pass_inner_spaces(std::uint32_t before) {
        while (next_inner_space_ < before) {
            ++inner_space_index_;
            next_inner_space_ = inner_space_index_ < inner_spaces_.size() ? inner_spaces_[inner_space_index_] : never;
        }
    }

    std::string_view source_;
    language language_;
    fold_table const& table_;
    std::vector<std::uint32_t> inner_spaces_;
    std::size_t inner_space_index_ = 0;
    std::uint32_t next_inner_space_ = never;
    bool joins_lines_;
    hyphen_judge judge_;

    std::string out_;
    std::uint32_t position_ = 0;  // bytes written
    source::source_map map_;
    bool copying_ = false;
    std::uint32_t replaced_at_ = never;      // where the run being replaced begins in the source
    std::uint32_t replaced_end_ = 0;         // … and ends
    std::uint32_t shift_ = 0;                // reading minus source offset of the run being copied
    std::uint32_t cjk_end_ = never;          // where the last Chinese character ended in the reading
    std::uint32_t superscript_end_ = never;  // where the last raised digit ended
    std::uint32_t thin_space_at_ = never;    // where a space inside a number was dropped
    std::uint32_t soft_hyphen_end_ = never;  // where a soft hyphen was dropped
};

// Whether the fast path is worth entering: at an ASCII word, or at a letter that it will take.
bool folder::begins_plain(std::uint32_t at) const {
    auto const byte = static_cast<unsigned char>(source_[at]);
    if (plain_ascii[byte] != 0) return true;
    if (byte < 0xD0 || byte >= 0xF0 || last() == ' ') return false;
    auto const c = character_at(source_, at);
    auto const kind = table_[c.value].kind();
    return kind == folded_kind::keep || static_cast<std::uint32_t>(kind) == c.size;
}

std::uint32_t folder::fold_until(std::uint32_t begin, std::uint32_t stop, std::uint32_t end) {
    auto at = begin;
    while (at < stop) {
        pass_inner_spaces(at);
        auto const plain_end = begins_plain(at) ? fold_plain(at, stop) : at;
        at = plain_end > at ? plain_end : fold_one(at, end);
    }
    return at;
}

void folder::go_on(std::string_view written, std::uint32_t at) {
    make_room(written.size());
    std::copy(written.begin(), written.end(), out_.data());
    position_ = static_cast<std::uint32_t>(written.size());
    copy_from(at);
}

// The fast path: words of characters whose folded form is as long as they are, with single spaces between them.
std::uint32_t folder::fold_plain(std::uint32_t at, std::uint32_t end) {
    make_room(end - at);
    copy_from(at);
    auto const stop = std::min(end, next_inner_space_);
    auto const* in = source_.data();
    auto* out = out_.data();
    auto position = position_;
    auto const byte = [&](std::uint32_t i) { return static_cast<unsigned char>(in[i]); };
    auto next_block = at;  // where a block is worth trying again
    for (;;) {
        while (at >= next_block && stop - at > block_size && !(in[at] == ' ' && out[position - 1] == ' ')) {
            if (!fold_block(in + at, out + position)) {
                next_block = at + block_size;
                break;
            }
            at += block_size;
            position += block_size;
        }
        char c = 0;
        while (at < stop && (c = plain_ascii[byte(at)]) != 0) {
            out[position++] = c;
            ++at;
        }
        if (at >= stop) break;
        if (in[at] == ' ') {
            bool const single = at + 1 < stop && byte(at + 1) > ' ' && position > 0 && out[position - 1] != ' ';
            if (!single) break;
            out[position++] = ' ';
            ++at;
            continue;
        }
        auto const wide = fold_wide(at, stop, out + position, position);
        if (wide == 0) break;
        at += wide;
        position += wide;
    }
    position_ = position;
    return at;
}

// Writes a character of two or three bytes that folds to as many; returns how many, 0 if it needs more care.
std::uint32_t folder::fold_wide(std::uint32_t at, std::uint32_t stop, char* out, std::uint32_t position) {
    auto const lead = static_cast<unsigned char>(source_[at]);
    std::uint32_t const size = lead >= 0xC3 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 0;
    if (size == 0 || stop - at < size) return 0;
    auto const c = character_at(source_, at).value;
    auto const f = table_[c];
    auto const kind = f.kind();
    if (c == 0xFFFD || (kind != folded_kind::keep && static_cast<std::uint32_t>(kind) != size)) return 0;
    if (size == 3 && is_cjk(c)) {
        bool const beside_space = language_ == language::zh && position > 0 && out[-1] == ' ';
        if (beside_space) return 0;
        cjk_end_ = position + size;
    }
    if (kind == folded_kind::keep) {
        std::copy_n(source_.data() + at, size, out);
        return size;
    }
    if ((f.value() >> 8 & 0xC0U) != 0x80U) return 0;  // several characters of that length together ("œ" → "oe")
    for (std::uint32_t i = 0; i < size; ++i) out[i] = static_cast<char>((f.value() >> (8 * i)) & 0xFFU);
    return size;
}

// Folds the character at `at`, with what belongs to it; returns where to go on.
std::uint32_t folder::fold_one(std::uint32_t at, std::uint32_t end) {
    if (source_[at] == ' ') {
        make_room(1);
        if (at != next_inner_space_) write_space(at, 1, true);
        return at + 1;
    }
    auto const c = character_at(source_.substr(0, end), at);
    auto const f = table_[c.value];
    auto const next = at + c.size;
    make_room(4);
    switch (f.kind()) {
        case folded_kind::line_end: {
            auto const after = source_.substr(at, 2) == "\r\n" && at + 1 < end ? at + 2 : next;
            if (joins_lines_) {
                if (auto const joined = join_lines(at, after, end); joined != never) return joined;
            }
            write_line_end(at, after - at);
            end_replaced();
            return after;
        }
        case folded_kind::thin_space:
            if (!write_thin_space(at, c.size, end)) write_space(at, c.size, false);
            break;
        case folded_kind::mark:
            write_mark(c.value, at, c.size);
            break;
        case folded_kind::drop:
            if (c.value == 0xAD) soft_hyphen_end_ = position_;
            break;
        default:
            write(c.value, f, at, c.size, true);
            break;
    }
    end_replaced();
    return next;
}

// Writes a folded character. `copy`: reading and source may advance together where the lengths are equal.
void folder::write(char32_t c, folded f, std::uint32_t at, std::uint32_t size, bool copy) {
    bool const cjk = is_cjk(c) && f.kind() != folded_kind::space;
    if (cjk && language_ == language::zh) drop_space_between_cjk();
    std::array<char, 4> bytes{};
    switch (f.kind()) {
        case folded_kind::keep:
            if (c >= 0x10000) {
                write_text(table_.beyond(c), at, size, copy);
            } else if (copy && size > 0 && c != 0xFFFD) {
                copy_from(at);
                std::copy_n(source_.data() + at, size, out_.data() + position_);
                position_ += size;
            } else {
                std::string utf8;
                append_utf8(utf8, c);
                write_text(utf8, at, size, copy);
            }
            break;
        case folded_kind::one:
        case folded_kind::two:
        case folded_kind::three: {
            auto const length = static_cast<std::uint32_t>(f.kind());
            for (std::uint32_t i = 0; i < length; ++i) bytes[i] = static_cast<char>((f.value() >> (8 * i)) & 0xFFU);
            write_text({bytes.data(), length}, at, size, copy);
            break;
        }
        case folded_kind::text:
            write_text(table_.replacement(f), at, size, copy);
            break;
        case folded_kind::space:
            write_space(at, size, copy && size == 1);
            break;
        case folded_kind::superscript:
            write_superscript(static_cast<char>(f.value()), at, size);
            break;
        default:
            break;
    }
    if (cjk) cjk_end_ = position_;
}

void folder::write_text(std::string_view text, std::uint32_t at, std::uint32_t size, bool copy) {
    if (text.empty()) return;
    make_room(text.size());
    // one character for one ("œ" → "oe" has the same length and is none)
    bool const one_for_one =
        text.size() == size && (size == 1 || (static_cast<unsigned char>(text[1]) & 0xC0U) == 0x80U);
    if (copy && one_for_one) {
        copy_from(at);
    } else {
        replace_from(at);
        replaced_end_ = at + size;
    }
    std::copy(text.begin(), text.end(), out_.data() + position_);
    position_ += static_cast<std::uint32_t>(text.size());
}

void folder::write_space(std::uint32_t at, std::uint32_t size, bool copy) {
    if (last() == ' ' || last() == '\n') return;
    write_text(" ", at, size, copy);
}

void folder::write_line_end(std::uint32_t at, std::uint32_t size) {
    if (last() == ' ' && position_ > 0) back_over(1);
    write_text("\n", at, size, size == 1);
}

// However many blocks open and close at one place, they make one blank line at most.
void folder::write_block(source::span where) {
    if (last() == ' ' && position_ > 0) back_over(1);
    bool const at_blank_line = position_ == 0 || written().ends_with("\n\n");
    if (!at_blank_line) write_text("\n", where.begin, where.size(), false);
}

// "322¹" is article 322.1, not article 3221.
void folder::write_superscript(char digit, std::uint32_t at, std::uint32_t size) {
    bool const after_number = position_ > 0 && is_digit(last()) && superscript_end_ != position_;
    std::array const text{'.', digit};
    write_text(after_number ? std::string_view(text.data(), 2) : std::string_view(&text[1], 1), at, size, false);
    superscript_end_ = position_;
}

void folder::write_mark(char32_t mark, std::uint32_t at, std::uint32_t size) {
    auto const so_far = written();
    if (mark == 0x306 && so_far.ends_with("и")) {  // breve; й takes as many bytes
        out_[position_ - 1] = "й"[1];
        return;
    }
    if (language_ != language::az || so_far.empty()) return;
    struct composition {
        char base;
        char32_t mark;
        std::string_view letter;
    };
    static constexpr std::array compositions{composition{'g', 0x306, "ğ"}, composition{'s', 0x327, "ş"},
                                             composition{'c', 0x327, "ç"}, composition{'o', 0x308, "ö"},
                                             composition{'u', 0x308, "ü"}};
    for (auto const& c : compositions) {
        if (so_far.back() != c.base || mark != c.mark) continue;
        if (at == 0 || plain_ascii[static_cast<unsigned char>(source_[at - 1])] != c.base) return;
        back_over(1);
        write_text(c.letter, at - 1, size + 1, false);
        return;
    }
}

// "1 500" set with a thin or non-breaking space is one number.
bool folder::write_thin_space(std::uint32_t at, std::uint32_t size, std::uint32_t end) {
    if (position_ == 0 || !is_digit(last())) return false;
    auto const rest = source_.substr(at + size, std::min<std::size_t>(4, end - at - size));
    auto const digits = std::find_if_not(rest.begin(), rest.end(), is_digit) - rest.begin();
    if (digits != 3) return false;
    auto const so_far = written();
    auto const before = so_far.size() - (so_far.find_last_not_of("0123456789") + 1);
    bool const continues = thin_space_at_ != never && position_ - thin_space_at_ == 3;
    if (before > 3 && !continues) return false;
    thin_space_at_ = position_;
    return true;
}

// At a line end of the source: where the word before it goes on in the next line, returns where it does, else `never`.
std::uint32_t folder::join_lines(std::uint32_t at, std::uint32_t after, std::uint32_t end) {
    bool const soft = soft_hyphen_end_ == position_ && position_ > 0;
    if (!soft && (last() != '-' || position_ < 3)) return never;
    auto word = after;
    while (word < end && (source_[word] == ' ' || source_[word] == '\t')) ++word;
    if (word == end || !is_small_letter(character_at(source_, word).value)) return never;
    if (soft) return word;
    switch (judge_.judge(at, word)) {
        case hyphen_judge::verdict::not_a_break:
            return never;
        case hyphen_judge::verdict::hyphen_of_its_own:
            break;
        case hyphen_judge::verdict::parted_word:
            back_over(1);
            break;
    }
    return word;
}

void folder::drop_space_between_cjk() {
    if (position_ > 1 && last() == ' ' && cjk_end_ == position_ - 1) back_over(1);
}

void folder::write_character(char32_t c, source::span from) {
    auto const f = table_[c];
    make_room(4);
    switch (f.kind()) {
        case folded_kind::line_end:
            write_line_end(from.begin, from.size());
            break;
        case folded_kind::thin_space:
        case folded_kind::space:
            write_space(from.begin, from.size(), false);
            break;
        case folded_kind::mark:
            write_mark(c, from.begin, from.size());
            break;
        case folded_kind::drop:
            break;
        default:
            write(c, f, from.begin, from.size(), false);
    }
}

void folder::apply(edit const& e) {
    make_room(4);
    switch (e.what) {
        case edit::kind::drop:
            break;
        case edit::kind::space:
            write_space(e.where.begin, e.where.size(), false);
            break;
        case edit::kind::block:
            write_block(e.where);
            break;
        case edit::kind::replace:
            for (std::size_t at = 0; at < e.as.size();) {
                auto const c = character_at(e.as, at);
                write_character(c.value, e.where);
                at += c.size;
            }
            break;
    }
    end_replaced();
}

reading folder::finish() {
    reading r;
    if (position_ > 0 && last() == ' ') back_over(1);
    out_.resize(position_);
    map_.finish(position_, static_cast<std::uint32_t>(source_.size()));
    r.text = std::move(out_);
    r.map = std::move(map_);
    return r;
}

bool joins_lines(language l) { return l != language::zh && l != language::ar; }

}  // namespace

reading fold_all(source_version const& source, language l, word_census& words, bool& torn) {
    auto const size = static_cast<std::uint32_t>(source.text.size());
    folder f(source.text, l, find_inner_spaces(source.text, l, 0, size, torn), joins_lines(l), words, size);
    std::uint32_t at = 0;
    for (auto const& e : source.edits) {
        if (e.where.begin < at || e.where.end > size) continue;  // out of order: a front end's mistake, not the text's
        f.fold_source(at, e.where.begin);
        f.apply(e);
        at = e.where.end;
    }
    f.fold_source(at, size);
    auto r = f.finish();
    if (l == language::ar && has_reversed_lam_alef(source.text)) {
        r.text = order_lam_alef(r.text);
        r.lam_alef_ordered = true;
    }
    return r;
}

reading make_reading(std::string_view source_text, language l, std::span<edit const> edits) {
    word_census words;
    bool torn = false;
    return fold_all({source_text, edits}, l, words, torn);
}

std::optional<reading> fold_window(source_version const& source, language l, std::string_view written,
                                   std::uint32_t begin, std::uint32_t end, word_census& words, bool& torn) {
    folder f(source.text, l, find_inner_spaces(source.text, l, begin, end, torn), joins_lines(l), words,
             2 * (end - begin));
    if (begin > 0) f.go_on(written, begin);
    auto const size = static_cast<std::uint32_t>(source.text.size());
    auto at = begin;
    auto e = std::partition_point(source.edits.begin(), source.edits.end(),
                                  [&](edit const& x) { return x.where.begin < begin; });
    for (; e != source.edits.end() && e->where.begin < end; ++e) {
        if (e->where.begin < at || e->where.end > size) continue;
        at = f.fold_until(at, e->where.begin, e->where.begin);
        f.apply(*e);
        at = e->where.end;
    }
    bool const edit_follows = e != source.edits.end() && e->where.end <= size;
    at = f.fold_until(at, end, edit_follows ? e->where.begin : size);
    if (end < size && (at != end || !f.at_line_begin())) return std::nullopt;
    return f.finish();
}

std::string fold(std::string_view phrase, language l) {
    word_census none;
    folder f(phrase, l, {}, false, none, phrase.size());
    f.fold_source(0, static_cast<std::uint32_t>(phrase.size()));
    auto text = f.finish().text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string printed(std::string_view source_text, std::span<edit const> edits, source::span where) {
    std::string out;
    auto const add = [&out](std::string_view bytes) {
        for (char const c : bytes) {
            bool const space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (!space)
                out += c;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
    };
    auto const first =
        std::partition_point(edits.begin(), edits.end(), [&](edit const& e) { return e.where.end <= where.begin; });
    auto at = where.begin;
    for (auto e = first; e != edits.end() && e->where.begin < where.end; ++e) {
        if (e->where.begin > at) add(source::slice(source_text, {at, e->where.begin}));
        if (e->what != edit::kind::drop) add(e->as.empty() ? " " : std::string_view{e->as});
        at = std::max(at, e->where.end);
    }
    if (at < where.end) add(source::slice(source_text, {at, where.end}));
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string order_lam_alef(std::string_view folded_text) {
    // ا is D8 A7, ل is D9 84
    std::string out(folded_text);
    auto const is_alef = [&](std::size_t at) {
        return at + 1 < out.size() && out[at] == '\xD8' && out[at + 1] == '\xA7';
    };
    auto const is_lam = [&](std::size_t at) {
        return at + 1 < out.size() && out[at] == '\xD9' && out[at + 1] == '\x84';
    };
    for (std::size_t at = 0; at < out.size();) {
        if (!is_alef(at) && !is_lam(at)) {
            ++at;
            continue;
        }
        std::size_t alefs = 0, end = at;
        for (; is_alef(end) || is_lam(end); end += 2) alefs += is_alef(end);
        auto const lams_from = at + 2 * alefs;
        for (; at < end; at += 2) std::copy_n(at < lams_from ? "ا" : "ل", 2, out.data() + at);
    }
    return out;
}

}  // namespace cmwlint::text
