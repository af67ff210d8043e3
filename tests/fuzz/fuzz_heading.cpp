// Any bytes as a line: every grammar must answer, and its views must lie inside the line.
#include "structure/grammar/grammars.hpp"
#include "structure/grammar_table.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace cmwlint;

namespace {

void demand(bool condition) {
    if (!condition) std::abort();
}

bool inside(std::string_view part, std::string_view line) {
    return part.empty() || (part.data() >= line.data() && part.data() + part.size() <= line.data() + line.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const line{reinterpret_cast<char const*>(data), size};
    for (auto const language : text::all_languages) {
        auto const& grammars = structure::grammars_of(language);
        if (auto const found = grammars.heading_line(line))
            demand(inside(found->label, line) && inside(found->title, line));
        if (auto const found = grammars.reference(line)) {
            demand(found->length <= size && !found->links.empty());
            for (auto const& link : found->links)
                for (auto const& number : link.numbers) demand(number.begin <= number.end && number.end <= size);
        }
    }
    if (auto const found = structure::grammar::marker(line))
        demand(inside(found->label, line) && inside(found->title, line));
    (void)structure::grammar::is_page_furniture(line);
    return 0;
}
