// The matrix for terminals: what is against, what answers, and one line for the rest.
#include "report/matrix_words.hpp"
#include "report/terminal.hpp"
#include "text/tokens.hpp"

#include <algorithm>

namespace cmwlint::report {
namespace {

constexpr std::size_t places_shown = 4;
constexpr std::size_t quotation_cells = 160;

ink ink_of(verdict v) {
    switch (v) {
        case verdict::violated:
            return ink::error;
        case verdict::mixed:
        case verdict::doubtful:
            return ink::warning;
        case verdict::satisfied:
            return ink::help;
        default:
            return ink::gutter;
    }
}

class writer {
public:
    writer(conformity_matrix const& m, std::size_t file)
        : m_{m},
          file_{file},
          words_{matrix_words_in(m.look.language)},
          paint_{m.look.colour},
          width_{std::max<std::size_t>(m.look.width, 60)} {
        for (auto const v : all_verdicts)
            verdict_cells_ = std::max(verdict_cells_, text::display_width(words_of(words_, v).name));
        for (auto const& group : m.groups) {
            for (auto const& row : group.rows) number_cells_ = std::max(number_cells_, text::display_width(row.number));
        }
    }

    std::string run() {
        heading();
        for (auto const& group : m_.groups) {
            bool const any = std::any_of(group.rows.begin(), group.rows.end(),
                                         [&](auto const& row) { return is_shown(m_, row, file_); });
            if (any) write(group);
        }
        return std::move(out_);
    }

private:
    void heading() {
        auto const& f = m_.files[file_];
        out_ += paint_(ink::strong, printable(f.file->path())) + " (" + std::string(kind_word(words_, f.kind)) + ", " +
                std::string(autonym(f.language)) + ")\n";
        auto const counts = tally_of(m_, file_);
        for (auto const v : all_verdicts) {
            auto const count = counts[static_cast<std::size_t>(v)];
            if (count == 0) continue;
            auto const number = std::to_string(count);
            out_.append(number.size() < 5 ? 5 - number.size() : 0, ' ').append(number).append("  ");
            out_ += padded_verdict(v) + "  " + std::string(words_of(words_, v).meaning) + "\n";
        }
    }

    std::string padded_verdict(verdict v) const {
        std::string out(symbol_of(v));
        out.append(" ").append(words_of(words_, v).name);
        auto const cells = text::display_width(words_of(words_, v).name);
        out.append(verdict_cells_ - cells, ' ');
        return paint_(ink_of(v), out);
    }

    void write(matrix_group const& group) {
        out_ += "\n" + paint_(ink::strong, printable(group.symbol)) + "\n  ";
        out_ += wrap(printable(group.title), width_, 2, 2) + "\n";
        if (auto const note = authority_note(words_, group.authority); !note.empty())
            out_ += "  " + wrap(note, width_, 2, 2) + "\n";
        for (auto const& row : group.rows) {
            if (is_shown(m_, row, file_)) write(row);
        }
    }

    void write(matrix_row const& row) {
        auto const& result = row.results[file_];
        out_ += "  " + padded_verdict(result.is) + "  " + printable(row.number);
        out_.append(number_cells_ - text::display_width(row.number) + 2, ' ');
        auto const column = 2 + 2 + verdict_cells_ + 2 + number_cells_ + 2;
        out_ += wrap(printable(row.says), width_, column, column) + "\n";
        auto const indent = std::min<std::size_t>(column, 24);
        auto const line = [&](std::string const& text) {
            out_.append(indent, ' ').append(wrap(text, width_, indent, indent + 2)).append("\n");
        };
        if (!row.speaker.empty()) line(std::string(words_.said_by) + " " + printable(row.speaker));
        if (result.because != inapplicable::no)
            line(std::string(result.because == inapplicable::other_kind ? words_.other_kind : words_.off_topic));
        if (!row.why_not.empty() && result.is != verdict::not_applicable)
            line(std::string(words_.cannot_show) + std::string(words_.colon) + printable(row.why_not));
        places(result.faults, symbol_of(verdict::violated), line);
        places(clauses_shown(result), symbol_of(verdict::satisfied), line);
    }

    template <typename Line>
    void places(std::vector<matrix_place> const& all, std::string_view symbol, Line const& line) {
        for (std::size_t i = 0; i < std::min(all.size(), places_shown); ++i) {
            auto const& p = all[i];
            line(std::string(symbol) + " " + printable(place_words(words_, p, *m_.files[file_].file)) +
                 std::string(words_.colon) + (p.level ? printable(p.message) + " " : "") + "[" +
                 rule_words(p, m_.look.language) + "]");
            if (!p.quotation.empty()) line("  “" + shortened(p.quotation) + "”");
        }
        if (all.size() > places_shown)
            line("  + " + std::to_string(all.size() - places_shown) + " " + std::string(words_.more));
    }

    static std::string shortened(std::string const& text) {
        auto whole = printable(text);
        if (text::display_width(whole) <= quotation_cells) return whole;
        std::size_t cells = 0, at = 0;
        while (at < whole.size() && cells < quotation_cells) {
            auto const next = first_character(std::string_view{whole}.substr(at));
            cells += text::display_width(std::string_view{whole}.substr(at, next.bytes));
            at += next.bytes;
        }
        auto const space = whole.rfind(' ', at);
        whole.resize(space != std::string::npos && space + 24 > at ? space : at);
        return whole + "…";
    }

    conformity_matrix const& m_;
    std::size_t file_;
    matrix_words const& words_;
    painter paint_;
    std::size_t width_;
    std::size_t verdict_cells_ = 0, number_cells_ = 0;
    std::string out_;
};

}  // namespace

std::string render_matrix_text(conformity_matrix const& m) {
    std::string out;
    for (std::size_t i = 0; i < m.files.size(); ++i) {
        if (i > 0) out += "\n";
        out += writer(m, i).run();
    }
    if (!out.empty()) out += "\n" + wrap(matrix_words_in(m.look.language).caution, m.look.width, 0, 0) + "\n";
    return out;
}

}  // namespace cmwlint::report
