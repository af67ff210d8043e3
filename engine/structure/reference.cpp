#include "structure/reference.hpp"

#include "structure/grammar_table.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace cmwlint::structure {
namespace {

using source::span;

// ---- where a reference may begin
// --------------------------------------------------------------------------------------

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// First bytes of the words that references begin with; everything else is passed over without asking the grammar.
std::array<bool, 256> first_bytes(text::language language) {
    std::array<bool, 256> table{};
    auto const mark = [&table](std::string_view bytes) {
        for (char const c : bytes) table[static_cast<unsigned char>(c)] = true;
    };
    switch (language) {
        case text::language::en:
            mark("asprcditl\xc2");
            break;  // article section paragraph regulation chapter division this letter
        case text::language::fr:
            mark("apslct\xc2");
            break;
        case text::language::es:
            mark("acpniltse");
            break;
        case text::language::ar:
            mark("\xd8\xd9");
            break;
        case text::language::zh:
            mark("\xe7\xe6\xe5\xe4");
            break;
        case text::language::ru:
            mark("\xd0\xd1");
            break;
        case text::language::az:
            mark("0123456789bmhyf\xc9");
            break;
    }
    return table;
}

/// "و", "ب" and the like may be attached, then come "ال" or "لل" and the first letter of a unit; or "هذا", "هذه".
bool may_begin_arabic(std::string_view text, std::size_t i) {
    auto const letter = [text](std::size_t at) {
        if (at + 1 >= text.size()) return 0U;
        return static_cast<unsigned>(static_cast<unsigned char>(text[at])) << 8U |
               static_cast<unsigned char>(text[at + 1]);
    };
    constexpr unsigned alef = 0xD8A7, lam = 0xD984, waw = 0xD988, fa = 0xD981, ba = 0xD8A8, kaf = 0xD983, ha = 0xD987;
    constexpr unsigned mim = 0xD985, qaf = 0xD982, hah = 0xD8AD;
    auto first = letter(i);
    if (first == waw || first == fa) first = letter(i += 2);
    if (first == ba || first == kaf) first = letter(i += 2);
    auto const second = letter(i + 2);
    if (first == ha || (first == lam && second == ha)) return true;
    if ((first != alef && first != lam) || second != lam) return false;
    auto const unit = letter(i + 4);
    return unit == mim || unit == fa || unit == ba || unit == qaf || unit == hah;
}

/// Second look: the first two letters, where one byte says too little.
bool may_begin(std::string_view text, std::size_t i, text::language language) {
    auto const starts = [text, i](std::string_view w) { return text.compare(i, w.size(), w) == 0; };
    switch (language) {
        case text::language::ar:
            return may_begin_arabic(text, i);
        case text::language::zh:
            return starts("第") || starts("本") || starts("前") || starts("上");
        case text::language::ru:
            return starts("ст") || starts("ча") || starts("ч.") || starts("аб") || starts("п.") || starts("пу") ||
                   starts("по") || starts("гл") || starts("ра") || starts("пр") || starts("на") || starts("да") ||
                   starts("эт");
        default:
            return true;
    }
}

// ---- from chains to references
// ----------------------------------------------------------------------------------------

/// "(1)(b)" behind a number: figures are paragraphs, letters and roman numerals points.
void add_steps_below(std::vector<reference_step>& steps, reference_number const& number, provision_kind above) {
    for (auto const& step : number.below) {
        bool const figure = step.front() >= '0' && step.front() <= '9';
        bool const paragraph = figure && above == provision_kind::article;
        steps.push_back({paragraph ? provision_kind::paragraph : provision_kind::point, step, {}});
        above = steps.back().kind;
    }
}

/// "subsection 112(3)", "paragraph 10.3(1)(k)": the number before the brackets is that of the section.
bool names_article(reference_number const& number) {
    return !number.below.empty() && number.below.front().front() >= '0' && number.below.front().front() <= '9' &&
           number.number.front() >= '0' && number.number.front() <= '9';
}

/// Steps of one member of a list: the link that has the list gives `member`, the others their first number.
reference make_reference(reference_chain const& chain, std::size_t listing, std::size_t member, std::uint32_t begin) {
    reference out;
    out.elsewhere = chain.elsewhere;
    std::vector<std::size_t> order(chain.links.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    // Outermost first, whatever the word order was.
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return chain.links[a].kind < chain.links[b].kind; });
    bool const has_article = std::any_of(chain.links.begin(), chain.links.end(),
                                         [](auto const& l) { return l.kind <= provision_kind::article; });
    for (auto const i : order) {
        auto const& link = chain.links[i];
        if (link.from != reference::origin::absolute) out.from = link.from;
        if (link.numbers.empty()) {
            out.steps.push_back({link.kind, {}, {}});
            continue;
        }
        auto const& number = link.numbers[i == listing ? member : 0];
        auto const kind = !has_article && names_article(number) ? provision_kind::article : link.kind;
        out.steps.push_back({kind, number.number, {begin + number.begin, begin + number.number_end}});
        add_steps_below(out.steps, number, kind);
    }
    return out;
}

