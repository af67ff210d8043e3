// The first byte chooses a file of a small pack, the rest is what stands in it. Loading answers with a pack or with
// problems that point into the file; the pack can be used on a draft whatever was in it.
#include "lint/lint.hpp"
#include "rulepack/rule_set.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace cmwlint;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

constexpr std::array<std::pair<char const*, char const*>, 7> sound{{
    {"pack.toml", "name = \"p\"\nversion = \"1\"\n"},
    {"sources.toml",
     "[document.S]\nsymbol = \"S\"\ntitle = \"S\"\nauthority = \"Committee\"\n[document.S.paragraphs]\n\"1\" = "
     "\"so\"\n"},
    {"concepts.toml", "[concept.child]\nmeaning = \"x\"\n[concept.detained]\nmeaning = \"x\"\ndefinable = true\n"},
    {"cues/en.toml",
     "language = \"en\"\n[[negation]]\nphrases = [\"not\"]\n[definition]\nphrases = [\"means\"]\n[units]\nday = "
     "[\"day*\"]\n"},
    {"vocabulary/en.toml",
     "language = \"en\"\n[concept.child]\nphrases = [\"child*\"]\n[concept.detained]\nphrases = [\"detain*\"]\n"},
    {"rules/T-1/rule.toml",
     "id = \"T-1\"\nname = \"t\"\nseverity = \"error\"\napplies-to = [\"law\"]\nsources = [\"S:1\"]\nfind = \"child "
     "and detained\"\nprimary = \"detained\"\n"},
    {"rules/T-1/en.toml", "[text]\nmessage = \"m\"\nwhy = \"w\"\nadvice = \"a\"\n"},
}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string const bytes(reinterpret_cast<char const*>(data + 1), size - 1);
    std::vector<rulepack::pack_source> packs(1);
    packs[0].name = "fuzz";
    for (std::size_t i = 0; i < sound.size(); ++i)
        packs[0].files.push_back({sound[i].first, i == data[0] % sound.size() ? std::string_view(bytes)
                                                                              : std::string_view(sound[i].second)});
    auto const loaded = rulepack::load(packs);
    for (auto const& p : loaded.problems) demand(!p.message.empty() && !p.file.empty() && p.line >= 1 && p.column >= 1);
    source::source_file const draft("d",
                                    "Article 1. \"Custody\" means detention for 3 days.\n\nArticle 2. A child may not "
                                    "be detained; a child is in Custody.\n");
    lint::options how;
    how.language = text::language::en;
    how.kind = lint::document_kind::law;
    for (auto const& d : lint::lint(draft, {}, loaded.rules, how).diagnostics) demand(d.where.end <= draft.size());
    return 0;
}
