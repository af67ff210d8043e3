# cmake -DPACK=<dir> -DOUT=<file.cpp> -P EmbedPack.cmake: all *.toml of a pack as one C++ table.
# Files go in as raw string literals; none contains the delimiter.
file(GLOB_RECURSE files RELATIVE ${PACK} ${PACK}/*.toml)
list(SORT files)
file(WRITE ${OUT}.new [=[
// Generated from the rule pack by cmake/EmbedPack.cmake.
#include "rulepack/embedded.hpp"

// Vocabularies are longer than the 64 KiB that every compiler must take; ours take more.
#pragma GCC diagnostic ignored "-Woverlength-strings"

namespace cmwlint::rulepack {

std::span<pack_file const> embedded_files() {
    static pack_file const files[] = {
]=])
foreach(file IN LISTS files)
  execute_process(COMMAND ${CMAKE_COMMAND} -E cat ${PACK}/${file} OUTPUT_VARIABLE bytes)
  if(bytes MATCHES "\\)cmwlint\"")
    message(FATAL_ERROR "${file} contains the delimiter )cmwlint\"")
  endif()
  file(APPEND ${OUT}.new "{\"${file}\", R\"cmwlint(")
  file(APPEND ${OUT}.new "${bytes}")
  file(APPEND ${OUT}.new ")cmwlint\"},\n")
endforeach()
file(APPEND ${OUT}.new [=[
    };
    return files;
}

}  // namespace cmwlint::rulepack
]=])
file(RENAME ${OUT}.new ${OUT})
