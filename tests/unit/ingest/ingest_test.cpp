#include "ingest/ingest.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace cmwlint::ingest;
namespace fs = std::filesystem;

namespace {
std::string error_of(std::string bytes) { return read_bytes("draft", std::move(bytes)).error; }
format format_of(std::string path, std::string bytes) {
    return read_bytes(std::move(path), std::move(bytes)).value->kind;
}
}  // namespace

TEST_CASE("ingest: files that are not text are refused with a remedy", "[ingest]") {
    CHECK(error_of("%PDF-1.7\n…").find("pdftotext") != std::string::npos);
    CHECK(error_of("PK\x03\x04 word/document.xml").find("soffice") != std::string::npos);
    CHECK(error_of("\xD0\xCF\x11\xE0\xA1\xB1").find("soffice") != std::string::npos);
    CHECK(error_of("{\\rtf1 x}").find("soffice") != std::string::npos);
    CHECK(error_of(std::string("\x7F"
                               "ELF\0\0\1\2\3\0\0\0\0\0",
                               14))
              .find("binary") != std::string::npos);
    CHECK(error_of("%PDF-1.7").starts_with("draft: "));
}

TEST_CASE("ingest: the format is told by name, else by the first bytes", "[ingest]") {
    CHECK(format_of("a.md", "x") == format::markdown);
    CHECK(format_of("A.MD", "x") == format::markdown);
    CHECK(format_of("a.htm", "x") == format::html);
    CHECK(format_of("a.xml", "<Statute/>") == format::xml);
    CHECK(format_of("a.akn", "<akomaNtoso/>") == format::xml);
    CHECK(format_of("a.txt", "x") == format::plain);
    CHECK(format_of("dir.md/a", "x") == format::plain);
    CHECK(format_of("-", "  <!DOCTYPE html><p>x") == format::html);
    CHECK(format_of("-", "<HTML><p>x") == format::html);
    CHECK(format_of("-", "\xEF\xBB\xBF<?xml version='1.0'?><Statute/>") == format::xml);
    CHECK(format_of("a.xml", "<?xml version='1.0'?><html><p/></html>") == format::html);
    CHECK(format_of("-", "Article 1") == format::plain);
    options o;
    o.as = format::markdown;
    CHECK(read_bytes("a.html", "x", o).value->kind == format::markdown);
}

TEST_CASE("ingest: files are read from disk", "[ingest]") {
    auto const path = cmwlint::test::scratch("ingest.md").string();
    std::ofstream(path, std::ios::binary) << "# Article 1\n\nTexte";
    auto const r = read_file(path);
    REQUIRE(r.value);
    CHECK(r.value->kind == format::markdown);
    CHECK(r.value->file->text() == "# Article 1\n\nTexte");
    CHECK(r.value->file->path() == path);
    fs::remove(path);
    auto const missing = read_file(path);
    CHECK_FALSE(missing.value);
    CHECK(missing.error.find(path) != std::string::npos);
    CHECK(missing.error.find("cannot be opened") != std::string::npos);
    CHECK(read_file(fs::temp_directory_path().string()).error.find("directory") != std::string::npos);
}
