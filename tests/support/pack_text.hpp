// A rule pack written out in a test: files by path, loaded as one pack.
#pragma once

#include "rulepack/rule_set.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace cmwlint::test {

/// Files of a pack by path. Must outlive the rule sets loaded from it (they hold views of its bytes).
class pack_text {
public:
    using file_map = std::map<std::string, std::string>;
    explicit pack_text(file_map files, std::string name = "mine") : name_(std::move(name)), files_(std::move(files)) {}

    std::string& operator[](std::string const& path) { return files_[path]; }
    [[nodiscard]] std::string const& at(std::string const& path) const { return files_.at(path); }
    void erase(std::string const& path) { files_.erase(path); }
    /// Replaces words that must stand exactly once in a file, so that a test cannot miss its aim unnoticed.
    void replace(std::string const& path, std::string const& from, std::string const& to) {
        auto& text = files_.at(path);
        auto const at = text.find(from);
        if (at == std::string::npos || text.find(from, at + 1) != std::string::npos)
            throw std::logic_error("the fragment does not stand exactly once in " + path + ": " + from);
        text.replace(at, from.size(), to);
    }

    /// `reversed` hands the files over from the last to the first.
    [[nodiscard]] rulepack::pack_source source(bool reversed = false) const {
        rulepack::pack_source out;
        out.name = name_;
        for (auto const& [path, text] : files_) out.files.push_back({path, text});
        if (reversed) out.files = {out.files.rbegin(), out.files.rend()};
        return out;
    }
    [[nodiscard]] rulepack::load_result load(bool reversed = false) const {
        std::vector<rulepack::pack_source> const packs{source(reversed)};
        return rulepack::load(packs);
    }

private:
    std::string name_;
    file_map files_;
};

}  // namespace cmwlint::test
