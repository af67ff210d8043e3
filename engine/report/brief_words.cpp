#include "report/brief_words.hpp"

#include "report/six_languages.hpp"
#include "report/terminal.hpp"

namespace cmwlint::report {
namespace {

// clang-format off
constexpr brief_words english{
    .title = "Brief for an alternative report", .subtitle = "Drafts read against the International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families",
    .state = "State party", .organisation = "Submitted by", .date = "Date of the drafts", .to_be_filled_in = "to be filled in",
    .documents = "Documents read ({n})", .unread = "Could not be read", .not_checked = "Not checked",
    .not_checked_what = "practice, other acts, and all that the documents do not say.", .without_rule = "No rule looks after article(s) {articles} of the Convention.",
    .summary = "Summary", .part = "Part", .serious = "Serious", .concern = "Of concern", .remarks = "Remarks", .examined = "of these to be examined", .safeguards = "Safeguards", .total = "All",
    .most_serious = "Most serious", .nothing_at_all = "Nothing was found in the documents read.",
    .parts = {"General measures of implementation (arts. 73 and 84)", "General principles: non-discrimination and remedy (arts. 7 and 83)",
              "Human rights of all migrant workers and members of their families (arts. 8–35)", "Other rights of those who are documented or in a regular situation (arts. 36–56)",
              "Particular categories of migrant workers (arts. 57–63)", "Sound, equitable, humane and lawful conditions (arts. 64–71)"},
    .why = "Why it matters", .rests_on = "Rests on", .question = "Suggested question", .recommendation = "Suggested recommendation", .to_be_examined = "to be examined",
    .line = "line {n}", .paragraph = "para. {n}", .articles = "Convention, art. {list}", .matter = "the matter is dealt with in {place}",
    .further = "Further provisions ({n}): {list}", .quoted_under = "quoted under {ref}",
    .safeguards_found = "Safeguards in the text", .but_see = "but see {ref}", .nothing_found = "Nothing was found. Rules that looked: {n}.", .no_rule_for = "No rule had anything to ask of such documents.",
    .left_out = "Left out to keep to {pages} pages", .left_findings = "findings: {n} ({list})", .left_places = "provisions that are named and not quoted: {n}", .left_quotations = "long quotations are cut (…)", .left_recommendations = "suggested recommendations",
    .set_aside = "Findings set aside by decision of the authors' repository, not counted here: {n}.",
    .method = "Method and limits",
    .limits = {"Made with {program}. Rules held against the documents named above: {rules}, each of which rests on a recommendation, a general comment or an article.",
               "The program points, a lawyer decides. That nothing was found is no approval: another wording, another act or practice may decide.",
               "The table counts provisions: serious is what the rules call an error, of concern a warning, a remark a note. What is marked “to be examined” cannot be decided on the text alone.",
               "Concluding observations were addressed to the State named in their symbol; they show how the Committee reads the Convention. They are paraphrased here; the documents themselves are the authority.",
               "Questions and recommendations are proposals, to be checked and adapted. The length is kept to {pages} A4 pages by counting lines; what is left out is said."},
    .sentence_end = ".", .open_quote = "“", .close_quote = "”",
    .semicolon = "; ", .space = " ",
};

constexpr brief_words french{
    .title = "Note pour un rapport alternatif", .subtitle = "Projets lus au regard de la Convention internationale sur la protection des droits de tous les travailleurs migrants et des membres de leur famille",
    .state = "État partie", .organisation = "Présentée par", .date = "Date des projets", .to_be_filled_in = "à compléter",
    .documents = "Documents lus ({n})", .unread = "N’a pas pu être lu", .not_checked = "Non vérifié",
    .not_checked_what = "la pratique, les autres textes et tout ce que les documents ne disent pas.", .without_rule = "Aucune règle ne porte sur les articles suivants de la Convention : {articles}.",
    .summary = "Résumé", .part = "Partie", .serious = "Graves", .concern = "Préoccupants", .remarks = "Remarques", .examined = "dont à examiner", .safeguards = "Garanties", .total = "Ensemble",
    .most_serious = "Les plus graves", .nothing_at_all = "Rien n’a été relevé dans les documents lus.",
    .parts = {"Mesures d’application générales (art. 73 et 84)", "Principes généraux : non-discrimination et recours (art. 7 et 83)",
              "Droits de l’homme de tous les travailleurs migrants et des membres de leur famille (art. 8 à 35)", "Autres droits des travailleurs pourvus de documents ou en situation régulière (art. 36 à 56)",
              "Catégories particulières de travailleurs migrants (art. 57 à 63)", "Conditions saines, équitables, dignes et légales (art. 64 à 71)"},
    .why = "Pourquoi c’est important", .rests_on = "Fondement", .question = "Question proposée", .recommendation = "Recommandation proposée", .to_be_examined = "à examiner",
    .line = "ligne {n}", .paragraph = "par. {n}", .articles = "Convention, art. {list}", .matter = "la matière est traitée ici : {place}",
    .further = "Autres dispositions ({n}) : {list}", .quoted_under = "cité au point {ref}",
    .safeguards_found = "Garanties présentes dans le texte", .but_see = "voir toutefois {ref}", .nothing_found = "Rien n’a été relevé. Règles appliquées : {n}.", .no_rule_for = "Aucune règle ne concerne de tels documents.",
    .left_out = "Omis pour tenir en {pages} pages", .left_findings = "constats : {n} ({list})", .left_places = "dispositions nommées sans être citées : {n}", .left_quotations = "les longues citations sont coupées (…)", .left_recommendations = "les recommandations proposées",
    .set_aside = "Constats écartés par décision des auteurs du dépôt, non comptés ici : {n}.",
    .method = "Méthode et limites",
    .limits = {"Établi avec {program}. Règles appliquées aux documents nommés plus haut : {rules}, dont chacune repose sur une recommandation, une observation générale ou un article.",
               "Le programme signale, un juriste décide. Ne rien trouver ne vaut pas approbation : une autre formulation, un autre texte ou la pratique peuvent être décisifs.",
               "Le tableau compte des dispositions : graves pour ce que les règles appellent erreur, préoccupantes pour un avertissement, remarques pour une note. Ce qui est marqué « à examiner » ne peut être tranché sur le seul texte.",
               "Les observations finales étaient adressées à l’État que leur cote désigne ; elles montrent comment le Comité lit la Convention. Elles sont ici paraphrasées ; seuls les documents font foi.",
               "Questions et recommandations sont des propositions à vérifier et à adapter. La longueur est limitée à {pages} pages A4 par un compte de lignes ; ce qui est omis est indiqué."},
    .sentence_end = ".", .open_quote = "« ", .close_quote = " »",
    .semicolon = " ; ", .space = " ",
};

constexpr brief_words spanish{
    .title = "Nota para un informe alternativo", .subtitle = "Proyectos leídos a la luz de la Convención Internacional sobre la protección de los derechos de todos los trabajadores migratorios y de sus familiares",
    .state = "Estado parte", .organisation = "Presentada por", .date = "Fecha de los proyectos", .to_be_filled_in = "por completar",
    .documents = "Documentos leídos ({n})", .unread = "No se pudo leer", .not_checked = "No verificado",
    .not_checked_what = "la práctica, otras normas y todo lo que los documentos no dicen.", .without_rule = "Ninguna regla se ocupa de los siguientes artículos de la Convención: {articles}.",
    .summary = "Resumen", .part = "Parte", .serious = "Graves", .concern = "Preocupantes", .remarks = "Observaciones", .examined = "de ellos por examinar", .safeguards = "Salvaguardias", .total = "Total",
    .most_serious = "Lo más grave", .nothing_at_all = "No se halló nada en los documentos leídos.",
    .parts = {"Medidas generales de aplicación (arts. 73 y 84)", "Principios generales: no discriminación y recurso (arts. 7 y 83)",
              "Derechos humanos de todos los trabajadores migratorios y de sus familiares (arts. 8 a 35)", "Otros derechos de los trabajadores documentados o en situación regular (arts. 36 a 56)",
              "Categorías particulares de trabajadores migratorios (arts. 57 a 63)", "Condiciones satisfactorias, equitativas, dignas y lícitas (arts. 64 a 71)"},
    .why = "Por qué importa", .rests_on = "Fundamento", .question = "Pregunta propuesta", .recommendation = "Recomendación propuesta", .to_be_examined = "por examinar",
    .line = "línea {n}", .paragraph = "párr. {n}", .articles = "Convención, art. {list}", .matter = "la materia se trata aquí: {place}",
    .further = "Otras disposiciones ({n}): {list}", .quoted_under = "citado en {ref}",
    .safeguards_found = "Salvaguardias que contiene el texto", .but_see = "pero véase {ref}", .nothing_found = "No se halló nada. Reglas aplicadas: {n}.", .no_rule_for = "Ninguna regla se refiere a documentos de este tipo.",
    .left_out = "Omitido para no pasar de {pages} páginas", .left_findings = "hallazgos: {n} ({list})", .left_places = "disposiciones que se nombran sin citarlas: {n}", .left_quotations = "las citas largas se cortan (…)", .left_recommendations = "las recomendaciones propuestas",
    .set_aside = "Hallazgos descartados por decisión de los autores del repositorio, no contados aquí: {n}.",
    .method = "Método y límites",
    .limits = {"Hecho con {program}. Reglas aplicadas a los documentos citados: {rules}, cada una basada en una recomendación, una observación general o un artículo.",
               "El programa señala, un jurista decide. Que no se halle nada no equivale a una aprobación: otra redacción, otra norma o la práctica pueden ser decisivas.",
               "El cuadro cuenta disposiciones: graves, lo que las reglas llaman error; preocupantes, una advertencia; observaciones, una nota. Lo marcado «por examinar» no puede decidirse con el solo texto.",
               "Las observaciones finales se dirigieron al Estado que indica su signatura; muestran cómo lee el Comité la Convención. Aquí se parafrasean; solo los documentos hacen fe.",
               "Preguntas y recomendaciones son propuestas que deben verificarse y adaptarse. La extensión se limita a {pages} páginas A4 contando líneas; se dice lo que se omite."},
    .sentence_end = ".", .open_quote = "«", .close_quote = "»",
    .semicolon = "; ", .space = " ",
};

constexpr brief_words arabic{
    .title = "موجز لتقرير بديل", .subtitle = "قراءة لمشاريع نصوص في ضوء الاتفاقية الدولية لحماية حقوق جميع العمال المهاجرين وأفراد أسرهم",
    .state = "الدولة الطرف", .organisation = "مقدَّم من", .date = "تاريخ المشاريع", .to_be_filled_in = "يُستكمل",
    .documents = "الوثائق المقروءة ({n})", .unread = "تعذّرت قراءته", .not_checked = "لم يُفحص",
    .not_checked_what = "الممارسة والنصوص الأخرى وكل ما لا تقوله هذه الوثائق.", .without_rule = "لا قاعدة تتناول مواد الاتفاقية الآتية: {articles}.",
    .summary = "الخلاصة", .part = "الجزء", .serious = "خطيرة", .concern = "مثيرة للقلق", .remarks = "ملاحظات", .examined = "منها ما يحتاج إلى نظر", .safeguards = "ضمانات", .total = "المجموع",
    .most_serious = "الأشد خطورة", .nothing_at_all = "لم يُعثر على شيء في الوثائق المقروءة.",
    .parts = {"تدابير التنفيذ العامة (المادتان 73 و84)", "المبادئ العامة: عدم التمييز وسبل الانتصاف (المادتان 7 و83)",
              "حقوق الإنسان لجميع العمال المهاجرين وأفراد أسرهم (المواد 8 إلى 35)", "الحقوق الأخرى للحائزين للوثائق اللازمة أو الذين هم في وضع نظامي (المواد 36 إلى 56)",
              "الفئات الخاصة من العمال المهاجرين (المواد 57 إلى 63)", "الظروف السليمة والعادلة والإنسانية والمشروعة (المواد 64 إلى 71)"},
    .why = "سبب الأهمية", .rests_on = "السند", .question = "سؤال مقترح", .recommendation = "توصية مقترحة", .to_be_examined = "يحتاج إلى نظر",
    .line = "السطر {n}", .paragraph = "الفقرة {n}", .articles = "الاتفاقية، المادة {list}", .matter = "يرد الموضوع في: {place}",
    .further = "أحكام أخرى ({n}): {list}", .quoted_under = "مقتبس في {ref}",
    .safeguards_found = "ضمانات واردة في النص", .but_see = "لكن انظر {ref}", .nothing_found = "لم يُعثر على شيء. القواعد التي نظرت في ذلك: {n}.", .no_rule_for = "لا قاعدة تخص مثل هذه الوثائق.",
    .left_out = "ما حُذف للاكتفاء بعدد {pages} من الصفحات", .left_findings = "استنتاجات عددها {n} ({list})", .left_places = "أحكام ذُكرت دون اقتباس، عددها {n}", .left_quotations = "اختُصرت الاقتباسات الطويلة (…)", .left_recommendations = "التوصيات المقترحة",
    .set_aside = "استنتاجات استُبعدت بقرار من أصحاب المستودع ولم تُحسب هنا، عددها: {n}.",
    .method = "المنهج وحدوده",
    .limits = {"أُعدّ بواسطة {program}. عُرضت الوثائق المذكورة أعلاه على قواعد عددها {rules}، يستند كل منها إلى توصية أو تعليق عام أو مادة.",
               "البرنامج ينبّه والقرار لرجل القانون. وعدم العثور على شيء ليس إقراراً للنص، فقد تحسم الأمرَ صياغةٌ أخرى أو نصٌّ آخر أو الممارسة.",
               "يعدّ الجدول الأحكام: الخطيرة ما تسميه القواعد خطأ، والمثيرة للقلق ما تسميه تحذيراً، والملاحظات ما تسميه ملاحظة. وما وُسم بعبارة «يحتاج إلى نظر» لا يكفي النص وحده للبت فيه.",
               "وُجّهت الملاحظات الختامية إلى الدولة المبيّنة في رمزها، وهي تبيّن كيف تقرأ اللجنة الاتفاقية. وهي هنا معروضة بتصرف، والمرجع هو الوثائق نفسها.",
               "الأسئلة والتوصيات مقترحات ينبغي التحقق منها وتكييفها. ويُلتزم بعدد {pages} من صفحات A4 بحساب الأسطر، ويُذكر ما حُذف."},
    .sentence_end = ".", .open_quote = "«", .close_quote = "»",
    .semicolon = "؛ ", .space = " ",
};

constexpr brief_words chinese{
    .title = "替代报告简报", .subtitle = "对照《保护所有移徙工人及其家庭成员权利国际公约》审读的草案",
    .state = "缔约国", .organisation = "提交者", .date = "草案日期", .to_be_filled_in = "待填",
    .documents = "审读的文件（{n}）", .unread = "未能读取", .not_checked = "未检查",
    .not_checked_what = "实践、其他法规以及文件没有写明的一切。", .without_rule = "没有规则涉及《公约》下列各条：{articles}。",
    .summary = "摘要", .part = "部分", .serious = "严重", .concern = "令人关切", .remarks = "备注", .examined = "其中有待审查", .safeguards = "保障", .total = "合计",
    .most_serious = "最严重的问题", .nothing_at_all = "在审读的文件中没有发现问题。",
    .parts = {"一般执行措施（第73和第84条）", "一般原则：不歧视与补救（第7和第83条）",
              "所有移徙工人及其家庭成员的人权（第8至第35条）", "有证件或身份正常者的其他权利（第36至第56条）",
              "特殊类别的移徙工人（第57至第63条）", "合理、公平、人道和合法的条件（第64至第71条）"},
    .why = "为何重要", .rests_on = "依据", .question = "拟议问题", .recommendation = "拟议建议", .to_be_examined = "有待审查",
    .line = "第{n}行", .paragraph = "第{n}段", .articles = "《公约》{list}", .matter = "有关内容见{place}",
    .further = "其他条款（{n}）：{list}", .quoted_under = "引文见{ref}",
    .safeguards_found = "文本中已有的保障", .but_see = "但见{ref}", .nothing_found = "没有发现问题。适用的规则：{n}条。", .no_rule_for = "没有规则针对这类文件。",
    .left_out = "为不超过{pages}页而省略", .left_findings = "{n}项发现（{list}）", .left_places = "{n}项条款只列出而未引用", .left_quotations = "较长的引文有删节（…）", .left_recommendations = "拟议建议",
    .set_aside = "由资料库作者决定搁置、未计入的发现：{n}项。",
    .method = "方法与局限",
    .limits = {"由{program}制作。以{rules}条规则对照上列文件，每条规则都以一项建议、一般性意见或条文为依据。",
               "程序只作提示，由法律人员判断。没有发现问题并不等于认可：其他措词、其他法规或实践可能起决定作用。",
               "表中按条款计数：“严重”即规则所称的错误，“令人关切”即警告，“备注”即提示。标明“有待审查”的，仅凭文本不能判断。",
               "结论性意见是向文号所示国家提出的，表明委员会如何解读《公约》。此处为转述，以文件本身为准。",
               "问题和建议仅供参考，须经核对和修改。篇幅以计算行数的方式限于{pages}页A4纸；省略之处均已说明。"},
    .sentence_end = "。", .open_quote = "“", .close_quote = "”",
    .semicolon = "；", .space = "",
};

constexpr brief_words russian{
    .title = "Справка для альтернативного доклада", .subtitle = "Проекты, прочитанные в свете Международной конвенции о защите прав всех трудящихся-мигрантов и членов их семей",
    .state = "Государство-участник", .organisation = "Представлено", .date = "Дата проектов", .to_be_filled_in = "заполнить",
    .documents = "Прочитанные документы ({n})", .unread = "Не удалось прочитать", .not_checked = "Не проверялось",
    .not_checked_what = "практика, иные акты и всё, о чём документы молчат.", .without_rule = "Ни одно правило не касается следующих статей Конвенции: {articles}.",
    .summary = "Краткое изложение", .part = "Часть", .serious = "Серьёзные", .concern = "Вызывают озабоченность", .remarks = "Замечания", .examined = "из них требуют изучения", .safeguards = "Гарантии", .total = "Всего",
    .most_serious = "Самое серьёзное", .nothing_at_all = "В прочитанных документах ничего не найдено.",
    .parts = {"Общие меры по осуществлению (статьи 73 и 84)", "Общие принципы: недискриминация и средства защиты (статьи 7 и 83)",
              "Права человека всех трудящихся-мигрантов и членов их семей (статьи 8–35)", "Другие права имеющих документы или постоянный статус (статьи 36–56)",
              "Особые категории трудящихся-мигрантов (статьи 57–63)", "Нормальные, справедливые, гуманные и законные условия (статьи 64–71)"},
    .why = "Почему это важно", .rests_on = "Основание", .question = "Предлагаемый вопрос", .recommendation = "Предлагаемая рекомендация", .to_be_examined = "требует изучения",
    .line = "строка {n}", .paragraph = "п. {n}", .articles = "Конвенция, ст. {list}", .matter = "предмет затронут здесь: {place}",
    .further = "Другие положения ({n}): {list}", .quoted_under = "приведено в пункте {ref}",
    .safeguards_found = "Гарантии, которые есть в тексте", .but_see = "но см. {ref}", .nothing_found = "Ничего не найдено. Применённых правил: {n}.", .no_rule_for = "Ни одно правило не относится к таким документам.",
    .left_out = "Опущено, чтобы уложиться в объём ({pages} страниц)", .left_findings = "находки: {n} ({list})", .left_places = "положения, названные без цитаты: {n}", .left_quotations = "длинные цитаты сокращены (…)", .left_recommendations = "предлагаемые рекомендации",
    .set_aside = "Находки, снятые решением авторов хранилища и не учтённые здесь: {n}.",
    .method = "Метод и пределы",
    .limits = {"Составлено с помощью {program}. К названным документам применены правила ({rules}), каждое из которых опирается на рекомендацию, замечание общего порядка или статью.",
               "Программа указывает, решает юрист. Если ничего не найдено, это не одобрение: решающими могут оказаться иная формулировка, другой акт или практика.",
               "В таблице сосчитаны положения: серьёзные — то, что правила называют ошибкой, вызывающие озабоченность — предупреждением, замечания — примечанием. О помеченном «требует изучения» нельзя судить по одному тексту.",
               "Заключительные замечания обращены к государству, указанному в их условном обозначении; они показывают, как Комитет читает Конвенцию. Здесь они пересказаны; решают сами документы.",
               "Вопросы и рекомендации — это предложения, которые нужно проверить и приспособить. Объём ограничен подсчётом строк (страниц A4: {pages}); об опущенном сказано."},
    .sentence_end = ".", .open_quote = "«", .close_quote = "»",
    .semicolon = "; ", .space = " ",
};
// clang-format on

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A full stop after one of the short words that stand before a number ("No. 4", "núm. 2", "art. 5"), or after a single
// letter, ends no sentence.
bool ends_abbreviation(std::string_view before, std::string_view after) {
    auto const next = after.find_first_not_of(' ');
    if (next != std::string_view::npos && is_digit(after[next])) return true;
    return before.size() >= 2 && is_ascii_letter(before.back()) && (before[before.size() - 2] == ' ');
}

}  // namespace

brief_words const& brief_words_in(text::language language) noexcept {
    return in_language(language, english, french, spanish, arabic, chinese, russian);
}

std::string filled(std::string_view form, std::span<blank const> blanks) {
    std::string out;
    while (!form.empty()) {
        auto const open = form.find('{');
        out += form.substr(0, open);
        if (open == std::string_view::npos) break;
        auto const close = form.find('}', open);
        auto const name = form.substr(open + 1, close - open - 1);
        for (auto const& b : blanks) {
            if (b.name == name) out += b.is;
        }
        form = close == std::string_view::npos ? std::string_view{} : form.substr(close + 1);
    }
    return out;
}

std::string capitalised(std::string text) {
    if (text.empty()) return text;
    auto const at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    auto const put = [&](std::size_t i, unsigned value) { text[i] = static_cast<char>(value); };
    if (text[0] >= 'a' && text[0] <= 'z') {
        put(0, at(0) - 32U);
    } else if (at(0) == 0xC3 && at(1) >= 0xA0 && at(1) <= 0xBE && at(1) != 0xB7) {  // à … þ
        put(1, at(1) - 32U);
    } else if (at(0) == 0xD0 && at(1) >= 0xB0 && at(1) <= 0xBF) {  // а … п
        put(1, at(1) - 32U);
    } else if (at(0) == 0xD1 && at(1) >= 0x80 && at(1) <= 0x8F) {  // р … я
        put(0, 0xD0);
        put(1, at(1) + 32U);
    } else if (at(0) == 0xD1 && at(1) == 0x91) {  // ё
        put(0, 0xD0);
        put(1, 0x81);
    }
    return text;
}

std::string_view first_sentence(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        auto const c = first_character(text.substr(i));
        auto const end = i + c.bytes;
        bool const wide = c.code == U'。' || c.code == U'！' || c.code == U'？';
        bool const mark = c.code == U'.' || c.code == U'!' || c.code == U'?' || c.code == U'؟';
        bool const stops = mark && (end == text.size() || text[end] == ' ');
        bool const abbreviated = c.code == U'.' && ends_abbreviation(text.substr(0, i), text.substr(end));
        if (wide || (stops && !abbreviated)) return text.substr(0, end);
        i = end;
    }
    return text;
}

}  // namespace cmwlint::report
