#include "lint/session.hpp"

#include <utility>

namespace cmwlint::lint {

struct session::state {
    rulepack::rule_set rules;
    options how;
    source::source_file_ptr file;
    std::vector<text::edit> edits;
    std::optional<result> last;
};

session::session(rulepack::rule_set rules, options how) : state_(std::make_unique<state>()) {
    state_->rules = std::move(rules);
    state_->how = std::move(how);
    state_->how.keep_outline = true;
}
session::~session() = default;
session::session(session&&) noexcept = default;
session& session::operator=(session&&) noexcept = default;

result const* session::check(source::source_file_ptr file, std::vector<text::edit> edits, std::stop_token cancelled) {
    auto& s = *state_;
    if (cancelled.stop_requested()) return nullptr;
    auto checked = lint(*file, edits, s.rules, s.how);
    if (cancelled.stop_requested()) return nullptr;
    s.file = std::move(file);
    s.edits = std::move(edits);
    s.last = std::move(checked);
    return &*s.last;
}

result const* session::last() const { return state_->last ? &*state_->last : nullptr; }
source::source_file_ptr const& session::file() const { return state_->file; }

}  // namespace cmwlint::lint
