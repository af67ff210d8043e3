#include "project/baseline.hpp"

#include "project/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace cmwlint::project {
namespace {

using json = nlohmann::json;
constexpr int format_version = 1;
constexpr auto made_by = "make it anew with --update-baseline, or take the file from version control";

// Counts the bytes the parser has taken, so that a mistake in a value has a place.
struct counting_iterator {
    using difference_type = std::ptrdiff_t;
    using value_type = char;
    using pointer = char const*;
    using reference = char const&;
    using iterator_category = std::input_iterator_tag;

    char const* at = nullptr;
    char const** last = nullptr;
    reference operator*() const { return *at; }
    counting_iterator& operator++() {
        *last = ++at;
        return *this;
    }
    counting_iterator operator++(int) {
        auto const before = *this;
        ++*this;
        return before;
    }
    bool operator==(counting_iterator const& other) const { return at == other.at; }
    bool operator!=(counting_iterator const& other) const { return at != other.at; }
};

class reader {
public:
    reader(std::string const& file, std::string_view bytes) : file_{file}, bytes_{bytes} {}

    baseline_result read() {
        auto const all = parse();
        if (!out_.problems.empty()) return std::move(out_);
        if (!all.is_object() || !all.contains("findings") || !all["findings"].is_array()) {
            report(0, "this is no baseline of cmwlint");
        } else if (all.value("cmwlint-baseline", json{}) != format_version) {
            report(0, "this baseline was written by another version of cmwlint");
        } else {
            std::size_t i = 0;
            for (auto const& one : all["findings"]) take(one, i < places_.size() ? places_[i] : 0), ++i;
        }
        return std::move(out_);
    }

private:
    json parse() {
        char const* last = bytes_.data();
        auto const begin = counting_iterator{bytes_.data(), &last};
        auto const end = counting_iterator{bytes_.data() + bytes_.size(), &last};
        std::vector<std::size_t> opened;
        auto const note = [&](int depth, json::parse_event_t event, json&) {
            auto const at = static_cast<std::size_t>(last - bytes_.data());
            if (event == json::parse_event_t::object_start && depth == 2) places_.push_back(at > 0 ? at - 1 : 0);
            return true;
        };
        try {
            return json::parse(begin, end, note);
        } catch (json::parse_error const& error) {
            report(error.byte > 0 ? error.byte - 1 : 0, "this is no JSON: a conflict of a merge, or a cut-off file?");
        }
        return {};
    }

    void take(json const& one, std::size_t at) {
        known_finding found;
        for (auto const& [key, into] : {std::pair{"file", &found.file}, std::pair{"rule", &found.rule},
                                        std::pair{"fingerprint", &found.fingerprint}}) {
            if (!one.is_object() || !one.contains(key) || !one[key].is_string())
                return report(at, std::string{"a finding has no \""} + key + "\"");
            *into = one[key].get<std::string>();
        }
        if (one.contains("words") && one["words"].is_string()) found.words = one["words"].get<std::string>();
        out_.value.findings.push_back(std::move(found));
    }

    void report(std::size_t at, std::string message) {
        rulepack::problem p;
        p.file = file_;
        auto const before = bytes_.substr(0, at);
        p.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
        auto const begin = before.rfind('\n') + 1;  // npos + 1 is 0
        p.column = 1 + static_cast<std::uint32_t>(
                           std::count_if(before.begin() + static_cast<std::ptrdiff_t>(begin), before.end(),
                                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        p.message = std::move(message);
        p.help = made_by;
        p.excerpt = rulepack::line_of(bytes_, p.line);
        out_.problems.push_back(std::move(p));
    }

    std::string const& file_;
    std::string_view bytes_;
    std::vector<std::size_t> places_;
    baseline_result out_;
};

auto key_of(known_finding const& f) { return std::tie(f.file, f.rule, f.fingerprint); }

// Known findings by what they are, each to be taken once.
class store {
public:
    explicit store(baseline const& of) : of_{of}, taken_(of.findings.size()) {
        for (std::size_t i = 0; i < of.findings.size(); ++i)
            by_print_.emplace(of.findings[i].rule + "\n" + of.findings[i].fingerprint, i);
    }

    template <typename May>
    bool take(known_finding const& found, May may) {
        auto const [first, last] = by_print_.equal_range(found.rule + "\n" + found.fingerprint);
        for (auto it = first; it != last; ++it) {
            if (taken_[it->second] || !may(of_.findings[it->second].file)) continue;
            return taken_[it->second] = true;
        }
        return false;
    }
    [[nodiscard]] bool taken(std::size_t i) const { return taken_[i]; }

private:
    baseline const& of_;
    std::multimap<std::string, std::size_t> by_print_;
    std::vector<bool> taken_;
};

}  // namespace

baseline_result read_baseline(std::string const& file, std::string_view bytes) { return reader{file, bytes}.read(); }

baseline_result read_baseline(std::string const& file) {
    auto const bytes = bytes_of(file);
    if (bytes) return read_baseline(file, *bytes);
    baseline_result out;
    rulepack::problem p;
    p.file = file;
    p.message = "the baseline cannot be read";
    p.help = "make it with --update-baseline";
    out.problems.push_back(std::move(p));
    return out;
}

std::string written(baseline all) {
    std::sort(all.findings.begin(), all.findings.end(),
              [](auto const& a, auto const& b) { return key_of(a) < key_of(b); });
    std::string out = "{\"cmwlint-baseline\": " + std::to_string(format_version) + ",\n\"findings\": [";
    char const* between = "\n";
    for (auto const& f : all.findings) {
        nlohmann::ordered_json const line{
            {"file", f.file}, {"rule", f.rule}, {"fingerprint", f.fingerprint}, {"words", f.words}};
        out.append(between).append(line.dump(-1, ' ', false, json::error_handler_t::replace));
        between = ",\n";
    }
    return out + "\n]}\n";
}

comparison compare(baseline const& of, std::vector<known_finding> const& found, std::vector<std::string> const& checked,
                   std::function<bool(std::string const&)> const& exists) {
    comparison out;
    store known{of};
    std::set<std::string> const here{checked.begin(), checked.end()};
    out.known.resize(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        out.known[i] = known.take(found[i], [&](std::string const& file) { return file == found[i].file; });
    auto const may_have_moved = [&](std::string const& file) { return here.count(file) > 0 || !exists(file); };
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!out.known[i]) out.known[i] = known.take(found[i], may_have_moved);
    for (std::size_t i = 0; i < of.findings.size(); ++i) {
        auto const& f = of.findings[i];
        if (!may_have_moved(f.file)) {
            out.updated.findings.push_back(f);
        } else if (!known.taken(i)) {
            out.gone.push_back(f);
        }
    }
    out.updated.findings.insert(out.updated.findings.end(), found.begin(), found.end());
    return out;
}

}  // namespace cmwlint::project
