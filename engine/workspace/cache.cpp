#include "workspace/cache.hpp"

#include "workspace/digest.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

namespace cmwlint::workspace {
namespace {

namespace fs = std::filesystem;
using file_clock = fs::file_time_type::clock;

constexpr std::string_view magic = "cmwlint entry 1\n";
constexpr std::size_t digest_size = 32, name_size = 64;
constexpr std::size_t largest_entry = std::size_t{64} << 20U;
constexpr std::string_view tag_name = "CACHEDIR.TAG", stamp_name = "pruned", new_prefix = ".new-";
constexpr std::string_view tag =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What cmwlint --cache keeps from run to run. It can be deleted at any time.\n";

bool is_hexadecimal(std::string_view text, std::size_t size) {
    return text.size() == size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_ours(std::string const& name) {
    return name == tag_name || name == stamp_name || name == ".gitignore" || name.starts_with(new_prefix) ||
           is_hexadecimal(name, 2);
}

// Whether a directory holds a cache, or nothing yet.
bool is_cache(fs::path const& directory, std::error_code& error) {
    fs::directory_iterator at{directory, error};
    for (; !error && at != fs::directory_iterator{}; at.increment(error))
        if (!is_ours(at->path().filename().string())) return false;
    return !error;
}

std::optional<std::string> bytes_of(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

// The name goes into it, so that an entry under another entry's name is none.
std::string checksum(std::string_view name, std::string_view payload) {
    sha256 digest;
    digest.add_field(name);
    digest.add_field(payload);
    return digest.finish();
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const n = ::write(file, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool older_than(fs::file_time_type time, std::chrono::hours age) { return file_clock::now() - time > age; }

void add_options(sha256& digest, lint::options const& how) {
    // Whoever adds an option comes by here: it does not compile until it is named, and then is to be added or not.
    auto const& [language, kind, message_language, select, ignore, trace, keep_outline, compliance] = how;
    static_cast<void>(trace), static_cast<void>(keep_outline), static_cast<void>(compliance);
    digest.add_field(language ? text::code(*language) : std::string_view{});
    digest.add_field(kind ? lint::name(*kind) : std::string_view{});
    digest.add_field(text::code(message_language));
    for (auto const* const rules : {&select, &ignore}) {
        digest.add_number(rules->size());
        for (auto const& rule : *rules) digest.add_field(rule);
    }
}

void add_rules(sha256& digest, rulepack::rule_set const& rules) {
    digest.add_number(rules.packs().size());
    for (auto const& pack : rules.packs())
        for (auto const* const s : {&pack.name, &pack.version, &pack.digest}) digest.add_field(*s);
    digest.add_number(rules.thresholds().size());
    for (auto const& t : rules.thresholds()) {
        digest.add_field(t.name);
        digest.add_field(t.text);
        std::uint64_t bits = 0;
        static_assert(sizeof bits == sizeof t.hours);
        std::memcpy(&bits, &t.hours, sizeof bits);
        digest.add_number(bits);
    }
}

struct entry_file {
    fs::path path;
    fs::file_time_type used;
    std::uint64_t size = 0;
};

// The entries of a cache; what killed runs left behind is deleted on the way.
std::vector<entry_file> entries_of(std::string const& directory) {
    std::vector<entry_file> out;
    std::error_code error;
    auto const each = [&](fs::path const& in, auto const& look) {
        fs::directory_iterator at{in, error};
        for (; !error && at != fs::directory_iterator{}; at.increment(error)) look(*at);
    };
    std::vector<fs::path> below;
    each(directory, [&](auto const& entry) {
        if (is_hexadecimal(entry.path().filename().string(), 2)) below.push_back(entry.path());
    });
    below.emplace_back(directory);
    for (auto const& in : below) {
        each(in, [&](auto const& entry) {
            std::error_code gone;  // by another process
            auto const name = entry.path().filename().string();
            entry_file one{entry.path(), entry.last_write_time(gone), 0};
            if (!gone) one.size = entry.file_size(gone);
            if (gone) return;
            if (name.starts_with(new_prefix) && older_than(one.used, std::chrono::hours{1})) {
                fs::remove(one.path, gone);
            } else if (is_hexadecimal(name, name_size - 2)) {
                out.push_back(std::move(one));
            }
        });
    }
    return out;
}

}  // namespace

std::string entry_name(std::string_view build, source::source_file const& file, std::span<text::edit const> edits,
                       rulepack::rule_set const& rules, lint::options const& how) {
    sha256 digest;
    digest.add_field(build);
    add_rules(digest, rules);
    add_options(digest, how);
    digest.add_number(edits.size());
    for (auto const& e : edits) {
        digest.add_number((std::uint64_t{e.where.begin} << 32U) | e.where.end);
        digest.add_number(static_cast<std::uint64_t>(e.what));
        digest.add_field(e.as);
    }
    digest.add_field(file.text());
    return hexadecimal(digest.finish());
}

cache::cache(std::string directory, std::string build, cache_limits limits)
    : directory_{std::move(directory)}, build_{std::move(build)}, limits_{limits} {
    prepare();
}

void cache::give_up(std::string const& what, int reason) {
    writable_ = false;
    std::lock_guard const lock{guard_};
    if (!trouble_.empty()) return;
    trouble_ = directory_ + ": " + what + (reason == 0 ? "" : ": " + std::string{std::strerror(reason)});
}

void cache::prepare() {
    if (build_.empty()) {
        readable_ = false;
        return give_up("nothing is kept: this build of cmwlint has no build id; link it with -Wl,--build-id", 0);
    }
    std::error_code error;
    fs::create_directories(directory_, error);
    bool const usable = !error && is_cache(directory_, error);
    if (error || !usable) readable_ = false;
    if (error) return give_up("the cache cannot be used: " + error.message() + "; name another with --cache=DIR", 0);
    if (!usable) return give_up("is not a cache: it holds other files; name a new directory with --cache=DIR", 0);
    auto const has = [&](std::string_view name) { return fs::exists(fs::path{directory_} / name, error); };
    if (!has(tag_name)) static_cast<void>(write((fs::path{directory_} / tag_name).string(), tag));
    if (!has(".gitignore")) static_cast<void>(write((fs::path{directory_} / ".gitignore").string(), "*\n"));
}

std::string cache::path_of(std::string const& name) const {
    return directory_ + "/" + name.substr(0, 2) + "/" + name.substr(2);
}

std::optional<linted> cache::find(std::string const& name, std::uint32_t text_size) {
    if (!readable_) return std::nullopt;
    auto const path = path_of(name);
    auto const bytes = bytes_of(path);
    if (!bytes || bytes->size() < magic.size() + digest_size || !bytes->starts_with(magic)) return std::nullopt;
    auto const payload = std::string_view{*bytes}.substr(magic.size() + digest_size);
    if (std::string_view{*bytes}.substr(magic.size(), digest_size) != checksum(name, payload)) return std::nullopt;
    auto value = unpacked(payload, text_size);
    if (!value) return std::nullopt;
    ++found_;
    std::error_code ignored;  // only of use to `prune`
    auto const used = fs::last_write_time(path, ignored);
    if (!ignored && older_than(used, std::chrono::hours{24})) fs::last_write_time(path, file_clock::now(), ignored);
    return value;
}

void cache::keep(std::string const& name, linted const& value) {
    if (!writable_) return;
    auto const payload = packed(value);
    if (payload.size() > largest_entry) return;
    auto const path = path_of(name);
    auto const parent = directory_ + "/" + name.substr(0, 2);
    if (::mkdir(parent.c_str(), 0777) != 0 && errno != EEXIST) return give_up("cannot be written to", errno);
    std::string bytes{magic};
    bytes.append(checksum(name, payload)).append(payload);
    static_cast<void>(write(path, bytes));
}

// The new name is of this process and this moment, so that processes do not meet, also where they share no numbers.
bool cache::write(std::string const& path, std::string_view bytes) {
    if (!writable_) return false;
    auto const moment = std::chrono::system_clock::now().time_since_epoch().count();
    auto const temporary = (fs::path{path}.parent_path() / (std::string{new_prefix} + std::to_string(getpid()) + "-" +
                                                            std::to_string(++written_) + "-" + std::to_string(moment)))
                               .string();
    int const file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) {
        give_up("cannot be written to", errno);
        return false;
    }
    bool good = write_all(file, bytes);
    int reason = errno;
    good = ::close(file) == 0 && good;
    if (good && std::rename(temporary.c_str(), path.c_str()) == 0) return true;
    if (good) reason = errno;
    ::unlink(temporary.c_str());
    give_up("cannot be written to", reason);
    return false;
}

void cache::prune() {
    if (!writable_ || !readable_) return;
    auto const stamp = fs::path{directory_} / stamp_name;
    std::error_code error;
    auto const last = fs::last_write_time(stamp, error);
    if (!error && !older_than(last, std::chrono::hours{24})) return;
    if (!write(stamp.string(), {})) return;
    auto all = entries_of(directory_);
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.used > b.used; });
    std::uint64_t kept = 0;
    for (auto const& one : all) {
        if (kept + one.size <= limits_.bytes && !older_than(one.used, limits_.unused)) {
            kept += one.size;
        } else {
            fs::remove(one.path, error);
        }
    }
}

}  // namespace cmwlint::workspace
