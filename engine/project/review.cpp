// What is to be said of suppressions that do nothing, do no more, or were written for another text.
#include "project/suppressions.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::project {
namespace {

using diagnostic::severity;

enum which : std::uint8_t { unused, expired, stale_text, not_understood };

constexpr std::array<own_remark, 4> all_remarks{
    {{"SUP-001", "unused-suppression", severity::warning, "a suppression sets no finding aside",
      "A decision that decides nothing any more hides the next finding it happens to fit.",
      "Take it out; or, where the provision moved, name where it stands now."},
     {"SUP-002", "expired-suppression", severity::warning, "a suppression has passed its last day",
      "Whoever decided set a day after which the provision was to be mended or the decision made anew.",
      "Mend the provision, or decide anew and set another day."},
     {"SUP-003", "stale-suppression", severity::warning, "the text of a provision has changed since it was decided on",
      "A reason given for one wording, \"30 days\", need not hold for another.",
      "Read the provision again; if the reason still holds, set the text-hash that the finding names."},
     {"SUP-004", "suppression-not-understood", severity::error,
      "a comment in a draft looks like a decision but is none", "A mistyped decision would silently decide nothing.",
      "Write <!-- cmwlint: allow DET-001 until 2027-01-31: reason -->; the day may be left out, the reason may not."}}};

diagnostic::diagnostic remark(which one, source::span where, source::source_file const* file, std::string message,
                              std::string advice) {
    diagnostic::diagnostic d;
    auto const& about = all_remarks[one];
    d.rule = about.id;
    d.name = about.name;
    d.level = about.level;
    d.where = where;
    d.message = std::move(message);
    d.advice = std::move(advice);
    if (file != nullptr) d.provision.start_line = d.provision.end_line = file->line_of(where.begin);
    return d;
}

std::string joined(std::vector<std::string> const& names) {
    std::string all;
    for (auto const& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

std::vector<std::string> rules_of(suppression const& one) {
    std::vector<std::string> names;
    for (auto const& rule : one.rules) names.push_back(rule.value);
    return names;
}

std::string expired_since(std::string const& rules, std::string const& until) {
    return "the suppression of " + rules + " held until " + until + "; its findings are shown again";
}
constexpr auto renew = "mend the provision, or decide anew and set another day";

diagnostic::diagnostic stale(suppression const& one, use const& became, source::span where,
                             source::source_file const& file) {
    std::string advice = "read the provision again; if the reason still holds, set text-hash = \"" + became.now + "\"";
    if (!became.moved_to.empty())
        advice = "the text it was written for now stands at " + became.moved_to + ": set provision = \"" +
                 became.moved_to + "\"";
    return remark(stale_text, where, &file,
                  "the text of " + one.provision + " has changed since " + joined(rules_of(one)) +
                      " was suppressed there; its findings are shown",
                  std::move(advice));
}

std::string why_unused(suppression const& one, use const& sum) {
    if (sum.moved_to.empty()) return "no rule it names finds anything there: take it out";
    return "the text it was written for now stands at " + sum.moved_to + ": set provision = \"" + sum.moved_to +
           "\", or take it out" + (one.until.empty() ? "" : " after its last day");
}

}  // namespace

std::span<own_remark const> own_remarks() noexcept { return all_remarks; }

std::vector<diagnostic::diagnostic> review(suppression const& one, std::span<use const> uses,
                                           source::source_file const& file, bool complete) {
    std::vector<diagnostic::diagnostic> out;
    use sum;
    for (auto const& u : uses) {
        sum.for_draft |= u.for_draft;
        sum.set_aside += u.set_aside;
        sum.expired += u.expired;
        if (u.stale) sum.stale = true, sum.now = u.now;
        if (!u.moved_to.empty()) sum.moved_to = u.moved_to;
    }
    if (!sum.for_draft && !complete) return out;
    auto const where = file.line(one.from.line);
    auto const rules = joined(rules_of(one));
    if (sum.expired > 0) out.push_back(remark(expired, where, &file, expired_since(rules, one.until), renew));
    if (sum.stale && sum.set_aside == 0) {
        out.push_back(stale(one, sum, where, file));
    } else if (complete && sum.set_aside + sum.expired == 0) {
        out.push_back(remark(unused, where, &file, "this suppression of " + rules + " sets no finding aside",
                             why_unused(one, sum)));
    }
    return out;
}

std::vector<diagnostic::diagnostic> review(comment const& one, use const& became, bool complete) {
    if (!one.mistake.empty()) return {remark(not_understood, one.where, nullptr, one.mistake, one.remedy)};
    if (became.expired > 0)
        return {remark(expired, one.where, nullptr, expired_since(joined(one.rules), one.until), renew)};
    if (complete && became.set_aside == 0)
        return {remark(unused, one.where, nullptr,
                       "this suppression of " + joined(one.rules) + " sets no finding aside",
                       "no rule it names finds anything in this provision: take it out")};
    return {};
}

std::string written(suppression const& one) {
    auto const quoted = [](std::string_view text) {
        std::string out = "\"";
        for (auto const c : text) {
            if (c == '"' || c == '\\') out.push_back('\\');
            out.append(c == '\n' || c == '\r' || c == '\t' ? " " : std::string(1, c));
        }
        return out + "\"";
    };
    std::string out = "[[suppress]]\n";
    auto const line = [&](std::string_view key, std::string const& value) {
        if (!value.empty()) out.append(key).append(" = ").append(value).append("\n");
    };
    std::string rules;
    for (auto const& rule : one.rules) rules += (rules.empty() ? "" : ", ") + quoted(rule.value);
    line("rule", one.rules.size() > 1 ? "[" + rules + "]" : rules);
    line("file", one.file.empty() ? "" : quoted(one.file));
    line("provision", one.provision.empty() ? "" : quoted(one.provision));
    line("text-hash", one.text_hash.empty() ? "" : quoted(one.text_hash));
    line("reason", quoted(one.reason));
    line("by", one.by.empty() ? "" : quoted(one.by));
    line("until", one.until);
    return out;
}

}  // namespace cmwlint::project
