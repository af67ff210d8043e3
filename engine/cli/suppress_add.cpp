// cmwlint suppress add FILE: writes decisions into cmwlint-suppressions.toml, with the text they were made on.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/read_draft.hpp"
#include "project/fingerprint.hpp"
#include "workspace/decisions.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace cmwlint::cli {
namespace {

check_options as_check(suppress_options const& o) {
    check_options check;
    check.paths = {o.path};
    check.reading = o.reading;
    check.kind = o.kind;
    check.select = o.rules;
    check.packs = o.packs;
    check.project = o.project;
    return check;
}

std::string file_for(suppress_options const& o, workspace::draft_plan const& plan) {
    return o.file.empty() ? workspace::suppressions_file_for(o.project, plan.configuration, o.path) : o.file;
}

std::string bytes_of(std::string const& file) {
    std::ifstream in{file, std::ios::binary};
    return in ? std::string{std::istreambuf_iterator<char>{in}, {}} : std::string{};
}

// One decision a provision and rule, in the order of the text.
std::vector<project::suppression> decisions(suppress_options const& o, lint::result const& found,
                                            source::source_file const& draft, std::string const& file) {
    project::read_text const text{found.tree->reading, found.tree->document};
    auto const named = project::provisions_named(text, o.provision);
    std::vector<project::suppression> out;
    for (auto const& d : found.diagnostics) {
        auto at = project::provision_of(text, d);
        if (o.line && draft.line_of(d.where.begin) != *o.line) continue;
        if (!o.provision.empty()) {
            auto const in = std::find_if(named.begin(), named.end(),
                                         [&](auto const p) { return project::is_below(text.document, at, p); });
            if (in == named.end()) continue;
            at = *in;
        }
        auto one = workspace::suppression_of(d.rule, at, text, o.path, file);
        one.reason = o.reason;
        one.by = o.by;
        one.until = o.until;
        bool const said = std::any_of(out.begin(), out.end(), [&](auto const& s) {
            return s.provision == one.provision && s.rules.front().value == d.rule;
        });
        if (!said) out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

int run(suppress_options const& o) {
    auto const plan = plan_or_say(as_check(o), {o.path});
    if (!plan || plan->drafts.empty()) return failed;
    auto const& how = plan->drafts.front();
    auto const read = read_draft(o.path, "<stdin>", how.encoding);
    if (!read.value) {
        say_error(read.error);
        return failed;
    }
    auto const found = lint::lint(*read.value->file, read.value->edits, *how.rules, how.how);
    if (!found.tree) {
        say_error(no_language(o.path));
        return failed;
    }
    auto const file = file_for(o, how);
    auto const all = decisions(o, found, *read.value->file, file);
    if (all.empty()) {
        say_error(o.path + ": nothing to suppress: these rules find nothing there");
        return failed;
    }
    auto bytes = bytes_of(file);
    std::string said;
    for (auto const& one : all) {
        bytes += workspace::addition(bytes, one);
        said.append(file + ": " + one.rules.front().value + " is suppressed");
        said.append(one.provision.empty() ? " in the whole draft\n" : " at " + one.provision + "\n");
    }
    return write_output(bytes, file) && write_output(said, "") ? clean : failed;
}

}  // namespace cmwlint::cli
