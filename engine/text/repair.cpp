#include "text/repair.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::text {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_spaceable_letter(char32_t c) {
    // Latin, Greek and Cyrillic; Arabic and Chinese are not letter-spaced.
    return (c < 0x530 || (c >= 0x1E00 && c < 0x1F00)) && is_letter(c);
}

}  // namespace

std::vector<piece> cut_line(std::string_view source, std::uint32_t begin, std::uint32_t end) {
    std::vector<piece> pieces;
    for (auto at = begin; at < end;) {
        auto const spaces = at;
        while (at < end && (source[at] == ' ' || source[at] == '\t')) ++at;
        auto const from = at;
        while (at < end && source[at] != ' ' && source[at] != '\t') ++at;
        if (at > from) pieces.push_back({from, at, from == spaces + 1 && source[spaces] == ' ' && !pieces.empty()});
    }
    return pieces;
}

namespace {

// ---------------------------------------------------------------------------------------------- letter-spacing

class line_repair {
public:
    line_repair(std::string_view source, language l, std::vector<std::uint32_t>& spaces)
        : source_(source), language_(l), spaces_(spaces) {}

    void letter_spacing(std::vector<piece> const& pieces) {
        bool after_spaced_word = false;
        for (std::size_t first = 0; first < pieces.size();) {
            auto const last = end_of_letters(pieces, first);
            after_spaced_word = is_spaced_word(pieces, first, last, after_spaced_word);
            if (after_spaced_word) {
                drop_spaces(pieces, first + 1, last);
                first = join_number(pieces, last);
            } else {
                first = std::max(last, first + 1);
            }
        }
    }

private:
    [[nodiscard]] character first_of(piece const& p) const { return character_at(source_, p.begin); }
    [[nodiscard]] bool is_single(piece const& p) const { return p.end - p.begin == first_of(p).size; }

    // One letter, or one letter and the punctuation that ends the word.
    [[nodiscard]] bool is_one_letter(piece const& p) const {
        auto const c = first_of(p);
        if (!is_spaceable_letter(c.value)) return false;
        auto const rest = source_.substr(p.begin + c.size, p.end - p.begin - c.size);
        return rest.find_first_not_of(".,:;") == std::string_view::npos && rest.size() <= 1;
    }

    [[nodiscard]] std::size_t end_of_letters(std::vector<piece> const& pieces, std::size_t first) const {
        auto at = first;
        while (at < pieces.size() && is_one_letter(pieces[at]) && (at == first || pieces[at].single_space_before)) {
            if (!is_single(pieces[at++])) break;
        }
        return at;
    }

    // Four letters, or three written as a word is ("A r t"), or two after such a word; not the alphabet ("points a b c
    // d").
    [[nodiscard]] bool is_spaced_word(std::vector<piece> const& pieces, std::size_t first, std::size_t last,
                                      bool after_spaced_word) const {
        if (last - first < (after_spaced_word ? 2 : 3)) return false;
        bool alphabetical = true, small_after_first = true;
        std::size_t sound = 0, most_sound = 0;  // letters in a row that no font lacks
        for (auto i = first; i < last; ++i) {
            auto const c = first_of(pieces[i]).value;
            sound = is_torn_letter(c) ? 0 : sound + 1;
            most_sound = std::max(most_sound, sound);
            if (i == first) continue;
            alphabetical = alphabetical && c == first_of(pieces[i - 1]).value + 1;
            small_after_first = small_after_first && is_small_letter(c);
        }
        if (alphabetical) return false;
        // "d ə ə m ə k" is made of torn letters, not of spaced ones; "F Ə S İ L" begins its line.
        if (language_ == language::az && most_sound < 3 && !begins_line(pieces, first)) return false;
        return last - first >= 4 || after_spaced_word ||
               (small_after_first && !is_small_letter(first_of(pieces[first]).value));
    }

    [[nodiscard]] bool begins_line(std::vector<piece> const& pieces, std::size_t first) const {
        return std::all_of(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(first), [&](piece const& p) {
            return source_.substr(p.begin, p.end - p.begin).find_first_not_of("#*_>") == std::string_view::npos;
        });
    }

    // "3 1 8-1." and "3 1 9 ." after a spaced word: one number.
    std::size_t join_number(std::vector<piece> const& pieces, std::size_t first) {
        if (first >= pieces.size() || !is_digit(first_of(pieces[first]).value)) return first;
        auto at = first;
        while (is_single(pieces[at]) && at + 1 < pieces.size() && pieces[at + 1].single_space_before) {
            auto const next = first_of(pieces[at + 1]).value;
            bool const stop = next == '.' && is_single(pieces[at + 1]);
            if (!is_digit(next) && !stop) break;
            drop_spaces(pieces, at + 1, at + 2);
            ++at;
            if (stop) break;
        }
        return at + 1;
    }

