#include "match/matcher.hpp"

#include "match/lexicon.hpp"
#include "text/reading.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace cmwlint::match {
namespace {

using kind = phrase_element::kind;

// A phrase as a little machine over tokens. Every machine is a stretch of one shared instruction list.
struct instruction {
    enum class code : std::uint8_t { word, any, split, accept } op = code::accept;
    pattern_id pattern = 0;          // of word
    std::uint32_t next = 0, other = 0;  // split goes to both, the others to next
};
using op = instruction::code;

// A phrase may grow to this many instructions; alternatives of long gaps could otherwise make one huge.
constexpr std::size_t most_instructions = 400;

class assembler {
public:
    assembler(std::vector<instruction>& code, lexicon& words, text::language l) : code_(code), words_(words), language_(l) {}

    std::uint32_t assemble(phrase_sequence const& sequence) {
        auto const start = here();
        append(sequence);
        code_.push_back({op::accept, 0, 0, 0});
        return start;
    }
    std::string fault;

private:
    std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }

    void append(phrase_sequence const& sequence) {
        for (auto const& e : sequence) append(e);
    }

    void append(phrase_element const& e) {
        switch (e.what) {
            case kind::word: append_words(e.text, false); break;
            case kind::stem: append_words(e.text, true); break;
            case kind::any: code_.push_back({op::any, 0, here() + 1, 0}); break;
            case kind::gap: append_gap(e.most); break;
            case kind::group: append_group(e); break;
        }
    }

    // A written word may be several tokens: l'étranger, sans-papiers, 非法.
    void append_words(std::string const& written, bool stem) {
        std::string const folded = text::fold(written, language_);
        auto const tokens = text::tokenise(folded, language_);
        if (tokens.empty()) fault = "\"" + written + "\" has no letters or digits left after folding";
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            std::string const token = folded.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
            bool const last_is_stem = stem && i + 1 == tokens.size() && text::words_are_spaced(language_);
            if (last_is_stem && text::code_points(token) < 2) fault = "the stem \"" + written + "*\" is too short: two letters at least";
            code_.push_back({op::word, words_.add(token, last_is_stem), here() + 1, 0});
        }
    }

    // Chinese says in two or three characters what others say in one word.
    void append_gap(int most) {
        if (!text::words_are_spaced(language_)) most = std::min(most * 2, 2 * longest_gap);
        auto const first = here();
        auto const end = first + static_cast<std::uint32_t>(2 * most);
        for (int i = 0; i < most; ++i) {
            code_.push_back({op::split, 0, here() + 1, end});
            code_.push_back({op::any, 0, here() + 1, 0});
        }
    }

    void append_group(phrase_element const& e) {
        std::vector<std::uint32_t> splits, exits;
        for (std::size_t i = 0; i < e.alternatives.size(); ++i) {
            bool const more = i + 1 < e.alternatives.size() || e.optional;
            if (more) {
                splits.push_back(here());
                code_.push_back({op::split, 0, here() + 1, 0});
            }
            append(e.alternatives[i]);
            if (more) {  // jump over the rest: a split with both ways alike
                exits.push_back(here());
                code_.push_back({op::split, 0, 0, 0});
            }
            if (more) code_[splits.back()].other = here();
        }
        for (auto const exit : exits) code_[exit].next = code_[exit].other = here();
    }

    std::vector<instruction>& code_;
    lexicon& words_;
    text::language language_;
};

struct machine {
    std::uint32_t start = 0;
    concept_id what = 0;
    bool but_not = false;
};

struct raw_machine {
    std::unique_ptr<RE2> pattern;
    concept_id what = 0;
    bool but_not = false;
};

bool is_quote(std::string_view s) { return s == "\"" || s == "'" || s == "*"; }

}  // namespace

struct matcher::program {
    explicit program(text::language l) : words(l) {}
    lexicon words;
    std::vector<instruction> code;
    std::vector<machine> machines;
    std::vector<raw_machine> raws;
    std::vector<std::vector<std::uint32_t>> begins;  // pattern → machines that can begin with it
    std::vector<bool> stops;                         // by pattern: no gap reaches over it

    void compile_phrase(std::string const& phrase, concept_id what, bool but_not, std::string& fault, text::language l);
    void index_beginnings();
};

matcher::matcher() : program_(std::make_unique<program const>(text::language::en)) {}
matcher::~matcher() = default;
matcher::matcher(matcher&&) noexcept = default;
matcher& matcher::operator=(matcher&&) noexcept = default;

