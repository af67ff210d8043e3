// What a draft is taken for, by its title, its first lines and its structure, in every language.
#include "built_in_rules.hpp"

#include <catch2/catch.hpp>

using namespace cmwlint;
using lint::document_kind;
using text::language;

namespace {

struct row {
    language in;
    document_kind kind;
    char const* draft;
};

}  // namespace

TEST_CASE("lint: the kind of a draft, in every language", "[lint][kind]") {
    auto const r = GENERATE(values<row>({
        // Laws.
        {language::en, document_kind::law,
         "Immigration Bill\n\nSection 1. A permit is valid for a year.\n\nSection 2. Fees are set by the Minister.\n"},
        {language::fr, document_kind::law,
         "Projet de loi relatif à l'immigration\n\nArticle 1. Le titre de séjour est valable un an.\n\nArticle 2. Les "
         "droits sont fixés.\n"},
        {language::es, document_kind::law,
         "Ley de Migraciones\n\nArtículo 1. El permiso tiene un año de validez.\n\nArtículo 2. Las tasas se fijan por "
         "ley.\n"},
        {language::ar, document_kind::law,
         "قانون الهجرة وإقامة الأجانب\n\nالمادة 1\nتكون رخصة الإقامة صالحة لمدة سنة.\n\nالمادة 2\nتحدد الرسوم "
         "بقرار.\n"},
        {language::zh, document_kind::law,
         "中华人民共和国出境入境管理法\n\n第一条　居留证件有效期为一年。\n\n第二条　收费标准由国务院规定。\n"},
        {language::ru, document_kind::law,
         "Закон о миграции населения\n\nСтатья 1. Разрешение действует один год.\n\nСтатья 2. Размер сбора "
         "устанавливается законом.\n"},
        {language::az, document_kind::law,
         "Miqrasiya haqqında Azərbaycan Respublikasının Qanunu\n\nMaddə 1. İcazə bir il qüvvədədir.\n\nMaddə 2. Rüsum "
         "qanunla müəyyən edilir.\n"},
        // Decrees.
        {language::en, document_kind::decree,
         "Immigration Regulations\n\nRegulation 1. The form is in the Schedule.\n\n2. The fee is ten pounds.\n"},
        {language::fr, document_kind::decree,
         "Décret relatif à l'entrée des étrangers\n\nArticle 1. Le formulaire est annexé.\n\nArticle 2. Le droit est "
         "de dix francs.\n"},
        {language::es, document_kind::decree,
         "Decreto por el que se reglamenta la entrada de extranjeros\n\nArtículo 1. El formulario figura en "
         "anexo.\n\nArtículo 2. La tasa es de diez pesos.\n"},
        {language::ar, document_kind::decree,
         "مرسوم بشأن دخول الأجانب\n\nالمادة 1\nيرفق النموذج بهذا المرسوم.\n\nالمادة 2\nيحدد الرسم بعشرة دراهم.\n"},
        {language::zh, document_kind::decree, "外国人入境管理办法\n\n第一条　表格见附件。\n\n第二条　费用为十元。\n"},
        {language::ru, document_kind::decree,
         "Постановление Правительства о въезде иностранных граждан\n\nСтатья 1. Форма прилагается.\n\nСтатья 2. Сбор "
         "составляет десять рублей.\n"},
        {language::az, document_kind::decree,
         "Əcnəbilərin ölkəyə gəlməsi haqqında Fərman\n\nMaddə 1. Forma əlavə olunur.\n\nMaddə 2. Rüsum on manatdır.\n"},
        // Labour agreements.
        {language::en, document_kind::labour_agreement,
         "Agreement between the Government of A and the Government of B on the Employment of Workers\n\nArticle 1. The "
         "Parties shall cooperate.\n\nArticle 2. This Agreement enters into force.\n"},
        {language::fr, document_kind::labour_agreement,
         "Accord entre le Gouvernement de A et le Gouvernement de B relatif au recrutement de travailleurs\n\nArticle "
         "1. Les Parties coopèrent.\n\nArticle 2. Le présent accord entre en vigueur.\n"},
        {language::es, document_kind::labour_agreement,
         "Acuerdo entre el Gobierno de A y el Gobierno de B sobre la contratación de trabajadores\n\nArtículo 1. Las "
         "Partes cooperarán.\n\nArtículo 2. El Acuerdo entrará en vigor.\n"},
        {language::ar, document_kind::labour_agreement,
         "اتفاقية بين حكومة أ وحكومة ب بشأن استقدام العمال\n\nالمادة 1\nيتعاون الطرفان.\n\nالمادة 2\nتدخل هذه "
         "الاتفاقية حيز النفاذ.\n"},
        {language::zh, document_kind::labour_agreement,
         "甲国政府与乙国政府关于派遣和雇佣劳务人员的协定\n\n第一条　双方应当合作。\n\n第二条　本协定生效。\n"},
        {language::ru, document_kind::labour_agreement,
         "Соглашение между Правительством А и Правительством Б о трудовой деятельности граждан\n\nСтатья 1. Стороны "
         "сотрудничают.\n\nСтатья 2. Соглашение вступает в силу.\n"},
        {language::az, document_kind::labour_agreement,
         "A Hökuməti ilə B Hökuməti arasında işçilərin əmək fəaliyyəti haqqında Saziş\n\nMaddə 1. Tərəflər əməkdaşlıq "
         "edirlər.\n\nMaddə 2. Saziş qüvvəyə minir.\n"},
        // Readmission.
        {language::en, document_kind::readmission_agreement,
         "Agreement between A and B on the Readmission of Persons\n\nArticle 1. Each Party shall readmit its "
         "nationals.\n"},
        {language::fr, document_kind::readmission_agreement,
         "Accord entre A et B relatif à la réadmission des personnes en séjour irrégulier\n\nArticle 1. Chaque Partie "
         "réadmet ses ressortissants.\n"},
        {language::es, document_kind::readmission_agreement,
         "Acuerdo entre A y B relativo a la readmisión de personas\n\nArtículo 1. Cada Parte readmitirá a sus "
         "nacionales.\n"},
        {language::ar, document_kind::readmission_agreement,
         "اتفاق بين أ وب بشأن إعادة قبول الأشخاص\n\nالمادة 1\nيعيد كل طرف قبول مواطنيه.\n"},
        {language::zh, document_kind::readmission_agreement,
         "甲国与乙国关于重新接纳人员的协定\n\n第一条　各方应当重新接纳本国国民。\n"},
        {language::ru, document_kind::readmission_agreement,
         "Соглашение между А и Б о реадмиссии\n\nСтатья 1. Каждая Сторона принимает своих граждан.\n"},
        {language::az, document_kind::readmission_agreement,
         "A ilə B arasında readmissiya haqqında Saziş\n\nMaddə 1. Hər bir Tərəf öz vətəndaşlarını qəbul edir.\n"},
        // Social security.
        {language::en, document_kind::social_security_agreement,
         "Agreement between A and B on Social Security\n\nArticle 1. Periods of insurance are added up.\n"},
        {language::fr, document_kind::social_security_agreement,
         "Convention de sécurité sociale entre A et B\n\nArticle 1. Les périodes d'assurance sont totalisées.\n"},
        {language::es, document_kind::social_security_agreement,
         "Convenio de Seguridad Social entre A y B\n\nArtículo 1. Los períodos de seguro se totalizan.\n"},
        {language::ar, document_kind::social_security_agreement,
         "اتفاقية بين أ وب بشأن الضمان الاجتماعي\n\nالمادة 1\nتجمع فترات التأمين.\n"},
        {language::zh, document_kind::social_security_agreement,
         "甲国与乙国社会保障协定\n\n第一条　参保期限合并计算。\n"},
        {language::ru, document_kind::social_security_agreement,
         "Соглашение между А и Б о социальном обеспечении\n\nСтатья 1. Периоды страхования суммируются.\n"},
        {language::az, document_kind::social_security_agreement,
         "A ilə B arasında sosial təminat haqqında Saziş\n\nMaddə 1. Sığorta dövrləri cəmlənir.\n"},
        // Agreements on other things.
        {language::en, document_kind::agreement,
         "Agreement between A and B on Mutual Visits\n\nArticle 1. The Parties shall meet.\n"},
        {language::fr, document_kind::agreement,
         "Accord entre A et B sur les visites mutuelles\n\nArticle 1. Les Parties se rencontrent.\n"},
        {language::es, document_kind::agreement,
         "Acuerdo entre A y B sobre visitas mutuas\n\nArtículo 1. Las Partes se reunirán.\n"},
        {language::ar, document_kind::agreement,
         "اتفاق بين أ وب بشأن الزيارات المتبادلة\n\nالمادة 1\nيجتمع الطرفان.\n"},
        {language::zh, document_kind::agreement, "甲国与乙国关于互访的协定\n\n第一条　双方应当会晤。\n"},
        {language::ru, document_kind::agreement,
         "Соглашение между А и Б о взаимных поездках\n\nСтатья 1. Стороны встречаются.\n"},
        {language::az, document_kind::agreement,
         "A ilə B arasında qarşılıqlı səfərlər haqqında Saziş\n\nMaddə 1. Tərəflər görüşürlər.\n"},
        // Contracts.
        {language::en, document_kind::contract,
         "Employment Contract\n\nThe first party: the employer. The second party: the worker.\n\n1. The worker works "
         "eight hours a day.\n"},
        {language::fr, document_kind::contract,
         "Contrat de travail\n\nEntre l'employeur et le salarié, il est convenu ce qui suit.\n\nArticle 1. Le salarié "
         "travaille huit heures par jour.\n"},
        {language::es, document_kind::contract,
         "Contrato de trabajo\n\nEntre el empleador y el trabajador se conviene lo siguiente.\n\nCláusula 1. El "
         "trabajador trabaja ocho horas diarias.\n"},
        {language::ar, document_kind::contract,
         "عقد عمل\n\nالطرف الأول: صاحب العمل. الطرف الثاني: العامل.\n\nالبند 1\nيعمل العامل ثماني ساعات في اليوم.\n"},
        {language::zh, document_kind::contract,
         "劳动合同\n\n甲方：用人单位。乙方：劳动者。\n\n第一条　劳动者每日工作八小时。\n"},
        {language::ru, document_kind::contract,
         "Трудовой договор\n\nРаботодатель и Работник заключили настоящий трудовой договор.\n\n1. Работник работает "
         "восемь часов в день.\n"},
        {language::az, document_kind::contract,
         "Əmək müqaviləsi\n\nİşəgötürən və İşçi bu əmək müqaviləsini bağladılar.\n\n1. İşçi gündə səkkiz saat "
         "işləyir.\n"},
        // Neither.
        {language::en, document_kind::other,
         "Concluding observations on the report of A\n\n1. The Committee recommends that the State party amend its "
         "Act.\n\n2. The Committee recommends that the State party report again.\n"},
        {language::fr, document_kind::other,
         "Observations finales concernant le rapport de A\n\n1. Le Comité recommande à l'État partie de modifier sa "
         "loi.\n\n2. Le Comité recommande à l'État partie de faire rapport.\n"},
        {language::es, document_kind::other,
         "Observaciones finales sobre el informe de A\n\n1. El Comité recomienda al Estado parte que modifique su "
         "ley.\n\n2. El Comité recomienda al Estado parte que informe.\n"},
        {language::ar, document_kind::other,
         "ملاحظات ختامية على تقرير أ\n\n1- توصي اللجنة الدولة الطرف بتعديل قانونها.\n\n2- توصي اللجنة الدولة الطرف "
         "بتقديم تقرير.\n"},
        {language::zh, document_kind::other,
         "关于甲国报告的结论性意见\n\n1. 委员会建议缔约国修改其法律。\n\n2. 委员会建议缔约国提交报告。\n"},
        {language::ru, document_kind::other,
         "Заключительные замечания по докладу А\n\n1. Комитет рекомендует государству-участнику изменить закон.\n\n2. "
         "Комитет рекомендует государству-участнику представить доклад.\n"},
        {language::az, document_kind::other,
         "A dövlətinin məruzəsi üzrə yekun müşahidələr\n\n1. Komitə iştirakçı dövlətə qanunu dəyişdirməyi tövsiyə "
         "edir.\n\n2. Komitə iştirakçı dövlətə məruzə təqdim etməyi tövsiyə edir.\n"},
    }));
    CAPTURE(text::code(r.in), r.draft);
    source::source_file const file("draft", r.draft);
    lint::options how;
    how.language = r.in;
    auto const result = lint::lint(file, {}, test::built_in_rules(), how);
    CHECK(lint::name(result.kind) == lint::name(r.kind));
}

TEST_CASE("lint: a law that approves an agreement is a law", "[lint][kind]") {
    source::source_file const file(
        "draft",
        "Law approving the Agreement between A and B on Readmission\n\nArticle 1. The Agreement is approved.\n");
    lint::options how;
    how.language = language::en;
    CHECK(lint::lint(file, {}, test::built_in_rules(), how).kind == document_kind::law);
}

TEST_CASE("lint: the kind that is said is not second-guessed", "[lint][kind]") {
    source::source_file const file("draft", "Immigration Act\n\nArticle 1. A permit is valid.\n");
    lint::options how;
    how.language = language::en;
    for (auto const kind : {document_kind::contract, document_kind::agreement, document_kind::other}) {
        how.kind = kind;
        CHECK(lint::lint(file, {}, test::built_in_rules(), how).kind == kind);
    }
}

TEST_CASE("lint: names of kinds are read back", "[lint][kind]") {
    for (int k = 0; k <= static_cast<int>(document_kind::other); ++k) {
        auto const kind = static_cast<document_kind>(k);
        CHECK(lint::parse_kind(lint::name(kind)) == kind);
    }
    CHECK_FALSE(lint::parse_kind("poem"));
    CHECK_FALSE(lint::parse_kind("Law"));
}
