#!/usr/bin/env python3
"""Diagnostics, pushed and pulled, of drafts and of the workspace; the same as the command line. diagnostics.py PROGRAM EXAMPLES"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from client import Client, edit, uri_of
from drafts import ACT, GOOD, PENAL, codes, write

PROGRAM, EXAMPLES = os.path.abspath(sys.argv.pop(1)), Path(sys.argv.pop(1)).resolve()
PULLS = {"textDocument": {"diagnostic": {}, "publishDiagnostics": {"relatedInformation": True, "dataSupport": True,
                                                                   "codeDescriptionSupport": True}},
         "workspace": {"diagnostics": {"refreshSupport": True}}, "general": {"positionEncodings": ["utf-32"]}}
PUSHED = {"textDocument": {"publishDiagnostics": {"relatedInformation": True, "dataSupport": True}},
          "general": {"positionEncodings": ["utf-32"]}}
LEVELS = {"error": 1, "warning": 2, "note": 3}


def pull(c, uri, previous=None):
    params = {"textDocument": {"uri": uri}}
    if previous:
        params["previousResultId"] = previous
    return c.result("textDocument/diagnostic", params)


def command_line(*words, cwd=None):
    done = subprocess.run([PROGRAM, "check", "--format", "json", "--exit-zero", *map(str, words)], capture_output=True,
                          text=True, check=True, cwd=cwd,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795305600"})
    return {d["path"]: d for d in json.loads(done.stdout)["documents"]}


def place(p):
    return {"line": p["line"] - 1, "character": p["column"] - 1}


def as_told(finding):
    """A finding of the command line, as the server must tell it to a client that counts code points."""
    return (finding["rule"], LEVELS[finding["severity"]],
            {"start": place(finding["span"]["start"]), "end": place(finding["span"]["end"])})


class Diagnostics(unittest.TestCase):
    maxDiff = None

    def begin(self, capabilities, **more):
        c = Client(PROGRAM)
        self.addCleanup(c.close)
        c.told = c.initialize(capabilities, **more)
        return c

    def directory(self, files):
        d = tempfile.TemporaryDirectory()
        self.addCleanup(d.cleanup)
        write(d.name, files)
        return os.path.realpath(d.name)

    def test_same_as_the_command_line(self):
        examples = sorted(EXAMPLES.glob("*.txt"))
        self.assertGreater(len(examples), 9)
        expected = command_line(*examples)
        pushed, pulled = self.begin(PUSHED), self.begin(PULLS)
        for path in examples:
            uri, text = uri_of(path), path.read_text(encoding="utf-8")
            findings = expected[str(path)]["diagnostics"]
            pushed.open(uri, text)
            got = pushed.diagnostics(uri, 1)
            self.assertEqual([as_told(f) for f in findings], [(d["code"], d["severity"], d["range"]) for d in got])
            for finding, diagnostic in zip(findings, got):
                self.assertTrue(diagnostic["message"].startswith(finding["message"]), diagnostic)
                self.assertIn(finding["advice"], diagnostic["message"])
                self.assertIn(finding["sources"][0]["document"], diagnostic["message"])
                self.assertLessEqual(diagnostic["message"].count("\n"), 1)
                self.assertEqual(diagnostic["data"]["rule"], finding["rule"])
                self.assertEqual([label["text"] for label in finding["labels"]],
                                 [r["message"] for r in diagnostic.get("relatedInformation", [])])
            pulled.open(uri, text)
            self.assertEqual(pull(pulled, uri)["items"], got)

    def test_same_after_edits(self):
        """Word by word a draft is written; at each stop it is what the command line says of the same text."""
        text = (EXAMPLES / "law.en.txt").read_text(encoding="utf-8")
        c = self.begin(PULLS)
        c.open("untitled:a", "")
        version, done = 1, ""
        for stop in range(1500, len(text), 4000):
            while len(done) < stop:
                step = text[len(done):len(done) + 61]
                line, character = done.count("\n"), len(done) - (done.rfind("\n") + 1)
                version += 1
                c.change("untitled:a", version, edit(line, character, line, character, step))
                done += step
            d = self.directory({"a.txt": done})
            expected = command_line(Path(d, "a.txt"))[str(Path(d, "a.txt"))]["diagnostics"]
            self.assertEqual([as_told(f) for f in expected],
                             [(d["code"], d["severity"], d["range"]) for d in pull(c, "untitled:a")["items"]])

    def test_pull(self):
        c = self.begin(PULLS)
        self.assertTrue(c.told["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"])
        c.open("untitled:a", ACT)
        first = pull(c, "untitled:a")
        self.assertEqual(first["kind"], "full")
        self.assertIn("CRIM-001", codes(first["items"]))
        again = pull(c, "untitled:a", first["resultId"])
        self.assertEqual(again, {"kind": "unchanged", "resultId": first["resultId"]})
        c.change("untitled:a", 2, edit(0, 0, 0, 0, "\n"))
        changed = pull(c, "untitled:a", first["resultId"])
        self.assertEqual(changed["kind"], "full")
        self.assertEqual(pull(c, "untitled:never"), {"kind": "full", "items": []})
        self.assertEqual(c.published, {})  # who asks is not told unasked

    def test_least_client(self):
        c = self.begin({})
        c.open("untitled:a", ACT)
        for d in c.diagnostics("untitled:a", 1):
            self.assertEqual(set(d), {"range", "severity", "code", "source", "message"})

    def test_kinds_of_text(self):
        c = self.begin({})
        said = {
            "blank": ("\n  \n", []),
            "greek": ("Άρθρο 1\nΤο παρόν κείμενο δεν διαβάζεται.\n" * 5, [(3, "no language that cmwlint reads")]),
            "nul": ("Article 1\n\0\0\n", [(3, "no language")]),
            "pdf": ("%PDF-1.4\n", [(2, "pdftotext")]),
            "large": (PENAL * (17 * 2**20 // len(PENAL)), [(2, "at most 16 MB")]),
        }
        for name, (text, expected) in said.items():
            c.open("untitled:" + name, text)
            got = c.diagnostics("untitled:" + name, 1)
            self.assertEqual(len(got), len(expected), (name, got))
            for d, (severity, words) in zip(got, expected):
                self.assertEqual(d["severity"], severity, d)
                self.assertIn(words, d["message"])
        c.change("untitled:large", 2, {"text": ACT})
        self.assertIn("CRIM-001", codes(c.diagnostics("untitled:large", 2)))

    def test_markup(self):
        """By the ending of a file; of what has none, by what the editor takes it for."""
        c = self.begin({})
        html = "<p>Border Act</p><p>Article 1</p>\n<p>" + PENAL.replace("imprisonment", "<b>imprison</b>ment") + "</p>"
        for uri, language in (("file:///a/law.html", "plaintext"), ("untitled:Untitled-1", "html")):
            c.open(uri, html, language=language)
            found = [d for d in c.diagnostics(uri, 1) if d.get("code") == "CRIM-001"]
            self.assertEqual(len(found), 1)
            self.assertEqual(found[0]["range"]["start"], {"line": 1, "character": html.split("\n")[1].index("imprison")})
        markdown = "# Border Act\n\n## Article 1\n" + PENAL
        c.open("untitled:Untitled-2", markdown + "<!-- cmwlint: allow CRIM-001: decided -->\n", language="markdown")
        self.assertNotIn("CRIM-001", codes(c.diagnostics("untitled:Untitled-2", 1)))

    def test_findings_move(self):
        """While a long draft is typed in, what is known stays where its words are."""
        c = self.begin({})
        text = "Act\n\n" + "".join(f"Article {i}\n" + PENAL * 3 for i in range(1, 900))
        c.open("untitled:a", text)
        count = len(c.diagnostics("untitled:a", 1))
        self.assertGreater(count, 500)
        for version in range(2, 30):
            c.change("untitled:a", version, edit(0, 0, 0, 0, "\n"))
        last = 1
        while last < 29:
            params = c.wait("diagnostics", lambda m: m.get("method") == "textDocument/publishDiagnostics")["params"]
            last = params["version"]
            lines = {d["range"]["start"]["line"] for d in params["diagnostics"] if d.get("code") == "CRIM-001"}
            self.assertEqual(min(lines), 3 + (last - 1))

    def workspace(self, files, **more):
        root = self.directory(files)
        c = self.begin(PULLS, root=root, **more)
        return c, root

    def check_workspace(self, c, previous=(), **more):
        answer = c.result("workspace/diagnostic", {"previousResultIds": list(previous), **more})
        return {item["uri"]: item for item in answer["items"]}

    def test_workspace(self):
        c, root = self.workspace({"a.txt": ACT, "b/b.md": "# Act\n\n" + ACT, "b/c.txt": GOOD, "b/left/out.txt": ACT,
                                  "notes.rst": ACT, "w.txt": ACT.encode("utf-16"), "bin.txt": b"PK\x03\x04",
                                  "cmwlint.toml": 'exclude = ["b/left/**"]\n'})
        items = self.check_workspace(c)
        names = {os.path.relpath(uri[7:], root) for uri in items}
        self.assertEqual(names, {"a.txt", "b/b.md", "b/c.txt", "w.txt", "bin.txt"})
        a, w = items[uri_of(root + "/a.txt")], items[uri_of(root + "/w.txt")]
        self.assertIn("CRIM-001", codes(a["items"]))
        self.assertEqual([d["range"] for d in a["items"]], [d["range"] for d in w["items"]])
        self.assertIn("soffice", items[uri_of(root + "/bin.txt")]["items"][0]["message"])
        self.assertNotIn("CRIM-001", codes(items[uri_of(root + "/b/c.txt")]["items"]))
        # The same again is unchanged; the text of an open draft counts; a file that goes is told.
        previous = [{"uri": uri, "value": item["resultId"]} for uri, item in items.items()]
        self.assertEqual({i["kind"] for i in self.check_workspace(c, previous).values()}, {"unchanged"})
        c.open(uri_of(root + "/b/c.txt"), ACT, version=7)
        os.remove(root + "/a.txt")
        after = self.check_workspace(c, previous)
        changed = {uri for uri, item in after.items() if item["kind"] == "full"}
        self.assertEqual(changed, {uri_of(root + "/a.txt"), uri_of(root + "/b/c.txt")})
        self.assertEqual(after[uri_of(root + "/a.txt")]["items"], [])
        self.assertEqual(after[uri_of(root + "/b/c.txt")]["version"], 7)
        self.assertIn("CRIM-001", codes(after[uri_of(root + "/b/c.txt")]["items"]))

    def test_workspace_same_as_the_command_line(self):
        c = self.begin(PULLS, root=EXAMPLES)
        items = self.check_workspace(c)
        expected = command_line(EXAMPLES)
        drafts = {uri_of(p): [as_told(f) for f in d["diagnostics"]] for p, d in expected.items()
                  if not d.get("about_project")}
        self.assertEqual(drafts, {uri: [(d["code"], d["severity"], d["range"]) for d in item["items"] if "code" in d]
                                  for uri, item in items.items()})

    def test_progress(self):
        c, _ = self.workspace({f"{i}.txt": ACT * 40 for i in range(40)})
        number = c.start("workspace/diagnostic", {"previousResultIds": [], "workDoneToken": "w",
                                                  "partialResultToken": "p"})
        kinds, uris = [], []

        def heed(message):
            params = message.get("params") or {}
            if message.get("method") == "$/progress" and params["token"] == "w":
                kinds.append(params["value"]["kind"])
            if message.get("method") == "$/progress" and params["token"] == "p":
                uris.extend(i["uri"] for i in params["value"]["items"])
            return message.get("id") == number and "method" not in message

        answer = c.wait("the workspace", heed)
        self.assertEqual(answer["result"]["items"], [])
        self.assertEqual(len(set(uris)), 40)
        self.assertEqual(len(uris), 40)
        self.assertEqual((kinds[0], kinds[-1]), ("begin", "end"))

    def test_cancelled(self):
        c, _ = self.workspace({f"{i}.txt": ACT * 200 for i in range(60)})
        number = c.start("workspace/diagnostic", {"previousResultIds": [], "workDoneToken": 4})
        c.wait("its begin", lambda m: m.get("method") == "$/progress")
        # Other requests are answered meanwhile.
        c.open("untitled:a", ACT)
        meanwhile = c.start("textDocument/diagnostic", {"textDocument": {"uri": "untitled:a"}})
        first = c.wait("an answer", lambda m: m.get("id") in (number, meanwhile) and "method" not in m)
        self.assertEqual(first["id"], meanwhile)
        c.notify("$/cancelRequest", {"id": number})
        self.assertEqual(c.answer_to(number)["error"]["code"], -32800)
        # By its progress as well.
        number = c.start("workspace/diagnostic", {"previousResultIds": [], "workDoneToken": 5})
        c.wait("its begin", lambda m: m.get("method") == "$/progress" and m["params"]["token"] == 5)
        c.notify("window/workDoneProgress/cancel", {"token": 5})
        self.assertEqual(c.answer_to(number)["error"]["code"], -32800)
        # And at the end of the conversation nothing is left open.
        number = c.start("workspace/diagnostic", {"previousResultIds": []})
        down = c.start("shutdown")
        self.assertEqual(c.answer_to(number)["error"]["code"], -32802)
        self.assertIsNone(c.answer_to(down)["result"])

    def test_cancelled_before_its_turn(self):
        c = self.begin(PULLS)
        c.open("untitled:a", "Act\n\n" + PENAL * 4000)
        numbers = [c.start("textDocument/diagnostic", {"textDocument": {"uri": "untitled:a"}}) for _ in range(3)]
        c.notify("$/cancelRequest", {"id": numbers[2]})
        c.notify("$/cancelRequest", {"id": "never"})
        self.assertIn("result", c.answer_to(numbers[0]))
        self.assertIn("result", c.answer_to(numbers[1]))
        self.assertEqual(c.answer_to(numbers[2])["error"]["code"], -32800)
        self.assertIn("result", c.answer_to(c.start("textDocument/diagnostic",
                                                    {"textDocument": {"uri": "untitled:a"}})))

    def test_told_of_the_workspace(self):
        root = self.directory({"a.txt": ACT, "b.txt": GOOD})
        c = self.begin({}, root=root)
        self.assertIn("cmwlint.checkWorkspace", c.told["capabilities"]["executeCommandProvider"]["commands"])
        done = c.result("workspace/executeCommand", {"command": "cmwlint.checkWorkspace"})
        self.assertEqual(done["drafts"], 2)
        self.assertIn("CRIM-001", codes(c.published[uri_of(root + "/a.txt")]["diagnostics"]))
        self.assertEqual(c.error("workspace/executeCommand", {"command": "cmwlint.no"}), -32602)

    def test_no_folders(self):
        self.assertEqual(self.check_workspace(self.begin(PULLS)), {})


if __name__ == "__main__":
    unittest.main()
