// Reading and judging suppressions.
#include "project/suppressions.hpp"

#include "project/files.hpp"
#include "project/glob.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace cmwlint::project {
namespace {

constexpr std::array<std::string_view, 7> suppress_keys{"rule",   "file", "provision", "text-hash",
                                                        "reason", "by",   "until"};

std::string day_of(int year, unsigned month, unsigned day) {
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", year, month, day);
    return out;
}

// A date of TOML, or a text that is one.
std::string until_of(rulepack::toml_source& source, toml::table const& table) {
    auto const* node = table.get("until");
    if (node == nullptr) return {};
    if (auto const date = node->value_exact<toml::date>()) return day_of(date->year, date->month, date->day);
    if (auto const said = node->value_exact<std::string>())
        if (is_day(*said)) return *said;
    source.report(*node, "\"until\" must be a day", "write year, month and day: until = 2027-01-31");
    return {};
}

suppression suppression_at(rulepack::toml_source& source, toml::table const& table) {
    suppression one;
    one.from = place_of(source.path(), table.source().begin);
    source.only(table, suppress_keys);
    auto const* const rule = table.get("rule");
    for (auto& name : source.texts(table, "rule", true)) {
        auto const from = rule == nullptr ? one.from : place_of(source.path(), rule->source().begin);
        one.rules.push_back({std::move(name), from});
    }
    one.file = source.text(table, "file");
    one.provision = source.text(table, "provision");
    one.text_hash = source.text(table, "text-hash");
    one.by = source.text(table, "by");
    one.until = until_of(source, table);
    one.reason = source.text(table, "reason");
    auto const* const reason = table.get("reason");
    if (reason == nullptr || (reason->is_string() && one.reason.find_first_not_of(" \t\n") == std::string::npos))
        source.report_at(reason == nullptr ? table.source().begin : reason->source().begin,
                         "this suppression gives no reason",
                         "say why the finding may stand: reason = \"…\"; whoever reads the report will ask");
    if (!one.text_hash.empty() && one.provision.empty())
        source.report(*table.get("text-hash"), "\"text-hash\" without \"provision\"",
                      "name the provision whose text it is, or leave it out");
    return one;
}

std::vector<std::string_view> segments(std::string_view eid) {
    std::vector<std::string_view> out;
    while (!eid.empty()) {
        auto const cut = eid.find("__");
        out.push_back(eid.substr(0, cut));
        eid = cut == std::string_view::npos ? std::string_view{} : eid.substr(cut + 2);
    }
    return out;
}

bool ends_in(std::string_view eid, std::vector<std::string_view> const& wanted) {
    auto const all = segments(eid);
    return wanted.size() <= all.size() && std::equal(wanted.rbegin(), wanted.rend(), all.rbegin());
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (auto const c : text)
        if (c != ' ' && c != '\n' && c != '.' && c != ':') out.push_back(c);
    return out;
}

// Which findings a decision is about, whatever became of it since.
struct reach {
    std::vector<structure::provision_id> provisions;  // one of them
    bool everywhere = false;

    [[nodiscard]] bool covers(read_text const& draft, structure::provision_id at) const {
        return everywhere || std::any_of(provisions.begin(), provisions.end(),
                                         [&](auto const p) { return is_below(draft.document, at, p); });
    }
};

// Of the provisions named, those that still read as they did. Where none does: stale, and where the text stands now.
reach reach_of(suppression const& one, read_text const& draft, use& became) {
    reach out;
    out.everywhere = one.provision.empty();
    if (out.everywhere) return out;
    out.provisions = provisions_named(draft, one.provision);
    if (one.text_hash.empty()) return out;
    auto const reads_so = [&](structure::provision_id p) { return text_hash(draft, p) == one.text_hash; };
    auto const named = out.provisions;
    std::erase_if(out.provisions, [&](auto const p) { return !reads_so(p); });
    if (!out.provisions.empty()) return out;
    became.stale = !named.empty();
    if (became.stale) became.now = text_hash(draft, named.front());
    for (structure::provision_id p = 0; p < draft.document.provisions.size(); ++p)
        if (reads_so(p)) became.moved_to = draft.document[p].eid;
    return out;
}

template <typename Names, typename Name>
bool any_means(Names const& names, diagnostic::diagnostic const& finding, Name name) {
    return std::any_of(names.begin(), names.end(),
                       [&](auto const& n) { return means(name(n), finding.rule, finding.name); });
}

struct decision {
    reach where;
    bool expired = false;
};

}  // namespace

