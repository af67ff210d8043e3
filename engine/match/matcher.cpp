#include "match/matcher.hpp"

#include "match/archive.hpp"
#include "match/lexicon.hpp"
#include "match/raw_reach.hpp"
#include "text/reading.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace cmwlint::match {
namespace {

using kind = phrase_element::kind;

// A phrase as a little machine over tokens. Every machine is a stretch of one shared instruction list.
struct instruction {
    enum class code : std::uint8_t { word, any, split, accept } op = code::accept;
    pattern_id pattern = 0;             // of word
    std::uint32_t next = 0, other = 0;  // split goes to both, the others to next
};
using op = instruction::code;

// A phrase may grow to this many instructions; alternatives of long gaps could otherwise make one huge.
constexpr std::size_t most_instructions = 400;

// Patterns of the words as they are written in phrases.
struct written_words {
    std::unordered_map<std::string, std::vector<pattern_id>> words, stems;
};

class assembler {
public:
    assembler(std::vector<instruction>& code, lexicon& words, written_words& known, text::language l)
        : code_(code), words_(words), known_(known), language_(l) {}

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
            case kind::word:
                append_words(e.text, false);
                break;
            case kind::stem:
                append_words(e.text, true);
                break;
            case kind::any:
                code_.push_back({op::any, 0, here() + 1, 0});
                break;
            case kind::gap:
                break;  // phrases were cut at their gaps
            case kind::group:
                append_group(e);
                break;
        }
    }

    // A written word may be several tokens: l'étranger, sans-papiers, 非法.
    void append_words(std::string const& written, bool stem) {
        for (auto const pattern : patterns_of(written, stem)) code_.push_back({op::word, pattern, here() + 1, 0});
    }

    // The same words stand in many phrases: each is folded once.
    std::vector<pattern_id> const& patterns_of(std::string const& written, bool stem) {
        auto& patterns = stem ? known_.stems[written] : known_.words[written];
        if (!patterns.empty()) return patterns;
        std::string const folded = text::fold(written, language_);
        auto const tokens = text::tokenise(folded, language_);
        if (tokens.empty()) fault = "\"" + written + "\" has no letters or digits left after folding";
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            std::string const token = folded.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
            bool const last_is_stem = stem && i + 1 == tokens.size() && text::words_are_spaced(language_);
            if (last_is_stem && text::code_points(token) < 2)
                fault = "the stem \"" + written + "*\" is too short: two letters at least";
            patterns.push_back(words_.add(token, last_is_stem));
        }
        return patterns;
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
    written_words& known_;
    text::language language_;
};

// A phrase, or one of the segments that its gaps cut it into.
struct machine {
    std::uint32_t start = 0;
    concept_id what = 0;
    bool but_not = false;
    bool last = true;                          // nothing follows: the shortest match counts
    std::uint32_t gapped = ~std::uint32_t{0};  // index of the gapped phrase it is a segment of
};

// Segments in order and the longest gap before each but the first, in words.
struct gapped_phrase {
    concept_id what = 0;
    bool but_not = false;
    std::vector<std::uint32_t> machines;
    std::vector<std::uint32_t> gaps;
};

// A phrase without gaps inside its groups: alternatives that contain gaps become phrases of their own.
constexpr std::size_t most_variants = 96;

bool has_gap(phrase_sequence const& sequence) {
    return std::any_of(sequence.begin(), sequence.end(), [](phrase_element const& e) {
        return e.what == kind::gap || std::any_of(e.alternatives.begin(), e.alternatives.end(), has_gap);
    });
}

bool may_be_empty(phrase_sequence const& sequence) {
    return std::all_of(sequence.begin(), sequence.end(), [](phrase_element const& e) {
        return e.what == kind::gap ||
               (e.what == kind::group &&
                (e.optional || std::any_of(e.alternatives.begin(), e.alternatives.end(), may_be_empty)));
    });
}

std::vector<phrase_sequence> variants_of(phrase_sequence sequence) {
    bool const simple = std::none_of(sequence.begin(), sequence.end(), [](phrase_element const& e) {
        return std::any_of(e.alternatives.begin(), e.alternatives.end(), has_gap);
    });
    std::vector<phrase_sequence> out;
    if (simple) {  // nearly all phrases: nothing is copied
        out.push_back(std::move(sequence));
        return out;
    }
    out.emplace_back();
    for (auto const& e : sequence) {
        bool const split = e.what == kind::group && std::any_of(e.alternatives.begin(), e.alternatives.end(), has_gap);
        if (!split) {
            for (auto& v : out) v.push_back(e);
            continue;
        }
        std::vector<phrase_sequence> choices;
        if (e.optional) choices.emplace_back();
        for (auto const& alternative : e.alternatives) {
            for (auto& inner : variants_of(alternative)) choices.push_back(std::move(inner));
        }
        std::vector<phrase_sequence> grown;
        for (auto const& v : out) {
            for (auto const& choice : choices) {
                grown.push_back(v);
                grown.back().insert(grown.back().end(), choice.begin(), choice.end());
                if (grown.size() > most_variants) return grown;
            }
        }
        out = std::move(grown);
    }
    return out;
}

