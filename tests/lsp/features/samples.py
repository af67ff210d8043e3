"""Drafts for the tests of language features. All have CRLF line ends and a character beyond the Basic Multilingual Plane
before what is asked about, so that bytes, code points and UTF-16 code units differ."""


class Draft:
    def __init__(self, name, text):
        self.name = name
        self.text = text.replace("\n", "\r\n")

    def position(self, index):
        """Of an index into the text, in UTF-16 code units."""
        line = self.text.count("\n", 0, index)
        begin = self.text.rfind("\n", 0, index) + 1
        return {"line": line, "character": len(self.text[begin:index].encode("utf-16-le")) // 2}

    def index(self, position):
        begin = 0
        for _ in range(position["line"]):
            begin = self.text.index("\n", begin) + 1
        units = 0
        while units < position["character"]:
            units += 2 if ord(self.text[begin]) > 0xFFFF else 1
            begin += 1
        assert units == position["character"], "inside a surrogate pair"
        return begin

    def at(self, words, into=0, nth=0):
        """The position of words, or so many characters into them; of the nth place where they stand."""
        index = -1
        for _ in range(nth + 1):
            index = self.text.index(words, index + 1)
        return self.position(index + into)

    def range(self, words, nth=0):
        return {"start": self.at(words, 0, nth), "end": self.at(words, len(words), nth)}

    def words(self, found):
        return self.text[self.index(found["start"]):self.index(found["end"])]

    def edited(self, edits):
        text = self.text
        for one in sorted(edits, key=lambda e: self.index(e["range"]["start"]), reverse=True):
            begin, end = self.index(one["range"]["start"]), self.index(one["range"]["end"])
            text = text[:begin] + one["newText"] + text[end:]
        return text


ENGLISH = Draft("act.txt", """FOREIGNERS ACT

CHAPTER I GENERAL PROVISIONS

Article 1. Definitions
😀 For the purposes of this Act, "holding facility" means a place where foreigners are detained.

Article 2. Entry
(1) 😀 A foreigner who enters the territory unlawfully shall be punished by imprisonment. See article 3.
(2) 😀 Articles 1, 2 and 3 apply.

Article 3. Children
😀 Children may be detained in a holding facility for 30 days under article 2, paragraph 1, and must not be separated.
""")

ARABIC = Draft("law.txt", """قانون دخول الأجانب وإقامتهم

الباب الأول أحكام عامة

المادة 1: تعاريف
😀 يقصد في هذا القانون بما يأتي: "مركز الإيواء" يعني مكانا يحتجز فيه الأجانب.

المادة ٢: الدخول
😀 يعاقب بالحبس كل أجنبي دخل الإقليم بصورة غير مشروعة وفقا لأحكام المادة 3 من هذا القانون.

المادة 3: الأطفال
😀 يجوز احتجاز الأطفال في مركز الإيواء لمدة ثلاثين يوما بمقتضى المادة ٢ من هذا القانون.
""")

CHINESE = Draft("law.txt", """外国人管理法

第一章 总则

第一条 本法所称“收容所”是指拘禁外国人的场所。

第二条 😀 外国人非法入境的，依照第三条的规定处以监禁。

第三条 😀 儿童可以在收容所拘禁三十日，依照第二条的规定执行。

第十一条 😀 外国人应当遵守第二条、第三条的规定，不得违反本法。
""")

ALL = {"en": ENGLISH, "ar": ARABIC, "zh": CHINESE}
