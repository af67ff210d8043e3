#include "report/diff_words.hpp"

#include "report/six_languages.hpp"

namespace cmwlint::report {
namespace {

// clang-format off
constexpr diff_words english{
    .findings = {"introduced", "graver", "resolved", "milder", "reworded", "unchanged"},
    .safeguards = {"safeguard lost", "one safeguard fewer", "safeguard no longer needed", "safeguard gained", "safeguard reworded", "safeguard unchanged"},
    .finding_counts = "findings", .safeguard_counts = "safeguards",
    .safeguard_figures = {"lost", "fewer", "no longer needed", "gained", "reworded", "unchanged"},
    .against = "against", .before = "before", .now = "now",
    .no_such = "no provision corresponds", .taken_out = "the provision was taken out",
    .answered = "another clause still answers the rule", .off_topic = "the draft does not deal with the matter any more",
    .new_draft = "there was no such draft", .gone_draft = "the draft was taken out",
    .suppressed = "suppressed", .kind_changed = "recognised as", .list_all = "--all also lists what stayed",
};
constexpr diff_words french{
    .findings = {"apparu", "aggravé", "résolu", "atténué", "reformulé", "inchangé"},
    .safeguards = {"garantie perdue", "une garantie de moins", "garantie devenue sans objet", "garantie gagnée", "garantie reformulée", "garantie inchangée"},
    .finding_counts = "constats", .safeguard_counts = "garanties",
    .safeguard_figures = {"perdues", "en moins", "sans objet", "gagnées", "reformulées", "inchangées"},
    .against = "contre", .before = "avant", .now = "maintenant",
    .no_such = "aucune disposition n’y correspond", .taken_out = "la disposition a été retirée",
    .answered = "une autre clause répond encore à la règle", .off_topic = "le projet ne traite plus de la question",
    .new_draft = "ce projet n’existait pas", .gone_draft = "le projet a été retiré",
    .suppressed = "écartés", .kind_changed = "reconnu comme", .list_all = "--all énumère aussi ce qui est resté",
};
constexpr diff_words spanish{
    .findings = {"nueva", "agravada", "resuelta", "atenuada", "reformulada", "sin cambios"},
    .safeguards = {"garantía perdida", "una garantía menos", "garantía ya innecesaria", "garantía ganada", "garantía reformulada", "garantía sin cambios"},
    .finding_counts = "observaciones", .safeguard_counts = "garantías",
    .safeguard_figures = {"perdidas", "de menos", "ya innecesarias", "ganadas", "reformuladas", "sin cambios"},
    .against = "contra", .before = "antes", .now = "ahora",
    .no_such = "ninguna disposición corresponde", .taken_out = "la disposición se ha suprimido",
    .answered = "otra cláusula sigue respondiendo a la regla", .off_topic = "el proyecto ya no trata la cuestión",
    .new_draft = "no existía tal proyecto", .gone_draft = "el proyecto se ha retirado",
    .suppressed = "descartadas", .kind_changed = "reconocido como", .list_all = "--all enumera también lo que sigue igual",
};
constexpr diff_words arabic{
    .findings = {"جديدة", "أشد", "محلولة", "أخف", "معادة الصياغة", "دون تغيير"},
    .safeguards = {"ضمانة مفقودة", "ضمانة أقل", "ضمانة لم تعد لازمة", "ضمانة مكتسبة", "ضمانة معادة الصياغة", "ضمانة دون تغيير"},
    .finding_counts = "الملاحظات", .safeguard_counts = "الضمانات",
    .safeguard_figures = {"مفقودة", "ناقصة", "لم تعد لازمة", "مكتسبة", "معادة الصياغة", "دون تغيير"},
    .against = "تجاه", .before = "سابقا", .now = "الآن",
    .no_such = "لا حكم يقابلها", .taken_out = "حُذف الحكم",
    .answered = "ما زال بند آخر يستجيب للقاعدة", .off_topic = "لم يعد المشروع يتناول المسألة",
    .new_draft = "لم يكن هذا المشروع موجودا", .gone_draft = "سُحب المشروع",
    .suppressed = "مستبعدة", .kind_changed = "عُدّ", .list_all = "‎--all يعرض أيضا ما بقي على حاله",
};
constexpr diff_words chinese{
    .findings = {"新增", "加重", "已解决", "减轻", "措辞改动", "未变"},
    .safeguards = {"保障丧失", "保障减少一处", "保障不再需要", "保障新增", "保障措辞改动", "保障未变"},
    .finding_counts = "检查结果", .safeguard_counts = "保障",
    .safeguard_figures = {"丧失", "减少", "不再需要", "新增", "措辞改动", "未变"},
    .against = "针对", .before = "原文", .now = "现文",
    .no_such = "无对应条款", .taken_out = "该条款已删除",
    .answered = "另有条款仍满足该规则", .off_topic = "草案不再涉及此事项",
    .new_draft = "原无此草案", .gone_draft = "草案已撤回",
    .suppressed = "已搁置", .kind_changed = "识别为", .list_all = "--all 同时列出未变内容",
};
constexpr diff_words russian{
    .findings = {"новое", "усугубилось", "устранено", "смягчилось", "переформулировано", "без изменений"},
    .safeguards = {"гарантия утрачена", "гарантией меньше", "гарантия больше не нужна", "гарантия появилась", "гарантия переформулирована", "гарантия без изменений"},
    .finding_counts = "замечания", .safeguard_counts = "гарантии",
    .safeguard_figures = {"утрачено", "меньше", "больше не нужны", "появилось", "переформулировано", "без изменений"},
    .against = "против", .before = "было", .now = "стало",
    .no_such = "соответствующего положения нет", .taken_out = "положение исключено",
    .answered = "другая норма по-прежнему отвечает правилу", .off_topic = "проект больше не касается этого вопроса",
    .new_draft = "такого проекта не было", .gone_draft = "проект отозван",
    .suppressed = "отклонено", .kind_changed = "распознан как", .list_all = "--all покажет и то, что осталось",
};
// clang-format on

template <std::size_t N>
std::string listed(std::string_view lead, std::string_view colon, std::array<std::size_t, N> const& counts,
                   std::array<std::string_view, N> const& words) {
    std::string out;
    for (std::size_t i = 0; i < N; ++i)
        if (counts[i] > 0)
            out.append(out.empty() ? "" : ", ").append(words[i]).append(" ").append(std::to_string(counts[i]));
    if (out.empty()) return out;
    return std::string{lead} + std::string{colon} + out;
}

}  // namespace

diff_words const& diff_words_in(text::language language) noexcept {
    return in_language(language, english, french, spanish, arabic, chinese, russian);
}

std::string_view word_of(diff_words const& words, finding_change c) noexcept {
    return words.findings[static_cast<std::size_t>(c)];
}

std::string_view word_of(diff_words const& words, safeguard_change c) noexcept {
    return words.safeguards[static_cast<std::size_t>(c)];
}

std::string figures_of(diff_words const& words, diff_tally const& sum, std::string_view colon) {
    auto out = listed(words.finding_counts, colon, sum.findings, words.findings);
    if (out.empty()) out = std::string{words.finding_counts} + std::string{colon} + "0";
    if (sum.suppressed > 0)
        out.append(", ").append(words.suppressed).append(" ").append(std::to_string(sum.suppressed));
    return out;
}

std::string safeguard_figures_of(diff_words const& words, diff_tally const& sum, std::string_view colon) {
    return listed(words.safeguard_counts, colon, sum.safeguards, words.safeguard_figures);
}

}  // namespace cmwlint::report
