// Which language is this? Scripts decide between Arabic, Chinese, Russian and the rest; letters that neighbours of ours
// have and we have not (Ukrainian і, Persian گ, Japanese kana) rule those out; among languages in Latin letters the
// function words decide, against those of the languages that drafts are often printed beside.
#include "text/language.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace cmwlint::text {
namespace {

enum tongue : std::uint8_t {
    english,
    french,
    spanish,
    dutch,
    german,
    italian,
    portuguese,
    turkish,
    other_tongue,
    tongues
};

struct word_list {
    tongue of;
    std::string_view words;  // without accents, in the order of nothing
};

// Only words that (nearly) no other language of the list has. "de", "in", "is", "la", "a" say too little.
constexpr std::array word_lists{
    word_list{
        english,
        " the and of to shall be may any which by this that with not from have has been or such other under their "
        "they it its an are who where upon should must will each than no if at whose can within been being these "
        "those all into does was were there without "
        "person persons children child people foreigner foreigners alien aliens worker workers employer employers "
        "employment detained detention removal removed deported deportation parties agreement law section "
        "residence permit entry years months days act "},
    word_list{
        french,
        " le les des du et aux dans par sur une est sont qui pour ou au ce cette ces son ses leur leurs avec pas ne "
        "peut peuvent etre il ils elle dont sans selon ainsi sous entre tout toute toutes tous doit lorsque avoir "
        "d l qu n s c aucun aucune apres avant "
        "etranger etrangers etrangere travailleur travailleurs enfants enfant loi alinea sejour employeur droit "
        "peine personne personnes titre retention "},
    word_list{
        spanish,
        " el los las y del que en por con para se una al o su sus lo como podra podran sera seran deberan debera es "
        "son esta este cuando sin sobre desde hasta entre ser ha no "
        "extranjero extranjeros extranjera trabajador trabajadores ninos nino ley articulo personas migrantes "
        "menores empleador derecho trabajo podra internados hayan haya "},
    word_list{
        dutch,
        " het een van en voor met niet zijn wordt worden op te dat aan bij door deze dit zal zullen tot naar uit ook "
        "der des is in of om als aan artikel verdrag partijen onder "},
    word_list{
        german,
        " der die das und den von zu mit ist nicht dem des auf im ein eine einer wird werden oder sich nach durch "
        "bei auch kann sind wenn fur als zum zur uber einen einem hat haben durfen wegen "},
    word_list{italian,
              " di della il che per gli delle del dei nel sono alla con non essere dal ai un una e o le lo si nella "
              "degli stato possono "},
    word_list{portuguese,
              " do da dos das em um uma nao ao pela pelo os as com que e o se sao por para no na nos nas ou podem ser "
              "pelos pelas seu sua "},
    word_list{turkish, " ve bir bu icin ile olarak veya olan da de gore tarafindan kadar her gibi daha sonra "},
    word_list{other_tongue,  // Catalan, Romanian, Polish, Scandinavian, Malay, Tagalog, Swahili, Albanian, Finnish,
                             // Hungarian …
              " els amb dels aquest si cu din pentru este sau la care nu prin na sie nie oraz do przez dla och att det "
              "som av til er ikke og dan yang dengan untuk dari ng mga sa ang ay kwa ya wa na katika dhe per nje ne te "
              "ja on ei ovat az es hogy nem vagy egy nebo pro jsou ktere ili koji ce "},
};

/// A little hash table of words; built once.
class lexicon {
public:
    static lexicon const& get() {
        static lexicon const l;
        return l;
    }
    // Which tongues have the word, as a bit set.
    [[nodiscard]] std::uint16_t find(std::string_view word) const {
        for (auto slot = hash(word);; ++slot) {
            auto const& entry = entries_[slot % entries_.size()];
            if (entry.word.empty()) return 0;
            if (entry.word == word) return entry.tongues;
        }
    }

private:
    struct item {
        std::string_view word;
        std::uint16_t tongues = 0;
    };
    lexicon() {
        for (auto const& list : word_lists) {
            for (std::size_t at = 0; (at = list.words.find_first_not_of(' ', at)) != std::string_view::npos;) {
                auto const end = list.words.find(' ', at);
                add(list.words.substr(at, end - at), list.of);
                at = end;
            }
        }
    }
    void add(std::string_view word, tongue t) {
        auto slot = hash(word);
        while (!entries_[slot % entries_.size()].word.empty() && entries_[slot % entries_.size()].word != word) ++slot;
        auto& entry = entries_[slot % entries_.size()];
        entry.word = word;
        entry.tongues = static_cast<std::uint16_t>(entry.tongues | (1U << t));
    }
    static std::size_t hash(std::string_view word) {
        std::size_t h = 5381;
        for (char const c : word) h = h * 33 + static_cast<unsigned char>(c);
        return h;
    }
    std::array<item, 2048> entries_{};
};

/// What a text shows of itself.
struct evidence {
    std::size_t arabic = 0, foreign_arabic = 0;  // letters
    std::size_t cyrillic = 0, foreign_cyrillic = 0;
    std::size_t hard_sign = 0, yeru = 0;  // ъ and ы: Bulgarian has no ы
    std::size_t han = 0, kana = 0;
    std::size_t latin = 0, schwa = 0;
    std::size_t other = 0;  // letters of other scripts
    std::size_t latin_words = 0;
    std::array<double, tongues> score{};
};

class surveyor {
public:
    void read(std::string_view utf8) {
        for (std::size_t at = 0; at < utf8.size();) {
            if (utf8[at] == '<') {
                at = skip_markup(utf8, at);
                continue;
            }
            auto const c = character_at(utf8, at);
            at += c.size;
            take(c.value);
        }
        end_word();
    }
    [[nodiscard]] evidence const& found() const { return found_; }

private:
    // Tags, comments, style sheets and scripts are no text. Anything unclosed is.
    static std::size_t skip_markup(std::string_view utf8, std::size_t at) {
        auto const next = at + 1 < utf8.size() ? utf8[at + 1] : ' ';
        bool const tag =
            next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if (!tag) return at + 1;
        constexpr std::size_t longest = 4096;
        auto const window = utf8.substr(at, longest);
        for (auto const element : {std::string_view("style"), std::string_view("script")}) {
            if (window.substr(1, element.size()) != element) continue;
            auto const close = utf8.find("</" + std::string(element), at);
            if (close != std::string_view::npos) return close + 2;
        }
        auto const end = window.starts_with("<!--") ? window.find("-->") : window.find('>');
        return end == std::string_view::npos ? at + 1 : at + end + 1;
    }

