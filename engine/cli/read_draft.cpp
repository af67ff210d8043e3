#include "cli/read_draft.hpp"

#include <iostream>
#include <iterator>

namespace cmwlint::cli {

ingest::result read_draft(std::string const& path, std::string const& stdin_name, std::string const& encoding) {
    ingest::options how;
    how.encoding = encoding;
    if (path != "-") return ingest::read_file(path, how);
    std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
    return ingest::read_bytes(stdin_name, std::move(bytes), how);
}

std::string no_language(std::string const& draft) {
    return draft + ": could not be checked: no language that cmwlint reads was recognised; name it with --language";
}

}  // namespace cmwlint::cli
