#include "report/machine.hpp"

#include "report/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

namespace cmwlint::report {
namespace {

// FNV-1a: fingerprints need to differ, not to keep secrets, and must be the same on every machine for years.
class hash {
public:
    void add(std::string_view field) {
        for (char const c : field) step(static_cast<unsigned char>(c));
        step(0xFF);  // in no UTF-8: "a", "bc" is not "ab", "c"
    }
    [[nodiscard]] std::string hex() const {
        char digits[17];
        std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value_));
        return digits;
    }

private:
    void step(unsigned char byte) { value_ = (value_ ^ byte) * 1099511628211ULL; }
    std::uint64_t value_ = 14695981039346656037ULL;
};

void append_utf8(std::string& out, std::string_view bytes, char32_t code) {
    if (code == 0xFFFD) {
        out += "\xEF\xBF\xBD";
    } else {
        out += bytes;
    }
}

std::string valid_utf8(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto const c = first_character(text);
        append_utf8(out, text.substr(0, c.bytes), c.code);
        text.remove_prefix(c.bytes);
    }
    return out;
}

bool is_space(char32_t c) { return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x3000; }

bool may_stand_in_uri(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
           std::string_view{"-._~/"}.find(c) != std::string_view::npos;
}

}  // namespace

std::string artifact_path(std::string_view path) {
    while (path.starts_with("./")) {
        path.remove_prefix(2);
        while (path.starts_with('/')) path.remove_prefix(1);
    }
    return valid_utf8(path);
}

std::string artifact_uri(std::string_view path) {
    std::string out = path.starts_with('/') ? "file://" : "";
    for (char const c : artifact_path(path)) {
        if (may_stand_in_uri(c)) {
            out += c;
        } else {
            char escaped[4];
            std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += escaped;
        }
    }
    return out;
}

region region_of(source::source_file const& file, source::span where) {
    auto const from = file.locate(where.begin), to = file.locate(std::max(where.begin, where.end));
    return {from.line, from.column, to.line, to.column};
}

utf16_columns::utf16_columns(source::source_file const& file) : file_{file} {
    auto const text = file.text();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) >= 0xF0) wide_.push_back(static_cast<std::uint32_t>(i));
    }
}

std::uint32_t utf16_columns::beyond(source::span where) const {
    auto const first = std::lower_bound(wide_.begin(), wide_.end(), where.begin);
    auto const last = std::lower_bound(first, wide_.end(), where.end);
    return static_cast<std::uint32_t>(last - first);
}

region utf16_columns::operator()(source::span where) const {
    auto at = region_of(file_, where);
    if (wide_.empty()) return at;
    at.start_column += beyond({file_.line(at.start_line).begin, where.begin});
    at.end_column += beyond({file_.line(at.end_line).begin, std::max(where.begin, where.end)});
    return at;
}

std::vector<std::string> fingerprints(std::string_view path, std::string_view text,
                                      std::vector<diagnostic::diagnostic const*> const& findings) {
    std::map<std::string, std::size_t> seen;
    std::vector<std::string> out;
    for (auto const* d : findings) {
        hash h;
        h.add(artifact_path(path));
        h.add(d->rule);
        h.add(d->provision.eid);
        h.add(quotation(text, d->where, std::string::npos));
        auto const hex = h.hex();
        auto const nth = ++seen[hex];
        out.push_back(nth == 1 ? hex : hex + "-" + std::to_string(nth));
    }
    return out;
}

std::vector<std::string> fingerprints(checked_document const& document) {
    std::vector<diagnostic::diagnostic const*> findings;
    for (auto const& d : document.diagnostics) findings.push_back(&d);
    return fingerprints(document.file->path(), document.file->text(), findings);
}

std::string_view theme_of(std::string_view rule) noexcept { return rule.substr(0, rule.find('-')); }

std::string quotation(std::string_view text, source::span where, std::size_t most_bytes) {
    auto rest = source::slice(text, where);
    std::string out;
    bool gap = false;
    while (!rest.empty()) {
        auto const c = first_character(rest);
        if (is_space(c.code) || behaviour_of(c.code) == behaviour::harmful) {
            gap = !out.empty();
        } else if (behaviour_of(c.code) != behaviour::invisible) {
            if (out.size() + c.bytes + 1 > most_bytes) return out + "…";
            if (gap) out += ' ';
            gap = false;
            append_utf8(out, rest.substr(0, c.bytes), c.code);
        }
        rest.remove_prefix(c.bytes);
    }
    return out;
}

std::string provision_label(diagnostic::place const& p) {
    return p.label == "root" ? std::string{} : printable(p.label);
}

std::string message_in_place(diagnostic::diagnostic const& d) {
    auto const label = provision_label(d.provision);
    return printable(d.message) + (label.empty() ? "" : " (" + label + ")");
}

std::vector<std::string> source_names(diagnostic::diagnostic const& d, std::size_t most) {
    std::vector<std::string> out;
    for (auto const& s : d.sources) {
        if (out.size() == most) break;
        auto one = s.document + (s.paragraph.empty() ? "" : ", " + s.paragraph);
        if (!s.speaker.empty()) one += " (" + s.speaker + ")";  // never taken for the authority itself
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<unchecked> unchecked_files(report_input const& in) {
    std::vector<unchecked> out;
    for (auto const& f : in.failures) out.push_back({artifact_path(f.path), printable(f.message)});
    for (auto const& document : in.documents) {
        if (document.language || document.about_project) continue;
        auto const path = artifact_path(document.file->path());
        out.push_back(
            {path, printable(path) + ": no language that cmwlint reads was recognised; name it with --language"});
    }
    return out;
}

bool fails(run_facts const& run, diagnostic::severity level) noexcept {
    return run.fails_from && level >= *run.fails_from;
}

std::string xml_escaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto const c = first_character(text);
        switch (c.code) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\n':
                out += "&#10;";  // in an attribute a bare one would be read as a space
                break;
            case '\t':
                out += "&#9;";
                break;
            default:
                if (c.code >= 0x20 && c.code != 0x7F && (c.code & 0xFFFE) != 0xFFFE &&
                    !(c.code >= 0x80 && c.code < 0xA0))
                    append_utf8(out, text.substr(0, c.bytes), c.code);
        }
        text.remove_prefix(c.bytes);
    }
    return out;
}

}  // namespace cmwlint::report
