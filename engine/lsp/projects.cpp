#include "lsp/projects.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace cmwlint::lsp {
namespace {

namespace fs = std::filesystem;

draft_planned found(workspace::planned plan) {
    draft_planned out;
    auto run = std::make_shared<workspace::run_plan const>(std::move(plan.value));
    out.plan = run->drafts.empty() ? nullptr : &run->drafts.front();
    out.run = std::move(run);
    return out;
}

}  // namespace

std::string stamp_of(std::string const& directory) {
    std::vector<std::string> lines;
    std::error_code error;
    fs::recursive_directory_iterator at{directory, fs::directory_options::skip_permission_denied, error};
    for (fs::recursive_directory_iterator const end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (!at->is_regular_file(ignored)) continue;
        lines.push_back(at->path().string() + " " + std::to_string(at->file_size(ignored)) + " " +
                        std::to_string(at->last_write_time(ignored).time_since_epoch().count()));
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (auto const& line : lines) all.append(line).append("\n");
    return all;
}

void projects::use(settings const& wishes) {
    if (wishes == wishes_) return;
    wishes_ = wishes;
    ++generation_;
}

void projects::look_again() {
    ++generation_;
    for (auto it = packs_.begin(); it != packs_.end();) {
        auto const* const packs = it->second.get();
        bool fresh = packs != nullptr;
        for (std::size_t i = 0; fresh && i < packs->directories.size(); ++i) {
            auto const& directory = packs->directories[i].pack.name;
            fresh = stamps_[directory] == stamp_of(directory);
        }
        it = fresh ? std::next(it) : packs_.erase(it);
    }
}

workspace::run_request projects::request() const {
    workspace::run_request out;
    out.reading.language = wishes_.language;
    out.kind = wishes_.kind;
    out.select = wishes_.select;
    out.ignore = wishes_.ignore;
    out.message_language = wishes_.message_language.value_or(otherwise_);
    out.project.message_language_named = wishes_.message_language.has_value();
    return out;
}

workspace::planned projects::plan(draft_address const& draft) {
    auto request = this->request();
    request.project.look_for_files = draft.in_files;
    auto made = workspace::plan_run(request, {draft.path}, packs_);
    // What names no place is wrong in what the client asked for, or in the place of a rule pack.
    bool const named = !request.select.empty() || !request.ignore.empty();
    if (!made.complaints.empty() && named && made.complaints.front().problems.empty()) {
        auto const says = made.complaints.front().says;
        request.select.clear();
        request.ignore.clear();
        made = workspace::plan_run(request, {draft.path}, packs_);
        if (made.complaints.empty()) mistakes_.push_back("the settings select and ignore are not heeded: " + says);
    }
    for (auto const& [key, packs] : made.value.packs) {
        if (packs == nullptr) continue;
        if (!packs_.contains(key))
            for (auto const& d : packs->directories) stamps_[d.pack.name] = stamp_of(d.pack.name);
        packs_[key] = packs;
    }
    return made;
}

draft_planned const& projects::of(draft_address const& draft) {
    auto& slot = known_[draft];
    if (slot.generation == generation_) return slot.value;
    slot.generation = generation_;
    auto made = plan(draft);
    if (made.complaints.empty()) {
        slot.value = found(std::move(made));
    } else {
        slot.value.complaints = std::move(made.complaints);
    }
    return slot.value;
}

draft_planned projects::in_passing(std::string const& path) {
    auto made = plan({path, true});
    if (made.complaints.empty()) return found(std::move(made));
    draft_planned out;
    out.complaints = std::move(made.complaints);
    return out;
}

std::vector<std::string> projects::pack_directories() const {
    std::set<std::string> all;
    for (auto const& [key, packs] : packs_)
        if (packs != nullptr)
            for (auto const& d : packs->directories) all.insert(d.pack.name);
    return {all.begin(), all.end()};
}

std::vector<std::string> projects::take_mistakes() {
    std::vector<std::string> out;
    for (auto& one : std::exchange(mistakes_, {}))
        if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
    return out;
}

}  // namespace cmwlint::lsp
