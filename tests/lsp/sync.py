#!/usr/bin/env python3
"""Incremental edits in three encodings, over Latin, Arabic, Chinese and emoji. sync.py PROGRAM

The server's text is seen through its findings: whatever the edits, they stand where a server that opens the same text
has them."""

import os
import random
import sys
import unittest

from client import Client, edit

PROGRAM = os.path.abspath(sys.argv.pop(1))
ENCODINGS = ("utf-8", "utf-16", "utf-32")
LINES = [
    "المادة 1",
    "يعاقب بالحبس كل أجنبي يدخل البلاد بصورة غير مشروعة.",
    "第二条 非法入境的,处三年以下有期徒刑。",
    "😀 Article 3 😀",
    "A person who enters the territory illegally shall be punished by imprisonment 👩‍👩‍👧 of two years.",
    "Quiconque entre irrégulièrement sur le territoire est puni d'emprisonnement.",
    "x" * 300,
    "",
]
ENGLISH = "Article 1\nA person 😀 who enters the territory illegally shall be punished by imprisonment.\n"


def units(text, encoding):
    if encoding == "utf-8":
        return len(text.encode())
    return len(text) if encoding == "utf-32" else len(text.encode("utf-16-le")) // 2


def split(text):
    """Lines as the protocol has them: LF, CRLF, CR end one, nothing else does."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def place(text, at, encoding):
    before = text[:at]
    # Between CR and LF is the end of the line.
    lines = split(before[:-1] if before.endswith("\r") and text[at:at + 1] == "\n" else before)
    return len(lines) - 1, units(lines[-1], encoding)


def change_of(text, begin, end, new, encoding):
    return edit(*place(text, begin, encoding), *place(text, end, encoding), new)


def said(diagnostics):
    return [(d["code"], d["range"], d["message"]) for d in diagnostics if "code" in d]


class Sync(unittest.TestCase):
    def begin(self, encoding):
        c = Client(PROGRAM)
        self.addCleanup(c.close)
        answer = c.initialize({"general": {"positionEncodings": [encoding]}})
        self.assertEqual(answer["capabilities"]["positionEncoding"], encoding)
        return c

    def same_as_fresh(self, c, text, version):
        got = said(c.diagnostics("untitled:a", version))
        c.open("untitled:fresh", text, version=version)
        self.assertEqual(got, said(c.diagnostics("untitled:fresh", version)), repr(text))
        return got

    def test_what_the_client_prefers(self):
        for offered, chosen in ((["utf-32", "utf-8"], "utf-32"), (["utf-8", "utf-16"], "utf-8"),
                                (["utf-7"], "utf-16"), ([], "utf-16"), ("nonsense", "utf-16")):
            with Client(PROGRAM) as c:
                answer = c.initialize({"general": {"positionEncodings": offered}})
                self.assertEqual(answer["capabilities"]["positionEncoding"], chosen)

    def test_where_a_finding_stands(self):
        character = {"utf-8": 14, "utf-16": 12, "utf-32": 11}  # of "who"
        for encoding in ENCODINGS:
            c = self.begin(encoding)
            c.open("untitled:a", ENGLISH)
            found = [d for d in c.diagnostics("untitled:a", 1) if d.get("code") == "CRIM-001"]
            line = ENGLISH.split("\n")[1]
            start = found[0]["range"]["start"]
            self.assertEqual(start["line"], 1)
            at = line.index("imprisonment")
            self.assertEqual(start["character"], units(line[:at], encoding))
            # An edit just before "who" moves it by as much.
            c.change("untitled:a", 2, edit(1, character[encoding], 1, character[encoding], "not a citizen 😀 "))
            moved = [d for d in c.diagnostics("untitled:a", 2) if d.get("code") == "CRIM-001"]
            self.assertEqual(moved[0]["range"]["start"]["character"],
                             start["character"] + units("not a citizen 😀 ", encoding))

    def test_random_edits(self):
        for encoding in ENCODINGS:
            dice = random.Random(encoding)
            c = self.begin(encoding)
            text = "\n".join(LINES * 2)
            c.open("untitled:a", text)
            version, findings = 1, 0
            for _ in range(25):
                changes = []
                for _ in range(dice.randint(1, 6)):
                    begin = dice.randint(0, len(text))
                    end = min(len(text), begin + dice.choice((0, 0, 1, 2, 5, 40)))
                    new = dice.choice(("", "\r", "\n", "\r\n", "😀", "ع", "law", "\u2028", "\u0085", dice.choice(LINES),
                                       "\n" + dice.choice(LINES) + "\n"))
                    # A range that cuts CR LF in two cannot be said in lines and characters.
                    if "\r\n" in (text[max(begin - 1, 0):begin + 1], text[max(end - 1, 0):end + 1]):
                        continue
                    changes.append(change_of(text, begin, end, new, encoding))
                    text = text[:begin] + new + text[end:]
                if not changes:
                    continue
                version += 1
                c.change("untitled:a", version, *changes)
                findings += len(self.same_as_fresh(c, text, version))
            self.assertGreater(findings, 25)

    def test_whole_text(self):
        c = self.begin("utf-16")
        c.open("untitled:a", "nothing\n")
        c.change("untitled:a", 2, edit(0, 0, 0, 0, "x"), {"text": ENGLISH}, edit(0, 0, 0, 0, "\n"))
        found = [d for d in c.diagnostics("untitled:a", 2) if d.get("code") == "CRIM-001"]
        self.assertEqual(found[0]["range"]["start"]["line"], 2)

    def test_beyond_the_text(self):
        c = self.begin("utf-16")
        c.open("untitled:a", "Article 1")
        c.change("untitled:a", 2, edit(70, 9, 80, 4, "\n"), edit(0, 4000000000, 0, 4294967295, "."),
                 edit(1, 0, 0, 0, ENGLISH), edit(-3, -1, 0, -5, ""), edit(0, 0.5, 0, 1e300, "Article 1"))
        text = "Article 1" + ENGLISH[ENGLISH.index("\n"):]
        self.same_as_fresh(c, text, 2)
        remarks = " ".join(line["message"] for line in c.logged)
        self.assertIn("beyond the last line", remarks)
        self.assertIn("other way round", remarks)

    def test_no_changes_at_all(self):
        c = self.begin("utf-16")
        c.open("untitled:a", ENGLISH)
        self.assertTrue(c.diagnostics("untitled:a", 1))
        for version, change in enumerate(({}, {"text": 5}, {"range": 5, "text": "x"}, {"range": {}, "text": "x"},
                                          {"range": {"start": {"line": "1"}}, "text": "x"}, 7, None), 2):
            c.change("untitled:a", version, change)
        self.same_as_fresh(c, ENGLISH, 8)

    def test_versions_go_back(self):
        c = self.begin("utf-16")
        c.open("untitled:a", "Article 1\n", version=9)
        c.diagnostics("untitled:a", 9)
        c.change("untitled:a", 3, edit(1, 0, 1, 0, ENGLISH.split("\n")[1]))
        self.assertIn("CRIM-001", [d.get("code") for d in c.diagnostics("untitled:a", 3)])
        self.assertIn("comes after version 9", c.logged[-1]["message"])

    def test_not_open(self):
        c = self.begin("utf-16")
        c.change("untitled:never", 3, {"text": "x"})
        c.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:never"}})
        c.settle()
        self.assertEqual(len(c.logged), 2)

    def test_half_a_character(self):
        """Clients send the halves of a pair one by one when asked to; a half counts as one unit of UTF-16."""
        c = self.begin("utf-16")
        c.open("untitled:a", ENGLISH)
        body = (b'{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a",'
                b'"version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,'
                b'"character":0}},"text":"\\ud83d \\\\ud83d \\n\\uD83D\\uDE00"}]}}')
        c.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.same_as_fresh(c, "\ufffd \\ud83d \n😀" + ENGLISH, 2)

    def test_byte_order_mark(self):
        c = self.begin("utf-16")
        c.open("untitled:a", ENGLISH)
        plain = [d["range"] for d in c.diagnostics("untitled:a", 1) if d.get("code") == "CRIM-001"]
        c.open("untitled:b", "\ufeff" + ENGLISH)
        marked = [d["range"] for d in c.diagnostics("untitled:b", 1) if d.get("code") == "CRIM-001"]
        self.assertEqual(plain, marked)  # on the second line
        c.open("untitled:c", "\ufeff" + ENGLISH.split("\n")[1])
        first = [d["range"]["start"]["character"] for d in c.diagnostics("untitled:c", 1) if d.get("code") == "CRIM-001"]
        self.assertEqual(first, [plain[0]["start"]["character"] + 1])

    def test_burst(self):
        """Many edits at once: the last version is told of, not each."""
        c = self.begin("utf-16")
        text = ENGLISH * 40
        c.open("untitled:a", text)
        c.diagnostics("untitled:a", 1)
        for version in range(2, 302):
            c.change("untitled:a", version, edit(0, 0, 0, 0, "x"))
        last, told = None, 0
        while last != 301:
            message = c.wait("the last version", lambda m: m.get("method") == "textDocument/publishDiagnostics")
            self.assertGreater(message["params"]["version"], last or 0)
            last, told = message["params"]["version"], told + 1
        self.assertLess(told, 300)
        c.open("untitled:fresh", "x" * 300 + text)
        self.assertEqual(said(c.published["untitled:a"]["diagnostics"]), said(c.diagnostics("untitled:fresh", 1)))


if __name__ == "__main__":
    unittest.main()
