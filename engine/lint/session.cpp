// The passes of lint(), each of which keeps what the next version needs of it.
#include "lint/session.hpp"

#include "lint/draft.hpp"
#include "lint/recheck.hpp"
#include "lint/stopwatch.hpp"
#include "norms/definitions.hpp"
#include "rulepack/compiled.hpp"
#include "structure/outline.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::lint {

using source::change;

namespace {

// One version of a draft with all that was found out about it. Its reading and document stand in the tree of its
// result while nobody works on it.
struct version {
    source::source_file_ptr file;
    std::vector<text::edit> edits;
    result found;

    text::reader folded{text::language::en};
    structure::outline_builder lines{text::language::en};
    norms::preparation cuts;
    match::match_memory matches;
    std::vector<match::hit> words;  // of the vocabulary alone
    std::vector<norms::defined_term> terms;
    std::vector<match::hit> mentions;  // of those terms

    std::unique_ptr<norms::interpreter> reader;
    std::unique_ptr<recheck> rules;

    norms::prepared_text prepared;
    std::vector<match::hit> hits;
    norms::interpretation norms;
};

// Where a check stops if nobody wants it any more.
struct stopped {};

class pass_list {
public:
    pass_list(rulepack::rule_set const& rules, options const& how, std::uint64_t& identities,
              std::stop_token const& token)
        : rules_(rules), how_(how), identities_(identities), token_(token) {}

    // Reads a version from the beginning.
    version first(source::source_file_ptr file, std::vector<text::edit> edits) {
        version v;
        v.file = std::move(file);
        v.edits = std::move(edits);
        v.found.language = how_.language ? how_.language : text::detect_language(v.file->text());
        if (!v.found.language) {
            v.found.kind = how_.kind.value_or(document_kind::other);
            return v;
        }
        auto const language = *v.found.language;
        auto const& cues = rules_.data().in(language).cues;
        auto const source = v.file->text();
        go_on();
        stopwatch watch;
        v.folded = text::reader(language);
        read_draft draft{*v.file, v.edits, v.folded.read({source, v.edits}), {}, {}, {}, {}};
        v.found.time.reading = watch.lap();
        go_on();
        v.lines = structure::outline_builder(language);
        draft.document = v.lines.build(draft.reading, source);
        v.found.time.outline = watch.lap();
        go_on();
        draft.prepared = norms::prepare(draft.reading, source, draft.document,
                                        text::tokenise(draft.reading.text, language), cues, v.cuts);
        v.found.time.tokens = watch.lap();
        go_on();
        v.words = rules_.data().in(language).words.find(text_of(draft), v.matches);
        go_on();
        v.terms = terms_of(v, draft);
        v.mentions = norms::find_mentions(v.terms, draft.prepared, draft.reading, all_of(draft));
        draft.hits = norms::merge_hits(v.words, v.mentions);
        v.found.time.match = watch.lap();
        v.reader = std::make_unique<norms::interpreter>(rules_.data().relations, cues);
        draft.norms = v.reader->read(draft.prepared, draft.reading, draft.document, draft.hits);
        v.found.time.norms = watch.lap();
        go_on();
        v.found.kind = kind_of(draft);
        v.rules = std::make_unique<recheck>(rules_, how_, identities_);
        v.found.diagnostics = v.rules->check(draft, v.found.kind);
        v.found.time.rules = watch.lap();
        give_back(v, draft);
        return v;
    }