std::span<std::string_view const> suppression_keys() { return suppress_keys; }

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (auto const i : {0, 1, 2, 3, 5, 6, 8, 9})
        if (text[static_cast<std::size_t>(i)] < '0' || text[static_cast<std::size_t>(i)] > '9') return false;
    auto const number = [&](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
    return number(5) >= 1 && number(5) <= 12 && number(8) >= 1 && number(8) <= 31;
}

std::string today() {
    auto now = std::time(nullptr);
    if (auto const* const fixed = std::getenv("SOURCE_DATE_EPOCH"))
        now = static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
    std::tm parts{};
    gmtime_r(&now, &parts);
    return day_of(parts.tm_year + 1900, static_cast<unsigned>(parts.tm_mon + 1), static_cast<unsigned>(parts.tm_mday));
}

suppressions_result read_suppressions(std::string const& file) {
    suppressions_result out;
    out.value.file = file;
    out.value.directory = directory_of(file);
    auto bytes = bytes_of(file);
    if (!bytes) {
        rulepack::problem p;
        p.file = file;
        p.message = "the suppressions cannot be read";
        p.help = "name a file that exists in cmwlint.toml: suppressions = \"…\"";
        out.problems.push_back(std::move(p));
        return out;
    }
    rulepack::toml_source source{{}, {file, *bytes}, out.problems};
    source.only(source.root(), {"suppress"});
    if (source.readable())
        for (auto const* table : source.tables(source.root(), "suppress"))
            out.value.all.push_back(suppression_at(source, *table));
    if (out.problems.empty()) out.value.text = std::make_shared<source::source_file>(file, std::move(*bytes));
    return out;
}

std::vector<structure::provision_id> provisions_named(read_text const& draft, std::string_view name) {
    std::vector<structure::provision_id> out;
    auto const wanted = segments(name);
    auto const label = squeezed(text::fold(name, draft.document.language));
    for (structure::provision_id p = 0; p < draft.document.provisions.size(); ++p) {
        auto const& one = draft.document[p];
        bool const labelled = !one.label.empty() && squeezed(source::slice(draft.reading.text, one.label)) == label;
        if (labelled || (!one.eid.empty() && ends_in(one.eid, wanted))) out.push_back(p);
    }
    return out;
}

bool is_for(suppression const& one, suppressions const& file, std::string const& draft) {
    return one.file.empty() || glob_matches(one.file, relative_to(draft, file.directory));
}

judgement judge(suppressions const* file, std::span<comment const> comments, std::string const& draft,
                read_text const& text, std::span<diagnostic::diagnostic const> findings, std::string const& today) {
    judgement out;
    std::size_t const in_file = file == nullptr ? 0 : file->all.size();
    out.uses.resize(in_file + comments.size());
    std::vector<decision> decisions(out.uses.size());
    for (std::size_t i = 0; i < in_file; ++i) {
        auto const& one = file->all[i];
        out.uses[i].for_draft = is_for(one, *file, draft);
        if (out.uses[i].for_draft) decisions[i].where = reach_of(one, text, out.uses[i]);
        decisions[i].expired = !one.until.empty() && one.until < today;
    }
    for (std::size_t i = 0; i < comments.size(); ++i) {
        auto const& one = comments[i];
        out.uses[in_file + i].for_draft = one.mistake.empty();
        decisions[in_file + i] = {{{one.provision}, false}, !one.until.empty() && one.until < today};
    }
    for (auto const& finding : findings) {
        auto const at = provision_of(text, finding);
        std::optional<std::size_t> by;
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            if (!out.uses[i].for_draft || !decisions[i].where.covers(text, at)) continue;
            bool const meant = i < in_file
                                   ? any_means(file->all[i].rules, finding, [](auto const& n) { return n.value; })
                                   : any_means(comments[i - in_file].rules, finding, [](auto const& n) { return n; });
            if (!meant) continue;
            ++(decisions[i].expired ? out.uses[i].expired : out.uses[i].set_aside);
            if (!decisions[i].expired && !by) by = i;
        }
        out.by.push_back(by);
    }
    return out;
}

}  // namespace cmwlint::project
