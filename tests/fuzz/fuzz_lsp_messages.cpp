// Any bytes as what a client sends: cut into messages the same whether they come at once or one by one, each read, and
// each answer to it a message again. Edits of a text leave its table of lines as a fresh one.
#include "lsp/frames.hpp"
#include "lsp/messages.hpp"
#include "lsp/position.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace cmwlint;

namespace {

void demand(bool condition) {
    if (!condition) std::abort();
}

std::vector<std::string> bodies_of(std::string_view bytes, std::size_t at_once, std::string& broken) {
    lsp::frame_reader reader;
    std::vector<std::string> out;
    for (std::size_t at = 0; at < bytes.size(); at += at_once) {
        reader.feed(bytes.substr(at, at_once));
        while (auto body = reader.next()) out.push_back(std::move(*body));
    }
    broken = reader.broken();
    return out;
}

void read(std::string_view body) {
    auto const message = lsp::parse_message(body);
    lsp::json id;
    if (auto const* const r = std::get_if<lsp::request>(&message)) id = r->id;
    if (auto const* const bad = std::get_if<lsp::malformed>(&message)) {
        demand(!bad->says.empty());
        id = bad->id;
    }
    auto const answer = lsp::response_body(id, lsp::failure{lsp::error_code::invalid_request, std::string{body}});
    demand(std::holds_alternative<lsp::response>(lsp::parse_message(answer)) || id.is_null());
    if (auto const* const r = std::get_if<lsp::request>(&message))
        demand(
            std::holds_alternative<lsp::request>(lsp::parse_message(lsp::request_body(r->id, r->method, r->params))));
}

void edit(std::string_view bytes) {
    lsp::text_buffer text{std::string{bytes}};
    for (std::size_t i = 0; i + 4 <= bytes.size() && i < 64; i += 4) {
        auto const at = static_cast<unsigned char>(bytes[i]), end = static_cast<unsigned char>(bytes[i + 1]);
        text.replace({at, end}, bytes.substr(i + 2, 2));
        lsp::text_buffer const fresh{text.text()};
        demand(fresh.line_count() == text.line_count());
        for (std::uint32_t line = 0; line < fresh.line_count(); ++line) demand(fresh.line(line) == text.line(line));
    }
    demand(text.offset({~std::uint32_t{0}, ~std::uint32_t{0}}, lsp::position_encoding::utf8) <= text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    std::string broken, broken_too;
    auto const bodies = bodies_of(bytes, size + 1, broken);
    demand(bodies == bodies_of(bytes, 1, broken_too) && broken == broken_too);
    for (auto const& body : bodies) read(body);
    read(bytes);
    edit(bytes);
    return 0;
}