    void drop_spaces(std::vector<piece> const& pieces, std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) spaces_.push_back(pieces[i].begin - 1);
    }

    std::string_view source_;
    language language_;
    std::vector<std::uint32_t>& spaces_;
};

// Is there one letter or digit between two spaces, the first of them at `at`?
std::uint32_t lone_character(std::string_view source, std::size_t at) {
    if (at + 2 >= source.size()) return 0;
    auto const first = static_cast<unsigned char>(source[at + 1]);
    std::uint32_t const size = first < 0x80 ? 1 : first < 0xE0 ? 2 : 0;
    if (size == 0 || at + 1 + size >= source.size() || source[at + 1 + size] != ' ') return 0;
    return size;
}

// Does a word of torn letters only follow the space at `at`?
bool torn_word_follows(std::string_view source, std::size_t at) {
    auto next = at + 1;
    while (next < source.size() && is_torn_letter(character_at(source, next).value)) next += 2;
    return next > at + 1 &&
           (next >= source.size() || std::string_view(" \r\n.,;:)'\"").find(source[next]) != std::string_view::npos);
}

bool looks_torn(std::string_view source, std::size_t at, language l) {
    if (l == language::az && torn_word_follows(source, at)) return true;
    auto const size = lone_character(source, at);
    return size != 0 && lone_character(source, at + 1 + size) != 0;
}

}  // namespace

namespace {

// From `at` on, the next space that a lone character or (Azerbaijani) a torn letter may follow.
std::size_t find_suspicious_space(std::string_view source, std::size_t at, language l) {
    if (l == language::az) return source.find(' ', at);
    // Block by block, without branches: is there a space, one character of one or two bytes, and a space?
    constexpr std::size_t block = 32;
    for (; at + block + 3 < source.size(); at += block) {
        auto const* s = source.data() + at;
        unsigned char suspicious = 0;
        for (std::size_t i = 0; i < block; ++i) {
            bool const one = s[i + 2] == ' ', two = (s[i + 3] == ' ') & (static_cast<unsigned char>(s[i + 1]) >= 0xC2);
            suspicious = static_cast<unsigned char>(suspicious | ((s[i] == ' ') & (one | two)));
        }
        if (suspicious != 0) break;
    }
    return source.find(' ', at);
}

}  // namespace

std::vector<std::uint32_t> find_inner_spaces(std::string_view source, language l, std::uint32_t begin,
                                             std::uint32_t end, bool& torn_letters) {
    std::vector<std::uint32_t> spaces;
    if (l == language::zh || l == language::ar) return spaces;
    line_repair repair(source, l, spaces);
    torn_letter_model torn(source);
    std::size_t done = begin;
    auto const sought = source.substr(0, end + std::size_t{64});
    for (std::size_t at = begin; (at = find_suspicious_space(sought, at, l)) < end;) {
        if (!looks_torn(source, at, l)) {
            ++at;
            continue;
        }
        auto line_begin = at;
        while (line_begin > done && source[line_begin - 1] != '\n' && source[line_begin - 1] != '\r') --line_begin;
        auto const line_end = std::min(source.find_first_of("\r\n", at), source.size());
        auto const pieces =
            cut_line(source, static_cast<std::uint32_t>(line_begin), static_cast<std::uint32_t>(line_end));
        repair.letter_spacing(pieces);
        if (l == language::az) torn.mend(pieces, spaces);
        done = at = line_end;
    }
    std::sort(spaces.begin(), spaces.end());
    spaces.erase(std::unique(spaces.begin(), spaces.end()), spaces.end());
    torn_letters = torn_letters || torn.has_learnt();
    return spaces;
}

std::vector<std::uint32_t> find_inner_spaces(std::string_view source, language l) {
    bool asked = false;
    return find_inner_spaces(source, l, 0, static_cast<std::uint32_t>(source.size()), asked);
}

// ------------------------------------------------------------------------------------------------ hyphens at line ends

namespace {

constexpr std::uint64_t hash_seed = 14695981039346656037ULL;

// FNV-1a over the bytes, ASCII letters in lower case.
std::uint64_t hash(std::string_view word, std::uint64_t h = hash_seed) {
    for (char const c : word) {
        auto const small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        h = (h ^ static_cast<unsigned char>(small)) * 1099511628211ULL;
    }
    return h;
}

std::size_t end_of_word(std::string_view source, std::size_t at) {
    while (at < source.size()) {
        auto const c = character_at(source, at);
        if (!is_letter(c.value)) break;
        at += c.size;
    }
    return at;
}

// First parts that keep their hyphen (en, fr, es), and French second parts that follow one.
constexpr std::array<std::string_view, 34> keeps_hyphen_after{
    "non",   "self",  "ex",    "quasi", "well", "long", "short", "semi",   "cross", "third", "vice",  "sous",
    "demi",  "mi",    "celui", "celle", "ceux", "ci",   "la",    "au",     "par",   "peut",  "c'est", "avant",
    "trans", "multi", "post",  "socio", "full", "part", "work",  "labour", "lui",   "elle"};
constexpr std::array<std::string_view, 14> keeps_hyphen_before{"ci",     "là",      "même",        "mêmes",     "il",
                                                               "ils",    "elle",    "elles",       "on",        "dire",
                                                               "dessus", "dessous", "refoulement", "compliance"};

template <std::size_t N>
bool has(std::array<std::string_view, N> const& words, std::string_view word) {
    auto const wanted = hash(word);
    return std::any_of(words.begin(), words.end(), [&](auto w) { return hash(w) == wanted; });
}

}  // namespace

