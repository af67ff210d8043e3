// workspace/symbol: articles and defined terms by name, in open drafts and in those of the folders.
#include "ingest/ingest.hpp"
#include "lsp/context.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/draft_view.hpp"
#include "lsp/uri.hpp"
#include "workspace/inputs.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace cmwlint::lsp {

using structure::provision_id;
using structure::provision_kind;

namespace {

// An answer to every keystroke: more than this is not looked through, and nobody reads more names.
constexpr std::size_t most_symbols = 300;
constexpr std::size_t most_files = 200;
constexpr std::uintmax_t most_bytes = std::uintmax_t{4} << 20U;

constexpr int kind_of_article = 12, kind_of_chapter = 3, kind_of_term = 14;

class symbol_search {
public:
    explicit symbol_search(std::string query) : query_{std::move(query)} {}

    [[nodiscard]] bool full() const { return out_.size() >= most_symbols; }
    json take() { return std::move(out_); }

    void open_draft(draft_view& view) {
        auto const& words = view.words();
        for (provision_id id = 1; id < view.tree().provisions.size(); ++id)
            add_provision(view.tree(), id, view.label_of(id), view.heading_of(id), view.file().uri,
                          [&] { return view.place(view.head_of(id)); });
        for (auto const& d : words.definitions)
            add(view.printed(words.reading_span(d.term)), kind_of_term, view.file().uri, view.tree().language,
                [&] { return view.place_of(d.term); });
    }

    // A file as it is on disk. Its places are told in its text as an editor will have it: decoded.
    void closed_draft(ingest::draft const& draft, lint::outline const& outline, position_encoding encoding) {
        auto const& tree = outline.document;
        text_buffer const text{std::string{draft.file->text()}};
        position_teller place{text, encoding};
        auto const source = [&](source::span s) { return outline.reading.map.to_origin(s); };
        auto const printed = [&](source::span s) {
            return s.empty() ? std::string{} : text::printed(draft.file->text(), draft.edits, source(s));
        };
        auto const uri = uri_of(draft.file->path());
        for (provision_id id = 1; id < tree.provisions.size(); ++id) {
            auto const& p = tree[id];
            add_provision(tree, id, printed(p.label), printed(p.heading), uri,
                          [&] { return place(source(p.label.empty() ? p.heading : p.label)); });
        }
    }

private:
    template <typename Place>
    void add_provision(structure::document const& tree, provision_id id, std::string const& label,
                       std::string const& heading, std::string const& uri, Place place) {
        auto const kind = tree[id].kind;
        if (kind > provision_kind::article || kind == provision_kind::recital || tree[id].label.empty()) return;
        add(label + (heading.empty() ? "" : " " + heading),
            kind == provision_kind::article ? kind_of_article : kind_of_chapter, uri, tree.language, place);
    }

    template <typename Place>
    void add(std::string const& name, int kind, std::string const& uri, text::language language, Place place) {
        if (full() || text::fold(name, language).find(text::fold(query_, language)) == std::string::npos) return;
        out_.push_back({{"name", name},
                        {"kind", kind},
                        {"containerName", name_of(uri)},
                        {"location", {{"uri", uri}, {"range", to_json(place())}}}});
    }

    std::string query_;
    json out_ = json::array();
};

void search_folders(context const& server, symbol_search& search, std::set<std::string> const& open) {
    std::size_t files = 0;
    std::uintmax_t bytes = 0;
    for (auto const& path : workspace::find_inputs(server.folders()).files) {
        if (search.full() || ++files > most_files || server.cancelled()) return;
        std::error_code error;
        bytes += std::filesystem::file_size(path, error);
        if (error || bytes > most_bytes) return;
        if (open.contains(std::filesystem::weakly_canonical(path, error).string())) continue;
        auto const read = ingest::read_file(path);
        if (!read.value) continue;
        auto const outline = lint::read_outline(*read.value->file, read.value->edits);
        if (outline) search.closed_draft(*read.value, *outline, server.client().encoding);
    }
}

}  // namespace

reply workspace_symbol(context& server, json const& params) {
    symbol_search search{params.at("query").get<std::string>()};
    std::set<std::string> open;
    std::vector<std::string> uris;
    for (auto const& [uri, file] : server.open_documents().all()) {
        std::error_code ignored;
        if (file.path) open.insert(std::filesystem::weakly_canonical(*file.path, ignored).string());
        if (file.role == document_role::draft) uris.push_back(uri);
    }
    for (auto const& uri : uris)
        if (auto view = draft_view::of(server, uri)) search.open_draft(*view);
    if (!server.folders().empty()) search_folders(server, search, open);
    return search.take();
}

}  // namespace cmwlint::lsp
