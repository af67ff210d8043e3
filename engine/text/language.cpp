#include "text/language.hpp"

namespace cmwlint::text {
namespace {
constexpr std::array<std::string_view, all_languages.size()> codes{"en", "fr", "es", "ar", "zh", "ru", "az"};
}

std::string_view code(language l) noexcept { return codes[static_cast<std::size_t>(l)]; }

std::optional<language> parse_language(std::string_view wanted) noexcept {
    for (auto const l : all_languages) {
        if (code(l) == wanted) return l;
    }
    return std::nullopt;
}

}  // namespace cmwlint::text