struct segments {
    std::vector<phrase_sequence> parts;
    std::vector<std::uint32_t> gaps;
};

// Cuts a variant at its gaps. A segment of which nothing must be there is tried with and without.
void cut_at_gaps(phrase_sequence variant, std::vector<segments>& out) {
    segments now;
    now.parts.emplace_back();
    for (auto& e : variant) {
        if (e.what != kind::gap) {
            now.parts.back().push_back(std::move(e));
        } else if (now.parts.back().empty() && !now.gaps.empty()) {
            now.gaps.back() += static_cast<std::uint32_t>(e.most);
        } else {
            now.gaps.push_back(static_cast<std::uint32_t>(e.most));
            now.parts.emplace_back();
        }
    }
    std::vector<segments> open;
    open.push_back(std::move(now));
    while (!open.empty() && out.size() <= most_variants) {
        segments s = std::move(open.back());
        open.pop_back();
        auto const hollow = std::find_if(s.parts.begin(), s.parts.end(), [](auto const& p) { return may_be_empty(p); });
        if (hollow == s.parts.end()) {
            out.push_back(std::move(s));
            continue;
        }
        auto const index = static_cast<std::size_t>(hollow - s.parts.begin());
        if (!hollow->empty()) {  // with it: one of its words is asked for
            for (std::size_t i = 0; i < hollow->size(); ++i) {
                if ((*hollow)[i].what != kind::group || !(*hollow)[i].optional) continue;
                segments with = s;
                auto& part = with.parts[index];
                part.erase(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(i));  // what precedes was left out
                part.front().optional = false;
                open.push_back(std::move(with));
            }
        }
        if (s.parts.size() == 1) continue;
        s.parts.erase(hollow);
        if (index == 0)
            s.gaps.erase(s.gaps.begin());
        else if (index - 1 + 1 >= s.gaps.size())
            s.gaps.pop_back();
        else {
            s.gaps[index - 1] += s.gaps[index];
            s.gaps.erase(s.gaps.begin() + static_cast<std::ptrdiff_t>(index));
        }
        open.push_back(std::move(s));
    }
}

// RE2 patterns are kept as written: RE2 has no compiled form that could be stored.
std::unique_ptr<RE2> raw_pattern(std::string const& written) {
    RE2::Options options;
    options.set_log_errors(false);
    return std::make_unique<RE2>(written, options);
}

struct raw_machine {
    std::unique_ptr<RE2> pattern;
    concept_id what = 0;
    bool but_not = false;
    raw_reach reach{};
};

bool is_quote(std::string_view s) { return s == "\"" || s == "'" || s == "*"; }

}  // namespace

struct matcher::program {
    explicit program(text::language l) : words(l) {}
    lexicon words;
    written_words known;  // while compiling
    std::vector<instruction> code;
    std::vector<machine> machines;
    std::vector<gapped_phrase> gapped;
    std::vector<raw_machine> raws;
    std::vector<std::vector<std::uint32_t>> begins;  // pattern → machines that can begin with it
    std::vector<bool> stops;                         // by pattern: no gap reaches over it

    void compile_phrase(std::string const& phrase, concept_id what, bool but_not, std::string& fault, text::language l);
    void add_segments(segments const&, concept_id what, bool but_not, std::string& fault, text::language l);
    void index_beginnings();
    // Which machine an instruction belongs to.
    std::uint32_t machine_of(std::uint32_t pc) const {
        return static_cast<std::uint32_t>(
            std::partition_point(machines.begin(), machines.end(), [&](machine const& m) { return m.start <= pc; }) -
            machines.begin() - 1);
    }
};

void matcher::program::compile_phrase(std::string const& phrase, concept_id what, bool but_not, std::string& fault,
                                      text::language l) {
    parsed_phrase parsed = parse_phrase(phrase);
    if (!parsed.error.empty()) {
        fault = parsed.error;
        return;
    }
    if (!parsed.raw_pattern.empty()) {
        auto pattern = raw_pattern(parsed.raw_pattern);
        if (!pattern->ok()) {
            fault = "RE2 refuses the pattern: " + pattern->error();
            return;
        }
        std::array<re2::StringPiece, 1> none;
        if (pattern->Match("", 0, 0, RE2::UNANCHORED, none.data(), 0)) {
            fault = "the pattern matches the empty text, so it would match everywhere";
            return;
        }
        raws.push_back({std::move(pattern), what, but_not, raw_reach_of(parsed.raw_pattern)});
        return;
    }
    std::vector<segments> all;
    for (auto& variant : variants_of(std::move(parsed.elements))) cut_at_gaps(std::move(variant), all);
    if (all.size() > most_variants) {
        fault = "the phrase has too many alternatives with gaps; split it into several";
        return;
    }
    for (auto const& s : all) {
        add_segments(s, what, but_not, fault, l);
        if (!fault.empty()) return;
    }
}

