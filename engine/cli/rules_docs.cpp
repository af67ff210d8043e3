// cmwlint rules docs: the rules as Markdown pages, one a rule and an index by theme; or whether such pages are stale.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "workspace/rule_pages.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

namespace cmwlint::cli {
namespace {

namespace fs = std::filesystem;
using file_texts = std::map<std::string, std::string>;  // by file name

file_texts pages_of(rulepack::rule_set const& rules) {
    constexpr std::size_t examples = 3;  // of either sort
    file_texts files;
    std::vector<report::rule_page> pages;
    for (auto const& info : rules.rules())
        pages.push_back(workspace::page_of(rules, info, text::language::en, examples));
    std::vector<report::page_theme> themes;
    for (auto const& theme : rules.themes()) {
        report::page_theme one{theme.id, theme.name_in(text::language::en), {}};
        for (auto const& page : pages)
            if (page.theme == theme.id) one.pages.push_back(&page);
        themes.push_back(std::move(one));
    }
    for (auto const& page : pages) files[page.id + ".md"] = report::render_page_markdown(page);
    files["README.md"] = report::render_index_markdown(themes);
    return files;
}

std::optional<std::string> read(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

// Markdown files of the directory that no rule has.
std::vector<fs::path> left_over(fs::path const& directory, file_texts const& files) {
    std::vector<fs::path> out;
    std::error_code error;
    for (auto const& entry : fs::directory_iterator(directory, error)) {
        if (entry.path().extension() == ".md" && files.count(entry.path().filename().string()) == 0)
            out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

int check(fs::path const& directory, file_texts const& files) {
    std::string stale;
    for (auto const& [name, text] : files) {
        auto const there = read(directory / name);
        if (there != text) stale += "  " + name + (there ? " is stale\n" : " is missing\n");
    }
    for (auto const& path : left_over(directory, files)) stale += "  " + path.filename().string() + " is of no rule\n";
    if (stale.empty()) return clean;
    say_error(directory.string() + " is not what the rules say; regenerate it: cmwlint rules docs " +
              directory.string());
    print_error(stale);
    return findings;
}

int write(fs::path const& directory, file_texts const& files) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error) {
        say_error(directory.string() + ": cannot be made: " + error.message());
        return failed;
    }
    for (auto const& [name, text] : files)
        if (read(directory / name) != text && !write_output(text, (directory / name).string())) return failed;
    for (auto const& path : left_over(directory, files))
        say_warning(path.string() + " is of no rule; remove it if it is an old page");
    return clean;
}

}  // namespace

int run(rules_docs_options const& o) {
    auto const packs = load_packs_or_say(o.packs);
    if (!packs) return failed;
    auto const files = pages_of(packs->rules);
    return o.check ? check(o.directory, files) : write(o.directory, files);
}

}  // namespace cmwlint::cli
