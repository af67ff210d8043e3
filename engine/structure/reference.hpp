// Cross-references: "article 16, paragraph 2 (a)", "الفقرة 2 من المادة 16", "第十六条第二款".
#pragma once

#include "source/span.hpp"
#include "structure/document.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::structure {

/// One step of a reference, outermost first: {article, "16"}, {paragraph, "2"}, {point, "a"}.
struct reference_step {
    provision_kind kind = provision_kind::article;
    std::string number;  ///< normalised as `provision::number`; empty for "this article", "the preceding paragraph"
    source::span written = {};  ///< reading span of the number itself; empty where none was written
};

struct reference {
    source::span where;                 ///< reading span of the whole reference
    std::vector<reference_step> steps;  ///< at least one
    std::string until;                  ///< last number of a range or list end ("articles 5 to 9" → "9"); else empty
    enum class origin : std::uint8_t { absolute, here, previous } from = origin::absolute;  ///< "this …", "preceding …"
    bool elsewhere = false;           ///< of another act or treaty ("article 16 of the Penal Code"): not resolved
    source::span until_written = {};  ///< reading span of `until`
};

/// References in `reading.substr(where)`. A list ("articles 5, 7 and 9") yields one reference a member.
[[nodiscard]] std::vector<reference> find_references(std::string_view reading, source::span where, text::language);

/// The provisions a reference means, seen from the provision it stands in; empty where it is elsewhere or unknown.
[[nodiscard]] std::vector<provision_id> resolve(reference const&, document const&, provision_id from);

/// A reference, where it stands, and where it leads.
struct placed_reference {
    reference what;
    provision_id from = no_provision;
    std::vector<provision_id> to;  ///< as `resolve` has it; empty where it leads nowhere in this draft
};

/// All references in the headings and texts of a draft, in the order of the text. Labels ("Article 5" at the head of
/// the article) are no references.
[[nodiscard]] std::vector<placed_reference> all_references(std::string_view reading, document const&);

}  // namespace cmwlint::structure
