#include "structure/outline_dump.hpp"

#include <vector>

namespace cmwlint::structure {
namespace {

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// At most about 72 bytes, line ends as spaces, cut between characters.
std::string excerpt(std::string_view text) {
    constexpr std::size_t head = 48, tail = 20;
    std::string out;
    if (text.size() <= head + tail + 4) {
        out = text;
    } else {
        auto first = head;
        while (first > 0 && !starts_character(text[first])) --first;
        auto second = text.size() - tail;
        while (second < text.size() && !starts_character(text[second])) ++second;
        out.append(text.substr(0, first)).append(" ... ").append(text.substr(second));
    }
    for (char& c : out)
        if (c == '\n') c = ' ';
    return out;
}

void add(std::string& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.append(" ").append(name).append("<").append(excerpt(text)).append(">");
}

}  // namespace

std::string dump(document const& doc, text::reading const& reading) {
    std::string out = "title <" + excerpt(source::slice(reading.text, doc.title)) + ">\n";
    std::vector<unsigned> depth(doc.provisions.size(), 0);
    for (std::size_t i = 0; i < doc.provisions.size(); ++i) {
        auto const& p = doc.provisions[i];
        if (p.parent != no_provision) depth[i] = depth[p.parent] + 1;
        out.append(2 * depth[i], ' ').append(kind_name(p.kind));
        if (!p.eid.empty()) out.append(" ").append(p.eid);
        if (!p.number.empty()) out.append(" no.").append(p.number);
        add(out, "label", source::slice(reading.text, p.label));
        add(out, "heading", source::slice(reading.text, p.heading));
        add(out, "intro", source::slice(reading.text, p.intro));
        add(out, "flush", source::slice(reading.text, p.flush));
        out += '\n';
    }
    return out;
}

}  // namespace cmwlint::structure
