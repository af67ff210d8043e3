#include "diagnostic/diagnostic.hpp"

#include <tuple>

namespace cmwlint::diagnostic {

std::string_view name(severity level) noexcept {
    switch (level) {
        case severity::note:
            return "note";
        case severity::warning:
            return "warning";
        case severity::error:
            return "error";
    }
    return "error";
}

bool before(diagnostic const& a, diagnostic const& b) noexcept {
    return std::tie(a.where, a.rule, a.message) < std::tie(b.where, b.rule, b.message);
}

}  // namespace cmwlint::diagnostic
