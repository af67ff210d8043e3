#include "workspace/settle.hpp"

#include "project/fingerprint.hpp"
#include "project/glob.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <utility>

namespace cmwlint::workspace {
namespace {

namespace fs = std::filesystem;

// Rules of the draft's plan, as `--select` and `--ignore` leave them.
bool could_speak(draft_plan const& plan, std::string_view name) {
    auto const has = [](std::vector<std::string> const& ids, std::string const& id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    auto const ids = project::ids_meant(*plan.rules, name);
    return std::any_of(ids.begin(), ids.end(), [&](auto const& id) {
        return (plan.how.select.empty() || has(plan.how.select, id)) && !has(plan.how.ignore, id);
    });
}

// The directories that a run searches for drafts, absolute.
std::vector<fs::path> directories_of(run_request const& o) {
    std::vector<fs::path> out;
    std::error_code ignored;
    for (auto const& path : o.paths)
        if (path != "-" && fs::is_directory(path, ignored))
            out.push_back(fs::absolute(path, ignored).lexically_normal());
    return out;
}

// Whether a run that searched these directories and came to `uses` saw all that a suppression is for.
bool saw_all(project::suppression const& one, std::string const& written_in, std::vector<fs::path> const& directories,
             std::vector<project::use> const& uses) {
    bool const concerned = std::any_of(uses.begin(), uses.end(), [](auto const& u) { return u.for_draft; });
    std::error_code ignored;
    auto const here = fs::absolute(written_in, ignored).lexically_normal();
    bool const plain = !one.file.empty() && !project::is_wild(one.file);
    // A draft that is named and gone is missed wherever drafts are looked for.
    if (plain) return concerned || (!directories.empty() && !fs::exists(here.parent_path() / one.file, ignored));
    if (concerned) return !directories.empty();
    return std::any_of(directories.begin(), directories.end(), [&](fs::path const& directory) {
        auto const inside = here.lexically_relative(directory);
        return !inside.empty() && *inside.begin() != "..";
    });
}

report::set_aside_finding aside(diagnostic::diagnostic finding, draft_plan const& plan,
                                report::checked_document const& document, std::size_t by,
                                std::vector<project::comment> const& comments) {
    report::set_aside_finding out;
    out.finding = std::move(finding);
    auto const in_file = plan.suppressions == nullptr ? 0 : plan.suppressions->all.size();
    if (by < in_file) {
        auto const& s = plan.suppressions->all[by];
        out.by = report::set_aside_finding::by_what::file;
        out.reason = s.reason;
        out.decided_by = s.by;
        out.until = s.until;
        out.written_in = plan.suppressions->file + ":" + std::to_string(s.from.line);
    } else {
        auto const& c = comments[by - in_file];
        out.by = report::set_aside_finding::by_what::comment;
        out.reason = c.reason;
        out.until = c.until;
        out.written_in = document.file->path() + ":" + std::to_string(document.file->line_of(c.where.begin));
    }
    return out;
}

}  // namespace

bool needs_text(draft_plan const& plan, source::source_file const& file, std::span<text::edit const> edits) {
    if (project::may_have_comments(file, edits)) return true;
    auto const* const decided = plan.suppressions;
    return decided != nullptr && std::any_of(decided->all.begin(), decided->all.end(), [&](auto const& one) {
               return project::is_for(one, *decided, plan.name);
           });
}

settled settle(draft_plan const& plan, report::checked_document& document, lint::outline const& tree,
               std::span<text::edit const> edits) {
    auto prints = project::fingerprints({tree.reading, tree.document}, document.diagnostics);
    return settle(plan, document, std::move(prints), &tree, edits);
}

settled settle(draft_plan const& plan, report::checked_document& document, std::vector<std::string> prints,
               lint::outline const* tree, std::span<text::edit const> edits) {
    settled out;
    for (auto& d : document.diagnostics)
        if (auto const level = project::severity_of(plan.say, d.rule, d.name)) d.level = *level;
    if (tree == nullptr) {  // nobody decided anything
        out.fingerprints = std::move(prints);
        out.came_from.resize(document.diagnostics.size());
        std::iota(out.came_from.begin(), out.came_from.end(), std::size_t{0});
        out.uses.resize(plan.suppressions == nullptr ? 0 : plan.suppressions->all.size());
        return out;
    }
    project::read_text const text{tree->reading, tree->document};
    auto const comments = project::comments_of(*document.file, edits, text);
    auto const judged =
        project::judge(plan.suppressions, comments, plan.name, text, document.diagnostics, project::today());
    std::vector<diagnostic::diagnostic> left;
    for (std::size_t i = 0; i < document.diagnostics.size(); ++i) {
        auto& d = document.diagnostics[i];
        if (auto const by = judged.by[i]) {
            document.set_aside.push_back(aside(std::move(d), plan, document, *by, comments));
        } else {
            left.push_back(std::move(d));
            out.fingerprints.push_back(std::move(prints[i]));
            out.came_from.push_back(i);
        }
    }
    auto const in_file = judged.uses.size() - comments.size();
    out.uses.assign(judged.uses.begin(), judged.uses.begin() + static_cast<std::ptrdiff_t>(in_file));
    for (std::size_t i = 0; i < comments.size(); ++i) {
        bool const complete = std::all_of(comments[i].rules.begin(), comments[i].rules.end(),
                                          [&](auto const& r) { return could_speak(plan, r); });
        for (auto& d : project::review(comments[i], judged.uses[in_file + i], complete)) left.push_back(std::move(d));
    }
    document.diagnostics = std::move(left);  // comments' remarks stand last until the baseline is done
    return out;
}

void report_suppressions(run_plan const& plan, run_request const& o, std::vector<std::optional<settled>> const& all,
                         report::report_input& in) {
    auto const directories = directories_of(o);
    for (auto const& [path, file] : plan.suppressions) {
        report::checked_document about;
        about.file = file->text;
        about.language = text::language::en;
        about.kind = "other";
        about.about_project = true;
        for (std::size_t s = 0; s < file->all.size(); ++s) {
            auto const& one = file->all[s];
            std::vector<project::use> uses;
            bool spoken = true;
            for (std::size_t i = 0; i < plan.drafts.size(); ++i) {
                if (plan.drafts[i].suppressions != file.get() || !all[i]) continue;
                uses.push_back(all[i]->uses[s]);
                if (!uses.back().for_draft) continue;
                for (auto const& rule : one.rules) spoken = spoken && could_speak(plan.drafts[i], rule.value);
            }
            bool const complete = spoken && saw_all(one, path, directories, uses);
            for (auto& d : project::review(one, uses, *file->text, complete)) about.diagnostics.push_back(std::move(d));
        }
        std::sort(about.diagnostics.begin(), about.diagnostics.end(), diagnostic::before);
        if (!about.diagnostics.empty()) in.documents.push_back(std::move(about));
    }
}

}  // namespace cmwlint::workspace
