#include "text/language.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace cmwlint::text;

namespace {
std::string detected(std::string_view text) {
    auto const l = detect_language(text);
    return l ? std::string(code(*l)) : "none";
}
struct sample {
    std::string_view language, text;
};
}  // namespace

TEST_CASE("language: codes", "[text]") {
    for (auto const l : all_languages) CHECK(parse_language(code(l)) == l);
    CHECK_FALSE(parse_language("nl"));
    CHECK_FALSE(parse_language(""));
    CHECK_FALSE(parse_language("EN"));
}

TEST_CASE("language: one sentence is enough", "[text]") {
    auto const s = GENERATE(values<sample>({
        {"en", "Children may be detained pending removal."},
        {"en", "Article 7. A migrant worker shall hand over his passport to the employer."},
        {"en", "The employer keeps the passport."},
        {"en", "No person shall be employed without a work permit."},
        {"fr", "Article 5. L'étranger en séjour irrégulier est puni d'un emprisonnement d'un an."},
        {"fr", "Les mineurs peuvent être placés en rétention."},
        {"fr", "Tout travailleur doit remettre son passeport à l'employeur."},
        {"es", "Artículo 3. Los extranjeros en situación irregular podrán ser internados."},
        {"es", "El empleador conservará el pasaporte del trabajador."},
        {"es", "Los niños podrán ser detenidos."},
        {"ar", "يجوز احتجاز الأطفال إلى حين ترحيلهم."},
        {"ar", "المادة 4"},
        {"zh", "外国人非法入境的，处一年以下有期徒刑。"},
        {"zh", "外國人收容管理規則"},
        {"ru", "Иностранные граждане могут быть задержаны."},
        {"ru", "Статья 5. Дети подлежат выдворению."},
        {"az", "Əcnəbilər və vətəndaşlığı olmayan şəxslər saxlanıla bilər."},
        {"az", "Maddə 5. Uşaqlar həbs edilə bilər."},
    }));
    CAPTURE(s.text);
    CHECK(detected(s.text) == s.language);
}

TEST_CASE("language: what is none of ours is said to be none", "[text]") {
    auto const text = GENERATE(values<std::string_view>({
        "",
        "   \n",
        "12 345 (6) - 7.8",
        "Άρθρο 5. Οι αλλοδαποί μπορούν να κρατηθούν.",
        "Artikel 5. De vreemdeling die niet rechtmatig in Nederland verblijft, kan in bewaring worden gesteld.",
        "Artikel 5. Der Ausländer ist zur Sicherung der Abschiebung in Haft zu nehmen, wenn die Ausreisepflicht "
        "besteht.",
        "Articolo 5. Lo straniero che non possiede il permesso di soggiorno è trattenuto nei centri della provincia.",
        "Artigo 5. O estrangeiro que não possui autorização de residência pode ser detido pela polícia.",
        "Madde 5. Yabancılar hakkında sınır dışı etme kararı alınır ve bu karar ile birlikte gözetim altına "
        "alınabilir.",
        "Стаття 5. Іноземці та особи без громадянства можуть бути затримані.",
        "Чл. 5. Чужденците могат да бъдат задържани преди извеждането им от страната въз основа на заповед.",
        "第五条 外国人は、在留資格なしに本邦に在留してはならない。",
        "제5조 외국인은 체류자격 없이 체류할 수 없다.",
        "ماده ۵. اتباع بیگانه که بدون پروانه وارد کشور شوند چنانچه گذرنامه نداشته باشند بازداشت "
        "می‌گردند.",
        "זרים רשאים להיות מוחזקים במשמורת",
        "Cudzoziemiec może być umieszczony w strzeżonym ośrodku i nie może się oddalić.",
    }));
    CAPTURE(text);
    CHECK(detected(text) == "none");
}

TEST_CASE("language: of a text in two languages, the supported one with more text counts", "[text]") {
    CHECK(detected("Artikel 1. Het Koninkrijk der Nederlanden en de Republiek zijn het volgende overeengekomen.\n"
                   "Article 1. The Kingdom of the Netherlands and the Republic have agreed as follows.") == "en");
    CHECK(detected("Les parties sont convenues de ce qui suit, dans le respect de leurs lois.\n"
                   "De partijen zijn het volgende overeengekomen, met inachtneming van hun wetten.") == "fr");
    CHECK(detected("The worker shall keep his passport and the employer shall not hold it for him.\nجواز السفر") ==
          "en");
    CHECK(detected(
              "يحتفظ العامل بجواز سفره ولا يجوز لصاحب العمل حجزه أو الاحتفاظ به لأي سبب كان\nPassport of the worker") ==
          "ar");
}

TEST_CASE("language: markup is no language", "[text]") {
    CHECK(detected("<html><head><style>the of and to shall be any which</style></head><body class='the and of'>"
                   "<p>Les enfants ne peuvent pas être placés en rétention.</p></body></html>") == "fr");
    CHECK(detected("<p class=\"a\"><span style=\"font:7.0pt\">يلتزم الطرف الأول بإنهاء إجراءات الاستقدام</span></p>") ==
          "ar");
}
