#include "cli/headings.hpp"

namespace cmwlint::cli {
namespace {

using structure::provision_kind;

bool is_shown(provision_kind kind) {
    switch (kind) {
        case provision_kind::root:
        case provision_kind::recital:
        case provision_kind::paragraph:
        case provision_kind::point:
        case provision_kind::contents:
        case provision_kind::note:
            return false;
        default:
            return true;
    }
}

// "preamble", "signature": what has no words of its own in the draft begins with its first.
constexpr std::size_t first_words = 48;  // bytes

std::string beginning(std::string text) {
    if (text.size() <= first_words) return text;
    auto cut = text.rfind(' ', first_words);
    if (cut == std::string::npos || cut == 0) cut = first_words;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    return text.substr(0, cut) + " …";
}

}  // namespace

std::vector<report::draft_heading> headings_of(ingest::draft const& draft, lint::outline const& outline) {
    auto const& provisions = outline.document.provisions;
    auto const source = draft.file->text();
    auto const origin = [&](source::span s) { return s.empty() ? source::span{} : outline.reading.map.to_origin(s); };
    auto const printed = [&](source::span s) { return text::printed(source, draft.edits, s); };
    std::vector<std::size_t> depth(provisions.size(), 0);
    std::vector<report::draft_heading> out;
    for (std::size_t i = 1; i < provisions.size(); ++i) {
        auto const& p = provisions[i];
        depth[i] = p.parent == structure::no_provision || p.parent == 0 ? 0 : depth[p.parent] + 1;
        if (!is_shown(p.kind)) continue;
        auto const label = origin(p.label), title = origin(p.heading);
        auto said = label.empty() ? std::string{} : printed(label);
        if (!title.empty()) said += (said.empty() ? "" : " – ") + printed(title);
        if (said.empty()) said = beginning(printed(origin(p.intro.empty() ? p.whole : p.intro)));
        out.push_back({depth[i], std::move(said), origin(p.whole), {label, title}});
    }
    return out;
}

}  // namespace cmwlint::cli
