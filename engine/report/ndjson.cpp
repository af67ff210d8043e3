// One JSON object a line, for programs that read as they go: what `json` says of each diagnostic, with the file it
// stands in; then the files that were not checked.
#include "report/json_values.hpp"
#include "report/machine.hpp"

#include <nlohmann/json.hpp>

namespace cmwlint::report {
namespace {

using json = nlohmann::ordered_json;

std::string line(json const& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace) + '\n'; }

}  // namespace

std::string render_ndjson(report_input const& in) {
    std::string out;
    for (auto const& document : in.documents) {
        for (auto const& d : document.diagnostics) {
            json one{{"path", document.file->path()},
                     {"language", document.language ? json(text::code(*document.language)) : json(nullptr)},
                     {"kind", document.kind}};
            one.update(json_of(d, *document.file));
            out += line(one);
        }
    }
    for (auto const& file : unchecked_files(in)) out += line({{"path", file.path}, {"not_checked", file.message}});
    return out;
}

}  // namespace cmwlint::report
