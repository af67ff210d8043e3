// The versions of one draft: lines are cut, judged and folded again where they changed.
#include "structure/outline.hpp"

#include "structure/fold.hpp"

#include <algorithm>
#include <utility>

namespace cmwlint::structure {
namespace {

// Where a heading's views begin, in bytes from the beginning of its line: readings come and go.
struct heading_places {
    std::uint32_t label = 0, label_size = 0;
    std::uint32_t title = 0, title_size = 0;
};

heading_places places_of(heading const& h, char const* line) {
    auto const place = [line](std::string_view part) {
        return part.empty() ? 0U : static_cast<std::uint32_t>(part.data() - line);
    };
    return {place(h.label), static_cast<std::uint32_t>(h.label.size()), place(h.title),
            static_cast<std::uint32_t>(h.title.size())};
}

std::uint32_t begin_of_line(std::string_view reading, std::uint32_t at) {
    auto const end = at == 0 ? std::string_view::npos : reading.rfind('\n', at - 1);
    return end == std::string_view::npos ? 0 : static_cast<std::uint32_t>(end + 1);
}

template <typename T>
std::vector<T> filled(std::size_t size, T value) {
    return std::vector<T>(size, value);
}

}  // namespace

struct outline_builder::memory {
    judged_lines lines;
    std::vector<heading_places> places;  // by heading
    std::vector<seam> seams;

    void cut_all(text::reading const&, std::string_view source_text, text::language);
    [[nodiscard]] source::change cut_again(text::reading const&, std::string_view source_text, text::language,
                                           source::change const& in_reading);

private:
    void take_headings(line_table const& fresh, std::string_view reading, source::change const& in_headings);
    void point_into(std::string_view reading);
};

void outline_builder::memory::cut_all(text::reading const& reading, std::string_view source_text,
                                      text::language language) {
    lines = {};
    places.clear();
    lines.table = cut_lines(reading, source_text, language);
    take_headings(lines.table, reading.text, {0, 0, static_cast<std::uint32_t>(lines.table.headings.size())});
}

// What lines of `fresh` say about their headings takes the place of what was said about those of the lines before.
void outline_builder::memory::take_headings(line_table const& fresh, std::string_view reading,
                                            source::change const& in_headings) {
    std::vector<judged_lines::as_cut> cut;
    std::vector<heading_places> fresh_places;
    for (auto const& l : fresh.lines) {
        if (l.heading == line::none) continue;
        auto const& h = fresh.headings[l.heading];
        cut.push_back({h.kind, h.number});
        fresh_places.push_back(places_of(h, reading.data() + l.where.begin));
    }
    source::splice(lines.cut, in_headings, std::move(cut));
    source::splice(places, in_headings, std::move(fresh_places));
}

// Cuts the lines of a changed stretch. Returns which lines are others than before.
source::change outline_builder::memory::cut_again(text::reading const& reading, std::string_view source_text,
                                                  text::language language, source::change const& in_reading) {
    line_table fresh;
    cut_lines(reading, source_text, language, {in_reading.begin, in_reading.new_end}, fresh);
    auto& all = lines.table.lines;
    auto const begins_before = [](std::uint32_t offset) {
        return [offset](line const& l) { return l.where.begin < offset; };
    };
    auto const first = std::partition_point(all.begin(), all.end(), begins_before(in_reading.begin));
    auto const last = std::partition_point(first, all.end(), begins_before(in_reading.old_end));
    auto const has_heading = [](line const& l) { return l.heading != line::none; };
    source::change in_headings;
    auto const above = std::find_if(std::make_reverse_iterator(first), all.rend(), has_heading);
    in_headings.begin = above == all.rend() ? 0 : above->heading + 1;
    in_headings.old_end = in_headings.begin + static_cast<std::uint32_t>(std::count_if(first, last, has_heading));
    in_headings.new_end = in_headings.begin + static_cast<std::uint32_t>(fresh.headings.size());
    for (auto it = last; it != all.end(); ++it) {
        it->where.begin += in_reading.shift();
        it->where.end += in_reading.shift();
        if (it->heading != line::none) it->heading += in_headings.shift();
    }
    auto const begin = static_cast<std::uint32_t>(first - all.begin());
    source::change changed{begin, static_cast<std::uint32_t>(last - all.begin()),
                           begin + static_cast<std::uint32_t>(fresh.lines.size())};
    take_headings(fresh, reading.text, in_headings);
    source::splice(lines.table.headings, in_headings, std::move(fresh.headings));
    for (auto& l : fresh.lines)
        if (l.heading != line::none) l.heading += in_headings.begin;
    source::splice(lines.alone, changed, filled(fresh.lines.size(), line_role::body));
    source::splice(all, changed, std::move(fresh.lines));
    point_into(reading.text);
    lines.table.wrap_width = wrap_width_of(all);
    // Whether a blank line stands above the first line behind the change, the change decides.
    if (changed.new_end == all.size()) return changed;
    auto& next = all[changed.new_end];
    bool const blank = begins_after_blank(reading.text, begin_of_line(reading.text, next.where.begin));
    if (std::exchange(next.blank_before, blank) == blank) return changed;
    return {changed.begin, changed.old_end + 1, changed.new_end + 1};
}

void outline_builder::memory::point_into(std::string_view reading) {
    for (auto const& l : lines.table.lines) {
        if (l.heading == line::none) continue;
        auto const& p = places[l.heading];
        auto& h = lines.table.headings[l.heading];
        h.label = {reading.data() + l.where.begin + p.label, p.label_size};
        h.title = {reading.data() + l.where.begin + p.title, p.title_size};
    }
}

outline_builder::outline_builder(text::language l) : language_(l), memory_(std::make_unique<memory>()) {}
outline_builder::~outline_builder() = default;
outline_builder::outline_builder(outline_builder&&) noexcept = default;
outline_builder& outline_builder::operator=(outline_builder&&) noexcept = default;

document outline_builder::build(text::reading const& reading, std::string_view source_text) {
    auto& m = *memory_;
    m.cut_all(reading, source_text, language_);
    judge(m.lines, reading, source_text, language_);
    return fold({m.lines.table, m.lines.roles, reading, source_text, language_}, m.seams);
}

made_provisions outline_builder::rebuild(document& doc, text::reading const& reading, std::string_view source_text,
                                         source::change const& in_reading) {
    auto& m = *memory_;
    auto const cut = m.cut_again(reading, source_text, language_, in_reading);
    auto const changed = update_roles(m.lines, reading, source_text, language_, cut);
    draft_lines const lines{m.lines.table, m.lines.roles, reading, source_text, language_};
    if (auto const made = refold(doc, m.seams, lines, changed, in_reading)) return *made;
    auto const before = static_cast<std::uint32_t>(doc.provisions.size());
    doc = fold(lines, m.seams);
    return {{0, before, static_cast<std::uint32_t>(doc.provisions.size())}, false};
}

document build_outline(text::reading const& reading, std::string_view source_text, text::language language) {
    return outline_builder(language).build(reading, source_text);
}

}  // namespace cmwlint::structure
