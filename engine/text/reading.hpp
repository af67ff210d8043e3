// The reading: the text as a careful reader sees it, with an exact way back to the source.
//
// Folded, so that grammars and vocabulary need one form of each word only:
//   all      NFKC-like forms (full-width, ligatures, Arabic presentation forms), lower case, any digit (Arabic-Indic,
//            full-width, …) as ASCII, every space as ' ', soft hyphens, zero-width and bidi controls dropped,
//            typographic quotes as " and ', dashes as '-', words hyphenated at a line end joined, letter-spaced words
//            ("M a d d ə   3 1 8", "A r t i c l e  5") joined;
//   fr es en accents dropped (é→e, ñ→n, œ→oe); az: ı→i, ə ş ç ö ü ğ kept, isolated "ə" of broken PDFs joined to its
//   neighbours; ru       ё→е, combining accents dropped; ar       tatweel and vowel signs dropped, أإآٱ→ا, ى→ي, ة→ه,
//   ؤ→و, ئ→ي; zh       traditional → simplified characters, spaces between Chinese characters dropped.
// In all languages also: º and ª as ° and a ("8º" = "8°"), № kept, ① as "(1)", a raised digit after a number as its
// fraction ("322¹" is article 322.1), thin and non-breaking spaces inside a number dropped ("1 500" = 1500).
// Line ends (LF, CRLF, CR, NEL, LS, PS, form feed) become one '\n' each, so a blank line is "\n\n". Blocks of markup
// (`edit::kind::block`) become '\n' too, but however many meet, they make no more than one blank line. No space stands
// next to a '\n', at the beginning or at the end; runs of spaces are one.
#pragma once

#include "source/change.hpp"
#include "source/source_map.hpp"
#include "source/span.hpp"
#include "text/language.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::text {

/// What a front end (HTML, XML, Markdown) wants read differently: the source bytes `where` are read as `as`.
struct edit {
    enum class kind : std::uint8_t {
        drop,     ///< nothing (an inline tag)
        replace,  ///< `as` (an entity)
        block,    ///< a line end (a block tag)
        space     ///< one space
    };
    source::span where;
    kind what = kind::drop;
    std::string as;
};

struct reading {
    std::string text;        ///< folded UTF-8
    source::source_map map;  ///< reading offset → offset in the source text
    /// The Arabic text was extracted from a PDF with lam-alef written in reverse ("األجانب" for "الأجانب").
    /// The text is then *ordered* too: in each run of alefs and lams the alefs stand first; see `order_lam_alef`.
    bool lam_alef_ordered = false;
};

/// Folds `source_text` (valid UTF-8). `edits` are sorted and do not overlap. Linear in the text.
[[nodiscard]] reading make_reading(std::string_view source_text, language, std::span<edit const> edits = {});

/// A version of a source text, to be read or as it was read.
struct source_version {
    std::string_view text;
    std::span<edit const> edits;
};

/// Where two versions of a source differ: outside the change (in bytes of the sources) their text and edits are alike.
[[nodiscard]] source::change find_change(source_version const& before, source_version const& now);

class word_census;

/// Makes the readings of the versions of one source. Lines that did not change are not folded again, unless a repair
/// has to know the whole text. The readings are those that `make_reading` gives.
class reader {
public:
    explicit reader(language);
    ~reader();
    reader(reader&&) noexcept;
    reader& operator=(reader&&) noexcept;

    [[nodiscard]] reading read(source_version const&);
    /// Makes of the reading of a version that of the next one. Returns what changed in bytes of the reading, whole
    /// lines: outside of it the reading is the same and so is the source it was made from.
    [[nodiscard]] source::change update(reading&, source_version const& before, source_version const& now,
                                        source::change const& in_source);

private:
    void update_census(source_version const& before, source_version const& now, source::change const& in_source);
    [[nodiscard]] source::change read_again(reading&, source_version const& now, source::change const& in_source);
    language language_;
    std::unique_ptr<word_census> words_;
    bool torn_ = false;  ///< letters were put back by what words stand elsewhere in the text
};

/// A stretch of the source as people see it: without its markup, white space as single spaces.
[[nodiscard]] std::string printed(std::string_view source_text, std::span<edit const> edits, source::span where);

/// The same folding for one phrase or word of a vocabulary (no line joining, no letter-spacing repair).
[[nodiscard]] std::string fold(std::string_view phrase, language);

/// Arabic: within each run of ا and ل puts the alefs first, so that right and reversed lam-alef read alike.
/// Ambiguous ("عملا" and "عمال" become one), so applied only to texts that show the damage.
[[nodiscard]] std::string order_lam_alef(std::string_view folded);

}  // namespace cmwlint::text
