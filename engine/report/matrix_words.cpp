#include "report/matrix_words.hpp"

#include "report/six_languages.hpp"

namespace cmwlint::report {
namespace {

// clang-format off
constexpr matrix_words english{
    .title = "Conformity matrix", .by_article_title = "Conformity matrix by article of the Convention",
    .caution = "cmwlint points, a lawyer decides. That nothing was found is no approval: another wording, another act or practice may decide.",
    .verdicts = {{
        {"violated", "a provision goes against it"},
        {"both", "one provision goes against it, another answers it"},
        {"to be examined", "something was found that the text alone cannot decide"},
        {"satisfied", "a provision answers it, and none was found against it"},
        {"nothing found", "looked for: neither a fault nor a clause that answers it"},
        {"not applicable", "not asked of such a draft, or the draft does not deal with the matter"},
        {"not checkable", "no text can show it"},
        {"no rule yet", "a text might show it; cmwlint has no rule for it"},
    }},
    .paragraph = "Paragraph", .article = "Article", .says = "What is asked", .verdict = "Result", .where = "Where in the draft",
    .recommendation = "recommendation", .concern = "concern", .statement = "statement", .said_by = "according to", .articles = "Convention, art.",
    .comma = ", ", .colon = ": ", .warning = "warning", .note = "note", .lawyer = "needs a lawyer's eye",
    .line = "line", .whole_draft = "the draft as a whole", .complies = "answers it",
    .other_kind = "not asked of this kind of draft", .off_topic = "the draft does not deal with the matter",
    .cannot_show = "what a text cannot show", .more = "more",
    .show = "Show", .all = "all", .shown = "rows shown", .of = "of", .unread = "Could not be read", .made_with = "Made with",
    .contents = "Contents", .nothing_shown = "No row has this result.",
    .panel_note = "Statements of panellists and participants, not of the Committee.",
    .secretary_note = "A report of the Secretary-General, in part on what Governments said; not of the Committee.",
    .kinds = {"law", "decree", "labour agreement", "readmission agreement", "social security agreement", "agreement", "contract", "other text"},
};

constexpr matrix_words french{
    .title = "Tableau de conformité", .by_article_title = "Tableau de conformité par article de la Convention",
    .caution = "cmwlint signale, un juriste décide. Ne rien trouver ne vaut pas approbation : une autre formulation, un autre texte ou la pratique peuvent être décisifs.",
    .verdicts = {{
        {"contraire", "une disposition va à son encontre"},
        {"les deux", "une disposition va à son encontre, une autre y répond"},
        {"à examiner", "un point a été relevé que le texte seul ne permet pas de trancher"},
        {"satisfait", "une disposition y répond et aucune n’a été trouvée contraire"},
        {"rien trouvé", "recherché : ni défaut, ni clause qui y réponde"},
        {"sans objet", "n’est pas demandé à un tel texte, ou le texte n’en traite pas"},
        {"non vérifiable", "aucun texte ne peut le montrer"},
        {"sans règle", "un texte pourrait le montrer ; cmwlint n’a pas encore de règle"},
    }},
    .paragraph = "Paragraphe", .article = "Article", .says = "Ce qui est demandé", .verdict = "Résultat", .where = "Où dans le projet",
    .recommendation = "recommandation", .concern = "préoccupation", .statement = "déclaration", .said_by = "selon", .articles = "Convention, art.",
    .comma = ", ", .colon = " : ", .warning = "avertissement", .note = "note", .lawyer = "l’œil d’un juriste est nécessaire",
    .line = "ligne", .whole_draft = "l’ensemble du projet", .complies = "y répond",
    .other_kind = "n’est pas demandé à ce genre de texte", .off_topic = "le projet ne traite pas de la question",
    .cannot_show = "ce qu’un texte ne peut montrer", .more = "de plus",
    .show = "Afficher", .all = "tout", .shown = "lignes affichées", .of = "sur", .unread = "N’a pas pu être lu", .made_with = "Établi avec",
    .contents = "Sommaire", .nothing_shown = "Aucune ligne n’a ce résultat.",
    .panel_note = "Propos d’intervenants et de participants, non du Comité.",
    .secretary_note = "Rapport du Secrétaire général, en partie sur les dires de gouvernements ; non du Comité.",
    .kinds = {"loi", "décret", "accord de main-d’œuvre", "accord de réadmission", "accord de sécurité sociale", "accord", "contrat", "autre texte"},
};

constexpr matrix_words spanish{
    .title = "Cuadro de conformidad", .by_article_title = "Cuadro de conformidad por artículo de la Convención",
    .caution = "cmwlint señala, un jurista decide. Que no se encuentre nada no equivale a una aprobación: otra redacción, otra norma o la práctica pueden ser decisivas.",
    .verdicts = {{
        {"contrario", "una disposición va en contra"},
        {"ambos", "una disposición va en contra y otra responde"},
        {"por examinar", "se halló algo que el texto por sí solo no permite decidir"},
        {"cumplido", "una disposición responde y no se halló ninguna en contra"},
        {"nada hallado", "buscado: ni defecto ni cláusula que responda"},
        {"no aplicable", "no se pide a un texto así, o el texto no trata la materia"},
        {"no verificable", "ningún texto puede mostrarlo"},
        {"sin regla", "un texto podría mostrarlo; cmwlint aún no tiene regla"},
    }},
    .paragraph = "Párrafo", .article = "Artículo", .says = "Lo que se pide", .verdict = "Resultado", .where = "Dónde en el proyecto",
    .recommendation = "recomendación", .concern = "preocupación", .statement = "declaración", .said_by = "según", .articles = "Convención, art.",
    .comma = ", ", .colon = ": ", .warning = "advertencia", .note = "nota", .lawyer = "requiere la mirada de un jurista",
    .line = "línea", .whole_draft = "el proyecto en su conjunto", .complies = "responde",
    .other_kind = "no se pide a este tipo de texto", .off_topic = "el proyecto no trata la materia",
    .cannot_show = "lo que un texto no puede mostrar", .more = "más",
    .show = "Mostrar", .all = "todo", .shown = "filas mostradas", .of = "de", .unread = "No se pudo leer", .made_with = "Hecho con",
    .contents = "Índice", .nothing_shown = "Ninguna fila tiene este resultado.",
    .panel_note = "Palabras de panelistas y participantes, no del Comité.",
    .secretary_note = "Informe del Secretario General, en parte sobre lo dicho por gobiernos; no del Comité.",
    .kinds = {"ley", "decreto", "acuerdo laboral", "acuerdo de readmisión", "acuerdo de seguridad social", "acuerdo", "contrato", "otro texto"},
};

constexpr matrix_words russian{
    .title = "Таблица соответствия", .by_article_title = "Таблица соответствия по статьям Конвенции",
    .caution = "cmwlint указывает, решает юрист. Если ничего не найдено, это не одобрение: решающими могут оказаться иная формулировка, другой акт или практика.",
    .verdicts = {{
        {"нарушено", "есть положение, которое этому противоречит"},
        {"и то и другое", "одно положение противоречит, другое отвечает"},
        {"требует изучения", "найдено то, о чём по одному тексту судить нельзя"},
        {"выполнено", "есть положение, которое этому отвечает, и не найдено противоречащего"},
        {"не найдено", "искали: нет ни недостатка, ни отвечающего положения"},
        {"неприменимо", "к такому акту не относится, или акт этого не касается"},
        {"непроверяемо", "по тексту этого не видно"},
        {"нет правила", "по тексту это могло бы быть видно; правила в cmwlint пока нет"},
    }},
    .paragraph = "Пункт", .article = "Статья", .says = "Что требуется", .verdict = "Итог", .where = "Где в проекте",
    .recommendation = "рекомендация", .concern = "обеспокоенность", .statement = "утверждение", .said_by = "со слов:", .articles = "Конвенция, ст.",
    .comma = ", ", .colon = ": ", .warning = "предупреждение", .note = "примечание", .lawyer = "нужен взгляд юриста",
    .line = "строка", .whole_draft = "проект в целом", .complies = "отвечает",
    .other_kind = "к актам этого вида не относится", .off_topic = "проект этого не касается",
    .cannot_show = "чего не видно по тексту", .more = "ещё",
    .show = "Показать", .all = "все", .shown = "строк показано", .of = "из", .unread = "Не удалось прочитать", .made_with = "Составлено с помощью",
    .contents = "Содержание", .nothing_shown = "Строк с таким итогом нет.",
    .panel_note = "Слова докладчиков и участников обсуждения, а не Комитета.",
    .secretary_note = "Доклад Генерального секретаря, отчасти о сказанном правительствами; не Комитета.",
    .kinds = {"закон", "подзаконный акт", "соглашение о труде", "соглашение о реадмиссии", "соглашение о социальном обеспечении", "соглашение", "договор", "иной текст"},
};

constexpr matrix_words arabic{
    .title = "جدول المطابقة", .by_article_title = "جدول المطابقة بحسب مواد الاتفاقية",
    .caution = "ينبّه cmwlint والقرار لرجل القانون. وعدم العثور على شيء ليس إقراراً للنص، فقد تحسم الأمرَ صياغةٌ أخرى أو نصٌّ آخر أو الممارسة.",
    .verdicts = {{
        {"مخالَف", "في النص حكم يخالفه"},
        {"الأمران معاً", "حكم يخالفه وحكم آخر يستجيب له"},
        {"يحتاج إلى نظر", "عُثر على ما لا يكفي النص وحده للبت فيه"},
        {"مستوفى", "في النص حكم يستجيب له ولم يُعثر على ما يخالفه"},
        {"لم يُعثر على شيء", "جرى البحث فلم يوجد عيب ولا حكم يستجيب له"},
        {"لا ينطبق", "لا يُطلب من مثل هذا النص أو لا يتناول النص المسألة"},
        {"لا يمكن التحقق منه", "لا يظهر من أي نص"},
        {"لا قاعدة له بعد", "قد يظهر من النص وليس في cmwlint قاعدة له"},
    }},
    .paragraph = "الفقرة", .article = "المادة", .says = "المطلوب", .verdict = "النتيجة", .where = "الموضع في المشروع",
    .recommendation = "توصية", .concern = "قلق", .statement = "بيان", .said_by = "نقلاً عن", .articles = "الاتفاقية، المادة",
    .comma = "، ", .colon = ": ", .warning = "تحذير", .note = "ملاحظة", .lawyer = "يحتاج إلى نظر رجل قانون",
    .line = "السطر", .whole_draft = "المشروع بمجمله", .complies = "يستجيب له",
    .other_kind = "لا يُطلب من هذا النوع من النصوص", .off_topic = "المشروع لا يتناول المسألة",
    .cannot_show = "ما لا يظهر من النص", .more = "غيرها",
    .show = "عرض", .all = "الكل", .shown = "صفاً معروضاً", .of = "من", .unread = "تعذّرت قراءته", .made_with = "أُعدّ بواسطة",
    .contents = "المحتويات", .nothing_shown = "لا صف بهذه النتيجة.",
    .panel_note = "أقوال متحدثين ومشاركين في حلقة نقاش وليست أقوال اللجنة.",
    .secretary_note = "تقرير للأمين العام، بعضه عمّا أفادت به حكومات، وليس للجنة.",
    .kinds = {"قانون", "مرسوم", "اتفاق بشأن اليد العاملة", "اتفاق إعادة قبول", "اتفاق ضمان اجتماعي", "اتفاق", "عقد", "نص آخر"},
};

constexpr matrix_words chinese{
    .title = "一致性对照表", .by_article_title = "按《公约》条款排列的一致性对照表",
    .caution = "cmwlint 只作提示，由法律人员判断。没有发现问题不等于认可：其他措辞、其他法规或实践都可能起决定作用。",
    .verdicts = {{
        {"违反", "有条文与之相抵触"},
        {"两者皆有", "有条文与之相抵触，也有条文作出回应"},
        {"待审查", "发现了仅凭文本无法判断之处"},
        {"符合", "有条文作出回应，且未发现相抵触的条文"},
        {"未发现", "已查找：既无缺陷，也无作出回应的条文"},
        {"不适用", "不对此类文本提出，或文本不涉及此事"},
        {"无法查核", "从文本中看不出"},
        {"尚无规则", "文本可以显示，但 cmwlint 尚无相应规则"},
    }},
    .paragraph = "段落", .article = "条款", .says = "要求内容", .verdict = "结果", .where = "草案中的位置",
    .recommendation = "建议", .concern = "关切", .statement = "陈述", .said_by = "转述：", .articles = "《公约》条款",
    .comma = "，", .colon = "：", .warning = "警告", .note = "提示", .lawyer = "需由法律人员判断",
    .line = "行", .whole_draft = "草案整体", .complies = "作出回应",
    .other_kind = "不对此类文本提出", .off_topic = "草案不涉及此事",
    .cannot_show = "文本无法显示的部分", .more = "处更多",
    .show = "显示", .all = "全部", .shown = "行已显示", .of = "/", .unread = "无法读取", .made_with = "制作工具",
    .contents = "目录", .nothing_shown = "没有这种结果的行。",
    .panel_note = "系小组讨论发言者和与会者的陈述，不是委员会的意见。",
    .secretary_note = "系秘书长的报告，部分转述各国政府的说法，不是委员会的意见。",
    .kinds = {"法律", "法令", "劳务协定", "重新接纳协定", "社会保障协定", "协定", "合同", "其他文本"},
};
// clang-format on

constexpr std::array<std::string_view, 8> kind_names{
    "law",      "decree", "labour-agreement", "readmission-agreement", "social-security-agreement", "agreement",
    "contract", "other"};

}  // namespace

matrix_words const& matrix_words_in(text::language language) noexcept {
    return in_language(language, english, french, spanish, arabic, chinese, russian);
}

verdict_words const& words_of(matrix_words const& words, verdict v) noexcept {
    return words.verdicts[static_cast<std::size_t>(v)];
}

std::string_view symbol_of(verdict v) noexcept {
    constexpr std::array<std::string_view, all_verdicts.size()> symbols{"✗", "±", "!", "✓", "○", "–", "?", "∅"};
    return symbols[static_cast<std::size_t>(v)];
}

std::string place_words(matrix_words const& words, matrix_place const& p, source::source_file const& file) {
    if (p.where.empty()) return std::string(words.whole_draft);
    std::string out = p.provision.label.empty() ? "" : p.provision.label + std::string(words.comma);
    return out.append(words.line).append(" ").append(std::to_string(file.line_of(p.where.begin)));
}

std::string_view severity_word(matrix_words const& words, matrix_place const& p) noexcept {
    if (!p.level || *p.level == diagnostic::severity::error) return {};
    return *p.level == diagnostic::severity::warning ? words.warning : words.note;
}

std::string rule_words(matrix_place const& p, text::language language) {
    auto const& words = matrix_words_in(language);
    auto const level = severity_word(words, p);
    return level.empty() ? p.rule : p.rule + std::string(words.comma) + std::string(level);
}

std::string_view kind_word(matrix_words const& words, std::string_view kind) noexcept {
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
        if (kind_names[i] == kind) return words.kinds[i];
    }
    return kind;
}

std::string_view paragraph_kind_word(matrix_words const& words, std::string_view kind) noexcept {
    if (kind == "recommendation") return words.recommendation;
    if (kind == "concern") return words.concern;
    if (kind == "statement") return words.statement;
    return kind;
}

std::string_view authority_note(matrix_words const& words, std::string_view authority) noexcept {
    if (authority == "panel summary") return words.panel_note;
    if (authority == "Secretary-General") return words.secretary_note;
    return {};
}

std::string_view autonym(text::language language) noexcept {
    switch (language) {
        case text::language::en:
            return "English";
        case text::language::fr:
            return "français";
        case text::language::es:
            return "español";
        case text::language::ar:
            return "العربية";
        case text::language::zh:
            return "中文";
        case text::language::ru:
            return "русский";
        case text::language::az:
            return "azərbaycanca";
    }
    return {};
}

}  // namespace cmwlint::report