void word_census::take(std::string_view source) {
    words_.clear();
    count(source, 1);
    taken_ = true;
}

void word_census::count(std::string_view text, std::int32_t by) {
    for (std::size_t at = 0; at < text.size();) {
        auto end = end_of_word(text, at);
        if (end == at) {
            at += character_at(text, at).size;
            continue;
        }
        words_[hash(text.substr(at, end - at))] += by;
        // "third-country" counts as hyphenated, each pair of neighbours on its own.
        if (end + 1 < text.size() && text[end] == '-') {
            auto const second = end_of_word(text, end + 1);
            if (second > end + 1) words_[hash(text.substr(at, second - at))] += by;
        }
        at = end;
    }
}

bool word_census::has(std::uint64_t word_hash) {
    auto const it = words_.find(word_hash);
    bool const found = it != words_.end() && it->second > 0;
    answers_[word_hash] = found;
    return found;
}

bool word_census::answers_stand() const {
    return std::all_of(answers_.begin(), answers_.end(), [&](auto const& answer) {
        auto const it = words_.find(answer.first);
        return answer.second == (it != words_.end() && it->second > 0);
    });
}

hyphen_judge::verdict hyphen_judge::judge(std::size_t line_end, std::size_t next_word) {
    auto end = line_end;  // step back over the hyphen, whichever it is
    if (end > 0) end -= character_before(source_, end).size;
    auto begin = end;
    std::size_t letters = 0;
    while (begin > 0) {
        auto const c = character_before(source_, begin);
        if (!is_letter(c.value)) break;
        begin -= c.size;
        ++letters;
    }
    if (letters < 2) return verdict::not_a_break;
    auto const left = source_.substr(begin, end - begin);
    auto const right = source_.substr(next_word, end_of_word(source_, next_word) - next_word);
    if (!words_.taken()) words_.take(source_);
    bool const joined_elsewhere = words_.has(hash(right, hash(left)));
    bool const hyphenated_elsewhere = words_.has(hash(right, hash("-", hash(left))));
    if (joined_elsewhere != hyphenated_elsewhere) {
        return joined_elsewhere ? verdict::parted_word : verdict::hyphen_of_its_own;
    }
    // Azerbaijani penal clauses end in a dash that stands close to the word ("… etmə-"): no break unless it is proved.
    if (language_ == language::az) return verdict::not_a_break;
    if (has(keeps_hyphen_after, left) || has(keeps_hyphen_before, right)) return verdict::hyphen_of_its_own;
    return verdict::parted_word;
}

// ------------------------------------------------------------------------------------------------------- lam-alef

bool has_reversed_lam_alef(std::string_view source) noexcept {
    // Alefs are D8 and A2 (آ), A3 (أ), A5 (إ) or A7 (ا); lam is D9 84.
    auto const byte = [&](std::size_t at) -> unsigned {
        return at < source.size() ? static_cast<unsigned char>(source[at]) : ' ';
    };
    auto const is_alef = [&](std::size_t at) {
        auto const second = byte(at + 1);
        return byte(at) == 0xD8 && (second == 0xA2 || second == 0xA3 || second == 0xA5 || second == 0xA7);
    };
    auto const is_lam = [&](std::size_t at) { return byte(at) == 0xD9 && byte(at + 1) == 0x84; };
    source = source.substr(0, 1 << 21);  // damage is everywhere or nowhere
    std::size_t reversed = 0, sound = 0;
    for (std::size_t at = 0; at + 3 < source.size(); ++at) {
        if (byte(at) != 0xD8 || byte(at + 1) != 0xA7) continue;
        if (is_alef(at + 2) && is_lam(at + 4)) ++reversed;
        if (!is_lam(at + 2)) continue;
        if (is_alef(at + 4)) ++sound;
        // لا on its own becomes ال on its own
        if (at > 0 && byte(at - 1) == ' ' && byte(at + 4) == ' ') ++reversed;
    }
    return reversed > 0 && reversed * 2 > sound;
}

}  // namespace cmwlint::text
