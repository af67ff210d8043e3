// Frames and messages: what is read, what is refused, and what is said of it.
#include "lsp/messages.hpp"
#include "lsp/frames.hpp"
#include "lsp/uri.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace cmwlint;
using lsp::json;

TEST_CASE("a stream is cut into bodies wherever its bytes come apart") {
    auto const stream = lsp::framed("{}") + lsp::framed("") + lsp::framed("[1,2]");
    for (std::size_t at_once = 1; at_once <= stream.size(); ++at_once) {
        lsp::frame_reader reader;
        std::string all;
        for (std::size_t at = 0; at < stream.size(); at += at_once) {
            reader.feed(std::string_view{stream}.substr(at, at_once));
            while (auto const body = reader.next()) all += *body + ";";
        }
        CHECK(all == "{};;[1,2];");
        CHECK(reader.broken().empty());
        CHECK_FALSE(reader.midway());
    }
}

TEST_CASE("a header that nobody understands ends the stream") {
    for (auto const* const header :
         {"Content-Length: x\r\n\r\n", "\r\n\r\n", "no colon\r\n\r\n", "Content-Length: 1000000000000\r\n\r\n",
          "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"}) {
        lsp::frame_reader reader;
        reader.feed(header);
        CHECK_FALSE(reader.next());
        CHECK_FALSE(reader.broken().empty());
        reader.feed(lsp::framed("{}"));
        CHECK_FALSE(reader.next());
    }
    lsp::frame_reader endless;
    endless.feed(std::string(lsp::longest_header + 1, 'a'));
    CHECK_FALSE(endless.next());
    CHECK_FALSE(endless.broken().empty());
}

TEST_CASE("halves of surrogate pairs do not lose a message") {
    auto const text = [](std::string const& escaped) {
        auto const m = lsp::parse_message(R"({"jsonrpc":"2.0","method":"m","params":[")" + escaped + R"("]})");
        return std::get<lsp::notification>(m).params[0].get<std::string>();
    };
    CHECK(text(R"(a\ud83d)") == "a\uFFFD");
    CHECK(text(R"(\ude00b)") ==
          "\uFFFD"
          "b");
    CHECK(text(R"(\ud83d\ude00)") == "\U0001F600");
    CHECK(text(R"(\ud83d\ud83d\ude00)") == "\uFFFD\U0001F600");
    CHECK(text(R"(\ud83d \\ud83d)") == "\uFFFD \\ud83d");
}

TEST_CASE("answers are JSON whatever they quote") {
    auto const answer = json::parse(
        lsp::response_body("a", lsp::failure{lsp::error_code::server_cancelled, "\xFF", {{"retriggerRequest", true}}}));
    CHECK(answer["error"]["code"] == -32802);
    CHECK(answer["error"]["message"] == "\uFFFD");
    CHECK(answer["error"]["data"]["retriggerRequest"] == true);
    CHECK(json::parse(lsp::response_body(5, json{}))["result"].is_null());
}

TEST_CASE("paths and URIs") {
    CHECK(lsp::path_of("file:///a%20b/%D0%B7.txt") == "/a b/з.txt");
    CHECK(lsp::path_of("file://localhost/a/../b.txt") == "/b.txt");
    CHECK(lsp::path_of("file:///a.txt?x#y") == "/a.txt");
    CHECK(lsp::path_of("file:///100%.txt") == "/100%.txt");
    CHECK_FALSE(lsp::path_of("file://host/a.txt"));
    CHECK_FALSE(lsp::path_of("file:///a%00.txt"));
    CHECK_FALSE(lsp::path_of("untitled:Untitled-1"));
    CHECK(lsp::name_of("untitled:Untitled-1") == "Untitled-1");
    CHECK(lsp::name_of("git:/a/law.html?ref") == "law.html");
    CHECK(lsp::name_of("") == "untitled");
    CHECK(lsp::path_of(lsp::uri_of("/a b/ع#.txt")) == "/a b/ع#.txt");
}
