#include "diagnostic/derivation.hpp"

namespace cmwlint::diagnostic {

std::string_view name(derived_case::outcome became) noexcept {
    switch (became) {
        case derived_case::outcome::reported:
            return "reported";
        case derived_case::outcome::said_before:
            return "said before";
        case derived_case::outcome::cancelled:
            return "cancelled";
        case derived_case::outcome::not_found:
            return "not found";
        case derived_case::outcome::not_sought:
            break;
    }
    return "not sought";
}

std::string_view name(sentence_part::role as) noexcept {
    switch (as) {
        case sentence_part::role::lead_in:
            return "lead-in";
        case sentence_part::role::own:
            return "own";
        case sentence_part::role::rest:
            return "rest";
        case sentence_part::role::linked:
            break;
    }
    return "linked";
}

}  // namespace cmwlint::diagnostic
