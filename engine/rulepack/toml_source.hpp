// A TOML file, read with the place of every value: of a pack, or of a project. The only header that sees toml++, for
// this room and for project/.
#pragma once

#include "rulepack/keys.hpp"
#include "rulepack/rule_set.hpp"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace cmwlint::rulepack {

/// Edit distance and the closest known word, for "did you mean".
[[nodiscard]] std::size_t edit_distance(std::string_view, std::string_view);
[[nodiscard]] std::string closest(std::string_view wanted, std::span<std::string const> known);

/// A line (from 1) of a text, without its end; empty where there is none.
[[nodiscard]] std::string line_of(std::string_view bytes, std::uint32_t line);

/// Collects problems while a file is read. Every reader returns something usable, so that one run reports all mistakes.
class toml_source {
public:
    toml_source(std::string pack, pack_file const& file, std::vector<problem>& problems);

    /// False if the file is no TOML at all (the problem is noted).
    [[nodiscard]] bool readable() const { return readable_; }
    [[nodiscard]] toml::table const& root() const { return root_; }
    [[nodiscard]] std::string const& path() const { return path_; }

    /// Notes a problem at a value. `offset` moves the column inside a one-line string value.
    void report(toml::node const& at, std::string message, std::string help = {}, std::uint32_t offset = 0);
    void report_at(toml::source_position, std::string message, std::string help = {});
    /// Reports every key that is not known.
    void only(toml::table const&, std::span<std::string_view const> known);
    void only(toml::table const& table, std::initializer_list<std::string_view> known) {
        only(table, std::span{known.begin(), known.size()});
    }

    void only(toml::table const&, std::span<key_info const> known);

    /// A line of the file (from 1), without its end.
    [[nodiscard]] std::string line(std::uint32_t number) const;

    std::string text(toml::table const&, std::string_view key, bool required = false);
    bool flag(toml::table const&, std::string_view key, bool otherwise);
    std::vector<std::string> texts(toml::table const&, std::string_view key, bool required = false);
    toml::table const* table(toml::table const&, std::string_view key);
    /// An array of tables; a single table counts as one.
    std::vector<toml::table const*> tables(toml::table const&, std::string_view key);

private:
    std::string path_;
    std::string_view bytes_;
    std::vector<problem>& problems_;
    toml::table root_;
    bool readable_ = false;
};

}  // namespace cmwlint::rulepack
