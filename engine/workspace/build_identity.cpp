// What was loaded into this process, by the build ids of its parts.
#include "workspace/cache.hpp"
#include "workspace/digest.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>

namespace cmwlint::workspace {
namespace {

std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

// The note that `--build-id` leaves: a hash of all that was linked.
std::string_view build_id_in(std::string_view notes) {
    while (notes.size() >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        std::memcpy(&head, notes.data(), sizeof head);
        notes.remove_prefix(sizeof head);
        auto const name = padded(head.n_namesz), value = padded(head.n_descsz);
        if (name > notes.size() || value > notes.size() - name) return {};
        if (head.n_type == NT_GNU_BUILD_ID && notes.starts_with(std::string_view{"GNU", 4}))
            return notes.substr(name, head.n_descsz);
        notes.remove_prefix(name + value);
    }
    return {};
}

struct parts {
    sha256 digest;
    bool program_known = false;
};

// Called for the program first (its name is empty), then for each library. What the kernel adds has no "/".
int take_part(dl_phdr_info* part, std::size_t, void* into) {
    auto& all = *static_cast<parts*>(into);
    std::string_view const name{part->dlpi_name};
    if (!name.empty() && name.find('/') == std::string_view::npos) return 0;
    std::string_view id;
    for (int i = 0; i < part->dlpi_phnum && id.empty(); ++i) {
        auto const& segment = part->dlpi_phdr[i];
        if (segment.p_type == PT_NOTE)
            id = build_id_in({reinterpret_cast<char const*>(part->dlpi_addr + segment.p_vaddr), segment.p_memsz});
    }
    if (name.empty() && !id.empty()) all.program_known = true;
    all.digest.add_field(id.empty() ? name : id);
    return 0;
}

}  // namespace

std::string build_identity() {
    parts all;
    dl_iterate_phdr(take_part, &all);
    return all.program_known ? all.digest.finish() : std::string{};
}

}  // namespace cmwlint::workspace