void matcher::program::add_segments(segments const& s, concept_id what, bool but_not, std::string& fault,
                                    text::language l) {
    std::size_t const before = code.size();
    gapped_phrase phrase{what, but_not, {}, s.gaps};
    // Chinese says in two or three characters what others say in one word.
    if (!text::words_are_spaced(l)) {
        for (auto& gap : phrase.gaps) gap *= 2;
    }
    auto const index = s.parts.size() > 1 ? static_cast<std::uint32_t>(gapped.size()) : ~std::uint32_t{0};
    for (std::size_t i = 0; i < s.parts.size(); ++i) {
        assembler assemble(code, words, known, l);
        auto const start = assemble.assemble(s.parts[i]);
        if (code.size() - before > most_instructions) assemble.fault = "the phrase is too long; split it into several";
        if (!assemble.fault.empty()) {
            fault = assemble.fault;
            while (!machines.empty() && machines.back().start >= before) machines.pop_back();
            code.resize(before);
            return;
        }
        phrase.machines.push_back(static_cast<std::uint32_t>(machines.size()));
        machines.push_back({start, what, but_not, i + 1 == s.parts.size(), index});
    }
    if (s.parts.size() > 1) gapped.push_back(std::move(phrase));
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

namespace {

using pc_set = std::vector<std::uint32_t>;  // sorted instructions at which machines wait for a word

// What a token is to the machines. Tokens of one class are alike in every state.
struct token_class {
    enum class sort : std::uint8_t { word, quotation, punctuation } is = sort::word;
    bool stop = false;                 // no gap reaches over it
    std::vector<pattern_id> patterns;  // sorted
    friend auto operator<=>(token_class const&, token_class const&) = default;
};

// Machines running side by side: where they wait, and which have just accepted.
struct machine_state {
    pc_set waiting;
    std::vector<std::uint32_t> accepted;
    friend bool operator==(machine_state const&, machine_state const&) = default;
};

// (state, class) → state, as an open-addressing table: the inner loop of the matcher.
class transition_table {
public:
    static constexpr std::uint32_t unknown = ~std::uint32_t{0};

    transition_table() { clear(); }
    void clear() {
        slots_.assign(1024, {empty_key, 0});
        used_ = 0;
    }
    std::uint32_t find(std::uint32_t state, std::uint32_t cls) const {
        auto const key = join(state, cls);
        for (std::size_t i = place(key);; i = (i + 1) & (slots_.size() - 1)) {
            if (slots_[i].key == key) return slots_[i].to;
            if (slots_[i].key == empty_key) return unknown;
        }
    }
    void insert(std::uint32_t state, std::uint32_t cls, std::uint32_t to) {
        if (++used_ * 2 > slots_.size()) grow();
        put(join(state, cls), to);
    }

private:
    struct slot {
        std::uint64_t key;
        std::uint32_t to;
    };
    static constexpr std::uint64_t empty_key = ~std::uint64_t{0};
    static std::uint64_t join(std::uint32_t a, std::uint32_t b) { return std::uint64_t{a} << 32 | b; }
    std::size_t place(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15ULL >> 20) & (slots_.size() - 1); }
    void put(std::uint64_t key, std::uint32_t to) {
        auto i = place(key);
        while (slots_[i].key != empty_key) i = (i + 1) & (slots_.size() - 1);
        slots_[i] = {key, to};
    }
    void grow() {
        auto old = std::move(slots_);
        slots_.assign(old.size() * 2, {empty_key, 0});
        for (auto const& s : old) {
            if (s.key != empty_key) put(s.key, s.to);
        }
    }
    std::vector<slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace

// All machines at once, as a deterministic automaton that is built while it runs (as RE2 does over bytes). What one
// draft has taught it serves the next, so a matcher keeps a pool of these; it is a cache and never changes what is
// found.
class matcher::automaton {
public:
    explicit automaton(program const& p) : p_(p), seen_(p.code.size(), 0) { reset(); }

    void run(token_text const& t, std::vector<hit>& hits, std::vector<hit>& friends) {
        if (states_.size() > most_states || words_.size() > most_words || t.lam_alef_ordered != ordered_) {
            ordered_ = t.lam_alef_ordered;
            reset();
        }
        classify(t);
        auto const count = static_cast<std::uint32_t>(t.tokens.size());
        for (std::uint32_t at = 0; at < count; ++at) {
            auto const cls = classes_of_tokens_[at];
            if (cls == 0) continue;
            if (cls >= begins_with_.size()) begins_with_.resize(classes_.size(), transition_table::unknown);
            if (begins_with_[cls] == transition_table::unknown) begins_with_[cls] = step(start, cls);
            std::uint32_t state = begins_with_[cls];
            for (std::uint32_t next = at + 1; state != dead; ++next) {
                known_state const now = states_[state];
                for (auto const m : now.is->accepted) {
                    machine const& found = p_.machines[m];
                    if (found.gapped == ~std::uint32_t{0})
                        (found.but_not ? friends : hits).push_back({found.what, at, next});
                    else
                        note_segment(m, at, next);
                }
                if (next >= count || t.breaks[next]) break;
                if (classes_of_tokens_[next] == 0 && !now.takes_any_word) break;  // the common case, without a look-up
                state = step(state, classes_of_tokens_[next]);
            }
        }
        join_segments(t, hits, friends);
    }

private:
    static constexpr std::uint32_t dead = 0, start = 1;
    // Beyond these the cache is emptied before the next draft: about 100 MB at worst.
    static constexpr std::size_t most_states = 60000, most_words = 400000;

    struct range {
        std::uint32_t first, last;
    };

    void note_segment(std::uint32_t machine, std::uint32_t first, std::uint32_t last) {
        auto& list = segments_[machine];
        if (list.empty()) touched_.push_back(machine);
        list.push_back({first, last});
    }

    // Puts the segments of gapped phrases together: within the gap's words, over no break and no stop word.
    void join_segments(token_text const& t, std::vector<hit>& hits, std::vector<hit>& friends) {
        if (touched_.empty()) return;
        count_words(t);
        for (auto const m : touched_) {
            auto const& phrase = p_.gapped[p_.machines[m].gapped];
            if (phrase.machines.front() != m) continue;
            bool const complete = std::none_of(phrase.machines.begin(), phrase.machines.end(),
                                               [&](auto other) { return segments_[other].empty(); });
            if (!complete) continue;
            for (auto const& begin : segments_[m]) {
                if (auto const end = join_from(phrase, begin.last); end != 0)
                    (phrase.but_not ? friends : hits).push_back({phrase.what, begin.first, end});
            }
        }
        for (auto const m : touched_) {
            segments_[m].clear();
            cursors_[m] = 0;
        }
        touched_.clear();
    }

    void count_words(token_text const& t) {
        auto const n = t.tokens.size();
        words_before_.assign(n + 1, 0);
        bars_before_.assign(n + 1, 0);
        for (std::size_t i = 0; i < n; ++i) {
            bool const word = t.tokens[i].kind != text::token_kind::punctuation;
            words_before_[i + 1] = words_before_[i] + (word ? 1 : 0);
            // A bar at i: no gap that begins before i goes on beyond it. Breaks count with the token they stand before.
            bars_before_[i + 1] = bars_before_[i] + (t.breaks[i] ? 1 : 0);
        }
        stops_before_.assign(n + 1, 0);
        for (std::size_t i = 0; i < n; ++i)
            stops_before_[i + 1] = stops_before_[i] + (classes_[classes_of_tokens_[i]]->stop ? 1 : 0);
    }

    // The nearest end of the phrase whose first segment ends before token `from`; 0 if it does not go on.
    std::uint32_t join_from(gapped_phrase const& phrase, std::uint32_t from) {
        ends_.assign(1, from);
        for (std::size_t i = 1; i < phrase.machines.size(); ++i) {
            auto const& list = segments_[phrase.machines[i]];
            next_ends_.clear();
            for (auto const end : ends_) {
                // Calls come in the order of the text: look from where the last one stood.
                auto& from_here = cursors_[phrase.machines[i]];
                while (from_here > 0 && list[std::min(from_here, list.size() - 1)].first >= end)
                    from_here = from_here > 8 ? from_here - 8 : 0;
                while (from_here < list.size() && list[from_here].first < end) ++from_here;
                auto it = list.begin() + static_cast<std::ptrdiff_t>(from_here);
                for (; it != list.end(); ++it) {
                    if (words_before_[it->first] - words_before_[end] > phrase.gaps[i - 1]) break;
                    if (bars_before_[it->first + 1] != bars_before_[end] ||
                        stops_before_[it->first] != stops_before_[end])
                        break;
                    next_ends_.push_back(it->last);
                }
            }
            std::sort(next_ends_.begin(), next_ends_.end());
            next_ends_.erase(std::unique(next_ends_.begin(), next_ends_.end()), next_ends_.end());
            if (next_ends_.empty()) return 0;
            std::swap(ends_, next_ends_);
        }
        return ends_.front();
    }

    void reset() {
        segments_.assign(p_.machines.size(), {});
        cursors_.assign(p_.machines.size(), 0);
        touched_.clear();
        states_.clear();
        state_ids_.clear();
        begins_with_.clear();
        classes_.clear();
        class_ids_.clear();
        words_.clear();
        table_.clear();
        intern(machine_state{});                         // dead
        intern(machine_state{{~std::uint32_t{0}}, {}});  // start: waits for nothing that code_ has
        intern(token_class{});                           // class 0: a word that no phrase knows
    }

    std::uint32_t intern(machine_state s) {
        auto const [it, fresh] = state_ids_.try_emplace(std::move(s), static_cast<std::uint32_t>(states_.size()));
        if (fresh) {
            bool const any = std::any_of(it->first.waiting.begin(), it->first.waiting.end(), [&](std::uint32_t pc) {
                return pc < p_.code.size() && p_.code[pc].op == op::any;
            });
            states_.push_back({&it->first, any});
        }
        return it->second;
    }
    std::uint32_t intern(token_class c) {
        auto const [it, fresh] = class_ids_.try_emplace(std::move(c), static_cast<std::uint32_t>(classes_.size()));
        if (fresh) classes_.push_back(&it->first);
        return it->second;
    }

    void classify(token_text const& t) {
        classes_of_tokens_.resize(t.tokens.size());
        for (std::size_t i = 0; i < t.tokens.size(); ++i) {
            auto const& token = t.tokens[i];
            auto const word = t.reading.substr(token.begin, token.end - token.begin);
            auto it = words_.find(word);
            if (it == words_.end()) it = words_.emplace(std::string(word), class_of(word, token.kind)).first;
            classes_of_tokens_[i] = it->second;
        }
    }

    std::uint32_t class_of(std::string_view word, text::token_kind kind) {
        token_class c;
        if (kind == text::token_kind::punctuation)
            c.is = is_quote(word) ? token_class::sort::quotation : token_class::sort::punctuation;
        c.patterns = p_.words.classify(word, ordered_);
        c.stop = std::any_of(c.patterns.begin(), c.patterns.end(), [&](pattern_id id) { return p_.stops[id]; });
        return intern(std::move(c));
    }

    std::uint32_t step(std::uint32_t state, std::uint32_t cls) {
        auto const known = table_.find(state, cls);
        if (known != transition_table::unknown) return known;
        auto const to = intern(state == start ? begin(*classes_[cls]) : advance(*states_[state].is, *classes_[cls]));
        table_.insert(state, cls, to);
        return to;
    }

    static bool has(token_class const& c, pattern_id pattern) {
        return std::binary_search(c.patterns.begin(), c.patterns.end(), pattern);
    }

    // All machines that can begin with the token.
    machine_state begin(token_class const& c) {
        machine_state out;
        bump();
        for (auto const pattern : c.patterns) {
            for (auto const m : p_.begins[pattern]) {
                pc_set first;
                collect_words(p_.machines[m].start, first);
                for (auto const pc : first) {
                    if (has(c, p_.code[pc].pattern)) close(p_.code[pc].next, out);
                }
            }
        }
        return finished(std::move(out));
    }

    // The words a machine can begin with.
    void collect_words(std::uint32_t pc, pc_set& into) const {
        pc_set open{pc};
        for (std::size_t i = 0; i < open.size(); ++i) {
            instruction const& at = p_.code[open[i]];
            if (at.op == op::word)
                into.push_back(open[i]);
            else if (at.op == op::split) {
                open.push_back(at.next);
                if (at.other != at.next) open.push_back(at.other);
            }
        }
    }

    machine_state advance(machine_state const& from, token_class const& c) {
        machine_state out;
        bump();
        for (auto const pc : from.waiting) {
            instruction const& i = p_.code[pc];
            if (i.op == op::word && has(c, i.pattern)) {
                close(i.next, out);
            } else if (c.is == token_class::sort::word) {
                if (i.op == op::any) close(i.next, out);
            } else if (c.is == token_class::sort::quotation) {
                keep(pc, out);  // quotation marks are looked through
            }
        }
        return finished(std::move(out));
    }

    void keep(std::uint32_t pc, machine_state& into) {
        if (seen_[pc] == mark_) return;
        seen_[pc] = mark_;
        into.waiting.push_back(pc);
    }

    // Adds where a machine waits next, or that it accepts.
    void close(std::uint32_t pc, machine_state& into) {
        open_.assign(1, pc);
        while (!open_.empty()) {
            auto const at = open_.back();
            open_.pop_back();
            if (seen_[at] == mark_) continue;
            seen_[at] = mark_;
            instruction const& i = p_.code[at];
            if (i.op == op::accept)
                into.accepted.push_back(p_.machine_of(at));
            else if (i.op == op::split) {
                open_.push_back(i.other);
                open_.push_back(i.next);
            } else {
                into.waiting.push_back(at);
            }
        }
    }

    // A machine that has accepted is done: the shortest match counts.
    machine_state finished(machine_state s) const {
        std::sort(s.accepted.begin(), s.accepted.end());
        s.accepted.erase(std::unique(s.accepted.begin(), s.accepted.end()), s.accepted.end());
        if (!s.accepted.empty()) {
            s.waiting.erase(std::remove_if(s.waiting.begin(), s.waiting.end(),
                                           [&](std::uint32_t pc) {
                                               auto const m = p_.machine_of(pc);
                                               return p_.machines[m].last &&
                                                      std::binary_search(s.accepted.begin(), s.accepted.end(), m);
                                           }),
                            s.waiting.end());
        }
        std::sort(s.waiting.begin(), s.waiting.end());
        return s;
    }

    void bump() {
        if (++mark_ == 0) {
            std::fill(seen_.begin(), seen_.end(), 0);
            mark_ = 1;
        }
    }

    struct state_hash {
        std::size_t operator()(machine_state const& s) const {
            std::uint64_t h = s.waiting.size() * 31 + s.accepted.size();
            for (auto const v : s.waiting) h = (h ^ v) * 0x100000001B3ULL;
            for (auto const v : s.accepted) h = (h ^ v) * 0x100000001B3ULL;
            return h ^ (h >> 29);
        }
    };

    program const& p_;
    bool ordered_ = false;
    std::unordered_map<machine_state, std::uint32_t, state_hash> state_ids_;
    struct known_state {
        machine_state const* is;
        bool takes_any_word;
    };
    std::vector<known_state> states_;
    std::vector<std::uint32_t> begins_with_;  // by class: the state after it at the beginning
    std::map<token_class, std::uint32_t> class_ids_;
    std::vector<token_class const*> classes_;
    std::unordered_map<std::string, std::uint32_t, string_hash, std::equal_to<>> words_;
    transition_table table_;
    std::vector<std::uint32_t> classes_of_tokens_, seen_, open_;
    std::vector<std::vector<range>> segments_;  // by machine, of the run at hand
    std::vector<std::size_t> cursors_;          // by machine: where the last join looked
    std::vector<std::uint32_t> touched_, words_before_, bars_before_, stops_before_, ends_, next_ends_;
    std::uint32_t mark_ = 0;
};

// Lends an automaton to each run and takes it back.
class matcher::automaton_pool {
public:
    std::unique_ptr<automaton> take(program const& p) {
        std::lock_guard const lock(mutex_);
        if (free_.empty()) return std::make_unique<automaton>(p);
        auto out = std::move(free_.back());
        free_.pop_back();
        return out;
    }
    void give_back(std::unique_ptr<automaton> a) {
        std::lock_guard const lock(mutex_);
        free_.push_back(std::move(a));
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<automaton>> free_;
};

matcher::matcher()
    : program_(std::make_unique<program const>(text::language::en)), pool_(std::make_unique<automaton_pool>()) {}
matcher::~matcher() = default;
matcher::matcher(matcher&&) noexcept = default;
matcher& matcher::operator=(matcher&&) noexcept = default;

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
    made->known = {};
    made->index_beginnings();
    matcher result;
    result.program_ = std::move(made);
    result.pool_ = std::make_unique<automaton_pool>();
    return result;
}

namespace {

template <typename Archive>
void fields(Archive& a, instruction& i) {
    a(i.op, i.pattern, i.next, i.other);
}
template <typename Archive>
void fields(Archive& a, machine& m) {
    a(m.start, m.what, m.but_not, m.last, m.gapped);
}
template <typename Archive>
void fields(Archive& a, gapped_phrase& p) {
    a(p.what, p.but_not, p.machines, p.gaps);
}
void fields(archive_writer& a, raw_machine& r) {
    std::string written = r.pattern->pattern();
    a(written, r.what, r.but_not);
}
void fields(archive_reader& a, raw_machine& r) {
    std::string written;
    a(written, r.what, r.but_not);
    r.pattern = raw_pattern(written);
    r.reach = raw_reach_of(written);
}

}  // namespace

std::string matcher::image() const {
    auto const& p = *program_;
    archive_writer a;
    a(p.words.language());
    p.words.save(a);
    a(p.code, p.machines, p.gapped, p.raws, p.begins, p.stops);
    return a.take();
}

matcher matcher::open(std::string_view image) {
    archive_reader a(image);
    auto language = text::language::en;
    a(language);
    auto p = std::make_unique<program>(language);
    p->words.open(a);
    a(p->code, p->machines, p->gapped, p->raws, p->begins, p->stops);
    matcher out;
    if (a.good()) out.program_ = std::move(p);
    return out;
}

namespace {

using source::span;

// The next match of a raw pattern that begins at or behind `from`; an attempt may read up to `end`. One of no words is
// none; `from` becomes the place to go on from.
std::optional<span> next_match(std::string_view reading, RE2 const& pattern, std::uint32_t& from, std::size_t end) {
    re2::StringPiece const whole(reading.data(), reading.size());
    std::array<re2::StringPiece, 1> group;
    while (from <= end && pattern.Match(whole, from, end, RE2::UNANCHORED, group.data(), 1)) {
        auto const begin = static_cast<std::uint32_t>(group[0].data() - whole.data());
        auto const last = begin + static_cast<std::uint32_t>(group[0].size());
        from = std::max(last, from + 1);
        if (last > begin) return span{begin, last};
    }
    return std::nullopt;
}

// All matches, one behind the other.
std::vector<span> find_raw(std::string_view reading, RE2 const& pattern) {
    std::vector<span> out;
    for (std::uint32_t from = 0; auto const m = next_match(reading, pattern, from, reading.size());) out.push_back(*m);
    return out;
}

// Where the matches of a version of the reading stand, known those of the one before. Attempts that begin far enough
// before the change never read it; behind it, all is as it was from where no match of either version is under way.
void update_raw(std::vector<span>& matches, std::string_view reading, raw_machine const& raw, source::change const& c) {
    if (raw.reach.unbounded || c.new_end == 0) {
        matches = find_raw(reading, *raw.pattern);
        return;
    }
    auto const safe = raw.reach.back(reading, c.begin);
    auto const begins_before = [](std::uint32_t place) { return [place](span m) { return m.begin < place; }; };
    auto const kept = std::partition_point(matches.begin(), matches.end(), begins_before(safe));
    auto const first = static_cast<std::uint32_t>(kept - matches.begin());
    auto const moved_end = [&](span m) { return m.end >= c.old_end ? m.end + c.shift() : 0; };
    std::vector<span> fresh;
    std::uint32_t from = std::max(safe, kept == matches.begin() ? 0 : (kept - 1)->end);
    std::uint32_t until = std::max(c.new_end, from);
    auto rest = kept;
    for (bool settled = false; !settled;) {
        settled = true;
        auto const end = raw.reach.ahead(reading, until);
        while (from < until) {
            auto next = from;
            auto const m = next_match(reading, *raw.pattern, next, end);
            if (!m || m->begin >= until) break;
            fresh.push_back(*m);
            from = next;
        }
        // An old match that is under way there, or one of ours, has to end first.
        for (; rest != matches.end() && (rest->begin < c.old_end || rest->begin + c.shift() < until); ++rest) {
            if (moved_end(*rest) > until) {
                until = moved_end(*rest);
                settled = false;
            }
        }
        if (from > until) {
            until = from;
            settled = false;
        }
    }
    for (auto it = rest; it != matches.end(); ++it) {
        it->begin += c.shift();
        it->end += c.shift();
    }
    source::splice(
        matches,
        {first, static_cast<std::uint32_t>(rest - matches.begin()), first + static_cast<std::uint32_t>(fresh.size())},
        std::move(fresh));
}

// The tokens that a stretch of the reading touches, as a hit; none: empty.
hit tokens_of(span where, concept_id what, std::span<text::token const> tokens) {
    auto const first =
        std::partition_point(tokens.begin(), tokens.end(), [&](auto const& k) { return k.end <= where.begin; });
    auto const last = std::partition_point(first, tokens.end(), [&](auto const& k) { return k.begin < where.end; });
    return {what, static_cast<std::uint32_t>(first - tokens.begin()),
            static_cast<std::uint32_t>(last - tokens.begin())};
}

void add_raw(std::span<span const> matches, raw_machine const& raw, std::span<text::token const> tokens,
             std::vector<hit>& hits, std::vector<hit>& friends) {
    for (auto const m : matches) {
        auto const h = tokens_of(m, raw.what, tokens);
        if (h.first < h.last) (raw.but_not ? friends : hits).push_back(h);
    }
}

// Takes away hits that overlap a `not` phrase of their concept.
void drop_false_friends(std::vector<hit>& hits, std::vector<hit>& friends) {
    if (friends.empty()) return;
    std::sort(friends.begin(), friends.end(),
              [](hit const& a, hit const& b) { return a.what != b.what ? a.what < b.what : a.first < b.first; });
    std::uint32_t longest = 0;
    for (auto const& f : friends) longest = std::max(longest, f.last - f.first);
    auto const hidden = [&](hit const& h) {
        auto it = std::partition_point(friends.begin(), friends.end(), [&](hit const& f) {
            return f.what != h.what ? f.what < h.what : f.first + longest <= h.first;
        });
        for (; it != friends.end() && it->what == h.what && it->first < h.last; ++it) {
            if (h.first < it->last) return true;
        }
        return false;
    };
    hits.erase(std::remove_if(hits.begin(), hits.end(), hidden), hits.end());
}

}  // namespace

void matcher::run(token_text const& t, std::vector<hit>& hits, std::vector<hit>& friends) const {
    auto machines = pool_->take(*program_);
    machines->run(t, hits, friends);
    pool_->give_back(std::move(machines));
}

namespace {

void settle(std::vector<hit>& hits, std::vector<hit>& friends) {
    drop_false_friends(hits, friends);
    std::sort(hits.begin(), hits.end(), [](hit const& a, hit const& b) {
        if (a.first != b.first) return a.first < b.first;
        return a.last != b.last ? a.last < b.last : a.what < b.what;
    });
    hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
}

}  // namespace

std::vector<hit> matcher::find(token_text const& t, match_memory& memory) const {
    std::vector<hit> hits, friends;
    run(t, hits, friends);
    memory.raw.clear();
    for (auto const& raw : program_->raws) {
        memory.raw.push_back(find_raw(t.reading, *raw.pattern));
        add_raw(memory.raw.back(), raw, t.tokens, hits, friends);
    }
    settle(hits, friends);
    return hits;
}

std::vector<hit> matcher::find(token_text const& t) const {
    match_memory memory;
    return find(t, memory);
}

namespace {

// Widens a change of tokens until no match of a raw pattern crosses its ends, and both are breaks.
class widener {
public:
    widener(token_text const& now, source::change in_tokens) : now_(now), c_(in_tokens) {}

    // Matches of the version before and of this one; bytes before and behind `in_reading` are alike.
    void take_in(std::span<span const> matches, bool of_old, source::change const& in_reading) {
        if (c_.begin > 0) {
            auto const end = now_.tokens[c_.begin - 1].end;  // of the last token before, the same in both versions
            auto const it = std::partition_point(matches.begin(), matches.end(), [&](span m) { return m.end <= end; });
            if (it != matches.end() && it->begin < end) begin_at(tokens_of({it->begin, end}, 0, now_.tokens).first);
        }
        if (c_.new_end < now_.tokens.size()) {
            auto begin = now_.tokens[c_.new_end].begin;
            auto const shift = of_old ? in_reading.shift() : 0;
            begin -= shift;
            auto const it =
                std::partition_point(matches.begin(), matches.end(), [&](span m) { return m.end <= begin; });
            if (it != matches.end() && it->begin < begin)
                end_at(tokens_of({begin + shift, it->end + shift}, 0, now_.tokens).last);
        }
    }
    [[nodiscard]] source::change result() const { return c_; }

private:
    void begin_at(std::uint32_t token) {
        while (token > 0 && !now_.breaks[token]) --token;
        c_.begin = std::min(c_.begin, token);
    }
    void end_at(std::uint32_t token) {
        while (token < now_.tokens.size() && !now_.breaks[token]) ++token;
        if (token <= c_.new_end) return;
        c_.old_end += token - c_.new_end;
        c_.new_end = token;
    }
    token_text const& now_;
    source::change c_;
};

// The matches that touch the tokens `[first, last)`.
std::span<span const> touching(std::vector<span> const& matches, std::span<text::token const> tokens) {
    if (tokens.empty()) return {};
    auto const first =
        std::partition_point(matches.begin(), matches.end(), [&](span m) { return m.end <= tokens.front().begin; });
    auto const last = std::partition_point(first, matches.end(), [&](span m) { return m.begin < tokens.back().end; });
    return {matches.data() + (first - matches.begin()), static_cast<std::size_t>(last - first)};
}

}  // namespace

source::change matcher::update(std::vector<hit>& hits, match_memory& memory, token_text const& now,
                               source::change const& in_reading, source::change const& in_tokens) const {
    auto const before = memory.raw;
    for (std::size_t i = 0; i < memory.raw.size(); ++i)
        update_raw(memory.raw[i], now.reading, program_->raws[i], in_reading);
    source::change c = in_tokens;
    for (bool grown = true; grown;) {
        widener w(now, c);
        for (std::size_t i = 0; i < memory.raw.size(); ++i) {
            w.take_in(before[i], true, in_reading);
            w.take_in(memory.raw[i], false, in_reading);
        }
        grown = w.result().begin != c.begin || w.result().new_end != c.new_end;
        c = w.result();
    }
    auto const size = c.new_end - c.begin;
    auto const tokens = now.tokens.subspan(c.begin, size);
    std::vector<hit> fresh, friends;
    run({now.reading, tokens, now.breaks.subspan(c.begin, size), now.lam_alef_ordered}, fresh, friends);
    for (std::size_t i = 0; i < memory.raw.size(); ++i)
        add_raw(touching(memory.raw[i], tokens), program_->raws[i], tokens, fresh, friends);
    settle(fresh, friends);
    for (auto& h : fresh) {
        h.first += c.begin;
        h.last += c.begin;
    }
    auto const first = std::partition_point(hits.begin(), hits.end(), [&](hit const& h) { return h.first < c.begin; });
    auto const last = std::partition_point(first, hits.end(), [&](hit const& h) { return h.first < c.old_end; });
    for (auto it = last; it != hits.end() && c.shift() != 0; ++it) {
        it->first += c.shift();
        it->last += c.shift();
    }
    auto const at = static_cast<std::uint32_t>(first - hits.begin());
    source::splice(hits,
                   {at, static_cast<std::uint32_t>(last - hits.begin()), at + static_cast<std::uint32_t>(fresh.size())},
                   std::move(fresh));
    return c;
}

}  // namespace cmwlint::match
