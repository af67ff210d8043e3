// JSON-RPC 2.0 as the language server protocol uses it: a body of bytes becomes a message, an answer becomes a body.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <nlohmann/json.hpp>

namespace cmwlint::lsp {

using json = nlohmann::json;

/// What an answer says when a request failed. Numbers of JSON-RPC 2.0 and LSP 3.17.
enum class error_code : int {
    parse_error = -32700,
    invalid_request = -32600,
    method_not_found = -32601,
    invalid_params = -32602,
    internal_error = -32603,
    server_not_initialized = -32002,
    request_failed = -32803,
    server_cancelled = -32802,
    content_modified = -32801,
    request_cancelled = -32800,
};

/// The client wants an answer. `id` is a number or a string.
struct request {
    json id;
    std::string method;
    json params;  ///< an object or an array; null where there are none
};
/// The client tells something.
struct notification {
    std::string method;
    json params;
};
/// The client answers what the server asked.
struct response {
    json id;
    json result;
    std::optional<json> error;
};
/// Bytes that are none of these. With `id` null it is not known which request was meant.
struct malformed {
    json id;
    error_code code = error_code::parse_error;
    std::string says;  ///< what is wrong, for whoever writes the client
};
using message = std::variant<request, notification, response, malformed>;

/// Deeper nesting than any message of the protocol has is refused: copying and writing JSON recurses on it.
inline constexpr std::size_t deepest_nesting = 200;

/// Reads one message. Never fails: what cannot be read is `malformed`. Half a surrogate pair in a string ("\ud83d"
/// alone), which editors send while a character is being typed, becomes U+FFFD; in UTF-16 that is as long.
[[nodiscard]] message parse_message(std::string_view body);

/// A JSON value that is written already: what is long and mostly as it was before is put together as text.
struct written_json {
    std::string text;
};
/// Pieces of text, one after the other; long ones are copied once.
[[nodiscard]] std::string joined(std::initializer_list<std::string_view> pieces);
/// A value as text. Strings that are not UTF-8 (names of files can be anything) get U+FFFD in them.
[[nodiscard]] std::string written(json const&);

/// An array that is put together from elements that are written.
class written_list {
public:
    void add(std::string_view element);
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] written_json array() const { return {joined({"[", elements_, "]"})}; }
    [[nodiscard]] std::string const& elements() const { return elements_; }  ///< with commas between them

private:
    std::string elements_;
    std::size_t size_ = 0;
};

/// What a handler answers: a result, or why there is none.
struct failure {
    error_code code = error_code::internal_error;
    std::string says;
    json data = nullptr;  ///< what the protocol wants told besides; null: nothing
};
using reply = std::variant<json, written_json, failure>;

/// The bodies to send.
[[nodiscard]] std::string response_body(json const& id, reply const&);
[[nodiscard]] std::string notification_body(std::string_view method, json params);
[[nodiscard]] std::string notification_body(std::string_view method, written_json const& params);
[[nodiscard]] std::string request_body(json const& id, std::string_view method, json params);

}  // namespace cmwlint::lsp
