#include "lsp/editor_words.hpp"

#include "report/six_languages.hpp"

namespace cmwlint::lsp {
namespace {

constexpr editor_words english{
    .suppress = "Suppress",
    .whole_draft = "the whole draft",
    .write = "Write",
    .insert_model = "Insert the model clause of",
    .add_to_baseline = "Add to the baseline:",
    .no_baseline = "no baseline is named: write baseline = \"cmwlint-baseline.json\" in cmwlint.toml",
    .show_rule = "Show the rule",
};
constexpr editor_words french{
    .suppress = "Écarter",
    .whole_draft = "tout le projet",
    .write = "Écrire",
    .insert_model = "Insérer la clause modèle de",
    .add_to_baseline = "Ajouter aux constats déjà connus :",
    .no_baseline = "aucun fichier n’est nommé : écrivez baseline = \"cmwlint-baseline.json\" dans cmwlint.toml",
    .show_rule = "Montrer la règle",
};
constexpr editor_words spanish{
    .suppress = "Descartar",
    .whole_draft = "todo el proyecto",
    .write = "Escribir",
    .insert_model = "Insertar la cláusula modelo de",
    .add_to_baseline = "Añadir a lo ya conocido:",
    .no_baseline = "no se nombra ningún archivo: escriba baseline = \"cmwlint-baseline.json\" en cmwlint.toml",
    .show_rule = "Mostrar la regla",
};
constexpr editor_words arabic{
    .suppress = "استبعاد",
    .whole_draft = "المشروع كله",
    .write = "كتابة",
    .insert_model = "إدراج البند النموذجي للقاعدة",
    .add_to_baseline = "إضافة إلى المعروف سابقا:",
    .no_baseline = "لم يسم ملف لذلك: اكتبوا baseline = \"cmwlint-baseline.json\" في cmwlint.toml",
    .show_rule = "عرض القاعدة",
};
constexpr editor_words chinese{
    .suppress = "搁置",
    .whole_draft = "整个草案",
    .write = "改写为",
    .insert_model = "插入示范条款：",
    .add_to_baseline = "加入基线：",
    .no_baseline = "未指定基线：请在 cmwlint.toml 中写 baseline = \"cmwlint-baseline.json\"",
    .show_rule = "显示规则",
};
constexpr editor_words russian{
    .suppress = "Отклонить",
    .whole_draft = "весь проект",
    .write = "Написать",
    .insert_model = "Вставить модельную норму правила",
    .add_to_baseline = "Добавить к известным ранее:",
    .no_baseline = "файл не назван: укажите baseline = \"cmwlint-baseline.json\" в cmwlint.toml",
    .show_rule = "Показать правило",
};

}  // namespace

editor_words const& editor_words_in(text::language language) noexcept {
    return report::in_language(language, english, french, spanish, arabic, chinese, russian);
}

}  // namespace cmwlint::lsp
