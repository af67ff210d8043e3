// For tests that compare what was made of a version of a draft by change with what is made of it from the beginning.
#pragma once

#include "structure/document.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace cmwlint::test {

/// A number from the environment, for longer runs by hand: CMWLINT_SESSION_EDITS, CMWLINT_SESSION_SEED.
inline std::size_t from_environment(char const* name, std::size_t otherwise) {
    auto const* const value = std::getenv(name);
    return value ? std::strtoul(value, nullptr, 10) : otherwise;
}

/// The bytes of a file of the project; empty where there is none.
inline std::string read(std::string const& path) {
    std::ifstream in(std::string(CMWLINT_SOURCE_DIR) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A provision with all its fields.
inline std::string told(structure::provision const& p) {
    std::ostringstream out;
    out << int(p.kind) << '|' << p.number << '|' << p.eid << '|' << p.parent << '|' << p.first_child << '|'
        << p.next_sibling << '|';
    for (auto const s : {p.label, p.heading, p.intro, p.flush, p.whole}) out << '[' << s.begin << ',' << s.end << ')';
    return out.str();
}

/// What differs first; empty if nothing does.
inline std::string difference(structure::document const& full, structure::document const& kept) {
    if (full.language != kept.language || !(full.title == kept.title)) return "title";
    auto const &a = full.provisions, &b = kept.provisions;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        if (told(a[i]) != told(b[i])) return "provision " + std::to_string(i) + ":\n" + told(a[i]) + "\n" + told(b[i]);
    if (a.size() != b.size()) return "number of provisions";
    return full.units_by_number == kept.units_by_number ? "" : "units by number";
}

}  // namespace cmwlint::test
