#include "workspace/cache_entry.hpp"

#include "match/archive.hpp"

#include <unordered_map>
#include <utility>

namespace cmwlint::workspace {
namespace {

// An entry is a list of numbers and a list of texts that some of the numbers stand for.
class packer {
public:
    static constexpr bool good() { return true; }
    static void fail() {}
    void number(std::uint32_t& n) { numbers_.push_back(n); }
    void text(std::string& s) {
        auto const [it, fresh] = known_.try_emplace(s, static_cast<std::uint32_t>(texts_.size()));
        if (fresh) texts_.push_back(s);
        numbers_.push_back(it->second);
    }
    template <typename T>
    void size(std::vector<T>& list) {
        numbers_.push_back(static_cast<std::uint32_t>(list.size()));
    }
    static bool fits(source::span) { return true; }
    std::string take() {
        match::archive_writer out;
        out(texts_, numbers_);
        return out.take();
    }

private:
    std::vector<std::string> texts_;
    std::vector<std::uint32_t> numbers_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

class unpacker {
public:
    unpacker(std::string_view bytes, std::uint32_t text_size) : text_size_{text_size} {
        match::archive_reader in{bytes};
        in(texts_, numbers_);
        good_ = in.good();
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool finished() const { return good_ && at_ == numbers_.size(); }
    void fail() { good_ = false; }
    void number(std::uint32_t& n) { n = next(); }
    void text(std::string& s) {
        auto const which = next();
        if (which >= texts_.size()) return fail();
        s = texts_[which];
    }
    // Each thing in a list takes at least one number.
    template <typename T>
    void size(std::vector<T>& list) {
        auto const n = next();
        if (n > numbers_.size() - at_) return fail();
        list.resize(n);
    }
    [[nodiscard]] bool fits(source::span s) const { return s.begin <= s.end && s.end <= text_size_; }

private:
    std::uint32_t next() {
        if (good_ && at_ < numbers_.size()) return numbers_[at_++];
        good_ = false;
        return 0;
    }

    std::vector<std::string> texts_;
    std::vector<std::uint32_t> numbers_;
    std::size_t at_ = 0;
    std::uint32_t text_size_;
    bool good_ = false;
};

// From here on one description of what stands in an entry serves both ways.

template <typename Way, typename T, typename Each>
void list(Way& way, std::vector<T>& all, Each each) {
    way.size(all);
    for (auto& one : all) {
        if (!way.good()) return;
        each(one);
    }
}

template <typename Way>
void texts(Way& way, std::vector<std::string>& all) {
    list(way, all, [&](std::string& s) { way.text(s); });
}

template <typename Way>
void span(Way& way, source::span& s) {
    way.number(s.begin);
    way.number(s.end);
    if (!way.fits(s)) way.fail();
}

template <typename Way>
void flag(Way& way, bool& value) {
    std::uint32_t n = value ? 1 : 0;
    way.number(n);
    if (n > 1) way.fail();
    value = n == 1;
}

template <typename Way>
void severity(Way& way, diagnostic::severity& level) {
    auto n = static_cast<std::uint32_t>(level);
    way.number(n);
    if (n > static_cast<std::uint32_t>(diagnostic::severity::error)) return way.fail();
    level = static_cast<diagnostic::severity>(n);
}

template <typename Way>
void place(Way& way, diagnostic::place& p) {
    way.text(p.label);
    way.text(p.eid);
    way.text(p.heading);
    way.number(p.start_line);
    way.number(p.end_line);
}

// Members are named by a structured binding, so that one that is added is not forgotten here: it does not compile.
template <typename Way>
void finding(Way& way, diagnostic::diagnostic& d) {
    auto& [rule, name, level, message, where, sentence, provision, labels, sources, convention, why, advice, instead,
           wording, related, needs_lawyer, identity] = d;  // a session's identity means nothing elsewhere
    for (auto* const s : {&rule, &name, &message, &why, &advice, &instead.clause, &instead.note, &wording})
        way.text(*s);
    severity(way, level);
    span(way, where);
    span(way, sentence);
    place(way, provision);
    list(way, labels, [&](diagnostic::label& l) {
        span(way, l.where);
        way.text(l.text);
    });
    list(way, sources, [&](diagnostic::citation& c) {
        for (auto* const s : {&c.document, &c.paragraph, &c.authority, &c.speaker}) way.text(*s);
    });
    texts(way, convention);
    texts(way, related);
    flag(way, needs_lawyer);
}

template <typename Way>
void whole(Way& way, linted& value) {
    std::string language{value.language ? text::code(*value.language) : std::string_view{}};
    way.text(language);
    value.language = text::parse_language(language);
    if (!language.empty() && !value.language) way.fail();
    way.text(value.kind);
    list(way, value.diagnostics, [&](diagnostic::diagnostic& d) { finding(way, d); });
    texts(way, value.fingerprints);
    if (value.fingerprints.size() != (value.language ? value.diagnostics.size() : 0)) way.fail();
}

}  // namespace

std::string packed(linted value) {
    packer way;
    whole(way, value);
    return way.take();
}

std::optional<linted> unpacked(std::string_view bytes, std::uint32_t text_size) {
    unpacker way{bytes, text_size};
    linted value;
    if (way.good()) whole(way, value);
    if (!way.finished()) return std::nullopt;
    return value;
}

}  // namespace cmwlint::workspace
