#include "workspace/cache.hpp"
#include "support/scratch.hpp"
#include "workspace/digest.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <random>

using namespace cmwlint;
using namespace cmwlint::workspace;
namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t text_size = 1000;

linted sample() {
    linted value;
    value.language = text::language::ar;
    value.kind = "law";
    for (std::uint32_t i = 0; i < 3; ++i) {
        diagnostic::diagnostic d;
        d.rule = "DET-00" + std::to_string(i);
        d.name = "name";
        d.level = static_cast<diagnostic::severity>(i);
        d.message = "message";
        d.where = {i * 10, i * 10 + 5};
        d.sentence = {0, text_size};
        d.provision = {"المادة 5", "art_5", "", 3, 9};
        d.labels = {{{1, 2}, "here"}, {{3, 4}, "there"}};
        d.sources = {{"CMW/C/AZE/CO/3", "30(b)", "Committee", "a panellist"}};
        d.convention = {"16(4)", "17"};
        d.why = "because";
        d.advice = "strike it";
        d.instead = {"No one …", "mind the age"};
        d.related = {"CRIM-001"};
        d.needs_lawyer = i == 1;
        value.diagnostics.push_back(d);
        value.fingerprints.push_back("0123456789abcdef-" + std::to_string(i));
    }
    return value;
}

std::vector<std::string> names_in(fs::path const& directory) {
    std::vector<std::string> out;
    for (auto const& e : fs::recursive_directory_iterator{directory})
        if (e.path().filename().string().size() == 62) out.push_back(e.path().string());
    return out;
}

}  // namespace

TEST_CASE("SHA-256 as FIPS 180-4 has it") {
    auto const of = [](std::string_view text) {
        sha256 digest;
        digest.add(text);
        return hexadecimal(digest.finish());
    };
    CHECK(of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(of(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    // In pieces of every size, across the ends of blocks.
    std::string const text(300, 'x');
    for (std::size_t size = 1; size < 130; ++size) {
        sha256 digest;
        for (std::size_t at = 0; at < text.size(); at += size) digest.add(std::string_view{text}.substr(at, size));
        REQUIRE(hexadecimal(digest.finish()) == of(text));
    }
}

TEST_CASE("this build can be told from others") {
    CHECK(build_identity().size() == 32);
    CHECK(build_identity() == build_identity());
}

TEST_CASE("an entry comes back as it was") {
    auto const value = sample();
    auto const back = unpacked(packed(value), text_size);
    REQUIRE(back);
    CHECK(packed(*back) == packed(value));
    CHECK(back->language == value.language);
    REQUIRE(back->diagnostics.size() == 3);
    auto const& d = back->diagnostics[1];
    CHECK(d.needs_lawyer);
    CHECK(d.level == diagnostic::severity::warning);
    CHECK(d.labels[1].text == "there");
    CHECK(d.provision.end_line == 9);
    CHECK(d.sources[0].speaker == "a panellist");
    CHECK(d.instead.note == "mind the age");
    CHECK(back->fingerprints[2] == "0123456789abcdef-2");
    CHECK(unpacked(packed({}), 0));
}

TEST_CASE("an entry for a longer draft is none") {
    CHECK(unpacked(packed(sample()), text_size));
    CHECK_FALSE(unpacked(packed(sample()), text_size - 1));
}

// The reader without the checksum before it: whatever the bytes are, spans lie in the draft and nothing is read that is
// not there (the sanitizers' run of this test sees to that).
TEST_CASE("changed bytes give a sound value or none") {
    auto const whole = packed(sample());
    std::mt19937 chance{1990};
    auto const sound = [](std::string_view bytes) {
        auto const value = unpacked(bytes, text_size);
        if (!value) return true;
        bool good = true;
        for (auto const& d : value->diagnostics)
            good = good && d.where.begin <= d.where.end && d.where.end <= text_size &&
                   d.level <= diagnostic::severity::error;
        return good && value->fingerprints.size() == (value->language ? value->diagnostics.size() : 0);
    };
    for (std::size_t size = 0; size < whole.size(); ++size) REQUIRE_FALSE(unpacked(whole.substr(0, size), text_size));
    for (int i = 0; i < 20000; ++i) {
        auto bytes = whole;
        for (auto changes = 1 + chance() % 4; changes > 0; --changes) {
            auto const at = chance() % bytes.size();
            bytes[at] = static_cast<char>(chance() % 3 == 0 ? 0xFF : chance());
        }
        REQUIRE(sound(bytes));
    }
}

TEST_CASE("what a result depends on makes its name") {
    source::source_file const file{"a.txt", "Article 1"}, same{"b.md", "Article 1"}, other{"a.txt", "Article 2"};
    rulepack::rule_set const rules;
    auto const name = [&](source::source_file const& f, lint::options const& how = {}, std::string_view build = "x",
                          std::vector<text::edit> const& edits = {}) {
        return entry_name(build, f, edits, rules, how);
    };
    CHECK(name(file).size() == 64);
    CHECK(name(file) == name(same));  // wherever it lies
    CHECK(name(file) != name(other));
    CHECK(name(file) != name(file, {}, "y"));
    CHECK(name(file) != name(file, {}, "x", {{{0, 1}, text::edit::kind::drop, ""}}));
    CHECK(name(file, {}, "x", {{{0, 1}, text::edit::kind::replace, "a"}}) !=
          name(file, {}, "x", {{{0, 1}, text::edit::kind::replace, "b"}}));
    std::vector<lint::options> different(6);
    different[1].language = text::language::fr;
    different[2].message_language = text::language::fr;
    different[3].kind = lint::document_kind::law;
    different[4].select = {"DET-001"};
    different[5].ignore = {"DET-001"};
    for (std::size_t a = 0; a < different.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) CHECK(name(file, different[a]) != name(file, different[b]));
    lint::options traced;
    traced.keep_outline = true;
    CHECK(name(file, traced) == name(file));
}

TEST_CASE("a cache keeps what it is given, and throws away what is old or too much") {
    auto const directory = fs::path{test::scratch("cache-test")};
    fs::remove_all(directory);
    std::string const first(64, 'a'), second(64, 'b'), third(64, 'c');
    cache_limits limits;
    {
        cache c{directory.string(), "build"};
        CHECK_FALSE(c.find(first, text_size));
        for (auto const& name : {first, second, third}) c.keep(name, sample());
        REQUIRE(c.find(first, text_size));
        CHECK(packed(*c.find(first, text_size)) == packed(sample()));
        CHECK_FALSE(c.find(first, text_size - 1));  // not for another draft
        CHECK(c.found() == 2);
        CHECK(c.trouble().empty());
        limits.bytes = 2 * fs::file_size(names_in(directory).front());
    }
    auto const now = fs::file_time_type::clock::now();
    for (auto const& path : names_in(directory))
        fs::last_write_time(path, now - std::chrono::hours{path.find("bb") != std::string::npos ? 3 : 2});
    cache c{directory.string(), "build", limits};
    c.prune();
    CHECK(c.find(first, text_size));
    CHECK_FALSE(c.find(second, text_size));  // not used for longest
    CHECK(c.find(third, text_size));
    CHECK(names_in(directory).size() == 2);
    fs::remove_all(directory);
}
