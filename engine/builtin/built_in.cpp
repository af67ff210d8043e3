#include "builtin/built_in.hpp"

#include "rulepack/image.hpp"

// The image as a stretch of the program's read-only data: the compiler never sees its bytes, so it costs no build time.
__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    ".global cmwlint_image_begin\n"
    "cmwlint_image_begin:\n"
    ".incbin \"" CMWLINT_IMAGE
    "\"\n"
    ".global cmwlint_image_end\n"
    "cmwlint_image_end:\n"
    ".text\n");
extern "C" char const cmwlint_image_begin[];
extern "C" char const cmwlint_image_end[];

namespace cmwlint::builtin {

rulepack::rule_set rules(rulepack::load_options const& how_much) {
    auto const size = static_cast<std::size_t>(cmwlint_image_end - cmwlint_image_begin);
    return rulepack::open_image({cmwlint_image_begin, size}, how_much);
}

}  // namespace cmwlint::builtin
