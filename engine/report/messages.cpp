#include "report/messages.hpp"

#include "report/six_languages.hpp"

#include <array>

namespace cmwlint::report {
namespace {

// clang-format off
constexpr phrases english{
    .error = "error", .warning = "warning", .note = "note", .remark = "remark",
    .why = "why", .source = "source", .convention = "Convention", .help = "help", .write = "write",
    .lawyer_label = "note",
    .lawyer = "the text alone cannot decide this; it needs a lawyer's eye",
    .reporting = "reporting", .also = "also",
    .explain = "cmwlint explain RULE shows the sources of a rule, examples and a model clause",
    .paragraph = {"para.", "paras."},
    .article = {"article", "articles"},
    .errors = {"error", "errors"}, .warnings = {"warning", "warnings"}, .notes = {"note", "notes"}, .files = {"file", "files"},
    .no_findings = "no findings", .in = "in", .of = "of", .nothing_checked = "nothing was checked",
    .not_checked = {"could not be checked", "could not be checked"},
    .language_unknown = "no language that cmwlint reads was recognised; name it with --language",
    .suppressed = {"suppressed", "suppressed"}, .known = {"in the baseline", "in the baseline"}, .unchanged = {"finding in a provision that did not change since {} is not shown", "findings in provisions that did not change since {} are not shown"},
    .not_changed = {"unchanged", "nothing here changed since {}"}, .reason = "reason", .until = "until",
    .colon = ": ",
};

constexpr phrases french{
    .error = "erreur", .warning = "avertissement", .note = "note", .remark = "remarque",
    .why = "pourquoi", .source = "source", .convention = "Convention", .help = "conseil", .write = "écrire",
    .lawyer_label = "note",
    .lawyer = "le texte seul ne permet pas de trancher ; l’œil d’un juriste est nécessaire",
    .reporting = "rapportant", .also = "aussi",
    .explain = "cmwlint explain RÈGLE montre les sources d’une règle, des exemples et une clause modèle",
    .paragraph = {"par.", "par."},
    .article = {"article", "articles"},
    .errors = {"erreur", "erreurs"}, .warnings = {"avertissement", "avertissements"}, .notes = {"note", "notes"}, .files = {"fichier", "fichiers"},
    .no_findings = "rien à signaler", .in = "dans", .of = "sur", .nothing_checked = "rien n’a été vérifié",
    .not_checked = {"n’a pas pu être vérifié", "n’ont pas pu être vérifiés"},
    .language_unknown = "aucune langue connue de cmwlint n’a été reconnue ; indiquez-la avec --language",
    .suppressed = {"écarté", "écartés"}, .known = {"déjà connu", "déjà connus"}, .unchanged = {"constat dans une disposition inchangée depuis {} n’est pas affiché", "constats dans des dispositions inchangées depuis {} ne sont pas affichés"},
    .not_changed = {"inchangé", "rien n’a changé ici depuis {}"}, .reason = "motif", .until = "jusqu’au",
    .colon = " : ",
};

constexpr phrases spanish{
    .error = "error", .warning = "advertencia", .note = "nota", .remark = "observación",
    .why = "por qué", .source = "fuente", .convention = "Convención", .help = "consejo", .write = "escribir",
    .lawyer_label = "nota",
    .lawyer = "el texto por sí solo no permite decidirlo; hace falta la mirada de un jurista",
    .reporting = "que recoge a", .also = "también",
    .explain = "cmwlint explain REGLA muestra las fuentes de una regla, ejemplos y una cláusula modelo",
    .paragraph = {"párr.", "párrs."},
    .article = {"artículo", "artículos"},
    .errors = {"error", "errores"}, .warnings = {"advertencia", "advertencias"}, .notes = {"nota", "notas"}, .files = {"archivo", "archivos"},
    .no_findings = "nada que señalar", .in = "en", .of = "de", .nothing_checked = "no se revisó nada",
    .not_checked = {"no pudo revisarse", "no pudieron revisarse"},
    .language_unknown = "no se reconoció ninguna lengua que cmwlint lea; indíquela con --language",
    .suppressed = {"descartado", "descartados"}, .known = {"ya conocido", "ya conocidos"}, .unchanged = {"observación en una disposición sin cambios desde {} no se muestra", "observaciones en disposiciones sin cambios desde {} no se muestran"},
    .not_changed = {"sin cambios", "nada ha cambiado aquí desde {}"}, .reason = "motivo", .until = "hasta",
    .colon = ": ",
};

// Arabic counts in words that do not agree with a number by one rule: the noun stands before it.
constexpr phrases arabic{
    .error = "خطأ", .warning = "تحذير", .note = "ملاحظة", .remark = "تنبيه",
    .why = "لماذا", .source = "المصدر", .convention = "الاتفاقية", .help = "نصيحة", .write = "اكتبوا",
    .lawyer_label = "ملاحظة",
    .lawyer = "لا يكفي النص وحده للحسم؛ يلزم نظر رجل قانون",
    .reporting = "نقلا عن", .also = "كذلك",
    .explain = "cmwlint explain RULE يعرض مصادر القاعدة وأمثلة عليها وبندا نموذجيا",
    .paragraph = {"الفقرة", "الفقرات"},
    .article = {"المادة", "المواد"},
    .errors = {"خطأ", "أخطاء"}, .warnings = {"تحذير", "تحذيرات"}, .notes = {"ملاحظة", "ملاحظات"}, .files = {"ملف", "ملفات"},
    .no_findings = "لا شيء يلاحظ", .in = "في", .of = "من", .nothing_checked = "لم يفحص شيء",
    .not_checked = {"تعذر فحصه", "تعذر فحصها"},
    .language_unknown = "لم يتعرف cmwlint على لغة يقرؤها؛ سمها بالخيار --language",
    .suppressed = {"مستبعد", "مستبعدة"}, .known = {"معروف سابقا", "معروفة سابقا"}, .unchanged = {"ملاحظة في أحكام لم تتغير منذ {} لم تُعرض", "ملاحظات في أحكام لم تتغير منذ {} لم تُعرض"},
    .not_changed = {"دون تغيير", "لم يتغير شيء هنا منذ {}"}, .reason = "السبب", .until = "حتى",
    .colon = ": ",
};

constexpr phrases chinese{
    .error = "错误", .warning = "警告", .note = "提示", .remark = "说明",
    .why = "原因", .source = "依据", .convention = "《公约》", .help = "建议", .write = "改写为",
    .lawyer_label = "提示",
    .lawyer = "仅凭文本无法判断，须由法律人员审阅",
    .reporting = "转述", .also = "另见",
    .explain = "cmwlint explain 规则 显示规则的依据、示例和示范条款",
    .paragraph = {"段", "段"},
    .article = {"条", "条"},
    .errors = {"处错误", "处错误"}, .warnings = {"处警告", "处警告"}, .notes = {"处提示", "处提示"}, .files = {"个文件", "个文件"},
    .no_findings = "未发现问题", .in = "见于", .of = "/", .nothing_checked = "没有检查任何文件",
    .not_checked = {"无法检查", "无法检查"},
    .language_unknown = "未能识别 cmwlint 可读的语言；请用 --language 指明",
    .suppressed = {"处已搁置", "处已搁置"}, .known = {"处已在基线中", "处已在基线中"}, .unchanged = {"处结果所在条款自 {} 以来未改动，未予显示", "处结果所在条款自 {} 以来未改动，未予显示"},
    .not_changed = {"未改动", "自 {} 以来此处未改动"}, .reason = "理由", .until = "有效至",
    .colon = "：",
};

constexpr phrases russian{
    .error = "ошибка", .warning = "предупреждение", .note = "замечание", .remark = "примечание",
    .why = "почему", .source = "источник", .convention = "Конвенция", .help = "совет", .write = "написать",
    .lawyer_label = "замечание",
    .lawyer = "по одному тексту этого не решить; нужен взгляд юриста",
    .reporting = "со слов:", .also = "также",
    .explain = "cmwlint explain ПРАВИЛО показывает источники правила, примеры и типовую статью",
    .paragraph = {"п.", "пп."},
    .article = {"статья", "статьи"},
    .errors = {"ошибка", "ошибки", "ошибок"}, .warnings = {"предупреждение", "предупреждения", "предупреждений"},
    .notes = {"замечание", "замечания", "замечаний"}, .files = {"файле", "файлах", "файлах"},
    .no_findings = "замечаний нет", .in = "в", .of = "из", .nothing_checked = "ничего не проверено",
    .not_checked = {"не проверен", "не проверены"},
    .language_unknown = "не распознан ни один из языков, которые читает cmwlint; укажите его: --language",
    .suppressed = {"отклонено", "отклонено"}, .known = {"известно ранее", "известно ранее"}, .unchanged = {"замечание к положениям, не изменившимся с {}, не показано", "замечания к положениям, не изменившимся с {}, не показаны", "замечаний к положениям, не изменившимся с {}, не показано"},
    .not_changed = {"без изменений", "здесь ничего не изменилось с {}"}, .reason = "основание", .until = "до",
    .colon = ": ",
};

struct named {
    std::string_view name;
    std::array<std::string_view, 6> said;  ///< en fr es ar zh ru
};
constexpr std::array languages{
    named{"en", {"English", "anglais", "inglés", "الإنجليزية", "英语", "английский"}},
    named{"fr", {"French", "français", "francés", "الفرنسية", "法语", "французский"}},
    named{"es", {"Spanish", "espagnol", "español", "الإسبانية", "西班牙语", "испанский"}},
    named{"ar", {"Arabic", "arabe", "árabe", "العربية", "阿拉伯语", "арабский"}},
    named{"zh", {"Chinese", "chinois", "chino", "الصينية", "中文", "китайский"}},
    named{"ru", {"Russian", "russe", "ruso", "الروسية", "俄语", "русский"}},
    named{"az", {"Azerbaijani", "azerbaïdjanais", "azerbaiyano", "الأذربيجانية", "阿塞拜疆语", "азербайджанский"}},
};
constexpr std::array kinds{
    named{"law", {"law", "loi", "ley", "قانون", "法律", "закон"}},
    named{"decree", {"decree", "décret", "decreto", "مرسوم", "法令", "постановление"}},
    named{"agreement", {"agreement", "accord", "acuerdo", "اتفاقية", "协定", "соглашение"}},
    named{"labour-agreement", {"labour agreement", "accord de main-d’œuvre", "acuerdo laboral", "اتفاقية عمالة", "劳务协定", "соглашение о труде"}},
    named{"readmission-agreement", {"readmission agreement", "accord de réadmission", "acuerdo de readmisión", "اتفاقية إعادة قبول", "重新接纳协定", "соглашение о реадмиссии"}},
    named{"social-security-agreement", {"social security agreement", "accord de sécurité sociale", "convenio de seguridad social", "اتفاقية ضمان اجتماعي", "社会保障协定", "соглашение о социальном обеспечении"}},
    named{"contract", {"contract", "contrat", "contrato", "عقد", "合同", "договор"}},
    named{"other", {"other text", "autre texte", "otro texto", "نص آخر", "其他文本", "иной текст"}},
};
// clang-format on

// Languages that have no words here speak English.
std::size_t index_of(text::language language) {
    auto const index = static_cast<std::size_t>(language);
    return index < std::size(std::array<int, 6>{}) ? index : 0;
}

template <std::size_t N>
std::string_view look_up(std::array<named, N> const& table, std::string_view name, text::language said_in) {
    for (auto const& row : table)
        if (row.name == name) return row.said[index_of(said_in)];
    return name;
}

std::string_view form_for(std::size_t n, counted const& word, text::language language) {
    if (language == text::language::ru) {
        bool const teens = n % 100 >= 11 && n % 100 <= 14;
        if (n % 10 == 1 && !teens) return word.one;
        bool const few = n % 10 >= 2 && n % 10 <= 4 && !teens;
        return few || word.five.empty() ? word.many : word.five;
    }
    if (language == text::language::ar) return n >= 2 && n <= 10 ? word.many : word.one;
    bool const singular = n == 1 || (n == 0 && language == text::language::fr);
    return singular ? word.one : word.many;
}

// "{}" filled with what it stands for.
std::string filled(std::string words, std::string_view with) {
    if (auto const at = words.find("{}"); at != std::string::npos) words.replace(at, 2, with);
    return words;
}

}  // namespace

phrases const& phrases_in(text::language language) noexcept {
    return in_language(language, english, french, spanish, arabic, chinese, russian);
}

std::string_view severity_word(phrases const& words, diagnostic::severity level) noexcept {
    return word_of(words, level);
}

std::string quantity(std::size_t n, counted word, text::language language) {
    return std::to_string(n).append(" ").append(form_for(n, word, language));
}

std::string unchanged_sentence(report_input const& in) {
    auto const n = count(in).unchanged;
    if (n == 0) return {};
    std::string_view revision;
    for (auto const& document : in.documents)
        for (auto const& s : document.set_aside)
            if (s.by == set_aside_finding::by_what::unchanged) revision = s.written_in;
    return filled(quantity(n, phrases_in(in.look.language).unchanged, in.look.language), revision);
}

std::string not_changed_since(phrases const& words, std::string_view revision) {
    return filled(std::string{words.not_changed.many}, revision);
}

std::string_view language_name(text::language which, text::language said_in) noexcept {
    return look_up(languages, text::code(which), said_in);
}

std::string_view kind_name(std::string_view kind, text::language said_in) noexcept {
    return look_up(kinds, kind, said_in);
}

}  // namespace cmwlint::report
