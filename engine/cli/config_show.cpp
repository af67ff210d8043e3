// cmwlint config show FILE: what holds for a draft, and where each value comes from.
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "report/terminal.hpp"
#include "workspace/plan.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace cmwlint::cli {
namespace {

using json = nlohmann::ordered_json;

struct shown {
    std::string key;
    json value;
    project::place from;
};

std::string source_of(project::place const& from) {
    return from.nowhere() ? "default" : from.file + ":" + std::to_string(from.line);
}

class lister {
public:
    explicit lister(config_show_options const& o) : o_{o} {}

    std::vector<shown> list(project::configuration const* all) {
        project::settings const what = all == nullptr ? project::settings{} : project::settings_for(*all, o_.path);
        add("checked", what.included, what.why_not);
        one("kind", what.say.kind, "recognised");
        if (what.say.language)
            add("language", text::code(what.say.language->value), what.say.language->from);
        else
            add("language", "recognised", {});
        one("encoding", what.say.encoding, "recognised");
        one("fail-on", what.say.fail_on, "error");
        if (all != nullptr && all->message_language)
            add("message-language", text::code(all->message_language->value), all->message_language->from);
        else
            add("message-language", "of your environment", {});
        if (what.say.select && !what.say.select->empty())
            each("rules.select", *what.say.select);
        else
            add("rules.select", "all", {});
        each("rules.ignore", what.say.ignore);
        for (auto const& [rule, level] : what.say.severity) add("severity." + rule.value, level, rule.from);
        for (auto const& [name, figure] : what.say.thresholds) add("thresholds." + name.value, figure.text, name.from);
        if (all != nullptr && all->packs) each("rules.packs", *all->packs);
        if (all != nullptr && all->built_in) add("rules.built-in", all->built_in->value, all->built_in->from);
        one("baseline", all == nullptr ? std::nullopt : all->baseline, "none");
        suppressions(all);
        return std::move(out_);
    }

private:
    void add(std::string key, json value, project::place const& from) {
        out_.push_back({std::move(key), std::move(value), from});
    }
    void one(std::string key, std::optional<project::placed_text> const& said, std::string_view otherwise) {
        add(std::move(key), said ? json(said->value) : json(otherwise), said ? said->from : project::place{});
    }
    void each(std::string const& key, project::placed_texts const& all) {
        for (auto const& t : all) add(key, t.value, t.from);
    }
    void suppressions(project::configuration const* all) {
        auto const file = workspace::suppressions_file({}, all, o_.path);
        bool const said = all != nullptr && all->suppressions;
        add("suppressions", file.empty() ? "none" : file,
            said ? all->suppressions->from : project::place{file, file.empty() ? 0U : 1U, 1});
    }

    config_show_options const& o_;
    std::vector<shown> out_;
};

std::string text_of(std::string const& file, std::vector<shown> const& all) {
    std::string out = file.empty() ? "no cmwlint.toml was found\n" : "configuration: " + report::printable(file) + "\n";
    std::size_t key = 0, value = 0;
    auto const said = [](shown const& s) { return s.value.is_string() ? s.value.get<std::string>() : s.value.dump(); };
    for (auto const& s : all) {
        key = std::max(key, s.key.size());
        value = std::max(value, said(s).size());
    }
    for (auto const& s : all) {
        auto const v = said(s);
        out.append(s.key).append(key + 2 - s.key.size(), ' ').append(report::printable(v));
        out.append(value + 2 - v.size(), ' ').append(report::printable(source_of(s.from))).append("\n");
    }
    return out;
}

std::string json_of(std::string const& path, std::string const& file, std::vector<shown> const& all) {
    json values = json::array();
    for (auto const& s : all) {
        json from = nullptr;
        if (!s.from.nowhere()) from = {{"file", s.from.file}, {"line", s.from.line}, {"column", s.from.column}};
        values.push_back({{"key", s.key}, {"value", s.value}, {"from", std::move(from)}});
    }
    json const whole{{"path", path}, {"configuration", file.empty() ? json(nullptr) : json(file)}, {"values", values}};
    return whole.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace

int run(config_show_options const& o) {
    auto const file = workspace::configuration_file({o.configuration}, o.path);
    std::optional<project::configuration> all;
    if (!file.empty()) {
        auto read = project::read_configuration(file, workspace::known_words());
        if (!read.problems.empty()) {
            print_error(render_problems(read.problems));
            return failed;
        }
        all = std::move(read.value);
    }
    auto const values = lister{o}.list(all ? &*all : nullptr);
    return write_output(o.json ? json_of(o.path, file, values) : text_of(file, values), "") ? clean : failed;
}

}  // namespace cmwlint::cli
