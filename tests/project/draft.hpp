// A draft as it was read, with findings at words of it.
#pragma once

#include "ingest/ingest.hpp"
#include "lint/lint.hpp"
#include "project/suppressions.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace cmwlint::test {

struct draft {
    ingest::draft read;
    lint::outline tree;

    explicit draft(std::string const& words, text::language language = text::language::en,
                   std::string const& path = "d.md")
        : read{*ingest::read_bytes(path, words).value}, tree{*lint::read_outline(*read.file, read.edits, language)} {}

    [[nodiscard]] project::read_text text() const { return {tree.reading, tree.document}; }

    /// A finding whose underlined words are these, where they first stand at or after an offset.
    [[nodiscard]] diagnostic::diagnostic finding(std::string const& words, std::string rule = "DET-001",
                                                 std::size_t from = 0) const {
        auto const at = read.file->text().find(words, from);
        REQUIRE(at != std::string_view::npos);
        diagnostic::diagnostic d;
        d.rule = std::move(rule);
        d.name = "a-rule";
        d.where = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
        d.sentence = d.where;
        return d;
    }
    [[nodiscard]] std::string print(std::string const& words) const {
        return project::fingerprints(text(), std::vector{finding(words)}).front();
    }
};

}  // namespace cmwlint::test