    void take(char32_t c) {
        if (c < 0x80) {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                take_latin(static_cast<char>(c | 0x20));
            else
                end_word();
            return;
        }
        take_beyond_ascii(c);
    }

    void take_latin(char c) {
        ++found_.latin;
        if (size_ < word_.size()) word_[size_] = c;
        ++size_;
    }

    void take_beyond_ascii(char32_t c);

    void end_word() {
        if (size_ == 0) return;
        ++found_.latin_words;
        if (size_ <= word_.size()) {
            auto const set = lexicon::get().find({word_.data(), size_});
            int sharing = 0;
            for (std::size_t t = 0; t < tongues; ++t) sharing += (set >> t) & 1;
            for (std::size_t t = 0; t < tongues; ++t) {
                if ((set >> t) & 1) found_.score[t] += sharing == 1 ? 1.0 : 0.3 / sharing;
            }
        }
        size_ = 0;
    }

    evidence found_;
    std::array<char, 16> word_{};
    std::size_t size_ = 0;
};

void surveyor::take_beyond_ascii(char32_t c) {
    static auto const& folds = fold_table::of(language::en);
    if ((c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7)) {
        if (c == U'ə' || c == U'Ə' || c == 0x18F) ++found_.schwa;
        if (c == U'ñ' || c == U'Ñ') found_.score[spanish] += 0.5;
        if (c == U'ß') found_.score[german] += 1;
        if (c == U'ã' || c == U'õ') found_.score[portuguese] += 0.5;
        if (c == U'ù' || c == U'ê' || c == U'ç') found_.score[french] += 0.1;
        auto const f = folds[c];
        if (f.kind() == folded_kind::one)
            take_latin(static_cast<char>(f.value()));
        else
            take_latin('?');
        return;
    }
    if (c == U'ə') {
        ++found_.schwa;
        take_latin('?');
        return;
    }
    if (c >= 0x300 && c < 0x370) return;
    end_word();
    if (c >= 0x400 && c < 0x530) {
        ++found_.cyrillic;
        bool const russian = (c >= 0x410 && c <= 0x44F) || c == U'ё' || c == U'Ё';
        if (!russian) ++found_.foreign_cyrillic;
        if (c == U'ъ') ++found_.hard_sign;
        if (c == U'ы') ++found_.yeru;
    } else if ((c >= 0x620 && c < 0x700) || (c >= 0xFB50 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00)) {
        if (!is_letter(c) || (c >= 0x64B && c < 0x660)) return;
        ++found_.arabic;
        // Persian and Urdu letters; ی and ک also come from a Persian keyboard in Arabic text and prove nothing.
        static constexpr std::u32string_view foreign = U"پچژگٹڈڑںےۓۂ";
        if (foreign.find(c) != std::u32string_view::npos) ++found_.foreign_arabic;
    } else if (is_han(c)) {
        ++found_.han;
    } else if (c >= 0x3040 && c < 0x3100) {
        ++found_.kana;
    } else if (is_letter(c)) {
        ++found_.other;
    }
}

struct candidate {
    std::optional<language> which;
    double words = 0;  // how many words of text, roughly
};

candidate judge_latin(evidence const& e) {
    auto const words = static_cast<double>(e.latin_words);
    if (e.schwa * 100 > e.latin * 2) return {language::az, words};
    std::array const ours{english, french, spanish};
    auto const best =
        *std::max_element(ours.begin(), ours.end(), [&](auto a, auto b) { return e.score[a] < e.score[b]; });
    auto const strongest = *std::max_element(e.score.begin(), e.score.end());
    // A text printed beside a language that is not ours counts as ours if it is a fair part of the whole.
    if (e.score[best] < 0.9 || e.score[best] < 0.3 * strongest || e.score[best] < 0.06 * words)
        return {std::nullopt, words};
    static constexpr std::array languages{language::en, language::fr, language::es};
    double all = 0;  // of the languages that really occur; a few chance words do not make one
    for (auto const s : e.score) all += s > 0.25 * e.score[best] ? s : 0;
    return {languages[best], words * e.score[best] / all};
}

candidate judge_arabic(evidence const& e) {
    auto const words = static_cast<double>(e.arabic) / 4.5;
    bool const sound = e.foreign_arabic * 100 <= e.arabic * 2;
    return {sound && e.arabic > 1 ? std::optional(language::ar) : std::nullopt, words};
}

candidate judge_cyrillic(evidence const& e) {
    auto const words = static_cast<double>(e.cyrillic) / 6.0;
    bool const sound = e.foreign_cyrillic * 100 <= e.cyrillic * 2 && (e.hard_sign == 0 || e.hard_sign <= e.yeru + 1);
    return {sound && e.cyrillic > 1 ? std::optional(language::ru) : std::nullopt, words};
}

candidate judge_chinese(evidence const& e) {
    auto const words = static_cast<double>(e.han) / 1.6;
    bool const sound = e.kana * 20 <= e.han + e.kana;
    return {sound && e.han > 1 ? std::optional(language::zh) : std::nullopt, words};
}

}  // namespace

std::optional<language> detect_language(std::string_view utf8) noexcept {
    constexpr std::size_t head = 64 * 1024, tail = 16 * 1024;
    surveyor s;
    s.read(utf8.substr(0, head));
    if (utf8.size() > head) s.read(utf8.substr(std::max(head, utf8.size() - std::min(tail, utf8.size() - head))));
    auto const& e = s.found();
    std::array const candidates{judge_latin(e), judge_arabic(e), judge_cyrillic(e), judge_chinese(e)};
    double all = static_cast<double>(e.other) / 5.0;
    candidate best;
    for (auto const& c : candidates) {
        all += c.words;
        if (c.which && c.words > best.words) best = c;
    }
    return best.which && best.words >= 0.1 * all ? best.which : std::nullopt;
}

}  // namespace cmwlint::text
