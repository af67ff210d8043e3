// All drafts of the workspace folders, one after the other: for clients that ask (workspace/diagnostic) and, by the
// command cmwlint.checkWorkspace, for those that can only be told.
#include "lsp/diagnostics.hpp"
#include "lsp/server_state.hpp"
#include "lsp/uri.hpp"
#include "workspace/inputs.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace cmwlint::lsp {
namespace {

namespace fs = std::filesystem;
using clock = std::chrono::steady_clock;

std::string stamp_of_file(std::string const& path) {
    std::error_code ignored;
    return std::to_string(fs::file_size(path, ignored)) + " " +
           std::to_string(fs::last_write_time(path, ignored).time_since_epoch().count());
}

std::optional<std::string> bytes_of(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

// A token of progress, or null where the client gave none.
json token_of(json const& params, char const* key) {
    auto const found = params.find(key);
    return found == params.end() ? json{} : *found;
}

class workspace_check final : public long_work {
public:
    // Round brackets: in braces a JSON value becomes a list of one.
    workspace_check(server& s, json const& params, bool push)
        : server_{s},
          push_{push},
          partial_(token_of(params, "partialResultToken")),
          progress_(token_of(params, "workDoneToken")) {
        auto const previous = params.find("previousResultIds");
        if (previous == params.end() || !previous->is_array()) return;
        for (auto const& one : *previous)
            previous_[one.at("uri").get<std::string>()] = one.at("value").get<std::string>();
    }

    std::optional<reply> step() override {
        if (!begun_) begin();
        constexpr auto share = std::chrono::milliseconds{30};
        for (auto const start = clock::now(); next_ < files_.size() && clock::now() - start < share;)
            check(files_[next_++]);
        if (next_ < files_.size()) {
            report_progress();
            send_partial();
            return std::nullopt;
        }
        for (auto const& [uri, id] : previous_) add(uri, {}, nullptr);  // no longer there
        server_.found_in_workspace(std::move(about_files_));
        send_partial();
        tell_progress({{"kind", "end"}, {"message", std::to_string(files_.size()) + " drafts"}});
        if (push_) return json{{"drafts", files_.size()}, {"findings", findings_}};
        return written_json{joined({R"({"items":[)", items_.elements(), "]}"})};
    }

    void abandon() override { tell_progress({{"kind", "end"}, {"message", "cancelled"}}); }

    bool goes_by(json const& token) const override { return !progress_.is_null() && progress_ == token; }

private:
    void begin() {
        begun_ = true;
        tell_progress({{"kind", "begin"}, {"title", "cmwlint: drafts"}, {"cancellable", true}, {"percentage", 0}});
        auto found = workspace::find_inputs(server_.folders());
        files_ = std::move(found.files);
        for (auto const& f : found.failures) server_.log(3, f.message);
        if (!found.left_out.empty())
            server_.log(3,
                        "drafts and directories that ignore files leave out: " + std::to_string(found.left_out.size()) +
                            "; the first is " + found.left_out.front().path + ", by " + found.left_out.front().why);
    }

    void tell_progress(json value) {
        if (!progress_.is_null()) server_.tell("$/progress", {{"token", progress_}, {"value", std::move(value)}});
    }

    void report_progress() {
        tell_progress({{"kind", "report"},
                       {"message", std::to_string(next_) + "/" + std::to_string(files_.size())},
                       {"percentage", next_ * 100 / files_.size()}});
    }

    void send_partial() {
        if (partial_.is_null() || items_.empty()) return;
        auto const items = std::exchange(items_, {});
        server_.tell("$/progress", written_json{joined({R"({"token":)", written(partial_), R"(,"value":{"items":[)",
                                                        items.elements(), "]}}"})});
    }

    void add(std::string const& uri, written_list const& diagnostics, json const& version) {
        if (push_) {
            findings_ += diagnostics.size();
            return server_.publish(uri, diagnostics);
        }
        items_.add(
            joined({R"({"kind":"full","uri":)", written(uri), R"(,"version":)", written(version), R"(,"resultId":)",
                    written(result_id(diagnostics)), R"(,"items":[)", diagnostics.elements(), "]}"}));
    }

    void add_unchanged(std::string const& uri, std::string const& id, json version) {
        items_.add(written({{"kind", "unchanged"}, {"uri", uri}, {"version", std::move(version)}, {"resultId", id}}));
    }

    // Of a file the client knows already, only that it is as it was.
    void tell_of(std::string const& uri, written_list const& diagnostics, json const& version) {
        auto const before = previous_.find(uri);
        auto const id = result_id(diagnostics);
        bool const same = before != previous_.end() && before->second == id;
        if (before != previous_.end()) previous_.erase(before);
        if (same && !push_) return add_unchanged(uri, id, version);
        add(uri, diagnostics, version);
    }

    void check(std::string const& path) {
        if (auto* const open = server_.opened().find_path(path)) {
            if (open->role != document_role::draft) return;
            auto items = server_.diagnostics_now(*open);
            if (items) tell_of(open->uri, *items, open->version);
            return;
        }
        check_file(path, uri_of(path));
    }

    void check_file(std::string const& path, std::string const& uri) {
        auto& known = server_.known_files()[path];
        auto const stamp = stamp_of_file(path) + " " + std::to_string(server_.all_projects().generation());
        auto const before = previous_.find(uri);
        if (!push_ && known.stamp == stamp && before != previous_.end() && before->second == known.result_id) {
            previous_.erase(before);
            return add_unchanged(uri, known.result_id, nullptr);
        }
        auto items = diagnostics_of_file(path, uri);
        if (!items) return;  // left out
        known = {stamp, result_id(*items)};
        tell_of(uri, *items, nullptr);
    }

    std::optional<written_list> diagnostics_of_file(std::string const& path, std::string const& uri) {
        auto const planned = server_.all_projects().in_passing(path);
        for (auto const& c : planned.complaints)
            for (auto const& p : c.problems) note(p.file, diagnostic_of(p, server_.client().encoding));
        if (planned.run != nullptr && planned.plan == nullptr) return std::nullopt;
        auto bytes = bytes_of(path);
        if (!bytes) {
            written_list out;
            out.add(written(note_on_file("not checked: the file cannot be read", diagnostic::severity::warning)));
            return out;
        }
        analysis once;
        auto const& checked = *once.check({{path, true}, {}, std::move(*bytes), false, 0}, planned);
        for (auto const& p : checked.baseline_problems) note(p.file, diagnostic_of(p, server_.client().encoding));
        // Positions are those of the decoded text, as an editor will have it; a byte order mark is no part of it.
        text_buffer const text{checked.source.file == nullptr ? std::string{}
                                                              : std::string{checked.source.file->text()}};
        auto look = server_.look_for(uri);
        look.decoded = true;
        finding_texts none;
        return diagnostics_of(checked, text, look, none);
    }

    void note(std::string const& path, json diagnostic) {
        auto& list = about_files_.try_emplace(path, json::array()).first->second;
        if (std::find(list.begin(), list.end(), diagnostic) == list.end()) list.push_back(std::move(diagnostic));
    }

    server& server_;
    bool push_;
    json partial_, progress_;
    std::map<std::string, std::string> previous_;  // result ids by URI
    bool begun_ = false;
    std::vector<std::string> files_;
    std::size_t next_ = 0, findings_ = 0;
    written_list items_;
    std::map<std::string, json> about_files_;
};

}  // namespace

reply server::workspace_diagnostic(json const& params) {
    return begin(std::make_unique<workspace_check>(*this, params, false));
}

reply server::check_workspace(json const& params) {
    return begin(std::make_unique<workspace_check>(*this, params, true));
}

}  // namespace cmwlint::lsp
