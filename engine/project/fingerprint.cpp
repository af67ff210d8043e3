#include "project/fingerprint.hpp"

#include "text/tokens.hpp"

#include <array>
#include <map>

namespace cmwlint::project {
namespace {

// Chinese counts articles and paragraphs in characters that are words to the tokeniser.
bool is_chinese_figure(std::string_view word) {
    constexpr std::array<std::string_view, 14> figures{"〇", "零", "一", "二", "三", "四", "五",
                                                       "六", "七", "八", "九", "十", "百", "千"};
    for (auto const figure : figures)
        if (word == figure) return true;
    return false;
}

void add_words(std::string& out, std::string_view reading, source::span where, text::language language, bool numbers) {
    auto const piece = source::slice(reading, where);
    for (auto const& t : text::tokenise(piece, language)) {
        auto const word = piece.substr(t.begin, t.end - t.begin);
        bool const figure =
            t.kind == text::token_kind::number ||
            (t.kind == text::token_kind::word && language == text::language::zh && is_chinese_figure(word));
        if (figure ? numbers : t.kind == text::token_kind::word) out.append(word).append(" ");
    }
}

}  // namespace

// A draft without articles, or words outside of them: there the sentence stands for the provision, or every change
// anywhere would make every finding a new one.
bool is_large(structure::provision_kind kind) noexcept {
    using enum structure::provision_kind;
    return kind == root || (kind >= book && kind <= subsection);
}

std::string words_in(read_text const& draft, source::span where, bool numbers) {
    std::string out;
    add_words(out, draft.reading.text, where, draft.document.language, numbers);
    return out;
}

bool is_below(structure::document const& document, structure::provision_id id, structure::provision_id above) {
    while (id != above && id != structure::no_provision) id = document[id].parent;
    return id == above;
}

std::string hash_of(std::string_view bytes) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (auto const c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    std::string out(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4U) out[i] = "0123456789abcdef"[hash & 15U];
    return out;
}

structure::provision_id provision_of(read_text const& draft, diagnostic::diagnostic const& finding) {
    if (draft.document.provisions.empty()) return structure::no_provision;
    return draft.document.at(draft.reading.map.to_derived(finding.where.begin));
}

std::string words_of(read_text const& draft, structure::provision_id of, bool numbers) {
    std::string out;
    auto const& all = draft.document.provisions;
    // Children follow their parents in the order of the text, so what is below stands together.
    for (auto id = of; id < all.size(); ++id) {
        if (id != of && !is_below(draft.document, id, of)) break;
        for (auto const& piece : {all[id].heading, all[id].intro})
            add_words(out, draft.reading.text, piece, draft.document.language, numbers);
    }
    // Words after a list stand after all that is in it; which list they close does not matter to a hash.
    for (auto id = of; id < all.size(); ++id) {
        if (id != of && !is_below(draft.document, id, of)) break;
        add_words(out, draft.reading.text, all[id].flush, draft.document.language, numbers);
    }
    return out;
}

std::string text_hash(read_text const& draft, structure::provision_id of) { return hash_of(words_of(draft, of, true)); }

constexpr std::size_t large_provision = 65'536;  // bytes of words: longer ones are hashed once, not once a finding

std::vector<std::string> fingerprints(read_text const& draft, std::span<diagnostic::diagnostic const> findings) {
    auto const language = draft.document.language;
    auto const& map = draft.reading.map;
    std::map<structure::provision_id, std::string> known;  // a provision may have many findings
    auto const around = [&](diagnostic::diagnostic const& finding) {
        auto const provision = provision_of(draft, finding);
        std::string words;
        if (provision == structure::no_provision || is_large(draft.document[provision].kind)) {
            source::span const sentence{map.to_derived(finding.sentence.begin), map.to_derived(finding.sentence.end)};
            add_words(words, draft.reading.text, sentence, language, false);
            return words;
        }
        auto const [it, fresh] = known.try_emplace(provision);
        if (fresh) {
            it->second = words_of(draft, provision, false);
            // A draft that is one line can have thousands of findings in one provision.
            if (it->second.size() > large_provision) it->second = hash_of(it->second);
        }
        return it->second;
    };

    std::vector<std::string> out;
    std::map<std::string, std::size_t> seen;
    for (auto const& finding : findings) {
        std::string about = finding.rule + "\n";
        if (!finding.sentence.empty()) {
            source::span const where{map.to_derived(finding.where.begin), map.to_derived(finding.where.end)};
            add_words(about, draft.reading.text, where, language, false);
            about.append("\n").append(around(finding));
        }
        auto hash = hash_of(about);
        auto const ordinal = ++seen[hash];
        if (ordinal > 1) hash.append("-").append(std::to_string(ordinal));
        out.push_back(std::move(hash));
    }
    return out;
}

}  // namespace cmwlint::project
