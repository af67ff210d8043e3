// Text for people, as Markdown or plain as the client takes it.
#pragma once

#include <string>
#include <string_view>

namespace cmwlint::lsp {

class prose {
public:
    explicit prose(bool markdown) : markdown_{markdown} {}

    /// Words of a draft or a rule; nothing in them is markup.
    prose& words(std::string_view text);
    prose& strong(std::string_view text);
    /// A name of cmwlint: a rule id, a concept.
    prose& name(std::string_view text);
    /// Begins a paragraph, if there is anything before.
    prose& paragraph();
    /// Begins an item of a list.
    prose& item();
    /// A paragraph of somebody else's text.
    prose& quote(std::string_view text);
    /// A rule across, before what is said of something else.
    prose& rule();

    [[nodiscard]] bool empty() const { return out_.empty(); }
    [[nodiscard]] std::string const& text() const { return out_; }

private:
    prose& begin(std::string_view gap);

    bool markdown_;
    bool in_list_ = false;  // the last thing begun is an item
    std::string out_;
};

}  // namespace cmwlint::lsp
