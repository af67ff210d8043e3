// Bytes → UTF-8 with a map back to the bytes. Not the interface of this room; may change.
#pragma once

#include "ingest/ingest.hpp"

namespace cmwlint::ingest {

struct decoded {
    std::string text;           ///< valid UTF-8
    source::source_map origin;  ///< text → bytes of the file
    std::string encoding;       ///< as in "UTF-8", "windows-1251"
    std::vector<remark> remarks;
    std::string error;  ///< not empty: the bytes could not be read at all
};

/// `encoding` empty: recognise.
[[nodiscard]] decoded decode(std::string bytes, std::string const& encoding);

}  // namespace cmwlint::ingest
