// Azerbaijani texts from PDFs whose font lacked ə, ş, ğ or İ have these letters torn off their words by single spaces:
// "v ə i ş siz şə xsl ə rin" for "və işsiz şəxslərin". A space beside a torn letter may or may not have been in the
// law, so the likeliest words are sought: a small language model (words and letter pairs, learnt from the sound parts
// of the same text and from the list below) weighs all ways to read a stretch, and dynamic programming finds the best.
#include "text/repair.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cmwlint::text {
namespace {

// Words that any law has, so that a short or thoroughly damaged text can be mended too.
constexpr std::string_view common_words =
    "və və və və ilə ilə bu bu ya ya ya da də üçün üçün görə görə olan olmayan olmayan edilir edilmiş edilən edilməsi "
    "etmək "
    "etməklə etməyə edən edir olaraq olduqda olduğu olunur olunan haqqında tərəfindən müvafiq şəxs şəxsə şəxsi şəxsin "
    "şəxslər "
    "şəxslərə şəxsləri şəxslərin şəxslərdən vətəndaş vətəndaşı vətəndaşlar vətəndaşları vətəndaşların vətəndaşlarının "
    "vətəndaşlığı vətəndaşlığını əcnəbi əcnəbinin əcnəbilər əcnəbilərə əcnəbiləri əcnəbilərin azərbaycan azərbaycan "
    "respublikası respublikasının respublikasında ərazi ərazisi ərazisində dövlət dövləti dövlətin dövlətlə "
    "dövlətlərin sərhəd "
    "sərhədi sərhədini sərhədinin keçmə keçən keçirilir keçirilməsi keçirilməsinin keçirən həyata qanun qanunla "
    "qanunsuz "
    "maddə maddənin maddəsi maddəsinin maddəsində məcəllə məcəllənin məcəllədə hissə hissəsi hissəsinin fəsil bölmə "
    "müəyyən "
    "müəyyənləşdirilmiş müddət müddətə müddəti müddətində müddətlərdə cərimə cəriməni manatdan manatadək manat "
    "miqdarda "
    "məbləğdə inzibati xəbərdarlıq cinayət cəza cəzanın cəzalandırılır azadlıqdan azadlığın məhdudlaşdırılması məhrum "
    "məhkəmə "
    "məhkəmənin məhkəməyə qərar qərarı qərarla qərarda orqan orqanı orqanına orqanları orqanların icra hakimiyyəti iş "
    "işi işə "
    "işin işdə işdən işlə işlər işləri işçi işçinin işçilər işçilərə işçiləri işçilərin işsiz işləyən işləmək "
    "işəgötürən "
    "işəgötürənin işəgötürənlər əmək əməyin müqavilə müqaviləsi müqavilələr müqavilələrində müqavilələrinin haqqı "
    "icazə "
    "icazəsi icazəsinin verilir verilən verilmiş verilmə verilməsi verilməsinə alınması alınmaqla ölkə ölkədə ölkədən "
    "ölkəyə "
    "ölkələr ölkələrdə çıxarılması çıxarılan çıxma kənara gəlmə gəlməsi gəlmiş getmə getməsi sənəd sənədi sənədlər "
    "sənədlərin "
    "pasport məlumat məlumatı məlumatın müraciət ərizə tələb tələbləri tələblərinə əsas əsasən əsasında əsaslar "
    "əsaslanır "
    "hüquq hüququ hüquqi hüquqlarını vəzifə vəzifəli vəzifələri qayda qaydada qaydaları qaydalarının qaydası pozulması "
    "pozduğuna məqsəd məqsədi məqsədilə məqsədlə xarici xidmət xidməti xidmətinin miqrasiya uşaq uşağın uşaqlar "
    "uşaqları "
    "uşaqların yaş yaşı yaşına yaşınadək yaşayan yaşayış yaşama yaşaması yerini yeri yerinə yetirilməsi ailə ailəsi "
    "üzvləri "
    "hər hansı digər başqa yalnız həmin habelə o cümlədən eyni belə əgər isə lakin heç kim ola bilər bilməz hal hallar "
    "hallarda halda zaman təmin tətbiq təşkil edildikdə etdikdə törədildikdə sosial təhlükəsizlik təhlükəsizliyi "
    "sağlamlıq "
    "sağlamlığı sağlamlığına səhiyyə tibbi müayinə qadın qadınlar hamilə bərabər bərabərlik asılı olmayaraq müəssisə "
    "müəssisəsi müəssisələr müəssisələri beynəlxalq saziş tərəf tərəflər qəbul bağlı bağlanmış bağlamaq qadağa qadağan "
    "məşğul "
    "məşğulluq məşğulluğun fəaliyyət fəaliyyəti fəaliyyətini fəaliyyətinin peşə ixtisas nəzərdə nəzərə tutulmuş "
    "tutulan "
    "göstərilən göstərilməsi görülməsi bir iki üç dörd beş altı yeddi səkkiz doqquz on iyirmi otuz qırx əlli altmış "
    "yetmiş "
    "səksən doxsan yüz min ay ayadək il ilə ilədək gün günə gündən ərzində sonra əvvəl qədər barədə barəsində bildiriş "
    "bildirişi müddəalar ümumi dəyişiklik dəyişmə yeni mühafizə olunması daimi müvəqqəti tələbə təhsil ödəniş ödənişi "
    "ödənilməsi ödəmək məsuliyyət məsuliyyəti daşıyır daşıyan şəraiti şəraitinin əmlak vəsait vasitə vasitəsilə "
    "nəqliyyat "
    "sərnişin şikayət şikayətə baxılması işlərdə saxlanılan saxlanılması saxlama əlil əlilliyi əlavə əgər əks əməl "
    "əməllər "
    "əldə əlaqədar ərizəsi ərzaq əvəzinə şərait şərt şərtləri şərtlərini şəhər şəhadətnamə şöbə bağışlama ağır "
    "ağırlaşdıran "
    "sığorta sığortası vergi vergilər axtaran könüllü məcburi xeyli qısa uyğun uyğunluğu olduqları birdəfəlik təqdim";

constexpr std::size_t alphabet = 35;  // 0: word boundary; 1–26 a–z; 27–32 ə ş ğ ç ö ü; 33 any other

std::uint8_t letter_id(char32_t folded) {
    if (folded >= 'a' && folded <= 'z') return static_cast<std::uint8_t>(folded - 'a' + 1);
    switch (folded) {
        case U'ə':
            return 27;
        case U'ş':
            return 28;
        case U'ğ':
            return 29;
        case U'ç':
            return 30;
        case U'ö':
            return 31;
        case U'ü':
            return 32;
        default:
            return 33;
    }
}

bool is_vowel(std::uint8_t id) {
    return id == letter_id('a') || id == letter_id('e') || id == letter_id('i') || id == letter_id('o') ||
           id == letter_id('u') || id == 27 || id == 31 || id == 32;
}

constexpr std::uint64_t hash_seed = 14695981039346656037ULL;
constexpr std::uint64_t hash_step(std::uint64_t h, std::uint8_t id) { return (h ^ id) * 1099511628211ULL; }

// The letters of a piece of a line, folded, and whether punctuation parts it from its neighbours.
struct letters {
    std::vector<std::uint8_t> ids;
    bool begins_word = false, ends_word = false;
};

letters letters_of(std::string_view piece) {
    static auto const& table = fold_table::of(language::az);
    letters l;
    for (std::size_t at = 0; at < piece.size();) {
        auto const c = character_at(piece, at);
        at += c.size;
        if (!is_letter(c.value)) {
            (l.ids.empty() ? l.begins_word : l.ends_word) = true;
            continue;
        }
        auto const f = table[c.value];
        if (f.kind() == folded_kind::one) {
            l.ids.push_back(letter_id(f.value()));
        } else if (f.kind() == folded_kind::two) {
            std::array const bytes{static_cast<char>(f.value() & 0xFFU), static_cast<char>(f.value() >> 8)};
            l.ids.push_back(letter_id(character_at({bytes.data(), 2}, 0).value));
        } else {
            l.ids.push_back(letter_id(c.value));
        }
    }
    return l;
}

}  // namespace