/// "41-43-cü maddələr" is a range, "318-1-ci maddə" a number: ranges rise.
void split_range(reference_chain& chain) {
    for (auto& link : chain.links) {
        for (std::size_t i = 0; i < link.numbers.size(); ++i) {
            auto const hyphen = link.numbers[i].number.find('-');
            if (hyphen == std::string::npos || link.numbers[i].range_end) continue;
            auto const first = link.numbers[i].number.substr(0, hyphen),
                       last = link.numbers[i].number.substr(hyphen + 1);
            if (first.size() > last.size() || (first.size() == last.size() && first >= last)) continue;
            auto end = link.numbers[i];
            end.number = last;
            end.range_end = true;
            end.begin += static_cast<std::uint32_t>(hyphen) + 1;
            link.numbers[i].number = first;
            link.numbers[i].end = link.numbers[i].number_end = end.begin - 1;
            link.numbers.insert(link.numbers.begin() + static_cast<std::ptrdiff_t>(i) + 1, end);
        }
    }
}

/// Taiwan's order is 条 项 款, the mainland's 条 款 项: what comes first is the paragraph.
void order_chinese(reference_chain& chain) {
    auto* first = static_cast<reference_link*>(nullptr);
    for (auto& link : chain.links) {
        if (link.kind == provision_kind::point && first == nullptr) first = &link;
        if (link.kind == provision_kind::paragraph && first != nullptr) {
            std::swap(link.kind, first->kind);
            return;
        }
    }
}

void add_references(std::vector<reference>& out, reference_chain const& chain, std::uint32_t begin) {
    // The first link that names several is the list.
    std::size_t listing = 0;
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
        if (chain.links[i].numbers.size() < 2) continue;
        listing = i;
        break;
    }
    auto const& numbers = chain.links[listing].numbers;
    auto const first = out.size();
    for (std::size_t i = 0; i < std::max<std::size_t>(numbers.size(), 1); ++i) {
        if (!numbers.empty() && numbers[i].range_end && out.size() > first) {
            out.back().until = numbers[i].number;
            out.back().until_written = {begin + numbers[i].begin, begin + numbers[i].number_end};
            out.back().where.end = begin + numbers[i].end;
            continue;
        }
        auto made = make_reference(chain, listing, i, begin);
        made.where = numbers.empty() ? span{begin, begin + chain.length}
                                     : span{begin + numbers[i].begin, begin + numbers[i].end};
        out.push_back(std::move(made));
    }
    out[first].where.begin = begin;
    out.back().where.end = begin + chain.length;
}

/// Chinese and Azerbaijani name the law before the article.
bool named_before(std::string_view before, text::language language) {
    auto const ends = [before](std::string_view w) { return before.ends_with(w); };
    if (language == text::language::zh) {
        for (std::string_view own :
             {"本法", "本条例", "本规定", "本办法", "本规则", "本协定", "本公约", "本议定书", "本细则"})
            if (ends(own)) return false;
        for (std::string_view other :
             {"法", "条例", "规定", "办法", "规则", "公约", "协定", "》", "细则", "议定书", "宪法"})
            if (ends(other)) return true;
        return false;
    }
    if (language != text::language::az) return false;
    auto const trimmed = before.substr(0, before.find_last_not_of(" \n") + 1);
    auto const space = trimmed.find_last_of(" \n");
    auto const last = space == std::string_view::npos ? trimmed : trimmed.substr(space + 1);
    for (std::string_view other :
         {"məcəlləsinin", "qanununun", "konvensiyasinin", "konstitusiyasinin", "sazişinin", "protokolunun"})
        if (last == other) return true;
    return false;
}

