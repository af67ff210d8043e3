// One fixed list of diagnostics, made by hand, that every format renders.
#pragma once

#include "report/report.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace cmwlint::test {

inline source::source_file_ptr file(std::string path, std::string text) {
    return std::make_shared<source::source_file const>(std::move(path), std::move(text));
}

/// The nth occurrence of some words of a draft.
inline source::span at(source::source_file const& f, std::string_view words, int nth = 1) {
    std::size_t found = std::string_view::npos;
    for (std::size_t from = 0; nth > 0; --nth, from = found + 1) found = f.text().find(words, from);
    if (found == std::string_view::npos) throw std::logic_error("not in the draft: " + std::string{words});
    return {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + words.size())};
}

inline diagnostic::diagnostic finding(std::string rule, std::string name, diagnostic::severity level,
                                      std::string message, source::span where) {
    diagnostic::diagnostic d;
    d.rule = std::move(rule);
    d.name = std::move(name);
    d.level = level;
    d.message = std::move(message);
    d.where = where;
    return d;
}

inline report::checked_document english_law() {
    report::checked_document document;
    document.file =
        file("drafts/aliens.txt",
             "ALIENS ACT\n"
             "\n"
             "Section 12. Offences\n"
             "(1) Any person who enters the Republic without a valid visa commits an offence and is liable on\n"
             "    conviction to imprisonment for a term not exceeding two years.\n"
             "\n"
             "Section 13. Appeals\n"
             "\tAn appeal\tlies to the Minister\n"
             "\twithin three days;\n"
             "\tit does not\n"
             "\tsuspend\n"
             "\tremoval.\n");
    document.language = text::language::en;
    document.kind = "law";
    auto const& f = *document.file;
    auto crime = finding("CRIM-001", "irregular-entry-criminalised", diagnostic::severity::error,
                         "irregular entry is punished as a crime", at(f, "imprisonment"));
    crime.provision = {"Section 12", "sec_12", "Offences", 3, 5};
    crime.labels = {{at(f, "imprisonment"), "penalty here"},
                    {at(f, "enters"), "entry here"},
                    {at(f, "without a valid visa"), "what makes it irregular"}};
    crime.sources = {{"CMW/C/AZE/CO/3", "30(b)", "Committee"},
                     {"CMW/C/MAR/CO/2", "57", "Committee"},
                     {"CMW/C/AZE/CO/3", "29(b)", "Committee"},
                     {"A/HRC/49/31", "12", "panel summary"},
                     {"ICRMW", "16(4)", "Convention"}};
    crime.convention = {"16(4)"};
    crime.why =
        "The Committee asked the States concerned to remove criminal penalties for irregular entry, because such entry "
        "is at most an administrative matter.";
    crime.advice = "Make irregular entry an administrative matter without deprivation of liberty.";
    auto appeal =
        finding("DUE-003", "appeal-without-suspensive-effect", diagnostic::severity::warning,
                "an appeal against removal does not suspend it", source::join(at(f, "An appeal"), at(f, "removal.")));
    appeal.provision = {"Section 13", "sec_13", "Appeals", 7, 12};
    appeal.convention = {"22(4)", "83"};
    appeal.needs_lawyer = true;
    document.diagnostics = {crime, appeal};
    document.remarks = {{at(f, "ALIENS ACT"), "read as windows-1252", false}};
    return document;
}

inline report::checked_document arabic_law() {
    report::checked_document document;
    document.file = file("drafts/loi.txt", "المادة 42\nيعاقب بالحبس كل أجنبي دخل إلى البلاد بصورة غير قانونية.\n");
    document.language = text::language::ar;
    document.kind = "law";
    auto const& f = *document.file;
    auto crime = finding("CRIM-001", "irregular-entry-criminalised", diagnostic::severity::error,
                         "irregular entry is punished as a crime", at(f, "بالحبس"));
    crime.provision = {"المادة 42", "art_42", "", 1, 2};
    crime.labels = {{at(f, "بالحبس"), "penalty here"}, {at(f, "دخل"), "entry here"}};
    document.diagnostics = {crime};
    return document;
}

inline report::checked_document chinese_agreement() {
    report::checked_document document;
    document.file =
        file("drafts/协定.txt",
             "第五条　双方应当遣返非法入境的人员。\n第六条　本协定自签署之日起生效。\n第七条　雇主保管劳动者护照。\n");
    document.language = text::language::zh;
    document.kind = "readmission-agreement";
    auto const& f = *document.file;
    auto returned = finding("EXP-002", "readmission-without-safeguards", diagnostic::severity::note,
                            "persons are returned without an individual examination", at(f, "遣返"));
    returned.provision = {"第五条", "art_5", "", 1, 1};
    returned.labels = {{at(f, "非法入境"), "who"}, {at(f, "护照"), "far away"}};
    returned.wording = "逐案审查后遣返";
    document.diagnostics = {returned};
    return document;
}

/// A paragraph of some hundred words on one line, as word processors export it.
inline report::checked_document long_line() {
    std::string filler;
    for (int i = 0; i < 40; ++i) filler += "and such further matters as the Minister may prescribe ";
    report::checked_document document;
    document.file = file("long.txt", "1. " + filler + "a child shall be detained pending removal " + filler +
                                         "and the guardian shall be notified thereof " + filler + "\n");
    document.language = text::language::en;
    document.kind = "law";
    auto const& f = *document.file;
    auto detained = finding("DET-001", "children-or-families-detained", diagnostic::severity::error,
                            "children may be detained for migration reasons", at(f, "detained"));
    detained.labels = {{at(f, "detained"), "detention here"}, {at(f, "child"), "who"}, {at(f, "guardian"), "also"}};
    document.diagnostics = {detained};
    return document;
}

inline report::report_input everything() {
    report::report_input in;
    in.version = "0.0.0";
    in.documents = {english_law(), arabic_law(), chinese_agreement(), long_line()};
    report::checked_document greek;
    greek.file = file("greek.txt", "Άρθρο 1\n");
    greek.kind = "other";
    in.documents.push_back(greek);
    in.failures = {{"scan.pdf", "scan.pdf: this is a PDF; save it as text first"}};
    return in;
}

}  // namespace cmwlint::test