namespace {

// How often a word, and words that begin with it, were seen; by hash, in open addressing, for it is asked at every
// letter.
class word_table {
public:
    struct entry {
        std::uint64_t hash = 0;
        std::uint32_t count = 0, stems = 0;
    };
    word_table() : entries_(1 << 14) {}
    [[nodiscard]] entry const& find(std::uint64_t hash) const { return entries_[slot(hash)]; }
    entry& at(std::uint64_t hash) {
        if (used_ * 2 > entries_.size()) grow();
        auto& e = entries_[slot(hash)];
        if (e.hash == 0) ++used_;
        e.hash = hash;
        return e;
    }

private:
    [[nodiscard]] std::size_t slot(std::uint64_t hash) const {
        auto const mask = entries_.size() - 1;
        auto i = static_cast<std::size_t>(hash ^ hash >> 29) & mask;
        while (entries_[i].hash != 0 && entries_[i].hash != hash) i = (i + 1) & mask;
        return i;
    }
    void grow() {
        std::vector<entry> old(entries_.size() * 2);
        old.swap(entries_);
        for (auto const& e : old) {
            if (e.hash != 0) entries_[slot(e.hash)] = e;
        }
    }
    std::vector<entry> entries_;
    std::size_t used_ = 0;
};

}  // namespace

