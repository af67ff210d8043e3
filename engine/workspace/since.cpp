#include "workspace/since.hpp"

#include "project/changes.hpp"

namespace cmwlint::workspace {
namespace {

since_result all(std::size_t findings, bool fresh) {
    since_result out;
    out.fresh.assign(findings, fresh);
    return out;
}

since_result all_fresh_because(std::size_t findings, std::string remark) {
    auto out = all(findings, true);
    out.remark = std::move(remark);
    return out;
}

}  // namespace

since_result find_fresh(old_version const& then, draft_plan const& plan, lint::outline const* now,
                        std::span<diagnostic::diagnostic const> findings) {
    if (then.what == old_version::is::same) {
        auto out = all(findings.size(), false);
        out.whole = true;
        return out;
    }
    if (then.what == old_version::is::absent) return all(findings.size(), true);
    ingest::options reading;
    reading.encoding = plan.encoding;
    auto const read = ingest::read_bytes(then.path, then.bytes, reading);
    if (!read.value)
        return all_fresh_because(findings.size(), "its older version cannot be read, so all is new: " + read.error);
    auto how = plan.how;
    how.keep_outline = true;
    how.trace.reset();
    auto const before = lint::lint(*read.value->file, read.value->edits, *plan.rules, how);
    if (!before.tree)
        return all_fresh_because(findings.size(), "no language was recognised in its older version, so all is new");
    project::read_text const old_text{before.tree->reading, before.tree->document};
    project::read_text const text{now->reading, now->document};
    auto const known = project::fingerprints(old_text, before.diagnostics);
    since_result out;
    out.fresh = project::new_findings(project::version_pairs{old_text, text}, {known.begin(), known.end()},
                                      project::fingerprints(text, findings), findings);
    return out;
}

}  // namespace cmwlint::workspace
