// The reading of a text of which one stretch changed. Folding looks a few bytes around itself and never over a line end
// that it wrote, so lines that did not change are kept. Where a repair asked the words of the whole text, all is folded
// again and compared.
#include "text/fold_window.hpp"
#include "text/repair.hpp"

#include <algorithm>

namespace cmwlint::text {
namespace {

using source::change;
using source::common_prefix;
using source::common_suffix;

// Bytes that decisions about a line may read beyond its own (see find_inner_spaces).
constexpr std::uint32_t looks_ahead = 16;

bool same(edit const& a, edit const& b, std::uint32_t shift) {
    return a.where.begin + shift == b.where.begin && a.where.end + shift == b.where.end && a.what == b.what &&
           a.as == b.as;
}

// The source byte at which a line begins that is kept from the reading: its line end stands in the source as in the
// reading, and not in an edit.
class line_begins {
public:
    line_begins(reading const& r, source_version const& source) : reading_(r), source_(source) {}

    [[nodiscard]] bool contains(std::uint32_t at) const {
        if (at == 0) return true;
        if (source_.text[at - 1] != '\n' || inside_edit(at - 1)) return false;
        auto const derived = reading_.map.to_derived(at);
        if (derived == 0 || derived > reading_.text.size() || reading_.text[derived - 1] != '\n') return false;
        auto const origin = reading_.map.to_origin(derived - 1);
        return origin + 1 == at || (origin + 2 == at && source_.text[origin] == '\r');
    }
    /// The last one at or before `at` in whose line nothing stands after `at`: one whole line is left between.
    [[nodiscard]] std::uint32_t before(std::uint32_t at) const {
        auto line = line_of(at);
        while (line > 0) {
            line = line_of(line - 1);
            if (contains(line)) return line;
        }
        return 0;
    }
    /// The first one behind `at` whose line end stands at or behind `at` too; the end of the source if there is none.
    [[nodiscard]] std::uint32_t behind(std::uint32_t at) const {
        for (std::size_t end = at; (end = source_.text.find('\n', end)) != std::string_view::npos;) {
            if (contains(static_cast<std::uint32_t>(++end))) return static_cast<std::uint32_t>(end);
        }
        return static_cast<std::uint32_t>(source_.text.size());
    }

private:
    [[nodiscard]] std::uint32_t line_of(std::uint32_t at) const {
        if (at == 0) return 0;
        auto const end = source_.text.rfind('\n', at - 1);
        return end == std::string_view::npos ? 0 : static_cast<std::uint32_t>(end + 1);
    }
    [[nodiscard]] bool inside_edit(std::uint32_t at) const {
        auto const e = std::partition_point(source_.edits.begin(), source_.edits.end(),
                                            [&](edit const& x) { return x.where.end <= at; });
        return e != source_.edits.end() && e->where.begin <= at;
    }
    reading const& reading_;
    source_version const& source_;
};

// What changed between two readings, in whole lines. Only lines all of whose source is alike count as alike.
change compare(reading const& before, reading const& now, change const& in_source) {
    auto const old_size = static_cast<std::uint32_t>(before.text.size()),
               new_size = static_cast<std::uint32_t>(now.text.size());
    auto first = std::min({common_prefix(before.text, now.text), before.map.alike_until(now.map),
                           before.map.to_derived(in_source.begin), now.map.to_derived(in_source.begin)});
    while (first > 0 && before.text[first - 1] != '\n') --first;
    source::source_map::place const shift{new_size - old_size, in_source.shift()};
    auto const at_least = [](std::int64_t place) {
        return static_cast<std::uint32_t>(std::max<std::int64_t>(place, 0));
    };
    auto const moved_back = std::int64_t{old_size} - new_size;
    auto last =
        std::max({old_size - common_suffix(before.text, now.text), before.map.alike_from(now.map, shift),
                  before.map.to_derived(in_source.old_end),
                  at_least(now.map.to_derived(in_source.new_end) + moved_back), first, at_least(first + moved_back)});
    auto const begins_line = [](std::string_view text, std::uint32_t at) { return at > 0 && text[at - 1] == '\n'; };
    while (last < old_size && !(begins_line(before.text, last) && begins_line(now.text, last + shift.derived))) ++last;
    last = std::min(last, old_size);
    return {first, last, last + shift.derived};
}

}  // namespace

source::change find_change(source_version const& before, source_version const& now) {
    auto const old_size = static_cast<std::uint32_t>(before.text.size()),
               new_size = static_cast<std::uint32_t>(now.text.size());
    auto const shift = new_size - old_size;
    auto prefix = common_prefix(before.text, now.text);
    auto suffix = common_suffix(before.text, now.text);
    auto const &a = before.edits, &b = now.edits;
    auto const both = std::min(a.size(), b.size());
    std::size_t first = 0;
    while (first < both && same(a[first], b[first], 0)) ++first;
    if (first < a.size()) prefix = std::min(prefix, a[first].where.begin);
    if (first < b.size()) prefix = std::min(prefix, b[first].where.begin);
    std::size_t last = 0;
    while (last < both && same(a[a.size() - 1 - last], b[b.size() - 1 - last], shift)) ++last;
    if (last < a.size()) suffix = std::min(suffix, old_size - std::min(old_size, a[a.size() - 1 - last].where.end));
    if (last < b.size()) suffix = std::min(suffix, new_size - std::min(new_size, b[b.size() - 1 - last].where.end));
    suffix = std::min(suffix, std::min(old_size, new_size) - prefix);
    return {prefix, old_size - suffix, new_size - suffix};
}

reader::reader(language l) : language_(l), words_(std::make_unique<word_census>()) {}
reader::~reader() = default;
reader::reader(reader&&) noexcept = default;
reader& reader::operator=(reader&&) noexcept = default;

reading reader::read(source_version const& source) {
    *words_ = {};
    torn_ = false;
    return fold_all(source, language_, *words_, torn_);
}

change reader::read_again(reading& r, source_version const& now, change const& in_source) {
    words_->forget_answers();
    torn_ = false;
    auto fresh = fold_all(now, language_, *words_, torn_);
    auto out = compare(r, fresh, in_source);
    if (fresh.lam_alef_ordered != r.lam_alef_ordered)
        out = {0, static_cast<std::uint32_t>(r.text.size()), static_cast<std::uint32_t>(fresh.text.size())};
    r = std::move(fresh);
    return out;
}

// Words do not reach over line ends.
void reader::update_census(source_version const& before, source_version const& now, change const& in_source) {
    if (!words_->taken()) return;
    auto const lines = [](std::string_view text, std::size_t begin, std::size_t end) {
        begin = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
        begin = begin == std::string_view::npos ? 0 : begin + 1;
        return text.substr(begin, std::min(text.find('\n', end), text.size()) - begin);
    };
    words_->remove(lines(before.text, in_source.begin, in_source.old_end));
    words_->add(lines(now.text, in_source.begin, in_source.new_end));
}

change reader::update(reading& r, source_version const& before, source_version const& now, change const& in_source) {
    update_census(before, now, in_source);
    bool const reversed = language_ == language::ar && has_reversed_lam_alef(now.text);
    if (torn_ || !words_->answers_stand() || reversed != r.lam_alef_ordered) return read_again(r, now, in_source);
    line_begins const kept(r, before);
    auto const begin = kept.before(in_source.begin - std::min(in_source.begin, looks_ahead));
    auto const derived_begin = begin == 0 ? 0 : r.map.to_derived(begin);
    auto const written = std::string_view(r.text).substr(0, derived_begin);
    auto const context = written.substr(written.size() - std::min<std::size_t>(written.size(), 2));
    auto const from = static_cast<std::uint32_t>(context.size());
    auto old_end = in_source.old_end;
    std::optional<reading> window;
    for (unsigned lines = 1; !window; lines *= 2) {  // ever more, so that all tries together stay linear
        for (unsigned i = 0; i < lines && (i == 0 || old_end < before.text.size()); ++i) old_end = kept.behind(old_end);
        window = fold_window(now, language_, context, begin, old_end + in_source.shift(), *words_, torn_);
    }
    if (torn_) return read_again(r, now, in_source);
    bool const to_end = old_end == before.text.size();
    auto const old_derived_end = to_end ? static_cast<std::uint32_t>(r.text.size()) : r.map.to_derived(old_end);
    change const out{derived_begin, old_derived_end,
                     derived_begin + static_cast<std::uint32_t>(window->text.size()) - from};
    r.map.splice({derived_begin, begin}, {old_derived_end, old_end}, {out.new_end, old_end + in_source.shift()},
                 window->map, from);
    auto fresh = window->text.substr(from);
    if (r.lam_alef_ordered) fresh = order_lam_alef(fresh);
    r.text.replace(derived_begin, old_derived_end - derived_begin, fresh);
    r.map.finish(static_cast<std::uint32_t>(r.text.size()), static_cast<std::uint32_t>(now.text.size()));
    return out;
}

}  // namespace cmwlint::text