void matcher::program::compile_phrase(std::string const& phrase, concept_id what, bool but_not, std::string& fault,
                                      text::language l) {
    parsed_phrase const parsed = parse_phrase(phrase);
    if (!parsed.error.empty()) {
        fault = parsed.error;
        return;
    }
    if (!parsed.raw_pattern.empty()) {
        RE2::Options options;
        options.set_log_errors(false);
        auto pattern = std::make_unique<RE2>(parsed.raw_pattern, options);
        if (!pattern->ok()) {
            fault = "RE2 refuses the pattern: " + pattern->error();
            return;
        }
        std::array<re2::StringPiece, 1> none;
        if (pattern->Match("", 0, 0, RE2::UNANCHORED, none.data(), 0)) {
            fault = "the pattern matches the empty text, so it would match everywhere";
            return;
        }
        raws.push_back({std::move(pattern), what, but_not});
        return;
    }
    std::size_t const before = code.size();
    assembler assemble(code, words, l);
    std::uint32_t const start = assemble.assemble(parsed.elements);
    std::size_t const length = code.size() - before;
    if (length > most_instructions) assemble.fault = "the phrase is too long; split it into several";
    if (!assemble.fault.empty()) {
        fault = assemble.fault;
        code.resize(before);
        return;
    }
    machines.push_back({start, what, but_not});
}

// Which patterns can be the first word of a machine.
void matcher::program::index_beginnings() {
    begins.resize(words.size());
    for (std::uint32_t m = 0; m < machines.size(); ++m) {
        std::vector<std::uint32_t> open{machines[m].start};
        for (std::size_t i = 0; i < open.size(); ++i) {
            instruction const& at = code[open[i]];
            if (at.op == op::word) {
                auto& list = begins[at.pattern];
                if (list.empty() || list.back() != m) list.push_back(m);
            } else if (at.op == op::split) {
                open.push_back(at.next);
                if (at.other != at.next) open.push_back(at.other);
            }
        }
    }
}

matcher matcher::compile(std::span<wording const> wordings, text::language l, std::vector<phrase_problem>& problems,
                         std::span<std::string const> gap_stops) {
    auto made = std::make_unique<program>(l);
    for (std::size_t w = 0; w < wordings.size(); ++w) {
        auto const take = [&](std::vector<std::string> const& phrases, bool but_not) {
            for (std::size_t p = 0; p < phrases.size(); ++p) {
                std::string fault;
                made->compile_phrase(phrases[p], wordings[w].what, but_not, fault, l);
                if (!fault.empty()) problems.push_back({w, but_not, p, std::move(fault)});
            }
        };
        take(wordings[w].phrases, false);
        take(wordings[w].but_not, true);
    }
    std::vector<pattern_id> stops;
    for (auto const& word : gap_stops) stops.push_back(made->words.add(word, false));
    made->stops.assign(made->words.size(), false);
    for (auto const id : stops) made->stops[id] = true;
    made->words.close();
    made->index_beginnings();
    matcher result;
    result.program_ = std::move(made);
    return result;
}

namespace {

// One run over one draft. Classes of words are kept per run, so the matcher itself stays immutable.
class run {
public:
    run(token_text const& t, lexicon const& words, std::vector<instruction> const& code, std::vector<bool> const& stops)
        : text_(t), words_(words), code_(code), stops_(stops), seen_(code.size(), 0) {}

    void classify() {
        classes_.resize(text_.tokens.size());
        patterns_.emplace_back();
        std::unordered_map<std::string_view, std::uint32_t> known;
        known.reserve(4096);
        for (std::size_t i = 0; i < text_.tokens.size(); ++i) {
            auto const& token = text_.tokens[i];
            auto const word = text_.reading.substr(token.begin, token.end - token.begin);
            auto [it, fresh] = known.try_emplace(word, 0);
            if (fresh) {
                auto found = words_.classify(word, text_.lam_alef_ordered);
                if (!found.empty()) {
                    it->second = static_cast<std::uint32_t>(patterns_.size());
                    patterns_.push_back(std::move(found));
                }
            }
            classes_[i] = it->second;
        }
    }

    std::vector<pattern_id> const& patterns_of(std::size_t token) const { return patterns_[classes_[token]]; }
    bool known(std::size_t token) const { return classes_[token] != 0; }

    // The end of the shortest match of a machine that begins at `at`; 0 if there is none.
    std::uint32_t match(std::uint32_t start, std::uint32_t at) {
        current_.clear();
        bump();
        if (close(start, current_)) return 0;
        for (std::uint32_t t = at; t < text_.tokens.size() && !current_.empty(); ++t) {
            if (t > at && text_.breaks[t]) return 0;
            next_.clear();
            bump();
            bool accepted = false;
            if (text_.tokens[t].kind == text::token_kind::punctuation) accepted = step_punctuation(t, at);
            else accepted = step_word(t);
            if (accepted) return t + 1;
            std::swap(current_, next_);
        }
        return 0;
    }

private:
    void bump() {
        if (++mark_ == 0) {
            std::fill(seen_.begin(), seen_.end(), 0);
            mark_ = 1;
        }
    }

    bool is(std::uint32_t token, pattern_id pattern) const {
        auto const& list = patterns_of(token);
        return std::binary_search(list.begin(), list.end(), pattern);
    }