// ---- resolving
// --------------------------------------------------------------------------------------------------------

bool in_branch(document const& doc, provision_id id, provision_id branch) {
    return doc[branch].whole.covers(doc[id].whole) && id >= branch;
}

/// The annex a provision stands in, else the root: article numbers begin anew in annexes.
provision_id scope_of(document const& doc, provision_id id) {
    auto const annex = doc.enclosing(id, provision_kind::annex);
    return annex == no_provision ? 0 : annex;
}

class resolver {
public:
    resolver(reference const& r, document const& doc, provision_id from) : ref_(r), doc_(doc), from_(from) {}

    std::vector<provision_id> run() {
        if (ref_.elsewhere || ref_.steps.empty() || from_ >= doc_.provisions.size()) return {};
        auto const base = first_step();
        if (base == no_provision) return {};
        auto const found = descend(base, 1);
        if (ref_.until.empty() || ref_.steps.size() > 1) return {found};
        return range(found);
    }

private:
    reference const& ref_;
    document const& doc_;
    provision_id from_;

    [[nodiscard]] provision_id first_step() const {
        auto const& step = ref_.steps.front();
        bool const inner = step.kind == provision_kind::paragraph || step.kind == provision_kind::point;
        if (step.number.empty()) return pointed_at(step, inner);
        return inner ? near(step.number) : named(step.kind, step.number);
    }

    /// "this section", "the preceding article".
    [[nodiscard]] provision_id pointed_at(reference_step const& step, bool inner) const {
        provision_id here = doc_.article_of(from_);
        if (inner) {
            auto const paragraph = doc_.enclosing(from_, provision_kind::paragraph);
            here = paragraph != no_provision ? paragraph : here;
        } else if (step.kind < provision_kind::article) {
            auto const container = doc_.enclosing(from_, step.kind);
            here = container != no_provision ? container : doc_.chapter_of(from_);
        }
        if (ref_.from != reference::origin::previous) return here;
        auto const kind = doc_[here].kind;
        for (auto id = here; id-- > 1;)
            if (doc_[id].kind == kind && !doc_[id].whole.covers(doc_[here].whole)) return id;
        return no_provision;
    }

    /// "subsection (2)" in section 5 is that of section 5: looks among the children of everything around.
    [[nodiscard]] provision_id near(std::string const& number) const {
        for (auto id = from_; id < doc_.provisions.size(); id = doc_[id].parent) {
            if (auto const child = child_of(id, number); child != no_provision) return child;
            if (doc_[id].kind <= provision_kind::article) break;
        }
        return no_provision;
    }

    [[nodiscard]] provision_id child_of(provision_id parent, std::string const& number) const {
        for (auto c = doc_[parent].first_child; c != no_provision; c = doc_[c].next_sibling) {
            if (doc_[c].number == number && !number.empty()) return c;
            if (doc_[c].kind == provision_kind::paragraph && doc_[c].number.empty()) {
                for (auto d = doc_[c].first_child; d != no_provision; d = doc_[d].next_sibling)
                    if (doc_[d].number == number) return d;
            }
        }
        return no_provision;
    }

    [[nodiscard]] provision_id named(provision_kind kind, std::string const& number) const {
        auto const scope = scope_of(doc_, from_);
        auto found = in_scope(kind, number, scope);
        if (found == no_provision && scope != 0) found = in_scope(kind, number, 0);
        if (found != no_provision || kind != provision_kind::article) return found;
        // "maddə 318.1" is paragraph 318.1 of article 318; "article 5(1)" may have been read in one piece.
        auto dot = number.find('.');
        if (dot == std::string::npos) return no_provision;
        auto place = in_scope(kind, number.substr(0, dot), scope);
        while (place != no_provision && dot != std::string::npos) {
            auto const end = number.find('.', dot + 1);
            auto child = child_of(place, number.substr(0, end));
            if (child == no_provision)
                child = child_of(place, number.substr(dot + 1, end == std::string::npos ? end : end - dot - 1));
            if (child != no_provision) place = child;
            dot = end;
        }
        return place;
    }

