#!/usr/bin/env python3
"""Settings, cmwlint.toml, suppressions, baselines and rule packs, changed while drafts are open. config.py PROGRAM"""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from client import Client, uri_of
from drafts import ACT, GOOD, codes, write

PROGRAM = os.path.abspath(sys.argv.pop(1))
SMALL = Path(__file__).resolve().parent.parent / "cli/fixtures/small"  # a rule pack
WATCHES = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}, "configuration": True,
                         "didChangeConfiguration": {"dynamicRegistration": True}}}


class Config(unittest.TestCase):
    def begin(self, files, capabilities=None, **more):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = os.path.realpath(directory.name)
        write(self.root, files)
        c = Client(PROGRAM, environment=more.pop("environment", None))
        self.addCleanup(c.close)
        c.told = c.initialize(capabilities, root=self.root, **more)
        return c

    def uri(self, name):
        return uri_of(os.path.join(self.root, name))

    def open(self, c, name, text=ACT, language="plaintext"):
        c.open(self.uri(name), text, language=language)
        return c.diagnostics(self.uri(name), 1)

    def watched(self, c, *names):
        c.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": self.uri(n), "type": 2} for n in names]})

    def test_configuration_holds(self):
        c = self.begin({"cmwlint.toml": '[rules]\nignore = ["CRIM"]\n[[path]]\nmatch = "drafts/**"\nignore = ["DET"]\n'})
        found = codes(self.open(c, "a.txt"))
        self.assertNotIn("CRIM-001", found)
        self.assertIn("DET-003", found)
        found = codes(self.open(c, "drafts/b.txt"))
        self.assertTrue(found)
        self.assertFalse([code for code in found if code.startswith(("DET", "CRIM"))])
        # A text that is no file has the configuration of the first folder.
        c.open("untitled:Untitled-1", ACT)
        self.assertNotIn("CRIM-001", codes(c.diagnostics("untitled:Untitled-1", 1)))

    def test_without_a_folder(self):
        c = self.begin({"cmwlint.toml": '[rules]\nignore = ["CRIM"]\n'})
        with Client(PROGRAM) as alone:
            alone.initialize()
            alone.open(self.uri("a.txt"), ACT)  # found upward from the file
            self.assertNotIn("CRIM-001", codes(alone.diagnostics(self.uri("a.txt"), 1)))
            alone.open("untitled:x", ACT)
            self.assertIn("CRIM-001", codes(alone.diagnostics("untitled:x", 1)))
        self.assertEqual(c.shutdown(), 0)

    def test_left_out(self):
        c = self.begin({"cmwlint.toml": 'exclude = ["old/**"]\n'})
        self.assertEqual(self.open(c, "old/a.txt"), [])
        self.assertIn("leaves it out", c.logged[-1]["message"])
        self.assertTrue(self.open(c, "a.txt"))

    def reloads(self, tell, capabilities=None):
        c = self.begin({"cmwlint.toml": "# nothing yet\n"}, capabilities)
        c.answers["workspace/configuration"] = lambda p: [None for _ in p["items"]]
        self.assertIn("CRIM-001", codes(self.open(c, "a.txt")))
        toml = self.uri("cmwlint.toml")
        write(self.root, {"cmwlint.toml": '[rules]\nignore = ["CRIM"]\n'})
        tell(c)
        found = codes(c.diagnostics(self.uri("a.txt")))
        self.assertNotIn("CRIM-001", found)
        self.assertIn("DET-003", found)
        # A mistake: it is told in that file, and the drafts stay as they were.
        write(self.root, {"cmwlint.toml": 'kind = "lay"\n[rules]\nignored = ["CIV"]\n'})
        tell(c)
        mistakes = c.diagnostics(toml)
        self.assertEqual(sorted((d["range"]["start"]["line"], d["severity"]) for d in mistakes), [(0, 1), (2, 1)])
        self.assertIn("ignored", mistakes[0]["message"] + mistakes[1]["message"])
        c.settle()
        self.assertNotIn("CRIM-001", codes(c.published[self.uri("a.txt")]["diagnostics"]))
        self.assertIn("DET-003", codes(c.published[self.uri("a.txt")]["diagnostics"]))
        # Mended.
        write(self.root, {"cmwlint.toml": "# nothing again\n"})
        tell(c)
        self.assertEqual(c.diagnostics(toml), [])
        c.settle()
        self.assertIn("CRIM-001", codes(c.published[self.uri("a.txt")]["diagnostics"]))
        return c

    def test_reload_watched(self):
        c = self.reloads(lambda c: self.watched(c, "cmwlint.toml"), WATCHES)
        registered = [r["method"] for m in c.asked if m["method"] == "client/registerCapability"
                      for r in m["params"]["registrations"]]
        self.assertEqual(sorted(registered), ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"])

    def test_reload_saved(self):
        def save(c):
            c.notify("textDocument/didSave", {"textDocument": {"uri": self.uri("cmwlint.toml")}})

        c = self.reloads(save)
        self.assertNotIn("client/registerCapability", [m["method"] for m in c.asked])

    def test_reload_opened(self):
        c = self.begin({})
        self.assertIn("CRIM-001", codes(self.open(c, "a.txt")))
        write(self.root, {"cmwlint.toml": '[rules]\nignore = ["CRIM"]\n'})
        c.open(self.uri("b.txt"), ACT)
        self.assertNotIn("CRIM-001", codes(c.diagnostics(self.uri("a.txt"))))

    def test_broken_from_the_beginning(self):
        c = self.begin({"cmwlint.toml": "this is no TOML\n"})
        found = self.open(c, "a.txt")
        self.assertEqual(codes(found), [])
        self.assertIn("not checked: the configuration cannot be used: 1 mistake", found[0]["message"])
        self.assertEqual(found[0]["severity"], 2)
        c.settle()
        self.assertEqual(len(c.published[self.uri("cmwlint.toml")]["diagnostics"]), 1)
        # Closed, nobody is concerned any more.
        c.notify("textDocument/didClose", {"textDocument": {"uri": self.uri("a.txt")}})
        self.assertEqual(c.diagnostics(self.uri("cmwlint.toml")), [])

    def test_rule_pack(self):
        files = {"cmwlint.toml": '[rules]\npacks = ["rules"]\nbuilt-in = false\n'}
        for path in SMALL.rglob("*"):
            if path.is_file():
                files["rules/" + str(path.relative_to(SMALL))] = path.read_bytes()
        c = self.begin(files, WATCHES)
        c.answers["workspace/configuration"] = lambda p: [None for _ in p["items"]]
        act = (SMALL.parent / "drafts/act.txt").read_text(encoding="utf-8")
        before = codes(self.open(c, "a.txt", act))
        self.assertTrue(before)
        rule = next(name for name in files if name.startswith("rules/rules/") and name.endswith("rule.toml"))
        good = files[rule].decode()
        write(self.root, {rule: good + "\nnonsense = 1\n"})
        self.watched(c, rule)
        mistakes = c.diagnostics(self.uri(rule))
        self.assertTrue(mistakes)
        c.settle()
        self.assertEqual(codes(c.published[self.uri("a.txt")]["diagnostics"]), before)
        write(self.root, {rule: good})
        self.watched(c, rule)
        self.assertEqual(c.diagnostics(self.uri(rule)), [])
        # The folder is gone: said at cmwlint.toml, and what was found stays.
        os.rename(os.path.join(self.root, "rules"), os.path.join(self.root, "gone"))
        self.watched(c, rule)
        self.assertEqual(c.diagnostics(self.uri("cmwlint.toml"))[0]["range"]["start"], {"line": 1, "character": 9})
        c.settle()
        self.assertEqual(codes(c.published[self.uri("a.txt")]["diagnostics"]), before)

    def test_suppressions_and_baseline(self):
        c = self.begin({"a.txt": ACT, "cmwlint.toml": 'baseline = "known.json"\n'})
        before = codes(self.open(c, "a.txt"))
        self.assertIn("CRIM-001", before)
        subprocess.run([PROGRAM, "suppress", "add", "a.txt", "--rule", "CRIM-001", "--reason", "decided"], check=True,
                       cwd=self.root, capture_output=True)
        self.watched(c, "cmwlint-suppressions.toml")
        self.assertEqual([code for code in before if code != "CRIM-001"],
                         codes(c.diagnostics(self.uri("a.txt"))))
        write(self.root, {"known.json": "[]"})
        self.watched(c, "known.json")
        self.assertTrue(c.diagnostics(self.uri("known.json"))[0]["message"])
        subprocess.run([PROGRAM, "check", "--update-baseline", "--exit-zero", "a.txt"], check=False, cwd=self.root,
                       capture_output=True)
        os.remove(os.path.join(self.root, "known.json"))
        subprocess.run([PROGRAM, "check", "--update-baseline", "--exit-zero", "a.txt"], check=True, cwd=self.root,
                       capture_output=True)
        self.watched(c, "known.json")
        self.assertEqual(c.diagnostics(self.uri("known.json")), [])
        c.settle()
        self.assertEqual(c.published[self.uri("a.txt")]["diagnostics"], [])
        # A suppression that is a mistake is told in its file.
        write(self.root, {"cmwlint-suppressions.toml": '[[suppress]]\nrule = "CRIM-001"\n'})
        self.watched(c, "cmwlint-suppressions.toml")
        self.assertIn("reason", c.diagnostics(self.uri("cmwlint-suppressions.toml"))[0]["message"])

    def test_settings_pushed(self):
        c = self.begin({}, initializationOptions={"select": ["CRIM"], "messageLanguage": "fr"})
        found = self.open(c, "a.txt")
        self.assertTrue(all(code.startswith("CRIM") for code in codes(found)))
        self.assertIn("entrée", found[0]["message"])
        c.notify("workspace/didChangeConfiguration", {"settings": {"cmwlint": {"ignore": ["CRIM"]}}})
        self.assertNotIn("CRIM-001", codes(c.diagnostics(self.uri("a.txt"))))
        c.notify("workspace/didChangeConfiguration", {"settings": {"cmwlint": {
            "messageLanguage": "xx", "kind": 7, "select": "CRIM", "codeLens": "yes", "language": ""}}})
        found = c.diagnostics(self.uri("a.txt"))
        self.assertIn("CRIM-001", codes(found))
        said = " ".join(line["message"] for line in c.logged)
        for setting in ("messageLanguage", "kind", "select", "codeLens"):
            self.assertIn("cmwlint." + setting, said)

    def test_settings_asked_for(self):
        c = self.begin({}, WATCHES)
        wishes = {"select": ["CRIM-001"]}
        c.answers["workspace/configuration"] = lambda p: [wishes if i == {"section": "cmwlint"} else None
                                                          for i in p["items"]]
        c.wait("the question", lambda m: m.get("method") == "workspace/configuration")
        c.settle()
        self.assertEqual(codes(self.open(c, "a.txt")), ["CRIM-001"])
        wishes = {"select": ["CRIM-OO1"]}
        c.notify("workspace/didChangeConfiguration", {"settings": None})
        found = codes(c.diagnostics(self.uri("a.txt")))
        self.assertIn("CRIM-001", found)
        self.assertGreater(len(found), 1)
        self.assertIn("there is no rule", c.logged[-1]["message"])
        wishes = {"kind": "agreement", "language": "en"}
        c.notify("workspace/didChangeConfiguration", {"settings": None})
        self.assertTrue(c.diagnostics(self.uri("a.txt")))

    def test_settings_told_and_not_given_when_asked(self):
        c = self.begin({}, WATCHES, initializationOptions={"select": ["CRIM-001"]})
        c.answers["workspace/configuration"] = lambda p: [None for _ in p["items"]]
        c.wait("the question", lambda m: m.get("method") == "workspace/configuration")
        c.settle()
        self.assertEqual(codes(self.open(c, "a.txt")), ["CRIM-001"])

    def test_language_of_messages(self):
        c = self.begin({}, environment={"LC_ALL": "fr_FR.UTF-8"})
        self.assertIn("entrée", " ".join(d["message"] for d in self.open(c, "a.txt")))
        c = self.begin({}, locale="es-MX", environment={"LC_ALL": "fr_FR.UTF-8"})
        self.assertIn("entrada", " ".join(d["message"] for d in self.open(c, "a.txt")))
        c = self.begin({"cmwlint.toml": 'message-language = "ru"\n'}, locale="es")
        self.assertIn("въезд", " ".join(d["message"] for d in self.open(c, "a.txt")))

    def test_folders_come_and_go(self):
        c = self.begin({"one/a.txt": ACT, "two/b.txt": GOOD}, {"textDocument": {"diagnostic": {}}},
                       workspaceFolders=None)

        def drafts():
            items = c.result("workspace/diagnostic", {"previousResultIds": []})["items"]
            return sorted(os.path.relpath(i["uri"][7:], self.root) for i in items)

        def change(added, removed):
            c.notify("workspace/didChangeWorkspaceFolders", {"event": {
                "added": [{"uri": self.uri(n), "name": n} for n in added],
                "removed": [{"uri": self.uri(n), "name": n} for n in removed]}})

        self.assertEqual(drafts(), ["one/a.txt", "two/b.txt"])
        change(["two"], ["."])
        self.assertEqual(drafts(), ["two/b.txt"])
        change(["one", "two"], [])
        self.assertEqual(drafts(), ["one/a.txt", "two/b.txt"])
        change([], ["one", "two"])
        self.assertEqual(drafts(), [])

    def test_odd_names(self):
        c = self.begin({})
        for name in ("a b.txt", "мой закон.txt", "قانون.txt", "100%.txt", "a#b.txt"):
            self.assertIn("CRIM-001", codes(self.open(c, name)), name)
        c.open("git:/a/law.txt?ref=HEAD", ACT)
        self.assertIn("CRIM-001", codes(c.diagnostics("git:/a/law.txt?ref=HEAD", 1)))
        c.open("", ACT)
        self.assertIn("CRIM-001", codes(c.diagnostics("", 1)))
        c.open("file:///a%00b.txt", ACT)
        self.assertIn("CRIM-001", codes(c.diagnostics("file:///a%00b.txt", 1)))


if __name__ == "__main__":
    unittest.main()