    // Adds what is reachable without reading a word; true if the machine accepts there.
    bool close(std::uint32_t pc, std::vector<std::uint32_t>& into) {
        bool accepted = false;
        open_.assign(1, pc);
        while (!open_.empty()) {
            auto const at = open_.back();
            open_.pop_back();
            if (seen_[at] == mark_) continue;
            seen_[at] = mark_;
            instruction const& i = code_[at];
            if (i.op == op::accept) accepted = true;
            else if (i.op == op::split) {
                open_.push_back(i.other);
                open_.push_back(i.next);
            } else {
                into.push_back(at);
            }
        }
        return accepted;
    }

    bool step_word(std::uint32_t t) {
        bool accepted = false;
        bool const stop = std::any_of(patterns_of(t).begin(), patterns_of(t).end(), [&](pattern_id p) { return stops_[p]; });
        for (auto const pc : current_) {
            instruction const& i = code_[pc];
            if (i.op == op::any ? !stop : is(t, i.pattern)) accepted |= close(i.next, next_);
        }
        return accepted;
    }

    // Quotation marks are looked through everywhere, other punctuation only inside a gap, where it does not count.
    bool step_punctuation(std::uint32_t t, std::uint32_t at) {
        auto const& token = text_.tokens[t];
        bool accepted = false;
        bool const quote = t > at && is_quote(text_.reading.substr(token.begin, token.end - token.begin));
        for (auto const pc : current_) {
            instruction const& i = code_[pc];
            if (i.op == op::word && is(t, i.pattern)) accepted |= close(i.next, next_);
            else if (quote) {
                if (seen_[pc] != mark_) {
                    seen_[pc] = mark_;
                    next_.push_back(pc);
                }
            } else if (i.op == op::any && pc > 0 && code_[pc - 1].op == op::split) {
                accepted |= close(pc - 1, next_);
            }
        }
        return accepted;
    }

    token_text const& text_;
    lexicon const& words_;
    std::vector<instruction> const& code_;
    std::vector<bool> const& stops_;
    std::vector<std::uint32_t> classes_;
    std::vector<std::vector<pattern_id>> patterns_;
    std::vector<std::uint32_t> seen_, current_, next_, open_;
    std::uint32_t mark_ = 0;
};

void find_raw(token_text const& t, raw_machine const& raw, std::vector<hit>& out) {
    re2::StringPiece const whole(t.reading.data(), t.reading.size());
    std::array<re2::StringPiece, 1> group;
    std::size_t from = 0;
    while (from <= whole.size() && raw.pattern->Match(whole, from, whole.size(), RE2::UNANCHORED, group.data(), 1)) {
        auto const begin = static_cast<std::uint32_t>(group[0].data() - whole.data());
        auto const end = begin + static_cast<std::uint32_t>(group[0].size());
        from = std::max<std::size_t>(end, from + 1);
        auto const first = std::partition_point(t.tokens.begin(), t.tokens.end(), [&](auto const& k) { return k.end <= begin; });
        auto const last = std::partition_point(first, t.tokens.end(), [&](auto const& k) { return k.begin < end; });
        if (first == last) continue;
        out.push_back({raw.what, static_cast<std::uint32_t>(first - t.tokens.begin()),
                       static_cast<std::uint32_t>(last - t.tokens.begin())});
    }
}

// Takes away hits that overlap a `not` phrase of their concept.
void drop_false_friends(std::vector<hit>& hits, std::vector<hit>& friends) {
    if (friends.empty()) return;
    std::sort(friends.begin(), friends.end(), [](hit const& a, hit const& b) { return a.what != b.what ? a.what < b.what : a.first < b.first; });
    auto const hidden = [&](hit const& h) {
        auto it = std::partition_point(friends.begin(), friends.end(), [&](hit const& f) { return f.what < h.what; });
        for (; it != friends.end() && it->what == h.what && it->first < h.last; ++it) {
            if (h.first < it->last) return true;
        }
        return false;
    };
    hits.erase(std::remove_if(hits.begin(), hits.end(), hidden), hits.end());
}

}  // namespace

std::vector<hit> matcher::find(token_text const& t) const {
    std::vector<hit> hits, friends;
    run running(t, program_->words, program_->code, program_->stops);
    running.classify();
    for (std::uint32_t at = 0; at < t.tokens.size(); ++at) {
        if (!running.known(at)) continue;
        for (auto const pattern : running.patterns_of(at)) {
            for (auto const m : program_->begins[pattern]) {
                machine const& candidate = program_->machines[m];
                if (auto const end = running.match(candidate.start, at); end != 0)
                    (candidate.but_not ? friends : hits).push_back({candidate.what, at, end});
            }
        }
    }
    for (auto const& raw : program_->raws) find_raw(t, raw, raw.but_not ? friends : hits);
    drop_false_friends(hits, friends);
    std::sort(hits.begin(), hits.end(), [](hit const& a, hit const& b) {
        if (a.first != b.first) return a.first < b.first;
        return a.last != b.last ? a.last < b.last : a.what < b.what;
    });
    hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
    return hits;
}

}  // namespace cmwlint::match
