// First byte: the language; then a line of phrases, one of phrases that do not count, and the text. Hits must lie
// within the text, in order, and apart from what does not count.
#include "match/matcher.hpp"
#include "text/reading.hpp"
#include "text/tokens.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using namespace cmwlint;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

// Up to the line end; phrases are parted by '\t'.
std::vector<std::string> phrases(std::string_view& rest) {
    auto const end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    std::vector<std::string> out;
    while (!line.empty() && out.size() < 8) {
        auto const tab = line.find('\t');
        out.emplace_back(line.substr(0, tab));
        line = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
    }
    return out;
}

/// Drafts are valid UTF-8 when they come here; so are the files of a rule pack.
std::string as_utf8(std::string_view bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto const c = static_cast<unsigned char>(bytes[i]);
        std::size_t const length = c < 0x80 ? 1 : c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE1 && c < 0xED ? 3 : 0;
        bool good = length > 0 && i + length <= bytes.size();
        for (std::size_t k = 1; good && k < length; ++k)
            good = (static_cast<unsigned char>(bytes[i + k]) & 0xC0U) == 0x80U;
        if (good) {
            out.append(bytes.substr(i, length));
            i += length - 1;
        } else {
            out += '?';
        }
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    auto const l = text::all_languages[data[0] % text::all_languages.size()];
    auto const all = as_utf8({reinterpret_cast<char const*>(data + 1), size - 1});
    std::string_view rest(all);
    auto const wanted = phrases(rest);
    auto const not_wanted = phrases(rest);
    std::vector<match::wording> const wordings{{0, wanted, not_wanted}, {1, not_wanted, {}}, {2, wanted, {}}};
    std::vector<match::phrase_problem> problems;
    std::vector<std::string> const stops{"not"};
    auto const matcher = match::matcher::compile(wordings, l, problems, stops);
    for (auto const& p : problems) {
        demand(!p.message.empty() && p.wording < wordings.size());
        demand(p.phrase < (p.in_but_not ? wordings[p.wording].but_not : wordings[p.wording].phrases).size());
    }
    auto const reading = text::make_reading(rest, l);
    std::vector<text::token> tokens;
    std::vector<std::uint8_t> breaks;
    bool broken = false;
    for (auto const& t : text::tokenise(reading.text, l)) {
        if (t.kind == text::token_kind::line_end) continue;
        tokens.push_back(t);
        breaks.push_back(broken ? 1 : 0);
        broken = reading.text[t.begin] == ';' || reading.text[t.begin] == '.';
    }
    match::token_text const text{reading.text, tokens, breaks, reading.lam_alef_ordered};
    auto const hits = matcher.find(text);
    demand(hits == matcher.find(text));
    for (std::size_t i = 0; i < hits.size(); ++i) {
        auto const& h = hits[i];
        demand(h.what <= 2 && h.first < h.last && h.last <= tokens.size());
        if (i > 0)
            demand(std::tie(hits[i - 1].first, hits[i - 1].last, hits[i - 1].what) < std::tie(h.first, h.last, h.what));
    }
    return 0;
}
