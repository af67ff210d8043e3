// What a handler of a request may ask of the server. Language features see this and nothing else of it.
//
// A feature is a function in a file of its own (hover.cpp, symbols.cpp, …) and a row in features.cpp:
//
//     reply hover(context& server, json const& params);
//
// All handlers run on one thread, one after the other, so what they are handed stays as it is until they return. They
// read params with `at()` and `get<>()`: where these do not fit, the client gets InvalidParams, which nobody needs to
// write. Only `checked` may take time.
#pragma once

#include "lsp/client.hpp"
#include "lsp/documents.hpp"
#include "lsp/messages.hpp"
#include "lsp/pack_files.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cmwlint::lsp {

/// A request whose answer takes long: it is worked on in steps, between which other messages are heeded and drafts that
/// changed are checked.
class long_work {
public:
    long_work() = default;
    long_work(long_work const&) = delete;
    long_work& operator=(long_work const&) = delete;
    virtual ~long_work() = default;
    /// Does a part of it, for some milliseconds. The answer, once there is one.
    [[nodiscard]] virtual std::optional<reply> step() = 0;
    /// The client no longer wants it: what was begun (a progress) is ended.
    virtual void abandon() {}
    /// Whether the client means this work by a token of progress.
    [[nodiscard]] virtual bool goes_by(json const& token) const = 0;
};

class context {
public:
    context() = default;
    context(context const&) = delete;
    context& operator=(context const&) = delete;
    virtual ~context() = default;

    [[nodiscard]] virtual client_abilities const& client() const = 0;
    [[nodiscard]] virtual settings const& wishes() const = 0;
    /// Paths of the workspace folders, in the client's order.
    [[nodiscard]] virtual std::vector<std::string> const& folders() const = 0;
    /// The URL below which docs/ can be read, with "/" at its end; empty: none was built in.
    [[nodiscard]] virtual std::string const& homepage() const = 0;

    /// An open file, with its text as it is now; null: not open.
    [[nodiscard]] virtual open_document const* document(std::string const& uri) const = 0;
    /// All open files, by URI.
    [[nodiscard]] virtual documents const& open_documents() const = 0;
    /// An open draft whose text as it is now is checked (`known.last()` is of this text); checks it first if need be.
    /// Null: not open, no draft, or the client took the request back meanwhile: answer null then.
    [[nodiscard]] virtual open_document const* checked(std::string const& uri) = 0;
    /// How a draft or a TOML file beside drafts is checked; see projects.hpp.
    [[nodiscard]] virtual draft_planned const& plan_of(open_document const&) = 0;
    /// What is known of rule packs whose files are open.
    [[nodiscard]] virtual pack_checks& packs() = 0;
    /// Whether the client has taken back the request that is being answered.
    [[nodiscard]] virtual bool cancelled() const = 0;

    /// Tells the client.
    virtual void tell(std::string_view method, json params) = 0;
    /// Asks the client; `then` gets the result, or null where the client answers with an error.
    virtual void ask(std::string_view method, json params, std::function<void(json const&)> then = {}) = 0;
    /// A line for the client's log. `severity` as of the protocol: 1 error, 2 warning, 3 information, 4 log.
    virtual void log(int severity, std::string const& line) = 0;
    /// A line the user shall see now. Sparingly.
    virtual void show(int severity, std::string const& line) = 0;
    /// Files on disk were changed by us (a suppression was written): plans are made anew and drafts checked again.
    virtual void files_changed() = 0;
    /// Answers the request by long work: `return server.begin(std::make_unique<…>(…));`.
    [[nodiscard]] virtual reply begin(std::unique_ptr<long_work>) = 0;
};

/// A request that a feature answers, and how it is announced.
struct feature {
    std::string_view method;  ///< "textDocument/hover"
    reply (*answer)(context&, json const& params);
    std::string_view capability;  ///< key of ServerCapabilities: "hoverProvider"; empty: another row announces it
    json (*announce)(client_abilities const&);  ///< its value; null: not for this client
};

/// All features there are.
[[nodiscard]] std::span<feature const> features();

/// A command of workspace/executeCommand: "cmwlint.checkWorkspace".
struct command {
    std::string_view name;
    reply (*run)(context&, json const& arguments);  ///< a list, maybe empty
};
[[nodiscard]] std::span<command const> commands();

/// Diagnostics of an open TOML file as the user is writing it, besides what is wrong with the file on disk. An array.
[[nodiscard]] json diagnostics_of_toml(context&, open_document const&);

}  // namespace cmwlint::lsp