    // Makes of a version the next one, `in_source` being what changed. Not to be stopped half way.
    void next(version& v, source::source_file_ptr file, std::vector<text::edit> edits, change const& in_source) {
        auto const& words = rules_.data().in(*v.found.language);
        auto& time = v.found.time;
        stopwatch watch;
        auto const before = std::exchange(v.file, std::move(file));
        auto const edits_before = std::exchange(v.edits, std::move(edits));
        auto const source = v.file->text();
        read_draft draft{*v.file,
                         v.edits,
                         std::move(v.found.tree->reading),
                         std::move(v.found.tree->document),
                         std::move(v.prepared),
                         std::move(v.hits),
                         std::move(v.norms)};
        text::source_version const old_source{before->text(), edits_before}, new_source{source, v.edits};
        auto const in_reading = v.folded.update(draft.reading, old_source, new_source, in_source);
        time.reading = watch.lap();
        auto const provisions_before = remembered(draft.document);
        auto const first_token_before = draft.norms.first_token, last_token_before = draft.norms.last_token;
        auto const outline = v.lines.rebuild(draft.document, draft.reading, source, in_reading);
        time.outline = watch.lap();
        auto const cut = norms::update_prepared(draft.prepared, v.cuts, draft.reading, source, draft.document,
                                                words.cues, in_reading, outline);
        time.tokens = watch.lap();
        auto const sought = words.words.update(v.words, v.matches, text_of(draft), in_reading, cut.tokens);
        auto const touched = update_terms(v, draft, cut.tokens, sought);
        time.match = watch.lap();
        auto const came_from = v.reader->update(draft.norms, draft.prepared, draft.reading, draft.document, draft.hits,
                                                cut, sought, touched);
        time.norms = watch.lap();
        v.found.kind = kind_of(draft);
        v.rules->update(v.found.diagnostics, draft, v.found.kind,
                        {provisions_before, outline.same_names, first_token_before, last_token_before, came_from, cut,
                         touched, in_reading, in_source, v.file->line_count() - before->line_count()});
        time.rules = watch.lap();
        give_back(v, draft);
    }

private:
    void go_on() const {
        if (token_.stop_requested()) throw stopped{};
    }

    static std::vector<provision_before> remembered(structure::document const& document) {
        std::vector<provision_before> out;
        out.reserve(document.provisions.size());
        for (auto const& p : document.provisions) out.push_back({p.kind, p.parent, p.label, p.heading, p.whole});
        return out;
    }

    static match::token_text text_of(read_draft const& draft) {
        return {draft.reading.text, draft.prepared.tokens, draft.prepared.breaks, draft.reading.lam_alef_ordered};
    }

    static norms::token_range all_of(read_draft const& draft) {
        return {0, static_cast<std::uint32_t>(draft.prepared.tokens.size())};
    }

    [[nodiscard]] std::vector<norms::defined_term> terms_of(version const& v, read_draft const& draft) const {
        return norms::find_defined_terms(v.words, draft.prepared, draft.reading,
                                         rules_.data().in(*v.found.language).cues, rules_.data().definable);
    }

    // Brings the mentions of defined terms, and all hits, up to date. Returns the tokens at which hits changed.
    change update_terms(version& v, read_draft& draft, change const& cut, change const& sought) const {
        auto terms = terms_of(v, draft);
        bool const same_terms = terms == v.terms;
        v.terms = std::move(terms);
        change touched = sought;
        if (!same_terms || !v.terms.empty()) {
            // A mention that begins before the change may end in it.
            auto const begin = same_terms ? cut.begin - std::min(cut.begin, norms::longest_term) : 0;
            auto const new_end = same_terms ? cut.new_end : all_of(draft).last;
            change const c{begin, new_end - cut.shift(), new_end};
            replace(v.mentions, norms::find_mentions(v.terms, draft.prepared, draft.reading, {c.begin, c.new_end}), c);
            touched = {std::min(c.begin, sought.begin), std::max(c.old_end, sought.old_end),
                       std::max(c.new_end, sought.new_end)};
        }
        draft.hits = norms::merge_hits(v.words, v.mentions);
        return touched;
    }

