#include "report/page_words.hpp"

#include "report/six_languages.hpp"

namespace cmwlint::report {
namespace {

constexpr page_words english{
    .error = "error",
    .warning = "warning",
    .note = "note",
    .applies_to = "applies to",
    .finds_absence = "finds what is missing",
    .why = "Why",
    .advice = "How to draft it better",
    .sources = "Sources",
    .convention = "Articles of the Convention",
    .grades = "How grave",
    .lawyer = "needs a lawyer's eye",
    .violating = "Reported",
    .compliant = "Not reported",
    .near_miss = "why not",
    .model = "Model clause",
    .model_caution = "a starting point to adapt; cmwlint never puts it into a draft",
    .limits = "Known limits",
    .related = "Related rules",
    .condition = "Condition",
    .paragraph = "para.",
    .reporting = "reporting",
    .colon = ": ",
};

constexpr page_words french{
    .error = "erreur",
    .warning = "avertissement",
    .note = "note",
    .applies_to = "s’applique à",
    .finds_absence = "signale ce qui manque",
    .why = "Pourquoi",
    .advice = "Mieux rédiger",
    .sources = "Sources",
    .convention = "Articles de la Convention",
    .grades = "Gravité",
    .lawyer = "à soumettre à un juriste",
    .violating = "Signalé",
    .compliant = "Non signalé",
    .near_miss = "pourquoi",
    .model = "Clause modèle",
    .model_caution = "un point de départ à adapter ; cmwlint ne l’insère jamais dans un projet",
    .limits = "Limites connues",
    .related = "Règles voisines",
    .condition = "Condition",
    .paragraph = "par.",
    .reporting = "rapportant",
    .colon = " : ",
};

constexpr page_words spanish{
    .error = "error",
    .warning = "advertencia",
    .note = "nota",
    .applies_to = "se aplica a",
    .finds_absence = "señala lo que falta",
    .why = "Por qué",
    .advice = "Cómo redactarlo mejor",
    .sources = "Fuentes",
    .convention = "Artículos de la Convención",
    .grades = "Gravedad",
    .lawyer = "requiere la mirada de un jurista",
    .violating = "Se señala",
    .compliant = "No se señala",
    .near_miss = "por qué no",
    .model = "Cláusula modelo",
    .model_caution = "un punto de partida que debe adaptarse; cmwlint nunca la inserta en un proyecto",
    .limits = "Límites conocidos",
    .related = "Reglas relacionadas",
    .condition = "Condición",
    .paragraph = "párr.",
    .reporting = "recogiendo lo dicho por",
    .colon = ": ",
};

constexpr page_words arabic{
    .error = "خطأ",
    .warning = "تحذير",
    .note = "ملاحظة",
    .applies_to = "تنطبق على",
    .finds_absence = "تكشف ما ينقص النص",
    .why = "السبب",
    .advice = "صياغة أفضل",
    .sources = "المصادر",
    .convention = "مواد الاتفاقية",
    .grades = "درجة الخطورة",
    .lawyer = "تحتاج إلى نظر قانوني",
    .violating = "يُبلَّغ عنه",
    .compliant = "لا يُبلَّغ عنه",
    .near_miss = "السبب",
    .model = "بند نموذجي",
    .model_caution = "نقطة انطلاق للتكييف؛ لا يدرجها cmwlint في أي مشروع",
    .limits = "حدود معروفة",
    .related = "قواعد ذات صلة",
    .condition = "الشرط",
    .paragraph = "الفقرة",
    .reporting = "نقلاً عن",
    .colon = ": ",
};

constexpr page_words chinese{
    .error = "错误",
    .warning = "警告",
    .note = "提示",
    .applies_to = "适用于",
    .finds_absence = "指出缺失的内容",
    .why = "理由",
    .advice = "如何改进条文",
    .sources = "来源",
    .convention = "《公约》条款",
    .grades = "严重程度",
    .lawyer = "需由法律人员判断",
    .violating = "会报告",
    .compliant = "不报告",
    .near_miss = "原因",
    .model = "示范条款",
    .model_caution = "供修改使用的起点；cmwlint 绝不将其写入草案",
    .limits = "已知局限",
    .related = "相关规则",
    .condition = "条件",
    .paragraph = "段落",
    .reporting = "转述",
    .colon = "：",
};

constexpr page_words russian{
    .error = "ошибка",
    .warning = "предупреждение",
    .note = "замечание",
    .applies_to = "применяется к",
    .finds_absence = "указывает на то, чего не хватает",
    .why = "Почему",
    .advice = "Как сформулировать лучше",
    .sources = "Источники",
    .convention = "Статьи Конвенции",
    .grades = "Степень серьёзности",
    .lawyer = "требуется взгляд юриста",
    .violating = "Отмечается",
    .compliant = "Не отмечается",
    .near_miss = "почему нет",
    .model = "Модельная норма",
    .model_caution = "исходный текст для доработки; cmwlint никогда не вносит его в проект",
    .limits = "Известные ограничения",
    .related = "Связанные правила",
    .condition = "Условие",
    .paragraph = "п.",
    .reporting = "со слов",
    .colon = ": ",
};

}  // namespace

page_words const& page_words_in(text::language language) noexcept {
    return in_language(language, english, french, spanish, arabic, chinese, russian);
}

std::string_view severity_word(page_words const& words, diagnostic::severity level) noexcept {
    return word_of(words, level);
}

}  // namespace cmwlint::report
