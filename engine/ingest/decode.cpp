#include "ingest/decode.hpp"

#include "text/language.hpp"
#include "text/utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <utility>

namespace cmwlint::ingest {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct converter_closer {
    void operator()(UConverter* c) const { ucnv_close(c); }
};
using converter = std::unique_ptr<UConverter, converter_closer>;

struct detector_closer {
    void operator()(UCharsetDetector* d) const { ucsdet_close(d); }
};

converter open_converter(std::string const& name) {
    UErrorCode status = U_ZERO_ERROR;
    converter c(ucnv_open(name.c_str(), &status));
    return U_SUCCESS(status) ? std::move(c) : nullptr;
}

// -------------------------------------------------------------------------------------------------------- UTF-8

// Bytes of the valid UTF-8 character at `at`; 0 where there is none.
std::size_t valid_character(std::string_view bytes, std::size_t at) {
    auto const byte = [&](std::size_t i) -> unsigned {
        return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0;
    };
    auto const trails = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    auto const first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return trails(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        auto const second = byte(1);
        bool const overlong = first == 0xE0 && second < 0xA0, surrogate = first == 0xED && second >= 0xA0;
        return trails(1) && trails(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        auto const second = byte(1);
        bool const overlong = first == 0xF0 && second < 0x90, beyond = first == 0xF4 && second >= 0x90;
        return trails(1) && trails(2) && trails(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

// The end of the valid UTF-8 that begins at `at`.
std::size_t end_of_valid(std::string_view bytes, std::size_t at) {
    while (at < bytes.size()) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            std::uint64_t eight = 0;
            while (at + sizeof eight <= bytes.size()) {
                std::memcpy(&eight, bytes.data() + at, sizeof eight);
                if ((eight & 0x8080808080808080ULL) != 0) break;
                at += sizeof eight;
            }
            while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
            continue;
        }
        auto const length = valid_character(bytes, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

struct utf8_survey {
    std::size_t good = 0;  // characters of several bytes
    std::size_t bad = 0;   // bytes that are no character
};

utf8_survey survey_utf8(std::string_view bytes) {
    utf8_survey s;
    for (std::size_t at = 0; at < bytes.size();) {
        auto const length = valid_character(bytes, at);
        s.good += length > 1;
        s.bad += length == 0;
        at += std::max<std::size_t>(length, 1);
    }
    return s;
}

std::string count_of(std::size_t n, std::string_view one, std::string_view many) {
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

decoded decode_utf8(std::string bytes) {
    decoded d;
    d.encoding = "UTF-8";
    std::string_view const all = bytes;
    auto const bom = all.starts_with("\xEF\xBB\xBF") ? std::size_t{3} : 0;
    auto valid = end_of_valid(all, bom);
    if (valid == all.size()) {
        if (bom != 0) {
            d.origin.add(0, 3, true);
            d.origin.finish(static_cast<std::uint32_t>(all.size() - 3), static_cast<std::uint32_t>(all.size()));
            bytes.erase(0, 3);
        }
        d.text = std::move(bytes);
        return d;
    }
    std::size_t bad = 0, first_bad = 0;
    for (std::size_t at = bom; at < all.size();) {
        auto const end = end_of_valid(all, at);
        if (end > at) d.origin.add(static_cast<std::uint32_t>(d.text.size()), static_cast<std::uint32_t>(at), true);
        d.text += all.substr(at, end - at);
        at = end;
        if (at == all.size()) break;
        if (bad++ == 0) first_bad = d.text.size();
        d.origin.add(static_cast<std::uint32_t>(d.text.size()), static_cast<std::uint32_t>(at), false);
        d.text += replacement;
        ++at;
    }
    d.origin.finish(static_cast<std::uint32_t>(d.text.size()), static_cast<std::uint32_t>(all.size()));
    auto const where = static_cast<std::uint32_t>(first_bad);
    d.remarks.push_back(
        {{where, where + 3},
         count_of(bad, "byte is", "bytes are") +
             " not valid UTF-8 and cannot be read; if the file is in another encoding, name it with --encoding",
         true});
    return d;
}

// ----------------------------------------------------------------------------------------------- other encodings

// Feeds UTF-16 units with the offsets of their bytes into UTF-8 text and map.
class writer {
public:
    explicit writer(decoded& d) : d_(d) {}
    void put(std::u16string_view units, std::int32_t const* offsets, std::uint32_t base) {
        for (std::size_t i = 0; i < units.size(); ++i) {
            auto const at = base + static_cast<std::uint32_t>(std::max(offsets[i], 0));
            char32_t const unit = units[i];
            if (unit >= 0xD800 && unit < 0xDC00) {  // the other half follows, at the latest in the next chunk
                high_ = unit;
                high_at_ = at;
            } else if (unit >= 0xDC00 && unit < 0xE000 && high_ != 0) {
                put(0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00), high_at_);
                high_ = 0;
            } else {
                put(unit, at);
            }
        }
    }
    void finish(std::uint32_t size) { flush(size); }
    std::size_t bad = 0;
    std::uint32_t first_bad = 0;

private:
    // A character is written when the next one shows how many bytes it took.
    void put(char32_t c, std::uint32_t at) {
        flush(at);
        waiting_ = true;
        character_ = c;
        at_ = at;
    }
    void flush(std::uint32_t end) {
        if (!std::exchange(waiting_, false)) return;
        auto const here = static_cast<std::uint32_t>(d_.text.size());
        if (character_ == 0xFEFF && here == 0) return;
        if (character_ == 0xFFFD && bad++ == 0) first_bad = here;
        d_.origin.add(here, at_, character_ < 0x80 && end == at_ + 1);
        text::append_utf8(d_.text, character_);
    }

    decoded& d_;
    char32_t high_ = 0;
    std::uint32_t high_at_ = 0;
    bool waiting_ = false;
    char32_t character_ = 0;
    std::uint32_t at_ = 0;
};

decoded decode_with(std::string_view bytes, std::string const& name) {
    decoded d;
    d.encoding = name;
    auto const c = open_converter(name);
    if (!c) {
        d.error = "unknown encoding '" + name +
                  "'; try UTF-8, UTF-16, windows-1251, windows-1252, windows-1256, GB18030 or Big5";
        return d;
    }
    d.text.reserve(bytes.size() + bytes.size() / 2);
    writer w(d);
    constexpr std::size_t chunk = 1 << 16;
    std::vector<char16_t> units(chunk);
    std::vector<std::int32_t> offsets(chunk);
    char const* in = bytes.data();
    char const* const end = in + bytes.size();
    for (;;) {
        auto const base = static_cast<std::uint32_t>(in - bytes.data());
        auto* out = units.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(c.get(), &out, units.data() + chunk, &in, end, offsets.data(), 1, &status);
        w.put({units.data(), static_cast<std::size_t>(out - units.data())}, offsets.data(), base);
        if (status != U_BUFFER_OVERFLOW_ERROR) break;
    }
    w.finish(static_cast<std::uint32_t>(bytes.size()));
    d.origin.finish(static_cast<std::uint32_t>(d.text.size()), static_cast<std::uint32_t>(bytes.size()));
    if (w.bad > 0) {
        d.remarks.push_back(
            {{w.first_bad, w.first_bad + 3},
             count_of(w.bad, "character is", "characters are") + " not valid " + name + " and cannot be read",
             true});
    }
    return d;
}

// --------------------------------------------------------------------------------------------------- recognising

constexpr std::size_t sample_size = 20'000;

// Characters that texts in our languages are made of.
bool is_plausible(unsigned unit) {
    return unit == '\t' || unit == '\n' || unit == '\r' || unit == 0xFEFF ||
           (unit >= 0x20 && unit < 0x250 && unit != 0x7F) || (unit >= 0x400 && unit < 0x500) ||
           (unit >= 0x600 && unit < 0x700) || (unit >= 0x2000 && unit < 0x2190) || (unit >= 0x3000 && unit < 0x3030) ||
           (unit >= 0x4E00 && unit < 0xA000) || (unit >= 0xFF00 && unit < 0xFFF0);
}

// A text with NULs is UTF-16 if its units, in one order of bytes, are nearly all characters one expects.
std::string recognise_utf16(std::string_view bytes) {
    auto const sample = bytes.substr(0, sample_size);
    std::size_t little = 0, big = 0;
    for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
        unsigned const first = static_cast<unsigned char>(sample[i]),
                       second = static_cast<unsigned char>(sample[i + 1]);
        little += is_plausible(second << 8 | first);
        big += is_plausible(first << 8 | second);
    }
    auto const most = std::max(little, big);
    if (most == 0 || most * 20 < sample.size() / 2 * 19) return {};
    return little >= big ? "UTF-16LE" : "UTF-16BE";
}

// What browsers take for the name: the Windows sets contain the ISO ones but for control characters.
std::string as_windows_set(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> same{
        {{"ISO-8859-1", "windows-1252"}, {"GB2312", "GB18030"}, {"GBK", "GB18030"}}};
    for (auto const& [from, to] : same) {
        if (name == from) return std::string(to);
    }
    return std::string(name);
}

// ICU's guesses, best first, until one yields text in a language we read.
std::string guess_encoding(std::string_view bytes) {
    auto const sample = bytes.substr(0, sample_size);
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UCharsetDetector, detector_closer> const detector(ucsdet_open(&status));
    std::int32_t count = 0;
    if (U_SUCCESS(status))
        ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    auto const* const* matches = U_SUCCESS(status) ? ucsdet_detectAll(detector.get(), &count, &status) : nullptr;
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        auto const* const raw = ucsdet_getName(matches[i], &status);
        if (U_FAILURE(status) || raw == nullptr) break;
        auto name = as_windows_set(raw);
        if (name.starts_with("UTF-") || name.find("_rtl") != std::string::npos ||
            name.find("_ltr") != std::string::npos)
            continue;
        if (ucsdet_getConfidence(matches[i], &status) < 5) break;
        auto const text = decode_with(sample, name);
        if (text.error.empty() && text.remarks.empty() && text::detect_language(text.text)) return name;
    }
    return "windows-1252";
}

std::string recognise(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") && bytes.substr(2, 2) != std::string_view("\0\0", 2)) return "UTF-16LE";
    if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
    if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return "UTF-32LE";
    if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return "UTF-32BE";
    if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
    bool const has_nul = bytes.substr(0, sample_size).find('\0') != std::string_view::npos;
    if (has_nul) return recognise_utf16(bytes);
    if (end_of_valid(bytes, 0) == bytes.size()) return "UTF-8";
    // A few broken bytes do not make UTF-8 another encoding; no other has that many valid sequences by chance.
    auto const survey = survey_utf8(bytes);
    if (survey.good > survey.bad) return "UTF-8";
    return {};
}

bool is_utf8_name(std::string const& name) { return ucnv_compareNames(name.c_str(), "UTF-8") == 0; }

}  // namespace

decoded decode(std::string bytes, std::string const& encoding) {
    auto name = encoding.empty() ? recognise(bytes) : encoding;
    bool const has_mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    bool const guessed = name.empty() || (encoding.empty() && name.starts_with("UTF-16") && !has_mark);
    if (name.empty()) {
        bool const has_nul = bytes.find('\0') < sample_size;
        if (has_nul) {
            decoded d;
            d.error = "this is a binary file, not text; save the document as .html, .txt or .md and check that";
            return d;
        }
        name = guess_encoding(bytes);
    }
    if (is_utf8_name(name)) return decode_utf8(std::move(bytes));
    auto d = decode_with(bytes, name);
    if (guessed) {
        d.remarks.insert(d.remarks.begin(), {{0, 0},
                                             "the file is not UTF-8 and was read as " + name +
                                                 "; if letters look wrong, name the encoding with --encoding",
                                             false});
    }
    return d;
}

}  // namespace cmwlint::ingest
