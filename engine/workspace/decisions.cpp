#include "workspace/decisions.hpp"

#include "project/fingerprint.hpp"
#include "project/glob.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace cmwlint::workspace {
namespace {

namespace fs = std::filesystem;

using project::directory_of;
// The underlined words in one line, short: for whoever reads the file.
std::string words_of(source::source_file const& file, source::span where) {
    constexpr std::size_t most = 120;
    std::string out;
    for (auto const c : source::slice(file.text(), where)) {
        bool const space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space) out.push_back(c);
        if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
    }
    if (out.size() <= most) return out;
    auto cut = most;
    while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U) --cut;
    return out.substr(0, cut) + "…";
}

}  // namespace

std::string suppressions_file_for(project_options const& options, project::configuration const* configuration,
                                  std::string const& draft) {
    auto const existing = suppressions_file(options, configuration, draft);
    if (!existing.empty()) return existing;
    auto const directory =
        configuration != nullptr ? fs::path{configuration->directory} : fs::path{draft}.parent_path();
    return (directory / project::suppressions_name).lexically_normal().string();
}

project::suppression suppression_of(std::string const& rule, structure::provision_id at, project::read_text const& text,
                                    std::string const& draft, std::string const& file) {
    project::suppression one;
    one.rules = {{rule, {}}};
    one.file = project::relative_to(draft, fs::path{file}.parent_path().string());
    if (at == 0 || at == structure::no_provision) return one;
    one.provision = text.document[at].eid;
    one.text_hash = project::text_hash(text, at);
    return one;
}

std::string addition(std::string_view bytes, project::suppression const& one) {
    return (bytes.empty() ? "" : bytes.back() == '\n' ? "\n" : "\n\n") + project::written(one);
}

project::known_finding known_finding_of(draft_plan const& plan, source::source_file const& file,
                                        diagnostic::diagnostic const& d, std::string fingerprint) {
    return {project::relative_to(plan.name, directory_of(plan.baseline)), d.rule, std::move(fingerprint),
            words_of(file, d.where)};
}

baseline_addition baseline_with(std::string const& file, project::known_finding finding) {
    baseline_addition out;
    project::baseline all;
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        auto read = project::read_baseline(file);
        out.problems = std::move(read.problems);
        if (!out.problems.empty()) return out;
        all = std::move(read.value);
    }
    bool const known = std::any_of(all.findings.begin(), all.findings.end(), [&](project::known_finding const& k) {
        return k.file == finding.file && k.rule == finding.rule && k.fingerprint == finding.fingerprint;
    });
    if (!known) all.findings.push_back(std::move(finding));
    out.bytes = project::written(std::move(all));
    return out;
}

}  // namespace cmwlint::workspace