    [[nodiscard]] provision_id in_scope(provision_kind kind, std::string const& number, provision_id scope) const {
        auto const& index = doc_.units_by_number;
        auto const fits = [&](provision_id id) {
            return doc_[id].kind == kind && doc_[id].number == number && (scope == 0 || in_branch(doc_, id, scope));
        };
        if (index.empty()) {
            for (provision_id id = 1; id < doc_.provisions.size(); ++id)
                if (fits(id)) return id;
            return no_provision;
        }
        auto at = std::lower_bound(index.begin(), index.end(), number,
                                   [this](provision_id id, std::string const& n) { return doc_[id].number < n; });
        for (unsigned tries = 0; at != index.end() && doc_[*at].number == number && tries < 64; ++at, ++tries)
            if (fits(*at)) return *at;
        return no_provision;
    }

    /// As deep as the draft goes: "section 5(2)(c)" leads to section 5(2) where there is no (c).
    [[nodiscard]] provision_id descend(provision_id base, std::size_t step) const {
        for (; step < ref_.steps.size(); ++step) {
            // 款 counts paragraphs that bear no number: they are no provisions of their own.
            if (doc_.language == text::language::zh && ref_.steps[step].kind == provision_kind::paragraph) continue;
            auto const child = child_of(base, ref_.steps[step].number);
            if (child == no_provision) break;
            base = child;
        }
        return base;
    }

    [[nodiscard]] std::vector<provision_id> range(provision_id first) const {
        auto const kind = doc_[first].kind;
        auto const last = kind == provision_kind::paragraph || kind == provision_kind::point
                              ? child_of(doc_[first].parent, ref_.until)
                              : named(kind, ref_.until);
        std::vector<provision_id> out{first};
        if (last == no_provision || last < first) return out;
        for (auto id = first + 1; id <= last; ++id)
            if (doc_[id].kind == kind && (doc_[id].parent == doc_[first].parent || kind == provision_kind::article))
                out.push_back(id);
        return out;
    }
};

}  // namespace

std::vector<reference> find_references(std::string_view reading, span where, text::language language) {
    std::vector<reference> out;
    auto const text = source::slice(reading, where);
    auto const& grammar = grammars_of(language);
    auto const firsts = first_bytes(language);
    bool const spaced = text::words_are_spaced(language);
    constexpr std::size_t longest = 400;  // a reference is a few words; bounds the work on endless lists
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!firsts[static_cast<unsigned char>(text[i])]) continue;
        if (spaced && i > 0 && is_word_byte(text[i - 1])) continue;
        if (!may_begin(text, i, language)) continue;
        auto chain = grammar.reference(text.substr(i, longest));
        if (!chain || chain->length == 0) continue;
        if (language == text::language::az) split_range(*chain);
        if (language == text::language::zh) order_chinese(*chain);
        auto const begin = where.begin + static_cast<std::uint32_t>(i);
        auto const first = out.size();
        add_references(out, *chain, begin);
        if (named_before(text.substr(0, i), language))
            for (auto r = first; r < out.size(); ++r) out[r].elsewhere = true;
        i += chain->length - 1;
    }
    return out;
}

std::vector<provision_id> resolve(reference const& r, document const& doc, provision_id from) {
    return resolver{r, doc, from}.run();
}

std::vector<placed_reference> all_references(std::string_view reading, document const& doc) {
    std::vector<placed_reference> out;
    for (provision_id id = 0; id < doc.provisions.size(); ++id) {
        for (auto const where : {doc[id].heading, doc[id].intro, doc[id].flush}) {
            for (auto& found : find_references(reading, where, doc.language)) {
                auto to = resolve(found, doc, id);
                out.push_back({std::move(found), id, std::move(to)});
            }
        }
    }
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.what.where < b.what.where; });
    return out;
}

}  // namespace cmwlint::structure
