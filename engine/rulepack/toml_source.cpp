#include "rulepack/toml_source.hpp"

#include <algorithm>

namespace cmwlint::rulepack {
namespace {

std::string quoted(std::string_view s) { return "\"" + std::string(s) + "\""; }

}  // namespace

std::string line_of(std::string_view bytes, std::uint32_t line) {
    std::size_t begin = 0;
    for (std::uint32_t i = 1; i < line && begin < bytes.size(); ++i) {
        auto const end = bytes.find('\n', begin);
        if (end == std::string_view::npos) return {};
        begin = end + 1;
    }
    auto const end = bytes.find('\n', begin);
    std::string out(bytes.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (!out.empty() && out.back() == '\r') out.pop_back();
    return out;
}

toml_source::toml_source(std::string pack, pack_file const& file, std::vector<problem>& problems)
    : path_(pack.empty() ? file.path : pack + "/" + file.path), bytes_(file.bytes), problems_(problems) {
    try {
        root_ = toml::parse(file.bytes, path_);
        readable_ = true;
    } catch (toml::parse_error const& error) {
        report_at(error.source().begin, "this is no TOML: " + std::string(error.description()),
                  "check quotation marks, brackets and the backslashes inside \"…\"");
    }
}

void toml_source::report_at(toml::source_position at, std::string message, std::string help) {
    problem p;
    p.file = path_;
    p.line = std::max<std::uint32_t>(1, at.line);
    p.column = std::max<std::uint32_t>(1, at.column);
    p.message = std::move(message);
    p.help = std::move(help);
    p.excerpt = line_of(bytes_, p.line);
    problems_.push_back(std::move(p));
}

void toml_source::report(toml::node const& at, std::string message, std::string help, std::uint32_t offset) {
    auto position = at.source().begin;
    if (offset > 0 && at.source().begin.line == at.source().end.line) position.column += offset + 1;
    report_at(position, std::move(message), std::move(help));
}

std::string toml_source::line(std::uint32_t number) const { return line_of(bytes_, number); }

void toml_source::only(toml::table const& table, std::span<std::string_view const> known) {
    for (auto const& [key, value] : table) {
        if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
        std::vector<std::string> const names(known.begin(), known.end());
        auto const near = closest(key.str(), names);
        std::string all;
        for (auto const& name : names) all += (all.empty() ? "" : ", ") + name;
        report_at(key.source().begin, "unknown key " + quoted(key.str()),
                  near.empty() ? "known here: " + all : "did you mean " + quoted(near) + "?");
    }
}

void toml_source::only(toml::table const& table, std::span<key_info const> known) {
    std::vector<std::string_view> names;
    for (auto const& key : known) names.push_back(key.name);
    only(table, std::span<std::string_view const>{names});
}

std::string toml_source::text(toml::table const& table, std::string_view key, bool required) {
    auto const* node = table.get(key);
    if (!node) {
        if (required)
            report_at(table.source().begin, "the key " + quoted(key) + " is missing",
                      "add: " + std::string(key) + " = \"…\"");
        return {};
    }
    if (auto const value = node->value_exact<std::string>()) return *value;
    report(*node, quoted(key) + " must be a text in quotation marks");
    return {};
}

bool toml_source::flag(toml::table const& table, std::string_view key, bool otherwise) {
    auto const* node = table.get(key);
    if (!node) return otherwise;
    if (auto const value = node->value_exact<bool>()) return *value;
    report(*node, quoted(key) + " must be true or false");
    return otherwise;
}

std::vector<std::string> toml_source::texts(toml::table const& table, std::string_view key, bool required) {
    auto const* node = table.get(key);
    std::vector<std::string> out;
    if (!node) {
        if (required)
            report_at(table.source().begin, "the key " + quoted(key) + " is missing",
                      "add: " + std::string(key) + " = [\"…\"]");
        return out;
    }
    if (auto const one = node->value_exact<std::string>()) return {*one};
    auto const* list = node->as_array();
    if (!list) {
        report(*node, quoted(key) + " must be a list of texts: [\"…\", \"…\"]");
        return out;
    }
    for (auto const& item : *list) {
        if (auto const value = item.value_exact<std::string>())
            out.push_back(*value);
        else
            report(item, "every item of " + quoted(key) + " must be a text in quotation marks");
    }
    return out;
}

toml::table const* toml_source::table(toml::table const& in, std::string_view key) {
    auto const* node = in.get(key);
    if (!node) return nullptr;
    if (auto const* found = node->as_table()) return found;
    report(*node, quoted(key) + " must be a table: [" + std::string(key) + "]");
    return nullptr;
}

std::vector<toml::table const*> toml_source::tables(toml::table const& in, std::string_view key) {
    std::vector<toml::table const*> out;
    auto const* node = in.get(key);
    if (!node) return out;
    if (auto const* one = node->as_table()) return {one};
    if (auto const* list = node->as_array()) {
        for (auto const& item : *list) {
            if (auto const* found = item.as_table())
                out.push_back(found);
            else
                report(item, quoted(key) + " must be tables: [[" + std::string(key) + "]]");
        }
        return out;
    }
    report(*node, quoted(key) + " must be tables: [[" + std::string(key) + "]]");
    return out;
}

}  // namespace cmwlint::rulepack
