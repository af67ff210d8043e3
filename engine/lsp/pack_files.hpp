// Rule packs as their authors write them: what is wrong with a pack and which examples fail, with open files as the
// editor shows them, saved or not.
#pragma once

#include "lsp/documents.hpp"
#include "rulepack/keys.hpp"
#include "rulepack/rule_set.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::lsp {

/// A file of a pack.
struct pack_place {
    std::string directory;  ///< holds pack.toml
    std::string inside;     ///< "rules/DET-001/rule.toml"
    rulepack::pack_file_kind kind = rulepack::pack_file_kind::none;
};
/// Nothing where no directory above the file has a pack.toml.
[[nodiscard]] std::optional<pack_place> pack_of(std::string const& path);

/// An example that is not as it should be.
struct failed_example {
    std::string file;  ///< path of the file it stands in
    std::uint32_t line = 1;
    std::string rule;
    std::string says;  ///< "violates T-001, but nothing is reported (what was: …)"
};

/// What is known of a pack.
struct checked_pack {
    std::vector<rulepack::problem> problems, warnings;          ///< `file` is a path
    std::map<std::string, std::vector<failed_example>> failed;  ///< by rule
    std::map<std::string, std::size_t> tried;                   ///< examples, by rule
};

/// Checks packs and remembers what came of it.
class pack_checks {
public:
    /// The pack at a directory, and the examples of one rule (empty: of none). What takes long is done again only when
    /// a file changed on disk or in the editor; a pack that takes more than a moment only once its files are saved, so
    /// that typing stays quick: until then the last state is handed out.
    [[nodiscard]] checked_pack const& of(std::string const& directory, std::string const& rule, documents const& open);

private:
    struct known {
        std::string stamp;  ///< of the files on disk and of those that are open
        std::map<std::string, std::string> texts;
        std::vector<rulepack::pack_file> files;
        rulepack::rule_set rules;
        checked_pack value;
        double seconds = 0;  ///< of the last check
    };
    void load(known&, std::string const& directory, documents const& open);
    static void try_examples(known&, std::string const& rule);
    std::map<std::string, known> all_;
};

/// The text of a file of a pack: as it is open, else from disk; nothing where there is none.
[[nodiscard]] std::optional<std::string> text_of(std::string const& path, documents const& open);

/// A table [concept.NAME] of a file: where its name stands (line from 0, bytes) and its `meaning` or phrases as
/// written, shortened.
struct written_concept {
    std::string name;
    std::uint32_t line = 0, begin = 0, end = 0;
    std::string about;
};
[[nodiscard]] std::vector<written_concept> concepts_in(std::string_view toml);

}  // namespace cmwlint::lsp
