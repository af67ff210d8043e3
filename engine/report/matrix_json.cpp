// The matrix for programs: the contract is docs/json-matrix.schema.json, and a test holds this file to it.
// Lines and columns count from 1, columns in code points; bytes from 0 in the original file; ends are half-open.
#include "report/json_values.hpp"
#include "report/matrix.hpp"

#include <nlohmann/json.hpp>

namespace cmwlint::report {
namespace {

using json = nlohmann::ordered_json;  // keys in the order we write them: stable and readable

json to_json(std::vector<matrix_place> const& places, source::source_file const& file) {
    json out = json::array();
    for (auto const& p : places) {
        json one{{"rule", p.rule}};
        if (p.level) {
            one["severity"] = diagnostic::name(*p.level);
            one["message"] = p.message;
            one["needs_lawyer"] = p.needs_lawyer;
        }
        bool const whole = p.where.empty();  // the draft as a whole
        one["span"] = whole ? json(nullptr) : json_of(p.where, file);
        one["provision"] = whole ? json(nullptr) : json_of(p.provision);
        one["words"] = p.words;
        one["quotation"] = p.quotation;
        out.push_back(std::move(one));
    }
    return out;
}

json because(inapplicable why) {
    switch (why) {
        case inapplicable::other_kind:
            return "other-kind";
        case inapplicable::off_topic:
            return "off-topic";
        case inapplicable::no:
            break;
    }
    return nullptr;
}

json to_json(matrix_result const& result, matrix_file const& file) {
    json rules = json::array();
    for (auto const& r : result.rules) rules.push_back({{"rule", r.id}, {"result", name(r.is)}});
    return {{"path", file.file->path()},
            {"result", name(result.is)},
            {"because", because(result.because)},
            {"against", to_json(result.faults, *file.file)},
            {"answers", to_json(result.clauses, *file.file)},
            {"rules", std::move(rules)}};
}

json to_json(conformity_matrix const& m, matrix_row const& row) {
    json results = json::array();
    for (std::size_t i = 0; i < m.files.size(); ++i) {
        if (is_shown(m, row, i)) results.push_back(to_json(row.results[i], m.files[i]));
    }
    return {{"number", row.number},
            {"says", row.says},
            {"kind", row.kind},
            {"speaker", row.speaker},
            {"articles", json(row.articles)},
            {"checkable", json(row.checkable)},
            {"why_not", row.why_not},
            {"results", std::move(results)}};
}

json to_json(conformity_matrix const& m, matrix_group const& group) {
    json rows = json::array();
    for (auto const& row : group.rows) {
        auto one = to_json(m, row);
        if (!one["results"].empty()) rows.push_back(std::move(one));
    }
    return {{"key", group.key},
            {"symbol", group.symbol},
            {"title", group.title},
            {"authority", group.authority},
            {"year", group.year > 0 ? json(group.year) : json(nullptr)},
            {"rows", std::move(rows)}};
}

json file_of(conformity_matrix const& m, std::size_t i) {
    json tally = json::object();
    auto const counts = tally_of(m, i);
    for (auto const v : all_verdicts) tally[std::string(name(v))] = counts[static_cast<std::size_t>(v)];
    return {{"path", m.files[i].file->path()},
            {"language", text::code(m.files[i].language)},
            {"kind", m.files[i].kind},
            {"tally", std::move(tally)}};
}

}  // namespace

std::string render_matrix_json(conformity_matrix const& m) {
    json files = json::array(), documents = json::array(), errors = json::array();
    for (std::size_t i = 0; i < m.files.size(); ++i) files.push_back(file_of(m, i));
    for (auto const& group : m.groups) documents.push_back(to_json(m, group));
    for (auto const& f : m.failures) errors.push_back({{"path", f.path}, {"message", f.message}});
    json const all{{"version", m.version},
                   {"packs", json(m.packs)},
                   {"by", m.by_article ? "article" : "paragraph"},
                   {"files", std::move(files)},
                   {"documents", std::move(documents)},
                   {"errors", std::move(errors)}};
    return all.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace cmwlint::report
