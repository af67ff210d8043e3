#include "lsp/documents.hpp"

#include "lsp/uri.hpp"
#include "project/configuration.hpp"
#include "project/suppressions.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <utility>

namespace cmwlint::lsp {
namespace {

// A count of the client's; what is negative or too large is the nearest that is not. Nothing: no number.
std::optional<std::uint32_t> count_of(json const& object, char const* key) {
    auto const found = object.find(key);
    if (found == object.end() || !found->is_number()) return std::nullopt;
    constexpr auto most = std::numeric_limits<std::uint32_t>::max();
    auto const value = found->get<double>();
    if (!(value > 0)) return 0;
    return value >= static_cast<double>(most) ? most : static_cast<std::uint32_t>(value);
}

std::optional<position> position_of(json const& object, char const* key) {
    auto const found = object.find(key);
    if (found == object.end() || !found->is_object()) return std::nullopt;
    auto const line = count_of(*found, "line"), character = count_of(*found, "character");
    if (!line || !character) return std::nullopt;
    return position{*line, *character};
}

// Applies one element of contentChanges; says what was wrong with it.
std::string apply(open_document& document, json const& change, position_encoding encoding) {
    if (!change.is_object() || !change.contains("text") || !change["text"].is_string())
        return "a change without a text was left out";
    auto const& with = change["text"].get_ref<std::string const&>();
    auto const where = change.find("range");
    if (where == change.end() || where->is_null()) {
        document.text = text_buffer{with};
        document.rewritten = true;
        document.changes.clear();
        return {};
    }
    auto start = where->is_object() ? position_of(*where, "start") : std::nullopt;
    auto end = where->is_object() ? position_of(*where, "end") : std::nullopt;
    if (!start || !end) return "a change whose range has no start and end was left out";
    std::string remark;
    if (*end < *start) {
        std::swap(start, end);
        remark = "a range ended before it began and was taken the other way round";
    }
    if (end->line > document.text.line_count() || (end->line == document.text.line_count() && end->character > 0))
        remark = "a range went beyond the last line and was taken up to the end";
    source::span const span{document.text.offset(*start, encoding), document.text.offset(*end, encoding)};
    document.text.replace(span, with);
    if (!document.rewritten) document.changes.push_back({span, static_cast<std::uint32_t>(with.size())});
    return remark;
}

}  // namespace

document_role role_of(std::string const& path, std::string const& language_id) {
    auto const file = std::filesystem::path{path};
    auto const name = file.filename().string();
    if (name == project::configuration_name) return document_role::configuration;
    if (name == project::suppressions_name) return document_role::suppressions;
    if (file.extension() == ".toml" || language_id == "toml") return document_role::toml;
    if (file.extension() == ".json" || language_id == "json" || language_id == "jsonc") return document_role::other;
    return document_role::draft;
}

open_document& documents::open(std::string uri, std::string language_id, std::int64_t version, std::string text) {
    open_document one;
    one.path = path_of(uri);
    if (one.path) {
        one.address = {*one.path, true};
    } else if (home_.empty()) {
        one.address = {name_of(uri), false};
    } else {
        one.address = {(std::filesystem::path{home_} / name_of(uri)).string(), true};
    }
    one.role = role_of(one.address.path, language_id);
    one.uri = uri;
    one.language_id = std::move(language_id);
    one.version = version;
    one.text = text_buffer{std::move(text)};
    return all_.insert_or_assign(std::move(uri), std::move(one)).first->second;
}

open_document* documents::find(std::string const& uri) {
    auto const found = all_.find(uri);
    return found == all_.end() ? nullptr : &found->second;
}

open_document const* documents::find(std::string const& uri) const {
    auto const found = all_.find(uri);
    return found == all_.end() ? nullptr : &found->second;
}

open_document* documents::find_path(std::string const& path) {
    for (auto& [uri, one] : all_)
        if (one.path == path) return &one;
    return nullptr;
}

change_result documents::change(open_document& document, std::int64_t version, json const& changes,
                                position_encoding encoding) {
    change_result out;
    if (version <= document.version)
        out.remarks.push_back("version " + std::to_string(version) + " comes after version " +
                              std::to_string(document.version) + "; its changes were applied all the same");
    document.version = version;
    document.due = true;
    if (!changes.is_array()) {
        out.remarks.emplace_back("contentChanges is no list; nothing was changed");
        return out;
    }
    for (auto const& change : changes) {
        auto remark = apply(document, change, encoding);
        if (!remark.empty()) out.remarks.push_back(std::move(remark));
    }
    return out;
}

}  // namespace cmwlint::lsp