// Costs are in bits: the less likely, the dearer.
class torn_letter_model::tables {
public:
    void learn(std::string_view word) {
        auto const l = letters_of(word);
        if (l.ids.size() < 2) return;
        std::uint64_t h = hash_seed;
        std::uint8_t before = 0;
        for (auto const id : l.ids) {
            h = hash_step(h, id);
            ++pairs_[before][id];
            before = id;
        }
        ++pairs_[before][0];
        ++total_;
        // Beginnings stand for stems: Azerbaijani words are stems with a tail of endings.
        if (++words_.at(h).count > 1) return;
        h = hash_seed;
        for (std::size_t i = 0; i < l.ids.size(); ++i) {
            h = hash_step(h, l.ids[i]);
            if (i >= 3) ++words_.at(h).stems;
        }
    }

    void finish() {
        for (std::size_t a = 0; a < alphabet; ++a) {
            double sum = 0;
            for (auto const n : pairs_[a]) sum += n + smoothing;
            for (std::size_t b = 0; b < alphabet; ++b) bits_[a][b] = std::log2(sum / (pairs_[a][b] + smoothing));
        }
    }

    // Reads a word letter by letter.
    struct reader {
        std::uint64_t hash = hash_seed;
        double pair_bits = 0;    // of all letters so far
        double stem_bits = 1e9;  // the cheapest reading as known stem + endings
        std::uint8_t last = 0;
        std::uint8_t first = 0;
        unsigned size = 0;
        bool vowel = false;
    };

    void read(reader& r, std::uint8_t id) const {
        auto const step = bits_[r.last][id];
        r.pair_bits += step;
        r.stem_bits += step;
        r.hash = hash_step(r.hash, id);
        if (r.size++ == 0) r.first = id;
        r.last = id;
        r.vowel = r.vowel || is_vowel(id);
        if (r.size < 4) return;
        if (auto const& known = words_.find(r.hash); known.stems > 0) {
            r.stem_bits = std::min(r.stem_bits, frequency_bits(known.stems) + ending);
        }
    }

    [[nodiscard]] double cost(reader const& r) const {
        if (!r.vowel || r.first == letter_id(U'ğ')) return impossible;
        auto const end = bits_[r.last][0];
        auto best = std::min(unknown + r.pair_bits, r.stem_bits) + end;
        if (auto const& known = words_.find(r.hash); known.count > 0)
            best = std::min(best, frequency_bits(known.count));
        return best;
    }

private:
    static constexpr double smoothing = 0.2, unknown = 5, ending = 3, impossible = 60;

    [[nodiscard]] double frequency_bits(std::uint32_t count) const {
        return std::log2(static_cast<double>(total_ + 1) / count);
    }

    word_table words_;
    std::array<std::array<std::uint32_t, alphabet>, alphabet> pairs_{};
    std::array<std::array<double, alphabet>, alphabet> bits_{};
    std::uint64_t total_ = 0;
};

torn_letter_model::torn_letter_model(std::string_view source) : source_(source) {}
torn_letter_model::~torn_letter_model() = default;

bool is_torn_letter(char32_t c) {
    return c == U'ə' || c == U'Ə' || c == U'ş' || c == U'Ş' || c == U'ğ' || c == U'Ğ' || c == U'İ';
}

