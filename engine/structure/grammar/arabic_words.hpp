// Arabic ordinals and the two spellings of lam-alef, for headings and references. Private to structure/grammar.
#pragma once

#include "structure/grammar/node.hpp"
#include "text/reading.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace cmwlint::structure::grammar {

/// Adds a folded word, and the same word with its alefs before its lams, as texts damaged by PDF extraction are read.
template <typename Table, typename... Value>
void both_orders(Table& table, std::string_view word, Value... value) {
    table.add(std::string{word}, value...);
    auto const ordered = text::order_lam_alef(word);
    if (ordered != word && table.find(ordered) == nullptr) table.add(ordered, value...);
}

/// "الاولي" … "التسعون", hundreds up to 500; masculine, feminine, with and without the article, folded.
struct arabic_ordinal_table : ordinal_table {
    arabic_ordinal_table() {
        all(1, {"الاولي", "الاول", "الحاديه", "الحادي", "الواحده", "الواحد"});
        all(2, {"الثانيه", "الثاني"});
        all(3, {"الثالثه", "الثالث"});
        all(4, {"الرابعه", "الرابع"});
        all(5, {"الخامسه", "الخامس"});
        all(6, {"السادسه", "السادس"});
        all(7, {"السابعه", "السابع"});
        all(8, {"الثامنه", "الثامن"});
        all(9, {"التاسعه", "التاسع"});
        all(10, {"العاشره", "العاشر", "عشره", "عشر"});
        all(20, {"العشرون", "العشرين"});
        all(30, {"الثلاثون", "الثلاثين"});
        all(40, {"الاربعون", "الاربعين"});
        all(50, {"الخمسون", "الخمسين"});
        all(60, {"الستون", "الستين"});
        all(70, {"السبعون", "السبعين"});
        all(80, {"الثمانون", "الثمانين"});
        all(90, {"التسعون", "التسعين"});
        all(100, {"المايه", "الميه", "مايه", "ميه"});
        all(200, {"المايتان", "المايتين", "الميتان", "الميتين", "مايتين", "ميتين"});
        all(300, {"الثلاثمايه", "الثلاثميه", "ثلاثمايه", "ثلاثميه"});
        all(400, {"الاربعمايه", "الاربعميه", "اربعمايه"});
        all(500, {"الخمسمايه", "الخمسميه", "خمسمايه"});
    }

private:
    void all(unsigned value, std::initializer_list<std::string_view> words) {
        constexpr std::string_view article = "ال";
        for (auto const word : words) {
            both_orders(*this, word, value);
            auto const bare = word.substr(article.size());
            if (word.starts_with(article) && bare.size() >= 6 && find(bare) == nullptr) both_orders(*this, bare, value);
        }
    }
};

inline auto const arabic_letter_follows = !(x3::lit("،") | "؛" | "؟") >> x3::char_('\xd8', '\xdb');
/// "الثانيه والعشرون", "الثالثه بعد المايه": what stands between the parts of an ordinal.
inline auto const arabic_joiner = +x3::lit(' ') >> -(x3::lit("بعد") >> +x3::lit(' ')) >> -x3::lit("و") >> -x3::lit(' ');

}  // namespace cmwlint::structure::grammar
