// Baselines in a run.
#include "project/glob.hpp"
#include "workspace/decisions.hpp"
#include "workspace/settle.hpp"

#include <algorithm>
#include <filesystem>

namespace cmwlint::workspace {
namespace {

namespace fs = std::filesystem;

using project::directory_of;
using report::set_aside_finding;

// Why each finding of a draft is set aside, without the finding; empty: it is not.
using reasons = std::vector<std::optional<set_aside_finding>>;

// One baseline and the drafts that are held against it.
class baseline_run {
public:
    baseline_run(std::string const& file, bool update) : file_{file}, directory_{directory_of(file)}, update_{update} {}

    void add(draft_plan const& plan, settled const& s, report::checked_document const& document, reasons& why) {
        auto const path = project::relative_to(plan.name, directory_);
        checked_.push_back(path);
        // Behind the findings stand remarks on comments, which have no fingerprints: they are never known.
        for (std::size_t i = 0; i < s.fingerprints.size(); ++i) {
            auto const& d = document.diagnostics[i];
            found_.push_back(known_finding_of(plan, *document.file, d, s.fingerprints[i]));
            where_.push_back({&why, i});
        }
    }

    baseline_outcome finish() {
        baseline_outcome out;
        out.file = file_;
        project::baseline known;
        std::error_code ignored;
        if (!update_ || fs::exists(file_, ignored)) {
            auto read = project::read_baseline(file_);
            out.problems = std::move(read.problems);
            if (!out.problems.empty()) return out;
            known = std::move(read.value);
        }
        auto compared = project::compare(known, found_, checked_, [&](std::string const& path) {
            std::error_code none;
            return fs::exists(fs::path{directory_} / path, none);
        });
        set_aside(update_ ? std::vector<bool>(found_.size(), true) : compared.known);
        out.gone = std::move(compared.gone);
        out.updated = std::move(compared.updated);
        return out;
    }

private:
    struct finding_place {
        reasons* why;
        std::size_t index;
    };

    // What the baseline knows leaves the findings when all baselines are done: until then indices must hold.
    void set_aside(std::vector<bool> const& known) {
        for (std::size_t i = 0; i < found_.size(); ++i)
            if (known[i]) where_[i].why->at(where_[i].index) = baseline_reason();
    }

    [[nodiscard]] set_aside_finding baseline_reason() const {
        set_aside_finding why;
        why.by = set_aside_finding::by_what::baseline;
        why.written_in = file_;
        return why;
    }

    std::string file_, directory_;
    bool update_;
    std::vector<std::string> checked_;
    std::vector<project::known_finding> found_;
    std::vector<finding_place> where_;
};

// What a revision knows, where no baseline does.
void add_unchanged(settled const& s, std::string const& revision, reasons& why) {
    for (std::size_t i = 0; i < std::min(why.size(), s.unchanged.size()); ++i) {
        if (!s.unchanged[i] || why[i]) continue;
        auto& one = why[i].emplace();
        one.by = set_aside_finding::by_what::unchanged;
        one.written_in = revision;
    }
}

void set_aside(report::checked_document& document, reasons& why) {
    auto& all = document.diagnostics;
    bool const none = std::none_of(why.begin(), why.end(), [](auto const& one) { return one.has_value(); });
    if (none && std::is_sorted(all.begin(), all.end(), diagnostic::before)) return;
    std::vector<diagnostic::diagnostic> left;
    for (std::size_t i = 0; i < why.size(); ++i) {
        auto& finding = all[i];
        if (!why[i]) {
            left.push_back(std::move(finding));
            continue;
        }
        why[i]->finding = std::move(finding);
        document.set_aside.push_back(std::move(*why[i]));
    }
    all = std::move(left);
    auto const in_order = [](auto const& a, auto const& b) { return diagnostic::before(a.finding, b.finding); };
    std::sort(document.set_aside.begin(), document.set_aside.end(), in_order);
    std::sort(all.begin(), all.end(), diagnostic::before);
}

}  // namespace

std::vector<baseline_outcome> hold_against_baselines(run_plan const& plan, bool update,
                                                     std::vector<std::optional<settled>> const& all,
                                                     std::vector<report::checked_document*> const& documents,
                                                     std::string const& revision) {
    std::vector<reasons> why(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i)
        if (documents[i] != nullptr) why[i].resize(documents[i]->diagnostics.size());
    std::map<std::string, baseline_run> runs;
    for (std::size_t i = 0; i < plan.drafts.size(); ++i) {
        auto const& file = plan.drafts[i].baseline;
        if (file.empty() || documents[i] == nullptr || !all[i]) continue;
        auto const [it, fresh] = runs.try_emplace(file, file, update);
        it->second.add(plan.drafts[i], *all[i], *documents[i], why[i]);
    }
    std::vector<baseline_outcome> out;
    for (auto& [file, run] : runs) out.push_back(run.finish());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (documents[i] == nullptr) continue;
        if (all[i]) add_unchanged(*all[i], revision, why[i]);
        set_aside(*documents[i], why[i]);
    }
    return out;
}

}  // namespace cmwlint::workspace
