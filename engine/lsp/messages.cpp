#include "lsp/messages.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cmwlint::lsp {
namespace {

bool is_id(json const& value) { return value.is_number_integer() || value.is_string(); }

// How deep brackets nest, outside of strings. Of bytes that are no JSON it says something that does no harm.
std::size_t nesting_of(std::string_view body) {
    std::size_t depth = 0, deepest = 0;
    bool in_string = false;
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (in_string) {
            at = body.find_first_of("\"\\", at);
            if (at == std::string_view::npos) break;
            if (body[at] == '\\') {
                ++at;
            } else {
                in_string = false;
            }
            continue;
        }
        auto const c = body[at];
        if (c == '"') in_string = true;
        if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
        if ((c == ']' || c == '}') && depth > 0) --depth;
    }
    return deepest;
}

// The code unit of "\uXXXX" at `at`; nothing where there is no such escape.
std::optional<unsigned> escaped_unit(std::string_view body, std::size_t at) {
    if (at + 6 > body.size() || body[at] != '\\' || body[at + 1] != 'u') return std::nullopt;
    unsigned unit = 0;
    for (auto const c : body.substr(at + 2, 4)) {
        unsigned digit = 0;
        if ('0' <= c && c <= '9') {
            digit = static_cast<unsigned>(c - '0');
        } else if ('a' <= (c | 0x20) && (c | 0x20) <= 'f') {
            digit = static_cast<unsigned>((c | 0x20) - 'a') + 10;
        } else {
            return std::nullopt;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

constexpr bool leads(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool trails(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Halves of surrogate pairs that stand alone, as U+FFFD.
std::string with_whole_characters(std::string_view body) {
    std::string out{body};
    for (auto at = out.find('\\'); at != std::string::npos; at = out.find('\\', at)) {
        auto const unit = escaped_unit(out, at);
        auto const next = unit && leads(*unit) ? escaped_unit(out, at + 6) : std::nullopt;
        if (unit && next && trails(*next)) {
            at += 12;
        } else if (unit) {
            if (leads(*unit) || trails(*unit)) out.replace(at, 6, "\\ufffd");
            at += 6;
        } else {
            at += 2;
        }
    }
    return out;
}

json parsed(std::string_view body) {
    auto value = json::parse(body, nullptr, false);
    if (value.is_discarded() && body.find("\\u") != std::string_view::npos)
        value = json::parse(with_whole_characters(body), nullptr, false);
    return value;
}

message message_of(json& value) {
    json id = value.contains("id") ? value["id"] : json{};
    bool const has_id = value.contains("id");
    auto const bad = [&](std::string says) {
        return malformed{is_id(id) ? id : json{}, error_code::invalid_request, std::move(says)};
    };
    if (!value.contains("jsonrpc") || value["jsonrpc"] != "2.0") return bad("\"jsonrpc\" must be \"2.0\"");
    if (!value.contains("method")) {
        if (!has_id || !(value.contains("result") || value.contains("error")))
            return bad("a message needs a \"method\", or an \"id\" with a \"result\" or an \"error\"");
        response answer{std::move(id), value.value("result", json{}), std::nullopt};
        if (value.contains("error")) answer.error = value["error"];
        return answer;
    }
    if (!value["method"].is_string()) return bad("\"method\" must be a string");
    if (has_id && !is_id(id)) return bad("\"id\" must be a whole number or a string");
    json params = value.contains("params") ? std::move(value["params"]) : json{};
    if (!params.is_structured() && !params.is_null()) return bad("\"params\" must be an object or an array");
    auto method = value["method"].get<std::string>();
    if (has_id) return request{std::move(id), std::move(method), std::move(params)};
    return notification{std::move(method), std::move(params)};
}

}  // namespace

std::string joined(std::initializer_list<std::string_view> pieces) {
    std::size_t size = 0;
    for (auto const piece : pieces) size += piece.size();
    std::string out;
    out.reserve(size);
    for (auto const piece : pieces) out += piece;
    return out;
}

std::string written(json const& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

void written_list::add(std::string_view element) {
    if (size_++ > 0) elements_ += ',';
    elements_ += element;
}

message parse_message(std::string_view body) {
    if (nesting_of(body) > deepest_nesting)
        return malformed{
            {}, error_code::parse_error, "the message nests deeper than " + std::to_string(deepest_nesting)};
    auto value = parsed(body);
    if (value.is_discarded()) return malformed{{}, error_code::parse_error, "the message is not JSON in UTF-8"};
    if (!value.is_object())
        return malformed{{}, error_code::invalid_request, "a message is one JSON object; batches are not used in LSP"};
    return message_of(value);
}

std::string response_body(json const& id, reply const& what) {
    if (auto const* const text = std::get_if<written_json>(&what))
        return joined({R"({"jsonrpc":"2.0","id":)", written(id), R"(,"result":)", text->text, "}"});
    json body{{"jsonrpc", "2.0"}, {"id", id}};
    if (auto const* const wrong = std::get_if<failure>(&what)) {
        body["error"] = {{"code", static_cast<int>(wrong->code)}, {"message", wrong->says}};
        if (!wrong->data.is_null()) body["error"]["data"] = wrong->data;
    } else {
        body["result"] = std::get<json>(what);
    }
    return written(body);
}

std::string notification_body(std::string_view method, json params) {
    return written({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
}

std::string notification_body(std::string_view method, written_json const& params) {
    return joined({R"({"jsonrpc":"2.0","method":)", written(method), R"(,"params":)", params.text, "}"});
}

std::string request_body(json const& id, std::string_view method, json params) {
    return written({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
}

}  // namespace cmwlint::lsp
