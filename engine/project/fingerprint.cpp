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

void add_words(std::string& out, std::string_view piece, text::language language, bool numbers) {
    for (auto const& t : text::tokenise(piece, language)) {
        auto const word = piece.substr(t.begin, t.end - t.begin);
        bool const figure =
            t.kind == text::token_kind::number ||
            (t.kind == text::token_kind::word && language == text::language::zh && is_chinese_figure(word));
        if (figure ? numbers : t.kind == text::token_kind::word) out.append(word).append(" ");
    }
}

// Hands the pieces of the text of a provision and of all below it to `add`, without labels.
template <typename Add>
void for_pieces(read_text const& draft, structure::provision_id of, Add add) {
    auto const& all = draft.document.provisions;
    auto const piece = [&](source::span where) {
        if (!where.empty()) add(source::slice(draft.reading.text, where));
    };
    // Children follow their parents in the order of the text, so what is below stands together.
    auto end = of;
    do {
        piece(all[end].heading);
        piece(all[end].intro);
        ++end;
    } while (end < all.size() && is_below(draft.document, end, of));
    // Words after a list stand after all that is in it; which list they close does not matter to a hash.
    for (auto id = of; id < end; ++id) piece(all[id].flush);
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
    add_words(out, source::slice(draft.reading.text, where), draft.document.language, numbers);
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
    for_pieces(draft, of, [&](std::string_view piece) { add_words(out, piece, draft.document.language, numbers); });
    return out;
}

std::string text_hash(read_text const& draft, structure::provision_id of) { return hash_of(words_of(draft, of, true)); }

constexpr std::size_t large_provision = 65'536;  // bytes of words: longer ones are hashed once, not once a finding

void word_memory::begin_version(text::language language) {
    if (language != language_) now_.clear();
    language_ = language;
    before_ = std::move(now_);
    now_.clear();
}

std::string const& word_memory::words(std::string_view piece) {
    if (auto const known = now_.find(piece); known != now_.end()) return known->second;
    if (auto const old = before_.find(piece); old != before_.end())
        return now_.insert(before_.extract(old)).position->second;
    auto& fresh = now_[std::string{piece}];
    add_words(fresh, piece, language_, false);
    return fresh;
}

std::vector<std::string> fingerprints(read_text const& draft, std::span<diagnostic::diagnostic const> findings) {
    word_memory once;
    return fingerprints(draft, findings, once);
}

std::vector<std::string> fingerprints(read_text const& draft, std::span<diagnostic::diagnostic const> findings,
                                      word_memory& memory) {
    memory.begin_version(draft.document.language);
    auto const& map = draft.reading.map;
    auto const piece_at = [&](source::span where) {
        return source::slice(draft.reading.text, {map.to_derived(where.begin), map.to_derived(where.end)});
    };
    std::map<structure::provision_id, std::string> known;  // a provision may have many findings
    auto const around = [&](diagnostic::diagnostic const& finding) -> std::string const& {
        auto const provision = provision_of(draft, finding);
        if (provision == structure::no_provision || is_large(draft.document[provision].kind))
            return memory.words(piece_at(finding.sentence));
        auto const [it, fresh] = known.try_emplace(provision);
        auto& words = it->second;
        if (fresh) {
            for_pieces(draft, provision, [&](std::string_view piece) { words += memory.words(piece); });
            // A draft that is one line can have thousands of findings in one provision.
            if (words.size() > large_provision) words = hash_of(words);
        }
        return words;
    };

    std::vector<std::string> out;
    out.reserve(findings.size());
    std::unordered_map<std::string, std::size_t> seen;
    std::string about;
    for (auto const& finding : findings) {
        about = finding.rule;
        about += '\n';
        if (!finding.sentence.empty()) {
            about += memory.words(piece_at(finding.where));
            about += '\n';
            about += around(finding);
        }
        auto hash = hash_of(about);
        auto const ordinal = ++seen[hash];
        if (ordinal > 1) hash.append("-").append(std::to_string(ordinal));
        out.push_back(std::move(hash));
    }
    return out;
}

}  // namespace cmwlint::project
