// textDocument/codeAction: what can be done about a finding.
#include "lsp/context.hpp"
#include "lsp/decision_edits.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/editor_words.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cmwlint::lsp {
namespace {

constexpr std::size_t most_findings = 20;  // of one request: a menu nobody reads helps nobody
constexpr std::string_view quick_fix = "quickfix";
constexpr std::string_view rewrite = "refactor.rewrite";

// Kinds have parts: who asks for "refactor" takes "refactor.rewrite".
bool wanted(json const& params, std::string_view kind) {
    auto const asks = params.find("context");
    if (asks == params.end() || !asks->contains("only") || !(*asks)["only"].is_array()) return true;
    return std::any_of((*asks)["only"].begin(), (*asks)["only"].end(), [&](json const& one) {
        auto const only = one.get<std::string>();
        return only.empty() || only == kind || (kind.starts_with(only) && kind[only.size()] == '.');
    });
}

json const& given_diagnostics(json const& params) {
    static json const none = json::array();
    auto const asks = params.find("context");
    if (asks == params.end() || !asks->contains("diagnostics") || !(*asks)["diagnostics"].is_array()) return none;
    return (*asks)["diagnostics"];
}

class action_writer {
public:
    action_writer(context& server, draft_view& view, json const& params)
        : server_{server},
          view_{view},
          params_{params},
          words_{editor_words_in(view.speaks())},
          literals_{
              server.client().told.contains(json::json_pointer{"/textDocument/codeAction/codeActionLiteralSupport"})} {}

    json write() {
        auto const asked = view_.span_of(params_.at("range"));
        if (!asked) return json{};
        std::size_t count = 0;
        auto const& all = view_.draft().document.diagnostics;
        for (std::size_t i = 0; i < all.size() && count < most_findings; ++i) {
            auto const where = view_.draft().in_client_text(all[i].where);
            auto shown = diagnostic_at(all[i]);
            bool const touched = where.begin <= asked->end && asked->begin <= where.end;
            if ((!touched && shown.is_null()) || view_.rules().find(all[i].rule) == nullptr) continue;
            ++count;
            of_finding(i, std::move(shown));
        }
        return std::move(out_);
    }

private:
    // The client's own diagnostic of a finding, if it handed it over.
    json diagnostic_at(diagnostic::diagnostic const& d) {
        auto const& given = given_diagnostics(params_);
        if (given.empty()) return json{};
        auto const range = to_json(view_.place_of_source(d.where));
        for (auto const& one : given)
            if (one.contains("code") && one["code"] == d.rule && one.contains("range") && one["range"] == range)
                return one;
        return json{};
    }

    void of_finding(std::size_t i, json shown) {
        auto const& d = view_.draft().document.diagnostics[i];
        json const about{{"uri", view_.file().uri},
                         {"version", view_.file().version},
                         {"rule", d.rule},
                         {"fingerprint", view_.draft().fingerprints[i]}};
        wording(d, shown);
        suppress(i, d, shown, about);
        model(i, d, shown);
        baseline(d, shown, about);
        add_command(std::string{words_.show_rule} + " " + d.rule, "cmwlint.showRule", {{"rule", d.rule}}, shown);
    }

    // Other words for those of the finding, where the rule has them.
    void wording(diagnostic::diagnostic const& d, json const& shown) {
        if (d.wording.empty() || !literals_ || !wanted(params_, quick_fix)) return;
        text_edit edit{view_.place_of_source(d.where), d.wording};
        auto action = started(std::string{words_.write} + " \"" + d.wording + "\"", quick_fix, shown);
        action["edit"] =
            workspace_edit(server_.client(), {{view_.file().uri, view_.file().version, false, {std::move(edit)}}});
        out_.push_back(std::move(action));
    }

    void suppress(std::size_t i, diagnostic::diagnostic const& d, json const& shown, json const& about) {
        auto const edit = suppression_of(server_, view_, i, {});
        if (!edit) return;
        auto const place =
            d.sentence.empty() || d.provision.label.empty() ? std::string{words_.whole_draft} : d.provision.label;
        auto const title = std::string{words_.suppress} + " " + d.rule + " (" + place + ")";
        if (!literals_) return add_command(title, "cmwlint.suppress", about, shown);
        if (!wanted(params_, quick_fix)) return;
        auto action = started(title, quick_fix, shown);
        action["edit"] = workspace_edit(server_.client(), {edit->change});
        // The client opens the file where the reason is to be written.
        if (is_true(server_.client().told, "/window/showDocument/support") && !edit->change.edits.front().snippet)
            action["command"] = {{"title", title},
                                 {"command", "cmwlint.showReason"},
                                 {"arguments", {{{"uri", edit->change.uri}, {"position", to_json(edit->reason)}}}}};
        out_.push_back(std::move(action));
    }

    void model(std::size_t i, diagnostic::diagnostic const& d, json const& shown) {
        if (!literals_ || !wanted(params_, rewrite)) return;
        auto const edit = model_clause_of(server_, view_, i);
        if (!edit) return;
        auto action = started(std::string{words_.insert_model} + " " + d.rule, rewrite, shown);
        action["edit"] = workspace_edit(server_.client(), {*edit});
        out_.push_back(std::move(action));
    }

    void baseline(diagnostic::diagnostic const& d, json const& shown, json const& about) {
        auto const title = std::string{words_.add_to_baseline} + " " + d.rule;
        if (!view_.draft().plan->baseline.empty()) return add_command(title, "cmwlint.addToBaseline", about, shown);
        if (!literals_ || !wanted(params_, quick_fix) ||
            !is_true(server_.client().told, "/textDocument/codeAction/disabledSupport"))
            return;
        auto action = started(title, quick_fix, shown);
        action["disabled"] = {{"reason", words_.no_baseline}};
        out_.push_back(std::move(action));
    }

    void add_command(std::string const& title, char const* command, json const& argument, json const& shown) {
        if (!wanted(params_, quick_fix)) return;
        json const call{{"title", title}, {"command", command}, {"arguments", json::array({argument})}};
        if (!literals_) {
            out_.push_back(call);
            return;
        }
        auto action = started(title, quick_fix, shown);
        action["command"] = call;
        out_.push_back(std::move(action));
    }

    static json started(std::string const& title, std::string_view kind, json const& shown) {
        json out{{"title", title}, {"kind", kind}};
        if (!shown.is_null()) out["diagnostics"] = json::array({shown});
        return out;
    }

    context& server_;
    draft_view& view_;
    json const& params_;
    editor_words const& words_;
    bool literals_;  // the client takes code actions, not commands alone
    json out_ = json::array();
};

}  // namespace

reply code_action(context& server, json const& params) {
    auto view = draft_view::of(server, params);
    if (!view) return json{};
    return action_writer{server, *view, params}.write();
}

}  // namespace cmwlint::lsp