    // Hits that begin in a stretch of tokens become others; those behind it move.
    static void replace(std::vector<match::hit>& hits, std::vector<match::hit> fresh, change const& c) {
        auto const begins_before = [](std::uint32_t t) { return [t](match::hit const& h) { return h.first < t; }; };
        auto const first = std::partition_point(hits.begin(), hits.end(), begins_before(c.begin));
        auto const last = std::partition_point(first, hits.end(), begins_before(c.old_end));
        for (auto it = last; it != hits.end(); ++it) {
            it->first += c.shift();
            it->last += c.shift();
        }
        auto const at = static_cast<std::uint32_t>(first - hits.begin());
        change const in_hits{at, static_cast<std::uint32_t>(last - hits.begin()),
                             at + static_cast<std::uint32_t>(fresh.size())};
        source::splice(hits, in_hits, std::move(fresh));
    }

    [[nodiscard]] document_kind kind_of(read_draft const& draft) const {
        return how_.kind ? *how_.kind : detect_kind(draft, rules_.data().in(draft.document.language));
    }

    static void give_back(version& v, read_draft& draft) {
        v.prepared = std::move(draft.prepared);
        v.hits = std::move(draft.hits);
        v.norms = std::move(draft.norms);
        v.found.tree = outline{*v.found.language, std::move(draft.reading), std::move(draft.document)};
    }

    rulepack::rule_set const& rules_;
    options const& how_;
    std::uint64_t& identities_;
    std::stop_token const& token_;
};

}  // namespace

struct session::state {
    rulepack::rule_set rules;
    options how;
    std::optional<version> now;
    std::uint64_t identities = 0;  // how many were given out

    void check(source::source_file_ptr file, std::vector<text::edit> edits, std::stop_token const& cancelled) {
        pass_list passes(rules, how, identities, cancelled);
        if (how.trace || how.compliance) {
            version v;
            v.found = lint(*file, edits, rules, how);
            v.file = std::move(file);
            v.edits = std::move(edits);
            now = std::move(v);
            return;
        }
        auto const change =
            now ? text::find_change({now->file->text(), now->edits}, {file->text(), edits}) : change_of_all(*file);
        if (!worth_keeping(*file, change)) {
            now = passes.first(std::move(file), std::move(edits));
            return;
        }
        version v = std::move(*now);
        now.reset();  // should memory end on the way, the next check is a first one
        passes.next(v, std::move(file), std::move(edits), change);
        now = std::move(v);
    }

private:
    static change change_of_all(source::source_file const& file) { return {0, 0, file.size()}; }

    // Whether to go on from the version before: it is in the same language, and most of it is still there.
    [[nodiscard]] bool worth_keeping(source::source_file const& file, change const& c) const {
        if (!now || !now->found.language || c.new_end - c.begin > file.size() / 2) return false;
        if (how.language) return true;
        // detect_language reads so much of both ends.
        constexpr std::uint32_t head = 64 * 1024, tail = 16 * 1024;
        bool const beyond = c.begin >= head && c.old_end + tail <= now->file->size() && c.new_end + tail <= file.size();
        return beyond || text::detect_language(file.text()) == now->found.language;
    }
};

session::session(rulepack::rule_set rules, options how) : state_(std::make_unique<state>()) {
    state_->rules = std::move(rules);
    state_->how = std::move(how);
    state_->how.keep_outline = true;
}
session::~session() = default;
session::session(session&&) noexcept = default;
session& session::operator=(session&&) noexcept = default;

result const* session::check(source::source_file_ptr file, std::vector<text::edit> edits, std::stop_token cancelled) {
    if (cancelled.stop_requested()) return nullptr;
    try {
        state_->check(std::move(file), std::move(edits), cancelled);
    } catch (stopped const&) {
        return nullptr;
    }
    return last();
}

result const* session::last() const { return state_->now ? &state_->now->found : nullptr; }

draft_words session::words() const {
    auto const& v = *state_->now;
    // Of a version that was checked in full for a trace nothing was kept.
    if (v.reader == nullptr) return read_words(*v.file, *v.found.tree, state_->rules);
    return words_of(v.prepared, v.words, *v.found.tree, state_->rules);
}

source::source_file_ptr const& session::file() const {
    static source::source_file_ptr const none;
    return state_->now ? state_->now->file : none;
}

}  // namespace cmwlint::lint