bool torn_letter_model::is_torn(piece const& p) const {
    bool torn = false;
    for (std::size_t at = p.begin; at < p.end;) {
        auto const c = character_at(source_, at);
        if (!is_torn_letter(c.value) && is_letter(c.value)) return false;
        torn = torn || is_torn_letter(c.value);
        at += c.size;
    }
    return torn;
}

bool torn_letter_model::has_torn_letter(piece const& p) const {
    for (std::size_t at = p.begin; at < p.end;) {
        auto const c = character_at(source_, at);
        if (is_torn_letter(c.value)) return true;
        at += c.size;
    }
    return false;
}

// The sound words of the text: those that no torn letter touches.
void torn_letter_model::learn() {
    tables_ = std::make_unique<tables>();
    auto const learn_line = [&](std::string_view text, std::uint32_t begin, std::uint32_t end, bool check) {
        auto const pieces = cut_line(text, begin, end);
        std::vector<bool> torn(pieces.size() + 2, false);
        for (std::size_t i = 0; check && i < pieces.size(); ++i) torn[i + 1] = is_torn(pieces[i]);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            bool const before = torn[i] && pieces[i].single_space_before;
            bool const after = i + 1 < pieces.size() && torn[i + 2] && pieces[i + 1].single_space_before;
            if (!torn[i + 1] && !before && !after)
                tables_->learn(text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin));
        }
    };
    learn_line(common_words, 0, static_cast<std::uint32_t>(common_words.size()), false);
    // A megabyte teaches all there is to learn.
    auto const enough = std::min<std::size_t>(source_.size(), 1 << 20);
    for (std::size_t at = 0; at < enough;) {
        auto const end = std::min(source_.find('\n', at), enough);
        learn_line(source_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), true);
        at = end + 1;
    }
    tables_->finish();
}

void torn_letter_model::mend(std::vector<piece> const& pieces, std::vector<std::uint32_t>& inner_spaces) {
    for (std::size_t first = 0; first < pieces.size();) {
        auto last = first + 1;
        while (last < pieces.size() && may_join(pieces[last - 1], pieces[last])) ++last;
        if (last - first > 1 && !tables_) learn();
        if (last - first > 1) mend_stretch({pieces.data() + first, last - first}, inner_spaces);
        first = last;
    }
}

// Only a space beside a torn letter is in doubt. A word that has kept its ə, ş or ğ was set in a sound font and is
// whole.
bool torn_letter_model::may_join(piece const& left, piece const& right) const {
    if (!right.single_space_before) return false;
    bool const torn_left = is_torn(left), torn_right = is_torn(right);
    if (!torn_left && !torn_right) return false;
    return (torn_left || !has_torn_letter(left)) && (torn_right || !has_torn_letter(right));
}

void torn_letter_model::mend_stretch(std::span<piece const> pieces, std::vector<std::uint32_t>& inner_spaces) const {
    constexpr double never = std::numeric_limits<double>::max();
    constexpr unsigned longest = 32;  // letters in a word
    std::vector<letters> text;
    text.reserve(pieces.size());
    for (auto const& p : pieces) text.push_back(letters_of(source_.substr(p.begin, p.end - p.begin)));
    std::vector<double> best(pieces.size() + 1, never);
    std::vector<std::size_t> from(pieces.size() + 1, 0);
    best[0] = 0;
    for (std::size_t begin = 0; begin < pieces.size(); ++begin) {
        tables::reader r;
        double inner = 0;
        for (std::size_t end = begin; end < pieces.size() && r.size < longest; ++end) {
            if (end > begin && (text[end].begins_word || text[end - 1].ends_word)) break;
            for (auto const id : text[end].ids) tables_->read(r, id);
            // A long piece between torn letters is more likely a word that has none.
            if (end > begin && text[end].ids.size() > 5) inner += 0.8 * static_cast<double>(text[end].ids.size() - 5);
            auto const cost = best[begin] + inner + (r.size > 0 ? tables_->cost(r) : 0);
            if (cost < best[end + 1]) {
                best[end + 1] = cost;
                from[end + 1] = begin;
            }
        }
    }
    for (auto end = pieces.size(); end > 0; end = from[end]) {
        for (auto i = from[end] + 1; i < end; ++i) inner_spaces.push_back(pieces[i].begin - 1);
    }
}

}  // namespace cmwlint::text
