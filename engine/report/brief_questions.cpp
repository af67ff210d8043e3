#include "report/brief_questions.hpp"

#include "report/brief_words.hpp"
#include "report/six_languages.hpp"

#include <algorithm>
#include <array>

namespace cmwlint::report {
namespace {

// The Convention's articles in a sentence, in the case that the forms below need.
struct article_words {
    std::string_view none, one, two, many;  // {list}
    std::string_view comma, last;           // between two, before the last
};

struct question_words {
    std::string_view head;                          // {where}, {message}
    std::string_view against, missing, to_clarify;  // {articles}
    article_words articles;
};

// clang-format off
constexpr question_words english{
    "{where}: {message}. ",
    "Please explain how this is compatible with {articles}, and whether the State party intends to amend it.",
    "Please indicate which other provision in force gives effect to {articles} in this respect, and whether the State party intends to complete the text.",
    "Please clarify how the text is understood and applied, and how it agrees with {articles}.",
    {"the Convention", "article {list} of the Convention", "articles {list} of the Convention", "articles {list} of the Convention", ", ", " and "}};
constexpr question_words french{
    "{where} : {message}. ",
    "Veuillez expliquer en quoi cela est compatible avec {articles} et indiquer si l’État partie entend modifier le texte.",
    "Veuillez indiquer quelle autre disposition en vigueur met en œuvre sur ce point {articles}, et si l’État partie entend compléter le texte.",
    "Veuillez préciser comment ce texte est compris et appliqué, et comment il respecte {articles}.",
    {"la Convention", "l’article {list} de la Convention", "les articles {list} de la Convention", "les articles {list} de la Convention", ", ", " et "}};
constexpr question_words spanish{
    "{where}: {message}. ",
    "Sírvanse explicar cómo se concilia esto con {articles} e indicar si el Estado parte tiene previsto modificarlo.",
    "Sírvanse indicar qué otra disposición vigente aplica en este punto {articles} y si el Estado parte tiene previsto completar el texto.",
    "Sírvanse aclarar cómo se entiende y aplica este texto y cómo respeta {articles}.",
    {"la Convención", "el artículo {list} de la Convención", "los artículos {list} de la Convención", "los artículos {list} de la Convención", ", ", " y "}};
constexpr question_words arabic{
    "{where}: {message}. ",
    "يُرجى توضيح كيفية اتساق ذلك مع {articles}، وبيان ما إذا كانت الدولة الطرف تعتزم تعديله.",
    "يُرجى بيان الأحكام السارية الأخرى التي تُعمِل {articles} في هذا الشأن، وما إذا كانت الدولة الطرف تعتزم استكمال النص.",
    "يُرجى توضيح كيفية فهم هذا النص وتطبيقه ومدى اتساقه مع {articles}.",
    {"الاتفاقية", "المادة {list} من الاتفاقية", "المادتين {list} من الاتفاقية", "المواد {list} من الاتفاقية", " و", " و"}};
constexpr question_words chinese{
    "{where}：{message}。",
    "请说明这如何符合{articles}，以及缔约国是否打算修改。",
    "请说明现行法中还有哪些规定在这方面落实{articles}，以及缔约国是否打算补充案文。",
    "请说明对该规定如何理解和适用，以及是否符合{articles}。",
    {"《公约》", "《公约》{list}", "《公约》{list}", "《公约》{list}", "、", "和"}};
constexpr question_words russian{
    "{where}: {message}. ",
    "Просьба пояснить, как это согласуется {articles}, и сообщить, намерено ли государство-участник изменить текст.",
    "Просьба указать, какие иные действующие нормы восполняют этот пробел, как это согласуется {articles} и намерено ли государство-участник дополнить текст.",
    "Просьба пояснить, как этот текст понимается и применяется и как он согласуется {articles}.",
    {"с Конвенцией", "со статьёй {list} Конвенции", "со статьями {list} Конвенции", "со статьями {list} Конвенции", ", ", " и "}};

struct practice {
    std::string_view theme, en, fr, es, ar, zh, ru;
};
constexpr std::array practices{
    practice{"CRIM", "Please provide figures for the past three years on persons prosecuted, convicted and imprisoned for acts that concern migration status alone.",
        "Veuillez fournir, pour les trois dernières années, le nombre de personnes poursuivies, condamnées et emprisonnées pour des faits tenant au seul statut migratoire.",
        "Sírvanse facilitar datos de los tres últimos años sobre las personas procesadas, condenadas y encarceladas por hechos relativos solo a la situación migratoria.",
        "يُرجى تقديم أرقام عن السنوات الثلاث الماضية بشأن من لوحقوا أو أدينوا أو سُجنوا لأفعال لا تتعلق إلا بوضعهم كمهاجرين.",
        "请提供过去三年仅因移民身份方面的行为而被起诉、定罪和监禁的人数。",
        "Просьба представить данные за последние три года о лицах, преследуемых, осуждённых и лишённых свободы лишь за деяния, связанные с миграционным статусом."},
    practice{"DET", "Please provide figures on persons detained for reasons of migration, by age, sex, nationality, ground and length, and on the alternatives applied.",
        "Veuillez fournir des données sur les personnes détenues pour des raisons migratoires, par âge, sexe, nationalité, motif et durée, et sur les solutions de rechange appliquées.",
        "Sírvanse facilitar datos sobre las personas detenidas por razones migratorias, por edad, sexo, nacionalidad, motivo y duración, y sobre las alternativas aplicadas.",
        "يُرجى تقديم أرقام عن المحتجزين لأسباب تتعلق بالهجرة بحسب السن والجنس والجنسية والسبب والمدة، وعن بدائل الاحتجاز المطبقة.",
        "请按年龄、性别、国籍、理由和期限提供因移民原因被拘留者的数据，以及所采用的替代措施。",
        "Просьба представить данные о лицах, задержанных в связи с миграцией, по возрасту, полу, гражданству, основанию и сроку, и о применённых альтернативах."},
    practice{"CHI", "Please describe the procedure by which the best interests of a child are assessed, and how guardians are appointed.",
        "Veuillez décrire la procédure d’évaluation de l’intérêt supérieur de l’enfant et la désignation des tuteurs.",
        "Sírvanse describir el procedimiento para evaluar el interés superior del niño y la designación de tutores.",
        "يُرجى بيان الإجراء المتبع لتقدير مصالح الطفل الفضلى وكيفية تعيين الأوصياء.",
        "请说明评估儿童最大利益的程序以及如何指定监护人。",
        "Просьба описать порядок оценки наилучших интересов ребёнка и назначения опекунов."},
    practice{"EXP", "Please provide figures on expulsion orders, appeals against them, and orders carried out before the appeal was decided.",
        "Veuillez fournir des données sur les décisions d’expulsion, les recours formés et les décisions exécutées avant l’issue du recours.",
        "Sírvanse facilitar datos sobre las órdenes de expulsión, los recursos interpuestos y las órdenes ejecutadas antes de resolverse el recurso.",
        "يُرجى تقديم أرقام عن قرارات الطرد والطعون فيها والقرارات التي نُفذت قبل البت في الطعن.",
        "请提供驱逐令、申诉以及在申诉裁定前已执行的驱逐令的数据。",
        "Просьба представить данные о решениях о высылке, поданных жалобах и решениях, исполненных до рассмотрения жалобы."},
    practice{"DUE", "Please indicate how interpretation, legal aid and consular contact are provided in practice, and to how many persons.",
        "Veuillez indiquer comment l’interprétation, l’aide juridictionnelle et le contact consulaire sont assurés en pratique, et à combien de personnes.",
        "Sírvanse indicar cómo se prestan en la práctica la interpretación, la asistencia letrada y el contacto consular, y a cuántas personas.",
        "يُرجى بيان كيفية توفير الترجمة الشفوية والمساعدة القانونية والاتصال القنصلي في الممارسة وعدد المستفيدين.",
        "请说明口译、法律援助和领事联系在实践中如何提供以及受益人数。",
        "Просьба указать, как на практике обеспечиваются перевод, юридическая помощь и связь с консульством и скольким лицам."},
    practice{"BOR", "Please describe the procedure followed at the border, and investigations into excessive force or returns without a procedure.",
        "Veuillez décrire la procédure suivie à la frontière et les enquêtes sur l’usage excessif de la force ou les renvois sans procédure.",
        "Sírvanse describir el procedimiento que se sigue en la frontera y las investigaciones por uso excesivo de la fuerza o devoluciones sin procedimiento.",
        "يُرجى وصف الإجراء المتبع على الحدود والتحقيقات في الإفراط في استعمال القوة أو الإعادة دون إجراء.",
        "请说明边境上遵循的程序，以及对过度使用武力或未经程序遣返的调查。",
        "Просьба описать порядок действий на границе и расследования чрезмерного применения силы и возвращений без процедуры."},
    practice{"EXIT", "Please provide figures on persons refused departure, with the grounds and the remedies used.",
        "Veuillez fournir des données sur les refus de sortie du territoire, leurs motifs et les recours exercés.",
        "Sírvanse facilitar datos sobre las personas a las que se negó la salida, los motivos y los recursos utilizados.",
        "يُرجى تقديم أرقام عمن مُنعوا من المغادرة وأسباب المنع وسبل الطعن المستعملة.",
        "请提供被拒绝出境者的人数、理由和所用的补救办法。",
        "Просьба представить данные о лицах, которым отказано в выезде, с основаниями и использованными средствами защиты."},
    practice{"PERM", "Please indicate how many workers changed employers or lost their permit in the past three years, and on what grounds.",
        "Veuillez indiquer combien de travailleurs ont changé d’employeur ou perdu leur permis ces trois dernières années, et pour quels motifs.",
        "Sírvanse indicar cuántos trabajadores cambiaron de empleador o perdieron su permiso en los tres últimos años, y por qué motivos.",
        "يُرجى بيان عدد العمال الذين غيّروا صاحب العمل أو فقدوا تصاريحهم في السنوات الثلاث الماضية وأسباب ذلك.",
        "请说明过去三年有多少工人更换雇主或失去许可，理由为何。",
        "Просьба указать, сколько работников за последние три года сменили работодателя или лишились разрешения и по каким основаниям."},
    practice{"JOB", "Please indicate how long workers who lose their employment may stay in law and in practice, and how many had to leave for that reason.",
        "Veuillez indiquer combien de temps les travailleurs privés d’emploi peuvent rester, en droit et en pratique, et combien ont dû partir pour cette raison.",
        "Sírvanse indicar cuánto tiempo pueden permanecer, en la ley y en la práctica, quienes pierden el empleo y cuántos tuvieron que salir por ello.",
        "يُرجى بيان المدة التي يجوز فيها لمن فقد عمله البقاء قانوناً وممارسة، وعدد من اضطروا إلى المغادرة لهذا السبب.",
        "请说明失业工人在法律上和实践中可停留多久，以及有多少人因此不得不离境。",
        "Просьба указать, сколько времени по закону и на практике могут оставаться потерявшие работу и сколько лиц по этой причине выехали."},
    practice{"WORK", "Please provide information on labour inspections, complaints by migrant workers, and wages recovered, whatever their status.",
        "Veuillez fournir des informations sur les inspections du travail, les plaintes de travailleurs migrants et les salaires recouvrés, quel que soit leur statut.",
        "Sírvanse facilitar información sobre las inspecciones de trabajo, las quejas de trabajadores migratorios y los salarios recuperados, cualquiera que sea su situación.",
        "يُرجى تقديم معلومات عن تفتيش العمل وشكاوى العمال المهاجرين والأجور المستردة أياً كان وضعهم.",
        "请提供有关劳动监察、移徙工人投诉和追回工资的资料，不论其身份如何。",
        "Просьба представить сведения об инспекциях труда, жалобах трудящихся-мигрантов и взысканной заработной плате независимо от статуса."},
    practice{"REC", "Please provide information on licensed agencies, inspections, sanctions imposed and fees repaid to workers.",
        "Veuillez fournir des informations sur les agences agréées, les inspections, les sanctions infligées et les frais remboursés aux travailleurs.",
        "Sírvanse facilitar información sobre las agencias autorizadas, las inspecciones, las sanciones impuestas y los gastos devueltos a los trabajadores.",
        "يُرجى تقديم معلومات عن الوكالات المرخصة وعمليات التفتيش والجزاءات الموقعة والرسوم المردودة إلى العمال.",
        "请提供有关持牌中介、检查、所处罚款和退还工人费用的资料。",
        "Просьба представить сведения о лицензированных агентствах, проверках, наложенных санкциях и возвращённых работникам сборах."},
    practice{"DOM", "Please provide information on inspections and complaints concerning domestic work, and on their outcome.",
        "Veuillez fournir des informations sur les inspections et les plaintes relatives au travail domestique, et sur leurs suites.",
        "Sírvanse facilitar información sobre las inspecciones y quejas relativas al trabajo doméstico y su resultado.",
        "يُرجى تقديم معلومات عن التفتيش والشكاوى المتعلقة بالعمل المنزلي ونتائجها.",
        "请提供有关家政工作的检查、投诉及其结果的资料。",
        "Просьба представить сведения о проверках и жалобах, касающихся домашнего труда, и об их результатах."},
    practice{"DOC", "Please provide information on complaints about withheld identity documents and on sanctions imposed.",
        "Veuillez fournir des informations sur les plaintes pour rétention de pièces d’identité et les sanctions infligées.",
        "Sírvanse facilitar información sobre las quejas por retención de documentos de identidad y las sanciones impuestas.",
        "يُرجى تقديم معلومات عن الشكاوى من حجز وثائق الهوية والجزاءات الموقعة.",
        "请提供有关扣留身份证件的投诉和处罚的资料。",
        "Просьба представить сведения о жалобах на удержание документов, удостоверяющих личность, и о наложенных санкциях."},
    practice{"FOR", "Please provide information on investigations and convictions for forced labour of migrants, and on redress granted.",
        "Veuillez fournir des informations sur les enquêtes et les condamnations pour travail forcé de migrants et sur les réparations accordées.",
        "Sírvanse facilitar información sobre las investigaciones y condenas por trabajo forzoso de migrantes y la reparación concedida.",
        "يُرجى تقديم معلومات عن التحقيقات والإدانات المتعلقة بالعمل الجبري للمهاجرين وعن الجبر الممنوح.",
        "请提供有关强迫移民劳动的调查、定罪和所予补救的资料。",
        "Просьба представить сведения о расследованиях и приговорах за принудительный труд мигрантов и о предоставленном возмещении."},
    practice{"UNI", "Please indicate how many migrant workers are members or officers of trade unions, and what hinders them.",
        "Veuillez indiquer combien de travailleurs migrants sont membres ou dirigeants de syndicats, et ce qui les en empêche.",
        "Sírvanse indicar cuántos trabajadores migratorios son miembros o dirigentes sindicales y qué se lo impide.",
        "يُرجى بيان عدد العمال المهاجرين الأعضاء في النقابات أو في هيئاتها وما يعوقهم عن ذلك.",
        "请说明有多少移徙工人是工会会员或干部，以及存在哪些障碍。",
        "Просьба указать, сколько трудящихся-мигрантов состоят в профсоюзах или их органах и что им препятствует."},
    practice{"SOC", "Please provide figures on migrant workers covered by social security, on benefits paid abroad, and on contributions reimbursed or lost.",
        "Veuillez fournir des données sur les travailleurs migrants couverts par la sécurité sociale, les prestations versées à l’étranger et les cotisations remboursées ou perdues.",
        "Sírvanse facilitar datos sobre los trabajadores migratorios cubiertos por la seguridad social, las prestaciones pagadas en el extranjero y las cotizaciones reembolsadas o perdidas.",
        "يُرجى تقديم أرقام عن العمال المهاجرين المشمولين بالضمان الاجتماعي والاستحقاقات المدفوعة في الخارج والاشتراكات المردودة أو المفقودة.",
        "请提供享有社会保障的移徙工人、在国外支付的福利以及退还或丧失的缴款的数据。",
        "Просьба представить данные об охвате трудящихся-мигрантов социальным обеспечением, о пособиях, выплаченных за рубежом, и о возвращённых или утраченных взносах."},
    practice{"HEA", "Please indicate how migrants in an irregular situation obtain health care in practice, and how their data are protected.",
        "Veuillez indiquer comment les migrants en situation irrégulière obtiennent des soins en pratique et comment leurs données sont protégées.",
        "Sírvanse indicar cómo obtienen atención de salud en la práctica los migrantes en situación irregular y cómo se protegen sus datos.",
        "يُرجى بيان كيفية حصول المهاجرين ذوي الوضع غير النظامي على الرعاية الصحية في الممارسة وكيفية حماية بياناتهم.",
        "请说明身份不正常的移民在实践中如何获得医疗服务，其数据如何得到保护。",
        "Просьба указать, как мигранты без урегулированного статуса на практике получают медицинскую помощь и как защищены их данные."},
    practice{"EDU", "Please provide figures on the enrolment of children of migrant workers, including those in an irregular situation.",
        "Veuillez fournir des données sur la scolarisation des enfants de travailleurs migrants, y compris en situation irrégulière.",
        "Sírvanse facilitar datos sobre la escolarización de los hijos de trabajadores migratorios, incluidos los que están en situación irregular.",
        "يُرجى تقديم أرقام عن التحاق أبناء العمال المهاجرين بالمدارس، بمن فيهم ذوو الوضع غير النظامي.",
        "请提供移徙工人子女（包括身份不正常者）的入学数据。",
        "Просьба представить данные о зачислении в школы детей трудящихся-мигрантов, включая не имеющих урегулированного статуса."},
    practice{"BIR", "Please provide figures on births of migrants' children that were registered or refused registration, and on children left stateless.",
        "Veuillez fournir des données sur les naissances d’enfants de migrants enregistrées ou refusées et sur les enfants restés apatrides.",
        "Sírvanse facilitar datos sobre los nacimientos de hijos de migrantes inscritos o rechazados y sobre los niños que quedaron apátridas.",
        "يُرجى تقديم أرقام عن ولادات أبناء المهاجرين المسجلة أو المرفوض تسجيلها وعن الأطفال الذين ظلوا عديمي الجنسية.",
        "请提供移民子女出生登记、被拒绝登记以及成为无国籍儿童的数据。",
        "Просьба представить данные о регистрации рождения детей мигрантов, об отказах в ней и о детях, оставшихся без гражданства."},
    practice{"REM", "Please describe the measures taken to lower the cost of transfers and to protect earnings and savings.",
        "Veuillez décrire les mesures prises pour réduire le coût des transferts et protéger les gains et l’épargne.",
        "Sírvanse describir las medidas adoptadas para reducir el costo de las remesas y proteger los ingresos y ahorros.",
        "يُرجى وصف التدابير المتخذة لخفض كلفة التحويلات وحماية المكاسب والمدخرات.",
        "请说明为降低汇款费用以及保护收入和储蓄所采取的措施。",
        "Просьба описать меры по снижению стоимости переводов и защите заработка и сбережений."},
    practice{"NDX", "Please give examples of court or administrative decisions on discrimination against migrants, and their outcome.",
        "Veuillez donner des exemples de décisions judiciaires ou administratives relatives à des discriminations contre des migrants, et leurs suites.",
        "Sírvanse dar ejemplos de decisiones judiciales o administrativas sobre discriminación de migrantes y su resultado.",
        "يُرجى إعطاء أمثلة على قرارات قضائية أو إدارية بشأن التمييز ضد المهاجرين ونتائجها.",
        "请举例说明法院或行政机关就歧视移民问题作出的决定及其结果。",
        "Просьба привести примеры судебных или административных решений о дискриминации мигрантов и их результаты."},
    practice{"TERM", "Please indicate what is being done so that authorities and media use terms that agree with the Convention.",
        "Veuillez indiquer ce qui est fait pour que les autorités et les médias emploient des termes conformes à la Convention.",
        "Sírvanse indicar qué se hace para que las autoridades y los medios usen términos conformes con la Convención.",
        "يُرجى بيان ما يُتخذ لكي تستعمل السلطات ووسائل الإعلام مصطلحات تتفق مع الاتفاقية.",
        "请说明为使主管机关和媒体使用符合《公约》的用语所做的工作。",
        "Просьба указать, что делается, чтобы власти и средства массовой информации пользовались терминами, отвечающими Конвенции."},
    practice{"DATA", "Please indicate who has access to the data, for what purpose, how long they are kept, and which authority supervises it.",
        "Veuillez indiquer qui a accès aux données, à quelle fin, combien de temps elles sont conservées et quelle autorité en assure le contrôle.",
        "Sírvanse indicar quién tiene acceso a los datos, con qué fin, cuánto tiempo se conservan y qué autoridad lo supervisa.",
        "يُرجى بيان من يطّلع على البيانات ولأي غرض ومدة حفظها والسلطة المشرفة على ذلك.",
        "请说明谁可以查阅数据、目的为何、保存多久以及由哪个机关监督。",
        "Просьба указать, кто и с какой целью имеет доступ к данным, сколько они хранятся и какой орган за этим надзирает."},
    practice{"TRA", "Please provide figures on victims identified and protected, on victims prosecuted or removed, and on traffickers convicted.",
        "Veuillez fournir des données sur les victimes repérées et protégées, celles qui ont été poursuivies ou éloignées, et les trafiquants condamnés.",
        "Sírvanse facilitar datos sobre las víctimas identificadas y protegidas, las procesadas o expulsadas y los tratantes condenados.",
        "يُرجى تقديم أرقام عن الضحايا الذين حُددوا وحُموا ومن لوحقوا أو أُبعدوا منهم، وعن المدانين بالاتجار.",
        "请提供已查明和受保护的受害人、被起诉或遣离的受害人以及被定罪的贩运者的数据。",
        "Просьба представить данные о выявленных и защищённых жертвах, о жертвах, подвергнутых преследованию или высылке, и об осуждённых торговцах людьми."},
    practice{"SMU", "Please provide figures on prosecutions for smuggling that tell smugglers, smuggled persons and humanitarian helpers apart.",
        "Veuillez fournir des données sur les poursuites pour trafic illicite, en distinguant passeurs, personnes transportées et aidants humanitaires.",
        "Sírvanse facilitar datos sobre los procesos por tráfico ilícito que distingan entre traficantes, personas objeto de tráfico y quienes prestan ayuda humanitaria.",
        "يُرجى تقديم أرقام عن الملاحقات بسبب تهريب المهاجرين تميّز بين المهربين والمهرَّبين ومقدمي العون الإنساني.",
        "请提供因偷运移民被起诉者的数据，并区分偷运者、被偷运者和提供人道援助者。",
        "Просьба представить данные об уголовных делах о незаконном ввозе, различая организаторов, ввезённых лиц и тех, кто оказывал гуманитарную помощь."},
    practice{"REG", "Please provide figures on applications for regularisation, permits granted, and refusals with their grounds.",
        "Veuillez fournir des données sur les demandes de régularisation, les titres accordés et les refus avec leurs motifs.",
        "Sírvanse facilitar datos sobre las solicitudes de regularización, los permisos concedidos y las denegaciones con sus motivos.",
        "يُرجى تقديم أرقام عن طلبات تسوية الأوضاع والتصاريح الممنوحة وحالات الرفض وأسبابها.",
        "请提供身份正规化申请、获准许可以及拒绝及其理由的数据。",
        "Просьба представить данные о ходатайствах об урегулировании статуса, выданных разрешениях и отказах с основаниями."},
    practice{"RET", "Please describe the support given to returning migrants, how consent to return is verified, and the results.",
        "Veuillez décrire l’aide apportée aux migrants de retour, la vérification du consentement au retour et les résultats.",
        "Sírvanse describir el apoyo a los migrantes que regresan, cómo se verifica el consentimiento al retorno y los resultados.",
        "يُرجى وصف الدعم المقدم إلى المهاجرين العائدين وكيفية التحقق من رضاهم بالعودة والنتائج.",
        "请说明向回返移民提供的支助、如何核实其同意回返以及结果。",
        "Просьба описать поддержку возвращающихся мигрантов, порядок проверки согласия на возвращение и результаты."},
    practice{"AGR", "Please indicate how the agreement is monitored, whether workers and civil society take part, and where its text and results are published.",
        "Veuillez indiquer comment l’accord est suivi, si les travailleurs et la société civile y participent, et où son texte et ses résultats sont publiés.",
        "Sírvanse indicar cómo se supervisa el acuerdo, si participan los trabajadores y la sociedad civil y dónde se publican su texto y sus resultados.",
        "يُرجى بيان كيفية رصد تنفيذ الاتفاق ومشاركة العمال والمجتمع المدني فيه ومكان نشر نصه ونتائجه.",
        "请说明如何监测协定的执行、工人和民间社会是否参与，以及在何处公布案文和结果。",
        "Просьба указать, как отслеживается исполнение соглашения, участвуют ли работники и гражданское общество и где публикуются текст и результаты."},
    practice{"TEC", "Please indicate which technologies are in use, whether their effect on human rights was assessed, and how a decision can be contested.",
        "Veuillez indiquer quelles technologies sont employées, si leurs effets sur les droits de l’homme ont été évalués et comment une décision peut être contestée.",
        "Sírvanse indicar qué tecnologías se emplean, si se evaluó su efecto en los derechos humanos y cómo puede impugnarse una decisión.",
        "يُرجى بيان التقنيات المستعملة وما إذا قُيّم أثرها في حقوق الإنسان وكيفية الاعتراض على القرارات.",
        "请说明使用了哪些技术、是否评估其对人权的影响以及如何对决定提出异议。",
        "Просьба указать, какие технологии применяются, оценивалось ли их влияние на права человека и как можно оспорить решение."},
    practice{"MON", "Please indicate which independent bodies visit places of detention or watch over migrants' rights, and what followed from their findings.",
        "Veuillez indiquer quels organes indépendants visitent les lieux de détention ou veillent aux droits des migrants, et quelle suite a été donnée à leurs constats.",
        "Sírvanse indicar qué órganos independientes visitan los lugares de detención o velan por los derechos de los migrantes y qué seguimiento tuvieron sus conclusiones.",
        "يُرجى بيان الهيئات المستقلة التي تزور أماكن الاحتجاز أو ترعى حقوق المهاجرين وما ترتب على استنتاجاتها.",
        "请说明哪些独立机构视察拘留场所或监督移民权利，以及对其结论采取的后续行动。",
        "Просьба указать, какие независимые органы посещают места содержания под стражей или следят за правами мигрантов и что последовало за их выводами."},
    practice{"CIV", "Please indicate how civil society and migrants were consulted on the text and on the State party's report.",
        "Veuillez indiquer comment la société civile et les migrants ont été consultés sur le texte et sur le rapport de l’État partie.",
        "Sírvanse indicar cómo se consultó a la sociedad civil y a los migrantes sobre el texto y sobre el informe del Estado parte.",
        "يُرجى بيان كيفية استشارة المجتمع المدني والمهاجرين بشأن النص وتقرير الدولة الطرف.",
        "请说明如何就该文本和缔约国报告征求民间社会和移民的意见。",
        "Просьба указать, как проводились консультации с гражданским обществом и мигрантами по тексту и по докладу государства-участника."},
    practice{"TRE", "Please indicate the steps and the timetable for reviewing reservations and for making the declarations that the Convention provides for.",
        "Veuillez indiquer les étapes et le calendrier du réexamen des réserves et des déclarations que prévoit la Convention.",
        "Sírvanse indicar los pasos y el calendario para revisar las reservas y formular las declaraciones que prevé la Convención.",
        "يُرجى بيان الخطوات والجدول الزمني لمراجعة التحفظات وإصدار الإعلانات التي تنص عليها الاتفاقية.",
        "请说明审查保留和作出《公约》所规定声明的步骤和时间表。",
        "Просьба указать шаги и сроки пересмотра оговорок и представления заявлений, предусмотренных Конвенцией."},
    practice{"VOT", "Please provide figures on nationals abroad who were registered and who voted in the latest elections.",
        "Veuillez fournir des données sur les nationaux à l’étranger inscrits et votants aux dernières élections.",
        "Sírvanse facilitar datos sobre los nacionales en el extranjero inscritos y que votaron en las últimas elecciones.",
        "يُرجى تقديم أرقام عن المواطنين في الخارج المسجلين والمصوتين في آخر انتخابات.",
        "请提供最近一次选举中海外国民登记和投票的数据。",
        "Просьба представить данные о гражданах за рубежом, зарегистрированных и проголосовавших на последних выборах."},
    practice{"FAM", "Please provide figures on applications for family reunification, the time they took, and refusals with their grounds.",
        "Veuillez fournir des données sur les demandes de regroupement familial, leur durée de traitement et les refus avec leurs motifs.",
        "Sírvanse facilitar datos sobre las solicitudes de reunificación familiar, su duración y las denegaciones con sus motivos.",
        "يُرجى تقديم أرقام عن طلبات لم شمل الأسرة ومدة البت فيها وحالات الرفض وأسبابها.",
        "请提供家庭团聚申请、办理时间以及拒绝及其理由的数据。",
        "Просьба представить данные о ходатайствах о воссоединении семьи, сроках рассмотрения и отказах с основаниями."},
    practice{"LEG", "Please indicate the timetable for bringing legislation into line with the Convention, and court decisions that applied it.",
        "Veuillez indiquer le calendrier de mise en conformité de la législation avec la Convention et les décisions de justice qui l’ont appliquée.",
        "Sírvanse indicar el calendario para ajustar la legislación a la Convención y las decisiones judiciales que la aplicaron.",
        "يُرجى بيان الجدول الزمني لمواءمة التشريع مع الاتفاقية والأحكام القضائية التي طبقتها.",
        "请说明使立法符合《公约》的时间表以及适用《公约》的法院判决。",
        "Просьба указать сроки приведения законодательства в соответствие с Конвенцией и судебные решения, в которых она применялась."},
    practice{"CON", "Please indicate how contracts are checked before signature, and in which languages workers receive them.",
        "Veuillez indiquer comment les contrats sont vérifiés avant signature et dans quelles langues les travailleurs les reçoivent.",
        "Sírvanse indicar cómo se verifican los contratos antes de la firma y en qué idiomas los reciben los trabajadores.",
        "يُرجى بيان كيفية مراجعة العقود قبل توقيعها واللغات التي يتسلمها بها العمال.",
        "请说明合同在签署前如何审核，工人收到的合同使用哪些语文。",
        "Просьба указать, как договоры проверяются до подписания и на каких языках их получают работники."},
};
// clang-format on

question_words const& words_in(text::language language) noexcept {
    return in_language(language, english, french, spanish, arabic, chinese, russian);
}

// "16(4)" as it is read in a Chinese text: "第16条第4款"; a point keeps its letter: "第18条第3款(f)项".
std::string chinese_article(std::string const& article) {
    auto const open = article.find('(');
    std::string out = "第" + article.substr(0, open) + "条";
    for (auto at = open; at != std::string::npos && at < article.size();) {
        auto const close = article.find(')', at);
        if (close == std::string::npos) return "第" + article + "条";
        auto const part = article.substr(at + 1, close - at - 1);
        bool const number = !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
        out += number ? "第" + part + "款" : "(" + part + ")项";
        at = article.find('(', close);
    }
    return out;
}

std::string articles_in(article_words const& words, std::vector<std::string> const& articles, text::language language) {
    if (articles.empty()) return std::string{words.none};
    std::string list;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (i > 0) list += i + 1 == articles.size() ? words.last : words.comma;
        list += article_said(articles[i], language);
    }
    auto const form = articles.size() == 1 ? words.one : articles.size() == 2 ? words.two : words.many;
    return filled(form, std::array{blank{"list", list}});
}

std::string_view form_of(question_words const& words, question_form form) noexcept {
    switch (form) {
        case question_form::missing:
            return words.missing;
        case question_form::to_clarify:
            return words.to_clarify;
        case question_form::against:
            break;
    }
    return words.against;
}

}  // namespace

std::string article_said(std::string const& article, text::language language) {
    return language == text::language::zh ? chinese_article(article) : article;
}

std::string question_on(question_form form, std::string_view where, std::string_view message,
                        std::vector<std::string> const& articles, text::language language) {
    auto const& words = words_in(language);
    auto const said = articles_in(words.articles, articles, language);
    return filled(words.head, std::array{blank{"where", where}, blank{"message", message}}) +
           filled(form_of(words, form), std::array{blank{"articles", said}});
}

std::string_view practice_question(std::string_view theme, text::language language) noexcept {
    auto const* const it =
        std::find_if(practices.begin(), practices.end(), [&](practice const& p) { return p.theme == theme; });
    return it == practices.end() ? std::string_view{}
                                 : in_language(language, it->en, it->fr, it->es, it->ar, it->zh, it->ru);
}

}  // namespace cmwlint::report
