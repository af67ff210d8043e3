#!/usr/bin/env python3
"""Writing a rule pack in an editor: mistakes, examples that fail, keys, concepts, the way to them. authors.py PROGRAM"""

import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

from client import Client, edit, uri_of

PROGRAM = os.path.abspath(sys.argv.pop(1))
SMALL = Path(__file__).resolve().parent.parent / "cli/fixtures/small"  # a rule pack
RULE, TEXT = "rules/T-001/rule.toml", "rules/T-001/en.toml"


class Authors(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = Path(os.path.realpath(scratch.name)) / "pack"
        shutil.copytree(SMALL, self.root)
        rule = self.root / RULE
        rule.write_text(rule.read_text(encoding="utf-8").replace("primary", 'satisfied = "negated entry"\nprimary'),
                        encoding="utf-8")
        self.client = Client(PROGRAM)
        self.addCleanup(self.client.close)
        self.client.initialize({"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}, root=self.root)

    def uri(self, name):
        return uri_of(self.root / name)

    def text(self, name):
        return (self.root / name).read_text(encoding="utf-8")

    def open(self, name, text=None):
        self.client.open(self.uri(name), self.text(name) if text is None else text, language="toml")

    def said(self, name):
        told = self.client.published.get(self.uri(name), {"diagnostics": []})["diagnostics"]
        return [(d["range"]["start"]["line"], d["severity"], d["message"]) for d in told]

    def wait_for(self, name, wanted):
        """What is said of a file, once it is as wanted."""
        if not wanted(self.said(name)):
            self.client.wait(f"diagnostics of {name}; last were {self.said(name)}", lambda _: wanted(self.said(name)))
        return self.said(name)

    def wait_until_good(self, count=2):
        self.wait_for(RULE, lambda said: said == [(0, 3, f"{count} examples pass")])

    def place(self, name, words, inside=0):
        """The position of words in a file."""
        before = self.text(name).split(words, 1)[0] + words[:inside]
        return {"line": before.count("\n"), "character": len(before.rsplit("\n", 1)[-1])}

    def ask(self, what, name, position):
        return self.client.result("textDocument/" + what, {"textDocument": {"uri": self.uri(name)}, "position": position})

    def test_examples_pass(self):
        self.open(RULE)
        self.wait_until_good()

    def test_example_that_fails_is_told_where_it_stands_and_at_its_rule(self):
        self.open(RULE)
        self.open(TEXT)
        self.wait_until_good()
        text = self.text(TEXT)
        broken = text.replace("No person who enters shall be imprisoned", "Whoever enters shall be imprisoned")
        self.assertNotEqual(text, broken)
        self.client.change(self.uri(TEXT), 2, {"text": broken})
        line = broken[:broken.index("[[compliant]]")].count("\n")
        found = self.wait_for(TEXT, lambda said: any(d[1] == 1 for d in said))
        (where, severity, says), = [d for d in found if d[1] == 1]
        self.assertEqual((where, severity), (line, 1))
        self.assertIn("this complies with T-001, but it is reported", says)
        (where, severity, says), = self.wait_for(RULE, lambda said: said and said[0][1] == 2)
        self.assertTrue(says.startswith("1 of 2 examples fail\nen.toml:"), says)
        self.client.change(self.uri(TEXT), 3, {"text": text})
        self.wait_for(TEXT, lambda said: not any(d[1] == 1 for d in said))
        self.wait_until_good()

    def test_mistakes_while_typing(self):
        text = self.text(RULE)
        self.open(RULE)
        self.wait_until_good()
        self.client.change(self.uri(RULE), 2, {"text": text.replace("find = \"entry", "find = \"entri")})
        (where, severity, says), = self.wait_for(RULE, lambda said: said and said[0][1] == 1)
        self.assertEqual(where, text[:text.index("find =")].count("\n"))
        self.assertIn("entri", says)
        self.assertIn("did you mean", says)
        self.client.change(self.uri(RULE), 3, {"text": text + "\n[[["})
        self.wait_for(RULE, lambda said: any(d[1] == 1 and d[0] > where for d in said))
        self.client.change(self.uri(RULE), 4, {"text": text.replace("severity", "severitty")})
        self.wait_for(RULE, lambda said: any("severitty" in d[2] for d in said))
        self.client.change(self.uri(RULE), 5, {"text": text})
        self.wait_until_good()

    def test_a_toml_file_of_no_pack(self):
        (self.root / "pack.toml").unlink()
        self.open(RULE)
        self.assertIsNone(self.ask("hover", RULE, self.place(RULE, "find")))
        self.assertEqual(self.said(RULE), [])

    def test_hover(self):
        self.open(RULE)
        key = self.ask("hover", RULE, self.place(RULE, "find", 2))
        self.assertIn("sought in every sentence", key["contents"]["value"])
        self.assertEqual(key["range"]["start"], self.place(RULE, "find"))
        concept = self.ask("hover", RULE, self.place(RULE, 'find = "entry', 10))
        self.assertTrue(concept["contents"]["value"].startswith("entry: "), concept)
        word = self.ask("hover", RULE, self.place(RULE, " and ", 2))
        self.assertIn("both hold", word["contents"]["value"])

    def test_definition(self):
        self.open(RULE)
        found = self.ask("definition", RULE, self.place(RULE, 'find = "entry', 10))
        files = [Path(one["uri"]).name for one in found]
        self.assertIn("concepts.toml", files)
        self.assertIn("en.toml", files)
        for one in found:
            path = Path(one["uri"].removeprefix("file://"))
            line = path.read_text(encoding="utf-8").splitlines()[one["range"]["start"]["line"]]
            begin, end = one["range"]["start"]["character"], one["range"]["end"]["character"]
            self.assertEqual(line[begin:end], "entry")

    def complete(self, name, text, line, character):
        self.client.open(self.uri(name), text, language="toml", version=7)
        got = self.client.result("textDocument/completion", {"textDocument": {"uri": self.uri(name)},
                                                             "position": {"line": line, "character": character}})
        return {one["label"]: one for one in got["items"] if "items" in got} if isinstance(got, dict) else \
               {one["label"]: one for one in got}

    def test_completion(self):
        keys = self.complete(RULE, "un", 0, 2)
        self.assertIn("unless", keys)
        self.assertEqual(keys["unless"]["textEdit"]["range"]["start"]["character"], 0)
        self.assertIn("cancels", keys["unless"]["documentation"])
        self.assertIn("say", self.complete(RULE, "[[also]]\ns", 1, 1))
        self.assertNotIn("say", keys)
        text = 'find = "entry and pri"'
        words = self.complete(RULE, text, 0, len(text) - 1)
        self.assertIn("prison", words)
        self.assertIn("within", words)
        self.assertEqual(words["prison"]["textEdit"]["range"]["start"]["character"], text.index("pri"))
        self.assertEqual(words["prison"]["textEdit"]["newText"], "prison")
        self.assertEqual(set(self.complete(RULE, "severity = ", 0, 11)), {"error", "warning", "note"})
        self.assertIn("phrases", self.complete("vocabulary/en.toml", "[concept.entry]\np", 1, 1))

    def test_positions_beyond_the_text(self):
        self.open(RULE)
        far = {"line": 9_999, "character": 9_999}
        self.assertIsNone(self.ask("hover", RULE, far))
        self.ask("hover", RULE, {"line": 0, "character": 9_999})
        self.client.change(self.uri(RULE), 2, edit(0, 0, 9_999, 0, ""))
        self.ask("definition", RULE, {"line": 0, "character": 0})
        self.ask("completion", RULE, {"line": 0, "character": 0})


if __name__ == "__main__":
    unittest.main()
