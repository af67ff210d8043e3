#include "lsp/pack_files.hpp"

#include "lsp/projects.hpp"
#include "lsp/toml_place.hpp"
#include "report/excerpt.hpp"
#include "workspace/examples.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace cmwlint::lsp {
namespace {

namespace fs = std::filesystem;

constexpr double a_moment = 0.15;           // seconds
constexpr std::size_t longest_about = 400;  // bytes

std::string file_bytes(fs::path const& path) {
    std::ifstream in{path, std::ios::binary};
    return in ? std::string{std::istreambuf_iterator<char>{in}, {}} : std::string{};
}

bool is_below(std::string const& path, std::string const& directory) {
    return path.size() > directory.size() + 1 && path.starts_with(directory) && path[directory.size()] == '/';
}

// The open files of a pack, by their paths inside.
std::map<std::string, open_document const*> open_below(std::string const& directory, documents const& open) {
    std::map<std::string, open_document const*> out;
    for (auto const& [uri, one] : open.all())
        if (one.path && is_below(*one.path, directory)) out.emplace(one.path->substr(directory.size() + 1), &one);
    return out;
}

bool all_saved(std::map<std::string, open_document const*> const& open) {
    return std::all_of(open.begin(), open.end(),
                       [](auto const& entry) { return file_bytes(*entry.second->path) == entry.second->text.text(); });
}

std::string stamp_with(std::string const& directory, std::map<std::string, open_document const*> const& open) {
    auto stamp = stamp_of(directory);
    for (auto const& [path, one] : open) stamp.append("\n").append(path).append(std::to_string(one->version));
    return stamp;
}

// What rules said of an example, for whoever wonders: `T-001 "imprisonment"`.
std::string said(rulepack::example const& e, std::vector<diagnostic::diagnostic> const& all) {
    std::string out;
    for (auto const& d : all)
        out +=
            (out.empty() ? "" : ", ") + d.rule + " \"" + report::shortened(source::slice(e.text, d.where), 40) + "\"";
    return out.empty() ? "nothing" : out;
}

}  // namespace

std::optional<pack_place> pack_of(std::string const& path) {
    std::error_code ignored;
    fs::path const file{path};
    for (auto directory = file.parent_path(); !directory.empty(); directory = directory.parent_path()) {
        if (fs::is_regular_file(directory / "pack.toml", ignored)) {
            auto const inside = file.lexically_relative(directory).generic_string();
            return pack_place{directory.string(), inside, rulepack::kind_of_file(inside)};
        }
        if (directory == directory.root_path()) break;
    }
    return std::nullopt;
}

checked_pack const& pack_checks::of(std::string const& directory, std::string const& rule, documents const& open) {
    auto& slot = all_[directory];
    auto const opened = open_below(directory, open);
    auto const stamp = stamp_with(directory, opened);
    bool const stale = slot.stamp != stamp;
    if (stale && (slot.seconds < a_moment || slot.stamp.empty() || all_saved(opened))) {
        load(slot, directory, open);
        slot.stamp = stamp;
    }
    if (!rule.empty() && slot.value.problems.empty() && !slot.value.tried.contains(rule)) try_examples(slot, rule);
    return slot.value;
}

void pack_checks::load(known& k, std::string const& directory, documents const& open) {
    auto const began = std::chrono::steady_clock::now();
    k.texts.clear();
    k.files.clear();
    k.value = {};
    k.rules = {};
    std::error_code error;
    for (fs::recursive_directory_iterator it{directory, fs::directory_options::skip_permission_denied, error}, end;
         !error && it != end; it.increment(error))
        if (it->is_regular_file(error) && it->path().extension() == ".toml")
            k.texts[it->path().lexically_relative(directory).generic_string()] = file_bytes(it->path());
    for (auto const& [inside, one] : open_below(directory, open))
        if (inside.ends_with(".toml")) k.texts[inside] = one->text.text();
    for (auto const& [inside, text] : k.texts) k.files.push_back({inside, text});
    std::vector<rulepack::pack_source> const sources{{directory, k.files, false}};
    auto loaded = rulepack::load(sources);
    k.rules = std::move(loaded.rules);
    k.value.problems = std::move(loaded.problems);
    k.value.warnings = std::move(loaded.warnings);
    k.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

static std::string fault_of(workspace::tried_example const& tried, rulepack::example const& e, std::string const& id) {
    switch (tried.outcome) {
        case workspace::example_outcome::missing:
            return "this violates " + id + ", but it is not reported where it should be; what is: ";
        case workspace::example_outcome::misworded:
            return "instead of these words " + id + " is to write \"" + e.wording + "\", but it would write " +
                   (tried.wording.empty() ? "nothing" : "\"" + tried.wording + "\"") + "; what is reported: ";
        default:
            return "this complies with " + id + ", but it is reported; what is: ";
    }
}

void pack_checks::try_examples(known& k, std::string const& id) {
    auto const* const rule = k.rules.find(id);
    auto& count = k.value.tried[id];
    if (rule == nullptr) return;
    for (auto const& e : k.rules.examples_of(rule->id)) {
        ++count;
        auto const tried = workspace::try_example(k.rules, *rule, e);
        if (tried.good()) continue;
        k.value.failed[id].push_back({e.file, e.line, id, fault_of(tried, e, id) + said(e, tried.said)});
    }
}

std::optional<std::string> text_of(std::string const& path, documents const& open) {
    for (auto const& [uri, one] : open.all())
        if (one.path == path) return one.text.text();
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return std::nullopt;
    return file_bytes(path);
}

std::vector<written_concept> concepts_in(std::string_view toml) {
    constexpr std::string_view opening = "[concept.";
    std::vector<written_concept> out;
    text_buffer const text{std::string{toml}};
    for (std::uint32_t n = 0; n < text.line_count(); ++n) {
        auto const where = text.line(n);
        auto const line = source::slice(text.text(), where);
        auto const close = line.find(']');
        if (line.starts_with(opening) && close != std::string_view::npos) {
            auto const name = line.substr(opening.size(), close - opening.size());
            auto const begin = static_cast<std::uint32_t>(opening.size());
            out.push_back({std::string{name}, n, begin, begin + static_cast<std::uint32_t>(name.size()), {}});
            continue;
        }
        if (out.empty() || out.back().about.size() >= longest_about || line.starts_with("#")) continue;
        auto const equals = line.find('=');
        auto const key = equals == std::string_view::npos ? std::string_view{} : trimmed(line.substr(0, equals));
        if (key == "meaning") out.back().about = unquoted(line.substr(equals + 1));
        if (key == "phrases" || (key.empty() && !trimmed(line).empty() && trimmed(line) != "]"))
            out.back().about.append(key.empty() ? trimmed(line) : trimmed(line.substr(equals + 1))).append(" ");
    }
    for (auto& one : out) one.about = report::shortened(one.about, longest_about);
    return out;
}

}  // namespace cmwlint::lsp
