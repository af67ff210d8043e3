// The table is derived from Unicode data once a process: compatibility case folding, then what legal drafting needs.
#include "text/characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <bitset>
#include <memory>
#include <optional>

namespace cmwlint::text {
namespace {

constexpr folded make(folded_kind kind, std::uint32_t value = 0) {
    return {(static_cast<std::uint32_t>(kind) << 24) | value};
}

struct special {
    char32_t from;
    std::u32string_view to;
};

// Characters that compatibility folding leaves alone or treats otherwise than a reader of laws would.
constexpr std::array specials{
    // quotation marks and apostrophes
    special{U'“', U"\""},
    special{U'”', U"\""},
    special{U'„', U"\""},
    special{U'‟', U"\""},
    special{U'«', U"\""},
    special{U'»', U"\""},
    special{U'″', U"\""},
    special{U'「', U"\""},
    special{U'」', U"\""},
    special{U'『', U"\""},
    special{U'』', U"\""},
    special{U'〝', U"\""},
    special{U'〞', U"\""},
    special{U'〟', U"\""},
    special{U'‘', U"'"},
    special{U'’', U"'"},
    special{U'‚', U"'"},
    special{U'‛', U"'"},
    special{U'′', U"'"},
    special{U'ʼ', U"'"},
    special{U'ʻ', U"'"},
    special{U'`', U"'"},
    special{U'´', U"'"},
    special{U'‹', U"'"},
    special{U'›', U"'"},
    // dashes
    special{U'‐', U"-"},
    special{U'‑', U"-"},
    special{U'‒', U"-"},
    special{U'–', U"-"},
    special{U'—', U"-"},
    special{U'―', U"-"},
    special{U'−', U"-"},
    special{U'﹘', U"-"},
    special{U'⁃', U"-"},
    // numbers: "N.º 5" and "n° 5", "8º" and "8°" read alike; № stays what it is
    special{U'º', U"°"},
    special{U'˚', U"°"},
    special{U'№', U"№"},
    special{U'⁄', U"/"},
    special{U'٫', U"."},
    special{U'٬', U","},
    special{U'٪', U"%"},
    special{U'۔', U"."},
    // letters that do not decompose
    special{U'ı', U"i"},
    special{U'ø', U"o"},
    special{U'Ø', U"o"},
    special{U'ł', U"l"},
    special{U'Ł', U"l"},
    special{U'đ', U"d"},
    special{U'Đ', U"d"},
    special{U'æ', U"ae"},
    special{U'Æ', U"ae"},
    special{U'œ', U"oe"},
    special{U'Œ', U"oe"},
    // Cyrillic
    special{U'ё', U"е"},
    special{U'Ё', U"е"},
    special{U'ѐ', U"е"},
    special{U'Ѐ', U"е"},
    special{U'ѝ', U"и"},
    special{U'Ѝ', U"и"},
    // Arabic, with the Persian keyboard's letters for ya and kaf
    special{U'أ', U"ا"},
    special{U'إ', U"ا"},
    special{U'آ', U"ا"},
    special{U'ٱ', U"ا"},
    special{U'ى', U"ي"},
    special{U'ی', U"ي"},
    special{U'ئ', U"ي"},
    special{U'ة', U"ه"},
    special{U'ۃ', U"ه"},
    special{U'ہ', U"ه"},
    special{U'ە', U"ه"},
    special{U'ھ', U"ه"},
    special{U'ؤ', U"و"},
    special{U'ک', U"ك"},
};

std::optional<std::u32string_view> find_special(char32_t c) {
    for (auto const& s : specials) {
        if (s.from == c) return s.to;
    }
    return std::nullopt;
}

constexpr bool is_azerbaijani_letter(char32_t c) {
    return c == U'ç' || c == U'ö' || c == U'ü' || c == U'ğ' || c == U'ş' || c == U'ə';
}

struct normalisers {
    icu::Normalizer2 const* casefold;
    icu::Normalizer2 const* decompose;
};

normalisers get_normalisers() {
    UErrorCode status = U_ZERO_ERROR;
    normalisers const n{icu::Normalizer2::getNFKCCasefoldInstance(status), icu::Normalizer2::getNFDInstance(status)};
    return n;
}

icu::UnicodeString normalised(icu::Normalizer2 const* how, icu::UnicodeString const& in) {
    UErrorCode status = U_ZERO_ERROR;
    auto out = how ? how->normalize(in, status) : in;
    return U_SUCCESS(status) ? out : in;
}

bool is_accent(char32_t c) { return c >= 0x300 && c < 0x370; }

bool is_arabic_mark(char32_t c) {
    return (c >= 0x610 && c <= 0x61A) || (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6ED) ||
           c == 0x640;
}

// Latin letters lose their accents; the letters of other scripts are letters of their own with them (й, ї).
void append_plain(std::u32string& out, char32_t c, bool azerbaijani) {
    if (azerbaijani && (is_azerbaijani_letter(c) || c == U'ә')) {
        out.push_back(c == U'ә' ? U'ə' : c);
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    if (uscript_getScript(static_cast<UChar32>(c), &status) != USCRIPT_LATIN) {
        if (!is_accent(c)) out.push_back(c);
        return;
    }
    static auto const* const decompose = get_normalisers().decompose;
    auto const parts = normalised(decompose, icu::UnicodeString(static_cast<UChar32>(c)));
    for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        auto const part = static_cast<char32_t>(parts.char32At(i));
        if (!is_accent(part)) out.push_back(part);
    }
}

// Folds one character; what it becomes is folded again, so that a ligature of lam and alef with hamza is read as لا.
void fold_into(std::u32string& out, char32_t c, bool azerbaijani, int depth = 0) {
    if (azerbaijani && (is_azerbaijani_letter(c))) {
        out.push_back(c);
        return;
    }
    if (auto const known = find_special(c)) {
        out += *known;
        return;
    }
    if (is_arabic_mark(c) || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR) return;
    if (auto const digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0) {
        out.push_back(U'0' + static_cast<char32_t>(digit));
        return;
    }
    static auto const* const casefold = get_normalisers().casefold;
    icu::UnicodeString const one(static_cast<UChar32>(c));
    auto const folded_text = normalised(casefold, one);
    if (folded_text == one || depth > 3) {
        append_plain(out, c, azerbaijani);
        return;
    }
    for (int i = 0; i < folded_text.length(); i = folded_text.moveIndex32(i, 1)) {
        auto const part = static_cast<char32_t>(folded_text.char32At(i));
        if (part == c)
            append_plain(out, part, azerbaijani);
        else
            fold_into(out, part, azerbaijani, depth + 1);
    }
}

std::string to_utf8(std::u32string_view s) {
    std::string out;
    for (auto const c : s) append_utf8(out, c);
    return out;
}

std::optional<char32_t> superscript_digit(char32_t c) {
    if (c == U'¹') return U'1';
    if (c == U'²' || c == U'³') return U'2' + (c - U'²');
    if (c == U'⁰' || (c >= U'⁴' && c <= U'⁹')) return U'0' + (c - U'⁰');
    return std::nullopt;
}

std::optional<folded> special_kind(char32_t c) {
    if (c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029) {
        return make(folded_kind::line_end);
    }
    if (c == 0xA0 || (c >= 0x2008 && c <= 0x200A) || c == 0x202F) return make(folded_kind::thin_space);
    if (is_accent(c)) return make(folded_kind::mark);
    if (auto const digit = superscript_digit(c)) return make(folded_kind::superscript, *digit);
    switch (u_charType(static_cast<UChar32>(c))) {
        case U_SPACE_SEPARATOR:
        case U_CONTROL_CHAR:
            return make(folded_kind::space);
        case U_FORMAT_CHAR:
            return make(folded_kind::drop);
        default:
            return std::nullopt;
    }
}

// ① reads "(1)": it numbers a point and must not run into the word after it.
std::optional<std::string> circled_number(char32_t c) {
    if (c < U'①' || c > U'⑳') return std::nullopt;
    std::string text{'('};
    text.append(std::to_string(c - U'①' + 1)).push_back(')');
    return text;
}

}  // namespace

fold_table const& fold_table::of(language l) {
    if (l == language::az) {
        static fold_table const table(variety::azerbaijani);
        return table;
    }
    if (l == language::zh) {
        static fold_table const table(variety::chinese);
        return table;
    }
    static fold_table const table(variety::common);
    return table;
}

fold_table::fold_table(variety v) : entries_(0x10000), variety_(v) {
    std::u32string out;
    for (char32_t c = 0; c < 0x10000; ++c) {
        // Han characters and syllables fold to themselves, surrogates do not occur, the private area is nobody's.
        if (c == 0x3400) c = 0x4DC0;
        if (c == 0x4E00) c = 0xF900;
        if (auto const known = special_kind(c)) {
            entries_[c] = *known;
            continue;
        }
        if (auto const number = circled_number(c)) {
            set(c, *number);
            continue;
        }
        out.clear();
        fold_into(out, c, v == variety::azerbaijani);
        if (out.size() != 1 || out[0] != c) set(c, to_utf8(out));
    }
    if (v == variety::chinese) simplify_han();
}

void fold_table::set(char32_t c, std::string_view becomes) {
    if (becomes.empty()) {
        entries_[c] = make(folded_kind::drop);
    } else if (becomes.size() <= 3) {
        std::uint32_t bytes = 0;
        for (std::size_t i = 0; i < becomes.size(); ++i) {
            bytes |= static_cast<std::uint32_t>(static_cast<unsigned char>(becomes[i])) << (8 * i);
        }
        entries_[c] = make(static_cast<folded_kind>(becomes.size()), bytes);
    } else {
        entries_[c] = make(folded_kind::text, static_cast<std::uint32_t>(texts_.size()));
        texts_.emplace_back(becomes);
    }
}

void fold_table::simplify_han() {
    auto const pairs = traditional_and_simplified;
    for (std::size_t at = 0; at < pairs.size();) {
        auto const from = character_at(pairs, at);
        auto const to = character_at(pairs, at + from.size);
        set(from.value, pairs.substr(at + from.size, to.size));
        at += from.size + to.size;
    }
}

std::string_view fold_table::replacement(folded const& f) const {
    if (f.kind() == folded_kind::text) return texts_[f.value()];
    return {};
}

std::string fold_table::beyond(char32_t c) const {
    std::u32string out;
    fold_into(out, c, variety_ == variety::azerbaijani);
    std::string text;
    for (auto const part : out) {
        auto const f = (*this)[part];
        if (f.kind() == folded_kind::text) {
            text += replacement(f);
        } else if (f.kind() == folded_kind::one || f.kind() == folded_kind::two || f.kind() == folded_kind::three) {
            for (auto bytes = f.value(); bytes != 0; bytes >>= 8) text.push_back(static_cast<char>(bytes & 0xFFU));
        } else if (f.kind() == folded_kind::keep) {
            append_utf8(text, part);
        }
    }
    return text;
}

namespace {
using letter_set = std::bitset<0x10000>;

std::unique_ptr<letter_set const> collect_letters() {
    auto letters = std::make_unique<letter_set>();
    for (std::uint32_t c = 0; c < 0x10000; ++c) {
        auto const mask = U_MASK(u_charType(static_cast<UChar32>(c)));
        letters->set(c, (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0);
    }
    return letters;
}
}  // namespace

bool is_letter(char32_t c) noexcept {
    static auto const letters = collect_letters();
    if (c < 0x10000) return letters->test(c);
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_small_letter(char32_t c) noexcept { return u_islower(static_cast<UChar32>(c)) != 0; }

}  // namespace cmwlint::text
