#include "report/html_words.hpp"

#include "report/six_languages.hpp"

namespace cmwlint::report {
namespace {

constexpr html_words english{
    .title = "What cmwlint found",
    .skip = "To the findings",
    .outline = "Outline",
    .findings = "Findings",
    .severity = "Severity",
    .theme = "Theme",
    .source = "Source",
    .all_themes = "all themes",
    .all_sources = "all sources",
    .shown = "{n} of {all} findings",
    .next = "Next",
    .previous = "Previous",
    .keys = "keys: j or n next, k or p previous, Esc closes",
    .nothing_shown = "No finding is of this choice.",
    .whole_draft = "On the draft as a whole",
    .set_aside = "Set aside",
    .reason = "reason",
    .remarks = "On the file",
};

constexpr html_words french{
    .title = "Ce que cmwlint a relevé",
    .skip = "Aller aux constats",
    .outline = "Plan",
    .findings = "Constats",
    .severity = "Gravité",
    .theme = "Thème",
    .source = "Source",
    .all_themes = "tous les thèmes",
    .all_sources = "toutes les sources",
    .shown = "{n} constats sur {all}",
    .next = "Suivant",
    .previous = "Précédent",
    .keys = "touches : j ou n suivant, k ou p précédent, Échap ferme",
    .nothing_shown = "Aucun constat ne répond à ce choix.",
    .whole_draft = "Sur l’ensemble du projet",
    .set_aside = "Écartés",
    .reason = "motif",
    .remarks = "Sur le fichier",
};

constexpr html_words spanish{
    .title = "Lo que cmwlint ha encontrado",
    .skip = "Ir a las observaciones",
    .outline = "Índice",
    .findings = "Observaciones",
    .severity = "Gravedad",
    .theme = "Tema",
    .source = "Fuente",
    .all_themes = "todos los temas",
    .all_sources = "todas las fuentes",
    .shown = "{n} de {all} observaciones",
    .next = "Siguiente",
    .previous = "Anterior",
    .keys = "teclas: j o n siguiente, k o p anterior, Esc cierra",
    .nothing_shown = "Ninguna observación responde a esta selección.",
    .whole_draft = "Sobre el proyecto en su conjunto",
    .set_aside = "Descartadas",
    .reason = "motivo",
    .remarks = "Sobre el archivo",
};

constexpr html_words arabic{
    .title = "ما وجده cmwlint",
    .skip = "إلى الملاحظات",
    .outline = "المحتويات",
    .findings = "الملاحظات",
    .severity = "درجة الخطورة",
    .theme = "الموضوع",
    .source = "المصدر",
    .all_themes = "جميع المواضيع",
    .all_sources = "جميع المصادر",
    .shown = "{n} من {all} من الملاحظات",
    .next = "التالي",
    .previous = "السابق",
    .keys = "المفاتيح: j أو n التالي، k أو p السابق، Esc إغلاق",
    .nothing_shown = "لا توجد ملاحظات بهذا الاختيار.",
    .whole_draft = "بشأن المشروع ككل",
    .set_aside = "ملاحظات مستبعدة",
    .reason = "السبب",
    .remarks = "بشأن الملف",
};

constexpr html_words chinese{
    .title = "cmwlint 检查结果",
    .skip = "跳至检查结果",
    .outline = "目录",
    .findings = "检查结果",
    .severity = "严重程度",
    .theme = "主题",
    .source = "来源",
    .all_themes = "全部主题",
    .all_sources = "全部来源",
    .shown = "显示 {n} 项，共 {all} 项",
    .next = "下一项",
    .previous = "上一项",
    .keys = "按键：j 或 n 下一项，k 或 p 上一项，Esc 收起",
    .nothing_shown = "没有符合所选条件的结果。",
    .whole_draft = "关于草案整体",
    .set_aside = "已搁置",
    .reason = "理由",
    .remarks = "关于文件",
};

constexpr html_words russian{
    .title = "Что нашёл cmwlint",
    .skip = "К замечаниям",
    .outline = "Содержание",
    .findings = "Замечания",
    .severity = "Степень серьёзности",
    .theme = "Тема",
    .source = "Источник",
    .all_themes = "все темы",
    .all_sources = "все источники",
    .shown = "показано {n} из {all}",
    .next = "Следующее",
    .previous = "Предыдущее",
    .keys = "клавиши: j или n — следующее, k или p — предыдущее, Esc — закрыть",
    .nothing_shown = "Под этот выбор ничего не подходит.",
    .whole_draft = "О проекте в целом",
    .set_aside = "Отложено",
    .reason = "причина",
    .remarks = "О файле",
};

}  // namespace

html_words const& html_words_in(text::language language) noexcept {
    return in_language(language, english, french, spanish, arabic, chinese, russian);
}

}  // namespace cmwlint::report
